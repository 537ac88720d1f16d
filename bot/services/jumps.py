"""Owns the notice of a clock that was moved while the bot runs."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

log = logging.getLogger(__name__)

JUMP = timedelta(minutes=1)  # between two looks; less is not worth a word


@dataclass
class Jumps:
    """Holds the clock against one that only goes on. `set_back` stays until it was dealt with."""

    set_back: bool = False
    steady: Callable[[], float] = time.monotonic
    _seen: tuple[datetime, float] | None = None

    def look(self, now: datetime) -> None:
        """Compare how much time has passed by both clocks since the last look."""
        steady = self.steady()
        before, self._seen = self._seen or (now, steady), (now, steady)
        jump = now - before[0] - timedelta(seconds=steady - before[1])
        if abs(jump) > JUMP:
            log.warning("the clock was moved by %.0f seconds", jump.total_seconds())
            self.set_back = self.set_back or jump < -JUMP
