from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.connection import Connection
from bot.domain.diagnosis import Problem
from bot.domain.monitoring_policy import MonitoringPolicy
from bot.services.monitoring.egress import EgressMonitor
from bot.services.monitoring.incidents import IncidentMonitor
from bot.services.monitoring.outages import PROBES
from bot.services.operating.operators import Operators
from tests.fakes.incidents import FakeIncidents
from tests.fakes.metrics import NoMetrics
from tests.fakes.notices import FakeNotices
from tests.fakes.people import FakeAddresses
from tests.fakes.schedule import FakeSchedule
from tests.fakes.values import HOUR, MINUTE, NOW, Clock, connected, report

SECOND = timedelta(seconds=1)
PATIENCE = MonitoringPolicy()
ADMINS = (1, 2)
AWAY = report(Problem.EXCHANGE_UNAVAILABLE)
EXCHANGES = ("kucoin", "okx", "bybit", "gate")


def of(exchange: str, count: int = 6) -> Sequence[Connection]:
    return [connected(f"{exchange}-{n}", owner=n, exchange=exchange) for n in range(count)]


class Desk:
    """One worker's judgement, and what it wrote."""

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
                policy=PATIENCE,
                operators=operators,
                outbox=self.notices,
                configured=(),
            ),
            metrics=NoMetrics(),
            policy=PATIENCE,
            operators=operators,
            clock=self.clock,
            telegram_answers=lambda: self.telegram,
        )

    async def hear(self, *exchanges: str, away: bool = True) -> list[bool]:
        """Let each connection of exchanges answer, then judge; return what is not held against."""
        said = AWAY if away else report()
        theirs = [c for c in self.connections if c.exchange in exchanges]
        spared = [self.monitor.observe(c, said, self.clock.now) for c in theirs]
        await self.look()
        return spared

    async def look(self, after: timedelta = SECOND) -> None:
        self.clock.turn(after)
        await self.monitor.evaluate()

    def is_down(self, exchange: str) -> bool:
        return self.monitor.is_down(exchange)


@pytest.fixture
def incidents() -> FakeIncidents:
    return FakeIncidents()


@pytest.fixture
def desk(incidents: FakeIncidents) -> Desk:
    return Desk([c for exchange in EXCHANGES for c in of(exchange)], incidents)


async def test_an_outage_runs_its_course(desk: Desk, incidents: FakeIncidents) -> None:
    await desk.hear("okx", away=False)
    assert not any(await desk.hear("kucoin"))  # no one knew yet
    assert incidents.opened == ["kucoin"]
    assert (desk.is_down("kucoin"), desk.is_down("okx")) == (True, False)
    assert len(desk.notices.told("exchange-down")) == len(ADMINS)

    assert all(await desk.hear("kucoin"))  # no connection is blamed
    assert incidents.all[0].notified_at is None
    await desk.look(PATIENCE.grace_period)
    notified_at = incidents.all[0].notified_at
    assert notified_at == desk.clock.now
    await desk.look(HOUR)
    assert incidents.all[0].notified_at == notified_at  # once

    await desk.hear("kucoin", away=False)
    assert incidents.all[0].closed_at == desk.clock.now
    assert not desk.is_down("kucoin")
    assert not desk.monitor.observe(of("kucoin")[0], AWAY, desk.clock.now)
    await desk.look()
    assert incidents.opened == ["kucoin"]


async def test_an_outage_that_passes_within_the_grace_is_told_to_nobody(
    desk: Desk, incidents: FakeIncidents
) -> None:
    await desk.hear("okx", away=False)
    await desk.hear("kucoin")
    await desk.look(PATIENCE.grace_period - 10 * SECOND)
    await desk.hear("kucoin", away=False)
    [incident] = incidents.all
    assert incident.closed_at is not None
    assert incident.notified_at is None


@pytest.mark.parametrize("problem", [Problem.RATE_LIMITED, Problem.CLOCK_SKEW, Problem.UNKNOWN])
async def test_what_does_not_tell_whether_an_exchange_answers_ends_no_outage(
    desk: Desk, incidents: FakeIncidents, problem: Problem
) -> None:
    await desk.hear("okx", away=False)
    await desk.hear("kucoin")
    for connection in of("kucoin"):
        assert not desk.monitor.observe(connection, report(problem), desk.clock.now)
    await desk.look()
    assert incidents.all[0].closed_at is None


