"""Owns the daily digest: how all connections of a person stand, in a few lines."""

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo

from bot.domain.connection import Connection
from bot.domain.diagnosis import EXPIRY_NOTICE, Status
from bot.domain.exchange import Exchange
from bot.i18n import Markup, Translator
from bot.views import moments
from bot.views.checking import STATUS_MARKS
from bot.views.problems import Findings, meaning
from bot.views.view import Action, View, fitting, lines, pairs, press, stack

_ORDER = (Status.BLOCKED, Status.ACTION_NEEDED, Status.UNAVAILABLE, Status.ONLINE)


def digest(
    t: Translator,
    exchanges: Mapping[str, Exchange],
    connections: Sequence[Connection],
    *,
    now: datetime,
    zone: tzinfo,
) -> View:
    """Tell how many are Online, by name what is not, and which keys end soon."""
    fallen = sorted(
        (c for c in connections if c.status is not Status.ONLINE),
        key=lambda c: (_ORDER.index(c.status), c.name.casefold()),
    )
    ending = sorted(
        (c for c in connections if c.expires_at and now < c.expires_at <= now + EXPIRY_NOTICE),
        key=lambda c: c.expires_at or now,
    )
    entries = [
        *(_fallen(t, exchanges, c, now) for c in fallen),
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
    t: Translator, exchanges: Mapping[str, Exchange], connection: Connection, now: datetime
) -> Markup:
    cause = connection.cause
    findings = Findings(problems=connection.problems, exchange=exchanges.get(connection.exchange))
    return lines(
        f"{STATUS_MARKS[connection.status]} {_title(t, exchanges, connection)}",
        meaning(t, cause, findings, now) if cause else t(f"status-{connection.status}"),
    )


def _ending(
    t: Translator,
    exchanges: Mapping[str, Exchange],
    connection: Connection,
    now: datetime,
    zone: tzinfo,
) -> Markup:
    ends = moments.deadline(t, connection.expires_at or now, now, zone)
    title = _title(t, exchanges, connection)
    return lines(f"⏳ {title}", t("card-expires", moment=ends))


def _title(t: Translator, exchanges: Mapping[str, Exchange], connection: Connection) -> Markup:
    exchange = exchanges.get(connection.exchange)
    title = exchange.title if exchange else connection.exchange
    return t("list-item", name=connection.name, exchange=title)
