"""Takes received updates: deletes secrets, then handles or stores each update.

An update is confirmed to Telegram only after it was handled or stored in the inbox. Quick ones
need no row. Telegram is polled again as soon as the oldest updates are handled; it delivers the
others once more. If the oldest takes longer, all that wait as long are stored in one commit.
"""

import asyncio
import contextlib
import json
import logging
import math
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.domain.exchange import Exchange
from bot.domain.inbox import WaitingUpdate
from bot.domain.ports.inbox import Inbox
from bot.domain.timings import USUAL, Timings
from bot.telegram.inbox.backlog import Backlog
from bot.telegram.inbox.deletion import Eraser
from bot.telegram.inbox.early_deletion import EarlyDeletion
from bot.telegram.inbox.held_updates import HeldUpdate
from bot.telegram.inbox.inspection import inspect_update
from bot.telegram.inbox.overload import BATCH, Overload
from bot.telegram.inbox.runner import (
    USUAL_LIMITS,
    InboxLimits,
    UpdateHandler,
    UpdateRunner,
)

log = logging.getLogger(__name__)

ATTEMPTS = 10  # to handle a stored update before it is dropped: it may crash the process


class UpdateIntake:
    """Takes batches of updates. The updates of a person are handled in order."""

    def __init__(  # the parts it joins
        self,
        handler: UpdateHandler,
        inbox: Inbox,
        eraser: Eraser,
        exchanges: Mapping[str, Exchange],
        asked: Callable[[int], bool],
        clock: Callable[[], datetime],
        timings: Timings = USUAL,
        limits: InboxLimits = USUAL_LIMITS,
    ) -> None:
        """`asked`: returns whether a person was asked for a secret."""
        self._limits = limits
        self._exchanges = exchanges
        self._timings = timings
        self._runner = UpdateRunner(handler, inbox, eraser, clock, timings.update_store, limits)
        self._early_deletion = EarlyDeletion(eraser=eraser, asked=asked, clock=clock)
        self._overload = Overload()

    @property
    def backlog(self) -> Backlog:
        """The stored updates."""
        return self._runner.backlog

    @property
    def held(self) -> int:
        """The number of updates in memory."""
        return len(self._runner.held)

    @property
    def answering(self) -> int:
        """The number of running answers to updates that are not handled."""
        return self._runner.answering

    @property
    def unstored(self) -> Sequence[int]:
        """The updates that are neither handled nor stored."""
        return [held.number for held in self._runner.unstored]

    @property
    def draining(self) -> bool:
        """Whether updates are only stored and inspected, because of a large backlog."""
        return self._overload.draining

    async def open(self) -> None:
        """Take over the updates of the previous process."""
        await self.backlog.open()
        self._runner.changed.set()

    async def accept(self, raws: Sequence[Mapping[str, Any]]) -> None:
        """Take a batch; return when the oldest are handled or stored, or that fails for now."""
        new = [self._hold(raw) for raw in raws if not self._runner.knows(raw["update_id"])]
        for held in new:
            held.erasing = self._early_deletion.begin(held)
        self._note_batch(full=len(raws) >= BATCH)
        self._skip_excess(new)
        if not self.draining:
            self._runner.begin_free()
        newest = await self._wait_for_oldest(raws[0]["update_id"] if raws else math.inf)
        self._overload.note_storing(stored=await self._runner.store_unhandled(newest))
        if self._overload.blocks_polling(len(self._runner.unstored)):
            self._refuse(self._runner.unstored)

    def confirmable(self, end: int) -> int:
        """Return the offset to confirm to Telegram; `end`: the one after the last update."""
        return min(self.unstored, default=end)

    async def work(self) -> None:
        """Handle stored updates until cancelled."""
        changed = self._runner.changed
        while True:
            if not await self._work_once():
                changed.clear()
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(self._timings.inbox):
                        await changed.wait()

    async def finish(self, seconds: float) -> None:
        """Wait for running handlers; other updates are stored or redelivered."""
        await self._runner.finish(seconds)

    def _hold(self, raw: Mapping[str, Any]) -> HeldUpdate:
        facts = inspect_update(raw, self._exchanges)
        held = HeldUpdate(number=raw["update_id"], raw=raw, facts=facts)
        self._runner.held.add(held)
        return held

    def _note_batch(self, *, full: bool) -> None:
        self._overload.note_batch(full=full)
        if not full:
            self._runner.changed.set()

    def _skip_excess(self, new: Sequence[HeldUpdate]) -> None:
        """Skip the newest updates of people with too many waiting ones."""
        waiting = self.backlog.count()
        waiting.update(held.facts.order for held in self._runner.unstored)
        for held in reversed(new):
            if waiting[held.facts.order] > self._limits.each:
                waiting[held.facts.order] -= 1
                self._runner.skip(held)

    async def _wait_for_oldest(self, first: float) -> float:
        """Wait until a poll would confirm more; return the number up to which to store updates.

        `first`: the oldest update at Telegram. Stored are those that are not begun, and those
        that take too long. Returns 0 if there are none.
        """
        runner, quick = self._runner, self._timings.update_row
        if tasks := [held.task for held in runner.unstored if held.task]:
            await asyncio.wait(tasks, timeout=self._timings.update_poll)
        oldest = next(iter(runner.unstored), None)
        if oldest and oldest.task and oldest.number <= first and not runner.not_begun:
            await asyncio.wait({oldest.task}, timeout=max(0.0, quick - oldest.age))
            if not oldest.task.done():
                late = [h.number for h in runner.unstored if h.age >= oldest.age / 2]
                return max(late, default=0)  # it may have been stored meanwhile
        return max((held.number for held in runner.not_begun), default=0)

    async def _work_once(self) -> bool:
        """Remove handled updates and begin with waiting ones; return whether there were any."""
        removed, free = await self.backlog.remove_finished(), self._runner.free
        if self.draining or free <= 0 or not self.backlog.waits:
            return removed
        busy = {held.facts.order for held in self._runner.held}
        claimed = await self.backlog.claim(free, busy)
        for waiting in claimed:
            self._begin_stored(waiting)
        return removed or bool(claimed)

    def _begin_stored(self, waiting: WaitingUpdate) -> None:
        """Handle a leased update, unless its handling began while it was being stored."""
        runner = self._runner
        if runner.held.was_handled(waiting.id):
            self.backlog.note_handled(waiting.id)
            return
        if (known := runner.held.get(waiting.id)) and known.task:
            return
        held = known or self._opened(waiting)
        held.erasing = held.erasing or self._early_deletion.begin(held)
        runner.held.add(held)
        if waiting.body and waiting.attempts <= ATTEMPTS:
            runner.begin(held)
            return
        why = f"{waiting.attempts - 1} attempts" if waiting.body else "it could not be opened"
        log.error("a stored update is dropped: %s", why)
        runner.refuse(held)
        runner.finish_one(held)

    def _opened(self, waiting: WaitingUpdate) -> HeldUpdate:
        raw = json.loads(waiting.body) if waiting.body else unknown(waiting)
        facts = inspect_update(raw, self._exchanges)
        return HeldUpdate(number=waiting.id, raw=raw, facts=facts)

    def _refuse(self, unstored: Sequence[HeldUpdate]) -> None:
        """Drop updates that can be neither handled nor stored: they would block all others."""
        log.error("%s updates are refused: the database accepts no writes", len(unstored))
        for held in unstored:
            if held.task:
                held.task.cancel()
            self._runner.finish_one(held)
        for held in {h.facts.order: h for h in unstored}.values():
            self._runner.refuse(held)


def unknown(waiting: WaitingUpdate) -> Mapping[str, Any]:
    """Return a substitute for an update that cannot be opened: an empty message."""
    chat = {"id": waiting.person, "type": "private" if waiting.person > 0 else ""}
    return {"update_id": waiting.id, "message": {"chat": chat, "from": {"id": waiting.person}}}