async def test_a_key_the_exchange_refuses_proves_that_it_answers(
    desk: Desk, incidents: FakeIncidents
) -> None:
    await desk.hear("okx", away=False)
    await desk.hear("kucoin")
    for connection in of("kucoin", 3):
        desk.monitor.observe(connection, report(Problem.INVALID_KEY), desk.clock.now)
    await desk.look()
    assert incidents.all[0].closed_at is not None


async def test_only_what_began_before_an_outage_ended_is_excused(desk: Desk) -> None:
    await desk.hear("okx", away=False)
    began = desk.clock.now
    await desk.hear("kucoin")
    await desk.hear("kucoin", away=False)

    def counted(exchange: str, cause: Problem, since: timedelta) -> Connection:
        doubted = connected("c", exchange=exchange)
        return replace(doubted, streak=2, streak_cause=cause, streak_since=began + since)

    excuses = desk.monitor.explains
    away = Problem.EXCHANGE_UNAVAILABLE
    assert excuses(counted("kucoin", away, timedelta(0)))
    assert not excuses(counted("kucoin", away, HOUR))
    assert not excuses(counted("okx", away, timedelta(0)))
    assert not excuses(counted("kucoin", Problem.INVALID_KEY, timedelta(0)))
    assert not excuses(connected("c"))


async def test_more_is_asked_for_while_it_is_not_known_whether_an_exchange_is_down(
    desk: Desk,
) -> None:
    await desk.hear("okx", away=False)
    connection = of("kucoin")[0]
    desk.monitor.observe(connection, AWAY, desk.clock.now)
    assert desk.monitor.is_undecided("kucoin", desk.clock.now)
    assert not desk.monitor.is_undecided("okx", desk.clock.now)
    await desk.hear("kucoin")
    assert not desk.monitor.is_undecided("kucoin", desk.clock.now)  # it is down


# ---- several workers


async def test_a_worker_that_heard_good_of_it_before_does_not_end_an_outage_at_once(
    desk: Desk, incidents: FakeIncidents
) -> None:
    other = Desk(of("kucoin"), incidents)
    for _ in range(5):
        await other.hear("kucoin", away=False)
    await desk.hear("okx", away=False)
    await desk.hear("kucoin")
    await other.look()
    assert incidents.all[0].closed_at is None
    assert other.is_down("kucoin")
    await other.hear("kucoin", away=False)
    assert incidents.all[0].closed_at is not None


async def test_a_worker_that_heard_bad_of_it_does_not_open_again_what_another_ended(
    desk: Desk, incidents: FakeIncidents
) -> None:
    other = Desk([*of("kucoin"), *of("okx")], incidents)
    await desk.hear("okx", away=False)
    await other.hear("okx", away=False)
    await desk.hear("kucoin")
    await other.look()
    await other.hear("kucoin")
    await desk.hear("kucoin", away=False)
    await other.look()
    await other.look()
    assert incidents.opened == ["kucoin"]
    assert not other.is_down("kucoin")


async def test_an_outage_outlives_the_worker_that_noticed_it(
    desk: Desk, incidents: FakeIncidents
) -> None:
    await desk.hear("okx", away=False)
    await desk.hear("kucoin")
    heir = Desk(of("kucoin"), incidents)
    heir.clock.now = desk.clock.now
    await heir.look()
    assert heir.is_down("kucoin")
    for _ in range(PROBES):  # it answers no one: no brown-out
        await heir.hear("kucoin")
    await heir.look(PATIENCE.grace_period)
    assert incidents.all[0].notified_at is not None


# ---- our own network


async def test_while_we_are_cut_off_nothing_is_judged_and_only_operators_are_told(
    desk: Desk, incidents: FakeIncidents
) -> None:
    desk.telegram = False
    await desk.hear(*EXCHANGES)
    assert desk.monitor.cut_off
    assert all(await desk.hear(*EXCHANGES))
    await desk.look(PATIENCE.grace_period)
    assert all(await desk.hear(*EXCHANGES))
    assert incidents.all == []
    assert len(desk.notices.told("cut-off")) == len(ADMINS)
    assert desk.notices.told("exchange-down") == []

    desk.telegram = True
    await desk.hear("kucoin", "okx", "bybit", away=False)
    assert not desk.monitor.cut_off
    await desk.look()
    assert incidents.all == []  # what gate did not answer meanwhile was our fault
    doubted = replace(
        connected("g", exchange="gate"),
        streak=2,
        streak_cause=Problem.EXCHANGE_UNAVAILABLE,
        streak_since=desk.clock.now - MINUTE,
    )
    assert desk.monitor.explains(doubted)


