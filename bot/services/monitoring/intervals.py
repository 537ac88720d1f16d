"""Computes when a connection is checked next."""

import random
from datetime import datetime, timedelta

from bot.domain.connection import Connection
from bot.domain.diagnosis import CheckReport, Status
from bot.domain.health import NO_EVIDENCE
from bot.domain.monitoring_policy import MonitoringPolicy

BLOCKED_INTERVAL = timedelta(minutes=5)  # a blocked key is destroyed soon: a fix is detected early


def next_check(
    connection: Connection,
    now: datetime,
    policy: MonitoringPolicy,
    report: CheckReport | None = None,
) -> datetime:
    """Return when a connection is checked next, after a report if there is one.

    A change is confirmed soon; a key that needs action for long is checked less and less often.
    """
    if connection.streak:
        return now + jitter(policy.confirm_delay, 0.2)
    interval = policy.interval
    if report and report.problems and report.problems[0] in NO_EVIDENCE:
        interval = min(interval, 5 * policy.confirm_delay)
    elif connection.status is Status.BLOCKED:
        interval = min(interval, BLOCKED_INTERVAL)
    elif connection.status is Status.ACTION_NEEDED:
        age = now - (connection.offline_since or connection.status_since)
        interval = min(max(age / 2, interval), policy.longest_backoff * interval)
    return now + jitter(interval)


def jitter(span: timedelta, share: float = 0.1) -> timedelta:
    """Return a random duration around `span`, to spread the load."""
    return span * random.uniform(1 - share, 1 + share)  # noqa: S311  # no secret
