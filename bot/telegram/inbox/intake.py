"""Takes received updates: deletes secrets, then handles or stores each update.

An update is confirmed to Telegram only after it was handled or stored in the inbox. Quick ones
need no row: the updates of a batch that take longer are stored in one commit.
"""

import asyncio
import contextlib
import json
import logging
import time
from collections.abc import Callable, Coroutine, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Protocol

from bot.domain.exchange import Exchange
from bot.domain.inbox import Erasure, WaitingUpdate
from bot.domain.ports.inbox import Inbox
from bot.telegram.inbox.backlog import Backlog, HeldUpdate
from bot.telegram.inbox.deletion import Eraser
from bot.telegram.inbox.inspection import UpdateFacts, inspect_update

log = logging.getLogger(__name__)

BATCH = 100  # updates of one poll, and the limit of unconfirmed ones
QUICK = 0.25  # seconds for the handling of an update without a row
AT_ONCE = 100  # concurrently handled updates
EACH = 20  # waiting updates of one person; the excess is skipped
REFUSE_AFTER = 10.0  # seconds without a commit before a full batch is refused
LONGEST_DRAIN = 20.0  # seconds in which a backlog is only stored and inspected
ATTEMPTS = 10  # to handle a stored update before it is dropped: it may crash the process
REMEMBERED = 10 * BATCH  # handled updates
LOOK = 1.0  # seconds between two polls of the inbox while none is known to wait


class Handler(Protocol):
    """Handles one update. Raises nothing."""

    async def handle(
        self, raw: Mapping[str, Any], facts: UpdateFacts, erasing: asyncio.Task[bool] | None
    ) -> None:
        """Handle an update; `erasing`: the deletion of its message, if it has begun."""

    async def refuse(self, facts: UpdateFacts, erasing: asyncio.Task[bool] | None) -> None:
        """Answer an update that cannot be handled now."""

    async def skip(self, facts: UpdateFacts, erasing: asyncio.Task[bool] | None) -> None:
        """Answer an update above the limit of its sender."""


