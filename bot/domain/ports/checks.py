"""Ports for key tests and the schedule of checks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from bot.domain.connection import Connection
from bot.domain.credentials import Credentials
from bot.domain.diagnosis import CheckReport, Progress, Status
from bot.domain.egress import DEFAULT, Route
from bot.domain.notice import Notice
from bot.domain.status_change import StatusChange


class UnstorableError(Exception):
    """A value does not fit into its row; the database itself works."""


class Prober(Protocol):
    """Tests credentials against an exchange."""

    async def check(
        self, exchange: str, credentials: Credentials, progress: Progress | None = None
    ) -> CheckReport:
        """Test a key. Any answer of the exchange becomes a report, never an exception.

        `progress` is called after each answer, with all steps known so far.
        """


@dataclass(frozen=True, kw_only=True)
class DueCheck:
    """A connection to check, with its sealed credentials."""

    connection: Connection
    blob: bytes = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class ClaimedChecks:
    """Due checks that one worker has leased, until their results are recorded."""

    token: str
    work: tuple[DueCheck, ...]


@dataclass(frozen=True, kw_only=True)
class CheckResult:
    """The result of one claimed check."""

    id: str
    due_at: datetime | None  # the next check; None: never
    connection: Connection | None = None  # with its new state; None: nothing was observed
    change: StatusChange | None = None
    notices: tuple[Notice, ...] = ()
    moved: bool = False  # to another egress


@dataclass(frozen=True, kw_only=True)
class KeyCount:
    """The number of connections with a key, and of their owners."""

    connections: int
    owners: int


class Schedule(Protocol):
    """Stores when each connection is checked next."""

    async def due(self, now: datetime) -> Mapping[Route, datetime]:
        """Return the routes with due checks, and when the oldest was due."""

    async def claim(
        self, exchange: str, now: datetime, limit: int, egress: str = DEFAULT
    ) -> ClaimedChecks:
        """Lease due checks of a route for two minutes, the longest due first."""

    async def record_results(
        self, token: str, results: Sequence[CheckResult], now: datetime
    ) -> int:
        """Store the results of claimed checks in one transaction.

        A connection that was changed or claimed by another stays as it is and is due again.
        Returns the number of these. Raises UnstorableError if a result does not fit.
        """

    async def spread_due(self, before: datetime, now: datetime, window: timedelta) -> int:
        """Spread checks that are due before `before` evenly over `window`, starting now."""

    async def schedule_now(self, owner: int, now: datetime) -> None:
        """Make the person's connections without a streak due now."""

    async def schedule_some_now(self, exchange: str, now: datetime, limit: int) -> None:
        """Make up to `limit` connections of an exchange without a streak due now."""

    async def key_counts(self) -> Mapping[Route, KeyCount]:
        """Return the number of checked connections of each route."""

    async def statuses(self) -> Mapping[tuple[str, Status], int]:
        """Return the number of connections, by exchange and status."""
