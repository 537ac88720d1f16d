import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.connection import Connection
from bot.domain.diagnosis import Answer, Problem, Status
from bot.domain.egress import DEFAULT, Egresses
from bot.domain.monitoring_policy import MonitoringPolicy
from bot.domain.notice import NoticeKind
from bot.domain.ports.checks import ClaimedChecks
from bot.domain.timings import Timings
from bot.exchanges import Exits
from bot.services.key_access import KeyAccess
from bot.services.monitoring.call_budget import CLAIM_AHEAD, MAX_CONCURRENT
from bot.services.monitoring.egress import EgressMonitor
from bot.services.monitoring.incidents import WITNESSES, IncidentMonitor
from bot.services.monitoring.monitor import Monitor
from bot.services.operating.operators import Operators
from tests.fakes.incidents import FakeIncidents
from tests.fakes.keys import FakeProber, FakeVault
from tests.fakes.metrics import NoMetrics
from tests.fakes.notices import FakeNotices
from tests.fakes.people import FakeAddresses
from tests.fakes.schedule import FakeSchedule
from tests.fakes.values import HOUR, MINUTE, NOW, Clock, connected, direct, report

SECOND = timedelta(seconds=1)
POLICY = MonitoringPolicy()
AWAY = report(Problem.EXCHANGE_UNAVAILABLE)
BAD_KEY = report(Problem.INVALID_KEY)
BLOCKED = report(Problem.WITHDRAW_ENABLED, withdraw=Answer.YES)


class World:
    """A monitor with its dependencies."""

    def __init__(self, *connections: Connection, pace: float = 100) -> None:
        self.clock = Clock()
        self.schedule = FakeSchedule(NOW, *connections)
        self.prober = FakeProber()
        self.probers: dict[str, FakeProber] = {}  # of egresses, if not this one
        self.incidents = FakeIncidents()
        self.notices = FakeNotices()
        operators = Operators(people=(1,), outbox=self.notices)
        self.monitor = Monitor(
            schedule=self.schedule,
            access=KeyAccess(vault=FakeVault(), prober=Exits(self.probers, self.prober)),
            incident_monitor=IncidentMonitor(
                incidents=self.incidents,
                notices=self.notices,
                schedule=self.schedule,
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
            ),
            metrics=NoMetrics(),
            policy=POLICY,
            paces={"kucoin": pace, "okx": pace},
            clock=self.clock,
        )

    async def turn(self, after: timedelta = timedelta(0), *, settle: bool = True) -> None:
        """Run a round, and finish its checks."""
        self.clock.turn(after)
        await self.monitor.round()
        if settle:
            await self.monitor.finish(60)

    async def run_for(self, span: timedelta, step: timedelta = 10 * SECOND) -> None:
        for _ in range(round(span / step)):
            await self.turn(step)

    def __getitem__(self, name: str) -> Connection:
        return self.schedule.connections[name]

    def due_in(self, name: str) -> timedelta | None:
        due_at = self.schedule.due_at(name)
        return None if due_at is None else due_at - self.clock.now

    @property
    def notified(self) -> list[str]:
        """The names of connections with a notice of a status change."""
        return [
            notice.name
            for result in self.schedule.recorded
            for notice in result.notices
            if notice.kind is NoticeKind.STATUS
        ]


def many(count: int, *, exchange: str = "kucoin") -> list[Connection]:
    return [connected(f"{exchange}-{n:02}", owner=n, exchange=exchange) for n in range(count)]


async def a_while() -> None:
    """Run all other tasks until they are idle."""
    for _ in range(200):
        await asyncio.sleep(0)


async def test_what_is_due_is_checked_and_due_again_after_about_the_interval() -> None:
    world = World(connected("a"), connected("b", exchange="okx"))
    await world.turn()
    assert sorted(world.prober.asked) == ["a", "b"]
    for name in "ab":
        assert world[name].tested_at == NOW
        span = world.due_in(name)
        assert span is not None
        assert 0.9 * POLICY.interval <= span <= 1.1 * POLICY.interval
    await world.turn(MINUTE)
    assert len(world.prober.asked) == 2


