"""Owns deleting what a person sent: first of all, persistently, and by declaration."""

import asyncio
import logging
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
from aiogram.types import Message, TelegramObject

log = logging.getLogger(__name__)

SECRET = {"secret": True}  # the flag of a handler whose message is deleted before it runs
ATTEMPTS = 4
LONGEST_WAIT = 20.0  # seconds in all; then the person is told to delete by hand


class EraseSecrets(BaseMiddleware):
    """Deletes a message before its handler runs, where the handler has the flag `secret`."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        if isinstance(event, Message) and get_flag(data, "secret"):
            data["deleted"] = await erase(data["bot"], event.chat.id, event.message_id)
        return await handler(event, data)


async def erase(bot: Bot, chat: int, message: int) -> bool:
    """Delete a message, with retries; return whether it is gone."""
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
    log.warning("a message with a secret could not be deleted")
    return False
