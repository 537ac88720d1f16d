from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.connection import Connection
from bot.domain.diagnosis import Problem
from bot.domain.egress import Egresses, Route
from bot.domain.monitoring_policy import MonitoringPolicy
from bot.services.monitoring.egress import EgressMonitor
from bot.services.monitoring.incidents import WITNESSES, IncidentMonitor
from bot.services.monitoring.outages import PROBES
from bot.services.operating.operators import Operators
from tests.fakes.incidents import FakeIncidents
from tests.fakes.metrics import NoMetrics
from tests.fakes.notices import FakeNotices
from tests.fakes.people import FakeAddresses
from tests.fakes.schedule import FakeSchedule
from tests.fakes.values import HOUR, MINUTE, NOW, Clock, connected, direct, report

SECOND = timedelta(seconds=1)
POLICY = MonitoringPolicy()
ADMINS = (1, 2)
AWAY = report(Problem.EXCHANGE_UNAVAILABLE)
EXCHANGES = ("kucoin", "okx", "bybit", "gate")


def of(exchange: str, count: int = 6) -> Sequence[Connection]:
    return [connected(f"{exchange}-{n}", owner=n, exchange=exchange) for n in range(count)]


class Worker:
    """One worker's incident monitor, and the notices it wrote."""

    def __init__(self, connections: Sequence[Connection], incidents: FakeIncidents) -> None:
        self.clock = Clock()
        self.connections = connections
        self.incidents = incidents
        self.notices = FakeNotices()
        self.telegram = True
        operators = Operators(people=ADMINS, outbox=self.notices)
        self.monitor = IncidentMonitor(
            incidents=incidents,
            notices=self.notices,
            schedule=FakeSchedule(NOW, *connections),
            egress=EgressMonitor(
                addresses=FakeAddresses(),
                policy=POLICY,
                operators=operators,
                outbox=self.notices,
                egresses=Egresses(),
            ),
            metrics=NoMetrics(),
            policy=POLICY,
            operators=operators,
            clock=self.clock,
            telegram_answers=lambda: self.telegram,
        )

    async def receive(self, *exchanges: str, away: bool = True) -> list[bool]:
        """Report an answer of each connection, then evaluate; return which an outage explains."""
        said = AWAY if away else report()
        theirs = [c for c in self.connections if c.exchange in exchanges]
        explained = [self.monitor.observe(c, said, self.clock.now) for c in theirs]
        await self.look()
        return explained

    async def look(self, after: timedelta = SECOND) -> None:
        self.clock.turn(after)
        await self.monitor.evaluate()

    def is_down(self, exchange: str) -> bool:
        return self.monitor.is_down(exchange)


@pytest.fixture
def incidents() -> FakeIncidents:
    return FakeIncidents()


@pytest.fixture
def worker(incidents: FakeIncidents) -> Worker:
    return Worker([c for exchange in EXCHANGES for c in of(exchange)], incidents)


async def test_an_outage_runs_its_course(worker: Worker, incidents: FakeIncidents) -> None:
    await worker.receive("okx", away=False)
    assert not any(await worker.receive("kucoin"))  # the outage was not known yet
    assert incidents.opened == ["kucoin"]
    assert (worker.is_down("kucoin"), worker.is_down("okx")) == (True, False)
    assert len(worker.notices.of_matter("exchange-down")) == len(ADMINS)

    assert all(await worker.receive("kucoin"))  # the outage explains it
    assert incidents.all[0].notified_at is None
    await worker.look(POLICY.grace_period)
    notified_at = incidents.all[0].notified_at
    assert notified_at == worker.clock.now
    await worker.look(HOUR)
    assert incidents.all[0].notified_at == notified_at  # once

    await worker.receive("kucoin", away=False)
    assert incidents.all[0].closed_at == worker.clock.now
    assert not worker.is_down("kucoin")
    assert not worker.monitor.observe(of("kucoin")[0], AWAY, worker.clock.now)
    await worker.look()
    assert incidents.opened == ["kucoin"]


