"""Owns what people see of their stored connections: the list, the card, rename and delete."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, tzinfo

from bot.domain.connection import Connection
from bot.domain.diagnosis import Answer, Permission
from bot.domain.exchange import Exchange
from bot.i18n import Code, Markup, Translator, escape
from bot.views import moments
from bot.views.checking import STATUS_MARKS, deadline_line, fix_button, word_button
from bot.views.connect import suggested
from bot.views.muting import muted_line
from bot.views.problems import Findings, address_buttons, blocks, codes, findings_of, sending_line
from bot.views.view import (
    SO_SO,
    Action,
    Button,
    Press,
    Rows,
    View,
    lines,
    pairs,
    press,
    rows,
    stack,
    turning,
)

PAGE = 8  # connections
_FEW = 5  # addresses of an IP list that are shown
_GOOD = {
    Permission.READ: Answer.YES,
    Permission.TRADE: Answer.YES,
    Permission.FUTURES: Answer.YES,
    Permission.WITHDRAW: Answer.NO,
    Permission.TRANSFER: Answer.NO,
}
_OPTIONAL = {Permission.FUTURES, Permission.TRANSFER}  # the other answer is no failure


def connection_list(
    t: Translator,
    connections: Sequence[Connection],
    exchanges: Mapping[str, Exchange],
    *,
    now: datetime,
    page: int = 0,
) -> View:
    """List a person's connections; a page that is not there becomes the nearest one."""
    if not connections:
        return View(t("list-empty"), rows(press(t, Action.CONNECT, style="primary")))
    last = (len(connections) - 1) // PAGE
    page = min(max(page, 0), last)
    shown = connections[page * PAGE : (page + 1) * PAGE]
    text = stack(
        t("list-title", count=len(connections)), *(_item(t, c, exchanges, now) for c in shown)
    )
    cards = [
        Button(label=f"{STATUS_MARKS[c.status]} {c.name}", press=Press(Action.CARD, c.id, page))
        for c in shown
    ]
    another = press(t, Action.CONNECT, label="button-connect-another")
    turns = turning(Action.LIST, page, last)
    return View(text, (*rows(*cards), *turns, (another, press(t, Action.MENU))))


def card(
    t: Translator,
    exchange: Exchange,
    connection: Connection,
    *,
    now: datetime,
    addresses: Sequence[str] = (),
    zone: tzinfo = UTC,
    page: int = 0,
    headline: str = "",
) -> View:
    """Show one connection with its problems and what can be done.

    `zone`: of the person's clock. `page`: of the list to go back to. `headline`: HTML above all.
    """
    findings = findings_of(exchange, connection, addresses, zone)
    text = stack(
        headline,
        lines(
            t("list-item", name=connection.name, exchange=exchange.title),
            _status(t, connection, zone),
            deadline_line(t, connection, now, zone),
            muted_line(t, connection, now, zone),
        ),
        lines(*(_permission(t, connection, permission) for permission in Permission)),
        _facts(t, connection, now, zone),
        *_advised(t, connection, findings, now),
    )
    word = word_button(t, findings, connection.id)
    buttons = (
        *address_buttons(t, findings),
        *rows(word, fix_button(t, exchange, connection)),
        *_card_buttons(t, exchange, connection, page, muted=connection.muted(now)),
    )
    return View(text, buttons)


def word_taken(
    t: Translator,
    exchange: Exchange,
    connection: Connection,
    *,
    now: datetime,
    zone: tzinfo = UTC,
) -> View:
    """Show the card after its owner vouched that withdrawals are off."""
    return card(t, exchange, connection, now=now, zone=zone, headline=f"✅ {t('word-taken')}")


def ask_rename(t: Translator, connection: Connection, suggestions: Sequence[str] = ()) -> View:
    """Ask for a new name."""
    text = t("ask-rename", name=connection.name)
    return View(text, (*suggested(suggestions), (press(t, Action.CANCEL),)))


def renamed(t: Translator, connection: Connection) -> View:
    """Say that a connection has its new name."""
    back = press(t, Action.CARD, connection.id, label="button-back")
    return View(t("renamed", name=connection.name), ((back, press(t, Action.LIST)),))


