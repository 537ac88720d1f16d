"""The daily digest: the status of all connections of a person, in a few lines."""

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo

from bot.domain.availability import Availability
from bot.domain.connection import Connection
from bot.domain.diagnosis import EXPIRY_NOTICE, Status
from bot.domain.exchange import Exchange
from bot.i18n import Markup, Translator
from bot.views import times
from bot.views.connections.status_line import StatusLine
from bot.views.problems import Findings, meaning
from bot.views.view import Action, View, fitting, lines, pairs, press, stack


def digest(
    t: Translator,
    exchanges: Mapping[str, Exchange],
    connections: Sequence[Connection],
    *,
    now: datetime,
    zone: tzinfo,
    availability: Availability | None = None,
) -> View:
    """Show how many connections are Online, which are not, and which keys expire soon.

    `availability`: known outages; None: there are none.
    """
    status_line = StatusLine(t=t, now=now, zone=zone, availability=availability or Availability())
    by_name = sorted(connections, key=lambda c: c.name.casefold())
    failing = [
        connection
        for connection in status_line.problems_first(by_name)
        if status_line.availability.status(connection) is not Status.ONLINE
    ]
    ending = sorted(
        (c for c in connections if c.expires_at and now < c.expires_at <= now + EXPIRY_NOTICE),
        key=lambda c: c.expires_at or now,
    )
    entries = [
        *(_failing(status_line, exchanges, c) for c in failing),
        *(_ending(t, exchanges, c, now, zone) for c in ending),
    ]
    shown = fitting(entries)
    more = len(entries) - len(shown)
    text = stack(
        _summary(t, len(connections), len(failing)),
        *shown,
        t("alert-more", count=more) if more else "",
    )
    first = press(t, Action.LIST if connections else Action.CONNECT, style="primary")
    return View(text, pairs(first, press(t, Action.ALERTS)))


def _summary(t: Translator, count: int, failing: int) -> Markup:
    if count == 0:
        return t("list-empty")
    if failing == 0:
        return Markup(f"☀️ {t('digest-well', count=count)}")
    return Markup(f"☀️ {t('digest-some', online=count - failing, count=count)}")


def _failing(
    status_line: StatusLine, exchanges: Mapping[str, Exchange], connection: Connection
) -> Markup:
    t, cause, exchange = status_line.t, connection.cause, exchanges.get(connection.exchange)
    findings = Findings(problems=connection.problems, exchange=exchange)
    unclear = not connection.has_secrets or status_line.availability.hides(connection)
    said = (
        status_line.line(connection, exchange)
        if unclear or cause is None
        else meaning(t, cause, findings, status_line.now)
    )
    return lines(f"{status_line.mark(connection)} {_title(t, exchanges, connection)}", said)


def _ending(
    t: Translator,
    exchanges: Mapping[str, Exchange],
    connection: Connection,
    now: datetime,
    zone: tzinfo,
) -> Markup:
    ends = times.deadline(t, connection.expires_at or now, now, zone)
    title = _title(t, exchanges, connection)
    return lines(f"⏳ {title}", t("card-expires", moment=ends))


def _title(t: Translator, exchanges: Mapping[str, Exchange], connection: Connection) -> Markup:
    exchange = exchanges.get(connection.exchange)
    title = exchange.title if exchange else connection.exchange
    return t("list-item", name=connection.name, exchange=title)