async def test_silent_prices_have_keys_checked_and_prove_nothing(worker: Worker) -> None:
    """An outage is found by the answers to keys; while one is known, no more are asked."""
    schedule = worker.monitor.schedule
    assert isinstance(schedule, FakeSchedule)
    await worker.monitor.suspect("kucoin")
    assert schedule.sampled == [("kucoin", WITNESSES)]
    await worker.look()
    assert not worker.is_down("kucoin")
    await worker.receive("kucoin")
    assert worker.is_down("kucoin")
    await worker.monitor.suspect("kucoin")
    assert schedule.sampled == [("kucoin", WITNESSES)]


async def test_an_outage_that_passes_within_the_grace_is_told_to_nobody(
    worker: Worker, incidents: FakeIncidents
) -> None:
    await worker.receive("okx", away=False)
    await worker.receive("kucoin")
    await worker.look(POLICY.grace_period - 10 * SECOND)
    await worker.receive("kucoin", away=False)
    [incident] = incidents.all
    assert incident.closed_at is not None
    assert incident.notified_at is None


@pytest.mark.parametrize("problem", [Problem.RATE_LIMITED, Problem.CLOCK_SKEW, Problem.UNKNOWN])
async def test_what_does_not_tell_whether_an_exchange_answers_ends_no_outage(
    worker: Worker, incidents: FakeIncidents, problem: Problem
) -> None:
    await worker.receive("okx", away=False)
    await worker.receive("kucoin")
    for connection in of("kucoin"):
        assert not worker.monitor.observe(connection, report(problem), worker.clock.now)
    await worker.look()
    assert incidents.all[0].closed_at is None


async def test_a_key_the_exchange_refuses_proves_that_it_answers(
    worker: Worker, incidents: FakeIncidents
) -> None:
    await worker.receive("okx", away=False)
    await worker.receive("kucoin")
    for connection in of("kucoin", 3):
        worker.monitor.observe(connection, report(Problem.INVALID_KEY), worker.clock.now)
    await worker.look()
    assert incidents.all[0].closed_at is not None


async def test_only_what_began_before_an_outage_ended_is_excused(worker: Worker) -> None:
    await worker.receive("okx", away=False)
    began = worker.clock.now
    await worker.receive("kucoin")
    await worker.receive("kucoin", away=False)

    def counted(exchange: str, cause: Problem, since: timedelta) -> Connection:
        doubted = connected("c", exchange=exchange)
        return replace(doubted, streak=2, streak_cause=cause, streak_since=began + since)

    excuses = worker.monitor.explains
    away = Problem.EXCHANGE_UNAVAILABLE
    assert excuses(counted("kucoin", away, timedelta(0)))
    assert not excuses(counted("kucoin", away, HOUR))
    assert not excuses(counted("okx", away, timedelta(0)))
    assert not excuses(counted("kucoin", Problem.INVALID_KEY, timedelta(0)))
    assert not excuses(connected("c"))


async def test_more_is_asked_for_while_it_is_not_known_whether_an_exchange_is_down(
    worker: Worker,
) -> None:
    await worker.receive("okx", away=False)
    connection = of("kucoin")[0]
    worker.monitor.observe(connection, AWAY, worker.clock.now)
    assert worker.monitor.is_undecided("kucoin", worker.clock.now)
    assert not worker.monitor.is_undecided("okx", worker.clock.now)
    await worker.receive("kucoin")
    assert not worker.monitor.is_undecided("kucoin", worker.clock.now)  # it is down


# ---- several workers


async def test_a_worker_that_heard_good_of_it_before_does_not_end_an_outage_at_once(
    worker: Worker, incidents: FakeIncidents
) -> None:
    other = Worker(of("kucoin"), incidents)
    for _ in range(5):
        await other.receive("kucoin", away=False)
    await worker.receive("okx", away=False)
    await worker.receive("kucoin")
    await other.look()
    assert incidents.all[0].closed_at is None
    assert other.is_down("kucoin")
    await other.receive("kucoin", away=False)
    assert incidents.all[0].closed_at is not None


async def test_a_worker_that_heard_bad_of_it_does_not_open_again_what_another_ended(
    worker: Worker, incidents: FakeIncidents
) -> None:
    other = Worker([*of("kucoin"), *of("okx")], incidents)
    await worker.receive("okx", away=False)
    await other.receive("okx", away=False)
    await worker.receive("kucoin")
    await other.look()
    await other.receive("kucoin")
    await worker.receive("kucoin", away=False)
    await other.look()
    await other.look()
    assert incidents.opened == ["kucoin"]
    assert not other.is_down("kucoin")


