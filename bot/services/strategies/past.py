"""How a plan would have gone over the past prices of a pair."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.strategies.amounts import ZERO
from bot.domain.strategies.market import Candle, Quote, Rules
from bot.domain.strategies.plan import Plan
from bot.services.strategies.replaying import Replay, replay

DAYS = 90
_STEP = 0.0015  # between two quotes, as a share: less than the slip of an order
_MOST = 40  # quotes between two prices
_DAY = 86_400.0


@dataclass(frozen=True, kw_only=True)
class PastResult:
    """What a plan would have done in the last days."""

    days: int  # that the prices are of
    rounds: int
    result: Decimal  # of the closed rounds, after fees
    on_paper: Decimal  # loss of what was still held; negative: a profit
    deepest: Decimal  # loss on paper
    recovery_days: Decimal


def past_result(plan: Plan, rules: Rules, candles: Sequence[Candle], pair: str) -> PastResult:
    """Return what a plan would have done: computed by the core that trades, with all fees."""
    return result_of(replay(plan, rules, quotes_of(candles), pair), rules, candles)


def result_of(done: Replay, rules: Rules, candles: Sequence[Candle]) -> PastResult:
    """Return what a replay over these candles has done."""
    return PastResult(
        days=span_of(candles),
        rounds=done.rounds,
        result=done.got - done.paid,
        on_paper=_on_paper(done, rules, candles),
        deepest=done.deepest,
        recovery_days=round(Decimal(done.in_recovery / _DAY), 1),
    )


def span_of(candles: Sequence[Candle]) -> int:
    """Return of how many days candles are."""
    return round((candles[-1].at - candles[0].at) / _DAY) if candles else 0


def quotes_of(candles: Sequence[Candle]) -> Iterator[Quote]:
    """Yield the quotes of candles: one that rises meets its low first, one that falls its high."""
    last: float | None = None
    for number, candle in enumerate(candles):
        length = candles[number + 1].at - candle.at if number + 1 < len(candles) else 3600.0
        rises = last is None or candle.close >= last
        ends = (candle.low, candle.high) if rises else (candle.high, candle.low)
        prices = [float(price) for price in (*ends, candle.close)]
        steps = [price for price in _path(last, prices) if price > 0]
        for index, price in enumerate(steps):
            yield _quote(price, candle.at + length * index / len(steps))
        last = prices[-1]


def _path(last: float | None, prices: list[float]) -> Iterator[float]:
    """Yield prices from the last one through the next ones, in small steps."""
    for price in prices:
        before = last if last is not None else price
        if price <= 0 or before <= 0:
            continue
        count = min(max(math.ceil(abs(math.log(price / before)) / _STEP), 1), _MOST)
        for number in range(1, count + 1):
            yield before * (price / before) ** (number / count)
        last = price


def _quote(price: float, at: float) -> Quote:
    exact = Decimal(f"{price:.10g}")
    return Quote(exact, exact, at)


def _on_paper(done: Replay, rules: Rules, candles: Sequence[Candle]) -> Decimal:
    if not candles or done.group.held <= 0:
        return ZERO
    return done.group.cost - done.group.held * candles[-1].close * (1 - rules.fee)
