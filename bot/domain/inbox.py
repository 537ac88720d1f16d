"""Defines what the bot owes to Telegram's updates: to handle each once, and to delete secrets."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.domain.notice import Notice


@dataclass(frozen=True, kw_only=True)
class WaitingUpdate:
    """An update that is stored until it is handled."""

    id: int  # Telegram's update_id
    person: int  # whose updates are handled in their order; a chat where there is no person
    body: bytes = field(repr=False)  # the update as JSON; it may hold a secret
    attempts: int = 0  # to handle it, this one included


@dataclass(frozen=True, kw_only=True)
class Erasure:
    """A message that must be deleted. Holds no text of it."""

    chat: int
    message: int
    person: int | None  # who is notified if it cannot be deleted
    sent_at: datetime
    attempts: int = 0  # that failed

    @property
    def id(self) -> str:
        """The key by which the same message is the same duty."""
        return f"{self.chat}:{self.message}"


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
