"""The call budget of one address at one exchange: rate, pauses, circuit breaker."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta

MAX_CONCURRENT = 8  # checks in progress; the rest of the prober's slots is for tests on request
CLAIM_AHEAD = 3  # times that many are claimed
BURST = timedelta(seconds=1)  # of unused budget that accumulates
FIRST_PAUSE = timedelta(seconds=30)  # after a rate limit without a given time
LONGEST_PAUSE = timedelta(minutes=15)  # without a given time
LONGEST_BAN = timedelta(days=3)  # the longest known ban of an exchange
_NONE = timedelta(0)


@dataclass(kw_only=True)
class CallBudget:
    """Limits the checks on one route. `per_second`: the rate of checks.

    It tolerates a clock that is set back.
    """

    per_second: float
    probe_every: timedelta = timedelta(seconds=20)  # while the exchange is down
    under_way: int = 0
    circuit_closed: bool = True  # open while the exchange is down
    slots: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(MAX_CONCURRENT))
    _saved: float = field(default=1.0)
    _counted_at: datetime | None = None
    _next_pause: timedelta = FIRST_PAUSE
    _pause: timedelta = _NONE  # the current one, since `_paused_at`
    _paused_at: datetime | None = None
    _probed_at: datetime | None = None

    def available(self, now: datetime) -> int:
        """Return how many checks may begin now."""
        if self.paused(now):
            return 0
        if not self.circuit_closed:
            return self._probe(now)
        self._accumulate(now)
        return min(int(self._saved), MAX_CONCURRENT * CLAIM_AHEAD - self.under_way)

    def acquire(self, checks: int) -> None:
        """Count checks that begin."""
        self.under_way += checks
        self._saved -= checks

    def release(self) -> None:
        """Count a check that has ended."""
        self.under_way -= 1

    def switch(self, *, closed: bool) -> None:
        """Close the circuit, or open it while the exchange is down."""
        self.circuit_closed = closed

    def paused(self, now: datetime) -> bool:
        """Return whether the exchange is paused now."""
        return self._rest_of_pause(now) > _NONE

    def slow_down(self, now: datetime, wait: float | None) -> None:
        """Pause for `wait` seconds; without `wait`, longer with each pause.

        Answers during a pause do not count as a further one.
        """
        rest = self._rest_of_pause(now)
        if wait:
            asked = timedelta(seconds=min(wait, LONGEST_BAN.total_seconds()))
            self._rest(now, max(asked, rest))
        elif not rest:
            self._rest(now, self._next_pause)
        if not rest:
            self._next_pause = min(self._next_pause * 2, LONGEST_PAUSE)

    def reset_pauses(self, now: datetime) -> None:
        """Reset the length of pauses: the exchange answers normally after the last one."""
        if not self.paused(now):
            self._next_pause = FIRST_PAUSE

    def _rest(self, now: datetime, pause: timedelta) -> None:
        self._paused_at, self._pause = now, pause

    def _rest_of_pause(self, now: datetime) -> timedelta:
        if self._paused_at is None:
            return _NONE
        self._paused_at = min(self._paused_at, now)
        return max(self._paused_at + self._pause - now, _NONE)

    def _probe(self, now: datetime) -> int:
        """Return 1 if a probe of an exchange that is down is due."""
        recent = self._probed_at is not None and abs(now - self._probed_at) < self.probe_every
        if self.under_way or recent:
            return 0
        self._probed_at = now
        return 1

    def _accumulate(self, now: datetime) -> None:
        passed = now - (self._counted_at or now)
        self._counted_at = now
        most = max(1.0, self.per_second * BURST.total_seconds())
        earned = self.per_second * max(0.0, passed.total_seconds())
        self._saved = min(most, max(self._saved, 0.0) + earned)
