"""Measures alerts of a simulated day, compared with an alert for every change."""

import heapq
import logging
import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, cast

from benchmarks.figures import Figure, Target, at_most, quantile, scaled
from benchmarks.simulated_day import EXCHANGES, LENGTH, MIDNIGHT, Day, Key, Tally, Worth
from bot.domain.binding import Binding
from bot.domain.connection import Connection
from bot.domain.credentials import Credentials, Field, Secret
from bot.domain.diagnosis import CheckReport, Problem, Progress, Status
from bot.domain.egress import Egresses
from bot.domain.monitoring_policy import MonitoringPolicy
from bot.services.key_access import KeyAccess
from bot.services.monitoring.egress import EgressMonitor
from bot.services.monitoring.incidents import IncidentMonitor
from bot.services.monitoring.monitor import Monitor
from bot.services.notifying.planner import NoticePlanner
from bot.services.operating.operators import Operators
from tests.fakes.incidents import NotifyingIncidents
from tests.fakes.metrics import NoMetrics
from tests.fakes.notices import FakeNotices
from tests.fakes.people import FakeAddresses, FakePeople
from tests.fakes.schedule import FakeSchedule

if TYPE_CHECKING:
    from bot.domain.ports import connections as stored_connections
    from bot.domain.ports import people as stored_people
    from bot.domain.ports.keys import Vault

KEYS = 10_000
REVOKED = 50
INTERVAL = timedelta(minutes=10)  # of both rules
_FEWEST_KEYS = 400  # results with fewer keys are not comparable
_SHORTEST_DAY = timedelta(hours=6)  # long enough for all troubles
_TICK = timedelta(seconds=1)  # of the fake clock
_PACE = 25.0  # checks a second of each exchange: no limit is reached
_OPERATOR = 999_999_999
_OUTAGE_MESSAGES = 2  # it is down, it is back

_REPORTS = {
    problem: CheckReport(problems=(problem,) if problem else (), steps={}, permissions={})
    for problem in (None, Problem.EXCHANGE_UNAVAILABLE, Problem.INVALID_KEY)
}


@dataclass
class World:
    """The fake clock, vault and exchanges around the monitor."""

    day: Day
    now: datetime = MIDNIGHT

    def clock(self) -> datetime:
        """Return the present time."""
        return self.now

    def open(self, blob: bytes, binding: Binding) -> dict[Field, Secret]:  # noqa: ARG002
        """Return credentials that identify the key for the prober."""
        return {Field.API_KEY: Secret(blob.decode())}

    def via(self, _egress: str) -> "World":
        return self

    async def check(
        self,
        exchange: str,
        credentials: Credentials,
        progress: Progress | None = None,  # noqa: ARG002
    ) -> CheckReport:
        """Test a key without delay."""
        return _REPORTS[self.day.answer(credentials[Field.API_KEY].reveal(), exchange, self.now)]


async def measure(scale: float) -> list[Figure]:
    """Simulate the day under three rules."""
    size, revoked = max(_FEWEST_KEYS, scaled(KEYS, scale)), scaled(REVOKED, scale)
    length = max(_SHORTEST_DAY, scale * LENGTH)
    logging.getLogger("bot").setLevel(logging.ERROR)  # outages are expected
    naive = _naive(Day(size, revoked, length))
    figures = []
    for policy in (MonitoringPolicy(interval=INTERVAL), MonitoringPolicy()):
        ours = await _ours(Day(size, revoked, length), policy)
        figures += _figures(ours, policy, naive)
    return figures


def _naive(day: Day) -> Tally:
    """Send an alert for each check whose result differs from the one before."""
    tally, chance = Tally(day), random.Random(9)
    due = [(MIDNIGHT + INTERVAL * chance.random(), key.number) for key in day.keys]
    bad = [False] * len(due)
    heapq.heapify(due)
    while due[0][0] < day.ends_at:
        at, number = due[0]
        key = day.keys[number]
        failed = day.answer(key.id, key.exchange, at) is not None
        if failed != bad[number]:
            bad[number] = failed
            tally.count(key.owner, at, [(key.id, key.exchange, failed)])
        heapq.heapreplace(due, (at + INTERVAL * chance.uniform(0.9, 1.1), number))
    return tally


async def _ours(day: Day, policy: MonitoringPolicy) -> Tally:
    """Run the monitor over the day and deliver its notices."""
    random.seed(10)  # the monitor draws random intervals
    world, outbox = World(day), FakeNotices()
    connections = FakeSchedule(MIDNIGHT, *map(_connection, day.keys), notices=outbox)
    outbox.on_notified = connections.mark_notified
    for key in day.keys:
        connections.put(key.id, MIDNIGHT + policy.interval * random.random())
    incidents = NotifyingIncidents(outbox, connections.owners)
    monitor = _monitor(world, policy, connections, outbox, incidents)
    store, people = (
        cast("stored_connections.ConnectionStore", connections),
        cast("stored_people.People", FakePeople()),
    )
    alerts = NoticePlanner(
        store=store, people=people, incidents=incidents, policy=policy, clock=world.clock
    )
    tally = Tally(day)
    while world.now < day.ends_at:
        await monitor.round()
        await monitor.finish(60)
        await _deliver(world, alerts, outbox, tally)
        world.now += _TICK
    assert outbox.brought_forward is None  # the clock was not set back
    return tally


