"""Owns the watch on our own address: what exchanges see of us, and who must know of a change."""

import logging
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain.connection import Connection
from bot.domain.diagnosis import CheckReport, Problem, Severity
from bot.domain.notice import Notice
from bot.domain.patience import Patience
from bot.domain.ports.incidents import Addresses
from bot.services.notifying import address_notice, operator_notices
from bot.services.outages import Outages

log = logging.getLogger(__name__)

SURE = 2  # refusals that name an address, before owners of keys are told of it
MATTER_NEW = "new-address"
MATTER_REFUSED = "address-refused"


@dataclass(kw_only=True)
class Egress:
    """Collects the addresses that refusals name, and how many keys refuse ours."""

    addresses: Addresses
    patience: Patience
    admins: Collection[int]
    configured: Collection[str]  # those people were told to put on their lists
    _named: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    _at: dict[str, str] = field(default_factory=dict)  # address → exchange that named it
    _told: set[str] = field(default_factory=set)  # addresses that owners were told of
    _refusals: Outages = field(init=False)

    def __post_init__(self) -> None:
        self._refusals = Outages(max(self.patience.interval, timedelta(minutes=2)))

    def hear(self, connection: Connection, report: CheckReport, at: datetime) -> None:
        """Take in a report."""
        refused = Problem.IP_NOT_ALLOWED in report.problems
        if refused and report.seen_ip:
            self._named[report.seen_ip] += 1
            self._at[report.seen_ip] = connection.exchange
        if refused or _was_let_in(report):
            exchange, owner = connection.exchange, connection.owner
            self._refusals.note(exchange, connection.id, owner, at, failed=refused)

    def refused_by_many(self, exchange: str, at: datetime) -> bool:
        """Tell whether an exchange refuses our address for many keys: the fault is not theirs."""
        return exchange in self._refusals.down(at, {})

    async def notices(self, at: datetime) -> list[Notice]:
        """Return what follows from what was heard since this was last asked."""
        found: list[Notice] = []
        named, self._named = self._named, defaultdict(int)
        for address in named.keys() - set(self.configured):
            found += await self._new(address, named[address], at)
        for exchange in self._refusals.down(at, {}):
            found += operator_notices(self.admins, MATTER_REFUSED, exchange, at, exchange=exchange)
        return found

    async def _new(self, address: str, times: int, at: datetime) -> list[Notice]:
        """Tell the operator of an address at once, and owners when it is no slip of one answer."""
        exchange = self._at[address]
        seen = await self.addresses.seen(address, exchange, times, at)
        if seen - times < 1:
            log.warning("%s sees us under an address that is not configured", exchange)
        told = list(
            operator_notices(
                self.admins, MATTER_NEW, address, at, address=address, exchange=exchange
            )
        )
        if seen >= SURE and address not in self._told:
            self._told.add(address)
            due = at + self.patience.grace
            owners = {c.owner for c in await self.addresses.concerned(address)}
            told += [address_notice(owner, address, at, due) for owner in owners]
        return told


def _was_let_in(report: CheckReport) -> bool:
    """Tell whether an exchange took a key that may be bound to our address."""
    harmless = all(problem.severity <= Severity.DOUBT for problem in report.problems)
    return harmless and Problem.NO_IP_WHITELIST not in report.problems
