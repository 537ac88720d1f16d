"""Owns the stores of a simulated day: what bot/storage promises, in memory and fast."""

import heapq
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from bot.domain.connection import Connection
from bot.domain.diagnosis import Status
from bot.domain.incident import STEADY, Incident
from bot.domain.notice import Notice, NoticeKind
from bot.domain.person import Preferences
from bot.domain.ports.checks import Census, Due, Outcome, Shift
from bot.domain.ports.notices import Bundle, Telling


class Agenda:
    """What is due when. A thing has one moment; to move it leaves its old entry behind, void."""

    def __init__(self) -> None:
        self._moments: dict[str, datetime] = {}
        self._heap: list[tuple[datetime, str]] = []

    def put(self, id_: str, at: datetime | None) -> None:
        """Let a thing be due at a moment, or never."""
        if at is None:
            self._moments.pop(id_, None)
        else:
            self._moments[id_] = at
            heapq.heappush(self._heap, (at, id_))

    def when(self, id_: str) -> datetime | None:
        """Return when a thing is due; None where it was taken."""
        return self._moments.get(id_)

    def next(self, now: datetime, limit: int, fits: Callable[[str], bool]) -> Sequence[str]:
        """Return what is due the soonest after now, of what fits."""
        later = ((at, id_) for id_, at in self._moments.items() if at > now and fits(id_))
        return [id_ for _, id_ in heapq.nsmallest(limit, later)]

    def first(self) -> datetime | None:
        """Return the earliest moment."""
        while self._heap and self._moments.get(self._heap[0][1]) != self._heap[0][0]:
            heapq.heappop(self._heap)
        return self._heap[0][0] if self._heap else None

    def take(self, now: datetime, limit: int) -> Iterable[str]:
        """Yield what is due and take it out, the longest due first."""
        for _ in range(limit):
            first = self.first()
            if first is None or first > now:
                return
            _, id_ = heapq.heappop(self._heap)
            del self._moments[id_]
            yield id_


class Connections:
    """Book and Schedule in one: the connections, and when each is checked next."""

    def __init__(self, connections: Iterable[Connection], outbox: "Outbox") -> None:
        self.rows = {connection.id: connection for connection in connections}
        self._outbox = outbox
        self._agendas: dict[str, Agenda] = defaultdict(Agenda)
        self._theirs: dict[int, list[str]] = defaultdict(list)
        self._tokens = count()
        self._owners: dict[str, set[int]] = defaultdict(set)
        for connection in self.rows.values():
            self._theirs[connection.owner].append(connection.id)
            self._owners[connection.exchange].add(connection.owner)
        sizes = Counter(connection.exchange for connection in self.rows.values())
        self._census = {
            name: Census(connections=size, owners=len(self._owners[name]))
            for name, size in sizes.items()
        }

    def put(self, id_: str, at: datetime) -> None:
        """Let a connection be checked at a moment."""
        self._agendas[self.rows[id_].exchange].put(id_, at)

    def owners(self, exchange: str) -> set[int]:
        """Return who has a connection at an exchange."""
        return self._owners[exchange]

    # the port Book, as far as alerts need it

    async def list(self, owner: int) -> Sequence[Connection]:
        return [self.rows[id_] for id_ in self._theirs[owner]]

    def hear(self, heard: Connection) -> None:
        """Note what the owner of a connection now knows of it."""
        now = self.rows[heard.id]
        self.rows[heard.id] = replace(
            now,
            told_status=heard.told_status,
            told_cause=heard.told_cause,
            version=now.version + 1,
        )

    # the port Schedule

    async def due(self, now: datetime) -> Mapping[str, datetime]:
        firsts = ((exchange, agenda.first()) for exchange, agenda in self._agendas.items())
        return {exchange: first for exchange, first in firsts if first and first <= now}

    async def claim(self, exchange: str, now: datetime, limit: int) -> Shift:
        taken = self._agendas[exchange].take(now, limit)
        work = tuple(Due(connection=self.rows[id_], blob=id_.encode()) for id_ in taken)
        return Shift(token=str(next(self._tokens)), work=work)

    async def settle(self, token: str, outcomes: Sequence[Outcome], now: datetime) -> Any:  # noqa: ARG002  # the only worker
        stale = 0
        for outcome in outcomes:
            seen, before = outcome.connection, self.rows[outcome.id]
            if seen and seen.version != before.version:
                self._agendas[before.exchange].put(outcome.id, now)
                stale += 1
                continue
            if seen:
                self.rows[outcome.id] = seen
            self._outbox.add(*outcome.notices)
            self._agendas[before.exchange].put(outcome.id, outcome.due_at)
        return stale

    async def spread(self, before: datetime, now: datetime, window: timedelta) -> int:  # noqa: ARG002  # nobody slept
        return 0

    async def hasten(self, owner: int, now: datetime) -> None:
        for id_ in self._theirs[owner]:
            agenda = self._agendas[self.rows[id_].exchange]
            if self._is_steady(id_) and (agenda.when(id_) or now) > now:
                agenda.put(id_, now)

    async def hasten_some(self, exchange: str, now: datetime, limit: int) -> None:
        agenda = self._agendas[exchange]
        for id_ in agenda.next(now, limit, self._is_steady):
            agenda.put(id_, now)

    def _is_steady(self, id_: str) -> bool:
        return self.rows[id_].status is Status.ONLINE and not self.rows[id_].streak

    async def statuses(self) -> Mapping[tuple[str, Status], int]:
        return Counter((one.exchange, one.status) for one in self.rows.values())

    async def census(self) -> Mapping[str, Census]:
        return self._census


