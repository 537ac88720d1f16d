"""The numbers of one group of orders. They never change: a changed plan is another one."""

from dataclasses import dataclass
from decimal import Decimal

from bot.domain.strategies.amounts import ONE, ZERO, ceiling, significant
from bot.domain.strategies.ladder import Ladder
from bot.domain.strategies.market import Quote, Rules

_ROOM = Decimal("1.2")  # of each buy above the minimum of the exchange
_MINUTE = 60.0  # seconds
_WITHOUT_STOP = Decimal("0.5")  # the fall after which all must still be sellable


@dataclass(frozen=True, slots=True)
class Guards:
    """What a market must be like for a first buy, and when it counts as unclear."""

    spread: Decimal = Decimal("0.003")  # most, for a first buy
    fall: Decimal = Decimal("-0.08")  # of 24 hours; least change for a first buy
    rise: Decimal = Decimal("0.12")  # most
    volume: int = 1_000  # money traded in 24 hours, at least so many times the limit
    unclear_spread: Decimal = Decimal("0.005")
    unclear_fall: Decimal = Decimal("-0.10")
    unclear_age: float = 60.0  # seconds of a quote
    entries: bool = True  # False: a first buy does not wait for a calm market

    def allow_entry(self, quote: Quote, limit: Decimal) -> bool:
        """Return whether a first buy is allowed; what is not reported forbids it."""
        if not self.entries:
            return True
        if quote.change is None or quote.volume is None or quote.spread > self.spread:
            return False
        return self.fall <= quote.change <= self.rise and quote.volume >= self.volume * limit

    def clear(self, quote: Quote, now: float) -> bool:
        """Return whether the market can be judged."""
        fell = quote.change is not None and quote.change <= self.unclear_fall
        old = now - quote.at > self.unclear_age
        return not (fell or old or quote.spread > self.unclear_spread)


@dataclass(frozen=True, slots=True)
class Plan:
    """The numbers of one group; shares, not percents."""

    limit: Decimal  # most money at work, fees included
    money: tuple[Decimal, ...]  # of each buy, fees included
    drops: tuple[Decimal, ...]  # of each buy, below the first one
    take_profit: Decimal
    stop: Decimal = ZERO  # below the average; 0: none
    recovery: Decimal = ZERO  # Recovery Mode starts this far below the average; 0: off
    guards: Guards | None = Guards()  # None: the market is not judged
    slip: Decimal = Decimal("0.002")  # how much worse than the quote a price may be
    close_slip: Decimal = Decimal("0.01")  # the same where the person closes
    pause: float = 600.0  # seconds after a group
    pause_after_stop: float = 21_600.0
    day_loss: Decimal = Decimal("0.05")  # of the limit; then no first buy until tomorrow, UTC


def plan_of(ladder: Ladder, limit: Decimal) -> Plan:
    """Return the plan of a ladder with its money."""
    return Plan(
        limit=limit,
        money=tuple(limit * share for share in ladder.shares()),
        drops=ladder.drops(),
        take_profit=ladder.take_profit,
        stop=ladder.stop,
        recovery=ladder.recovery,
        guards=Guards(entries=bool(ladder.guards)),
        pause=float(ladder.pause) * _MINUTE,
    )


def least_limit(ladder: Ladder, rules: Rules, price: Decimal) -> Decimal:
    """Return the least limit with which no order is under a minimum of the exchange.

    Each buy has a fifth of room. What is held after each buy can be sold at the price of the
    next buy; after the last one at the stop, without a stop at half of the price.
    """
    worth = ONE / (ONE + rules.fee)  # of money, after the fee
    shares, drops = ladder.shares(), ladder.drops()
    needed, coins, cost = ZERO, ZERO, ZERO
    for number, (share, drop) in enumerate(zip(shares, drops, strict=True)):
        at = ceiling(price * (ONE - drop), rules.tick)  # as a buy is priced
        lots = (number + 1) * rules.lot  # each buy is rounded down by less than one
        needed = max(needed, (_ROOM * rules.least(at)) / share)
        needed = max(needed, (rules.least(at) + rules.lot * at) / (share * worth))
        coins += share * worth * (ONE - rules.fee) / at
        cost += share
        below = _sold_at(ladder, price, number, cost / coins)
        needed = max(needed, (rules.least(below) / below + lots + rules.lot) / coins)
    return significant(needed, 4, up=True)


def _sold_at(ladder: Ladder, price: Decimal, number: int, average: Decimal) -> Decimal:
    """Return the price at which all must be sellable after a buy."""
    drops = ladder.drops()
    if number + 1 < len(drops):
        return price * (ONE - drops[number + 1])
    lowest = price * (ONE - drops[-1])
    return min(lowest, average * (ONE - ladder.stop) if ladder.stop else price * _WITHOUT_STOP)
