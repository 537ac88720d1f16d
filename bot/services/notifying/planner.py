"""Plans the delivery of a person's notices: what is sent now, in which messages."""

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.domain.availability import Availability
from bot.domain.connection import Connection
from bot.domain.diagnosis import Problem
from bot.domain.egress import Route
from bot.domain.monitoring_policy import MonitoringPolicy
from bot.domain.notice import Notice, NoticeKind
from bot.domain.notice.group_message import GroupKey, GroupMessage
from bot.domain.notice.payloads import OutageEnded, StatusChanged
from bot.domain.ports.connections import ConnectionStore
from bot.domain.ports.incidents import Incidents
from bot.domain.ports.notices import DeliveryResult, NoticeBatch
from bot.domain.ports.people import People
from bot.domain.strategies.day import StrategyDay
from bot.domain.timings import USUAL, Timings
from bot.services.monitoring.availability import AvailabilityService
from bot.services.notifying.relevance import Relevance, newest_of, was_unavailable

_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class PlannedNotice:
    """One notice to send, and its connection in its current state."""

    notice: Notice
    connection: Connection | None = None

    @property
    def known(self) -> Connection:
        """The connection. Raises LookupError if the notice has none."""
        if self.connection is None:
            raise LookupError(self.notice.kind)
        return self.connection


@dataclass(frozen=True, kw_only=True)
class DeliveryPlan:
    """The messages to a person; the notices that are dropped or postponed."""

    messages: tuple[tuple[PlannedNotice, ...], ...] = ()
    connections: Sequence[Connection] = ()  # all of the person's
    availability: Availability = field(default_factory=Availability)
    covered: Sequence[Connection] = ()  # whose status another notice contains
    dropped: tuple[str, ...] = ()
    later: Mapping[str, datetime] = field(default_factory=dict)
    days: Sequence[StrategyDay] = ()  # what strategies did, if there is a digest
    groups: Mapping[GroupKey, GroupMessage] = field(default_factory=dict)  # of the buys in it

    def edited(self, message: Sequence[PlannedNotice], now: datetime) -> GroupMessage | None:
        """Return the message that a message edits; None if it is a new one."""
        told = self.groups.get(message[-1].notice.payload.group_key or ("", 0))
        return told if told and told.is_editable(now) else None


async def _no_days(_person: int, _since: datetime) -> Sequence[StrategyDay]:
    return ()


async def _no_groups(_: NoticeBatch) -> Mapping[GroupKey, GroupMessage]:
    return {}


