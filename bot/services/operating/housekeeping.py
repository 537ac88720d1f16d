"""What happens by itself: drafts lapse, secrets are destroyed, what is old is forgotten."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.domain.draft import DRAFT_LIFE
from bot.domain.ports.connections import ConnectionStore

log = logging.getLogger(__name__)

PRUNE = timedelta(minutes=10)  # between two looks for what is old


class Drafts(Protocol):
    """Keeps conversations with the drafts in them."""

    async def lapse(self, before: datetime, now: datetime) -> int:
        """Destroy the values of drafts untouched since `before`, note it for their owners."""


class Pruner(Protocol):
    """Deletes what is old."""

    async def prune(self, notices_before: datetime, history_before: datetime) -> int:
        """Delete notices that were settled, and records, from before these moments."""


@dataclass(kw_only=True)
class Housekeeping:
    """Destroys what must not stay, and what no one needs any more.

    `keep_notices`, `keep_history`: for how long what was notified, and what happened, stays.
    """

    book: ConnectionStore
    drafts: Drafts
    pruner: Pruner
    clock: Callable[[], datetime]
    keep_notices: timedelta
    keep_history: timedelta
    _pruned_at: datetime | None = None

    async def sweep(self) -> None:
        """Destroy what is overdue; the owners are notified by another step.

        A step that fails holds up no other. Raises what failed.
        """
        failures = []
        for step in (self._lapse, self._destroy, self._prune):
            try:
                await step(self.clock())
            except Exception as error:  # noqa: BLE001  # it is raised when all were tried
                failures.append(error)
        if failures:
            raise failures[0]

    async def _lapse(self, now: datetime) -> None:
        if lapsed := await self.drafts.lapse(now - DRAFT_LIFE, now):
            log.info("destroyed %s unfinished drafts", lapsed)

    async def _destroy(self, now: datetime) -> None:
        if destroyed := await self.book.destroy_overdue_secrets(now):
            log.info("destroyed the secrets of %s blocked connections", destroyed)

    async def _prune(self, now: datetime) -> None:
        if self._pruned_at and abs(now - self._pruned_at) < PRUNE:
            return
        self._pruned_at = now
        if pruned := await self.pruner.prune(now - self.keep_notices, now - self.keep_history):
            log.info("forgot %s old notices and records", pruned)
