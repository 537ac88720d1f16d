"""The daily digest: how all connections of a person stand, in a few lines."""

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
    reach: Availability | None = None,
) -> View:
    """Tell how many are Online, by name what is not, and which keys end soon.

    `reach`: what is known of outages; None: there is none.
    """
    standing = StatusLine(t=t, now=now, zone=zone, reach=reach or Availability())
    by_name = sorted(connections, key=lambda c: c.name.casefold())
    fallen = [
        connection
        for connection in standing.trouble_first(by_name)
        if standing.reach.status(connection) is not Status.ONLINE
    ]
    ending = sorted(
        (c for c in connections if c.expires_at and now < c.expires_at <= now + EXPIRY_NOTICE),
        key=lambda c: c.expires_at or now,
    )
    entries = [
        *(_fallen(standing, exchanges, c) for c in fallen),
        *(_ending(t, exchanges, c, now, zone) for c in ending),
    ]
    told = fitting(entries)
    more = len(entries) - len(told)
    text = stack(
        _summary(t, len(connections), len(fallen)),
        *told,
        t("alert-more", count=more) if more else "",
    )
    first = press(t, Action.LIST if connections else Action.CONNECT, style="primary")
    return View(text, pairs(first, press(t, Action.ALERTS)))


def _summary(t: Translator, count: int, fallen: int) -> Markup:
    if count == 0:
        return t("list-empty")
    if fallen == 0:
        return Markup(f"☀️ {t('digest-well', count=count)}")
    return Markup(f"☀️ {t('digest-some', online=count - fallen, count=count)}")


def _fallen(
    standing: StatusLine, exchanges: Mapping[str, Exchange], connection: Connection
) -> Markup:
    t, cause, exchange = standing.t, connection.cause, exchanges.get(connection.exchange)
    findings = Findings(problems=connection.problems, exchange=exchange)
    unclear = not connection.has_secrets or standing.reach.hides(connection)
    said = (
        standing.line(connection, exchange)
        if unclear or cause is None
        else meaning(t, cause, findings, standing.now)
    )
    return lines(f"{standing.mark(connection)} {_title(t, exchanges, connection)}", said)


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
