from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.services.monitoring.call_budget import (
    AHEAD,
    AT_ONCE,
    FIRST_PAUSE,
    LONGEST_BAN,
    LONGEST_PAUSE,
    CallBudget,
)
from tests.fakes.values import HOUR, MINUTE, NOW

calm = settings(deadline=None)  # a busy machine is no failure

SECOND = timedelta(seconds=1)
JUMPS = [-HOUR, HOUR, timedelta(days=-30), timedelta(days=30)]


def begun(lane: CallBudget, *moments: timedelta) -> int:
    """Let checks that end at once begin at some moments; return how many there were."""
    total = 0
    for moment in moments:
        room = lane.available(NOW + moment)
        lane.acquire(room)
        for _ in range(room):
            lane.release()
        total += room
    return total


@pytest.mark.parametrize(("per_second", "expected"), [(0.2, 13), (1, 61), (4, 241), (15, 901)])
def test_a_minute_holds_as_many_checks_as_the_budget_allows(
    per_second: float, expected: int
) -> None:
    lane = CallBudget(per_second=per_second)
    assert begun(lane, *(n * SECOND / 4 for n in range(241))) == pytest.approx(expected, abs=1)


@calm
@given(
    per_second=st.floats(0.1, 40),
    steps=st.lists(st.floats(-4000, 4000), max_size=60),
)
def test_no_clock_makes_a_lane_exceed_its_budget(per_second: float, steps: list[float]) -> None:
    lane, moment, forward = CallBudget(per_second=per_second), timedelta(0), 0.0
    total = begun(lane, moment)
    for step in steps:
        moment += step * SECOND
        forward += max(step, 0)
        total += begun(lane, moment)
    assert total <= 1 + per_second * forward + 1e-6
    assert begun(lane, moment + MINUTE) >= 1  # and none stops it


def test_a_saved_budget_is_that_of_a_second() -> None:
    lane = CallBudget(per_second=5)
    begun(lane, timedelta(0))
    assert lane.available(NOW + HOUR) == 5


def test_no_more_is_taken_than_a_few_rounds_of_checks() -> None:
    lane = CallBudget(per_second=1000)
    lane.available(NOW)
    assert lane.available(NOW + SECOND) == AT_ONCE * AHEAD
    lane.acquire(20)
    assert lane.available(NOW + 2 * SECOND) == AT_ONCE * AHEAD - 20


# ---- pauses


@pytest.mark.parametrize("wait", [1.0, 45.0, 3600.0, 86_400.0])
def test_what_an_exchange_asks_for_is_obeyed_to_the_end(wait: float) -> None:
    lane = CallBudget(per_second=100)
    lane.slow_down(NOW, wait)
    end = NOW + timedelta(seconds=wait)
    assert lane.available(end - SECOND / 10) == 0
    assert lane.paused(end - SECOND / 10)
    assert lane.available(end) > 0


def test_a_wait_beyond_all_reason_ends_with_the_longest_ban() -> None:
    lane = CallBudget(per_second=100)
    lane.slow_down(NOW, 1e15)
    assert not lane.paused(NOW + LONGEST_BAN)


@pytest.mark.parametrize("wait", [None, 0.0])
def test_where_it_does_not_say_for_how_long_each_pause_is_longer(wait: float | None) -> None:
    lane, at, pauses = CallBudget(per_second=100), NOW, []
    for _ in range(7):
        lane.slow_down(at, wait)
        began = at
        while lane.paused(at):
            at += SECOND
        pauses.append(at - began)
    assert pauses == [min(FIRST_PAUSE * 2**n, LONGEST_PAUSE) for n in range(7)]


def test_refusals_that_were_under_way_together_are_one() -> None:
    lane = CallBudget(per_second=100)
    for _ in range(8):
        lane.slow_down(NOW, None)
    assert lane.paused(NOW + FIRST_PAUSE - SECOND)
    assert not lane.paused(NOW + FIRST_PAUSE)


def test_the_longest_of_several_answers_counts() -> None:
    lane = CallBudget(per_second=100)
    for wait in (60.0, 5.0, None):
        lane.slow_down(NOW, wait)
    assert lane.paused(NOW + 59 * SECOND)
    assert not lane.paused(NOW + MINUTE)


def test_an_answer_after_the_pause_makes_the_next_one_short_again() -> None:
    lane = CallBudget(per_second=100)
    lane.slow_down(NOW, None)
    lane.go_on(NOW + SECOND)  # it was under way before
    lane.slow_down(NOW + MINUTE, None)
    assert lane.paused(NOW + MINUTE + FIRST_PAUSE)
    lane.go_on(NOW + 5 * MINUTE)
    lane.slow_down(NOW + 6 * MINUTE, None)
    assert not lane.paused(NOW + 6 * MINUTE + FIRST_PAUSE)


@pytest.mark.parametrize("jump", JUMPS)
def test_a_clock_that_jumps_pauses_a_lane_no_longer_than_it_was_asked(jump: timedelta) -> None:
    lane = CallBudget(per_second=100)
    lane.slow_down(NOW, 60)
    lane.available(NOW + jump)
    assert lane.available(NOW + jump + MINUTE) > 0


# ---- the circuit


def test_while_it_is_open_one_check_at_a_time_begins_every_twenty_seconds() -> None:
    lane = CallBudget(per_second=100, circuit_closed=False)
    assert lane.available(NOW) == 1
    lane.acquire(1)
    assert lane.available(NOW + MINUTE) == 0  # it has not come back
    lane.release()
    assert lane.available(NOW + 19 * SECOND) == 0
    assert lane.available(NOW + 20 * SECOND) == 1


def test_checks_that_were_under_way_before_it_opened_come_back_first() -> None:
    lane = CallBudget(per_second=100)
    lane.acquire(5)
    lane.circuit_closed = False
    assert lane.available(NOW) == 0


@pytest.mark.parametrize("jump", JUMPS)
def test_a_clock_that_jumps_stops_no_probe(jump: timedelta) -> None:
    lane = CallBudget(per_second=100, circuit_closed=False)
    assert lane.available(NOW) == 1
    assert lane.available(NOW + jump) == 1


def test_an_exchange_that_is_down_can_ask_to_be_left_alone_too() -> None:
    lane = CallBudget(per_second=100, circuit_closed=False)
    lane.slow_down(NOW, 3600)
    assert lane.available(NOW + 59 * MINUTE) == 0
    assert lane.available(NOW + HOUR) == 1


def test_the_circuit_is_opened_and_closed() -> None:
    lane = CallBudget(per_second=100)
    lane.switch(closed=False)
    assert (lane.available(NOW), lane.available(NOW)) == (1, 0)  # a probe
    lane.switch(closed=True)
    assert lane.available(NOW) == 1