@dataclass(kw_only=True)
class NoticePlanner:
    """Decides about each notice by the current state of its connection."""

    store: ConnectionStore
    people: People
    incidents: Incidents
    policy: MonitoringPolicy
    clock: Callable[[], datetime]
    cut_off_since: Callable[[], datetime | None] = lambda: None  # of our own network
    cut_routes: Callable[[], Mapping[Route, datetime]] = dict  # that fail on our side
    timings: Timings = USUAL
    days: Callable[[int, datetime], Awaitable[Sequence[StrategyDay]]] = _no_days
    groups: Callable[[NoticeBatch], Awaitable[Mapping[GroupKey, GroupMessage]]] = _no_groups
    _availability: AvailabilityService = field(init=False)

    def __post_init__(self) -> None:
        self._availability = AvailabilityService(
            incidents=self.incidents,
            cut_off_since=self.cut_off_since,
            cut_routes=self.cut_routes,
        )

    async def plan(self, batch: NoticeBatch) -> DeliveryPlan:
        """Return the plan for a batch of notices."""
        if not await self.people.is_reachable(batch.person):
            return DeliveryPlan(dropped=tuple(n.id for n in batch.notices))
        connections = await self.store.list(batch.person)
        availability = await self._availability.now()
        relevance = Relevance(
            now=self.clock(),
            preferences=await self.people.preferences(batch.person),
            connections={c.id: c for c in connections},
            availability=availability,
            notified_incidents=await self._notified_incidents(batch),
            covered=await self._covered(batch, connections),
            hold=self.policy.failure_threshold * self.policy.confirm_delay,
            look_again=timedelta(seconds=self.timings.look_again),
            groups=await self.groups(batch),
        )
        newest = newest_of(batch.notices)
        true = [notice for notice in newest if relevance.holds(notice)]
        later = {n.id: until for n in true if (until := relevance.postponed_until(n))}
        now = [
            _planned(notice, relevance.connection_of(notice))
            for notice in true
            if notice.id not in later
        ]
        kept = {notice.id for notice in true}
        covered = {n.connection for n in newest if relevance.is_covered(n)}
        return DeliveryPlan(
            messages=tuple(_messages(now)),
            connections=connections,
            availability=availability,
            covered=[c for c in connections if c.id in covered],
            dropped=tuple(n.id for n in batch.notices if n.id not in kept),
            later=later,
            days=await self._days(batch.person, now),
            groups=relevance.groups,
        )

    async def _days(self, person: int, planned: Sequence[PlannedNotice]) -> Sequence[StrategyDay]:
        """Return what strategies did in the last day, if there is a digest to send."""
        if not any(one.notice.kind is NoticeKind.DIGEST for one in planned):
            return ()
        return await self.days(person, self.clock() - _DAY)

    @staticmethod
    def result_of(
        plan: DeliveryPlan,
        sent: Sequence[PlannedNotice],
        failed: Mapping[str, datetime],
        groups: Mapping[GroupKey, GroupMessage] | None = None,
    ) -> DeliveryResult:
        """Return the result of a plan.

        `failed`: notices that could not be sent → next attempt. `groups`: their messages now.
        """
        notified = {c.id: c for c in plan.covered} | {
            n.connection.id: n.connection
            for n in sent
            if n.connection and n.notice.kind.shows_status
        }
        return DeliveryResult(
            sent=tuple(n.notice.id for n in sent),
            dropped=plan.dropped,
            later={**plan.later, **failed},
            failed=tuple(failed),
            notified=tuple(notified.values()),
            groups=groups or {},
        )

    async def _notified_incidents(self, batch: NoticeBatch) -> frozenset[str]:
        """Return which of the ended outages in a batch the person was notified of."""
        payloads = [notice.payload for notice in batch.notices]
        over = [ended.incident for ended in payloads if isinstance(ended, OutageEnded)]
        return await self.incidents.notified_of(batch.person, over) if over else frozenset()

    async def _covered(
        self, batch: NoticeBatch, connections: Sequence[Connection]
    ) -> frozenset[str]:
        """Return the exchanges of whose recovery the person is notified anyway.

        These are the exchanges of outages of which the person was notified.
        """
        by_id = {c.id: c for c in connections}
        changed = [
            (by_id[n.connection], n.payload)
            for n in batch.notices
            if isinstance(n.payload, StatusChanged) and n.connection in by_id
        ]
        began = [at for c, change in changed if (at := _unavailable_since(c, change))]
        return (
            await self.incidents.notified_incidents(batch.person, min(began))
            if began
            else frozenset()
        )


def _unavailable_since(connection: Connection, change: StatusChanged) -> datetime | None:
    """Return when a key became unavailable; None if a notice is about something else."""
    if connection.cause is Problem.EXCHANGE_UNAVAILABLE:
        return connection.status_since
    return change.since if was_unavailable(connection) else None


def _planned(notice: Notice, connection: Connection | None) -> PlannedNotice:
    """Return a notice as it is sent; if the change has ended already, with its duration."""
    change = notice.payload
    if connection and connection.is_notified and isinstance(change, StatusChanged):
        notice = replace(notice, payload=replace(change, since=change.at))
    return PlannedNotice(notice=notice, connection=connection)


def _messages(planned: Sequence[PlannedNotice]) -> Iterator[tuple[PlannedNotice, ...]]:
    groups: dict[object, list[PlannedNotice]] = {}
    for one in planned:
        key = one.notice.kind.subject.group or one.notice.payload.group_key or one.notice.id
        groups.setdefault(key, []).append(one)
    yield from map(tuple, groups.values())
