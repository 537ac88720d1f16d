"""Owns deleting what a person sent: first of all, persistently, and by declaration."""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware, Bot
from aiogram.dispatcher.flags import get_flag
from aiogram.exceptions import (
    AiogramError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramRetryAfter,
)
from aiogram.fsm.context import FSMContext
from aiogram.fsm.middleware import FSMContextMiddleware
from aiogram.fsm.storage.base import StorageKey
from aiogram.types import Message, TelegramObject, Update

from bot.domain.ports import Meters
from bot.handlers.states import Stage

log = logging.getLogger(__name__)

SECRET = {"secret": True}  # the flag of a handler whose message is deleted before it runs
ATTEMPTS = 4
LONGEST_WAIT = 20.0  # seconds in all; then the person is told to delete by hand


class EraseSecrets(BaseMiddleware):
    """Deletes a message before its handler runs, where the handler has the flag `secret`."""

    def __init__(self, meters: Meters) -> None:
        self._meters = meters

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        if isinstance(event, Message) and get_flag(data, "secret"):
            early: asyncio.Task[bool | None] | None = data.get("erasing")
            deleted = await early if early else None
            if deleted is None:
                deleted = await erase(data["bot"], event, self._meters)
            data["deleted"] = deleted
        return await handler(event, data)


class EraseWaiting(BaseMiddleware):
    """Deletes a secret that has to wait until the person's earlier messages are answered.

    Answers keep to Telegram's limits; a deletion never waits for them.
    """

    def __init__(self, fsm: FSMContextMiddleware, meters: Meters) -> None:
        self._fsm = fsm
        self._meters = meters
        self._under_way = Counter[StorageKey]()

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        context = self._fsm.resolve_event_context(data["bot"], data)
        message = event.message or event.edited_message if isinstance(event, Update) else None
        if context is None or message is None:
            return await handler(event, data)
        if self._under_way[context.key]:
            data["erasing"] = asyncio.create_task(
                self._erase_if_asked_for(message, context, data["bot"])
            )
        self._under_way[context.key] += 1
        try:
            return await handler(event, data)
        finally:
            self._under_way -= Counter([context.key])  # keys that come to nothing go
            if "erasing" in data:
                await asyncio.wait({data["erasing"]})

    async def _erase_if_asked_for(
        self, message: Message, context: FSMContext, bot: Bot
    ) -> bool | None:
        """Delete a message if a secret is being asked for; None when not: it is looked at."""
        asked = await context.get_state() == Stage.sending_keys.state
        if not asked or (message.text or "").startswith("/"):
            return None
        return await erase(bot, message, self._meters)


async def erase(bot: Bot, message: Message, meters: Meters) -> bool:
    """Delete a message, with retries; return whether it is gone."""
    gone = await _erase(bot, message.chat.id, message.message_id)
    meters.erased(gone=gone)
    if not gone:
        log.warning("a message with a secret could not be deleted")
    return gone


async def _erase(bot: Bot, chat: int, message: int) -> bool:
    left = LONGEST_WAIT
    for attempt in range(ATTEMPTS):
        try:
            return await bot.delete_message(chat, message)
        except TelegramBadRequest as error:
            return "message to delete not found" in error.message
        except TelegramForbiddenError:
            return False
        except TelegramRetryAfter as error:
            wait = float(error.retry_after)
        except AiogramError:  # also an answer that is none of Telegram's
            wait = 0.25 * 2**attempt
        left -= wait
        if left < 0 or attempt == ATTEMPTS - 1:
            break
        await asyncio.sleep(wait)
    return False
