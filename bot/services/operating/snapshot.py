"""Provides the snapshot for operators; frequent requests do not load the database."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.egress import Route
from bot.domain.ports.checks import Schedule
from bot.domain.ports.incidents import Addresses, Incidents
from bot.domain.ports.notices import Notices
from bot.domain.snapshot import ProcessStats, Snapshot, TradingFigures
from bot.domain.timings import USUAL, Timings

log = logging.getLogger(__name__)


async def _no_figures() -> TradingFigures:
    return TradingFigures()


async def _no_routes() -> Mapping[Route, int]:
    return {}


@dataclass(kw_only=True)
class SnapshotService:
    """Reads the snapshot. `process_stats`: returns the counters of this process."""

    schedule: Schedule
    notices: Notices
    incidents: Incidents
    addresses: Addresses
    process_stats: Callable[[], ProcessStats]
    clock: Callable[[], datetime]
    trading: Callable[[], Awaitable[TradingFigures]] = _no_figures
    bound: Callable[[], Awaitable[Mapping[Route, int]]] = _no_routes
    timings: Timings = USUAL
    _latest: Snapshot | None = None
    _read_at: float | None = None
    _reading: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def current(self) -> Snapshot | None:
        """Return the snapshot, five seconds old at most; None if the database fails.

        Concurrent requests share one query.
        """
        async with self._reading:
            if self._read_at is None or time.monotonic() - self._read_at > self.timings.figures:
                self._latest = await self._read()
                self._read_at = time.monotonic()
        return self._latest

    async def _read(self) -> Snapshot | None:
        now = self.clock()
        try:
            async with asyncio.timeout(self.timings.figures_answer):
                return Snapshot(
                    at=now,
                    connections=await self.schedule.statuses(),
                    due=_by_exchange(await self.schedule.due(now)),
                    waiting=await self.notices.pending(),
                    outages=await self.incidents.current(),
                    addresses=await self.addresses.latest(),
                    trading=await self.trading(),
                    bound=await self.bound(),
                )
        except Exception as error:  # noqa: BLE001  # the counters of the process are shown anyway
            log.warning("the snapshot cannot be read from the database: %s", type(error).__name__)
            return None


def _by_exchange(due: Mapping[Route, datetime]) -> Mapping[str, datetime]:
    """Return when the oldest due check of each exchange was due, on any route."""
    found: dict[str, datetime] = {}
    for route, at in due.items():
        found[route.exchange] = min(at, found.get(route.exchange, at))
    return found
