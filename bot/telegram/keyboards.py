"""Converts the buttons of views to inline keyboards, and answers presses."""

import logging
from collections.abc import Awaitable, Callable
from functools import lru_cache
from typing import Any, TypeAlias

from aiogram import BaseMiddleware
from aiogram.exceptions import AiogramError
from aiogram.filters.callback_data import CallbackData
from aiogram.types import (
    CallbackQuery,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    TelegramObject,
    WebAppInfo,
)
from aiogram.utils.callback_answer import CallbackAnswer

from bot.views import Action, Button, Press, View

Handler: TypeAlias = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]
"""The handler that a middleware wraps."""

log = logging.getLogger(__name__)


class Tap(CallbackData, prefix="v1"):
    """A press, encoded in the callback data of a button, at most 64 bytes."""

    action: Action
    target: str = ""
    page: int = 0


def keyboard(view: View) -> InlineKeyboardMarkup | None:
    """Return the inline keyboard of a view, or None if it has no buttons."""
    rows = [[_button(button) for button in row] for row in view.buttons]
    return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None


def unpack(data: str | None) -> Press | None:
    """Return the press in the data of a button, or None if the data is not ours."""
    try:
        tap = Tap.unpack(data or "")
    except (TypeError, ValueError):
        return None
    return Press(action=tap.action, target=tap.target, page=tap.page)


@lru_cache(maxsize=1_000)  # most are the same for everybody
def _button(button: Button) -> InlineKeyboardButton:
    press = button.press
    tap = Tap(action=press.action, target=press.target, page=press.page) if press else None
    return InlineKeyboardButton(
        text=button.label,
        callback_data=tap.pack() if tap else None,
        url=button.url,
        web_app=WebAppInfo(url=button.form) if button.form else None,
        copy_text=CopyTextButton(text=button.copy) if button.copy else None,
        style=button.style,
    )


class AnswerPresses(BaseMiddleware):
    """Answers a pressed button with the text that the handler chose.

    Telegram refuses the answer to a press that is older than some seconds, as after a downtime
    of the bot. The press itself is valid.
    """

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        answer = data["callback_answer"] = CallbackAnswer(answered=False)
        try:
            return await handler(event, data)
        finally:
            if isinstance(event, CallbackQuery):
                await _answer(event, answer.text)


async def _answer(query: CallbackQuery, text: str | None) -> None:
    try:
        await query.answer(text)
    except AiogramError as error:
        log.info("a press was not answered: %s", type(error).__name__)
