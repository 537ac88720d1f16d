"""`python -m bot replay`: how strategies would have gone, for past prices as lines of JSON."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from bot.cli.json_lines import LineError
from bot.cli.plan_lines import answer_plans, as_number, read_plan, shown
from bot.domain.strategies.market import Quote
from bot.domain.strategies.sheet import checked_plan
from bot.services.strategies.replaying import Replay, ReplayedOrder, replay

_LATEST = Decimal("1e12")  # seconds
_SIDES = 3  # of a quote: seconds, bid, ask

EXAMPLE = """\
example:
  python -m bot replay --jsonl < plans.jsonl > results.jsonl

Each line is the plan that `sheet` takes, with the prices, the oldest first:
  {"id": 1, "level": "low", "limit": "300", "price": "100", "fee": "0.001", "rules": {…},
   "quotes": [[0, "100", "100.01"], [60, "99.5", "99.51"]]}
An order is filled at the quote after the one that decided it, or not at all. `result` is what
was earned; coins still held count with their cost. A line that cannot be computed gets
{"id": …, "error": …}. No database and no network is used. Exit code 0: all lines were read."""


def main(argv: Sequence[str]) -> int:
    """Run the command with the arguments that follow `replay`; return its exit code."""
    return answer_plans(
        "replay",
        "Replay strategies over past prices, for one plan per line.",
        EXAMPLE,
        "a plan with quotes per line in, a result per line out",
        _answer,
        argv,
    )


def _answer(fields: Mapping[str, Any]) -> dict[str, Any]:
    request = read_plan(fields)
    quotes = list(_quotes(fields.get("quotes")))
    plan = checked_plan(request.ladder, request.limit, request.price, request.rules)
    return _as_json(replay(plan, request.rules, quotes))


def _quotes(given: Any) -> Iterator[Quote]:
    """Yield the quotes of a line. Raises LineError."""
    if not isinstance(given, list):
        raise LineError("quotes must be a list of [seconds, bid, ask].")
    latest = Decimal(0)
    for index, item in enumerate(given):
        called = f"quotes[{index}]"
        if not isinstance(item, list) or len(item) != _SIDES:
            raise LineError(f"{called} must be [seconds, bid, ask].")
        at = as_number(item[0], f"{called}: seconds", Decimal(0), _LATEST)
        bid, ask = (
            as_number(value, f"{called}: {name}")
            for value, name in zip(item[1:], ("bid", "ask"), strict=True)
        )
        if at < latest:
            raise LineError(f"{called} is earlier than the one before.")
        if bid > ask:
            raise LineError(f"{called}: the bid must not be above the ask.")
        latest = at
        yield Quote(bid, ask, int(at) if at == at.to_integral_value() else float(at))


def _as_json(replayed: Replay) -> dict[str, Any]:
    group = replayed.group
    return {
        "orders": [_order(order) for order in replayed.orders],
        "phase": group.phase,
        "held": shown(group.held),
        "average": None if group.average is None else shown(group.average),
        "paid": shown(replayed.total_paid),
        "got": shown(replayed.total_got),
        "result": shown(replayed.result),
    }


def _order(order: ReplayedOrder) -> dict[str, Any]:
    return {
        "at": order.fill.at,
        "side": order.fill.side,
        "price": shown(order.fill.price),
        "qty": shown(order.fill.qty),
        "kind": order.intent.kind,
    }
