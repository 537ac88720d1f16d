"""The streak of a connection: consecutive results that contradict its status."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.connection import Connection
from bot.domain.diagnosis import Status
from bot.domain.monitoring_policy import MonitoringPolicy

STREAK_GAP = timedelta(hours=1)  # results further apart do not confirm each other


def without_streak(connection: Connection) -> Connection:
    """Return a connection whose status no result contradicts."""
    if not connection.streak:  # nearly always
        return connection
    return replace(
        connection, streak=0, streak_cause=None, streak_since=None, streak_unwatched=False
    )


def with_result(
    connection: Connection, observed: Connection, at: datetime, policy: MonitoringPolicy
) -> Connection:
    """Return a connection with one more result that contradicts its status."""
    counted = replace(
        connection,
        tested_at=at,
        good_at=observed.good_at,
        seconds=observed.seconds,
        streak=connection.streak + 1,
    )
    near = abs(at - connection.tested_at) < STREAK_GAP
    if connection.streak > 0 and connection.streak_cause is observed.cause and near:
        return counted
    return replace(
        counted,
        streak=1,
        streak_cause=observed.cause,
        streak_since=at,
        streak_unwatched=at - connection.tested_at > 2 * policy.interval,
    )


def is_confirmed(
    counted: Connection, observed: Connection, at: datetime, policy: MonitoringPolicy
) -> bool:
    """Return whether the streak confirms the observed status."""
    if observed.status is Status.BLOCKED:
        return True
    if observed.status is Status.ONLINE:
        return counted.streak >= policy.success_threshold and not _is_flapping(counted, at, policy)
    return counted.streak >= policy.failure_threshold


def is_recent_flip(connection: Connection, at: datetime, policy: MonitoringPolicy) -> bool:
    """Return whether the status changed within the window of flap detection."""
    since = connection.flips_since
    return since is not None and at - since < policy.flap_window


def _is_flapping(counted: Connection, at: datetime, policy: MonitoringPolicy) -> bool:
    """Return whether the status changed so often that a recovery needs a calm window."""
    good_since = counted.streak_since or at
    unstable = good_since - counted.status_since < policy.flap_window
    recent = at - good_since < policy.flap_window
    return counted.flips >= policy.flap_threshold and unstable and recent
