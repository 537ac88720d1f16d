"""How much one person may ask for: so that no one takes the others' place."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

MINUTE = timedelta(minutes=1)
PEOPLE = 10_000  # whose tests are counted; those who tested longest ago are forgotten


@dataclass(kw_only=True)
class RateLimits:
    """Counts the tests that each person starts."""

    clock: Callable[[], datetime]
    tests: int = 10  # of one person in a minute
    connections: int = 50  # of one person
    _started: dict[int, deque[datetime]] = field(default_factory=dict)

    def start_test(self, person: int) -> int:
        """Count a test that begins; where it is one too many, return the seconds to wait."""
        now = self.clock()
        started = self._started.pop(person, deque())
        self._started[person] = started  # the newest stand last
        if len(self._started) > PEOPLE:
            del self._started[next(iter(self._started))]
        while started and now - started[0] >= MINUTE:
            started.popleft()
        if len(started) >= self.tests:
            return int((started[0] + MINUTE - now).total_seconds()) + 1
        started.append(now)
        return 0
