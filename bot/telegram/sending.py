"""Sends views to a place: a chat, its topic, and the fallbacks if it is closed."""

from collections.abc import Iterator
from dataclasses import dataclass

from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
)
from aiogram.types import Message

from bot.telegram.keyboards import keyboard
from bot.views import View

# What Telegram answers to an edit: https://github.com/TelegramMessenger/td, Requests of its Bot API
NOT_MODIFIED = "message is not modified"
NO_TEXT = "there is no text in the message to edit"  # it is a photo


@dataclass(frozen=True, kw_only=True)
class Place:
    """A chat, and its topic if there is one."""

    chat: int
    thread: int | None = None
    person: int | None = None  # the recipient in private if the chat is closed

    def destinations(self) -> Iterator[tuple[int, int | None]]:
        """Yield chats and topics to try, the best first."""
        yield self.chat, self.thread
        if self.thread is not None:
            yield self.chat, None
        if self.person not in {None, self.chat}:
            yield self.person or 0, None


async def speak(bot: Bot, place: Place, view: View) -> Message:
    """Send a view: to the topic, else to the chat, else to the person in private.

    Raises the error of the first destination if all fail.
    """
    refusal: TelegramBadRequest | TelegramForbiddenError | None = None
    for chat, thread in place.destinations():
        try:
            return await _send(bot, chat, thread, view)
        except (TelegramBadRequest, TelegramForbiddenError) as error:
            refusal = refusal or error
    assert refusal is not None  # noqa: S101  # there is at least one destination
    raise refusal


async def _send(bot: Bot, chat: int, thread: int | None, view: View) -> Message:
    """Send a view; if the group became a supergroup, send it there."""
    try:
        return await bot.send_message(
            chat, view.text, message_thread_id=thread, reply_markup=keyboard(view)
        )
    except TelegramMigrateToChat as error:
        return await bot.send_message(
            error.migrate_to_chat_id, view.text, reply_markup=keyboard(view)
        )