class Outbox:
    """Notices."""

    def __init__(self) -> None:
        self.hear: Callable[[Connection], None] = lambda _: None
        self._agenda = Agenda()
        self._written: dict[str, Notice] = {}  # by id
        self._keys: set[str] = set()
        self.told: set[str] = set()

    def add(self, *notices: Notice) -> None:
        """Write notices; one whose key was written before is left out."""
        for notice in notices:
            if notice.dedupe_key not in self._keys:
                self._keys.add(notice.dedupe_key)
                self._written[notice.id] = notice
                self._agenda.put(notice.id, notice.due_at)

    def of(self, prefix: str) -> Sequence[Notice]:
        """Return the notices whose keys begin with something."""
        return [n for n in self._written.values() if n.dedupe_key.startswith(prefix)]

    def cancel(self, notice: Notice) -> None:
        """Tell it no more."""
        self._agenda.put(notice.id, None)

    def first(self) -> datetime | None:
        """Return when the next notice is due."""
        return self._agenda.first()

    # the port Notices

    async def write(self, *notices: Notice) -> None:
        self.add(*notices)

    async def claim(self, now: datetime, limit: int = 1_000_000) -> Sequence[Bundle]:
        people: dict[int, list[Notice]] = defaultdict(list)
        for id_ in self._agenda.take(now, limit):
            people[self._written[id_].person].append(self._written[id_])
        return [Bundle(person=p, token="", notices=tuple(n)) for p, n in people.items()]

    async def settle(self, bundle: Bundle, telling: Telling, now: datetime) -> None:  # noqa: ARG002  # nothing ends here
        self.told.update(telling.told)
        for id_, moment in telling.later.items():
            self._agenda.put(id_, moment)
        for connection in telling.heard:
            self.hear(connection)

    async def draw_near(self, now: datetime) -> None:
        raise AssertionError(f"the clock was set back to {now}")

    async def waiting(self) -> int:
        return len(self._written) - len(self.told)


