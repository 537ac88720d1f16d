"""The thresholds and intervals of monitoring."""

from dataclasses import dataclass
from datetime import timedelta

from bot.domain.timings import USUAL


@dataclass(frozen=True, kw_only=True)
class MonitoringPolicy:
    """How many results confirm a change, and how often keys are checked."""

    failure_threshold: int = 3  # consecutive results of one kind
    success_threshold: int = 2  # consecutive results before a recovery
    confirm_delay: timedelta = timedelta(seconds=60)  # between the checks that confirm a change
    interval: timedelta = timedelta(minutes=15)  # between checks without a streak
    grace_period: timedelta = timedelta(minutes=5)  # before a transient change is notified
    flap_threshold: int = 4  # changes within the window; then a recovery needs a calm window
    flap_window: timedelta = timedelta(seconds=USUAL.flap_window)
    longest_backoff: int = USUAL.longest_backoff  # intervals; for a key that needs action for long


IMMEDIATE = MonitoringPolicy(failure_threshold=1, success_threshold=1, flap_threshold=1_000_000)
"""The policy of a test on request: its result counts at once."""
