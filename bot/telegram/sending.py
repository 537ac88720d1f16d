"""Where an answer goes: the topic it belongs to, and where else it is read if not there."""

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


@dataclass(frozen=True, kw_only=True)
class Place:
    """A chat, and the topic in it where there are topics."""

    chat: int
    thread: int | None = None
    person: int | None = None  # who is written to in private where the chat takes nothing

    def ways(self) -> Iterator[tuple[int, int | None]]:
        """Return chat and topic to send to, the best first."""
        yield self.chat, self.thread
        if self.thread is not None:
            yield self.chat, None
        if self.person not in {None, self.chat}:
            yield self.person or 0, None


async def speak(bot: Bot, place: Place, view: View) -> Message:
    """Send a view to a place: a closed topic's goes to the main one, a closed chat's in private.

    Raises what Telegram answers to the first way when none is open.
    """
    refusal: TelegramBadRequest | TelegramForbiddenError | None = None
    for chat, thread in place.ways():
        try:
            return await _send(bot, chat, thread, view)
        except (TelegramBadRequest, TelegramForbiddenError) as error:
            refusal = refusal or error
    assert refusal is not None  # noqa: S101  # there is always a first way
    raise refusal


async def _send(bot: Bot, chat: int, thread: int | None, view: View) -> Message:
    """Send a view; once more to the supergroup that a group has become."""
    try:
        return await bot.send_message(
            chat, view.text, message_thread_id=thread, reply_markup=keyboard(view)
        )
    except TelegramMigrateToChat as error:
        return await bot.send_message(
            error.migrate_to_chat_id, view.text, reply_markup=keyboard(view)
        )
