"""What holds for the sheet of any plan at any market."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from bot.domain.strategies.ladder import PRESETS, Ladder, OutOfRangeError, RiskLevel
from bot.domain.strategies.market import Rules
from bot.domain.strategies.plan import least_limit
from bot.domain.strategies.sheet import Sheet, buys_ahead, sheet_of
from bot.services.strategies.replaying import replay
from tests.domain.strategies.market import RULES, D, at, live, plan


def between(least: str, most: str, places: int = 3) -> st.SearchStrategy[Decimal]:
    return st.decimals(least, most, places=places)


LADDERS = st.builds(
    Ladder,
    topups=st.integers(0, 10),
    first_drop=between("0.002", "0.1"),
    step_scale=between("0.5", "2"),
    volume_scale=between("0.5", "2"),
    take_profit=between("0.002", "0.1"),
    stop=st.just(D(0)) | between("0.06", "0.5"),
    recovery=between("0.05", "0.3"),
)
MARKETS = st.builds(
    Rules,
    tick=st.sampled_from([D("0.01"), D("0.0001"), D("0.00000001")]),
    lot=st.sampled_from([D("0.00001"), D("0.01"), D(1)]),
    min_qty=st.sampled_from([D(0), D("0.0001"), D(1)]),
    min_cost=st.sampled_from([D(0), D(1), D(5), D(10)]),
    fee=st.sampled_from([D(0), D("0.001"), D("0.006"), D("0.04")]),
)
PRICES = between("0.001", "90000", 8)
LIMITS = between("10", "100000", 2)


def refused(call: Callable[[], Sheet]) -> OutOfRangeError | None:
    try:
        call()
    except OutOfRangeError as error:
        return error
    return None


@given(ladder=LADDERS, rules=MARKETS, price=PRICES, limit=LIMITS)
def test_a_sheet_promises_nothing_better_than_the_worst(
    ladder: Ladder, rules: Rules, price: Decimal, limit: Decimal
) -> None:
    assume(refused(lambda: sheet_of(ladder, limit, price, rules)) is None)
    sheet = sheet_of(ladder, limit, price, rules)
    assert sum(buy.money for buy in sheet.buys) == sheet.at_work <= limit
    assert all(higher.price > lower.price for higher, lower in pairwise(sheet.buys))
    assert all(higher.average > lower.average for higher, lower in pairwise(sheet.buys))
    assert 0 < sheet.worst_loss <= sheet.gap_loss <= sheet.at_work
    losses = [fall.loss for fall in sheet.falls.values()]
    assert losses == sorted(losses)
    assert all(loss <= sheet.worst_loss for loss in losses)
    assert sheet.sells_at >= sheet.recovers_at >= sheet.buys[-1].average
    assert sheet.smallest_order >= rules.min_cost
    assert len(sheet.buys) == ladder.topups + 1 or sheet.stop_at is not None


@given(ladder=LADDERS, rules=MARKETS, price=PRICES)
@example(
    ladder=Ladder(0, D("0.002"), D("0.5"), D("0.5"), D("0.002"), D(0), D("0.05")),
    rules=Rules(D("0.01"), D("0.00001"), D("0.0001"), D(0), D(0)),
    price=D("0.01000001"),  # between two ticks
)
def test_the_least_limit_that_is_named_is_enough(
    ladder: Ladder, rules: Rules, price: Decimal
) -> None:
    error = refused(lambda: sheet_of(ladder, D("1e-9"), price, rules))
    assume(error is not None and error.setting == "limit")
    least = least_limit(ladder, rules, price)
    sheet = sheet_of(ladder, least, price, rules)
    assert len(sheet.buys) == ladder.topups + 1 or sheet.stop_at is not None


def test_a_stop_that_is_close_leaves_out_the_buys_below_it() -> None:
    ladder = replace(PRESETS[RiskLevel.MEDIUM], stop=D("0.05"))
    sheet = sheet_of(ladder, D(300), D(100), RULES)
    assert [buy.price for buy in sheet.buys] == [D(100), D("97.50"), D("94.25")]
    assert sheet.stop_at is not None
    assert sheet.stop_at > D("90.02")


@pytest.mark.parametrize("level", RiskLevel)
@pytest.mark.parametrize("done", [1, 2, 3])
def test_the_buys_ahead_of_a_group_are_the_rest_of_its_sheet(level: RiskLevel, done: int) -> None:
    sheet = sheet_of(PRESETS[level], D(300), D(100), RULES)
    group, orders = live(plan(level), [at(buy.price) for buy in sheet.buys[:done]])
    assert len(orders) == done
    assert buys_ahead(plan(level), RULES, group) == sheet.buys[done:]


def test_the_price_of_a_sale_is_never_below_break_even() -> None:
    coarse = Rules(tick=D(1), lot=D(1), min_qty=D(0), min_cost=D(0), fee=D("0.001"))
    ladder = replace(PRESETS[RiskLevel.LOW], topups=1, first_drop=D("0.1"))
    sheet = sheet_of(ladder, D(1000), D(20), coarse)
    assert sheet.recovers_at > sheet.buys[-1].average


@given(steps=st.lists(st.integers(-60, 60), max_size=300), limit=st.integers(100, 5000))
def test_a_replay_never_has_more_at_work_than_the_limit(steps: list[int], limit: int) -> None:
    price, quotes = D(100), []
    for number, step in enumerate(steps):
        price = max(D(1), price * (1000 + step) / 1000).quantize(D("0.01"))
        quotes.append(at(price, number * 300.0))
    replayed = replay(plan(RiskLevel.MEDIUM, limit), RULES, quotes)
    at_work = held = D(0)
    for order in replayed.orders:
        fill = order.fill
        sells = fill.side == "sell"
        held += -fill.qty if sells else fill.qty
        at_work = (
            D(0) if sells and not held else at_work + (D(0) if sells else fill.cost + fill.fee)
        )
        assert at_work <= limit
    assert held == replayed.group.held
