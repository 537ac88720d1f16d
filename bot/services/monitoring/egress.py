"""Monitors our own address: how exchanges see it, and whom a change affects."""

import logging
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain.connection import Connection
from bot.domain.diagnosis import CheckReport, Problem, Severity
from bot.domain.monitoring_policy import MonitoringPolicy
from bot.domain.notice import rules
from bot.domain.notice.matters import Matter
from bot.domain.ports.incidents import Addresses
from bot.domain.ports.notices import Outbox
from bot.services.monitoring.outages import OutageDetector
from bot.services.operating.operators import Operators

log = logging.getLogger(__name__)

SURE = 2  # refusals with an address, before owners of keys are notified


@dataclass(kw_only=True)
class EgressMonitor:
    """Collects the addresses in refusals, and how many keys refuse ours."""

    addresses: Addresses
    policy: MonitoringPolicy
    operators: Operators
    outbox: Outbox
    configured: Collection[str]  # the addresses that people put on their IP lists
    _named: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    _at: dict[str, str] = field(default_factory=dict)  # address → exchange that reported it
    _notified: set[str] = field(default_factory=set)  # addresses of which owners were notified
    _refusals: OutageDetector = field(init=False)

    def __post_init__(self) -> None:
        self._refusals = OutageDetector(max(self.policy.interval, timedelta(minutes=2)))

    def observe(self, connection: Connection, report: CheckReport, at: datetime) -> None:
        """Record a report."""
        refused = Problem.IP_NOT_ALLOWED in report.problems
        if refused and report.seen_ip:
            self._named[report.seen_ip] += 1
            self._at[report.seen_ip] = connection.exchange
        if refused or _was_let_in(report):
            exchange, owner = connection.exchange, connection.owner
            self._refusals.record(exchange, connection.id, owner, at, failed=refused)

    def refused_by_many(self, exchange: str, at: datetime) -> bool:
        """Return whether an exchange refuses our address for many keys: no key causes that."""
        return exchange in self._refusals.down(at, {})

    async def notify(self, at: datetime) -> None:
        """Write the notices that follow from the reports since the last call."""
        named, self._named = self._named, defaultdict(int)
        for address in named.keys() - set(self.configured):
            await self._note_address(address, named[address], at)
        for exchange in self._refusals.down(at, {}):
            matter = Matter.ADDRESS_REFUSED
            await self.operators.notify(matter, exchange, at, exchange=exchange)

    async def _note_address(self, address: str, times: int, at: datetime) -> None:
        """Notify operators of an address at once, owners after repeated refusals."""
        exchange = self._at[address]
        seen = await self.addresses.record(address, exchange, times, at)
        if seen - times < 1:
            log.warning("%s sees the bot under an address that is not configured", exchange)
        matter = Matter.NEW_ADDRESS
        await self.operators.notify(matter, address, at, exchange=exchange, address=address)
        if seen >= SURE and address not in self._notified:
            await self._notify_owners(address, at)
            self._notified.add(address)

    async def _notify_owners(self, address: str, at: datetime) -> None:
        due = at + self.policy.grace_period
        owners = {c.owner for c in await self.addresses.lacking(address)}
        notices = [rules.address_changed(owner, address, at, due) for owner in owners]
        await self.outbox.write(*notices)


def _was_let_in(report: CheckReport) -> bool:
    """Return whether an exchange accepted a key that may have an IP list."""
    harmless = all(problem.severity <= Severity.DOUBT for problem in report.problems)
    return harmless and Problem.NO_IP_WHITELIST not in report.problems
