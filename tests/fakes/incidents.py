"""Stores of outages, in memory."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count

from bot.domain.incident import STEADY, Incident
from bot.domain.notice import Notice, NoticeKind, rules
from bot.domain.notice.payloads import OutageBegan
from tests.fakes.notices import FakeNotices


class FakeIncidents:
    """Stores outages for all workers. A notified one counts as notified to all people."""

    def __init__(self) -> None:
        self.all: list[Incident] = []

    @property
    def opened(self) -> Sequence[str]:
        return [i.exchange for i in self.all]

    async def open(self, exchange: str, at: datetime) -> Incident:
        current = await self.current()
        if exchange not in current:
            new = Incident(id=f"i{len(self.all)}", exchange=exchange, opened_at=at)
            self.all.append(new)
            return new
        return current[exchange]

    async def current(self) -> Mapping[str, Incident]:
        return {i.exchange: i for i in self.all if i.closed_at is None}

    async def notify(self, incident: Incident, at: datetime) -> int:
        self._put(replace(incident, notified_at=at))
        return 1

    async def close(self, incident: Incident, at: datetime) -> None:
        self._put(replace(incident, closed_at=at))

    async def notified_of(self, person: int, incidents: Collection[str]) -> frozenset[str]:  # noqa: ARG002
        return frozenset(i.id for i in self.all if i.notified_at and i.id in incidents)

    async def notified_incidents(self, person: int, since: datetime) -> frozenset[str]:  # noqa: ARG002
        notified = [i for i in self.all if i.notified_at]
        return frozenset(i.exchange for i in notified if not i.closed_at or i.closed_at >= since)

    def _put(self, incident: Incident) -> None:
        self.all = [incident if known.id == incident.id else known for known in self.all]


@dataclass
class NotifyingIncidents:
    """Writes notices to all owners; a person is notified once a notice is delivered."""

    outbox: FakeNotices
    owners: Callable[[str], set[int]]

    def __post_init__(self) -> None:
        self._open: dict[str, Incident] = {}
        self._closed: list[Incident] = []
        self._ids = count()

    async def open(self, exchange: str, at: datetime) -> Incident:
        if exchange not in self._open:
            series = self._series(exchange, at)
            fresh = Incident(id=str(next(self._ids)), exchange=exchange, opened_at=at)
            self._open[exchange] = replace(fresh, unstable_since=series)
            for notice in self._of_series(NoticeKind.INCIDENT_OVER, exchange, series):
                if notice.id not in self.outbox.delivered:
                    self.outbox.cancel(notice)
        return self._open[exchange]

    async def current(self) -> Mapping[str, Incident]:
        return self._open

    async def notify(self, incident: Incident, at: datetime) -> int:
        self._open[incident.exchange] = replace(incident, notified_at=at)
        owners = self.owners(incident.exchange) - {
            n.person for n in self._notified_of_series(incident)
        }
        self.outbox.add(*(_named(rules.outage_began(incident, p, at)) for p in owners))
        return len(owners)

    async def close(self, incident: Incident, at: datetime) -> None:
        closed = self._open.pop(incident.exchange)
        self._closed.append(replace(closed, closed_at=at))
        for notice in self.outbox.of(NoticeKind.INCIDENT.key(incident.id, "")):
            if notice.id not in self.outbox.delivered:
                self.outbox.cancel(notice)
            elif not incident.unstable_since:
                self.outbox.add(_named(rules.outage_ended(incident, notice.person, at, at)))
        for notice in self._notified_of_series(incident):
            known = notice.payload_as(OutageBegan).incident
            over = rules.exchange_steady(incident, notice.person, at, known)
            self.outbox.add(_named(over))

    async def notified_incidents(self, person: int, since: datetime) -> frozenset[str]:
        recent = [i for i in self._closed if i.closed_at and i.closed_at >= since]
        return frozenset(
            incident.exchange
            for incident in (*recent, *self._open.values())
            if NoticeKind.INCIDENT.key(incident.id, person) in self.outbox.delivered
            or person in {n.person for n in self._notified_of_series(incident)}
        )

    async def notified_of(self, person: int, incidents: Collection[str]) -> frozenset[str]:
        sent = self.outbox.delivered
        return frozenset(i for i in incidents if NoticeKind.INCIDENT.key(i, person) in sent)

    def _series(self, exchange: str, at: datetime) -> datetime | None:
        for last in reversed(self._closed):
            if last.exchange == exchange and (last.notified_at or last.unstable_since):
                recurs = last.closed_at and last.closed_at >= at - STEADY
                return (last.unstable_since or last.opened_at) if recurs else None
        return None

    def _notified_of_series(self, incident: Incident) -> Sequence[Notice]:
        found = self._of_series(NoticeKind.INCIDENT, incident.exchange, incident.unstable_since)
        return [notice for notice in found if notice.id in self.outbox.delivered]

    def _of_series(
        self, kind: NoticeKind, exchange: str, since: datetime | None
    ) -> Sequence[Notice]:
        if since is None:
            return []
        return [
            notice
            for notice in self.outbox.of(kind.key(""))
            if notice.exchange == exchange and notice.values.get("unstable") == since.isoformat()
        ]


def _named(notice: Notice) -> Notice:
    """Return a notice whose id is its key."""
    return replace(notice, id=notice.dedupe_key)