async def test_three_failures_a_minute_apart_are_told_and_two_good_checks_too() -> None:
    world = World(connected("a"))
    world.prober.otherwise = BAD_KEY
    await world.run_for(MINUTE)
    assert world["a"].status is Status.ONLINE
    await world.run_for(2 * MINUTE)
    assert len(world.prober.asked) == 3
    assert (world["a"].status, world.notified) == (Status.ACTION_NEEDED, ["a"])
    world.schedule.connections["a"] = world["a"].mark_notified()
    world.prober.otherwise = report()
    await world.run_for(HOUR)
    assert world["a"].status is Status.ONLINE
    assert world.notified == ["a", "a"]


async def test_a_key_that_may_withdraw_is_told_at_once_and_urgently() -> None:
    world = World(connected("a"))
    world.prober.otherwise = BLOCKED
    await world.turn()
    [notice] = world.schedule.recorded[0].notices
    assert (notice.urgent, notice.due_at, notice.person) == (True, NOW, 7)
    assert world["a"].status is Status.BLOCKED


async def test_a_check_that_changes_nothing_leaves_the_row_alone() -> None:
    world = World(connected("a"))
    world.prober.otherwise = report(Problem.CLOCK_SKEW)
    await world.turn()
    [result] = world.schedule.recorded
    assert (result.connection, result.change, result.notices) == (None, None, ())
    assert [n.person for n in world.notices.of_matter("clock-skew")] == []  # at the next evaluation
    await world.turn(2 * SECOND)
    assert [n.person for n in world.notices.of_matter("clock-skew")] == [1]


async def test_what_its_owner_tested_just_now_is_not_checked() -> None:
    world = World(connected("a", tested_at=NOW - 5 * SECOND))
    await world.turn()
    assert world.prober.asked == []
    assert world.due_in("a") is not None


@pytest.mark.parametrize("ahead", [HOUR, 24 * HOUR])
async def test_what_was_tested_in_the_future_is_checked(ahead: timedelta) -> None:
    world = World(connected("a", tested_at=NOW + ahead))
    await world.turn()
    assert world.prober.asked == ["a"]


# ---- failures stay isolated


async def test_a_check_that_goes_wrong_is_made_again_and_hurts_no_other() -> None:
    world = World(*many(30))
    world.prober.says["kucoin-03"] = RuntimeError("odd")
    await world.run_for(MINUTE)
    assert len(set(world.prober.asked)) == 30
    assert world["kucoin-03"] == many(4)[3]
    assert [c.id for c in world.schedule.connections.values() if c.tested_at < NOW] == ["kucoin-03"]
    await world.run_for(HOUR / 2)
    assert world.prober.asked.count("kucoin-03") > 1


async def test_a_key_that_cannot_be_opened_is_the_operators() -> None:
    world = World(connected("a"), connected("b"))
    world.schedule.damaged = {"a"}
    await world.run_for(5 * MINUTE)
    assert (world["a"].status, world["a"].cause) == (Status.UNAVAILABLE, Problem.UNKNOWN)
    assert world["b"].status is Status.ONLINE
    assert world.notified == []
    assert [n.person for n in world.notices.of_matter("unknown")] == [1]


async def test_what_cannot_be_stored_stops_no_check() -> None:
    world = World(connected("a"), connected("b", exchange="okx"))
    world.schedule.unstorable = {"a"}
    world.schedule.put("b", NOW + MINUTE)
    await world.turn()
    with pytest.raises(OSError, match="stored"):
        await world.turn(MINUTE)
    await world.monitor.finish(60)
    assert world.prober.asked == ["a", "b"]


# ---- budget, pauses, circuit


async def test_no_more_are_asked_at_once_than_there_are_places() -> None:
    world = World(*many(60), pace=1000)
    await world.run_for(MINUTE)
    assert len(world.prober.asked) == 60
    assert world.prober.most_at_once == MAX_CONCURRENT


async def test_each_exchange_has_a_budget_of_its_own() -> None:
    world = World(*many(50), *many(50, exchange="okx"), pace=0.5)
    await world.run_for(40 * SECOND, SECOND)
    asked = [sum(name.startswith(e) for name in world.prober.asked) for e in ("kucoin", "okx")]
    assert asked == [pytest.approx(20, abs=1)] * 2


async def test_a_retry_after_is_obeyed_also_by_checks_taken_before_it() -> None:
    world = World(*many(40), *many(1, exchange="okx"), pace=1000)
    world.prober.otherwise = report(Problem.RATE_LIMITED, wait=600)
    await world.turn()
    await world.turn(SECOND)
    first = len(world.prober.asked)
    assert first <= 1 + MAX_CONCURRENT + 1
    await world.run_for(595 * SECOND, SECOND)
    assert len(world.prober.asked) == first
    world.prober.otherwise = report()
    await world.run_for(MINUTE, SECOND)
    assert len(set(world.prober.asked)) == 41
    assert all(c.status is Status.ONLINE for c in world.schedule.connections.values())