def confirm_delete(t: Translator, exchange: Exchange, connection: Connection) -> View:
    """Ask once more before a connection is destroyed."""
    sure = press(t, Action.DELETE_YES, connection.id, style="danger")
    keep = press(t, Action.CARD, connection.id, label="button-keep")
    text = t("confirm-delete", name=connection.name, exchange=exchange.title)
    return View(text, ((sure, keep),))


def deleted(t: Translator, exchange: Exchange, name: str) -> View:
    """Say that a connection is destroyed, and lead to the key's own deletion."""
    page = Button(label=t.plain("button-revoke-it"), url=exchange.revoke_url, style="primary")
    text = t("deleted", name=name, exchange=exchange.title)
    return View(text, ((page,), (press(t, Action.LIST), press(t, Action.MENU))))


def _item(
    t: Translator, connection: Connection, exchanges: Mapping[str, Exchange], now: datetime
) -> Markup:
    exchange = exchanges.get(connection.exchange)
    title = exchange.title if exchange else connection.exchange
    state = t(
        "list-state",
        status=t(f"status-{connection.status}"),
        tested=moments.ago(t, connection.tested_at, now),
    )
    name = t("list-item", name=connection.name, exchange=title)
    return lines(f"{STATUS_MARKS[connection.status]} {name}", state)


def _advised(
    t: Translator, connection: Connection, findings: Findings, now: datetime
) -> list[Markup]:
    if not connection.has_secrets:
        return [t("card-no-secrets")]
    return [*blocks(t, findings, now), sending_line(t, connection)]


def _status(t: Translator, connection: Connection, zone: tzinfo) -> Markup:
    since = moments.stamp(connection.status_since, zone)
    told = t("card-status", status=t(f"status-{connection.status}"), since=since)
    return Markup(f"{STATUS_MARKS[connection.status]} {told}")


def _permission(t: Translator, connection: Connection, permission: Permission) -> Markup:
    answer = connection.permissions.get(permission, Answer.UNKNOWN)
    name, word = t(f"permission-{permission}"), connection.word_given_at
    if permission is Permission.WITHDRAW and answer is Answer.UNKNOWN and word:
        day, no = moments.day(word), t(f"answer-{Answer.NO}")
        return Markup(f"✅ {t('card-by-word', permission=name, answer=no, date=day)}")
    untested = answer is Answer.UNKNOWN and not connection.permissions
    said = t("answer-untested" if untested else f"answer-{answer}")
    told = t("card-permission", permission=name, answer=said)
    return Markup(f"{_mark(permission, answer)} {told}")


def _mark(permission: Permission, answer: Answer) -> str:
    if answer is Answer.UNKNOWN:
        return "❔"
    if answer is _GOOD[permission]:
        return "✅"
    return SO_SO if permission in _OPTIONAL else "❌"


def _facts(t: Translator, connection: Connection, now: datetime, zone: tzinfo) -> Markup:
    latency, ends = round(connection.seconds * 1000), connection.expires_at
    account = connection.account
    return lines(
        t("card-tested", tested=moments.ago(t, connection.tested_at, now), latency=latency),
        _ip_list(t, connection.ip_whitelist),
        t("card-expires", moment=moments.deadline(t, ends, now, zone)) if ends else "",
        t("card-key", key=Code(connection.masked_key)),
        t("card-account", account=escape(f"…{account[-4:]}")) if account else "",
    )


def _ip_list(t: Translator, addresses: tuple[str, ...] | None) -> Markup:
    if addresses is None:
        return t("card-ip-unknown")
    if not addresses:
        return t("card-ip-none")
    told = codes(addresses[:_FEW])
    if len(addresses) <= _FEW:
        return t("card-ip-list", addresses=told)
    return t("card-ip-list-more", addresses=told, count=len(addresses) - _FEW)


def _card_buttons(
    t: Translator, exchange: Exchange, connection: Connection, page: int, *, muted: bool
) -> Rows:
    target, stored = connection.id, connection.has_secrets
    return pairs(
        press(t, Action.TEST, target, style="primary") if stored else None,
        press(t, Action.REPLACE, target, style=None if stored else "primary"),
        press(t, Action.UNMUTE if muted else Action.MUTE, target),
        press(t, Action.HISTORY, target),
        press(t, Action.RENAME, target),
        press(t, Action.DELETE, target, style="danger"),
        Button(label=t.plain("button-keys-page"), url=exchange.keys_url),
        press(t, Action.LIST, page=page, label="button-back"),
    )