async def test_outages_that_turn_out_to_be_ours_are_taken_back_untold(
    desk: Desk, incidents: FakeIncidents
) -> None:
    await desk.hear("okx", "bybit", "gate", away=False)
    await desk.hear("kucoin")
    assert incidents.opened == ["kucoin"]
    await desk.look(3 * MINUTE)  # what was good is long ago
    await desk.hear("okx", "bybit", "gate")
    assert desk.monitor.cut_off
    [incident] = incidents.all
    assert incident.closed_at is not None
    assert incident.notified_at is None


async def test_a_cut_off_does_not_end_by_silence(desk: Desk) -> None:
    desk.telegram = False
    await desk.hear(*EXCHANGES)
    desk.telegram = True
    await desk.look(10 * MINUTE)
    assert desk.monitor.cut_off
    await desk.hear(*EXCHANGES, away=False)
    assert not desk.monitor.cut_off


async def test_a_single_exchange_and_telegram_that_fail_together_are_our_network(
    incidents: FakeIncidents,
) -> None:
    desk = Desk(of("kucoin", 1), incidents)
    desk.telegram = False
    await desk.hear("kucoin")
    await desk.hear("kucoin")
    assert desk.monitor.cut_off
    assert incidents.all == []
    desk.telegram = True
    await desk.hear("kucoin")
    assert not desk.monitor.cut_off
    await desk.hear("kucoin")
    await desk.hear("kucoin")
    assert incidents.opened == ["kucoin"]  # so it is the exchange


# ---- what operators are notified


@pytest.mark.parametrize("problem", [p for p in Problem if p.responsible.value == "operator"])
async def test_what_is_the_operators_to_mend_is_told_to_each_of_them_once_a_day(
    desk: Desk, problem: Problem
) -> None:
    for day in range(2):
        for _ in range(3):
            for connection in of("kucoin"):
                desk.monitor.observe(connection, report(problem), desk.clock.now)
            await desk.look()
        told = desk.notices.told(problem.value)
        assert [n.person for n in told] == [*ADMINS] * (day + 1)
        assert all(n.urgent for n in told)
        desk.clock.turn(24 * HOUR)


async def test_what_was_written_is_not_written_again_each_second(desk: Desk) -> None:
    await desk.hear("okx", away=False)
    await desk.hear("kucoin")
    writes = desk.notices.writes
    for _ in range(60):
        await desk.look()
    assert desk.notices.writes == writes


async def test_what_could_not_be_written_is_written_later(desk: Desk) -> None:
    write, failures = desk.notices.write, iter([OSError("the disk is full")])

    async def flaky(*notices: object) -> None:
        for failure in failures:
            raise failure
        await write(*notices)  # type: ignore[arg-type]  # notices they are

    desk.notices.write = flaky  # type: ignore[method-assign]
    desk.monitor.observe(of("kucoin")[0], report(Problem.REGION_BLOCKED), desk.clock.now)
    with pytest.raises(OSError, match="full"):
        await desk.look()
    await desk.look()
    assert len(desk.notices.told("region-blocked")) == len(ADMINS)


async def test_a_block_of_our_address_is_told_to_the_operator_and_is_no_outage(desk: Desk) -> None:
    for connection in of("kucoin"):
        blocked = report(Problem.OUR_ADDRESS_BLOCKED)
        assert not desk.monitor.observe(connection, blocked, desk.clock.now)
    await desk.look()
    await desk.look()

    assert len(desk.notices.told("our-address-blocked")) == len(ADMINS)  # once a day
    assert not desk.monitor.down


@pytest.mark.parametrize("jump", [-HOUR, HOUR])
async def test_a_clock_that_jumps_does_not_stop_the_judgement(
    desk: Desk, incidents: FakeIncidents, jump: timedelta
) -> None:
    await desk.hear(*EXCHANGES, away=False)
    desk.clock.turn(jump)
    await desk.hear("okx", "bybit", "gate", away=False)
    await desk.hear("kucoin")
    assert incidents.opened == ["kucoin"]
    desk.clock.turn(jump)
    await desk.hear("kucoin", away=False)
    assert incidents.all[0].closed_at is not None
