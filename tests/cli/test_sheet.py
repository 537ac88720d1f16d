"""The commands `sheet` and `replay`: plans as lines of JSON."""

import io
import json
import subprocess
import sys
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cli import json_lines, replay, sheet

ROOT = Path(sheet.__file__).parents[2]
D = Decimal
PLAN: dict[str, Any] = {
    "id": 1,
    "level": "medium",
    "limit": "300",
    "price": "100",
    "fee": "0.001",
    "rules": {"tick": "0.01", "lot": "0.00001", "min_qty": "0.00001", "min_cost": "5"},
}
FLAT = [[second, "100", "100"] for second in (0, 60)]


def run(command: str, *lines: str) -> list[dict[str, Any]]:
    """Run a command as a process in an empty environment; return its answers."""
    done = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-m", "bot", command, "--jsonl"],
        input="\n".join(lines),
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={"PATH": ""},
    )
    assert done.stderr == ""
    return [json.loads(line) for line in done.stdout.splitlines()]


def answered(text: str, monkeypatch: pytest.MonkeyPatch, module: Any = sheet) -> dict[str, Any]:
    """Return the one answer to one line, within this process."""
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))
    monkeypatch.setattr(sys, "stdout", out)
    assert module.main(["--jsonl"]) == 0
    (answer,) = map(json.loads, out.getvalue().splitlines())
    assert isinstance(answer, dict)
    return answer


def changed(**fields: Any) -> str:
    return json.dumps({**PLAN, **fields})


def test_a_sheet_has_the_numbers_of_the_level() -> None:
    (answer,) = run("sheet", json.dumps(PLAN))
    assert list(answer) == [
        "id",
        "buys",
        "average",
        "sells_at",
        "stop_at",
        "loss_at",
        "worst_loss",
        "smallest_order",
    ]
    assert [buy["price"] for buy in answer["buys"]] == [
        "100",
        "97.5",
        "94.25",
        "90.02",
        "84.53",
        "77.39",
    ]
    assert answer["sells_at"] == "88.22"
    assert round(D(answer["average"]), 2) == D("87.09")
    assert list(answer["loss_at"]) == ["10", "20", "30", "50"]


def test_one_answer_per_line_in_their_order_and_nothing_is_lost() -> None:
    lines = (json.dumps(PLAN), "", "   ", "{", changed(id="b", level="high"), changed(id=None))
    answers = run("sheet", *lines)
    assert [(answer["id"], "error" in answer) for answer in answers] == [
        (1, False),
        (None, True),
        ("b", False),
        (None, False),
    ]
    assert answers[2]["stop_at"] is None


