"""The card of a connection: its status, permissions, problems and actions."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, tzinfo

from bot.domain.availability import Availability
from bot.domain.connection import Connection
from bot.domain.diagnosis import Answer, Permission, Problem
from bot.domain.exchange import Exchange
from bot.i18n import Code, Markup, Translator, escape
from bot.views import times
from bot.views.connections.fix_buttons import (
    attest_button,
    fix_button,
    is_fixed_by_replacing,
    test_button,
)
from bot.views.connections.status_line import StatusLine, deadline_line, unanswered
from bot.views.people.muting import muted_line
from bot.views.problems import Findings, address_buttons, blocks, codes, findings_of, sending_line
from bot.views.view import NEUTRAL, Action, Button, Rows, View, lines, pairs, press, rows, stack

_FEW = 5  # addresses of an IP list that are shown
_GOOD = {
    Permission.READ: Answer.YES,
    Permission.TRADE: Answer.YES,
    Permission.FUTURES: Answer.YES,
    Permission.WITHDRAW: Answer.NO,
    Permission.TRANSFER: Answer.NO,
}
_ENDED = {Problem.KEY_GONE, Problem.KEY_EXPIRED}  # such a key has no permissions
_OPTIONAL = {Permission.FUTURES, Permission.TRANSFER}  # the other answer is no failure


def card(
    t: Translator,
    exchange: Exchange,
    connection: Connection,
    *,
    now: datetime,
    addresses: Sequence[str] = (),
    zone: tzinfo = UTC,
    availability: Availability | None = None,
    page: int = 0,
) -> View:
    """Show one connection with its problems and actions.

    `zone`: of the person. `availability`: known outages; None: there are none.
    `page`: of the list to return to.
    """
    status_line = StatusLine(t=t, now=now, zone=zone, availability=availability or Availability())
    head = lines(
        t("list-item", name=connection.name, exchange=exchange.title),
        *_status(status_line, exchange, connection),
        deadline_line(t, connection, now, zone),
        muted_line(t, connection, now, zone),
    )
    if not connection.has_secrets:
        return _disconnected(t, exchange, connection, head, page)
    findings = findings_of(exchange, connection, addresses, zone)
    text = stack(head, *_body(status_line, exchange, connection, findings))
    buttons = (
        *address_buttons(t, findings),
        *rows(attest_button(t, findings, connection.id), fix_button(t, exchange, connection)),
        *_buttons(t, exchange, connection, page, muted=connection.is_muted(now)),
    )
    return View(text, buttons)


def attested(
    t: Translator,
    exchange: Exchange,
    connection: Connection,
    *,
    now: datetime,
    zone: tzinfo = UTC,
    availability: Availability | None = None,
) -> View:
    """Show the card after its owner stated that withdrawals are off."""
    shown = card(t, exchange, connection, now=now, zone=zone, availability=availability)
    return View(stack(f"✅ {t('word-taken')}", shown.text), shown.buttons)


def _body(
    status_line: StatusLine, exchange: Exchange, connection: Connection, findings: Findings
) -> Iterator[Markup]:
    """Yield the blocks of a connection with a stored key."""
    t = status_line.t
    ended = _ENDED.intersection(connection.problems)
    yield lines(*(_permission(t, connection, p) for p in Permission if not ended))
    yield _facts(status_line, exchange, connection)
    yield from blocks(t, findings, status_line.now)
    yield sending_line(t, connection)


def _status(status_line: StatusLine, exchange: Exchange, connection: Connection) -> list[Markup]:
    """Return the status, and the downtime that prevents a test, if any."""
    t, silence = status_line.t, status_line.availability.downtime(connection)
    status_lines = []
    if not status_line.availability.hides(connection):
        since = times.stamp(connection.status_since, status_line.zone)
        status = t(f"status-{connection.status}")
        text = t("card-status", status=status, since=since)
        if unanswered(connection) and not silence:
            text = status_line.last_good(connection, text)
        status_lines.append(Markup(f"{status_line.mark(connection)} {text}"))
    if silence:
        status_lines.append(Markup(f"⚪ {status_line.silence(connection, exchange, silence)}"))
    return status_lines


def _disconnected(
    t: Translator, exchange: Exchange, connection: Connection, head: Markup, page: int
) -> View:
    """Show a connection without a stored key, and without claims about it."""
    key = t("card-key-gone", key=Code(connection.masked_key))
    text = stack(head, lines(t("card-no-secrets"), key))
    target = connection.id
    buttons = pairs(
        press(t, Action.REPLACE, target, label="button-reconnect", style="primary"),
        Button(label=t.plain("button-keys-page"), url=exchange.keys_url),
        press(t, Action.HISTORY, target),
        press(t, Action.RENAME, target),
        press(t, Action.DELETE, target, style="danger"),
        press(t, Action.LIST, page=page, label="button-back"),
    )
    return View(text, buttons)


def _permission(t: Translator, connection: Connection, permission: Permission) -> Markup:
    answer = connection.permissions.get(permission, Answer.UNKNOWN)
    word = connection.withdrawals_attested_at
    if permission is Permission.WITHDRAW and answer is Answer.UNKNOWN and word:
        return Markup(f"✅ {t('card-withdraw-by-word', date=times.day(word))}")
    untested = answer is Answer.UNKNOWN and not connection.permissions
    said = t(f"card-{permission}", answer="untested" if untested else answer)
    return Markup(f"{_mark(permission, answer)} {said}")


def _mark(permission: Permission, answer: Answer) -> str:
    if answer is Answer.UNKNOWN:
        return "❔"
    if answer is _GOOD[permission]:
        return "✅"
    return NEUTRAL if permission in _OPTIONAL else "❌"


def _facts(status_line: StatusLine, exchange: Exchange, connection: Connection) -> Markup:
    t, now = status_line.t, status_line.now
    latency, ends = round(connection.seconds * 1000), connection.expires_at
    tested = times.ago(t, connection.tested_at, now)
    silent = status_line.availability.downtime(connection) or unanswered(connection)
    account = connection.account
    return lines(
        t("card-tested", tested=tested, latency=latency) if not silent else "",
        _ip_list(t, exchange, connection),
        t("card-expires", moment=times.deadline(t, ends, now, status_line.zone)) if ends else "",
        t("card-key", key=Code(connection.masked_key)),
        t("card-account", account=escape(f"…{account[-4:]}")) if account else "",
    )


def _ip_list(t: Translator, exchange: Exchange, connection: Connection) -> Markup:
    """Return what is known of the IP list, which some exchanges do not report."""
    addresses, restricted = connection.ip_whitelist or (), connection.ip_restricted
    if restricted is Answer.NO or connection.ip_whitelist == ():
        return t("card-ip-none")
    if len(addresses) > _FEW:
        shown, more = codes(addresses[:_FEW]), len(addresses) - _FEW
        return t("card-ip-list-more", addresses=shown, count=more)
    if addresses:
        return t("card-ip-list", addresses=codes(addresses))
    if restricted is Answer.YES:
        return t("card-ip-set", exchange=exchange.title)
    return t("card-ip-unknown")


def _buttons(
    t: Translator, exchange: Exchange, connection: Connection, page: int, *, muted: bool
) -> Rows:
    target = connection.id
    return pairs(
        test_button(t, exchange, connection),
        None if is_fixed_by_replacing(exchange, connection) else press(t, Action.REPLACE, target),
        press(t, Action.UNMUTE if muted else Action.MUTE, target),
        press(t, Action.HISTORY, target),
        press(t, Action.RENAME, target),
        press(t, Action.DELETE, target, style="danger"),
        Button(label=t.plain("button-keys-page"), url=exchange.keys_url),
        press(t, Action.LIST, page=page, label="button-back"),
    )
