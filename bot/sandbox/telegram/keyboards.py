"""Validates `reply_markup` as Telegram does."""

from typing import Any
from urllib.parse import urlsplit

from bot.sandbox.telegram.refusals import ApiError, bad_request

Json = dict[str, Any]

_DATA_BYTES = 64
_COPY_CHARACTERS = 256
_STYLES = frozenset({"danger", "success", "primary", "link"})
_ACTIONS = (
    "url",
    "callback_data",
    "copy_text",
    "callback_game",
    "pay",
    "switch_inline_query",
    "switch_inline_query_chosen_chat",
    "switch_inline_query_current_chat",
    "login_url",
    "web_app",
    "disabled",
)


def check_markup(markup: Any) -> Json | None:
    """Return a valid `reply_markup`; None if there is none. Raises ApiError.

    Of several kinds in one object the first is used, in the order of Client.cpp.
    """
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    buttons = _rows(markup, "keyboard", 'field "keyboard"')
    inline = _rows(markup, "inline_keyboard", 'field "inline_keyboard" of the InlineKeyboardMarkup')
    if buttons:
        return {**markup, "keyboard": [[_reply_button(each) for each in row] for row in buttons]}
    if inline:
        return {"inline_keyboard": [[_inline_button(each) for each in row] for row in inline]}
    if markup.get("remove_keyboard") or markup.get("force_reply"):
        return markup
    return None


def _rows(markup: Json, name: str, described: str) -> list[list[Any]]:
    rows = markup.get(name) or []
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(f"{described} must be an Array of Arrays")
    return [row for row in rows if row]


def _unparsable(reason: str) -> ApiError:
    return bad_request(f"can't parse inline keyboard button: {reason}")


def _inline_button(button: Any) -> Json:
    if not isinstance(button, dict):
        raise _unparsable("InlineKeyboardButton must be an Object")
    if "text" not in button:
        raise _unparsable('Can\'t find field "text"')
    action = next((name for name in _ACTIONS if button.get(name) is not None), None)
    if action is None or button[action] == "":
        raise _unparsable("Text buttons are unallowed in the inline keyboard")
    _check_action(button[action], action)
    if button.get("style", "link") not in _STYLES:
        raise _unparsable("Invalid button style specified")
    return {name: value for name, value in button.items() if value is not None}


def _check_action(value: Any, action: str) -> None:
    if action == "callback_data" and len(str(value).encode()) > _DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if action == "url" and not _is_link(str(value)):
        raise bad_request(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")
    if action == "copy_text":
        text = value.get("text", "") if isinstance(value, dict) else ""
        if not 1 <= len(text) <= _COPY_CHARACTERS:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _is_link(url: str) -> bool:
    parts = urlsplit(url)
    if parts.scheme == "tg":
        return True
    return parts.scheme in {"http", "https"} and "." in (parts.hostname or "")


def _reply_button(button: Any) -> Json:
    button = {"text": button} if isinstance(button, str) else button
    if not isinstance(button, dict):
        raise bad_request(
            "can't parse keyboard button: KeyboardButton must be a String or an Object"
        )
    if "text" not in button:
        raise bad_request("can't parse keyboard button: Can't find field \"text\"")
    return button
