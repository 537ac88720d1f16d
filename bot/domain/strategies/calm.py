"""How long nothing can be due for a strategy, so that it need not be looked at again and again."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.strategies import recovery
from bot.domain.strategies.amounts import ONE
from bot.domain.strategies.deciding import decide, profit_price, stop_price, topup_price
from bot.domain.strategies.gate import Gate
from bot.domain.strategies.group import Phase, TradeGroup
from bot.domain.strategies.market import Quote, Rules
from bot.domain.strategies.plan import Plan
from bot.domain.strategies.strategy import Strategy, StrategyStatus
from bot.domain.strategies.watch import HoldCause

_ENDS = {StrategyStatus.FINISHING, StrategyStatus.CLOSING, StrategyStatus.STOPPING}


@dataclass(frozen=True, slots=True)
class Calm:
    """What must happen before anything can be due. A change of a row or of rules is apart."""

    low: Decimal | None = None  # a price at or below it; None: no price
    high: Decimal | None = None  # a price at or above it
    until: float = math.inf  # this time, in seconds
    each_quote: bool = False  # the next quote, whatever it is


def resting_calm(strategy: Strategy, now: float) -> Calm | None:
    """Return the calm of a strategy without an open group; None: something may be due."""
    if strategy.status in _ENDS or strategy.cause is HoldCause.GONE:
        return None
    rests = strategy.rests_until
    return Calm(until=rests if rests is not None and rests > now else math.inf)


def calm_of(
    plan: Plan, rules: Rules, group: TradeGroup, quote: Quote | None, gate: Gate, now: float
) -> Calm | None:
    """Return the calm of an open group; None: something may be due at once.

    While no price reaches a threshold, and the market stays as clear as it is, each comparison
    of `decide` gives the same result. The group was just looked at with this quote.
    """
    if group.live is not None or gate.close or group.phase is Phase.CLOSING:
        return None
    if quote is None:
        return Calm(each_quote=True)
    if decide(plan, rules, group, quote, gate, now) != (group, None):
        return None
    if group.held <= 0:
        return Calm(each_quote=gate.entries)
    prices = [price for price in _thresholds(plan, rules, group) if price is not None]
    low = max((price for price in prices if price < quote.bid), default=None)
    high = min((price for price in prices if price > quote.ask), default=None)
    touches = any(quote.bid <= price <= quote.ask for price in prices)
    return Calm(low, high, _until(group, now), touches or _waits(plan, rules, group, quote))


def _thresholds(plan: Plan, rules: Rules, group: TradeGroup) -> Iterator[Decimal | None]:
    """Yield each price with which a decision about a group that holds coins compares."""
    average = group.cost / group.held
    yield profit_price(plan, rules, group)
    yield stop_price(plan, rules, group)
    yield topup_price(plan, rules, group)
    yield average
    yield average * (ONE - plan.recovery)
    yield average * (ONE - plan.recovery / 2)


def _waits(plan: Plan, rules: Rules, group: TradeGroup, quote: Quote) -> bool:
    """Return whether the price of an order is reached, and something else forbids the order."""
    stop, buy = stop_price(plan, rules, group), topup_price(plan, rules, group)
    return (
        quote.bid >= profit_price(plan, rules, group)
        or (stop is not None and quote.bid <= stop)
        or (buy is not None and quote.ask <= buy)
    )


def _until(group: TradeGroup, now: float) -> float:
    """Return when the market has been clear, or unclear, for long enough."""
    times = []
    if group.unclear_since is not None:
        times.append(group.unclear_since + recovery.UNCLEAR_FOR)
    if group.clear_since is not None:
        times.append(group.clear_since + recovery.CLEAR_FOR)
    return min((at for at in times if at > now), default=math.inf)
