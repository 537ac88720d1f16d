"""Reads a chat of the sandbox and waits for its changes."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from bot.sandbox.telegram.client import CannotError, TapResult
from bot.sandbox.telegram.events import Hub
from bot.sandbox.telegram.records import CallbackAnswer, Message
from bot.sandbox.telegram.transcript import as_text
from bot.sandbox.telegram.world import World

T = TypeVar("T")

_PATIENCE = 60.0  # seconds; a machine may be busy


class NotSeenError(AssertionError):
    """An expected event did not happen; the message shows the chat, without deleted texts."""


async def until(hub: Hub, look: Callable[[], T | None], patience: float) -> T | None:
    """Return the result of `look`, called after every change; None after `patience` seconds."""
    with hub.listening() as events:
        try:
            async with asyncio.timeout(patience):
                while (found := look()) is None:
                    await events.get()
                return found
        except TimeoutError:
            return None


class ChatObserver:
    """The view of one chat: what the bot sent since the last action of the person."""

    def __init__(self, world: World, chat_id: int) -> None:
        self.chat_id = chat_id
        self._world = world
        self._since = world.tick

    def _acting(self) -> None:
        self._since = self._world.tick

    @property
    def messages(self) -> list[Message]:
        """All messages of the chat in order; deleted ones without their content."""
        return list(self._world.messages.get(self.chat_id, {}).values())

    @property
    def last(self) -> Message:
        """The newest message of the bot that is not deleted."""
        return next(m for m in reversed(self.messages) if m.by_bot and not m.deleted)

    @property
    def keyboard(self) -> list[str]:
        """The labels of the reply keyboard."""
        rows = self._world.keyboards.get(self.chat_id, {}).get("keyboard", ())
        return [button["text"] for row in rows for button in row]

    @property
    def transcript(self) -> str:
        """The chat as text, without deleted content."""
        return as_text(self._world, self.chat_id)

    def news(self) -> list[Message]:
        """Return what the bot sent or edited since the last action of this person."""
        return [m for m in self.messages if m.by_bot and not m.deleted and m.changed > self._since]

    async def wait_for(
        self, wanted: str | Callable[[Message], object], *, patience: float = _PATIENCE
    ) -> Message:
        """Wait for a new or edited message that holds a text or fits a predicate.

        Raises NotSeenError.
        """

        def fits(message: Message) -> object:
            return wanted in message.text if isinstance(wanted, str) else wanted(message)

        what = f"a message with {wanted!r}" if isinstance(wanted, str) else "such a message"
        return await self._wait(
            lambda: next((m for m in reversed(self.news()) if fits(m)), None), what, patience
        )

    async def wait_deleted(self, message: Message, *, patience: float = _PATIENCE) -> None:
        """Wait until a message is deleted. Raises NotSeenError."""

        def look() -> bool | None:
            return self._world.message(self.chat_id, message.id) is None or None

        await self._wait(look, f"the deletion of message {message.id}", patience)

    async def answer_to(self, tap: TapResult, *, patience: float = _PATIENCE) -> CallbackAnswer:
        """Wait for the bot's answer to a tap on a callback button. Raises NotSeenError."""
        if not tap.query_id:
            raise CannotError("that button sends no query to the bot")
        return await self._wait(
            lambda: self._world.queries[tap.query_id].answer, "an answer to the tap", patience
        )

    async def _wait(self, look: Callable[[], T | None], what: str, patience: float) -> T:
        found = await until(self._world.hub, look, patience)
        if found is None:
            raise NotSeenError(f"{what} did not come in {patience} s:\n{self.transcript}")
        return found
