"""The store of connections and when each is checked, in memory."""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

from bot.domain.connection import Connection
from bot.domain.diagnosis import Status
from bot.domain.ports.checks import CheckResult, ClaimedChecks, DueCheck, KeyCount, UnstorableError
from tests.fakes.agenda import Agenda
from tests.fakes.notices import FakeNotices

LEASE = timedelta(minutes=2)
_KEPT = 1_000  # outcomes: a simulated day has millions


class FakeSchedule:
    """Book and Schedule in one: keeps due connections, with leases.

    The blob of a connection is its id, or "damaged".
    """

    def __init__(
        self, now: datetime, *connections: Connection, notices: FakeNotices | None = None
    ) -> None:
        """Take the moment at which all of them are due, and where notices go."""
        self.connections = {c.id: c for c in connections}
        self.leases: dict[str, str] = {}
        self.damaged: set[str] = set()
        self.unstorable: set[str] = set()
        self.unfit: set[str] = set()
        self.fits: Callable[[CheckResult], bool] = lambda outcome: outcome.id not in self.unfit
        self.settled: deque[CheckResult] = deque(maxlen=_KEPT)
        self.hastened: list[int] = []
        self.sampled: list[tuple[str, int]] = []
        self.spreads: list[tuple[datetime, datetime, timedelta]] = []
        self._notices = notices or FakeNotices()
        self._tokens = count()
        self._agendas: dict[str, Agenda] = defaultdict(Agenda)
        self._owned: dict[int, list[str]] = defaultdict(list)
        self._owners: dict[str, set[int]] = defaultdict(set)
        for connection in connections:
            self._owned[connection.owner].append(connection.id)
            self._owners[connection.exchange].add(connection.owner)
            self.put(connection.id, now)
        sizes = Counter(c.exchange for c in connections)
        self._census = {
            name: KeyCount(connections=size, owners=len(self._owners[name]))
            for name, size in sizes.items()
        }

    def put(self, id_: str, at: datetime | None) -> None:
        """Check a connection at a moment, or never."""
        self._agendas[self.connections[id_].exchange].put(id_, at)

    def due_at(self, id_: str) -> datetime | None:
        """Return when a connection is checked."""
        return self._agendas[self.connections[id_].exchange].when(id_)

    def owners(self, exchange: str) -> set[int]:
        """Return who has a connection at an exchange."""
        return self._owners[exchange]

    def hear(self, heard: Connection) -> None:
        """Note what the owner of a connection now knows of it."""
        now = self.connections[heard.id]
        self.connections[heard.id] = replace(
            now,
            notified_status=heard.notified_status,
            notified_cause=heard.notified_cause,
            version=now.version + 1,
        )

    # the port Book, as far as alerts need it

    async def list(self, owner: int) -> Sequence[Connection]:
        return [self.connections[id_] for id_ in self._owned[owner]]

    # the port Schedule

    async def due(self, now: datetime) -> Mapping[str, datetime]:
        firsts = ((exchange, agenda.first()) for exchange, agenda in self._agendas.items())
        return {exchange: first for exchange, first in firsts if first and first <= now}

    async def claim(self, exchange: str, now: datetime, limit: int) -> ClaimedChecks:
        token, agenda = str(next(self._tokens)), self._agendas[exchange]
        work = []
        for id_ in [*agenda.take(now, limit)]:
            agenda.put(id_, now + LEASE)
            self.leases[id_] = token
            blob = b"damaged" if id_ in self.damaged else id_.encode()
            work.append(DueCheck(connection=self.connections[id_], blob=blob))
        return ClaimedChecks(token=token, work=tuple(work))

    async def record_results(
        self, token: str, outcomes: Sequence[CheckResult], now: datetime
    ) -> int:
        if self.unstorable & {o.id for o in outcomes}:
            raise OSError("it cannot be stored")
        if not all(map(self.fits, outcomes)):
            raise UnstorableError
        held = [o for o in outcomes if self.leases.get(o.id) == token]
        return len(outcomes) - sum(self._settle(outcome, now) for outcome in held)

    def _settle(self, outcome: CheckResult, now: datetime) -> bool:
        """Return whether it was stored: a connection may have changed since it was taken."""
        del self.leases[outcome.id]
        seen = outcome.connection
        if seen and seen.version != self.connections[seen.id].version:
            self.put(outcome.id, now)
            return False
        if seen:
            self.connections[seen.id] = seen
        self._notices.add(*outcome.notices)
        self.put(outcome.id, outcome.due_at)
        self.settled.append(outcome)
        return True

    async def spread_due(self, before: datetime, now: datetime, window: timedelta) -> int:
        self.spreads.append((before, now, window))
        late = [id_ for agenda in self._agendas.values() for id_ in agenda.until(before)]
        for id_ in late:
            self.put(id_, now)
        return len(late)

    async def schedule_now(self, owner: int, now: datetime) -> None:
        self.hastened.append(owner)
        for id_ in self._owned[owner]:
            if self._is_steady(id_) and (self.due_at(id_) or now) > now:
                self.put(id_, now)

    async def schedule_some_now(self, exchange: str, now: datetime, limit: int) -> None:
        self.sampled.append((exchange, limit))
        agenda = self._agendas[exchange]
        for id_ in agenda.next(now, limit, self._is_steady):
            agenda.put(id_, now)

    def _is_steady(self, id_: str) -> bool:
        connection = self.connections[id_]
        is_free = id_ not in self.leases
        return is_free and connection.status is Status.ONLINE and not connection.streak

    async def statuses(self) -> Mapping[tuple[str, Status], int]:
        return Counter((c.exchange, c.status) for c in self.connections.values())

    async def key_counts(self) -> Mapping[str, KeyCount]:
        return self._census
