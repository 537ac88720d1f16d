"""Drops the noted changes of strategies once the process that trades must have seen them.

A change is dropped after it was seen for longer than `KEPT`. The process that trades looks every
second. If it could not for `AWAY`, it reads everything again; so it misses no change, whatever the
clocks say and in whatever order transactions end.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

AWAY = 20.0  # seconds
KEPT = 60.0


class NotedChanges(Protocol):
    """The changes that the database has noted."""

    async def noted(self) -> Mapping[int, str]:
        """Return the number of each change with the id of its strategy."""

    async def drop(self, numbers: Sequence[int]) -> None:
        """Delete changes that all have seen."""


class ChangePruner:
    """Remembers since when it sees each change, by a clock that never jumps."""

    def __init__(
        self, changes: NotedChanges, elapsed: Callable[[], float] = time.monotonic
    ) -> None:
        self._changes = changes
        self._elapsed = elapsed
        self._seen: dict[int, float] = {}

    async def prune(self) -> None:
        """Drop what was seen for long enough."""
        noted = await self._changes.noted()
        now = self._elapsed()
        self._seen = {number: self._seen.get(number, now) for number in noted}
        old = [number for number, since in self._seen.items() if now - since > KEPT]
        if old:
            await self._changes.drop(old)