async def test_while_an_exchange_is_down_one_at_a_time_is_asked_and_none_is_blamed() -> None:
    world = World(*many(40), *many(8, exchange="okx"), pace=1000)
    world.prober.says |= {f"kucoin-{n:02}": AWAY for n in range(40)}
    await world.run_for(MINUTE, SECOND)
    assert world.incidents.opened == ["kucoin"]
    before, world.prober.asked = world.prober.asked, []
    world.prober.most_at_once = 0
    await world.run_for(10 * MINUTE, 5 * SECOND)
    probes = [name for name in world.prober.asked if name.startswith("kucoin")]
    assert len(before) <= 8 + MAX_CONCURRENT * CLAIM_AHEAD + 3 + 8
    assert len(probes) == pytest.approx(30, abs=2)
    assert {c.status for c in world.schedule.connections.values()} == {Status.ONLINE}
    assert world.notified == []
    assert world.incidents.all[0].notified_at is not None

    world.prober.says = {}
    await world.run_for(30 * MINUTE, 5 * SECOND)
    assert world.incidents.all[0].closed_at is not None
    assert all(c.streak == 0 for c in world.schedule.connections.values())
    assert world.notified == []


async def test_checks_taken_before_an_outage_are_given_back_unasked() -> None:
    world = World(*many(MAX_CONCURRENT * CLAIM_AHEAD), pace=1000)
    gate = asyncio.Event()
    world.prober.gate, world.prober.otherwise = gate.wait, AWAY
    await world.turn(settle=False)
    await world.turn(SECOND, settle=False)
    await a_while()
    assert len(world.prober.asked) == MAX_CONCURRENT
    for budget in world.monitor.budgets.values():
        budget.circuit_closed = False
    gate.set()
    await world.monitor.finish(60)
    assert len(world.prober.asked) == MAX_CONCURRENT


async def test_what_was_counted_before_an_outage_is_not_held_against_a_key_after_it() -> None:
    world = World(*many(12), pace=1000)
    await world.turn()
    counted = replace(
        world["kucoin-05"], streak=2, streak_cause=Problem.EXCHANGE_UNAVAILABLE, streak_since=NOW
    )
    world.schedule.connections["kucoin-05"] = counted
    world.schedule.put("kucoin-05", NOW + HOUR)
    world.prober.otherwise = AWAY
    for n in range(12):
        if n != 5:
            world.schedule.put(f"kucoin-{n:02}", NOW)
    await world.run_for(5 * MINUTE)
    assert world.incidents.opened == ["kucoin"]
    world.prober.otherwise = report()
    await world.run_for(10 * MINUTE)
    assert world.incidents.all[0].closed_at is not None
    world.prober.says["kucoin-05"] = AWAY
    world.schedule.put("kucoin-05", world.clock.now)
    await world.turn(SECOND)
    assert (world["kucoin-05"].status, world["kucoin-05"].streak) == (Status.ONLINE, 1)


# ---- related checks


async def test_the_other_keys_of_an_owner_are_looked_at_when_one_is_in_doubt() -> None:
    world = World(connected("a"), connected("b", exchange="okx"), connected("c", owner=8))
    for name in "bc":
        world.schedule.put(name, NOW + 10 * MINUTE)
    world.prober.says = {"a": BAD_KEY}
    await world.turn()
    assert world.schedule.scheduled_now == [7]
    await world.turn(SECOND)
    assert world.prober.asked == ["a", "b"]
    await world.run_for(5 * MINUTE)
    assert world.schedule.scheduled_now == [7]  # once, at the first failure


async def test_others_are_asked_whether_an_exchange_is_down_when_one_cannot_be_checked() -> None:
    world = World(*many(20))
    for connection in many(20)[1:]:
        world.schedule.put(connection.id, NOW + 10 * MINUTE)
    world.prober.otherwise = AWAY
    await world.turn()
    assert world.schedule.sampled == [("kucoin", WITNESSES)]
    await world.run_for(15 * SECOND, SECOND)
    assert world.incidents.opened == ["kucoin"]
    assert max(c.streak for c in world.schedule.connections.values()) == 1


