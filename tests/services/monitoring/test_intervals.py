from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.connection import Connection
from bot.domain.diagnosis import CheckReport, Problem, Status
from bot.domain.monitoring_policy import MonitoringPolicy
from bot.services.monitoring.intervals import next_check
from tests.fakes.values import HOUR, MINUTE, NOW, connected, report

PATIENCE = MonitoringPolicy()
QUARTER = PATIENCE.interval


def unfit_for(span: timedelta) -> Connection:
    since = NOW - span
    return replace(connected("c"), status=Status.ACTION_NEEDED, offline_since=since)


@pytest.mark.parametrize(
    ("connection", "said", "expected"),
    [
        (connected("c"), None, QUARTER),
        (connected("c"), report(), QUARTER),
        (replace(connected("c"), streak=1), report(Problem.INVALID_KEY), MINUTE),
        (replace(connected("c"), streak=2), report(Problem.RATE_LIMITED), MINUTE),
        (connected("c"), report(Problem.RATE_LIMITED), 5 * MINUTE),
        (connected("c"), report(Problem.CLOCK_SKEW), 5 * MINUTE),
        (replace(connected("c"), status=Status.BLOCKED), None, 5 * MINUTE),
        (replace(connected("c"), status=Status.UNAVAILABLE), None, QUARTER),
        (unfit_for(MINUTE), None, QUARTER),
        (unfit_for(HOUR), None, HOUR / 2),
        (unfit_for(4 * HOUR), None, 2 * HOUR),
        (unfit_for(300 * HOUR), None, 6 * HOUR),
        (unfit_for(-HOUR), None, QUARTER),  # the clock was set back
        (replace(unfit_for(300 * HOUR), streak=1), report(), MINUTE),  # fixed: confirmed soon
    ],
)
def test_when_a_connection_is_checked_next(
    connection: Connection, said: CheckReport | None, expected: timedelta
) -> None:
    spans = [next_check(connection, NOW, PATIENCE, said) - NOW for _ in range(50)]
    assert all(0.8 * expected <= span <= 1.2 * expected for span in spans)
    assert len(set(spans)) > 1  # spread


@pytest.mark.parametrize("change", [lambda p: replace(p, interval=timedelta(seconds=1))])
def test_nothing_makes_checks_rarer_than_the_interval_asks(
    change: Callable[[MonitoringPolicy], MonitoringPolicy],
) -> None:
    quick = change(PATIENCE)
    for connection in (connected("c"), replace(connected("c"), status=Status.BLOCKED)):
        for said in (None, report(Problem.RATE_LIMITED)):
            assert next_check(connection, NOW, quick, said) <= NOW + 1.2 * quick.interval
