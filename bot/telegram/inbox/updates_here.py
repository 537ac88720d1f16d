"""The updates in the memory of a process that answers beside others."""

import asyncio
import json
import logging
from collections.abc import Callable, Collection, Coroutine, Mapping
from typing import TYPE_CHECKING, Any

from bot.domain.inbox import WaitingUpdate
from bot.domain.rounds import Fate
from bot.telegram.inbox.deletion import Eraser
from bot.telegram.inbox.held_updates import HeldUpdate
from bot.telegram.inbox.intake import ATTEMPTS, unknown
from bot.telegram.inbox.runner import UpdateHandler

if TYPE_CHECKING:
    from bot.telegram.inbox.round_plan import RoundPlan

log = logging.getLogger(__name__)

Open = Callable[[int, Mapping[str, Any]], HeldUpdate]


class UpdatesHere:
    """Updates that have arrived here, and stored ones that are handled here.

    `changed`: is set when there is something to settle.
    """

    def __init__(self, handler: UpdateHandler, eraser: Eraser, changed: asyncio.Event) -> None:
        self._handler = handler
        self._eraser = eraser
        self._changed = changed
        self._taken: dict[int, asyncio.Future[bool]] = {}  # the answers to waiting requests
        self._others: set[asyncio.Task[None]] = set()  # answers to updates that are not handled
        self.updates: dict[int, HeldUpdate] = {}  # not handled yet
        self.new: list[HeldUpdate] = []  # whose fate is not settled
        self.stored: set[int] = set()  # of the updates in memory
        self.handled: dict[int, None] = {}  # not settled yet

    def taken(self, number: int) -> asyncio.Future[bool] | None:
        """Return the answer to come: whether a known update was handled or stored."""
        if number in self.stored:
            return _resolved()
        return self._taken.get(number)

    def add(self, held: HeldUpdate) -> asyncio.Future[bool]:
        """Keep an update that has arrived; return the answer: was it handled or stored?"""
        taken = asyncio.get_running_loop().create_future()
        self._taken[held.number] = taken
        self.updates[held.number] = held
        self.new.append(held)
        return taken

    def busy(self) -> Collection[int]:
        """Return the people whose updates are being handled."""
        return {held.facts.order for held in self.updates.values() if held.task}

    def begin_stored(
        self, waiting: WaitingUpdate, opened: Open, after: asyncio.Task[None] | None
    ) -> None:
        """Start handling a stored update; one that fails again and again is dropped.

        `after`: what must end before.
        """
        raw = json.loads(waiting.body) if waiting.body else unknown(waiting)
        held = opened(waiting.id, raw)
        self._replace(held)
        if waiting.body and waiting.attempts <= ATTEMPTS:
            self._begin(held, self._handle(held, after))
            return
        why = f"{waiting.attempts - 1} attempts" if waiting.body else "it could not be opened"
        log.error("a stored update is dropped: %s", why)
        self._begin(held, self._handler.refuse(held.facts, held.erasing))

    def note_settled(self, plan: "RoundPlan", fates: Mapping[int, Fate]) -> None:
        """Act on what a round has settled."""
        for number in plan.handled:
            self.handled.pop(number, None)
            self.stored.discard(number)
            self._answer(number)
        for held in plan.slow:
            if held.number in self.updates:
                self.stored.add(held.number)
            self._answer(held.number)
        settled = {held.number for held in plan.new}
        self.new = [held for held in self.new if held.number not in settled]
        for held in plan.new:
            self._act(held, fates[held.number])

    async def wait(self, seconds: float) -> None:
        """Wait until an update was handled."""
        if tasks := [held.task for held in self.updates.values() if held.task]:
            await asyncio.wait(tasks, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)

    async def stop(self) -> None:
        """Stop handling."""
        tasks = [held.task for held in self.updates.values() if held.task]
        for task in (*tasks, *self._others):
            task.cancel()
        await asyncio.gather(*tasks, *self._others, return_exceptions=True)

    async def end(self) -> None:
        """Stop handling, and refuse what is neither handled nor stored."""
        await self.stop()
        for number in list(self._taken):
            self._answer(number, taken=False)

    def _replace(self, stored: HeldUpdate) -> None:
        """Keep a stored update instead of the same one that has arrived again meanwhile."""
        self.new = [held for held in self.new if held.number != stored.number]
        self.stored.add(stored.number)
        self._answer(stored.number)

    def _act(self, held: HeldUpdate, fate: Fate) -> None:
        if fate is Fate.OURS:
            self._begin(held, self._handle(held))
            return
        self.updates.pop(held.number, None)
        if fate is not Fate.EXCESS:
            self._answer(held.number)
            return
        task = asyncio.create_task(self._skip(held))
        self._others.add(task)
        task.add_done_callback(self._others.discard)

    def _begin(self, held: HeldUpdate, handling: Coroutine[None, None, None]) -> None:
        self.updates[held.number] = held
        held.task = asyncio.create_task(handling)
        held.task.add_done_callback(lambda task: self._end(held, task))

    async def _handle(self, held: HeldUpdate, after: asyncio.Task[None] | None = None) -> None:
        if after:
            await asyncio.wait({after})
        await self._handler.handle(held.raw, held.facts, held.erasing)
        await self._wait_for_deletion(held)

    async def _skip(self, held: HeldUpdate) -> None:
        """Answer an update instead of handling it; its message is deleted all the same."""
        await self._handler.skip(held.facts, held.erasing)
        await self._wait_for_deletion(held)
        self._answer(held.number)

    async def _wait_for_deletion(self, held: HeldUpdate) -> None:
        """Wait until the message is deleted or its erasure is stored."""
        if held.erasing:
            await asyncio.wait({held.erasing})
            await self._eraser.secure(held.message)

    def _end(self, held: HeldUpdate, task: asyncio.Task[None]) -> None:
        self.updates.pop(held.number, None)
        if not task.cancelled():
            self.handled[held.number] = None
            self._changed.set()

    def _answer(self, number: int, *, taken: bool = True) -> None:
        if (answer := self._taken.pop(number, None)) and not answer.done():
            answer.set_result(taken)


def _resolved() -> asyncio.Future[bool]:
    future = asyncio.get_running_loop().create_future()
    future.set_result(True)
    return future
