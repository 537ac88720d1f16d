"""Owns what people are told of their connections without having asked."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, tzinfo

from bot.domain.connection import Connection
from bot.domain.diagnosis import Status
from bot.domain.exchange import Exchange
from bot.domain.notice import NoticeKind
from bot.i18n import Code, Markup, Translator
from bot.services.alerts import News
from bot.views import moments
from bot.views.checking import STATUS_MARKS, deadline_line, fix_button
from bot.views.problems import address_buttons, blocks, findings_of, sending_line
from bot.views.view import (
    Action,
    Button,
    Press,
    Rows,
    View,
    copy_buttons,
    lines,
    pairs,
    press,
    rows,
    stack,
)

FEW = 6  # connections that are told of one by one


class Bulletin:
    """Puts all the news for one person into one message."""

    def __init__(
        self,
        t: Translator,
        exchanges: Mapping[str, Exchange],
        connections: Sequence[Connection],
        *,
        now: datetime,
        zone: tzinfo,
        addresses: Sequence[str] = (),
    ) -> None:
        self._t = t
        self._exchanges = exchanges
        self._connections = connections
        self._now = now
        self._zone = zone
        self._addresses = addresses

    def view(self, news: Sequence[News]) -> View:
        """Return the message: what needs doing first; in full where it is about one connection."""
        ranked = sorted(news, key=_rank)
        texts = [self._text(one, alone=len(news) == 1) for one in ranked[:FEW]]
        more = len(ranked) - FEW
        text = stack(*texts, self._t("alert-more", count=more) if more > 0 else "")
        return View(text, self._buttons(ranked))

    def _text(self, news: News, *, alone: bool) -> Markup:
        tell = {
            NoticeKind.STATUS: self._status,
            NoticeKind.DRIFT: self._drift,
            NoticeKind.EXPIRY: self._expiry,
            NoticeKind.LEAK: self._status,
        }
        notice, t = news.notice, self._t
        if news.connection and notice.kind in tell:
            return tell[notice.kind](news, news.connection, alone=alone)
        if notice.kind is NoticeKind.NEW_ADDRESS:
            return self._new_address(str(notice.values["address"]))
        exchange = self._exchanges[notice.exchange]
        names = self._names(c for c in self._connections if c.exchange == exchange.id)
        if notice.kind is NoticeKind.INCIDENT:
            since = self._moment(datetime.fromisoformat(notice.values["since"]))
            text = t("alert-incident", exchange=exchange.title, since=since, names=names)
            return Markup(f"⚪ {text}")
        length = moments.length(t, notice.values["seconds"])
        return Markup(f"🟢 {t('alert-incident-over', exchange=exchange.title, length=length)}")

    def _status(self, news: News, connection: Connection, *, alone: bool) -> Markup:
        t, notice, exchange = self._t, news.notice, self._exchanges[connection.exchange]
        title = t("list-item", name=connection.name, exchange=exchange.title)
        status = t(f"status-{connection.status}")
        if connection.status is Status.ONLINE:
            return Markup(f"🟢 {title}\n{self._all_clear(news, connection)}")
        since = self._moment(connection.status_since)
        key = "alert-since-at-least" if notice.values.get("unwatched") else "alert-since"
        head = lines(
            f"{STATUS_MARKS[connection.status]} {title}",
            t(key, status=status, since=since),
            deadline_line(t, connection, self._now),
        )
        findings = findings_of(exchange, connection, self._addresses)
        told = [b for b in blocks(t, findings, self._now) if b]
        if alone:
            return stack(head, *told, sending_line(t, connection))
        return lines(head, *told[:1])

    def _all_clear(self, news: News, connection: Connection) -> Markup:
        began = news.notice.values.get("since")
        if not began:
            return self._t("alert-online")
        span = connection.status_since - datetime.fromisoformat(began)
        return self._t("alert-online-again", length=moments.length(self._t, span.total_seconds()))

    def _drift(self, news: News, connection: Connection, *, alone: bool) -> Markup:
        t, exchange = self._t, self._exchanges[connection.exchange]
        title = t("list-item", name=connection.name, exchange=exchange.title)
        findings = findings_of(exchange, connection, self._addresses)
        advice = blocks(t, findings, self._now)[-1] if alone else Markup()
        return stack(
            lines(f"🔸 {title}", t(f"drift-{news.notice.values['drift']}")),
            advice,
        )

    def _expiry(self, news: News, connection: Connection, *, alone: bool) -> Markup:
        t, exchange = self._t, self._exchanges[connection.exchange]
        title = t("list-item", name=connection.name, exchange=exchange.title)
        ends = connection.expires_at or self._now
        told = t("alert-expiry", days=int(news.notice.values["days"]), moment=self._moment(ends))
        return lines(f"⏳ {title}", told, t("fix-key-expiring") if alone else "")

    def _new_address(self, address: str) -> Markup:
        bound = [c for c in self._connections if c.ip_whitelist and address not in c.ip_whitelist]
        names = self._names(bound)
        return Markup(f"🌐 {self._t('alert-new-address', address=Code(address), names=names)}")

    def _names(self, connections: Iterable[Connection]) -> Markup:
        listed = [self._t("alert-name", name=c.name) for c in connections]
        return Markup(", ".join(listed[:FEW]) + (" …" if len(listed) > FEW else ""))

    def _moment(self, moment: datetime) -> str:
        return moments.near(moment, self._now, self._zone)

    def _buttons(self, news: Sequence[News]) -> Rows:
        t = self._t
        concerned = {n.connection.id: n.connection for n in news if n.connection}
        addresses = [
            str(n.notice.values["address"]) for n in news if n.notice.kind is NoticeKind.NEW_ADDRESS
        ]
        copies = copy_buttons(t, addresses) if addresses else ()
        if len(concerned) == 1:
            [connection] = concerned.values()
            return (*copies, *self._of_one(connection, news))
        cards = [
            Button(label=f"{STATUS_MARKS[c.status]} {c.name}", press=Press(Action.CARD, c.id))
            for c in list(concerned.values())[:FEW]
        ]
        return (*copies, *rows(*cards), *rows(press(t, Action.LIST)))

    def _of_one(self, connection: Connection, news: Sequence[News]) -> Rows:
        t, exchange, target = self._t, self._exchanges[connection.exchange], connection.id
        if connection.status is Status.ONLINE and all(
            n.notice.kind is NoticeKind.STATUS for n in news
        ):
            return rows(press(t, Action.CARD, target, label="button-card"))
        findings = findings_of(exchange, connection, self._addresses)
        offered = pairs(
            press(t, Action.TEST, target, style="primary"),
            press(t, Action.REPLACE, target),
            press(t, Action.MUTE, target),
            Button(label=t.plain("button-keys-page"), url=exchange.keys_url),
        )
        return (*address_buttons(t, findings), *rows(fix_button(t, connection)), *offered)


def _rank(news: News) -> tuple[int, str]:
    """Return the place of a piece of news: a key that may withdraw first, good news last."""
    connection, kind = news.connection, news.notice.kind
    if connection is None or kind is not NoticeKind.STATUS:
        return (2, connection.name if connection else "")
    order = {Status.BLOCKED: 0, Status.ACTION_NEEDED: 1, Status.UNAVAILABLE: 3, Status.ONLINE: 4}
    return (order[connection.status], connection.name)
