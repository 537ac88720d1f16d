"""The role of the process that trades: one at a time, as long as its lease holds."""

import time
from collections.abc import Callable
from typing import Protocol


class Role(Protocol):
    """A role in the database that one process holds at a time."""

    async def acquire(self) -> bool:
        """Acquire the role or renew its lease; return whether this process holds it."""

    async def release(self) -> None:
        """Release the role, so that another process need not wait."""


class TradingRole:
    """The role as this process holds it. Implements the port `TradingLease`."""

    def __init__(
        self,
        role: Role,
        length: float,
        clock: Callable[[], float],
        elapsed: Callable[[], float] = time.monotonic,
    ) -> None:
        """Take the length of a lease, the clock in seconds, and one that never jumps."""
        self._role = role
        self._length = length
        self._clock = clock
        self._elapsed = elapsed
        self._until: float | None = None
        self._asked = 0.0

    async def take(self) -> bool:
        """Acquire the role or renew it; return whether it is newly held.

        The lease counts from before the question: it is never longer than the stored one.
        """
        held = self.until() is not None
        now, asked = self._clock(), self._elapsed()
        if not await self._role.acquire():
            self._until = None
            return False
        self._until, self._asked = now + self._length, asked
        return not held

    def until(self) -> float | None:
        """Return until when this process may trade, in seconds; None: it may not."""
        if self._until is None or self._elapsed() - self._asked >= self._length:
            return None
        return self._until

    async def release(self) -> None:
        """Release the role if this process holds it."""
        if self._until is not None:
            self._until = None
            await self._role.release()
