"""One attempt to delete a message, and what its outcome means for the next one."""

from aiogram import Bot
from aiogram.exceptions import (
    AiogramError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramRetryAfter,
)

from bot.domain.inbox import Erasure


async def attempt_deletion(bot: Bot, erasure: Erasure) -> bool | float | None:
    """Return whether the message is deleted, or the seconds before a retry; None: unknown."""
    try:
        return await bot.delete_message(erasure.chat, erasure.message)
    except TelegramBadRequest as error:
        return "message to delete not found" in error.message
    except (TelegramForbiddenError, TelegramMigrateToChat):  # messages of an old group remain
        return False
    except TelegramRetryAfter as error:
        return float(error.retry_after)
    except AiogramError:  # including invalid answers
        return None
