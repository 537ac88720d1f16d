"""Checks run concurrently; their findings are formatted as text and JSON."""

import asyncio
import json

from bot.cli.doctor.finding import Check, ExaminationResult, Finding, Level, fail, ok, run_all, warn
from bot.cli.doctor.report import as_json, as_text, exit_code


async def test_a_check_that_breaks_or_hangs_stops_no_other() -> None:
    async def hang() -> ExaminationResult:
        await asyncio.sleep(60)
        raise AssertionError

    async def break_down() -> ExaminationResult:
        raise RuntimeError("hush-hush")

    async def fine() -> ExaminationResult:
        return ok("fine")

    found = await run_all(
        [Check("hangs", hang, seconds=0.05), Check("breaks", break_down), Check("fine", fine)]
    )

    assert [f.check for f in found] == ["hangs", "breaks", "fine"]
    assert [f.outcome.level for f in found] == [Level.FAIL, Level.FAIL, Level.OK]
    assert found[0].outcome.found == "no answer within 0.05 seconds"
    assert "RuntimeError" in found[1].outcome.found
    assert "hush-hush" not in as_text(found)


async def test_checks_run_at_once() -> None:
    barrier = asyncio.Barrier(3)

    async def wait() -> ExaminationResult:
        await barrier.wait()
        return ok("all are here")

    found = await run_all(Check(str(n), wait, seconds=5) for n in range(3))

    assert all(f.outcome.level is Level.OK for f in found)


def test_a_report_is_a_line_each_with_its_fix_below() -> None:
    found = [
        Finding("settings", ok("fine")),
        Finding("a", warn("so so", "Fix it.")),
        Finding("b", warn("so so", "Fix it.")),
        Finding("c", fail("bad", "Fix that.")),
    ]

    assert as_text(found).splitlines() == [
        "ok    settings  fine",
        "warn  a         so so",
        "warn  b         so so",
        "      fix: Fix it.",
        "fail  c         bad",
        "      fix: Fix that.",
        "",
        "1 ok, 2 warn, 1 fail",
    ]
    assert exit_code(found) == 1
    assert exit_code(found[:-1]) == 0
    assert json.loads(as_json(found)) == {
        "ok": False,
        "checks": [
            {"check": "settings", "level": "ok", "found": "fine", "fix": None},
            {"check": "a", "level": "warn", "found": "so so", "fix": "Fix it."},
            {"check": "b", "level": "warn", "found": "so so", "fix": "Fix it."},
            {"check": "c", "level": "fail", "found": "bad", "fix": "Fix that."},
        ],
    }
