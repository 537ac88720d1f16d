"""The middleware that deletes messages with secrets before their handlers run."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any, Protocol

from aiogram import BaseMiddleware, Bot
from aiogram.dispatcher.flags import get_flag
from aiogram.exceptions import AiogramError
from aiogram.types import Message, TelegramObject

from bot.domain.inbox import Erasure
from bot.i18n import Translator
from bot.telegram.inbox.deletion import Eraser
from bot.telegram.keyboards import Handler
from bot.views import View, general

USUAL = 1.0  # seconds that a deletion may take unnoticed
LONG = 3.0  # seconds after which the person is told that it takes longer
TYPING = 4.0  # seconds; Telegram shows an action for five


class Speaker(Protocol):
    """The conversation with one person."""

    @property
    def t(self) -> Translator:
        """Its language."""

    async def say(self, view: View) -> Message:
        """Send a view as a new message."""


SECRET = {"secret": True}  # the flag of a handler whose message is deleted before it runs


class EraseSecrets(BaseMiddleware):
    """Deletes a message before its handler runs, if the handler has the flag `secret`."""

    def __init__(self, eraser: Eraser) -> None:
        self._eraser = eraser

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        if isinstance(event, Message) and get_flag(data, "secret"):
            task = data.get("erasing") or self._eraser.begin(erasure_of(event))
            async with _shown_as_busy(data["bot"], event, data.get("conversation")):
                data["deleted"] = await asyncio.shield(task)
            data["outcome_reported"].set()
        return await handler(event, data)


def erasure_of(message: Message) -> Erasure:
    """Return the erasure of a message."""
    return Erasure(
        chat=message.chat.id,
        message=message.message_id,
        person=message.from_user.id if message.from_user and not message.sender_chat else None,
        sent_at=message.date,
    )


@contextlib.asynccontextmanager
async def _shown_as_busy(
    bot: Bot, message: Message, conversation: Speaker | None
) -> AsyncIterator[None]:
    """Show "typing" in the chat while the block takes longer than usual, and say so once."""
    showing = [asyncio.create_task(_show_typing(bot, message))]
    if conversation:
        showing.append(asyncio.create_task(_say_deleting(conversation)))
    try:
        yield
    finally:
        for task in showing:
            task.cancel()


async def _show_typing(bot: Bot, message: Message) -> None:
    thread = message.message_thread_id if message.is_topic_message else None
    await asyncio.sleep(USUAL)
    with contextlib.suppress(AiogramError):
        while True:
            await bot.send_chat_action(message.chat.id, "typing", message_thread_id=thread)
            await asyncio.sleep(TYPING)


async def _say_deleting(conversation: Speaker) -> None:
    await asyncio.sleep(LONG)
    with contextlib.suppress(AiogramError):
        await conversation.say(general.deleting(conversation.t))
