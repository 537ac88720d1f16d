"""The card of a connection: its status, permissions, problems and actions."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, tzinfo

from bot.domain.availability import Availability
from bot.domain.connection import Connection
from bot.domain.diagnosis import Answer, Permission, Problem
from bot.domain.egress import Moving
from bot.domain.exchange import Exchange
from bot.domain.strategies.starting import StartRefusal
from bot.i18n import Code, Markup, Translator, escape
from bot.views import times
from bot.views.connections.fix_buttons import (
    attest_button,
    fix_button,
    replace_button,
    test_button,
)
from bot.views.connections.status_line import StatusLine, deadline_line, titled, unanswered
from bot.views.people.muting import muted_line
from bot.views.problems import Findings, address_buttons, blocks, codes, findings_of, sending_line
from bot.views.view import (
    GAP,
    NEUTRAL,
    Action,
    Button,
    Rows,
    View,
    copy_buttons,
    lines,
    pairs,
    press,
    rows,
    stack,
)

_FEW = 3  # addresses of an IP list that are shown
_MINUTE = 60  # seconds
_ROWS = (
    (Permission.READ, Permission.TRADE, Permission.FUTURES),
    (Permission.WITHDRAW, Permission.TRANSFER),
)
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
    """Show one connection: its status, its problems and their fixes, then what the key can do.

    `zone`: of the person. `availability`: known outages; None: there are none.
    `page`: the code of the place in the list to return to.
    """
    status_line = StatusLine(t=t, now=now, zone=zone, availability=availability or Availability())
    head = lines(
        f"{status_line.mark(connection)} {titled(t, connection, exchange)}",
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


def with_move(t: Translator, connection: Connection, moving: Moving | None, shown: View) -> View:
    """Return the card with the address to add, if ours changes and the key may have an IP list."""
    if moving is None or not connection.has_ip_list:
        return shown
    said = t("card-moving", day=times.day(t, moving.day), address=codes(t, moving.addresses))
    head, _, rest = shown.text.partition("\n\n")
    move = rows(press(t, Action.MOVE, style="primary"))
    buttons = (*copy_buttons(t, moving.addresses), *move, *shown.buttons)
    return View(stack(head, f"🌐 {said}", rest), buttons)


def with_strategy(
    t: Translator,
    exchange: Exchange,
    connection: Connection,
    shown: View,
    live: StartRefusal | None = None,
) -> View:
    """Return the card with a button for a strategy, if the connection is Online.

    `live`: why it cannot use real money. It is said where the person only gave their word.
    """
    if not connection.usable:
        return shown
    new = press(t, Action.STRATEGY_NEW, connection.id)
    why = Markup()
    if live is StartRefusal.WITHDRAWALS:
        said = {"name": connection.name, "exchange": exchange.title, "pair": ""}
        why = lines(t(f"start-refused-{live}", **said), t("card-rehearsal"))
    return replace(shown, text=stack(shown.text, why), buttons=(*rows(new), *shown.buttons))


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
    *problems, advice = blocks(t, findings, status_line.now)
    yield from problems
    yield sending_line(t, connection)
    ended = _ENDED.intersection(connection.problems)
    yield lines(
        *(() if ended else _permissions(t, connection)),
        *_limits(status_line, exchange, connection),
    )
    yield advice
    silent = status_line.availability.downtime(connection) or unanswered(connection)
    yield _details(t, connection, tested=not silent)


def _status(
    status_line: StatusLine, exchange: Exchange, connection: Connection
) -> Iterator[Markup]:
    """Yield the status, and the downtime that prevents a test, if any."""
    t, silence = status_line.t, status_line.availability.downtime(connection)
    if not status_line.availability.hides(connection):
        text = _since(status_line, connection)
        if unanswered(connection) and not silence:
            text = status_line.last_good(connection, text)
        yield text
    if silence:
        said = status_line.last_good(connection, status_line.silence(exchange.title, silence))
        yield Markup(f"⚪ {said}")
    elif connection.has_secrets and not unanswered(connection):
        yield t("card-tested", tested=times.ago(t, connection.tested_at, status_line.now))


def _since(status_line: StatusLine, connection: Connection) -> Markup:
    """Return the status, how long it has lasted, and since when."""
    t, now = status_line.t, status_line.now
    began = connection.status_since
    since = times.near(t, began, now, status_line.zone)
    status, seconds = t(f"status-{connection.status}"), (now - began).total_seconds()
    if seconds < _MINUTE:
        return t("card-status", status=status, since=since)
    return t("card-since", status=status, since=since, length=times.length(t, seconds))


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


def _permissions(t: Translator, connection: Connection) -> Iterator[Markup]:
    """Yield what the key can do, each with its sign in words, in two rows."""
    if not connection.permissions:
        yield Markup(f"{t('state-untested')} ❔")
        return
    for row in _ROWS:
        yield Markup(GAP.join(_permission(t, connection, p) for p in row))


def _permission(t: Translator, connection: Connection, permission: Permission) -> Markup:
    answer = connection.permissions.get(permission, Answer.UNKNOWN)
    word = connection.withdrawals_attested_at
    if permission is Permission.WITHDRAW and answer is Answer.UNKNOWN and word:
        return Markup(f"{t('card-withdraw-by-word', date=times.day(t, word))} ✅")
    said = f"{t(f'state-{permission}', answer=answer)} {_mark(permission, answer)}"
    return Markup(said.replace(" ", "\u00a0"))


def _mark(permission: Permission, answer: Answer) -> str:
    if answer is Answer.UNKNOWN:
        return "❔"
    if answer is _GOOD[permission]:
        return "✅"
    return NEUTRAL if permission in _OPTIONAL else "❌"


def _limits(
    status_line: StatusLine, exchange: Exchange, connection: Connection
) -> Iterator[Markup]:
    """Yield from where the key works, and until when."""
    t, ends = status_line.t, connection.expires_at
    yield _ip_list(t, exchange, connection)
    if ends:
        yield t("card-expires", moment=times.deadline(t, ends, status_line.now, status_line.zone))


def _details(t: Translator, connection: Connection, *, tested: bool) -> Markup:
    """Return the technical details, folded. `tested`: the last test got an answer."""
    account, latency = connection.account, round(connection.seconds * 1000)
    found = lines(
        t("card-key", key=Code(connection.masked_key)),
        t("card-account", account=escape(f"\u200e…{account[-4:]}")) if account else "",
        t("card-took", latency=latency) if tested else "",
    )
    return Markup(f"<blockquote expandable>{found}</blockquote>")


def _ip_list(t: Translator, exchange: Exchange, connection: Connection) -> Markup:
    """Return what is known of the IP list, which some exchanges do not report."""
    addresses, restricted = connection.ip_whitelist or (), connection.ip_restricted
    if restricted is Answer.NO or connection.ip_whitelist == ():
        return t("card-ip-none")
    if len(addresses) > _FEW:
        shown, more = codes(t, addresses[:_FEW]), len(addresses) - _FEW
        return t("card-ip-list-more", addresses=shown, count=more)
    if addresses:
        return t("card-ip-list", addresses=codes(t, addresses))
    if restricted is Answer.YES:
        return t("card-ip-set", exchange=exchange.title)
    return t("card-ip-unknown")


def _buttons(
    t: Translator, exchange: Exchange, connection: Connection, page: int, *, muted: bool
) -> Rows:
    target = connection.id
    return pairs(
        test_button(t, exchange, connection),
        press(t, Action.BALANCE, target, page=page) if connection.is_readable else None,
        replace_button(t, exchange, connection),
        press(t, Action.UNMUTE if muted else Action.MUTE, target),
        press(t, Action.HISTORY, target),
        press(t, Action.RENAME, target),
        press(t, Action.DELETE, target, style="danger"),
        Button(label=t.plain("button-keys-page"), url=exchange.keys_url),
        press(t, Action.LIST, page=page, label="button-back"),
    )
