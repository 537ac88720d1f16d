"""Defines how updates, and the messages to delete, are stored until they are handled."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.inbox import Erasure, WaitingUpdate
from bot.domain.notice import Notice


class Inbox(Protocol):
    """Keeps updates that were confirmed to Telegram and are not handled yet."""

    async def store(
        self, updates: Sequence[WaitingUpdate], erasures: Sequence[Erasure], now: datetime
    ) -> None:
        """Store updates, and the deletions under way, in one step; known ones are left out."""

    async def take_over(self, now: datetime) -> Mapping[int, int]:
        """End the leases of a process that is gone; return update → person of all that waits."""

    async def claim(
        self, now: datetime, limit: int, busy: Collection[int]
    ) -> Sequence[WaitingUpdate]:
        """Lease the oldest waiting update of each of up to `limit` people who are not `busy`."""

    async def stored(self) -> Collection[int]:
        """Return the ids of all updates that are stored."""

    async def done(self, updates: Collection[int]) -> None:
        """Remove updates that were handled."""


class Erasures(Protocol):
    """Keeps which messages must still be deleted."""

    async def add(self, erasure: Erasure, due_at: datetime) -> None:
        """Store a duty; one that is known keeps its attempts."""

    async def take_over(self, now: datetime) -> None:
        """Let every duty be due now: the process that had begun with it is gone."""

    async def claim(self, now: datetime, limit: int) -> Sequence[Erasure]:
        """Lease duties that are due, the longest due first."""

    async def postpone(self, erasure: Erasure, due_at: datetime) -> None:
        """Count a failed attempt and let the next one be due at a moment."""

    async def done(self, erasures: Collection[str], *notices: Notice) -> None:
        """Remove duties, by id, and write the notices of those that failed, in one step."""
