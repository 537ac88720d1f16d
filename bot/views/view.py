"""The parts of a view, and helpers that combine texts and buttons."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias

from bot.i18n import Markup, Translator
from bot.views.picture import Picture

COPY_LIMIT = 256  # characters a copy button may hold
NEUTRAL = "\N{HEAVY MINUS SIGN}"  # neither good nor bad
GAP = "\N{EN SPACE}"  # between short parts; where a line breaks, nothing is left at its end
PHONE = 1400  # characters that fit the screen of a phone
ROOM = 3900  # characters of a message, with a reserve for text after a list
_FEW = 3  # addresses with a separate button each

Style: TypeAlias = Literal["primary", "success", "danger"]


class Action(StrEnum):
    """The action of a button. Short: target and page share its 64 bytes."""

    MENU = "menu"
    CONNECT = "connect"
    CHOOSE = "choose"  # target: exchange id
    LIST = "list"  # page: code of a ListPlace
    CARD = "card"  # target: connection id; page: code of the ListPlace to return to
    BALANCE = "balance"  # target: connection id; page: as of the card
    TEST = "test"  # target: connection id, or empty for the draft
    RENAME = "rename"  # target: connection id
    REPLACE = "replace"  # target: connection id
    FIX = "fix"  # target: connection id; sends the one blamed field again
    DELETE = "delete"  # target: connection id
    DELETE_YES = "delete-yes"  # target: connection id
    MOVE = "move"  # "I have added it": tests the keys of the person at our next address
    WORD = "word"  # target: connection id; "I checked: withdrawals are off"
    MUTE = "mute"  # target: connection id
    MUTE_FOR = "mute-for"  # target: connection id; page: hours, 0 = until it recovers
    UNMUTE = "unmute"  # target: connection id; page: 1 = return to the alerts, not to the card
    HISTORY = "history"  # target: connection id, EVERY, or empty: choose; page: of it
    ALERTS = "alerts"
    QUIET = "quiet"  # choose the quiet hours
    QUIET_SET = "quiet-set"  # target: minutes from-to, or empty for none
    QUIET_TYPE = "quiet-type"
    DIGEST = "digest"  # page: 1 = on, 0 = off
    ZONE = "zone"  # ask for a place; page: a ZonePurpose, also in the following ones
    ZONE_TIMES = "zone-times"  # ask for the local time
    ZONE_AT = "zone-at"  # target: offset from UTC in minutes of a day
    ZONE_SET = "zone-set"  # target: name in the IANA database
    ACCESS_ASK = "access-ask"
    ACCESS_ALLOW = "access-allow"  # target: person id
    ACCESS_REFUSE = "access-refuse"  # target: person id
    NAME = "name"  # target: connection id; page: index of the suggested name
    KEEP_NAME = "keep-name"  # target: connection id
    HELP = "help"  # page: of the help; target: empty, or "apart" for a separate message
    SECURITY = "security"
    PRIVACY = "privacy"
    LANGUAGE = "language"
    LANGUAGE_SET = "language-set"  # target: code of the language
    SAME_ACCOUNT = "same-account"  # the person confirms it of the draft and the key it replaces
    ADOPT = "adopt"  # target: connection id; the draft replaces its key
    DELETE_ME_YES = "delete-me-yes"  # page: code of the exchanges with a connection
    EXPORT = "export"
    PANIC_YES = "panic-yes"
    GUIDE = "guide"  # where to find the requested value; target: "back" = in the same message
    TROUBLE = "trouble"  # what to do where the guide does not work
    EXPLAIN = "explain"  # what an API key is
    USE = "use"  # the person confirms that the sent text is the value
    STRATEGIES = "strategies"
    STRATEGY = "strategy"  # target: id of a strategy or basket, in those of RUN too
    STRATEGY_NEW = "strategy-new"  # target: connection id, or empty: choose
    PLAN_PAIR = "plan-pair"  # target: the chosen pair, or empty: ask
    PLAN_PAIRS = "plan-pairs"  # target: a pair to add, with page 1 to take away; empty: ask
    PLAN_PAIRS_DONE = "plan-pairs-done"
    PLAN_EACH = "plan-each"  # page: the pair whose buys are shown
    PLAN_LEVEL = "plan-level"  # target: the chosen risk level, or empty: ask
    PLAN_LIMIT = "plan-limit"  # target: the chosen margin limit, or empty: ask
    PLAN_CHANGE = "plan-change"  # target: a setting, or a group of them
    PLAN_SET = "plan-set"  # target: setting=value
    PLAN_SHEET = "plan-sheet"
    PLAN_PICTURE = "plan-picture"
    PLAN_REPLAY = "plan-replay"
    PLAN_START = "plan-start"  # target: id of the proposal on the sheet
    PLAN_LIVE = "plan-live"  # asks; the next one starts with real money; target: as above
    PLAN_LIVE_YES = "plan-live-yes"
    RUN_PAUSE = "run-pause"
    RUN_RESUME = "run-resume"
    RUN_FINISH = "run-finish"
    RUN_STOP = "run-stop"  # asks; the next one does it
    RUN_STOP_YES = "run-stop-yes"
    RUN_CLOSE = "run-close"
    RUN_CLOSE_YES = "run-close-yes"
    RUN_RECOVER = "run-recover"  # Recovery Mode on
    RUN_WAIVE = "run-waive"  # Recovery Mode off
    RUN_PICTURE = "run-picture"
    RUN_EDIT = "run-edit"  # other numbers
    RUN_APPLY = "run-apply"  # those of the sheet
    RUN_APPLY_YES = "run-apply-yes"  # they can lose more; page: mark of the proposal
    RUN_HISTORY = "run-history"  # of a strategy
    RUN_COUNT = "run-count"  # hold what is there, after coins were moved
    RUN_NOT_FILLED = "run-not-filled"  # what the person found of a lost order
    STATUS = "status"  # the state of the installation, for operators
    TRADING = "trading"  # what the operator stopped; for operators, as the two below
    TRADING_STOP = "trading-stop"  # target: an exchange, or everything
    TRADING_GO = "trading-go"
    CANCEL = "cancel"
    NOOP = "noop"


@dataclass(frozen=True)
class Press:
    """The data that a pressed button sends."""

    action: Action
    target: str = ""
    page: int = 0


@dataclass(frozen=True, kw_only=True)
class Button:
    """A button: it sends a press, opens an address or a form, or copies a value."""

    label: str
    press: Press | None = None
    url: str | None = None
    form: str | None = None  # its address; Telegram opens it within the chat
    copy: str | None = None
    style: Style | None = None


Rows: TypeAlias = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True)
class View:
    """A message: HTML for Telegram, and rows of buttons.

    `picture`: shown above the text where it can be; the text alone says everything.
    """

    text: str
    buttons: Rows = ()
    picture: Picture | None = None


def stack(*blocks: str) -> Markup:
    """Return HTML blocks with an empty line between them; empty ones are omitted."""
    return Markup("\n\n".join(block for block in blocks if block))


def lines(*parts: str) -> Markup:
    """Return HTML parts, each on its own line; empty ones are omitted."""
    return Markup("\n".join(part for part in parts if part))


def folded(*parts: str) -> Markup:
    """Return HTML parts as a quote that is short until it is opened."""
    return (
        Markup(f"<blockquote expandable>{stack(*parts)}</blockquote>") if any(parts) else Markup()
    )


def listed(t: Translator, parts: Iterable[str]) -> Markup:
    """Return HTML parts in one line, with the comma of the language between them."""
    return Markup(t("list-separator").join(parts))


def sentences(t: Translator, parts: Iterable[str]) -> Markup:
    """Return HTML sentences in one paragraph; empty ones are omitted."""
    return Markup(t("sentence-separator").join(part for part in parts if part))


def rows(*buttons: Button | None) -> Rows:
    """Return the buttons in one column; None is omitted."""
    return tuple((button,) for button in buttons if button is not None)


def pairs(*buttons: Button | None) -> Rows:
    """Return the buttons in two columns; None is omitted."""
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
    """Return a button with the label of its action, or with the message `label`."""
    name = t.plain(label or f"button-{action}")
    return Button(label=name, press=Press(action, target, page), style=style)


def turning(action: Action, page: int, last: int, target: str = "") -> Rows:
    """Return the buttons that turn pages, if there are several."""
    if last == 0:
        return ()
    back = Button(label="◀", press=Press(action, target, page - 1)) if page else None
    here = Button(label=f"{page + 1}/{last + 1}", press=Press(Action.NOOP, page=page))
    more = Button(label="▶", press=Press(action, target, page + 1)) if page < last else None
    return (tuple(button for button in (back, here, more) if button),)


def fitting(parts: Iterable[str], room: int = ROOM) -> list[str]:
    """Return the first parts that fit into one message, with empty lines between them."""
    taken: list[str] = []
    for part in parts:
        room -= len(part.encode("utf-16-le")) // 2 + 2  # tags do not count for Telegram's limit
        if room < 0:
            break
        taken.append(part)
    return taken


def copy_buttons(t: Translator, addresses: Iterable[str]) -> Rows:
    """Return a copy button for each address, or one for all if there are many."""
    distinct = list(dict.fromkeys(addresses))
    if len(distinct) <= _FEW:
        return rows(*(_copy(t.plain("button-copy", value=a), a) for a in distinct))
    together = ",".join(distinct)
    if len(together) > COPY_LIMIT:
        together = together[: together.rindex(",", 0, COPY_LIMIT + 1)]
    return rows(_copy(t.plain("button-copy-all", count=together.count(",") + 1), together))


def _copy(label: str, value: str) -> Button:
    return Button(label=label, copy=value)
