"""The daily digest: the status of all connections of a person, in a few lines."""

from collections.abc import Mapping, Sequence, Sized
from datetime import datetime, tzinfo

from bot.domain.availability import Availability
from bot.domain.connection import Connection
from bot.domain.diagnosis import EXPIRY_NOTICE
from bot.domain.exchange import Exchange
from bot.domain.strategies.day import StrategyDay
from bot.i18n import Markup, Translator
from bot.views import times
from bot.views.connections.list_place import ListPlace
from bot.views.connections.status_line import StatusLine, titled
from bot.views.problems import Findings, meaning
from bot.views.strategies import amounts
from bot.views.view import Action, Button, View, lines, pairs, press, stack

_LISTED = 8  # entries, of two lines each on a phone


def digest(
    t: Translator,
    exchanges: Mapping[str, Exchange],
    connections: Sequence[Connection],
    *,
    now: datetime,
    zone: tzinfo,
    availability: Availability | None = None,
    days: Sequence[StrategyDay] = (),
) -> View:
    """Show how many connections are Online, which are not, and which keys expire soon.

    `availability`: known outages; None: there are none. `days`: what strategies did.
    """
    status_line = StatusLine(t=t, now=now, zone=zone, availability=availability or Availability())
    failing = status_line.troubled(sorted(connections, key=lambda c: c.name.casefold()))
    ending = sorted(
        (c for c in connections if c.expires_at and now < c.expires_at <= now + EXPIRY_NOTICE),
        key=lambda c: c.expires_at or now,
    )
    entries = [
        *(_failing(status_line, exchanges, c) for c in failing),
        *(_ending(t, exchanges, c, now, zone) for c in ending),
    ]
    shown = entries[:_LISTED]
    more = len(entries) - len(shown)
    text = stack(
        _summary(status_line, connections, len(failing)),
        lines(*shown, t("alert-more", count=more) if more else ""),
        lines(*(_strategies(t, day) for day in days)),
    )
    return View(text, pairs(_first(t, connections, failing), press(t, Action.ALERTS)))


def _strategies(t: Translator, day: StrategyDay) -> Markup:
    """Return what the strategies of one mode did in one coin."""
    return t(
        f"digest-strategies-{day.mode}",
        closed=day.closed,
        result=amounts.gain(t, day.result, day.coin),
        open=day.open,
    )


def _first(t: Translator, connections: Sized, failing: Sized) -> Button:
    """Return the button of the next step."""
    if not connections:
        return press(t, Action.CONNECT, style="primary")
    if not failing or len(failing) == len(connections):
        return press(t, Action.LIST, style="primary")
    trouble = ListPlace(trouble=True).code
    return press(t, Action.LIST, page=trouble, label="button-only-trouble", style="primary")


def _summary(status_line: StatusLine, connections: Sequence[Connection], failing: int) -> Markup:
    t, count = status_line.t, len(connections)
    if count == 0:
        return t("list-empty")
    if failing == 0:
        return Markup(f"☀️ {t('digest-well', count=count)}")
    online = t("digest-some", online=count - failing, count=count)
    return lines(f"☀️ {online}", status_line.sums(connections))


def _failing(
    status_line: StatusLine, exchanges: Mapping[str, Exchange], connection: Connection
) -> Markup:
    t, cause, exchange = status_line.t, connection.cause, exchanges.get(connection.exchange)
    hidden = not connection.has_secrets or status_line.availability.hides(connection)
    if hidden or cause is None:
        note = status_line.note(connection, exchange)
        what = status_line.last_good(connection, note) if connection.has_secrets else note
    else:
        findings = Findings(problems=connection.problems, exchange=exchange)
        what = meaning(t, cause, findings, status_line.now)
    item = t("digest-item", title=titled(t, connection, exchange), what=what)
    return Markup(f"{status_line.mark(connection)} {item}")


def _ending(
    t: Translator,
    exchanges: Mapping[str, Exchange],
    connection: Connection,
    now: datetime,
    zone: tzinfo,
) -> Markup:
    ends = times.deadline(t, connection.expires_at or now, now, zone)
    title = titled(t, connection, exchanges.get(connection.exchange))
    return Markup(f"⏳ {t('digest-item', title=title, what=t('card-expires', moment=ends))}")
