"""Monitors our own addresses: how exchanges see them, and whom a change affects."""

import logging
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeAlias

from bot.domain.connection import Connection
from bot.domain.diagnosis import CheckReport, Problem, Severity
from bot.domain.egress import DEFAULT, Egresses, Route
from bot.domain.monitoring_policy import MonitoringPolicy
from bot.domain.notice import rules
from bot.domain.notice.matters import Matter
from bot.domain.ports.incidents import Addresses
from bot.domain.ports.notices import Outbox
from bot.services.monitoring.outages import OutageDetector
from bot.services.operating.operators import Operators

log = logging.getLogger(__name__)

_Seen: TypeAlias = tuple[str, str]  # an egress, and an address that it was seen under

SURE = 2  # refusals with an address, before owners of keys are notified


@dataclass(kw_only=True)
class EgressMonitor:
    """Collects the addresses in refusals, and how many keys refuse ours."""

    addresses: Addresses
    policy: MonitoringPolicy
    operators: Operators
    outbox: Outbox
    egresses: Egresses  # with the addresses that people put on their IP lists
    _named: dict[_Seen, int] = field(default_factory=lambda: defaultdict(int))
    _at: dict[_Seen, str] = field(default_factory=dict)  # address → exchange that reported it
    _notified: set[_Seen] = field(default_factory=set)  # of which owners were notified
    _refusals: OutageDetector = field(init=False)

    def __post_init__(self) -> None:
        self._refusals = OutageDetector(max(self.policy.interval, timedelta(minutes=2)))

    def observe(self, connection: Connection, report: CheckReport, at: datetime) -> None:
        """Record a report."""
        refused = Problem.IP_NOT_ALLOWED in report.problems
        if refused and report.seen_ip:
            seen = (connection.egress, report.seen_ip)
            self._named[seen] += 1
            self._at[seen] = connection.exchange
        if refused or _was_let_in(report):
            route, owner = connection.route, connection.owner
            self._refusals.record(route, connection.id, owner, at, failed=refused)

    def refused_by_many(self, route: Route, at: datetime) -> bool:
        """Return whether an exchange refuses our address for many keys: no key causes that."""
        return route in self._refusals.failing(at, {})

    async def notify(self, at: datetime) -> None:
        """Write the notices that follow from the reports since the last call."""
        named, self._named = self._named, defaultdict(int)
        for seen in [s for s in named if s[1] not in self.egresses.addresses_of(s[0])]:
            await self._note_address(seen, named[seen], at)
        for route in self._refusals.failing(at, {}):
            matter, about = Matter.ADDRESS_REFUSED, _case(route.egress, route.exchange)
            await self.operators.notify(matter, about, at, exchange=route.exchange)

    async def _note_address(self, found: _Seen, times: int, at: datetime) -> None:
        """Notify operators of an address at once, owners after repeated refusals."""
        egress, address = found
        exchange = self._at[found]
        seen = await self.addresses.record(address, exchange, times, at)
        if seen - times < 1:
            log.warning("%s sees egress %s under another address", exchange, egress)
        matter, about = Matter.NEW_ADDRESS, _case(egress, address)
        await self.operators.notify(matter, about, at, exchange=exchange, address=address)
        if seen >= SURE and found not in self._notified:
            await self._notify_owners(egress, address, at)
            self._notified.add(found)

    async def _notify_owners(self, egress: str, address: str, at: datetime) -> None:
        due = at + self.policy.grace_period
        lacking = await self.addresses.lacking(address)
        owners = {c.owner for c in lacking if c.egress == egress}
        notices = [rules.address_changed(owner, address, at, due) for owner in owners]
        await self.outbox.write(*notices)


def _case(egress: str, about: str) -> str:
    """Return what distinguishes two cases of a matter."""
    return about if egress == DEFAULT else f"{egress} {about}"


def _was_let_in(report: CheckReport) -> bool:
    """Return whether an exchange accepted a key that may have an IP list."""
    harmless = all(problem.severity <= Severity.DOUBT for problem in report.problems)
    return harmless and Problem.NO_IP_WHITELIST not in report.problems
