"""`python -m bot sheet`: what a strategy does with its money, for plans as lines of JSON."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.cli.plan_lines import answer_plans, read_plan, shown
from bot.domain.strategies.sheet import Sheet, sheet_of

EXAMPLE = """\
example:
  python -m bot sheet --jsonl < plans.jsonl > sheets.jsonl

Each line of plans.jsonl is one plan, with an id of yours; shares, not percents:
  {"id": 1, "level": "medium", "limit": "300", "price": "100", "fee": "0.001",
   "rules": {"tick": "0.01", "lot": "0.00001", "min_qty": "0.00001", "min_cost": "5"}}
`custom` can hold topups, first_drop, step_scale, volume_scale, take_profit and stop; the rest
is of the level. Sheets come in the order of the lines; a line that cannot be computed gets
{"id": …, "error": …}. No database and no network is used. Exit code 0: all lines were read."""


def main(argv: Sequence[str]) -> int:
    """Run the command with the arguments that follow `sheet`; return its exit code."""
    return answer_plans(
        "sheet",
        "Compute the worst case of a strategy in money, for one plan per line.",
        EXAMPLE,
        "a plan per line in, a sheet per line out",
        _answer,
        argv,
    )


def _answer(fields: Mapping[str, Any]) -> dict[str, Any]:
    request = read_plan(fields)
    return _as_json(sheet_of(request.ladder, request.limit, request.price, request.rules))


def _as_json(sheet: Sheet) -> dict[str, Any]:
    return {
        "buys": [{"price": shown(buy.price), "money": shown(buy.money)} for buy in sheet.buys],
        "average": shown(sheet.buys[-1].average),
        "sells_at": shown(sheet.sells_at),
        "stop_at": None if sheet.stop_at is None else shown(sheet.stop_at),
        "loss_at": {str(percent): shown(fall.loss) for percent, fall in sheet.falls.items()},
        "worst_loss": shown(sheet.worst_loss),
        "smallest_order": shown(sheet.smallest_order),
    }
