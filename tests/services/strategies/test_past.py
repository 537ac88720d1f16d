"""How a plan would have gone over past prices."""

from decimal import Decimal
from itertools import pairwise

import pytest

from bot.domain.strategies.ladder import PRESETS, RiskLevel
from bot.domain.strategies.market import Candle
from bot.domain.strategies.plan import plan_of
from bot.services.strategies.past import past_result, quotes_of
from tests.domain.strategies.market import RULES

D = Decimal
PLAN = plan_of(PRESETS[RiskLevel.MEDIUM], D(300))


def candles(*prices: str) -> list[Candle]:
    """Return hourly candles from each price to the next one."""
    steps = pairwise(prices)
    return [
        Candle(3600.0 * hour, min(D(a), D(b)), max(D(a), D(b)), D(b))
        for hour, (a, b) in enumerate(steps)
    ]


def test_a_fall_and_a_rise_close_a_round_with_a_profit() -> None:
    found = past_result(PLAN, RULES, candles("100", "94", "94", "101"), "BTC/USDT")
    assert found.rounds >= 1
    assert found.result > 0
    assert found.deepest > 0


def test_a_fall_without_a_rise_shows_what_is_lost() -> None:
    found = past_result(PLAN, RULES, candles("100", "100", "80", "70", "40"), "BTC/USDT")
    assert found.result < -D(50)
    held = past_result(PLAN, RULES, candles("100", "100", "85"), "BTC/USDT")
    assert held.on_paper > 0
    assert held.rounds == 0
    assert held.deepest >= held.on_paper


@pytest.mark.parametrize("prices", [(), ("100",), ("0", "0", "100", "100")])
def test_strange_candles_do_no_harm(prices: tuple[str, ...]) -> None:
    assert past_result(PLAN, RULES, candles(*prices), "BTC/USDT").rounds == 0


def test_quotes_are_in_the_order_of_time_and_meet_every_extreme() -> None:
    quotes = list(
        quotes_of([Candle(0.0, D(90), D(110), D(100)), Candle(3600.0, D(99), D(120), D(99))])
    )
    times = [quote.at for quote in quotes]
    assert times == sorted(times)
    assert min(quote.bid for quote in quotes) == 90
    assert max(quote.bid for quote in quotes) == 120


def test_days_in_recovery_mode_have_one_decimal() -> None:
    plan = plan_of(PRESETS[RiskLevel.HIGH], D(300))
    found = past_result(plan, RULES, candles("100", "100", "80", *["70", "69"] * 20), "BTC/USDT")
    assert found.recovery_days > 0
    assert found.recovery_days.as_tuple().exponent == -1