@dataclass
class Outages:
    """The port Incidents."""

    outbox: Outbox
    owners: Callable[[str], set[int]]

    def __post_init__(self) -> None:
        self._open: dict[str, Incident] = {}
        self._closed: list[Incident] = []
        self._ids = count()

    async def open(self, exchange: str, at: datetime) -> Incident:
        if exchange not in self._open:
            unrest = self._unrest(exchange, at)
            fresh = Incident(id=str(next(self._ids)), exchange=exchange, opened_at=at)
            self._open[exchange] = replace(fresh, unstable_since=unrest)
            for notice in self._of_unrest(NoticeKind.INCIDENT_OVER, exchange, unrest):
                if notice.id not in self.outbox.told:
                    self.outbox.cancel(notice)
        return self._open[exchange]

    async def current(self) -> Mapping[str, Incident]:
        return self._open

    async def tell(self, incident: Incident, at: datetime) -> int:
        self._open[incident.exchange] = replace(incident, told_at=at)
        owners = self.owners(incident.exchange) - {n.person for n in self._told_of_unrest(incident)}
        self.outbox.add(*(_of(incident, NoticeKind.INCIDENT, p, at) for p in owners))
        return len(owners)

    async def close(self, incident: Incident, at: datetime) -> None:
        closed = self._open.pop(incident.exchange)
        self._closed.append(replace(closed, closed_at=at))
        for notice in self.outbox.of(_key(incident, NoticeKind.INCIDENT)):
            if notice.id not in self.outbox.told:
                self.outbox.cancel(notice)
            elif not incident.unstable_since:
                self.outbox.add(_of(incident, NoticeKind.INCIDENT_OVER, notice.person, at))
        for notice in self._told_of_unrest(incident):
            over = _of(incident, NoticeKind.INCIDENT_OVER, notice.person, at)
            values = {**over.values, "incident": notice.values["incident"]}
            self.outbox.add(replace(over, due_at=at + STEADY, values=values))

    async def told_of(self, person: int, since: datetime) -> frozenset[str]:
        lately = [i for i in self._closed if i.closed_at and i.closed_at >= since]
        return frozenset(
            incident.exchange
            for incident in (*lately, *self._open.values())
            if f"{_key(incident, NoticeKind.INCIDENT)}{person}" in self.outbox.told
            or person in {n.person for n in self._told_of_unrest(incident)}
        )

    async def heard(self, person: int, incidents: Collection[str]) -> frozenset[str]:
        return frozenset(i for i in incidents if f"{_BEGAN}:{i}:{person}" in self.outbox.told)

    def _unrest(self, exchange: str, at: datetime) -> datetime | None:
        for last in reversed(self._closed):
            if last.exchange == exchange and (last.told_at or last.unstable_since):
                soon = last.closed_at and last.closed_at >= at - STEADY
                return (last.unstable_since or last.opened_at) if soon else None
        return None

    def _told_of_unrest(self, incident: Incident) -> Sequence[Notice]:
        found = self._of_unrest(NoticeKind.INCIDENT, incident.exchange, incident.unstable_since)
        return [notice for notice in found if notice.id in self.outbox.told]

    def _of_unrest(
        self, kind: NoticeKind, exchange: str, since: datetime | None
    ) -> Sequence[Notice]:
        if since is None:
            return []
        return [
            notice
            for notice in self.outbox.of(f"{kind}:")
            if notice.exchange == exchange and notice.values["unstable"] == since.isoformat()
        ]


_BEGAN = NoticeKind.INCIDENT


def _key(incident: Incident, kind: NoticeKind) -> str:
    return f"{kind}:{incident.id}:"


def _of(incident: Incident, kind: NoticeKind, person: int, at: datetime) -> Notice:
    key = f"{_key(incident, kind)}{person}"
    unrest = incident.unstable_since
    return Notice(
        id=key,
        person=person,
        kind=kind,
        at=at,
        due_at=at,
        dedupe_key=key,
        exchange=incident.exchange,
        values={
            "incident": incident.id,
            "since": incident.opened_at.isoformat(),
            "seconds": 0,
            "unstable": unrest.isoformat() if unrest else None,
        },
    )


class People:
    """The port People: everybody listens, nobody has wishes."""

    async def is_reachable(self, person: int) -> bool:  # noqa: ARG002
        return True

    async def preferences(self, person: int) -> Preferences:  # noqa: ARG002
        return Preferences()


class Addresses:
    """The port Addresses: no exchange tells one."""

    async def seen(self, address: str, exchange: str, times: int, at: datetime) -> int:
        raise AssertionError(f"{exchange} saw {address} {times} times at {at}")

    async def latest(self) -> Sequence[str]:
        return ()

    async def concerned(self, address: str) -> Sequence[Connection]:
        raise AssertionError(address)
