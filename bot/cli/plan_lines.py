"""Reads the plan of a strategy from the fields of a line of JSON."""

import re
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from typing import Any

from bot.cli.json_lines import LineError, answer_stream, only
from bot.domain.strategies.amounts import wire
from bot.domain.strategies.ladder import PRESETS, Ladder, OutOfRangeError, RiskLevel
from bot.domain.strategies.market import Rules

FIELDS = frozenset({"id", "level", "limit", "price", "fee", "rules", "custom", "quotes"})

_LONGEST_LINE = 33_554_432  # characters: a year of quotes by the minute
_RULES = ("tick", "lot", "min_qty", "min_cost")
_CUSTOM = ("topups", "first_drop", "step_scale", "volume_scale", "take_profit", "stop")
_NUMBER = re.compile(r"-?[0-9]{1,24}(\.[0-9]{1,24})?([eE][+-]?[0-9]{1,2})?")
_LEAST, _MOST = Decimal("1e-18"), Decimal("1e15")
_HIGHEST_FEE = Decimal("0.05")
_SHOWN = Context(prec=16)
_EXAMPLE = 'a decimal number in a string, such as "0.01"'


@dataclass(frozen=True)
class PlanRequest:
    """What a line asks about: a ladder with its money at a price, under the rules of a pair."""

    ladder: Ladder
    limit: Decimal
    price: Decimal
    rules: Rules


def answer_plans(
    name: str,
    description: str,
    example: str,
    lines: str,
    answer: Callable[[Mapping[str, Any]], dict[str, Any]],
    argv: Sequence[str],
) -> int:
    """Run a command over plans with its arguments; return its exit code.

    `lines`: what a line in and a line out are. A setting out of its range is an error of its line.
    """
    parser = ArgumentParser(
        prog=f"python -m bot {name}",
        description=description,
        epilog=example,
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("--jsonl", action="store_true", required=True, help=lines)
    parser.parse_args(argv)

    def within_range(fields: Mapping[str, Any]) -> dict[str, Any]:
        try:
            return answer(fields)
        except OutOfRangeError as error:
            raise LineError(range_sentence(error)) from None

    return answer_stream(within_range, _LONGEST_LINE)


def read_plan(fields: Mapping[str, Any]) -> PlanRequest:
    """Return the request of a line. Raises LineError."""
    only(fields, FIELDS)
    level = fields.get("level")
    if not isinstance(level, str) or level not in set(RiskLevel):
        raise LineError(f"level must be one of {', '.join(RiskLevel)}.")
    limit, price = (number(fields, name) for name in ("limit", "price"))
    fee = number(fields, "fee", Decimal(0), _HIGHEST_FEE)
    ladder = _customized(PRESETS[RiskLevel(level)], fields.get("custom"))
    return PlanRequest(ladder, limit, price, _rules(fields.get("rules"), fee))


def number(
    fields: Mapping[str, Any],
    name: str,
    least: Decimal = _LEAST,
    most: Decimal = _MOST,
    within: str = "",
) -> Decimal:
    """Return a field as a number. Raises LineError."""
    if name not in fields:
        raise LineError(f"{within}{name} is missing.")
    return as_number(fields[name], f"{within}{name}", least, most)


def as_number(value: Any, called: str, least: Decimal = _LEAST, most: Decimal = _MOST) -> Decimal:
    """Return a value as a number between two bounds. Raises LineError."""
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise LineError(f"{called} must be {_EXAMPLE}.")
    if isinstance(value, str) and not _NUMBER.fullmatch(value):
        raise LineError(f"{called} must be {_EXAMPLE}.")
    found = Decimal(value)
    if not least <= found <= most:
        raise LineError(f"{called} must be between {wire(least)} and {wire(most)}.")
    return found


def range_sentence(error: OutOfRangeError) -> str:
    """Return what is out of range and what the range is."""
    least = wire(Decimal(error.least))
    if error.most is None:
        return f"{error.setting} must be at least {least}: an order would be under a minimum."
    where = "rules." if error.setting == "tick" else "custom." if error.setting in _CUSTOM else ""
    return f"{where}{error.setting} must be between {least} and {wire(Decimal(error.most))}."


def shown(value: Decimal) -> str:
    """Return a computed number as text, with 16 significant digits at most."""
    return wire(_SHOWN.plus(value))


def _rules(given: Any, fee: Decimal) -> Rules:
    if not isinstance(given, dict):
        raise LineError(f"rules must be an object with {', '.join(_RULES)}.")
    only(given, frozenset(_RULES), "rules.")
    tick, lot = (number(given, name, within="rules.") for name in ("tick", "lot"))
    zero = Decimal(0)
    least_qty, cost = (number(given, name, zero, within="rules.") for name in _RULES[2:])
    return Rules(tick, lot, least_qty, cost, fee)


def _customized(ladder: Ladder, given: Any) -> Ladder:
    """Return a ladder with the numbers that are given; a stop of 0 or null switches it off."""
    if given is None:
        return ladder
    if not isinstance(given, dict):
        raise LineError(f"custom must be an object with {', '.join(_CUSTOM)}.")
    only(given, frozenset(_CUSTOM), "custom.")
    named = {
        name: Decimal(0) if value is None and name == "stop" else value
        for name, value in given.items()
    }
    zero = Decimal(0)
    values: dict[str, Any] = {name: number(named, name, zero, within="custom.") for name in named}
    if "topups" in values:
        if values["topups"] != values["topups"].to_integral_value():
            raise LineError("custom.topups must be a whole number.")
        values["topups"] = int(min(values["topups"], Decimal(1000)))
    return replace(ladder, **values)
