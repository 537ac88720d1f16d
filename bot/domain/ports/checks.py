"""Defines how keys are tested, and how their checks are scheduled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from bot.domain.connection import Connection
from bot.domain.credentials import Credentials
from bot.domain.diagnosis import CheckReport, Progress, Status
from bot.domain.notice import Notice
from bot.domain.status_change import StatusChange


class UnstorableError(Exception):
    """What was to be stored does not fit into its rows; the database itself works."""


class Prober(Protocol):
    """Tests credentials against an exchange."""

    async def check(
        self, exchange: str, credentials: Credentials, progress: Progress | None = None
    ) -> CheckReport:
        """Test a key; what the exchange answers is always a value, never an exception.

        `progress` is called with all steps known so far whenever another answer came.
        """


@dataclass(frozen=True, kw_only=True)
class DueCheck:
    """A connection that is to be checked, with its sealed credentials."""

    connection: Connection
    blob: bytes = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class ClaimedChecks:
    """Due connections that one worker has taken; no one else has them until they are settled."""

    token: str
    work: tuple[DueCheck, ...]


@dataclass(frozen=True, kw_only=True)
class CheckResult:
    """What became of a due connection."""

    id: str
    due_at: datetime | None  # when it is checked next; None: never
    connection: Connection | None = None  # as it now stands; None: nothing was observed
    change: StatusChange | None = None
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, kw_only=True)
class KeyCount:
    """How many connections with a key there are at an exchange, and how many people own them."""

    connections: int
    owners: int


class Schedule(Protocol):
    """Keeps when each connection is checked next."""

    async def due(self, now: datetime) -> Mapping[str, datetime]:
        """Return the exchanges at which connections are due, and since when the oldest is."""

    async def claim(self, exchange: str, now: datetime, limit: int) -> ClaimedChecks:
        """Take due connections of an exchange, the longest due first, for two minutes."""

    async def record_results(
        self, token: str, outcomes: Sequence[CheckResult], now: datetime
    ) -> int:
        """Store what became of taken connections, all in one step.

        One that somebody else changed meanwhile, or took since, stays as it is: it is due again.
        Returns how many those were. Raises UnstorableError where one does not fit.
        """

    async def spread_due(self, before: datetime, now: datetime, window: timedelta) -> int:
        """Draw apart, over a window from now on, what is due before a moment and not within it."""

    async def schedule_now(self, owner: int, now: datetime) -> None:
        """Let the person's steady connections be due now."""

    async def schedule_some_now(self, exchange: str, now: datetime, limit: int) -> None:
        """Let a few steady connections of an exchange be due now."""

    async def key_counts(self) -> Mapping[str, KeyCount]:
        """Return how many connections are checked at each exchange."""

    async def statuses(self) -> Mapping[tuple[str, Status], int]:
        """Return how many connections there are, by exchange and status."""
