"""Owns the stand-ins of what the services need from outside: in memory, with a clock to turn."""

import asyncio
import itertools
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from bot.domain.binding import Binding
from bot.domain.connection import Connection
from bot.domain.credentials import Credentials, Field, Secret
from bot.domain.diagnosis import Answer, CheckReport, Permission, Problem, Progress, Status
from bot.domain.incident import Incident
from bot.domain.notice import Notice
from bot.domain.person import Preferences
from bot.domain.ports.checks import Census, Due, Outcome, Shift, UnstorableError
from bot.domain.ports.keys import CannotOpenError

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
GOOD = dict.fromkeys(Permission, Answer.YES) | {Permission.WITHDRAW: Answer.NO}


@dataclass
class Clock:
    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def turn(self, span: timedelta) -> None:
        self.now += span


def connected(
    name: str,
    *,
    owner: int = 7,
    exchange: str = "kucoin",
    status: Status = Status.ONLINE,
    tested_at: datetime = NOW - HOUR,
    ip_whitelist: tuple[str, ...] | None = None,
) -> Connection:
    """Return a connection whose owner knows that it is Online."""
    return Connection(
        id=name,
        owner=owner,
        exchange=exchange,
        name=name,
        masked_key="abcd…wxyz",
        status=status,
        status_since=NOW - 24 * HOUR,
        created_at=NOW - 24 * HOUR,
        keyed_at=NOW - 24 * HOUR,
        tested_at=tested_at,
        permissions=GOOD,
        told_status=Status.ONLINE,
        ip_whitelist=ip_whitelist,
    )


def report(
    *problems: Problem,
    withdraw: Answer = Answer.NO,
    wait: float | None = None,
    seen_ip: str | None = None,
) -> CheckReport:
    told = GOOD if not problems else dict.fromkeys(Permission, Answer.UNKNOWN)
    return CheckReport(
        problems=problems,
        steps={},
        permissions={**told, Permission.WITHDRAW: withdraw},
        wait=wait,
        seen_ip=seen_ip,
    )


@dataclass
class FakeProber:
    """Answers by the API key, which is the id of the connection; counts who is asked at once."""

    says: dict[str, CheckReport | Exception] = field(default_factory=dict)
    otherwise: CheckReport = field(default_factory=report)
    asked: list[str] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    gate: Callable[[], Awaitable[object]] = lambda: asyncio.sleep(0)

    async def check(
        self,
        exchange: str,  # noqa: ARG002  # the port has it
        credentials: Credentials,
        progress: Progress | None = None,  # noqa: ARG002  # the port has it
    ) -> CheckReport:
        name = credentials[Field.API_KEY].reveal()
        self.asked.append(name)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await self.gate()
        finally:
            self.at_once -= 1
        said = self.says.get(name, self.otherwise)
        if isinstance(said, Exception):
            raise said
        return said


class FakeVault:
    """Keeps the id of a connection as its key; opens nothing that is damaged."""

    def seal(self, values: Credentials, binding: Binding) -> bytes:
        raise NotImplementedError

    def open(self, blob: bytes, binding: Binding) -> dict[Field, Secret]:
        if blob == b"damaged":
            raise CannotOpenError
        return {Field.API_KEY: Secret(binding.connection)}

    def fingerprint(self, exchange: str, key: Secret) -> bytes:
        raise NotImplementedError


