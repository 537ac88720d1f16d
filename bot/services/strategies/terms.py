"""What a group trades by, and what the fills of its order make of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.strategies.amounts import ZERO
from bot.domain.strategies.group import TradeGroup
from bot.domain.strategies.market import Rules
from bot.domain.strategies.orders import Fill
from bot.domain.strategies.plan import Plan
from bot.domain.strategies.settling import fill, settle


@dataclass(frozen=True, slots=True)
class Terms:
    """What a group trades by."""

    plan: Plan
    rules: Rules


def settled(group: TradeGroup, terms: Terms, fills: Sequence[Fill], now: float) -> TradeGroup:
    """Return a group after its order is over. `now`: seconds."""
    after = group
    for done in fills:
        after = fill(after, done)
    return settle(terms.plan, terms.rules, after, filled_qty(fills), now)


def filled_qty(fills: Sequence[Fill]) -> Decimal:
    """Return the quantity of some fills."""
    return sum((done.qty for done in fills), start=ZERO)