async def test_one_failure_alone_is_no_outage() -> None:
    world = World(connected("a"))
    world.prober.otherwise = AWAY
    await world.turn()
    world.prober.otherwise = report()
    await world.run_for(10 * MINUTE)
    assert world.incidents.opened == []
    assert world.notices.written == {}


async def test_a_refusal_of_many_keys_is_told_to_owners_after_the_grace() -> None:
    keys = [replace(c, ip_whitelist=("203.0.113.7",)) for c in many(6)]
    world = World(*keys)
    world.prober.otherwise = report(Problem.IP_NOT_ALLOWED)
    await world.run_for(4 * MINUTE)
    assert len(world.notified) == 6
    notices = [n for o in world.schedule.recorded for n in o.notices]
    changes = [o.change for o in world.schedule.recorded if o.change]
    assert [n.due_at for n in notices] == [c.at + POLICY.grace_period for c in changes]
    assert len(world.notices.of_matter("address-refused")) == 1


# ---- starts, stops, clocks


async def test_missed_checks_are_drawn_apart_at_the_start() -> None:
    world = World(connected("a"))
    await world.monitor.catch_up()
    [(before, now, window)] = world.schedule.spreads
    assert (before, now, window) == (NOW - 5 * MINUTE, NOW, 10 * MINUTE)


@pytest.mark.parametrize(("jump", "spread"), [(-HOUR, 1), (-SECOND, 0), (HOUR, 0)])
async def test_a_clock_that_is_set_back_leaves_nothing_waiting_for_it(
    jump: timedelta, spread: int
) -> None:
    world = World(connected("a"), connected("b"))
    await world.turn()
    await world.turn(jump)
    assert len(world.schedule.spreads) == spread
    await world.run_for(20 * MINUTE, 30 * SECOND)
    assert {name: world.prober.asked.count(name) >= 2 for name in "ab"} == {"a": True, "b": True}
    assert len(world.schedule.spreads) == spread


async def test_what_is_under_way_at_the_end_is_finished_and_stored() -> None:
    world = World(connected("a"), connected("b"), pace=1000)
    await world.turn(settle=False)
    await world.monitor.finish(5)
    assert [o.id for o in world.schedule.recorded] == ["a"]


async def test_what_takes_too_long_at_the_end_is_left_to_others() -> None:
    world = World(connected("a"))
    world.prober.gate = asyncio.Event().wait
    await world.turn(settle=False)
    await world.monitor.finish(0.05)
    assert [(o.id, o.due_at, o.connection) for o in world.schedule.recorded] == [("a", NOW, None)]
    assert len(asyncio.all_tasks()) == 1
    assert world.monitor.budgets[direct("kucoin")].under_way == 0


async def test_a_round_that_fails_does_not_end_the_watch(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    world = World(connected("a"))
    world.monitor.timings = Timings(watch=0.0)
    failures, due = iter([OSError("the database is away")] * 3), world.schedule.due

    async def flaky(now: object) -> object:
        for failure in failures:
            raise failure
        return await due(now)  # type: ignore[arg-type]  # a moment

    monkeypatch.setattr(world.schedule, "due", flaky)
    running = asyncio.create_task(world.monitor.run())
    await a_while()
    assert world.schedule.recorded
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert len([r for r in caplog.records if "failed" in r.message]) == 3


async def test_what_fits_no_row_slows_down_nobody() -> None:
    """A failure at one exchange does not stop the checks at the others."""
    world = World(connected("odd"), connected("a"), connected("b", exchange="okx"))
    world.schedule.unfit = {"odd"}
    await world.turn()
    await world.turn(SECOND)
    assert sorted(o.id for o in world.schedule.recorded) == ["a", "b"]

    claim = world.schedule.claim

    async def odd(exchange: str, now: datetime, limit: int, egress: str = DEFAULT) -> ClaimedChecks:
        if exchange == "kucoin":
            raise ValueError("an odd row")
        return await claim(exchange, now, limit, egress)

    world.schedule.claim = odd  # type: ignore[method-assign]
    with pytest.raises(ValueError, match="odd row"):
        await world.turn(HOUR)
    await world.monitor.finish(60)
    assert world.prober.asked[-1] == "b"


# ---- several ways out


def spread(count: int, egresses: Sequence[str]) -> list[Connection]:
    """Return connections of one exchange that are spread evenly over egresses."""
    return [
        replace(connected(f"k{n:04}", owner=n), egress=egresses[n % len(egresses)])
        for n in range(count)
    ]


@pytest.mark.parametrize("count", [1, 2, 4])
async def test_so_many_addresses_check_so_many_times_the_keys(count: int) -> None:
    egresses = [f"e{n}" for n in range(count)]
    world = World(*spread(400, egresses), pace=2)
    await world.run_for(20 * SECOND, SECOND)
    checked = Counter(world[name].egress for name in world.prober.asked)
    assert set(checked) == set(egresses)
    for egress in egresses:  # two a second for each address, and the first burst
        assert 38 <= checked[egress] <= 44


@settings(max_examples=30)
@given(
    st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=40),
    st.sampled_from([0.5, 1.0, 3.0]),
    st.integers(5, 20),
)
def test_no_route_is_asked_more_often_than_its_budget(
    bound: list[str], pace: float, seconds: int
) -> None:
    async def life() -> Counter[str]:
        keys = [replace(connected(f"k{n}", owner=n), egress=e) for n, e in enumerate(bound)]
        world = World(*keys, pace=pace)
        await world.run_for(seconds * SECOND, SECOND / 2)
        return Counter(world[name].egress for name in world.prober.asked)

    for egress, checks in asyncio.run(life()).items():
        assert checks <= max(1.0, pace) + pace * seconds
        assert checks >= min(bound.count(egress), int(pace * (seconds - 1)))


