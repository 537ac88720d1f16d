"""Rate limits per person."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

MINUTE = timedelta(minutes=1)
PEOPLE = 10_000  # with counted tests; the least recent are dropped


@dataclass(kw_only=True)
class RateLimits:
    """Limits the tests that each person starts, and their connections."""

    clock: Callable[[], datetime]
    tests: int = 10  # per person and minute
    connections: int = 50  # per person
    _started: dict[int, deque[datetime]] = field(default_factory=dict)

    def start_test(self, person: int) -> int:
        """Count a test; return the seconds to wait if the limit is reached, else 0."""
        now = self.clock()
        started = self._of(person)
        while started and now - started[0] >= MINUTE:
            started.popleft()
        if len(started) >= self.tests:
            return int((started[0] + MINUTE - now).total_seconds()) + 1
        started.append(now)
        return 0

    def memory_of(self, person: int) -> Sequence[float]:
        """Return when a person started tests within the last minute, as timestamps."""
        now, started = self.clock(), self._started.get(person, ())
        return [at.timestamp() for at in started if now - at < MINUTE]

    def recall(self, person: int, memory: Iterable[float]) -> None:
        """Replace what is known of a person by what another process knew."""
        started = self._of(person)
        started.clear()
        started.extend(datetime.fromtimestamp(at, UTC) for at in memory)

    def _of(self, person: int) -> deque[datetime]:
        started = self._started.pop(person, deque())
        self._started[person] = started  # the newest is last
        if len(self._started) > PEOPLE:
            del self._started[next(iter(self._started))]
        return started
