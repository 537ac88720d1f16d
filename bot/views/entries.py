"""Owns what each piece of news says: of one connection, of several, of an exchange, of us."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from bot.domain.connection import Connection
from bot.domain.diagnosis import Problem, Status
from bot.domain.exchange import Exchange
from bot.domain.notice import Notice, NoticeKind
from bot.i18n import Code, Markup, Translator
from bot.services.alerts import News
from bot.views import moments
from bot.views.checking import STATUS_MARKS, deadline_line
from bot.views.problems import Findings, blocks, cure, findings_of, meaning, sending_line
from bot.views.view import lines, stack

LISTED = 12  # connections with the same cause that are listed
_NAMED = 6  # connections of an exchange that are named in one line


@dataclass(frozen=True, kw_only=True)
class Entries:
    """Tells piece by piece, in the person's language and by their clock."""

    t: Translator
    exchanges: Mapping[str, Exchange]
    connections: Sequence[Connection]  # all of the person's
    now: datetime
    zone: tzinfo
    addresses: Sequence[str] = ()

    def findings(self, connection: Connection) -> Findings:
        """Return what a connection has to tell."""
        exchange = self.exchanges[connection.exchange]
        return findings_of(exchange, connection, self.addresses, self.zone)

    def entry(self, news: Sequence[News], *, alone: bool) -> Markup:
        """Return what belongs together. `alone`: the message is about no other connection."""
        first = news[0]
        if first.connection is None:
            return self._of_no_connection(first.notice)
        match first.notice.kind:
            case NoticeKind.DRIFT:
                return self._drifts(news, first.connection, alone=alone)
            case NoticeKind.EXPIRY:
                return self._expiry(first, first.connection)
            case NoticeKind.LEAK:
                return self._leak(first.connection)
            case _:
                return self._status(news, first.connection, alone=alone)

    def _status(self, news: Sequence[News], first: Connection, *, alone: bool) -> Markup:
        if first.status is Status.ONLINE:
            return stack(*(self._online(n, n.connection) for n in news[:LISTED] if n.connection))
        if len(news) > 1:
            return self._together(news, first)
        return self._fallen(news[0], first, alone=alone)

    def _fallen(self, news: News, connection: Connection, *, alone: bool) -> Markup:
        """Tell of a key that does not work: in full, or what keeps it from that."""
        t, head = self.t, self._head(news, connection)
        findings = self.findings(connection)
        rest = tuple(p for p in findings.problems if p is not Problem.WITHDRAW_ENABLED)
        told = [b for b in blocks(t, replace(findings, problems=rest), self.now) if b]
        if alone:
            return stack(head, *told, sending_line(t, connection))
        return head if connection.status is Status.BLOCKED else lines(head, *told[:1])

    def _head(self, news: News, connection: Connection) -> Markup:
        t, status = self.t, connection.status
        since = t("alert-status", status=t(f"status-{status}"), since=self._since(news, connection))
        if status is not Status.BLOCKED:
            return lines(f"{STATUS_MARKS[status]} {self._title(connection)}", since)
        exchange = self.exchanges[connection.exchange].title
        blocked = t("alert-blocked", name=connection.name, exchange=exchange)
        return stack(
            lines(f"{STATUS_MARKS[status]} {blocked}", since),
            cure(t, Problem.WITHDRAW_ENABLED, self.findings(connection), self.now),
            deadline_line(t, connection, self.now, self.zone),
        )

    def _together(self, news: Sequence[News], first: Connection) -> Markup:
        """Tell once what several connections have in common."""
        t, mark = self.t, STATUS_MARKS[first.status]
        exchange = self.exchanges[first.exchange].title
        head = t("alert-group", status=t(f"status-{first.status}"), exchange=exchange)
        listed = [
            t("alert-item", name=n.connection.name, since=self._since(n, n.connection))
            for n in news[:LISTED]
            if n.connection
        ]
        cause = blocks(t, self.findings(first), self.now)[:1]
        return lines(f"{mark} {head}", *(f"• {item}" for item in listed), *cause)

    def _online(self, news: News, connection: Connection) -> Markup:
        return lines(f"🟢 {self._title(connection)}", self._all_clear(news, connection))

    def _all_clear(self, news: News, connection: Connection) -> Markup:
        began = news.notice.values.get("since")
        if not began:
            return self.t("alert-online")
        span = connection.status_since - datetime.fromisoformat(began)
        unwatched = news.notice.values.get("unwatched")
        key = "alert-online-again-at-most" if unwatched else "alert-online-again"
        return self.t(key, length=moments.length(self.t, span.total_seconds()))

    def _drifts(self, news: Sequence[News], connection: Connection, *, alone: bool) -> Markup:
        t, noticed = self.t, self._moment(news[0].notice.at)
        told = [t(f"drift-{n.notice.values['drift']}") for n in news]
        advice = blocks(t, self.findings(connection), self.now)[-1] if alone else ""
        head = lines(f"🔸 {self._title(connection)}", *told, t("alert-noticed", moment=noticed))
        return stack(head, advice)

    def _expiry(self, news: News, connection: Connection) -> Markup:
        t, ends = self.t, self._moment(connection.expires_at or self.now)
        told = t("alert-expiry", days=int(news.notice.values["days"]), moment=ends)
        return lines(f"⏳ {self._title(connection)}", told, t("fix-key-expiring"))

    def _leak(self, connection: Connection) -> Markup:
        t, findings = self.t, self.findings(connection)
        asked = meaning(t, Problem.MUST_REPLACE, findings)
        mended = cure(t, Problem.MUST_REPLACE, findings)
        return lines(f"❗ {self._title(connection)}", f"<b>{asked}</b>", mended)

    def _of_no_connection(self, notice: Notice) -> Markup:
        if notice.kind is NoticeKind.NEW_ADDRESS:
            return self._new_address(str(notice.values["address"]))
        t, exchange = self.t, self.exchanges[notice.exchange]
        names = self._names(c for c in self.connections if c.exchange == exchange.id)
        if notice.kind is NoticeKind.INCIDENT:
            since = self._moment(datetime.fromisoformat(notice.values["since"]))
            told = t("alert-incident", exchange=exchange.title, since=since)
            return lines(f"⚪ {told}", names, t("alert-incident-fix"))
        length = moments.length(t, notice.values["seconds"])
        told = t("alert-incident-over", exchange=exchange.title, length=length)
        return lines(f"🟢 {told}", names)

    def _new_address(self, address: str) -> Markup:
        bound = [c for c in self.connections if c.ip_whitelist and address not in c.ip_whitelist]
        key = "alert-new-address" if bound else "alert-new-address-known"
        return lines(f"🌐 {self.t(key, address=Code(address))}", self._names(bound))

    def _names(self, connections: Iterable[Connection]) -> Markup:
        """Return a line with the names of connections."""
        listed = [self.t("alert-name", name=c.name) for c in connections]
        if not listed:
            return Markup()
        names, more = Markup(", ".join(listed[:_NAMED])), len(listed) - _NAMED
        if more > 0:
            return self.t("alert-names-more", names=names, count=more)
        return self.t("alert-names", names=names)

    def _title(self, connection: Connection) -> Markup:
        exchange = self.exchanges[connection.exchange]
        return self.t("list-item", name=connection.name, exchange=exchange.title)

    def _since(self, news: News, connection: Connection) -> Markup:
        key = "since-at-least" if news.notice.values.get("unwatched") else "since"
        return self.t(key, moment=self._moment(connection.status_since))

    def _moment(self, moment: datetime) -> str:
        return moments.near(moment, self.now, self.zone)
