import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.__main__ import BENCHMARKS, GROUPS, main
from benchmarks.figures import Figure, at_least, at_most, quantile, share_of_yardstick, table

ROOT = Path(__file__).parents[1]

PRINTED = {
    "conversation": (
        "first answer p50",
        "bot's own time p50",
        "updates a second",
        "the first call",
    ),
    "check": ("from start to verdict", "≤ 160 ms"),
    "bulk": ("requests a second, in this process", "first line out", "peak memory"),
    "vault": ("seals a second", "opens a second"),
    "alerts": ("messages about a key with nothing wrong", "revoked keys without a notice"),
    "throughput": ("requests a second of the monitor", "ratio ≥ 1/3"),
    "monitoring_load": ("event loop late p99", "first answer p99", "memory for 10,000 connections"),
    "alert_latency": ("alert after a key is refused p95", "≤ 2 s"),
    "claims": ("connections p95, SQLite", "≤ 25 ms"),
    "strategies": (
        "decisions a second",
        "idle groups on 11 exchanges",
        "requests a second of orders in one process",
        "orders a second of this process's work",
        "price to order sent p95",
        "feed of ",
    ),
    "processes": ("updates a second, 4 processes", "while one of 3 processes is killed"),
    "sending": ("one has them all", "each has as many", "has to wait for nothing"),
    "outbox": ("alerts a second of", "alerts lost", "alerts sent twice"),
}


@pytest.mark.drill
@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", PRINTED)
def test_each_benchmark_prints_its_figures(name: str, tmp_path: Path) -> None:
    process = subprocess.Popen(  # noqa: S603  # our own program
        [sys.executable, "-m", "benchmarks", "--quick", name],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        process_group=0,
    )
    try:
        out, err = process.communicate(timeout=270)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # with the programs it has started
    assert process.returncode == 0, err
    assert err == ""
    assert [words for words in PRINTED[name] if words not in out] == []


def test_a_group_is_made_of_benchmarks() -> None:
    assert {name for group in GROUPS.values() for name in group} <= set(BENCHMARKS)
    assert not set(GROUPS) & set(BENCHMARKS)


def test_every_benchmark_is_tried() -> None:
    assert set(PRINTED) == set(BENCHMARKS)


def test_an_unknown_benchmark_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["colour"])
    assert "colour" in capsys.readouterr().err


def test_a_figure_stands_beside_its_yardstick_and_its_target() -> None:
    slow = Figure(name="slow", value=30, unit="ms", yardstick=10, target=at_most(20, "ms"))
    assert (slow.ratio, slow.met) == (3, False)
    lone = Figure(name="lone", value=100, unit="%", target=at_least(100, "%"))
    assert (lone.ratio, lone.met) == (None, True)
    shown = table("figures", [slow, lone]).splitlines()
    assert shown[2].split() == ["slow", "30.0", "ms", "10.0", "ms", "3.00", "≤", "20", "ms", "miss"]
    assert shown[3].split() == ["lone", "100", "%", "—", "—", "≥", "100", "%", "ok"]


def test_a_third_of_the_yardstick_is_enough() -> None:
    def met(value: float) -> bool | None:
        target = share_of_yardstick(3)
        return Figure(name="", value=value, unit="/s", yardstick=900, target=target).met

    assert met(300)
    assert not met(299)


def test_quantiles() -> None:
    assert quantile([5.0], 95) == 5
    assert quantile([float(n) for n in range(101)], 95) == 95
