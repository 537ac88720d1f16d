"""The runs of a basket as they share its places: read and locked within a transaction."""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from sqlalchemy import ColumnElement, RowMapping, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.strategies.basket import Basket, takes_place
from bot.domain.strategies.group import TradeGroup
from bot.domain.strategies.plan_values import PlanValuesError, plan_in
from bot.domain.strategies.strategy import Strategy, StrategyStatus
from bot.storage.schema.tables import STRATEGIES, TRADE_GROUPS
from bot.storage.strategies.rows import GROUP_COLUMNS, DamagedStrategyError, group_of
from bot.storage.strategies.strategy_rows import plan_of

_LAST = (TRADE_GROUPS.c.strategy == STRATEGIES.c.id) & (
    TRADE_GROUPS.c.number == STRATEGIES.c.groups
)
_THEIRS = STRATEGIES.join(TRADE_GROUPS, _LAST)
_UNKNOWN = Decimal("Infinity")
_HAS_ENDED = STRATEGIES.c.status == StrategyStatus.ENDED


async def lock_basket(c: AsyncConnection, strategy: str) -> None:
    """Lock all runs of the basket of a strategy, if it has one.

    In the order of their ids, before any single one is locked: two such transactions never wait
    for each other.
    """
    basket = await c.scalar(select(STRATEGIES.c.basket).where(STRATEGIES.c.id == strategy))
    if basket is not None:
        runs = select(STRATEGIES.c.id).where(STRATEGIES.c.basket == basket)
        await c.execute(runs.order_by(STRATEGIES.c.id).with_for_update())


async def has_place(
    c: AsyncConnection, strategy: Strategy, row: RowMapping, own: TradeGroup
) -> bool:
    """Return whether the own group of a run may buy first; its basket is locked.

    `row`: of the strategy. Raises DamagedStrategyError.
    """
    if strategy.basket is None:
        return True
    others = (STRATEGIES.c.basket == strategy.basket) & (STRATEGIES.c.id != strategy.id)
    taken = [limit for limits in (await limits_of(c, others)).values() for limit in limits]
    limit = plan_of(row).limit
    return Basket(strategy.at_once, limit).has_place(own.plan.limit if own.plan else limit, taken)


async def kept_limits(
    c: AsyncConnection, baskets: Collection[str]
) -> Mapping[str, Sequence[Decimal]]:
    """Return the limits of groups that ended runs of some baskets did not sell, by basket."""
    return await limits_of(c, STRATEGIES.c.basket.in_(baskets) & _HAS_ENDED) if baskets else {}


async def limits_of(
    c: AsyncConnection, which: ColumnElement[bool]
) -> Mapping[str, Sequence[Decimal]]:
    """Return the limits of the groups that take a place, by basket."""
    t = STRATEGIES.c
    columns = t.basket, t.plan.label("next_plan"), *GROUP_COLUMNS
    found: dict[str, list[Decimal]] = {}
    for row in (await c.execute(select(*columns).select_from(_THEIRS).where(which))).mappings():
        limit = _limit(row)
        if limit is not None:
            found.setdefault(row["basket"], []).append(limit)
    return found


async def wake_basket(c: AsyncConnection, strategy: Strategy) -> None:
    """Count a change for all runs of a locked basket, so that they are read again."""
    runs = update(STRATEGIES).where(STRATEGIES.c.basket == strategy.basket)
    await c.execute(runs.values(version=STRATEGIES.c.version + 1))


def _limit(row: RowMapping) -> Decimal | None:
    """Return the limit of a group that takes a place; None: it takes none.

    What cannot be read may hold anything: then nothing more fits.
    """
    try:
        group = group_of(row, None)
        if not takes_place(group) and row["live"] is None:
            return None
        return (group.plan or plan_in(row["next_plan"])).limit
    except (DamagedStrategyError, PlanValuesError, TypeError):
        return _UNKNOWN
