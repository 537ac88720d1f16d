"""Handles updates in the order of each sender, and stores those that take longer."""

import asyncio
import math
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from bot.domain.ports.inbox import Inbox
from bot.telegram.inbox.backlog import Backlog
from bot.telegram.inbox.deletion import Eraser
from bot.telegram.inbox.facts import UpdateFacts
from bot.telegram.inbox.held_updates import HeldUpdate, HeldUpdates


@dataclass(frozen=True, kw_only=True)
class InboxLimits:
    """How many updates are taken at a time."""

    at_once: int = 100  # concurrently handled
    each: int = 20  # waiting ones of one person; the excess is skipped


USUAL_LIMITS = InboxLimits()


class UpdateHandler(Protocol):
    """Handles one update. Raises nothing."""

    async def handle(
        self, raw: Mapping[str, Any], facts: UpdateFacts, erasing: asyncio.Task[bool] | None
    ) -> None:
        """Handle an update; `erasing`: the deletion of its message, if it has begun."""

    async def refuse(self, facts: UpdateFacts, erasing: asyncio.Task[bool] | None) -> None:
        """Answer an update that cannot be handled now."""

    async def skip(self, facts: UpdateFacts, erasing: asyncio.Task[bool] | None) -> None:
        """Answer an update above the limit of its sender."""


class UpdateRunner:
    """Runs the handler of each update. `changed`: is set when an update is stored or handled."""

    def __init__(
        self,
        handler: UpdateHandler,
        inbox: Inbox,
        eraser: Eraser,
        clock: Callable[[], datetime],
        store_within: float,
        limits: InboxLimits = USUAL_LIMITS,
    ) -> None:
        """`store_within`: seconds to wait for a commit before the next poll."""
        self._limits = limits
        self._handler = handler
        self._eraser = eraser
        self.backlog = Backlog(inbox, eraser, clock, self._note_stored, store_within)
        self.held = HeldUpdates()
        self.changed = asyncio.Event()
        self._answering: set[asyncio.Task[None]] = set()  # answers to updates that are not handled

    @property
    def answering(self) -> int:
        """The number of running answers to updates that are not handled."""
        return len(self._answering)

    @property
    def free(self) -> int:
        """The number of updates that may be begun now."""
        return self._limits.at_once - len(self.held.tasks)

    @property
    def unstored(self) -> list[HeldUpdate]:
        """The updates that are neither handled nor stored."""
        return [held for held in self.held if held.number not in self.backlog]

    @property
    def not_begun(self) -> list[HeldUpdate]:
        """The updates that are neither stored, begun nor skipped."""
        return [held for held in self.unstored if not (held.task or held.skipped)]

    def knows(self, number: int) -> bool:
        """Return whether an update was received before."""
        return number in self.held or self.held.was_handled(number) or number in self.backlog

    def begin_free(self) -> None:
        """Start handling the updates that need not wait for others."""
        free, waiting = self.free, set[int]()  # people with an earlier update that is not begun
        for held in self.not_begun:
            order = held.facts.order
            if free <= 0 or order in waiting or self.backlog.waits_for(order):
                waiting.add(order)
                continue
            self.begin(held)
            free -= 1

    def begin(self, held: HeldUpdate) -> None:
        """Start handling an update."""
        held.task = asyncio.create_task(self._handle(held))
        held.task.add_done_callback(
            lambda task: None if task.cancelled() else self.finish_one(held)
        )

    def skip(self, held: HeldUpdate) -> None:
        """Answer an update instead of handling it; the deletion of its message continues."""
        self._answer(self._handler.skip(held.facts, held.erasing))
        if held.erasing is None:
            self.finish_one(held)
            return
        held.skipped = True
        self._answer(self._finish_skipped(held))

    def refuse(self, held: HeldUpdate) -> None:
        """Say that an update cannot be handled now."""
        self._answer(self._handler.refuse(held.facts, held.erasing))

    def finish_one(self, held: HeldUpdate) -> None:
        """Record that an update was handled."""
        self.held.note_handled(held.number)
        self.backlog.note_handled(held.number)
        self.changed.set()

    async def store_unhandled(self, newest: float = math.inf) -> bool:
        """Store unhandled updates up to a number; return whether that succeeded in time."""
        while left := [held for held in self.unstored if held.number <= newest]:
            if not await self.backlog.store(left):
                return False
        return True

    async def finish(self, seconds: float) -> None:
        """Wait for running handlers; other updates are stored or redelivered."""
        tasks = {*self.held.tasks, *self._answering}
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=seconds)
            try:
                await self.store_unhandled()
            finally:
                for task in late:
                    task.cancel()
                await asyncio.gather(*late, return_exceptions=True)
        await self.backlog.remove_finished()

    async def _handle(self, held: HeldUpdate) -> None:
        """Handle an update; wait for the deletion of its message, too."""
        await self._handler.handle(held.raw, held.facts, held.erasing)
        await self._wait_for_deletion(held)

    async def _finish_skipped(self, held: HeldUpdate) -> None:
        await self._wait_for_deletion(held)
        self.finish_one(held)

    async def _wait_for_deletion(self, held: HeldUpdate) -> None:
        """Wait until the message is deleted or its erasure is stored."""
        if held.erasing:
            await asyncio.wait({held.erasing})
            await self._eraser.secure(held.message)

    def _answer(self, answering: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(answering)
        self._answering.add(task)
        task.add_done_callback(self._answering.discard)

    def _note_stored(self, held: HeldUpdate) -> None:
        if held.skipped:  # no row: only the erasure is stored
            self.finish_one(held)
            return
        self.backlog.note_stored(held, handled=held.number not in self.held)
        if held.task is None:  # it is in the inbox
            self.held.remove(held.number)
        self.changed.set()