class UpdateIntake:
    """Takes batches of updates. The updates of a person are handled in order."""

    def __init__(  # the parts it joins
        self,
        handler: Handler,
        inbox: Inbox,
        eraser: Eraser,
        exchanges: Mapping[str, Exchange],
        asked: Callable[[int], bool],
        clock: Callable[[], datetime],
    ) -> None:
        """`asked`: returns whether a person was asked for a secret."""
        self._handler = handler
        self._eraser = eraser
        self._exchanges = exchanges
        self._asked = asked
        self._clock = clock
        self.backlog = Backlog(inbox, eraser, clock, self._note_stored)
        self._held: dict[int, HeldUpdate] = {}
        self._handled: dict[int, None] = {}  # the last ones: they may be redelivered
        self._unstored_since: float | None = None
        self._draining_since: float | None = None
        self._wake = asyncio.Event()
        self._answering: set[asyncio.Task[None]] = set()  # answers to updates that are not handled

    async def open(self) -> None:
        """Take over the updates of the previous process."""
        await self.backlog.open()
        self._wake.set()

    async def accept(self, raws: Sequence[Mapping[str, Any]]) -> None:
        """Take a batch; return when each update is handled or stored, or that fails for now."""
        new = [self._hold(raw) for raw in raws if self._is_new(raw["update_id"])]
        for held in new:
            held.erasing = self._erase_if_secret(held)
        self._note_backlog(full=len(raws) >= BATCH)
        self._skip_excess(new)
        begun = [task for held in self._not_begun() if (task := self._begin_if_free(held))]
        if begun and not self.draining:
            await asyncio.wait(begun, timeout=QUICK)
        stored = await self._store_unhandled()
        self._unstored_since = None if stored else self._unstored_since or time.monotonic()
        if self._hides_others():
            self._refuse(self._unstored())

    @property
    def held(self) -> int:
        """The number of updates in memory."""
        return len(self._held)

    @property
    def answering(self) -> int:
        """The number of running answers to updates that are not handled."""
        return len(self._answering)

    @property
    def unstored(self) -> Sequence[int]:
        """The updates that are neither handled nor stored."""
        return [held.number for held in self._unstored()]

    def confirmable(self, end: int) -> int:
        """Return the offset to confirm to Telegram; `end`: the one after the last update."""
        return min(self.unstored, default=end)

    async def work(self) -> None:
        """Handle stored updates until cancelled."""
        while True:
            if not await self._work_once():
                self._wake.clear()
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(LOOK):
                        await self._wake.wait()

    async def finish(self, seconds: float) -> None:
        """Wait for running handlers; other updates are stored or redelivered."""
        tasks = {*self._tasks(), *self._answering}
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=seconds)
            try:
                await self._store_unhandled()
            finally:
                for task in late:
                    task.cancel()
                await asyncio.gather(*late, return_exceptions=True)
        await self.backlog.remove_finished()

    # received updates

    def _is_new(self, number: int) -> bool:
        known = (self._held, self._handled, self.backlog)
        return not any(number in numbers for numbers in known)

    def _hold(self, raw: Mapping[str, Any]) -> HeldUpdate:
        held = HeldUpdate(
            number=raw["update_id"], raw=raw, facts=inspect_update(raw, self._exchanges)
        )
        self._held[held.number] = held
        return held

    def _erase_if_secret(self, held: HeldUpdate) -> asyncio.Task[bool] | None:
        """Start deleting a message that looks like a secret or was requested as one."""
        seen = held.facts
        if seen.chat is None or seen.message is None or not seen.written:
            return None
        asked = seen.private and not seen.command and self._asked(seen.order)
        if not seen.secret and not asked:
            return None
        sent_at = self._sent_at(held.raw[seen.kind])
        erasure = Erasure(chat=seen.chat, message=seen.message, person=seen.writer, sent_at=sent_at)
        return self._eraser.begin(erasure)

    def _sent_at(self, message: Mapping[str, Any]) -> datetime:
        try:
            return datetime.fromtimestamp(message["date"], UTC)
        except (KeyError, TypeError, ValueError, OverflowError, OSError):
            return self._clock()

    def _note_backlog(self, *, full: bool) -> None:
        if not full:
            self._draining_since = None
            self._wake.set()
        elif self._draining_since is None:
            self._draining_since = time.monotonic()

    @property
    def draining(self) -> bool:
        """Whether updates are only stored and inspected, because of a large backlog."""
        since = self._draining_since
        return since is not None and time.monotonic() - since < LONGEST_DRAIN

    def _skip_excess(self, new: Sequence[HeldUpdate]) -> None:
        """Skip the newest updates of people with too many waiting ones."""
        waiting = self.backlog.count()
        waiting.update(h.facts.order for h in self._unstored())
        for held in reversed(new):
            if waiting[held.facts.order] > EACH:
                waiting[held.facts.order] -= 1
                self._skip(held)

    def _skip(self, held: HeldUpdate) -> None:
        """Answer an update instead of handling it; the deletion of its message continues."""
        self._answer(self._handler.skip(held.facts, held.erasing))
        if held.erasing is None or held.erasing.done():
            self._forget(held)
            return
        held.skipped = True
        held.erasing.add_done_callback(
            lambda task: None if task.cancelled() else self._forget(held)
        )

    def _answer(self, answering: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(answering)
        self._answering.add(task)
        task.add_done_callback(self._answering.discard)

    def _begin_if_free(self, held: HeldUpdate) -> asyncio.Task[None] | None:
        """Start handling an update unless it must wait for others."""
        if self.draining or len(self._tasks()) >= AT_ONCE or self._waits_for_own(held):
            return None
        return self._begin(held)

    def _waits_for_own(self, held: HeldUpdate) -> bool:
        """Return whether an earlier update of the same person is not begun yet."""
        order = held.facts.order
        earlier = (h for h in self._not_begun() if h.number < held.number)
        return self.backlog.waits_for(order) or any(h.facts.order == order for h in earlier)

    def _begin(self, held: HeldUpdate) -> asyncio.Task[None]:
        held.task = asyncio.create_task(self._handle(held))
        held.task.add_done_callback(lambda task: None if task.cancelled() else self._forget(held))
        return held.task

    async def _handle(self, held: HeldUpdate) -> None:
        """Handle an update; wait for the deletion of its message, too."""
        await self._handler.handle(held.raw, held.facts, held.erasing)
        if held.erasing:
            await asyncio.wait({held.erasing})

    def _forget(self, held: HeldUpdate) -> None:
        """Note that an update was handled."""
        self._held.pop(held.number, None)
        self.backlog.note_handled(held.number)
        self._handled[held.number] = None
        if len(self._handled) > REMEMBERED:
            del self._handled[next(iter(self._handled))]
        self._wake.set()

    def _tasks(self) -> list[asyncio.Task[None]]:
        return [held.task for held in self._held.values() if held.task]

    # stored updates

    def _not_begun(self) -> list[HeldUpdate]:
        return [held for held in self._unstored() if not (held.task or held.skipped)]

    def _unstored(self) -> list[HeldUpdate]:
        return [held for number, held in self._held.items() if number not in self.backlog]

    async def _store_unhandled(self) -> bool:
        """Store updates that are not handled; return whether that succeeded in time."""
        while left := self._unstored():
            if not await self.backlog.store(left):
                return False
        return True

    def _note_stored(self, held: HeldUpdate) -> None:
        if held.skipped:  # no row: only the erasure is stored
            self._forget(held)
            return
        self.backlog.note_stored(held, handled=held.number not in self._held)
        if held.task is None:  # it is in the inbox
            self._held.pop(held.number, None)
        self._wake.set()

    async def _work_once(self) -> bool:
        """Remove handled updates and begin with waiting ones; return whether there were any."""
        removed = await self.backlog.remove_finished()
        free = AT_ONCE - len(self._tasks())
        if self.draining or free <= 0 or not self.backlog.waits:
            return removed
        busy = {held.facts.order for held in self._held.values()}
        claimed = await self.backlog.claim(free, busy)
        for waiting in claimed:
            self._begin_stored(waiting)
        return removed or bool(claimed)

    def _begin_stored(self, waiting: WaitingUpdate) -> None:
        """Handle a leased update, unless its handling began while it was being stored."""
        if waiting.id in self._handled:
            self.backlog.note_handled(waiting.id)
            return
        if (known := self._held.get(waiting.id)) and known.task:
            return
        raw = json.loads(waiting.body) if waiting.body else _unknown(waiting)
        held = known or HeldUpdate(
            number=waiting.id, raw=raw, facts=inspect_update(raw, self._exchanges)
        )
        held.erasing = held.erasing or self._erase_if_secret(held)
        self._held[waiting.id] = held
        if waiting.body and waiting.attempts <= ATTEMPTS:
            self._begin(held)
            return
        why = f"{waiting.attempts - 1} attempts" if waiting.body else "it could not be opened"
        log.error("a stored update is dropped: %s", why)
        self._answer(self._handler.refuse(held.facts, held.erasing))
        self._forget(held)

    def _hides_others(self) -> bool:
        """Return whether updates that cannot be stored block the next poll."""
        since = self._unstored_since
        late = since is not None and time.monotonic() - since > REFUSE_AFTER
        return late and len(self._unstored()) >= BATCH

    def _refuse(self, unstored: Sequence[HeldUpdate]) -> None:
        """Drop updates that can be neither handled nor stored: they would block all others."""
        log.error("%s updates are refused: the database accepts no writes", len(unstored))
        for held in unstored:
            if held.task:
                held.task.cancel()
            self._forget(held)
        for held in {h.facts.order: h for h in unstored}.values():
            self._answer(self._handler.refuse(held.facts, held.erasing))


def _unknown(waiting: WaitingUpdate) -> Mapping[str, Any]:
    """Return a substitute for an update that cannot be opened: an empty message."""
    chat = {"id": waiting.person, "type": "private" if waiting.person > 0 else ""}
    return {"update_id": waiting.id, "message": {"chat": chat, "from": {"id": waiting.person}}}
