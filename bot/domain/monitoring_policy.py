"""The numbers by which a change becomes certain enough to be notified."""

from dataclasses import dataclass
from datetime import timedelta

from bot.domain.timings import USUAL


@dataclass(frozen=True, kw_only=True)
class MonitoringPolicy:
    """How much it takes before a connection is said to have changed."""

    failure_threshold: int = 3  # of one kind in a row
    success_threshold: int = 2  # in a row, before an all-clear
    confirm_delay: timedelta = timedelta(seconds=60)  # between the checks that confirm a change
    interval: timedelta = timedelta(minutes=15)  # between the checks of a steady connection
    grace_period: timedelta = timedelta(minutes=5)  # before what may pass by itself is notified
    flap_threshold: int = (
        4  # changes in the window; after that only a window of calm is an all-clear
    )
    flap_window: timedelta = timedelta(seconds=USUAL.flap_window)
    longest_backoff: int = USUAL.longest_backoff  # intervals; of a key that is long unfit


IMMEDIATE = MonitoringPolicy(failure_threshold=1, success_threshold=1, flap_threshold=1_000_000)
"""For a test that a person has asked for: they see what it found."""
