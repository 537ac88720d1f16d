"""A plan as JSON values, as it is stored with its strategy."""

from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal, InvalidOperation
from typing import Any

from bot.domain.strategies.amounts import wire
from bot.domain.strategies.plan import Guards, Plan


class PlanValuesError(ValueError):
    """Stored values are no plan that this version can read."""


def plan_values(plan: Plan) -> dict[str, Any]:
    """Return a plan as JSON values; numbers with digits after the point are texts."""
    return {f.name: _written(getattr(plan, f.name)) for f in fields(Plan)}


def plan_in(values: Mapping[str, Any]) -> Plan:
    """Return the plan of stored values. Raises PlanValuesError."""
    try:
        found = {f.name: values[f.name] for f in fields(Plan)}
        guards = found["guards"]
        return Plan(
            **{
                **{name: _read(value) for name, value in found.items()},
                "guards": None if guards is None else _guards(guards),
            }
        )
    except (AttributeError, KeyError, TypeError, ValueError, InvalidOperation):
        raise PlanValuesError from None


def _guards(values: Mapping[str, Any]) -> Guards:
    """Return the guards of stored values; older ones do not have all of them."""
    known = {f.name for f in fields(Guards)} & values.keys()
    return Guards(**{name: _read(values[name]) for name in known})


def _written(value: Any) -> Any:
    if isinstance(value, Decimal):
        return wire(value)
    if isinstance(value, tuple):
        return [wire(number) for number in value]
    if isinstance(value, Guards):
        return {f.name: _written(getattr(value, f.name)) for f in fields(Guards)}
    return value


def _read(value: Any) -> Any:
    if isinstance(value, str):
        return _number(value)
    if isinstance(value, list):
        return tuple(_number(number) for number in value)
    return value


def _number(text: str) -> Decimal:
    number = Decimal(text)
    if not number.is_finite():
        raise ValueError("not a number")
    return number
