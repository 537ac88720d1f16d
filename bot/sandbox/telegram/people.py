"""How a test plays people: what they do, and waiting for what the bot answers."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from bot.sandbox.telegram.client import CannotError, PersonClient, TapResult
from bot.sandbox.telegram.events import Hub
from bot.sandbox.telegram.records import CallbackAnswer, Chat, Json, Message
from bot.sandbox.telegram.transcript import as_text
from bot.sandbox.telegram.world import World

T = TypeVar("T")

_PATIENCE = 60.0  # seconds; a machine may be busy


class NotSeenError(AssertionError):
    """What was waited for did not come; the text shows the chat, without deleted texts."""


async def until(hub: Hub, look: Callable[[], T | None], patience: float) -> T | None:
    """Return what `look` finds, looking again after every change; None after `patience` seconds."""
    with hub.listening() as events:
        try:
            async with asyncio.timeout(patience):
                while (found := look()) is None:
                    await events.get()
                return found
        except TimeoutError:
            return None


@dataclass(frozen=True)
class GroupChat:
    """A group or a channel."""

    world: World
    id: int

    def close(self, topic: int) -> None:
        """Let no one but admins write in a topic; `GENERAL` is the main one."""
        self.world.add_chat(replace(self.chat, closed=self.chat.closed | {topic}))

    def migrate(self) -> "GroupChat":
        """Turn a group into a supergroup, which has an id of its own."""
        new = replace(self.chat, id=self.id - 1_002_000_000_000, kind="supergroup")
        self.world.add_chat(new)
        self.world.add_chat(replace(self.chat, migrated_to=new.id))
        return GroupChat(self.world, new.id)

    @property
    def chat(self) -> Chat:
        """The chat as it is now."""
        return self.world.chats[self.id]


class Person:
    """Somebody with a Telegram client.

    The waiting methods look at what the bot sent or edited since this person last did something
    (wrote, attached, edited, tapped), so an old answer is never taken for a new one.
    """

    def __init__(
        self,
        world: World,
        user_id: int,
        chat_id: int | None = None,
        topic: int | None = None,
        alias: int | None = None,
    ) -> None:
        self.id = user_id
        self.chat_id = chat_id or user_id
        self._world = world
        self._client = PersonClient(world, user_id, topic, alias)
        self._since = world.tick
        self._elsewhere: dict[tuple[int, int | None, int | None], Person] = {}

    def within(
        self, group: GroupChat, *, topic: int | None = None, alias: GroupChat | None = None
    ) -> "Person":
        """Return the same person, acting and looking in a group or channel.

        `alias`: the channel they write as; the group itself for an anonymous admin.
        """
        return self._at(group.id, topic, alias.id if alias else None)

    def in_topic(self, topic: int) -> "Person":
        """Return the same person, acting in a topic of the private chat."""
        if self.id not in self._world.chats:
            self._world.add_chat(Chat(id=self.id, kind="private"))
        chat = self._world.chats[self.id]
        self._world.add_chat(replace(chat, topics=chat.topics | {topic}))
        return self._at(self.id, topic, None)

    def _at(self, chat: int, topic: int | None, alias: int | None) -> "Person":
        place = chat, topic, alias
        if place not in self._elsewhere:
            self._elsewhere[place] = Person(self._world, self.id, *place)
        return self._elsewhere[place]

    # what a person does

    async def say(self, text: str, *, reply_to: Message | None = None) -> Message:
        """Write a message."""
        self._acting()
        replied = reply_to.id if reply_to else None
        return self._client.write(text, chat_id=self.chat_id, reply_to=replied)

    async def forward(self, text: str, *, author: str = "Somebody") -> Message:
        """Forward a message of somebody else."""
        self._acting()
        return self._client.write(text, chat_id=self.chat_id, forwarded_from=author)

    async def send_photo(self, caption: str = "", data: bytes = b"picture") -> Message:
        """Send a picture."""
        return self._attach("photo", caption, data, "photo.png")

    async def send_document(
        self, caption: str = "", data: bytes = b"file", name: str = "file.txt"
    ) -> Message:
        """Send a file."""
        return self._attach("document", caption, data, name)

    async def send_voice(self, data: bytes = b"voice", caption: str = "") -> Message:
        """Send a voice note."""
        return self._attach("voice", caption, data, "voice.ogg")

    async def post(self, content: Json) -> Message:
        """Send whatever else a message may consist of, or let Telegram tell of an act.

        `content` is as the API writes it: a poll, a contact, a pin.
        """
        self._acting()
        return self._client.post(content, chat_id=self.chat_id)

    def _attach(
        self, kind: Literal["photo", "document", "voice"], caption: str, data: bytes, name: str
    ) -> Message:
        self._acting()
        return self._client.attach(
            kind, caption=caption, data=data, name=name, chat_id=self.chat_id
        )

    async def edit(self, message: Message, text: str) -> Message:
        """Edit an own message."""
        self._acting()
        return self._client.edit(self.chat_id, message.id, text)

    async def delete(self, message: Message) -> None:
        """Delete a message by hand."""
        self._client.delete(self.chat_id, message.id)

    async def tap(self, label: str, message: Message | None = None) -> TapResult:
        """Tap a button by label or data: of this message, or of the newest that has it.

        A label may be a part of the button's, if only one button has that part. Waits for
        nothing; `answer_to` waits for the bot's answer.
        """
        wanted = message.id if message else None
        self._acting()
        return self._client.tap(label, chat_id=self.chat_id, message_id=wanted)

    async def speak(self, language: str) -> None:
        """Switch the client's language (an IETF tag such as `nb`, `pt-br`)."""
        self._client.speak(language)

    async def block(self) -> None:
        """Block the bot."""
        self._client.block()

    async def unblock(self) -> None:
        """Unblock the bot."""
        self._client.unblock()

    async def deactivate(self) -> None:
        """Delete the account: the bot can no longer write."""
        self._client.deactivate()

    def _acting(self) -> None:
        self._since = self._world.tick

    # what a person sees

    @property
    def messages(self) -> list[Message]:
        """All messages of the chat in order; deleted ones are there without their content."""
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
        """The chat as text, without what was deleted."""
        return as_text(self._world, self.chat_id)

    def news(self) -> list[Message]:
        """Return what the bot sent or edited since this person last did something."""
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
            raise CannotError("that button asks the bot nothing")
        return await self._wait(
            lambda: self._world.queries[tap.query_id].answer, "an answer to the tap", patience
        )

    async def _wait(self, look: Callable[[], T | None], what: str, patience: float) -> T:
        found = await until(self._world.hub, look, patience)
        if found is None:
            raise NotSeenError(f"{what} did not come in {patience} s:\n{self.transcript}")
        return found
