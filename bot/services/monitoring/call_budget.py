"""How fast each exchange is asked about stored keys: its budget, its pauses, its circuit."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta

AT_ONCE = 8  # checks under way; people who wait for a test find a place beside them
AHEAD = 3  # times that many are taken at once
BURST = timedelta(seconds=1)  # of the budget that may be saved up
FIRST_PAUSE = timedelta(seconds=30)  # after an exchange said that it is asked too much
LONGEST_PAUSE = timedelta(minutes=15)  # where it does not say for how long
LONGEST_BAN = timedelta(days=3)  # that an exchange is known to impose
_NONE = timedelta(0)


@dataclass(kw_only=True)
class CallBudget:
    """The way to one exchange. `per_second`: checks that its budget allows.

    Every moment is held against one that may lie ahead of it, since clocks are set back, too.
    """

    per_second: float
    probe_every: timedelta = timedelta(seconds=20)  # while the exchange is down
    under_way: int = 0
    circuit_closed: bool = True  # the circuit: open while the exchange is down
    slots: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))
    _saved: float = field(default=1.0)
    _counted_at: datetime | None = None
    _next_pause: timedelta = FIRST_PAUSE
    _pause: timedelta = _NONE  # the one under way, from the moment that follows
    _paused_at: datetime | None = None
    _probed_at: datetime | None = None

    def available(self, now: datetime) -> int:
        """Return how many checks may begin now."""
        if self.paused(now):
            return 0
        if not self.circuit_closed:
            return self._probe(now)
        self._save(now)
        return min(int(self._saved), AT_ONCE * AHEAD - self.under_way)

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
        """Return whether the exchange wants to be left alone now."""
        return self._rest_of_pause(now) > _NONE

    def slow_down(self, now: datetime, wait: float | None) -> None:
        """Ask nothing for `wait` seconds, or longer each time where it does not say.

        Several answers that were under way together are one time.
        """
        rest = self._rest_of_pause(now)
        if wait:
            asked = timedelta(seconds=min(wait, LONGEST_BAN.total_seconds()))
            self._rest(now, max(asked, rest))
        elif not rest:
            self._rest(now, self._next_pause)
        if not rest:
            self._next_pause = min(self._next_pause * 2, LONGEST_PAUSE)

    def go_on(self, now: datetime) -> None:
        """Forget earlier pauses: the exchange answers as it should, and was asked after them."""
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
        """Return 1 when it is time for the one call by which an exchange that is down is tried."""
        lately = self._probed_at is not None and abs(now - self._probed_at) < self.probe_every
        if self.under_way or lately:
            return 0
        self._probed_at = now
        return 1

    def _save(self, now: datetime) -> None:
        passed = now - (self._counted_at or now)
        self._counted_at = now
        most = max(1.0, self.per_second * BURST.total_seconds())
        earned = self.per_second * max(0.0, passed.total_seconds())
        self._saved = min(most, max(self._saved, 0.0) + earned)
