"""When a connection is checked next."""

import random
from datetime import datetime, timedelta

from bot.domain.connection import Connection
from bot.domain.diagnosis import CheckReport, Status
from bot.domain.health import NO_EVIDENCE
from bot.domain.monitoring_policy import MonitoringPolicy

BLOCKED_INTERVAL = timedelta(minutes=5)  # such a key is destroyed soon: a cure is looked for


def next_check(
    connection: Connection,
    now: datetime,
    patience: MonitoringPolicy,
    report: CheckReport | None = None,
) -> datetime:
    """Return when a connection is checked next, after a report where there was one.

    A change is confirmed soon; a key that has long been unfit is asked forever more rarely.
    """
    if connection.streak:
        return now + jitter(patience.confirm_delay, 0.2)
    interval = patience.interval
    if report and report.problems and report.problems[0] in NO_EVIDENCE:
        interval = min(interval, 5 * patience.confirm_delay)
    elif connection.status is Status.BLOCKED:
        interval = min(interval, BLOCKED_INTERVAL)
    elif connection.status is Status.ACTION_NEEDED:
        age = now - (connection.offline_since or connection.status_since)
        interval = min(max(age / 2, interval), patience.longest_backoff * interval)
    return now + jitter(interval)


def jitter(span: timedelta, share: float = 0.1) -> timedelta:
    """Return about a span, so that not everything is due at once."""
    return span * random.uniform(1 - share, 1 + share)  # noqa: S311  # no secret
