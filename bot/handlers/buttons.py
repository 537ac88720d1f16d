"""Owns how a view's buttons become Telegram's."""

from aiogram.filters.callback_data import CallbackData
from aiogram.types import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.views import Action, Button, Press, View


class Tap(CallbackData, prefix="v1"):
    """A press as it travels in a button, at most 64 bytes."""

    action: Action
    target: str = ""
    page: int = 0


def keyboard(view: View) -> InlineKeyboardMarkup | None:
    """Return the inline keyboard of a view, or None when it has no buttons."""
    rows = [[_button(button) for button in row] for row in view.buttons]
    return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None


def unpack(data: str | None) -> Press | None:
    """Return the press that a button carried, or None when it is not one of ours."""
    try:
        tap = Tap.unpack(data or "")
    except (TypeError, ValueError):
        return None
    return Press(action=tap.action, target=tap.target, page=tap.page)


def _button(button: Button) -> InlineKeyboardButton:
    press = button.press
    tap = Tap(action=press.action, target=press.target, page=press.page) if press else None
    return InlineKeyboardButton(
        text=button.label,
        callback_data=tap.pack() if tap else None,
        url=button.url,
        copy_text=CopyTextButton(text=button.copy) if button.copy else None,
        style=button.style,
    )
