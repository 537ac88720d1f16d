"""The card: what is known of one connection, and what can be done with it."""

from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo

from bot.domain.availability import Availability
from bot.domain.connection import Connection
from bot.domain.diagnosis import Answer, Permission, Problem
from bot.domain.exchange import Exchange
from bot.i18n import Code, Markup, Translator, escape
from bot.views import times
from bot.views.connecting.testing import attest_button, deadline_line, fix_button
from bot.views.connections.status_line import StatusLine, unanswered
from bot.views.people.muting import muted_line
from bot.views.problems import address_buttons, blocks, codes, findings_of, sending_line
from bot.views.view import SO_SO, Action, Button, Rows, View, lines, pairs, press, rows, stack

_FEW = 5  # addresses of an IP list that are shown
_GOOD = {
    Permission.READ: Answer.YES,
    Permission.TRADE: Answer.YES,
    Permission.FUTURES: Answer.YES,
    Permission.WITHDRAW: Answer.NO,
    Permission.TRANSFER: Answer.NO,
}
_ENDED = {Problem.KEY_GONE, Problem.KEY_EXPIRED}  # such a key can do nothing any more
_OPTIONAL = {Permission.FUTURES, Permission.TRANSFER}  # the other answer is no failure


def card(
    t: Translator,
    exchange: Exchange,
    connection: Connection,
    *,
    now: datetime,
    addresses: Sequence[str] = (),
    zone: tzinfo = UTC,
    reach: Availability | None = None,
    page: int = 0,
) -> View:
    """Show one connection with its problems and what can be done.

    `zone`: of the person's clock. `reach`: what is known of outages; None: there is none.
    `page`: of the list to go back to.
    """
    standing = StatusLine(t=t, now=now, zone=zone, reach=reach or Availability())
    head = lines(
        t("list-item", name=connection.name, exchange=exchange.title),
        *_status(standing, exchange, connection),
        deadline_line(t, connection, now, zone),
        muted_line(t, connection, now, zone),
    )
    if not connection.has_secrets:
        return _disconnected(t, exchange, connection, head, page)
    findings = findings_of(exchange, connection, addresses, zone)
    ended = _ENDED.intersection(connection.problems)
    permissions = [_permission(t, connection, p) for p in Permission if not ended]
    text = stack(
        head,
        lines(*permissions),
        _facts(standing, exchange, connection),
        *blocks(t, findings, now),
        sending_line(t, connection),
    )
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
    reach: Availability | None = None,
) -> View:
    """Show the card after its owner vouched that withdrawals are off."""
    shown = card(t, exchange, connection, now=now, zone=zone, reach=reach)
    return View(stack(f"✅ {t('word-taken')}", shown.text), shown.buttons)


def _status(standing: StatusLine, exchange: Exchange, connection: Connection) -> list[Markup]:
    """Return how it stands, and that no one can test it where that is so."""
    t, silence = standing.t, standing.reach.downtime(connection)
    told = []
    if not standing.reach.hides(connection):
        since = times.stamp(connection.status_since, standing.zone)
        status = t(f"status-{connection.status}")
        said = t("card-status", status=status, since=since)
        if unanswered(connection) and not silence:
            said = standing.last_good(connection, said)
        told.append(Markup(f"{standing.mark(connection)} {said}"))
    if silence:
        told.append(Markup(f"⚪ {standing.silence(connection, exchange, silence)}"))
    return told


def _disconnected(
    t: Translator, exchange: Exchange, connection: Connection, head: Markup, page: int
) -> View:
    """Show a connection of which no key is stored: nothing is claimed of any."""
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
    return SO_SO if permission in _OPTIONAL else "❌"


def _facts(standing: StatusLine, exchange: Exchange, connection: Connection) -> Markup:
    t, now = standing.t, standing.now
    latency, ends = round(connection.seconds * 1000), connection.expires_at
    tested = times.ago(t, connection.tested_at, now)
    silent = standing.reach.downtime(connection) or unanswered(connection)
    account = connection.account
    return lines(
        t("card-tested", tested=tested, latency=latency) if not silent else "",
        _ip_list(t, exchange, connection),
        t("card-expires", moment=times.deadline(t, ends, now, standing.zone)) if ends else "",
        t("card-key", key=Code(connection.masked_key)),
        t("card-account", account=escape(f"…{account[-4:]}")) if account else "",
    )


def _ip_list(t: Translator, exchange: Exchange, connection: Connection) -> Markup:
    """Return what is proven of the IP list, which some exchanges do not show."""
    addresses, restricted = connection.ip_whitelist or (), connection.ip_restricted
    if restricted is Answer.NO or connection.ip_whitelist == ():
        return t("card-ip-none")
    if len(addresses) > _FEW:
        told, more = codes(addresses[:_FEW]), len(addresses) - _FEW
        return t("card-ip-list-more", addresses=told, count=more)
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
        press(t, Action.TEST, target, style="primary"),
        press(t, Action.REPLACE, target),
        press(t, Action.UNMUTE if muted else Action.MUTE, target),
        press(t, Action.HISTORY, target),
        press(t, Action.RENAME, target),
        press(t, Action.DELETE, target, style="danger"),
        Button(label=t.plain("button-keys-page"), url=exchange.keys_url),
        press(t, Action.LIST, page=page, label="button-back"),
    )