def _monitor(
    world: World,
    policy: MonitoringPolicy,
    connections: FakeSchedule,
    outbox: FakeNotices,
    incidents: NotifyingIncidents,
) -> Monitor:
    operators = Operators(people=[_OPERATOR], outbox=outbox)
    incident_monitor = IncidentMonitor(
        incidents=incidents,
        notices=outbox,
        schedule=connections,
        egress=EgressMonitor(
            addresses=FakeAddresses(),
            policy=policy,
            operators=operators,
            outbox=outbox,
            egresses=Egresses(),
        ),
        metrics=NoMetrics(),
        policy=policy,
        operators=operators,
        clock=world.clock,
    )
    return Monitor(
        schedule=connections,
        access=KeyAccess(vault=cast("Vault", world), prober=world),
        incident_monitor=incident_monitor,
        metrics=NoMetrics(),
        policy=policy,
        paces=dict.fromkeys(EXCHANGES, _PACE),
        clock=world.clock,
    )


async def _deliver(world: World, alerts: NoticePlanner, outbox: FakeNotices, tally: Tally) -> None:
    for batch in await outbox.claim(world.now):
        plan = await alerts.plan(batch)
        for message in plan.messages:
            if batch.person != _OPERATOR:
                about = [
                    (
                        news.notice.connection,
                        news.notice.exchange,
                        news.connection is not None and news.connection.status is not Status.ONLINE,
                    )
                    for news in message
                ]
                tally.count(batch.person, world.now, about)
        sent = [news for message in plan.messages for news in message]
        await outbox.record_delivery(batch, alerts.result_of(plan, sent, {}), world.now)


def _connection(key: Key) -> Connection:
    return Connection(
        id=key.id,
        owner=key.owner,
        exchange=key.exchange,
        name=f"Key {key.number}",
        masked_key="…0000",
        status=Status.ONLINE,
        status_since=MIDNIGHT,
        created_at=MIDNIGHT,
        keyed_at=MIDNIGHT,
        tested_at=MIDNIGHT - timedelta(minutes=5),
        notified_status=Status.ONLINE,
    )


def _figures(ours: Tally, policy: MonitoringPolicy, naive: Tally) -> list[Figure]:
    minutes = policy.interval / timedelta(minutes=1)
    beside = f"an alert for every change, every {INTERVAL / timedelta(minutes=1):g} min"
    hit = len(ours.day.keys) // len(EXCHANGES)

    def figure(
        name: str, value: float, unit: str, yardstick: float, target: Target | None = None
    ) -> Figure:
        return Figure(
            name=f"{name}, every {minutes:g} min",
            value=value,
            unit=unit,
            yardstick=yardstick,
            beside=beside,
            target=target,
        )

    def count(worth: Worth, target: Target | None = None) -> Figure:
        return figure(
            f"messages about {worth}", ours.messages[worth], "", naive.messages[worth], target
        )

    return [
        figure("messages in a day", ours.messages.total(), "", naive.messages.total()),
        count(Worth.NOISE, at_most(0, "")),
        figure(
            "revoked keys without a notice",
            ours.missed(ours.day.ends_at - _detection_time(policy)),
            "",
            naive.missed(naive.day.ends_at - _detection_time(MonitoringPolicy(interval=INTERVAL))),
            at_most(0, ""),
        ),
        *(
            figure(name, _minutes(ours, percent), "min", _minutes(naive, percent))
            for percent, name in (
                (50, "from revoked to notified p50"),
                (95, "from revoked to notified p95"),
            )
        ),
        figure(
            "messages of one person about an outage, on average",
            ours.messages[Worth.OUTAGE] / hit,
            "",
            naive.messages[Worth.OUTAGE] / hit,
        ),
        figure(
            "messages of one person about an outage, at most",
            ours.most(Worth.OUTAGE),
            "",
            naive.most(Worth.OUTAGE),
            at_most(_OUTAGE_MESSAGES, ""),
        ),
        count(Worth.BROWN_OUT),
        count(Worth.OWN),
        figure("checks in a day", ours.day.checks, "", naive.day.checks),
    ]


def _minutes(tally: Tally, percent: int) -> float:
    soon = [span / timedelta(minutes=1) for span in tally.found.values()]
    return quantile(soon, percent) if soon else float("nan")


def _detection_time(policy: MonitoringPolicy) -> timedelta:
    """Return how long before the end of the day a key must be revoked to be detected."""
    return 1.1 * policy.interval + 1.2 * policy.failure_threshold * policy.confirm_delay
