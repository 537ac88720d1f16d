"""The store of connections and the schedule of their checks, in memory."""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

from bot.domain.connection import Connection
from bot.domain.diagnosis import Status
from bot.domain.egress import DEFAULT, Route
from bot.domain.ports.checks import CheckResult, ClaimedChecks, DueCheck, KeyCount, UnstorableError
from tests.fakes.agenda import Agenda
from tests.fakes.notices import FakeNotices

LEASE = timedelta(minutes=2)
_KEPT = 1_000  # results: a simulated day has millions


class FakeSchedule:
    """Connection store and schedule in one, with leases.

    The blob of a connection is its id, or "damaged".
    """

    def __init__(
        self, now: datetime, *connections: Connection, notices: FakeNotices | None = None
    ) -> None:
        """`now`: when all connections are due. `notices`: the outbox."""
        self.connections = {c.id: c for c in connections}
        self.leases: dict[str, str] = {}
        self.damaged: set[str] = set()
        self.unstorable: set[str] = set()
        self.unfit: set[str] = set()
        self.fits: Callable[[CheckResult], bool] = lambda result: result.id not in self.unfit
        self.recorded: deque[CheckResult] = deque(maxlen=_KEPT)
        self.scheduled_now: list[int] = []
        self.sampled: list[tuple[str, int]] = []
        self.spreads: list[tuple[datetime, datetime, timedelta]] = []
        self._notices = notices or FakeNotices()
        self._tokens = count()
        self._agendas: dict[Route, Agenda] = defaultdict(Agenda)
        self._owned: dict[int, list[str]] = defaultdict(list)
        self._owners: dict[str, set[int]] = defaultdict(set)
        for connection in connections:
            self._owned[connection.owner].append(connection.id)
            self._owners[connection.exchange].add(connection.owner)
            self.put(connection.id, now)
        sizes = Counter(c.route for c in connections)
        self._key_counts = {
            route: KeyCount(
                connections=size, owners=len({c.owner for c in connections if c.route == route})
            )
            for route, size in sizes.items()
        }

    def put(self, id_: str, at: datetime | None) -> None:
        """Schedule a connection; None: never."""
        self._agendas[self.connections[id_].route].put(id_, at)

    def due_at(self, id_: str) -> datetime | None:
        """Return when a connection is checked."""
        return self._agendas[self.connections[id_].route].when(id_)

    def owners(self, exchange: str) -> set[int]:
        """Return the owners of connections at an exchange."""
        return self._owners[exchange]

    def mark_notified(self, notified: Connection) -> None:
        """Store which status the owner of a connection now knows."""
        now = self.connections[notified.id]
        self.connections[notified.id] = replace(
            now,
            notified_status=notified.notified_status,
            notified_cause=notified.notified_cause,
            version=now.version + 1,
        )

    # the port ConnectionStore, as far as planning needs it

    async def list(self, owner: int) -> Sequence[Connection]:
        return [self.connections[id_] for id_ in self._owned[owner]]

    # the port Schedule

    async def due(self, now: datetime) -> Mapping[Route, datetime]:
        firsts = ((route, agenda.first()) for route, agenda in self._agendas.items())
        return {route: first for route, first in firsts if first and first <= now}

    async def claim(
        self, exchange: str, now: datetime, limit: int, egress: str = DEFAULT
    ) -> ClaimedChecks:
        token, agenda = str(next(self._tokens)), self._agendas[Route(egress, exchange)]
        work = []
        for id_ in [*agenda.take(now, limit)]:
            agenda.put(id_, now + LEASE)
            self.leases[id_] = token
            blob = b"damaged" if id_ in self.damaged else id_.encode()
            work.append(DueCheck(connection=self.connections[id_], blob=blob))
        return ClaimedChecks(token=token, work=tuple(work))

    async def record_results(
        self, token: str, results: Sequence[CheckResult], now: datetime
    ) -> int:
        if self.unstorable & {o.id for o in results}:
            raise OSError("it cannot be stored")
        if not all(map(self.fits, results)):
            raise UnstorableError
        held = [o for o in results if self.leases.get(o.id) == token]
        return len(results) - sum(self._settle(result, now) for result in held)

    def _settle(self, result: CheckResult, now: datetime) -> bool:
        """Store a result; return False if the connection changed since it was claimed."""
        del self.leases[result.id]
        observed = result.connection
        if observed and observed.version != self.connections[observed.id].version:
            self.put(result.id, now)
            return False
        if observed:
            self.put(observed.id, None)  # it may be on another route now
            self.connections[observed.id] = observed
        self._notices.add(*result.notices)
        self.put(result.id, result.due_at)
        self.recorded.append(result)
        return True

    async def spread_due(self, before: datetime, now: datetime, window: timedelta) -> int:
        self.spreads.append((before, now, window))
        late = [id_ for agenda in self._agendas.values() for id_ in agenda.until(before)]
        for id_ in late:
            self.put(id_, now)
        return len(late)

    async def schedule_now(self, owner: int, now: datetime) -> None:
        self.scheduled_now.append(owner)
        for id_ in self._owned[owner]:
            if self._is_steady(id_) and (self.due_at(id_) or now) > now:
                self.put(id_, now)

    async def schedule_some_now(self, exchange: str, now: datetime, limit: int) -> None:
        self.sampled.append((exchange, limit))
        theirs = [a for route, a in self._agendas.items() if route.exchange == exchange]
        found = [id_ for agenda in theirs for id_ in agenda.next(now, limit, self._is_steady)]
        for id_ in found[:limit]:
            self.put(id_, now)

    def _is_steady(self, id_: str) -> bool:
        connection = self.connections[id_]
        is_free = id_ not in self.leases
        return is_free and connection.status is Status.ONLINE and not connection.streak

    async def statuses(self) -> Mapping[tuple[str, Status], int]:
        return Counter((c.exchange, c.status) for c in self.connections.values())

    async def key_counts(self) -> Mapping[Route, KeyCount]:
        return self._key_counts