async def test_an_outage_outlives_the_worker_that_noticed_it(
    worker: Worker, incidents: FakeIncidents
) -> None:
    await worker.receive("okx", away=False)
    await worker.receive("kucoin")
    successor = Worker(of("kucoin"), incidents)
    successor.clock.now = worker.clock.now
    await successor.look()
    assert successor.is_down("kucoin")
    for _ in range(PROBES):  # it answers no key: no brown-out
        await successor.receive("kucoin")
    await successor.look(POLICY.grace_period)
    assert incidents.all[0].notified_at is not None


# ---- our own network


async def test_while_we_are_cut_off_nothing_is_judged_and_only_operators_are_told(
    worker: Worker, incidents: FakeIncidents
) -> None:
    worker.telegram = False
    await worker.receive(*EXCHANGES)
    assert worker.monitor.cut_off
    assert all(await worker.receive(*EXCHANGES))
    await worker.look(POLICY.grace_period)
    assert all(await worker.receive(*EXCHANGES))
    assert incidents.all == []
    assert len(worker.notices.of_matter("cut-off")) == len(ADMINS)
    assert worker.notices.of_matter("exchange-down") == []

    worker.telegram = True
    await worker.receive("kucoin", "okx", "bybit", away=False)
    assert not worker.monitor.cut_off
    await worker.look()
    assert incidents.all == []  # our network explains what gate did not answer
    doubted = replace(
        connected("g", exchange="gate"),
        streak=2,
        streak_cause=Problem.EXCHANGE_UNAVAILABLE,
        streak_since=worker.clock.now - MINUTE,
    )
    assert worker.monitor.explains(doubted)


async def test_outages_that_turn_out_to_be_ours_are_taken_back_untold(
    worker: Worker, incidents: FakeIncidents
) -> None:
    await worker.receive("okx", "bybit", "gate", away=False)
    await worker.receive("kucoin")
    assert incidents.opened == ["kucoin"]
    await worker.look(3 * MINUTE)  # the good answers are too old
    await worker.receive("okx", "bybit", "gate")
    assert worker.monitor.cut_off
    [incident] = incidents.all
    assert incident.closed_at is not None
    assert incident.notified_at is None


async def test_a_cut_off_does_not_end_by_silence(worker: Worker) -> None:
    worker.telegram = False
    await worker.receive(*EXCHANGES)
    worker.telegram = True
    await worker.look(10 * MINUTE)
    assert worker.monitor.cut_off
    await worker.receive(*EXCHANGES, away=False)
    assert not worker.monitor.cut_off


async def test_a_single_exchange_and_telegram_that_fail_together_are_our_network(
    incidents: FakeIncidents,
) -> None:
    worker = Worker(of("kucoin", 1), incidents)
    worker.telegram = False
    await worker.receive("kucoin")
    await worker.receive("kucoin")
    assert worker.monitor.cut_off
    assert incidents.all == []
    worker.telegram = True
    await worker.receive("kucoin")
    assert not worker.monitor.cut_off
    await worker.receive("kucoin")
    await worker.receive("kucoin")
    assert incidents.opened == ["kucoin"]  # so it is the exchange


# ---- notices for operators


@pytest.mark.parametrize(
    "problem",
    [
        p
        for p in Problem
        if p.responsible.value == "operator" and p is not Problem.EGRESS_DOWN  # once it lasts
    ],
)
async def test_what_is_the_operators_to_mend_is_told_to_each_of_them_once_a_day(
    worker: Worker, problem: Problem
) -> None:
    for day in range(2):
        for _ in range(3):
            for connection in of("kucoin"):
                worker.monitor.observe(connection, report(problem), worker.clock.now)
            await worker.look()
        told = worker.notices.of_matter(problem.value)
        assert [n.person for n in told] == [*ADMINS] * (day + 1)
        assert all(n.urgent for n in told)
        worker.clock.turn(24 * HOUR)


async def test_what_was_written_is_not_written_again_each_second(worker: Worker) -> None:
    await worker.receive("okx", away=False)
    await worker.receive("kucoin")
    writes = worker.notices.writes
    for _ in range(60):
        await worker.look()
    assert worker.notices.writes == writes


