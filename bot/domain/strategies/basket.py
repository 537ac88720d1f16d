"""The runs that a person started together: they share one limit, and so many groups at a time."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.strategies.amounts import ONE, ZERO, floor
from bot.domain.strategies.gate import NO_ENTRY, OPEN, Gate
from bot.domain.strategies.group import Phase, TradeGroup
from bot.domain.strategies.run import StrategyRun

MOST_PAIRS = 10  # of one basket
_STEP = Decimal("1e-8")  # of the limit of a group


@dataclass(frozen=True, slots=True)
class Basket:
    """How many groups of the runs may be under way at the same time, each with which limit."""

    at_once: int
    limit: Decimal  # of each group that is still to come

    def has_place(self, limit: Decimal, taken: Collection[Decimal]) -> bool:
        """Return whether one more group may buy: all together they stay within the total limit.

        `limit`: its own; `taken`: those of the groups of the others that are under way.
        """
        total = self.at_once * self.limit
        return len(taken) < self.at_once and sum(taken, start=limit) <= total


def limit_of_each(total: Decimal, at_once: int) -> Decimal:
    """Return the limit of each group, so that all of them together stay within the total."""
    return floor(total, _STEP * at_once) / (ONE * at_once)


def takes_place(group: TradeGroup | None) -> bool:
    """Return whether a group is under way: it holds coins, or an order of it is not over.

    So does one whose last order is lost: it may have bought.
    """
    if group is None or group.phase is Phase.CLOSED:
        return False
    return group.held > 0 or group.live is not None


def place_gate(run: StrategyRun, others: Iterable[StrategyRun]) -> Gate:
    """Return what the other runs of its basket leave to a run: a first buy needs a place."""
    if run.strategy.basket is None:
        return OPEN
    taken = [one.plan.limit for one in others if takes_place(one.group)]
    basket = Basket(run.strategy.at_once, run.next_plan.limit)
    return OPEN if basket.has_place(run.plan.limit, [*taken, *run.kept]) else NO_ENTRY


def waits_since(run: StrategyRun) -> float:
    """Return since when a run could buy again, in seconds; 0: it has not bought yet.

    The one that waits longest is looked at first: no run takes each free place.
    """
    return run.strategy.rests_until or 0.0


def count_of(runs: Iterable[StrategyRun]) -> int:
    """Return how many strategies a person has with some runs: those of one basket are one."""
    return len({run.strategy.basket or run.strategy.id for run in runs})


def reserved(runs: Iterable[StrategyRun], coin: str) -> Decimal:
    """Return what runs with real money that have not ended may still take of a coin."""
    baskets: dict[str, list[StrategyRun]] = {}
    for run in runs:
        if run.is_live and run.price_coin == coin:
            baskets.setdefault(run.strategy.basket or run.strategy.id, []).append(run)
    return sum((_rest(together) for together in baskets.values()), start=ZERO)


def used(runs: Iterable[StrategyRun]) -> Decimal:
    """Return what the open groups of some runs have paid for what they hold."""
    return sum((run.open_group.cost for run in runs if run.open_group), start=ZERO)


def _rest(runs: Sequence[StrategyRun]) -> Decimal:
    """Return what the runs of one basket, or one that is alone, may still take.

    That is the most of now and of their next groups.
    """
    going = [run.plan.limit for run in runs if takes_place(run.group)]
    kept = sum(runs[0].kept, start=ZERO)
    most = max(max(run.plan.limit, run.next_plan.limit) for run in runs)
    total = max(runs[0].strategy.at_once * most - kept, sum(going, start=ZERO))
    return max(total - used(runs), ZERO)
