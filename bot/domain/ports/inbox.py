"""Ports for stored updates and for messages that must be deleted."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.inbox import Erasure, WaitingUpdate
from bot.domain.notice import Notice
from bot.domain.process import AnsweringProcess
from bot.domain.rounds import Round, RoundResult


class Inbox(Protocol):
    """Stores updates that are confirmed to Telegram and not handled yet."""

    async def store(
        self, updates: Sequence[WaitingUpdate], erasures: Sequence[Erasure], now: datetime
    ) -> None:
        """Store updates and erasures in one transaction; known ones are skipped."""

    async def take_over(self, now: datetime) -> Mapping[int, int]:
        """End the leases of a dead process; return update → person for all waiting updates."""

    async def claim(
        self, now: datetime, limit: int, busy: Collection[int]
    ) -> Sequence[WaitingUpdate]:
        """Lease the oldest update of each person, of up to `limit` people who are not `busy`."""

    async def stored(self) -> Collection[int]:
        """Return the ids of all stored updates."""

    async def done(self, updates: Collection[int]) -> None:
        """Remove handled updates."""


class Erasures(Protocol):
    """Stores the messages that must still be deleted."""

    async def add(self, erasure: Erasure, due_at: datetime) -> None:
        """Store an erasure; a known one keeps its attempts."""

    async def take_over(self, now: datetime) -> None:
        """Make every erasure due now: the process that held its lease is dead."""

    async def claim(self, now: datetime, limit: int) -> Sequence[Erasure]:
        """Lease due erasures, the longest due first."""

    async def postpone(self, erasure: Erasure, due_at: datetime) -> None:
        """Count a failed attempt and schedule the next one."""

    async def done(self, erasures: Collection[str], *notices: Notice) -> None:
        """Remove erasures by id and write the notices of failed ones, in one transaction."""


class Rounds(Protocol):
    """Settles the rounds of a process that answers updates beside others."""

    async def settle(self, me: str, asked: Round, now: datetime) -> RoundResult:
        """Settle a round in one transaction. Raises ProcessLostError if `me` is taken for dead."""


class Processes(Protocol):
    """The processes that answer updates."""

    async def join(self) -> str:
        """Add this process; return its new id."""

    async def renew(self, me: str) -> Sequence[AnsweringProcess]:
        """Renew this process and remove dead ones; return the living. Raises ProcessLostError."""

    async def leave(self, me: str) -> None:
        """Remove this process."""

    async def living(self) -> Sequence[AnsweringProcess]:
        """Return the processes that are alive."""
