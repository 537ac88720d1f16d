import random

import pytest

from bot.metrics.window import SAMPLE, SLICE, SPAN, SlidingWindow


class Clock:
    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_nothing_measured_is_no_value(clock: Clock) -> None:
    lately = SlidingWindow(clock)
    assert (lately.count, lately.most, lately.quantile(0.5)) == (0, 0.0, None)


def test_quantiles_of_few_are_exact(clock: Clock) -> None:
    lately = SlidingWindow(clock)
    for value in random.sample(range(1, 101), 100):
        lately.add(value)
        clock.seconds += 1
    assert lately.count == 100
    assert [lately.quantile(share) for share in (0.01, 0.5, 0.95, 1.0)] == [1, 50, 95, 100]
    assert lately.most == 100


def test_what_is_older_than_five_minutes_is_forgotten(clock: Clock) -> None:
    lately = SlidingWindow(clock)
    lately.add(9.0)
    clock.seconds += SLICE
    lately.add(1.0)
    clock.seconds += SPAN - SLICE
    assert (lately.count, lately.most) == (1, 1.0)
    clock.seconds += SLICE
    assert lately.quantile(0.5) is None


def test_many_take_no_more_room_and_a_busy_moment_weighs_more(clock: Clock) -> None:
    lately = SlidingWindow(clock)
    for _ in range(20_000):
        lately.add(random.uniform(0, 1))
    clock.seconds += SLICE
    for _ in range(1000):
        lately.add(5.0)
    assert lately.count == 21_000
    assert lately.kept == 2 * SAMPLE
    assert lately.quantile(0.5) == pytest.approx(0.525, abs=0.15)
    assert lately.quantile(0.99) == 5.0
