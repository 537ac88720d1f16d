"""The shapes a view is made of, and how texts and buttons are put together."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias

from bot.i18n import Markup, Translator

COPY_LIMIT = 256  # characters a copy button may hold
SO_SO = "\N{HEAVY MINUS SIGN}"  # neither good nor bad
ROOM = 3900  # characters of a message, with some left for what follows a list
_FEW = 3  # addresses that get a button each

Style: TypeAlias = Literal["primary", "success", "danger"]


class Action(StrEnum):
    """What a press of a button asks for. Short: target and page share its 64 bytes."""

    MENU = "menu"
    CONNECT = "connect"
    CHOOSE = "choose"  # target: exchange id
    LIST = "list"  # page: of the list
    CARD = "card"  # target: connection id; page: of the list to go back to
    TEST = "test"  # target: connection id, or empty for the draft
    RENAME = "rename"  # target: connection id
    REPLACE = "replace"  # target: connection id
    FIX = "fix"  # target: connection id; sends the one blamed field again
    DELETE = "delete"  # target: connection id
    DELETE_YES = "delete-yes"  # target: connection id
    WORD = "word"  # target: connection id; "I checked: withdrawals are off"
    MUTE = "mute"  # target: connection id
    MUTE_FOR = "mute-for"  # target: connection id; page: hours, 0 = until the all-clear
    UNMUTE = "unmute"  # target: connection id; page: 1 = go on at the alerts, not at the card
    HISTORY = "history"  # target: connection id, EVERY, or empty: choose; page: of it
    ALERTS = "alerts"
    QUIET = "quiet"  # choose the quiet hours
    QUIET_SET = "quiet-set"  # target: minutes from-to, or empty for none
    QUIET_TYPE = "quiet-type"
    DIGEST = "digest"  # page: 1 = on, 0 = off
    ZONE = "zone"  # ask for the time zone; page: an ZonePurpose, as in those that follow
    ZONE_AT = "zone-at"  # target: offset from UTC in minutes of a day
    ZONE_SET = "zone-set"  # target: name in the IANA database
    ACCESS_ASK = "access-ask"
    ACCESS_ALLOW = "access-allow"  # target: person id
    ACCESS_REFUSE = "access-refuse"  # target: person id
    NAME = "name"  # target: index of the suggestion
    HELP = "help"  # page: of the help; target: empty, or "apart" for a message of its own
    SECURITY = "security"
    PRIVACY = "privacy"
    LANGUAGE = "language"
    LANGUAGE_SET = "language-set"  # target: code of the language
    SAME_ACCOUNT = "same-account"  # the person says so of the draft and the key it replaces
    ADOPT = "adopt"  # target: connection id; the draft takes the place of its key
    DELETE_ME_YES = "delete-me-yes"
    EXPORT = "export"
    PANIC_YES = "panic-yes"
    GUIDE = "guide"  # where the value that is asked for is found
    USE = "use"  # the person says that what they sent is the value
    CANCEL = "cancel"
    NOOP = "noop"


@dataclass(frozen=True)
class Press:
    """What a button sends back."""

    action: Action
    target: str = ""
    page: int = 0


@dataclass(frozen=True, kw_only=True)
class Button:
    """A button: it presses, opens an address, or copies a value."""

    label: str
    press: Press | None = None
    url: str | None = None
    copy: str | None = None
    style: Style | None = None


Rows: TypeAlias = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True)
class View:
    """A message: HTML as Telegram draws it, and its buttons, row by row."""

    text: str
    buttons: Rows = ()


def stack(*blocks: str) -> Markup:
    """Return HTML blocks with an empty line between them; empty ones are left out."""
    return Markup("\n\n".join(block for block in blocks if block))


def lines(*parts: str) -> Markup:
    """Return HTML parts, each on its own line; empty ones are left out."""
    return Markup("\n".join(part for part in parts if part))


def rows(*buttons: Button | None) -> Rows:
    """Return the buttons one under another; None is left out."""
    return tuple((button,) for button in buttons if button is not None)


def pairs(*buttons: Button | None) -> Rows:
    """Return the buttons two by two; None is left out."""
    there = [button for button in buttons if button is not None]
    return tuple(tuple(there[i : i + 2]) for i in range(0, len(there), 2))


def press(
    t: Translator,
    action: Action,
    target: str = "",
    *,
    page: int = 0,
    label: str = "",
    style: Style | None = None,
) -> Button:
    """Return a button named after its action, or after the message `label`."""
    name = t.plain(label or f"button-{action}")
    return Button(label=name, press=Press(action, target, page), style=style)


def turning(action: Action, page: int, last: int, target: str = "") -> Rows:
    """Return the buttons that turn pages, where there is more than one."""
    if last == 0:
        return ()
    back = Button(label="◀", press=Press(action, target, page - 1)) if page else None
    here = Button(label=f"{page + 1}/{last + 1}", press=Press(Action.NOOP, page=page))
    more = Button(label="▶", press=Press(action, target, page + 1)) if page < last else None
    return (tuple(button for button in (back, here, more) if button),)


def fitting(parts: Iterable[str], room: int = ROOM) -> list[str]:
    """Return as many of the first parts as one message takes, with empty lines between them."""
    taken: list[str] = []
    for part in parts:
        room -= len(part.encode("utf-16-le")) // 2 + 2  # tags count for Telegram's limit nowhere
        if room < 0:
            break
        taken.append(part)
    return taken


def copy_buttons(t: Translator, addresses: Iterable[str]) -> Rows:
    """Return a copy button for each address, or one for all where they are many."""
    distinct = list(dict.fromkeys(addresses))
    if len(distinct) <= _FEW:
        return rows(*(_copy(t.plain("button-copy", value=a), a) for a in distinct))
    together = ",".join(distinct)
    if len(together) > COPY_LIMIT:
        together = together[: together.rindex(",", 0, COPY_LIMIT + 1)]
    return rows(_copy(t.plain("button-copy-all", count=together.count(",") + 1), together))


def _copy(label: str, value: str) -> Button:
    return Button(label=label, copy=value)
