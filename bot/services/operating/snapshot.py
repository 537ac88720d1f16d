"""The overview for those who run the bot; asking often does not load the database."""

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.ports.checks import Schedule
from bot.domain.ports.incidents import Addresses, Incidents
from bot.domain.ports.notices import Notices
from bot.domain.snapshot import ProcessStats, Snapshot
from bot.domain.timings import USUAL, Timings

log = logging.getLogger(__name__)


@dataclass(kw_only=True)
class SnapshotService:
    """Reads how everything stands. `tally`: returns what this process has counted."""

    schedule: Schedule
    notices: Notices
    incidents: Incidents
    addresses: Addresses
    tally: Callable[[], ProcessStats]
    clock: Callable[[], datetime]
    timings: Timings = USUAL
    _latest: Snapshot | None = None
    _looked_at: float | None = None
    _looking: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def standing(self) -> Snapshot | None:
        """Return how everything stood, five seconds ago at most.

        None: the database does not report. Many who ask at once cause one look.
        """
        async with self._looking:
            if self._looked_at is None or time.monotonic() - self._looked_at > self.timings.figures:
                self._latest = await self._look()
                self._looked_at = time.monotonic()
        return self._latest

    async def _look(self) -> Snapshot | None:
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
                )
        except Exception as error:  # noqa: BLE001  # whatever it is, the other figures are notified
            log.warning("the database does not tell how all stands: %s", type(error).__name__)
            return None
