"""The view of an Online connection: what its key can do, its name, and what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from babel.numbers import format_decimal

from bot.domain.connection import Connection
from bot.domain.diagnosis import Answer, Permission, Status
from bot.domain.exchange import Exchange
from bot.i18n import Markup, Translator
from bot.views.connections.status_line import STATUS_MARKS
from bot.views.problems import address_buttons, blocks, findings_of
from bot.views.view import Action, Button, Press, Rows, Style, View, lines, press, rows, stack

_OTHER_NAMES = 2  # suggested: the message fits on the screen of a phone
_SHORTEST = 0.1  # seconds that a test is said to take


@dataclass(frozen=True, kw_only=True)
class Additions:
    """What a verdict offers or mentions beside the findings."""

    names: Sequence[str] = ()  # suggestions for a new connection
    dashboard: str | None = None  # the address where the owner of an Online key continues
    strategies: bool = False  # a strategy can be started
    doubts: str = ""  # about the values that were sent; shown if the key is not Online


NONE = Additions()


def online(
    t: Translator,
    exchange: Exchange,
    connection: Connection,
    checks: str = "",
    *,
    now: datetime,
    addresses: Sequence[str] = (),
    additions: Additions = NONE,
) -> View:
    """Show a connection that is Online: what its key can do, and what comes next.

    `checks`: of the test, as a quote.
    """
    findings = findings_of(exchange, connection, addresses)
    head = f"{STATUS_MARKS[Status.ONLINE]} {t('online-title', name=connection.name)}"
    text = stack(
        lines(head, _proof(t, connection)),
        *blocks(t, findings, now),
        t("online-continue") if additions.dashboard else t("online-watched"),
        t("online-name") if additions.names else "",
        checks,
    )
    another = press(t, Action.CONNECT, label="button-connect-another")
    copies = address_buttons(t, findings)
    style: Style | None = None if additions.dashboard or additions.names else "primary"
    buttons = (
        *rows(_dashboard(t, additions.dashboard)),
        *_naming(t, connection, additions, _OTHER_NAMES - len(copies)),
        *copies,
        *rows(_strategy(t, connection) if additions.strategies else None),
        (press(t, Action.LIST, style=style), another),
    )
    return View(text, buttons)


def _proof(t: Translator, connection: Connection) -> Markup:
    """Return what the test has proven of an Online key."""
    may = connection.permissions
    spot, futures = may.get(Permission.TRADE), may.get(Permission.FUTURES)
    trade = "unknown" if spot is not Answer.YES else "both" if futures is Answer.YES else "spot"
    seconds = format_decimal(max(connection.seconds, _SHORTEST), "0.0", locale=t.locale)
    attested = "" if may.get(Permission.WITHDRAW) is Answer.NO else "-attested"
    status = t(f"status-{Status.ONLINE}")
    return t("online-proof", status=status, seconds=seconds, proven=f"{trade}{attested}")


def _naming(t: Translator, connection: Connection, additions: Additions, others: int) -> Rows:
    """Return the buttons that keep the name or choose another one. `others`: how many of these."""
    if not additions.names:
        return ()
    keep = Button(
        label=t.plain("button-keep-name", name=connection.name),
        press=Press(Action.KEEP_NAME, connection.id),
        style=None if additions.dashboard else "primary",
    )
    names = [
        Button(label=name, press=Press(Action.NAME, connection.id, page))
        for page, name in enumerate(additions.names)
        if name != connection.name
    ]
    return rows(keep, *names[: max(others, 1)])


def _strategy(t: Translator, connection: Connection) -> Button:
    return press(t, Action.STRATEGY_NEW, connection.id)


def _dashboard(t: Translator, url: str | None) -> Button | None:
    return Button(label=t.plain("button-continue"), url=url, style="primary") if url else None
