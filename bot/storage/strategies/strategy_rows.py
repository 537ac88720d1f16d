"""Converts strategies with all that decides about them from rows."""

from typing import Any

from sqlalchemy import RowMapping, bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.strategies.plan import Plan
from bot.domain.strategies.plan_values import PlanValuesError, plan_in
from bot.domain.strategies.strategy import Strategy
from bot.domain.strategies.watch import HoldCause
from bot.storage.engine.database import constant
from bot.storage.schema.tables import STRATEGIES
from bot.storage.schema.types import readable
from bot.storage.strategies.rows import DamagedStrategyError

CORE = (
    "id",
    "mode",
    "status",
    "groups",
    "rests_until",
    "day",
    "day_result",
    "cause",
    "since",
    "unpriced_since",
    "basket",
    "at_once",
)
CORE_COLUMNS = [STRATEGIES.c[name] for name in CORE]
PLAN_COLUMNS = [*CORE_COLUMNS, STRATEGIES.c.plan]
_LOCKED = constant(
    select(*PLAN_COLUMNS).where(STRATEGIES.c.id == bindparam("this")).with_for_update()
)


def strategy_of(row: RowMapping) -> Strategy:
    """Return the strategy of a row. Raises DamagedStrategyError."""
    values = {name: row[name] for name in CORE}
    if not readable(values.values()):
        raise DamagedStrategyError
    try:
        cause = None if values["cause"] is None else HoldCause(values["cause"])
    except ValueError:
        raise DamagedStrategyError from None
    return Strategy(**{**values, "cause": cause})


def plan_of(row: RowMapping) -> Plan:
    """Return the plan of a row. Raises DamagedStrategyError."""
    try:
        return plan_in(row["plan"])
    except (PlanValuesError, TypeError):
        raise DamagedStrategyError from None


def core_values(strategy: Strategy) -> dict[str, Any]:
    """Return the columns that change in the life of a strategy."""
    return {name: getattr(strategy, name) for name in CORE}


async def locked(c: AsyncConnection, strategy: str) -> RowMapping:
    """Lock the row of a strategy and return it. Raises DamagedStrategyError."""
    row = (await c.execute(_LOCKED, {"this": strategy})).mappings().one_or_none()
    if row is None:
        raise DamagedStrategyError
    return row
