"""The price world of the sandbox: one function of the seed and the time, and its scripts."""

from itertools import pairwise

import pytest

from bot.sandbox.exchanges import PriceAction, PriceWorld
from bot.sandbox.exchanges._prices import Price

NOW = 1_800_000_000.0


class Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def price(clock: Clock) -> Price:
    return Price(100.0, "seed", clock)


def test_the_same_seed_gives_the_same_prices(clock: Clock) -> None:
    one, same, other = (Price(100.0, seed, clock) for seed in ("a", "a", "b"))
    assert [one.at(NOW + s) for s in range(9)] == [same.at(NOW + s) for s in range(9)]
    assert one.now != other.now


def test_it_walks_a_few_percent_a_day_without_jumps(price: Price) -> None:
    days = [price.at(NOW - day * 86400) for day in range(90)]
    changes = [abs(later / day - 1) for day, later in pairwise(days)]
    assert 0.003 < sum(changes) / len(changes) < 0.06
    seconds = [price.at(NOW + s) for s in range(600)]
    assert max(abs(later / at - 1) for at, later in pairwise(seconds)) < 0.003


@pytest.mark.parametrize(
    ("action", "factor"),
    [(PriceAction.FALL_5, 0.95), (PriceAction.FALL_20, 0.8), (PriceAction.RISE_10, 1.1)],
)
def test_a_move_takes_seconds_and_stays(
    action: PriceAction, factor: float, price: Price, clock: Clock
) -> None:
    usual = Price(100.0, "seed", clock)
    price.do(action)
    assert price.now == usual.now
    clock.now += 5
    assert min(1, factor) < price.now / usual.now < max(1, factor)
    clock.now += 3600
    assert price.now / usual.now == pytest.approx(factor)
    assert price.at(NOW - 1) == usual.at(NOW - 1)  # the past stays


def test_a_wick_is_over_after_seconds(price: Price, clock: Clock) -> None:
    usual = Price(100.0, "seed", clock)
    price.do(PriceAction.WICK)
    clock.now += 3
    assert price.now / usual.now == pytest.approx(0.92)
    clock.now += 10
    assert price.now == usual.now


def test_a_frozen_price_stays_until_it_is_let_go(price: Price, clock: Clock) -> None:
    price.do(PriceAction.FREEZE)
    before = price.now
    clock.now += 3600
    assert price.now == before
    with pytest.raises(ValueError, match="price-freeze"):
        price.do(PriceAction.FREEZE)
    price.do(PriceAction.THAW)
    assert price.now != before


def test_bid_and_ask_are_on_the_grid_around_the_price(clock: Clock) -> None:
    world = PriceWorld(clock=clock)
    for pair in world.pairs():
        now = world.now(pair)
        assert 0 < float(now.bid) < float(now.ask)
        assert float(now.bid) <= float(now.last) <= float(now.ask)
        assert len(now.bid.partition(".")[2]) == pair.price_digits
        assert float(now.ask) / float(now.bid) < 1.002
        assert float(now.size) > 0


def test_candles_join_and_hold_the_prices_between(clock: Clock) -> None:
    world = PriceWorld(clock=clock)
    pair = world.pairs()[0]
    bars = world.bars(pair, NOW - 90 * 86400, NOW)
    assert len(bars) == 90 * 24 + 1
    assert all(bar.close == later.open for bar, later in pairwise(bars))
    assert all(float(b.low) <= float(b.open) <= float(b.high) for b in bars)
    assert world.bars(pair, NOW, NOW + 9999999)[-1].at <= NOW