async def test_what_could_not_be_written_is_written_later(worker: Worker) -> None:
    write, failures = worker.notices.write, iter([OSError("the disk is full")])

    async def flaky(*notices: object) -> None:
        for failure in failures:
            raise failure
        await write(*notices)  # type: ignore[arg-type]  # notices they are

    worker.notices.write = flaky  # type: ignore[method-assign]
    worker.monitor.observe(of("kucoin")[0], report(Problem.REGION_BLOCKED), worker.clock.now)
    with pytest.raises(OSError, match="full"):
        await worker.look()
    await worker.look()
    assert len(worker.notices.of_matter("region-blocked")) == len(ADMINS)


async def test_a_block_of_our_address_is_the_operators_and_no_outage(
    worker: Worker,
) -> None:
    for connection in of("kucoin"):
        blocked = report(Problem.OUR_ADDRESS_BLOCKED)
        assert not worker.monitor.observe(connection, blocked, worker.clock.now)
    await worker.look()
    await worker.look()

    assert len(worker.notices.of_matter("our-address-blocked")) == len(ADMINS)  # once a day
    assert not worker.monitor.down


@pytest.mark.parametrize("jump", [-HOUR, HOUR])
async def test_a_clock_that_jumps_does_not_stop_the_judgement(
    worker: Worker, incidents: FakeIncidents, jump: timedelta
) -> None:
    await worker.receive(*EXCHANGES, away=False)
    worker.clock.turn(jump)
    await worker.receive("okx", "bybit", "gate", away=False)
    await worker.receive("kucoin")
    assert incidents.opened == ["kucoin"]
    worker.clock.turn(jump)
    await worker.receive("kucoin", away=False)
    assert incidents.all[0].closed_at is not None


# ---- several ways out


NOWHERE = report(Problem.EGRESS_DOWN)


def at_b(exchange: str) -> list[Connection]:
    """Return connections that are used through a second egress."""
    return [replace(c, id=f"b-{c.id}", egress="b") for c in of(exchange)]


async def test_a_dead_egress_changes_no_key_and_is_told_once_it_lasts(
    incidents: FakeIncidents,
) -> None:
    worker = Worker([*of("kucoin"), *at_b("kucoin")], incidents)
    for _ in range(2):
        for connection in at_b("kucoin"):
            assert worker.monitor.observe(connection, NOWHERE, worker.clock.now)
        await worker.look()
    assert worker.notices.of_matter("egress-down") == []  # it may be a restart of the proxy
    assert worker.monitor.is_closed(Route("b", "kucoin"))
    assert not worker.monitor.is_closed(direct("kucoin"))
    await worker.look(POLICY.confirm_delay)
    assert [n.person for n in worker.notices.of_matter("egress-down")] == [*ADMINS]
    await worker.look(MINUTE)
    assert len(worker.notices.of_matter("egress-down")) == len(ADMINS)
    assert incidents.opened == []

    for connection in at_b("kucoin")[:3]:
        assert not worker.monitor.observe(connection, report(), worker.clock.now)
    await worker.look()
    assert not worker.monitor.is_closed(Route("b", "kucoin"))


async def test_a_silent_egress_is_no_outage_while_another_reaches_the_exchange(
    incidents: FakeIncidents,
) -> None:
    worker = Worker([*of("kucoin"), *at_b("kucoin")], incidents)
    for connection in at_b("kucoin"):
        worker.monitor.observe(connection, AWAY, worker.clock.now)
    for connection in of("kucoin"):
        worker.monitor.observe(connection, report(), worker.clock.now)
    await worker.look()
    assert incidents.opened == []
    assert set(worker.monitor.cut_routes) == {Route("b", "kucoin")}
    assert worker.monitor.observe(at_b("kucoin")[0], AWAY, worker.clock.now)  # explained
    assert not worker.monitor.observe(of("kucoin")[0], AWAY, worker.clock.now)


async def test_an_outage_of_the_exchange_is_one_for_all_routes(incidents: FakeIncidents) -> None:
    worker = Worker([*of("kucoin"), *at_b("kucoin"), *of("okx")], incidents)
    await worker.receive("okx", away=False)
    await worker.receive("kucoin")
    assert incidents.opened == ["kucoin"]
    assert worker.monitor.cut_routes == {}
    assert all(worker.monitor.is_closed(Route(e, "kucoin")) for e in ("default", "b"))
    await worker.receive("kucoin", away=False)
    assert not worker.is_down("kucoin")
