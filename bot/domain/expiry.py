"""Reminders before a key expires: each once; of missed ones only the nearest."""

from datetime import datetime, timedelta

STEPS = (14, 7, 3, 1)  # days ahead
SAME = timedelta(hours=36)  # exchanges that report whole days left shift the time


def merged_end(known: datetime | None, reported: datetime | None) -> datetime | None:
    """Return when a key expires, by the known and the newly reported time.

    A reported time close to the known one changes nothing, so no reminder is repeated.
    """
    if reported is None:
        return known
    return known if known is not None and abs(reported - known) < SAME else reported


def next_reminder(expires_at: datetime | None, at: datetime) -> datetime | None:
    """Return when the next reminder is due, as of `at`; None: never.

    Within a step without a reminder it is due at once.
    """
    if expires_at is None or expires_at <= at:
        return None
    first = expires_at - timedelta(days=STEPS[0])
    return max(first, at)


def after_reminder(expires_at: datetime, at: datetime) -> datetime | None:
    """Return when the next reminder after one at `at` is due; None: that was the last."""
    left = expires_at - at
    ahead = [timedelta(days=days) for days in STEPS if timedelta(days=days) < left]
    return expires_at - max(ahead) if ahead else None


def step_of(expires_at: datetime, at: datetime) -> int | None:
    """Return the step (days ahead) at `at`; None: it is too early for any."""
    left = expires_at - at
    return min((days for days in STEPS if left <= timedelta(days=days)), default=None)
