"""What strategies of a person did in a day, for the digest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.strategies.amounts import ZERO
from bot.domain.strategies.group import Phase, TradeGroup
from bot.domain.strategies.strategy import StrategyMode


@dataclass(frozen=True, kw_only=True)
class StrategyDay:
    """The groups of one mode whose prices are in one coin."""

    mode: StrategyMode
    coin: str
    closed: int  # groups that were sold
    result: Decimal  # of these, fees included
    open: int  # groups that hold coins now


def days_of(groups: Iterable[tuple[StrategyMode, TradeGroup]]) -> Sequence[StrategyDay]:
    """Return what these groups did: those that were closed in the day, and open ones."""
    found: dict[tuple[StrategyMode, str], list[TradeGroup]] = {}
    for mode, group in groups:
        if group.paid > 0:
            found.setdefault((mode, group.quote), []).append(group)
    return [_day(*place, some) for place, some in sorted(found.items())]


def _day(mode: StrategyMode, coin: str, groups: Sequence[TradeGroup]) -> StrategyDay:
    closed = [group for group in groups if group.phase is Phase.CLOSED]
    return StrategyDay(
        mode=mode,
        coin=coin,
        closed=len(closed),
        result=sum((group.result for group in closed), start=ZERO),
        open=sum(group.phase is not Phase.CLOSED and group.held > 0 for group in groups),
    )
