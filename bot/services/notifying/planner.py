"""What becomes of the notices of a person, and which are notified in one message."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.domain.availability import Availability
from bot.domain.connection import Connection
from bot.domain.diagnosis import Problem
from bot.domain.monitoring_policy import MonitoringPolicy
from bot.domain.notice import Notice
from bot.domain.notice.payloads import OutageEnded, StatusChanged
from bot.domain.ports.connections import ConnectionStore
from bot.domain.ports.incidents import Incidents
from bot.domain.ports.notices import DeliveryResult, NoticeBatch
from bot.domain.ports.people import People
from bot.domain.timings import USUAL, Timings
from bot.services.monitoring.availability import AvailabilityService
from bot.services.notifying.relevance import Relevance, fell_silent, newest_of


@dataclass(frozen=True, kw_only=True)
class PlannedNotice:
    """One thing to tell, and the connection it is about, as it stands now."""

    notice: Notice
    connection: Connection | None = None

    @property
    def known(self) -> Connection:
        """The connection. Raises LookupError where the notice is about none."""
        if self.connection is None:
            raise LookupError(self.notice.kind)
        return self.connection


@dataclass(frozen=True, kw_only=True)
class DeliveryPlan:
    """What to tell a person now, message by message; what is not notified, and what later."""

    messages: tuple[tuple[PlannedNotice, ...], ...] = ()
    connections: Sequence[Connection] = ()  # all of the person's
    reach: Availability = field(default_factory=Availability)
    heard: Sequence[Connection] = ()  # those of which other news tell how they stand
    dropped: tuple[str, ...] = ()
    later: Mapping[str, datetime] = field(default_factory=dict)


@dataclass(kw_only=True)
class NoticePlanner:
    """Decides. What is notified is how a connection stands when it is notified, not how it once stood."""

    book: ConnectionStore
    people: People
    incidents: Incidents
    patience: MonitoringPolicy
    clock: Callable[[], datetime]
    cut_off_since: Callable[[], datetime | None] = lambda: None  # of our own network
    timings: Timings = USUAL
    _reachability: AvailabilityService = field(init=False)

    def __post_init__(self) -> None:
        self._reachability = AvailabilityService(
            incidents=self.incidents, cut_off_since=self.cut_off_since
        )

    async def plan(self, bundle: NoticeBatch) -> DeliveryPlan:
        """Return what becomes of a bundle of notices."""
        if not await self.people.is_reachable(bundle.person):
            return DeliveryPlan(dropped=tuple(n.id for n in bundle.notices))
        connections = await self.book.list(bundle.person)
        reach = await self._reachability.now()
        situation = Relevance(
            now=self.clock(),
            preferences=await self.people.preferences(bundle.person),
            connections={c.id: c for c in connections},
            reach=reach,
            heard=await self._heard(bundle),
            covered=await self._covered(bundle, connections),
            hold=self.patience.failure_threshold * self.patience.confirm_delay,
            look_again=timedelta(seconds=self.timings.look_again),
        )
        newest = newest_of(bundle.notices)
        true = [notice for notice in newest if situation.holds(notice)]
        later = {n.id: moment for n in true if (moment := situation.put_off(n))}
        now = [
            _news(notice, situation.connection_of(notice))
            for notice in true
            if notice.id not in later
        ]
        kept = {notice.id for notice in true}
        silent = {n.connection for n in newest if situation.is_covered(n)}
        return DeliveryPlan(
            messages=tuple(_messages(now)),
            connections=connections,
            reach=reach,
            heard=[c for c in connections if c.id in silent],
            dropped=tuple(n.id for n in bundle.notices if n.id not in kept),
            later=later,
        )

    @staticmethod
    def telling(
        plan: DeliveryPlan, told: Sequence[PlannedNotice], failed: Mapping[str, datetime]
    ) -> DeliveryResult:
        """Return what became of a plan. `failed`: notices that could not be sent → the next try."""
        heard = {c.id: c for c in plan.heard} | {
            n.connection.id: n.connection
            for n in told
            if n.connection and n.notice.kind.shows_status
        }
        return DeliveryResult(
            sent=tuple(n.notice.id for n in told),
            dropped=plan.dropped,
            later={**plan.later, **failed},
            failed=tuple(failed),
            notified=tuple(heard.values()),
        )

    async def _heard(self, bundle: NoticeBatch) -> frozenset[str]:
        """Return the outages that the person was notified of, as far as any is said to be over."""
        payloads = [notice.payload for notice in bundle.notices]
        over = [ended.incident for ended in payloads if isinstance(ended, OutageEnded)]
        return await self.incidents.notified_of(bundle.person, over) if over else frozenset()

    async def _covered(
        self, bundle: NoticeBatch, connections: Sequence[Connection]
    ) -> frozenset[str]:
        """Return the exchanges of whose recovery the person hears anyway.

        That is so where they were notified of the outage in which a connection fell.
        """
        by_id = {c.id: c for c in connections}
        changed = [
            (by_id[n.connection], n.payload)
            for n in bundle.notices
            if isinstance(n.payload, StatusChanged) and n.connection in by_id
        ]
        falls = [moment for c, fall in changed if (moment := _fell_silent_at(c, fall))]
        return (
            await self.incidents.notified_incidents(bundle.person, min(falls))
            if falls
            else frozenset()
        )


def _fell_silent_at(connection: Connection, fall: StatusChanged) -> datetime | None:
    """Return since when there was no answer to a key, if that is what a notice tells of."""
    if connection.cause is Problem.EXCHANGE_UNAVAILABLE:
        return connection.status_since
    return fall.since if fell_silent(connection) else None


def _news(notice: Notice, connection: Connection | None) -> PlannedNotice:
    """Return a notice as it is notified; of a fall that has ended already its length is notified."""
    fall = notice.payload
    if connection and connection.is_notified and isinstance(fall, StatusChanged):
        notice = replace(notice, payload=replace(fall, since=fall.at))
    return PlannedNotice(notice=notice, connection=connection)


def _messages(news: Sequence[PlannedNotice]) -> Iterator[tuple[PlannedNotice, ...]]:
    groups: dict[str, list[PlannedNotice]] = {}
    for one in news:
        groups.setdefault(one.notice.kind.subject.group or one.notice.id, []).append(one)
    yield from map(tuple, groups.values())