def test_a_replay_fills_at_the_next_quote() -> None:
    prices = [[0, "100", "100.1"], [60, "99.9", "99.95"], [120, "97", "97.1"], [180, "97", "97.05"]]
    prices += [[240, "101", "101.1"], [300, "101.2", "101.3"], [310, "101.2", "101.3"]]
    (answer,) = run("replay", changed(quotes=prices))
    assert [(o["at"], o["side"], o["price"], o["kind"]) for o in answer["orders"]] == [
        (60, "buy", "99.95", "entry"),
        (180, "buy", "97.05", "top-up"),
        (300, "sell", "101.2", "take-profit"),
    ]
    fee, orders = D("0.001"), answer["orders"]
    bought = sum(D(o["price"]) * D(o["qty"]) for o in orders if o["side"] == "buy")
    sold = sum(D(o["price"]) * D(o["qty"]) for o in orders if o["side"] == "sell")
    assert D(answer["paid"]) == bought * (1 + fee)
    assert D(answer["got"]) == sold * (1 - fee)
    assert D(answer["result"]) == D(answer["got"]) - D(answer["paid"])
    assert (answer["phase"], answer["held"], answer["average"]) == ("closed", "0", None)


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"limit": "NaN"}, "limit"),
        ({"limit": "Infinity"}, "limit"),
        ({"limit": "-5"}, "limit must be between"),
        ({"limit": "0"}, "limit must be between"),
        ({"limit": "1e99"}, "limit must be between"),
        ({"limit": "1" * 400}, "limit"),
        ({"limit": "٣٠٠"}, "limit"),
        ({"limit": True}, "limit"),
        ({"limit": ["300"]}, "limit"),
        ({"limit": "67"}, "limit must be at least 67.56"),
        ({"fee": "0.2"}, "fee must be between 0 and 0.05"),
        ({"price": ""}, "price"),
        ({"level": "wild"}, "level must be one of low, medium, high"),
        ({"level": ["low"]}, "level"),
        ({"rules": {"tick": "0.01"}}, "rules.lot is missing"),
        ({"rules": None}, "rules must be an object"),
        ({"rules": {**PLAN["rules"], "step": "1"}}, "rules.step is no known field"),
        ({"rules": {**PLAN["rules"], "tick": "3"}}, "rules.tick must be between 0 and 2.5"),
        ({"custom": {"topups": "99"}}, "custom.topups must be between 0 and 20"),
        ({"custom": {"topups": "1.5"}}, "custom.topups must be a whole number"),
        ({"custom": {"stop": "0.001"}}, "custom.stop must be between 0.011 and 0.9"),
        ({"custom": {"stop": "2"}}, "custom.stop must be between"),
        ({"custom": {"first_drop": "0.4"}}, "custom.first_drop must be between 0.002 and 0.105"),
        ({"custom": {"take_profit": "0"}}, "custom.take_profit must be between 0.002 and 1"),
        ({"custom": {"trailing": "1"}}, "custom.trailing is no known field"),
        ({"custom": "high"}, "custom must be an object"),
        ({"leverage": "10"}, "leverage is no known field"),
        ({"id": 1.5}, "id must be"),
        ({"id": {}}, "id must be"),
    ],
    ids=range(29),
)
def test_a_bad_line_says_what_is_wrong(
    fields: Mapping[str, Any], named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = answered(changed(**fields), monkeypatch)
    assert list(answer) == ["id", "error"]
    assert answer["error"].startswith(named)
    assert answer["error"].endswith(".")
    assert answer["id"] == (1 if "id" not in fields else None)


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "1",
        '"a"',
        "null",
        "[" * 100_000,
        '{"id": 1, "id": 2}',
        '{"id": 1}',
        "\x00",
        "nan",
    ],
    ids=range(10),
)
def test_a_line_that_is_no_plan_gets_an_error(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(answered(text, monkeypatch)) == ["id", "error"]


def test_numbers_that_json_does_not_know_keep_the_id(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = answered(json.dumps({**PLAN, "limit": float("nan")}), monkeypatch)
    assert answer["id"] == 1
    assert answer["error"].startswith("limit must be")


@pytest.mark.parametrize(
    ("quotes", "named"),
    [
        (None, "quotes must be a list"),
        ({}, "quotes must be a list"),
        ([1], "quotes[0] must be [seconds, bid, ask]"),
        ([[0, "1"]], "quotes[0] must be"),
        ([[0, "1", "0.9"]], "quotes[0]: the bid must not be above the ask"),
        ([[0, "0", "1"]], "quotes[0]: bid must be between"),
        ([[5, "1", "1"], [4, "1", "1"]], "quotes[1] is earlier"),
        ([[-1, "1", "1"]], "quotes[0]: seconds must be between"),
        ([["soon", "1", "1"]], "quotes[0]: seconds must be"),
        ([[None, "1", "1"]], "quotes[0]: seconds must be"),
    ],
    ids=range(10),
)
def test_a_bad_quote_is_named(quotes: Any, named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = answered(changed(quotes=quotes), monkeypatch, replay)
    assert answer["error"].startswith(named)
    assert answer["id"] == 1


def test_a_replay_without_quotes_did_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = answered(changed(quotes=[]), monkeypatch, replay)
    assert (answer["phase"], answer["orders"], answer["result"]) == ("opening", [], "0")


NUMBERS = st.one_of(
    st.decimals(allow_nan=True, allow_infinity=True).map(str),
    st.decimals("1e-9", "1e9", places=9).map(lambda number: format(number, "f")),
    st.integers(),
    st.floats(),
    st.none(),
    st.text(max_size=5),
)
SETTINGS = ("topups", "first_drop", "step_scale", "volume_scale", "take_profit", "stop")
ANY_PLAN = st.fixed_dictionaries(
    {
        "id": st.integers() | st.text(max_size=5),
        "level": st.sampled_from(["low", "medium", "high"]),
        "limit": NUMBERS,
        "price": NUMBERS,
        "fee": st.sampled_from(["0", "0.001", "0.05"]) | NUMBERS,
        "rules": st.fixed_dictionaries(
            dict.fromkeys(("tick", "lot", "min_qty", "min_cost"), NUMBERS)
        ),
    },
    optional={
        "custom": st.fixed_dictionaries({}, optional=dict.fromkeys(SETTINGS, NUMBERS)),
        "quotes": st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS), max_size=3),
    },
)


@given(plan=ANY_PLAN, module=st.sampled_from([sheet, replay]))
def test_any_line_gets_an_answer(plan: dict[str, Any], module: Any) -> None:
    with pytest.MonkeyPatch.context() as patch:
        answer = answered(json.dumps(plan), patch, module)
    assert answer["id"] == plan["id"]
    assert "error" in answer or "buys" in answer or "orders" in answer


def test_a_line_that_is_too_long_is_refused() -> None:
    out = list(json_lines.lines_of(io.StringIO("x" * 50 + "\n" + "y\n"), longest=10))
    assert out == ["too long", "y\n"]
