"""Housekeeping: expires drafts, destroys overdue secrets, deletes old rows."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.domain.draft import DRAFT_LIFE
from bot.domain.ports.connections import ConnectionStore

log = logging.getLogger(__name__)

PRUNE = timedelta(minutes=10)  # between two deletions of old rows
KEEP_MARKS = timedelta(days=2)  # Telegram repeats an update for one day


class Drafts(Protocol):
    """Stores conversations with their drafts."""

    async def lapse(self, before: datetime, now: datetime) -> int:
        """Expire drafts unchanged since `before` and write the notices; return the number."""


class Pruner(Protocol):
    """Deletes old rows."""

    async def prune(
        self, notices_before: datetime, history_before: datetime, marks_before: datetime
    ) -> int:
        """Delete delivered notices, history records and marks of processes from before a time.

        Returns the number of the former two.
        """


async def _nothing(_now: datetime) -> None:
    """No egress retires."""


class SeenChanges(Protocol):
    """Drops the changes of strategies that were seen."""

    async def prune(self) -> None:
        """Drop what was seen for long enough."""


@dataclass(kw_only=True)
class Housekeeping:
    """Destroys data that must not be kept, and data that is no longer needed.

    `keep_notices`, `keep_history`: how long delivered notices and history records are kept.
    `retire`: moves connections from egresses that retire.
    """

    store: ConnectionStore
    drafts: Drafts
    pruner: Pruner
    changes: SeenChanges
    clock: Callable[[], datetime]
    keep_notices: timedelta
    keep_history: timedelta
    retire: Callable[[datetime], Awaitable[None]] = _nothing
    _pruned_at: datetime | None = None

    async def sweep(self) -> None:
        """Run all steps; the owners are notified by another loop.

        A failed step does not stop the others. Raises the first failure.
        """
        failures = []
        for step in (self._lapse, self._destroy, self._prune, self._drop, self.retire):
            try:
                await step(self.clock())
            except Exception as error:  # noqa: BLE001  # raised after all steps
                failures.append(error)
        if failures:
            raise failures[0]

    async def _lapse(self, now: datetime) -> None:
        if lapsed := await self.drafts.lapse(now - DRAFT_LIFE, now):
            log.info("destroyed %s unfinished drafts", lapsed)

    async def _destroy(self, now: datetime) -> None:
        if destroyed := await self.store.destroy_overdue_secrets(now):
            log.info("destroyed the secrets of %s blocked connections", destroyed)

    async def _prune(self, now: datetime) -> None:
        if self._pruned_at and abs(now - self._pruned_at) < PRUNE:
            return
        self._pruned_at = now
        before = (now - self.keep_notices, now - self.keep_history, now - KEEP_MARKS)
        if pruned := await self.pruner.prune(*before):
            log.info("deleted %s old notices and records", pruned)

    async def _drop(self, _now: datetime) -> None:
        await self.changes.prune()
