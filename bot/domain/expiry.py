"""The reminders before a key ends: each once, the nearest one where some were missed."""

from datetime import datetime, timedelta

STEPS = (14, 7, 3, 1)  # days ahead
SAME = timedelta(hours=36)  # some exchanges tell whole days left: the moment wanders


def settled(known: datetime | None, told: datetime | None) -> datetime | None:
    """Return when a key ends, by what was known and what is notified now.

    A moment that is about the same stays as it was known, so that no one is reminded twice.
    """
    if told is None:
        return known
    return known if known is not None and abs(told - known) < SAME else told


def next_reminder(expires_at: datetime | None, at: datetime) -> datetime | None:
    """Return when to remind next of a key that ends, as of the moment `at`; None: never.

    Within a step no one was reminded of, that is at once.
    """
    if expires_at is None or expires_at <= at:
        return None
    first = expires_at - timedelta(days=STEPS[0])
    return max(first, at)


def after_reminder(expires_at: datetime, at: datetime) -> datetime | None:
    """Return when to remind again after a reminder at the moment `at`; None: that was the last."""
    left = expires_at - at
    ahead = [timedelta(days=days) for days in STEPS if timedelta(days=days) < left]
    return expires_at - max(ahead) if ahead else None


def step_of(expires_at: datetime, at: datetime) -> int | None:
    """Return the step (days ahead) that a moment belongs to; None: it is too early for any."""
    left = expires_at - at
    return min((days for days in STEPS if left <= timedelta(days=days)), default=None)