class FakeSchedule:
    """Keeps due connections in memory, with leases."""

    def __init__(self, clock: Clock, *connections: Connection) -> None:
        self._clock = clock
        self.connections = {c.id: c for c in connections}
        self.due_at: dict[str, datetime | None] = dict.fromkeys(self.connections, clock.now)
        self.leases: dict[str, str] = {}
        self.damaged: set[str] = set()
        self.unstorable: set[str] = set()
        self.unfit: set[str] = set()
        self.fits: Callable[[Outcome], bool] = lambda outcome: outcome.id not in self.unfit
        self.settled: list[Outcome] = []
        self.hastened: list[int] = []
        self.sampled: list[tuple[str, int]] = []
        self.spreads: list[tuple[datetime, datetime, timedelta]] = []
        self._tokens = map(str, itertools.count())

    async def due(self, now: datetime) -> Mapping[str, datetime]:
        found: dict[str, datetime] = {}
        for id_, due_at in self.due_at.items():
            if due_at is not None and due_at <= now:
                exchange = self.connections[id_].exchange
                found[exchange] = min(due_at, found.get(exchange, due_at))
        return found

    async def claim(self, exchange: str, now: datetime, limit: int) -> Shift:
        ready = [
            (due_at, id_)
            for id_, due_at in self.due_at.items()
            if due_at is not None and due_at <= now and self.connections[id_].exchange == exchange
        ]
        token, ids = next(self._tokens), [id_ for _, id_ in sorted(ready)[:limit]]
        self.due_at |= dict.fromkeys(ids, now + 2 * MINUTE)
        self.leases |= dict.fromkeys(ids, token)
        blobs = {id_: b"damaged" if id_ in self.damaged else b"sealed" for id_ in ids}
        work = tuple(Due(connection=self.connections[i], blob=blobs[i]) for i in ids)
        return Shift(token=token, work=work)

    async def settle(self, token: str, outcomes: Sequence[Outcome], now: datetime) -> int:  # noqa: ARG002
        if self.unstorable & {o.id for o in outcomes}:
            raise OSError("it cannot be stored")
        if not all(map(self.fits, outcomes)):
            raise UnstorableError
        for outcome in outcomes:
            if self.leases.get(outcome.id) != token:
                continue
            del self.leases[outcome.id]
            self.due_at[outcome.id] = outcome.due_at
            if outcome.connection:
                self.connections[outcome.id] = outcome.connection
            self.settled.append(outcome)
        return 0

    async def statuses(self) -> Mapping[tuple[str, Status], int]:
        return Counter((c.exchange, c.status) for c in self.connections.values())

    async def spread(self, before: datetime, now: datetime, window: timedelta) -> int:
        self.spreads.append((before, now, window))
        late = [i for i, due_at in self.due_at.items() if due_at is not None and due_at <= before]
        self.due_at |= dict.fromkeys(late, now)
        return len(late)

    async def hasten(self, owner: int, now: datetime) -> None:
        self.hastened.append(owner)
        self._hasten([c.id for c in self.connections.values() if c.owner == owner], now)

    async def hasten_some(self, exchange: str, now: datetime, limit: int) -> None:
        self.sampled.append((exchange, limit))
        theirs = [c.id for c in self.connections.values() if c.exchange == exchange]
        self._hasten(theirs[:limit], now)

    def _hasten(self, ids: Sequence[str], now: datetime) -> None:
        free = [i for i in ids if i not in self.leases and not self.connections[i].streak]
        self.due_at |= dict.fromkeys(free, now)

    async def census(self) -> Mapping[str, Census]:
        owners: dict[str, set[int]] = defaultdict(set)
        for c in self.connections.values():
            owners[c.exchange].add(c.owner)
        counts = Counter(c.exchange for c in self.connections.values())
        return {e: Census(connections=n, owners=len(owners[e])) for e, n in counts.items()}


class FakeIncidents:
    """Keeps outages in memory, as one database for all workers."""

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

    async def tell(self, incident: Incident, at: datetime) -> int:
        self._put(replace(incident, told_at=at))
        return 1

    async def close(self, incident: Incident, at: datetime) -> None:
        self._put(replace(incident, closed_at=at))

    async def heard(self, person: int, incidents: Collection[str]) -> frozenset[str]:  # noqa: ARG002
        return frozenset(i.id for i in self.all if i.told_at and i.id in incidents)

    async def told_of(self, person: int, since: datetime) -> frozenset[str]:  # noqa: ARG002
        told = [i for i in self.all if i.told_at]
        return frozenset(i.exchange for i in told if not i.closed_at or i.closed_at >= since)

    def _put(self, incident: Incident) -> None:
        self.all = [incident if known.id == incident.id else known for known in self.all]


@dataclass
class FakeNotices:
    """Keeps what was written, each key once, and how often it was asked to."""

    written: dict[str, Notice] = field(default_factory=dict)
    writes: int = 0
    drawn_near: datetime | None = None

    async def write(self, *notices: Notice) -> None:
        self.writes += 1
        for notice in notices:
            self.written.setdefault(notice.dedupe_key, notice)

    async def draw_near(self, now: datetime) -> None:
        self.drawn_near = now

    def told(self, matter: str) -> list[Notice]:
        return [n for n in self.written.values() if n.values.get("matter") == matter]


@dataclass
class FakeAddresses:
    connections: Sequence[Connection] = ()
    times: Counter[str] = field(default_factory=Counter)

    async def seen(self, address: str, exchange: str, times: int, at: datetime) -> int:  # noqa: ARG002
        self.times[address] += times
        return self.times[address]

    async def latest(self) -> Sequence[str]:
        return list(self.times)

    async def concerned(self, address: str) -> Sequence[Connection]:
        return [c for c in self.connections if c.ip_whitelist and address not in c.ip_whitelist]


@dataclass
class FakePeople:
    preference: Preferences = field(default_factory=Preferences)
    unreachable: set[int] = field(default_factory=set)

    async def preferences(self, person: int) -> Preferences:  # noqa: ARG002  # the port has it
        return self.preference

    async def is_reachable(self, person: int) -> bool:
        return person not in self.unreachable


@dataclass
class FakeBook:
    connections: Sequence[Connection] = ()

    async def list(self, owner: int) -> Sequence[Connection]:
        return [c for c in self.connections if c.owner == owner]