async def test_a_pause_of_one_address_is_none_of_another() -> None:
    limited = report(Problem.RATE_LIMITED, wait=600.0)
    near, far = connected("near"), replace(connected("far", owner=8), egress="b")
    world = World(near, far)
    world.prober.says["far"] = limited
    await world.turn()
    world.prober.asked.clear()
    await world.run_for(5 * MINUTE)
    world.schedule.put("near", world.clock.now)
    world.schedule.put("far", world.clock.now)
    await world.turn()
    assert world.prober.asked == ["near"]


def moving(name: str, **others: Any) -> Connection:
    return replace(connected(name), moving_to="b", seen_ip="203.0.113.5", **others)


async def test_a_key_moves_once_its_next_address_is_let_in() -> None:
    world = World(moving("a"))
    await world.turn()
    await world.turn(SECOND)
    assert (world["a"].egress, world["a"].moving_to, world["a"].seen_ip) == ("b", None, None)
    assert world.prober.asked == ["a", "a"]
    [result] = world.schedule.recorded
    assert result.moved
    assert [n.kind for n in result.notices] == [NoticeKind.ADDRESS_MOVED]


async def test_a_key_without_an_ip_list_moves_silently() -> None:
    world = World(moving("a", ip_restricted=Answer.NO))
    await world.turn()
    await world.turn(SECOND)
    [result] = world.schedule.recorded
    assert result.moved
    assert result.notices == ()


@pytest.mark.parametrize(
    "refused", [Problem.IP_NOT_ALLOWED, Problem.KEY_OR_IP_OR_PERMISSION, Problem.EGRESS_DOWN]
)
async def test_a_key_that_is_not_let_in_there_stays_and_is_not_blamed(refused: Problem) -> None:
    world = World(moving("a"))
    world.probers["b"] = FakeProber(otherwise=report(refused))
    for _ in range(5):
        await world.turn(HOUR)
    assert world["a"].egress == "default"
    assert (world["a"].status, world["a"].streak) == (Status.ONLINE, 0)
    assert len(world.probers["b"].asked) >= 4
    assert world.notified == []


async def test_the_trial_keeps_to_the_budget_of_the_other_address() -> None:
    world = World(*(moving(f"k{n:03}") for n in range(60)), pace=2)
    world.probers["b"] = FakeProber(otherwise=report(Problem.IP_NOT_ALLOWED))
    await world.run_for(20 * SECOND, SECOND)
    assert len(world.probers["b"].asked) <= 44


async def test_processes_share_the_budget_of_an_address() -> None:
    world = World(*spread(400, ["e0"]), pace=2)
    world.monitor.processes = lambda: 2
    await world.run_for(20 * SECOND, SECOND)
    assert 19 <= len(world.prober.asked) <= 22
    world.monitor.processes = lambda: 1  # the other one has ended
    await world.run_for(20 * SECOND, SECOND)
    assert 57 <= len(world.prober.asked) <= 64
