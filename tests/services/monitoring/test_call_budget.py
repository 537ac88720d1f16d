from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.services.monitoring.call_budget import (
    CLAIM_AHEAD,
    FIRST_PAUSE,
    LONGEST_BAN,
    LONGEST_PAUSE,
    MAX_CONCURRENT,
    CallBudget,
)
from tests.fakes.values import HOUR, MINUTE, NOW

calm = settings(deadline=None)  # no deadline: the machine may be busy

SECOND = timedelta(seconds=1)
JUMPS = [-HOUR, HOUR, timedelta(days=-30), timedelta(days=30)]


def begun(budget: CallBudget, *moments: timedelta) -> int:
    """Start checks that end at once, at several times; return their number."""
    total = 0
    for moment in moments:
        room = budget.available(NOW + moment)
        budget.acquire(room)
        for _ in range(room):
            budget.release()
        total += room
    return total


@pytest.mark.parametrize(("per_second", "expected"), [(0.2, 13), (1, 61), (4, 241), (15, 901)])
def test_a_minute_holds_as_many_checks_as_the_budget_allows(
    per_second: float, expected: int
) -> None:
    budget = CallBudget(per_second=per_second)
    assert begun(budget, *(n * SECOND / 4 for n in range(241))) == pytest.approx(expected, abs=1)


@calm
@given(
    per_second=st.floats(0.1, 40),
    steps=st.lists(st.floats(-4000, 4000), max_size=60),
)
def test_no_clock_makes_a_lane_exceed_its_budget(per_second: float, steps: list[float]) -> None:
    budget, moment, forward = CallBudget(per_second=per_second), timedelta(0), 0.0
    total = begun(budget, moment)
    for step in steps:
        moment += step * SECOND
        forward += max(step, 0)
        total += begun(budget, moment)
    assert total <= 1 + per_second * forward + 1e-6
    assert begun(budget, moment + MINUTE) >= 1  # and none stops checks


def test_a_saved_budget_is_that_of_a_second() -> None:
    budget = CallBudget(per_second=5)
    begun(budget, timedelta(0))
    assert budget.available(NOW + HOUR) == 5


def test_no_more_is_taken_than_a_few_rounds_of_checks() -> None:
    budget = CallBudget(per_second=1000)
    budget.available(NOW)
    assert budget.available(NOW + SECOND) == MAX_CONCURRENT * CLAIM_AHEAD
    budget.acquire(20)
    assert budget.available(NOW + 2 * SECOND) == MAX_CONCURRENT * CLAIM_AHEAD - 20


# ---- pauses


@pytest.mark.parametrize("wait", [1.0, 45.0, 3600.0, 86_400.0])
def test_what_an_exchange_asks_for_is_obeyed_to_the_end(wait: float) -> None:
    budget = CallBudget(per_second=100)
    budget.slow_down(NOW, wait)
    end = NOW + timedelta(seconds=wait)
    assert budget.available(end - SECOND / 10) == 0
    assert budget.paused(end - SECOND / 10)
    assert budget.available(end) > 0


def test_a_wait_beyond_all_reason_ends_with_the_longest_ban() -> None:
    budget = CallBudget(per_second=100)
    budget.slow_down(NOW, 1e15)
    assert not budget.paused(NOW + LONGEST_BAN)


@pytest.mark.parametrize("wait", [None, 0.0])
def test_where_it_does_not_say_for_how_long_each_pause_is_longer(wait: float | None) -> None:
    budget, at, pauses = CallBudget(per_second=100), NOW, []
    for _ in range(7):
        budget.slow_down(at, wait)
        began = at
        while budget.paused(at):
            at += SECOND
        pauses.append(at - began)
    assert pauses == [min(FIRST_PAUSE * 2**n, LONGEST_PAUSE) for n in range(7)]


def test_refusals_that_were_under_way_together_are_one() -> None:
    budget = CallBudget(per_second=100)
    for _ in range(8):
        budget.slow_down(NOW, None)
    assert budget.paused(NOW + FIRST_PAUSE - SECOND)
    assert not budget.paused(NOW + FIRST_PAUSE)


def test_the_longest_of_several_answers_counts() -> None:
    budget = CallBudget(per_second=100)
    for wait in (60.0, 5.0, None):
        budget.slow_down(NOW, wait)
    assert budget.paused(NOW + 59 * SECOND)
    assert not budget.paused(NOW + MINUTE)


def test_an_answer_after_the_pause_makes_the_next_one_short_again() -> None:
    budget = CallBudget(per_second=100)
    budget.slow_down(NOW, None)
    budget.reset_pauses(NOW + SECOND)  # it was in progress before
    budget.slow_down(NOW + MINUTE, None)
    assert budget.paused(NOW + MINUTE + FIRST_PAUSE)
    budget.reset_pauses(NOW + 5 * MINUTE)
    budget.slow_down(NOW + 6 * MINUTE, None)
    assert not budget.paused(NOW + 6 * MINUTE + FIRST_PAUSE)


@pytest.mark.parametrize("jump", JUMPS)
def test_a_clock_that_jumps_pauses_a_lane_no_longer_than_it_was_asked(jump: timedelta) -> None:
    budget = CallBudget(per_second=100)
    budget.slow_down(NOW, 60)
    budget.available(NOW + jump)
    assert budget.available(NOW + jump + MINUTE) > 0


# ---- the circuit


def test_while_it_is_open_one_check_at_a_time_begins_every_twenty_seconds() -> None:
    budget = CallBudget(per_second=100, circuit_closed=False)
    assert budget.available(NOW) == 1
    budget.acquire(1)
    assert budget.available(NOW + MINUTE) == 0  # it has not returned
    budget.release()
    assert budget.available(NOW + 19 * SECOND) == 0
    assert budget.available(NOW + 20 * SECOND) == 1


def test_checks_that_were_under_way_before_it_opened_come_back_first() -> None:
    budget = CallBudget(per_second=100)
    budget.acquire(5)
    budget.circuit_closed = False
    assert budget.available(NOW) == 0


@pytest.mark.parametrize("jump", JUMPS)
def test_a_clock_that_jumps_stops_no_probe(jump: timedelta) -> None:
    budget = CallBudget(per_second=100, circuit_closed=False)
    assert budget.available(NOW) == 1
    assert budget.available(NOW + jump) == 1


def test_an_exchange_that_is_down_can_ask_to_be_left_alone_too() -> None:
    budget = CallBudget(per_second=100, circuit_closed=False)
    budget.slow_down(NOW, 3600)
    assert budget.available(NOW + 59 * MINUTE) == 0
    assert budget.available(NOW + HOUR) == 1


def test_the_circuit_is_opened_and_closed() -> None:
    budget = CallBudget(per_second=100)
    budget.switch(closed=False)
    assert (budget.available(NOW), budget.available(NOW)) == (1, 0)  # a probe
    budget.switch(closed=True)
    assert budget.available(NOW) == 1
