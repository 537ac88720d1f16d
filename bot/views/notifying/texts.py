"""The texts of notices about connections, exchanges and our own address."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo

from bot.domain.availability import Availability
from bot.domain.connection import Connection
from bot.domain.diagnosis import Problem, Status
from bot.domain.egress import Egresses
from bot.domain.exchange import Exchange
from bot.domain.notice import payloads
from bot.domain.status_change import Drift
from bot.domain.strategies.day import StrategyDay
from bot.i18n import Code, Markup, Translator
from bot.services.notifying.planner import PlannedNotice
from bot.services.notifying.relevance import must_move
from bot.views import times
from bot.views.connections.status_line import STATUS_MARKS, deadline_line, titled
from bot.views.problems import (
    Findings,
    blocks,
    codes,
    findings_of,
    fix,
    full_fix,
    meaning,
    sending_line,
)
from bot.views.view import lines, listed, stack

ADVICE_ON = {  # the advice that repeats a drift
    Drift.FUTURES_LOST: Problem.NO_FUTURES,
    Drift.TRANSFER_GAINED: Problem.TRANSFER_ENABLED,
    Drift.IP_LIST_REMOVED: Problem.NO_IP_WHITELIST,
}
LISTED = 12  # connections with the same cause that are listed
_NAMED = 6  # connections of an exchange that are named in one line


@dataclass(frozen=True, kw_only=True)
class NoticeTexts:
    """Renders notices in the language and time zone of a person."""

    t: Translator
    exchanges: Mapping[str, Exchange]
    connections: Sequence[Connection]  # all of the person
    now: datetime
    zone: tzinfo
    egresses: Egresses = field(default_factory=Egresses)
    availability: Availability = field(default_factory=Availability)
    days: Sequence[StrategyDay] = ()  # for the digest
    drifted: Mapping[str, frozenset[Problem]] = field(default_factory=dict)  # by connection
    strategies: bool = False  # they are on
    alone: bool = False  # the message is about one connection only

    def findings(self, connection: Connection) -> Findings:
        """Return the findings of a connection, without those that its drifts contain."""
        exchange = self.exchanges[connection.exchange]
        addresses = self.egresses.addresses_of(connection.egress)
        found = findings_of(exchange, connection, addresses, self.zone)
        known = self.drifted.get(connection.id, frozenset())
        return replace(found, problems=tuple(p for p in found.problems if p not in known))

    def status(self, notices: Sequence[PlannedNotice]) -> Markup:
        """Return the status of connections with the same cause, or all Online."""
        first = notices[0].known
        if first.status is Status.ONLINE:
            return stack(*(self._online(one, one.known) for one in notices[:LISTED]))
        if len(notices) > 1:
            return self._together(notices, first)
        return self._failing(notices[0], first)

    def _failing(self, planned: PlannedNotice, connection: Connection) -> Markup:
        """Return the problems of a failing key: all of them, or the first in a shared message."""
        t, head = self.t, self._head(planned, connection)
        findings = self.findings(connection)
        rest = tuple(p for p in findings.problems if p is not Problem.WITHDRAW_ENABLED)
        found = [b for b in blocks(t, replace(findings, problems=rest), self.now) if b]
        if not connection.has_secrets:
            return stack(head, t("card-no-secrets"))
        if self.alone:
            return stack(head, *found, sending_line(t, connection))
        return head if connection.status is Status.BLOCKED else lines(head, *found[:1])

    def _head(self, planned: PlannedNotice, connection: Connection) -> Markup:
        t, status = self.t, connection.status
        since = t(
            "alert-status", status=t(f"status-{status}"), since=self._since(planned, connection)
        )
        if status is not Status.BLOCKED:
            return lines(f"{STATUS_MARKS[status]} {self._title(connection)}", since)
        exchange = self.exchanges[connection.exchange].title
        blocked = t("alert-blocked", name=connection.name, exchange=exchange)
        return stack(
            lines(f"{STATUS_MARKS[status]} {blocked}", since),
            full_fix(t, Problem.WITHDRAW_ENABLED, self.findings(connection), self.now),
            deadline_line(t, connection, self.now, self.zone),
        )

    def _together(self, notices: Sequence[PlannedNotice], first: Connection) -> Markup:
        """Return the shared cause of several connections once."""
        t, mark = self.t, STATUS_MARKS[first.status]
        exchange = self.exchanges[first.exchange].title
        head = t("alert-group", status=t(f"status-{first.status}"), exchange=exchange)
        listed = [
            t("alert-item", name=one.known.name, since=self._since(one, one.known))
            for one in notices[:LISTED]
        ]
        cause = blocks(t, self.findings(first), self.now)[:1]
        return lines(f"{mark} {head}", *(f"• {item}" for item in listed), *cause)

    def _online(self, planned: PlannedNotice, connection: Connection) -> Markup:
        return lines(f"🟢 {self._title(connection)}", self._all_clear(planned, connection))

    def _all_clear(self, planned: PlannedNotice, connection: Connection) -> Markup:
        change = planned.notice.payload_as(payloads.StatusChanged)
        if change.since is None:
            return self.t("alert-online")
        span = connection.status_since - change.since
        key = "alert-online-again-at-most" if change.unwatched else "alert-online-again"
        return self.t(key, length=times.length(self.t, span.total_seconds()))

    def drifts(self, notices: Sequence[PlannedNotice]) -> Markup:
        """Return the drifts of one connection."""
        t, connection, noticed = self.t, notices[0].known, self._moment(notices[0].notice.at)
        drifts = [one.notice.payload_as(payloads.Drifted).drift for one in notices]
        listed = [self._drift(connection, drift) for drift in drifts]
        online = connection.status is Status.ONLINE  # else the notice of the status has the advice
        advised = self.alone and online
        advice = blocks(t, self.findings(connection), self.now)[-1] if advised else ""
        head = lines(f"🔸 {self._title(connection)}", *listed, t("alert-noticed", moment=noticed))
        return stack(head, advice)

    def _drift(self, connection: Connection, drift: Drift) -> Markup:
        """Return a drift, with its fix if it needs one."""
        t, advice = self.t, ADVICE_ON.get(drift)
        said = t(f"drift-{drift}")
        if advice not in connection.problems:
            return said
        return Markup(f"{said} {fix(t, advice, self.findings(connection), self.now)}")

    def expiry(self, notices: Sequence[PlannedNotice]) -> Markup:
        """Return that a key expires soon."""
        t, connection = self.t, notices[0].known
        days = notices[0].notice.payload_as(payloads.KeyExpiring).days
        ends = self._moment(connection.expires_at or self.now)
        text = t("alert-expiry", days=days, moment=ends)
        return lines(f"⏳ {self._title(connection)}", text, t("fix-key-expiring"))

    def leak(self, notices: Sequence[PlannedNotice]) -> Markup:
        """Return that the operator recalls a key."""
        t, connection = self.t, notices[0].known
        findings = self.findings(connection)
        reason = meaning(t, Problem.MUST_REPLACE, findings)
        fixed_by = full_fix(t, Problem.MUST_REPLACE, findings)
        return lines(f"❗ {self._title(connection)}", f"<b>{reason}</b>", fixed_by)

    def outage(self, notices: Sequence[PlannedNotice]) -> Markup:
        """Return that an exchange does not answer, or is unstable."""
        t, exchange = self.t, self.exchanges[notices[0].notice.exchange]
        payload = notices[0].notice.payload_as(payloads.OutageBegan)
        since = self._moment(payload.unstable or payload.since)
        key = "alert-unstable" if payload.unstable else "alert-incident"
        how = t("alert-unstable-fix" if payload.unstable else "alert-incident-fix")
        text = t(key, exchange=exchange.title, since=since)
        return lines(f"⚪ {text}", self._names_at(exchange), how)

    def outage_over(self, notices: Sequence[PlannedNotice]) -> Markup:
        """Return that an exchange answers again, or is stable again."""
        t, exchange = self.t, self.exchanges[notices[0].notice.exchange]
        payload = notices[0].notice.payload_as(payloads.OutageEnded)
        key = "alert-unstable-over" if payload.unstable else "alert-incident-over"
        length = times.length(t, payload.seconds)
        text = t(key, exchange=exchange.title, length=length)
        return lines(f"🟢 {text}", self._names_at(exchange))

    def new_address(self, notices: Sequence[PlannedNotice]) -> Markup:
        """Return our new address and the connections whose IP list lacks it."""
        address = notices[0].notice.payload_as(payloads.AddressChanged).address
        bound = [c for c in self.connections if c.ip_whitelist and address not in c.ip_whitelist]
        key = "alert-new-address" if bound else "alert-new-address-known"
        return lines(f"🌐 {self.t(key, address=Code(address))}", self._names(bound))

    def address_retires(self, notices: Sequence[PlannedNotice]) -> Markup:
        """Return when an egress retires, and what to add to the IP list of each key."""
        payload = notices[0].notice.payload_as(payloads.AddressRetires)
        keys = [c for c in self.connections if must_move(c, payload.egress)]
        items = [
            self.t(
                "alert-retires-item", name=self._title(c), address=codes(self.t, self.next_of(c))
            )
            for c in keys[:LISTED]
        ]
        more = len(keys) - len(items)
        return lines(
            f"🌐 {self.t('alert-retires', day=times.day(self.t, payload.day))}",
            *(f"• {item}" for item in items),
            self.t("alert-more", count=more) if more else "",
        )

    def next_of(self, connection: Connection) -> tuple[str, ...]:
        """Return our addresses that a key is moving to."""
        return self.egresses.addresses_of(connection.moving_to or connection.egress)

    def address_moved(self, notices: Sequence[PlannedNotice]) -> Markup:
        """Return that a key moved, and which address its IP list needs no more."""
        connection = notices[0].known
        before = notices[0].notice.payload_as(payloads.AddressMoved).before
        key = "alert-moved" if before else "alert-moved-unknown"
        said = self.t(key, address=codes(self.t, before.split(", ")))
        return lines(f"🌐 {self._title(connection)}", said)

    def _names_at(self, exchange: Exchange) -> Markup:
        return self._names(
            c for c in self.connections if c.exchange == exchange.id and c.has_secrets
        )

    def _names(self, connections: Iterable[Connection]) -> Markup:
        """Return a line with the names of connections."""
        names = [self.t("alert-name", name=c.name) for c in connections]
        if not names:
            return Markup()
        shown, more = listed(self.t, names[:_NAMED]), len(names) - _NAMED
        if more > 0:
            return self.t("alert-names-more", names=shown, count=more)
        return self.t("alert-names", names=shown)

    def _title(self, connection: Connection) -> Markup:
        return titled(self.t, connection, self.exchanges[connection.exchange])

    def _since(self, planned: PlannedNotice, connection: Connection) -> Markup:
        unwatched = planned.notice.payload_as(payloads.StatusChanged).unwatched
        key = "since-at-least" if unwatched else "since"
        return self.t(key, moment=self._moment(connection.status_since))

    def _moment(self, moment: datetime) -> str:
        return times.near(self.t, moment, self.now, self.zone)
