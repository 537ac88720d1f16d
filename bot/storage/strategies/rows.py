"""Converts groups, orders and fills to rows and back."""

from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal
from typing import Any

from sqlalchemy import RowMapping

from bot.domain.strategies.group import TradeGroup
from bot.domain.strategies.orders import Fill, Intent
from bot.domain.strategies.plan_values import plan_in, plan_values
from bot.domain.strategies.sending import WrittenIntent
from bot.storage.schema.tables import INTENTS, TRADE_GROUPS
from bot.storage.schema.types import readable


class DamagedStrategyError(Exception):
    """A row of a strategy cannot be read: nothing may be decided from it."""


_PLAIN = [f.name for f in fields(TradeGroup) if f.name not in {"fees", "live", "plan"}]
_ORDER = [f.name for f in fields(Intent)]
_ROW = ("strategy", "pair", "written_at", "lease_until", "status", "refusal")

GROUP_COLUMNS = [TRADE_GROUPS.c[name] for name in (*_PLAIN, "fees", "live", "plan")]
INTENT_COLUMNS = [INTENTS.c[name] for name in (*_ORDER, *_ROW, "group_number")]


def group_values(group: TradeGroup) -> dict[str, Any]:
    """Return the columns of a group."""
    return {
        **{name: getattr(group, name) for name in _PLAIN},
        "fees": {coin: format(fee, "f") for coin, fee in group.fees},
        "live": group.live.id if group.live is not None else None,
        "plan": plan_values(group.plan) if group.plan is not None else None,
    }


def group_of(row: RowMapping, live: WrittenIntent | None) -> TradeGroup:
    """Return the group of a row and of the row of its order. Raises DamagedStrategyError."""
    if not readable(row.values()):
        raise DamagedStrategyError
    try:
        plan = plan_in(row["plan"]) if row["plan"] is not None else None
        fees = tuple(sorted((coin, Decimal(fee)) for coin, fee in row["fees"].items()))
    except (ArithmeticError, AttributeError, TypeError, ValueError):  # also of a plan
        raise DamagedStrategyError from None
    values = {name: row[name] for name in _PLAIN}
    order = live.intent if live is not None else None
    return TradeGroup(**values, fees=fees, live=order, plan=plan)


def intent_values(row: WrittenIntent) -> dict[str, Any]:
    """Return the columns of an order."""
    order = {name: getattr(row.intent, name) for name in _ORDER}
    return order | {name: getattr(row, name) for name in _ROW} | {"group_number": row.group}


def intent_of(row: RowMapping) -> WrittenIntent:
    """Return the order of a row. Raises DamagedStrategyError."""
    if not readable(row.values()):
        raise DamagedStrategyError
    intent = Intent(**{name: row[name] for name in _ORDER})
    return WrittenIntent(
        intent=intent, group=row["group_number"], **{name: row[name] for name in _ROW}
    )


def fill_values(intent_id: str, fill: Fill) -> Mapping[str, Any]:
    """Return the columns of a fill."""
    return {"intent": intent_id} | {f.name: getattr(fill, f.name) for f in fields(Fill)}
