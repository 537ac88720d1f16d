"""Owns the rules for keyboards: what Telegram accepts as `reply_markup`."""

from typing import Any
from urllib.parse import urlsplit

from bot.sandbox.telegram.refusals import bad_request

Json = dict[str, Any]

_DATA_BYTES = 64
_COPY_CHARACTERS = 256
_STYLES = frozenset({"danger", "success", "primary", "link"})
_ACTIONS = (
    "callback_data",
    "url",
    "copy_text",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "callback_game",
    "pay",
    "disabled",
)
_REPLY_KEYS = ("keyboard", "remove_keyboard", "force_reply")


def check_markup(markup: Any) -> Json | None:
    """Return a valid `reply_markup`, None where there is none. Raises Refusal."""
    if markup is None or markup == {}:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        return _inline(markup)
    if not any(key in markup for key in _REPLY_KEYS):
        raise bad_request("object expected as reply markup")
    return _reply(markup)


def _rows(markup: Json, name: str) -> list[list[Any]]:
    rows = markup[name]
    if not isinstance(rows, list):
        raise bad_request(f'field "{name}" of the {_kind(name)} must be an Array of Arrays')
    if not all(isinstance(row, list) for row in rows):
        raise bad_request(f'field "{name}" of the {_kind(name)} must be an Array of Arrays')
    return [row for row in rows if row]


def _kind(name: str) -> str:
    return "InlineKeyboardMarkup" if name == "inline_keyboard" else "ReplyKeyboardMarkup"


def _inline(markup: Json) -> Json | None:
    rows = [[_inline_button(button) for button in row] for row in _rows(markup, "inline_keyboard")]
    return {"inline_keyboard": rows} if rows else None


def _inline_button(button: Any) -> Json:
    if not isinstance(button, dict) or not button.get("text"):
        raise bad_request("can't parse inline keyboard button: Text of the button is empty")
    actions = [name for name in _ACTIONS if name in button]
    if not actions:
        raise bad_request("Text buttons are unallowed in the inline keyboard")
    _check_action(button, actions[0])
    if button.get("style", "link") not in _STYLES:
        raise bad_request("invalid button style specified")
    return {name: value for name, value in button.items() if value is not None}


def _check_action(button: Json, action: str) -> None:
    value = button[action]
    if action == "callback_data" and not 1 <= len(str(value).encode()) <= _DATA_BYTES:
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


def _reply(markup: Json) -> Json:
    if "keyboard" not in markup:
        return markup
    rows = [[_reply_button(button) for button in row] for row in _rows(markup, "keyboard")]
    if not rows:
        raise bad_request("ReplyKeyboardMarkup must contain at least one button")
    return {**markup, "keyboard": rows}


def _reply_button(button: Any) -> Json:
    button = {"text": button} if isinstance(button, str) else button
    if not isinstance(button, dict) or not button.get("text"):
        raise bad_request("can't parse keyboard button: Text of the button is empty")
    return button
