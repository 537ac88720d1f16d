"""Owns the numbers by which a change becomes certain enough to be told."""

from dataclasses import dataclass
from datetime import timedelta

from bot.domain.timings import USUAL


@dataclass(frozen=True, kw_only=True)
class MonitoringPolicy:
    """How much it takes before a connection is said to have changed."""

    failures: int = 3  # of one kind in a row
    successes: int = 2  # in a row, before an all-clear
    confirm_delay: timedelta = timedelta(seconds=60)  # between the checks that confirm a change
    interval: timedelta = timedelta(minutes=15)  # between the checks of a steady connection
    grace: timedelta = timedelta(minutes=5)  # before what may pass by itself is told
    flaps: int = 4  # changes in the window; after that only a window of calm is an all-clear
    flap_window: timedelta = timedelta(seconds=USUAL.flap_window)
    longest_backoff: int = USUAL.longest_backoff  # intervals; of a key that is long unfit


IMMEDIATE = MonitoringPolicy(failures=1, successes=1, flaps=1_000_000)
"""For a test that a person has asked for: they see what it found."""
