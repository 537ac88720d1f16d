"""Provides the snapshot for operators; frequent requests do not load the database."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.ports.checks import Schedule
from bot.domain.ports.incidents import Addresses, Incidents
from bot.domain.ports.notices import Notices
from bot.domain.snapshot import ProcessStats, Snapshot, TradingFigures
from bot.domain.timings import USUAL, Timings

log = logging.getLogger(__name__)


async def _no_figures() -> TradingFigures:
    return TradingFigures()


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
                    due=await self.schedule.due(now),
                    waiting=await self.notices.pending(),
                    outages=await self.incidents.current(),
                    addresses=await self.addresses.latest(),
                    trading=await self.trading(),
                )
        except Exception as error:  # noqa: BLE001  # the counters of the process are shown anyway
            log.warning("the snapshot cannot be read from the database: %s", type(error).__name__)
            return None
