"""Tracks the updates that are stored in the inbox; writes and removes their rows."""

import asyncio
import json
import logging
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from bot.domain.inbox import WaitingUpdate
from bot.domain.ports.inbox import Inbox
from bot.telegram.inbox.deletion import Eraser
from bot.telegram.inbox.held_updates import HeldUpdate

log = logging.getLogger(__name__)


class Backlog:
    """The stored updates, and the running deletions of their messages."""

    def __init__(
        self,
        inbox: Inbox,
        eraser: Eraser,
        clock: Callable[[], datetime],
        on_stored: Callable[[HeldUpdate], None],
        store_within: float,
    ) -> None:
        """`on_stored`: is called for each update as soon as it is stored.

        `store_within`: seconds to wait for a commit before the next poll.
        """
        self._inbox = inbox
        self._eraser = eraser
        self._clock = clock
        self._on_stored = on_stored
        self._store_within = store_within
        self._people: dict[int, int] = {}  # update → person, for every row
        self._not_begun: dict[int, set[int]] = {}  # person → rows whose handling has not begun
        self._finished: set[int] = set()  # rows to be removed
        self._storing: asyncio.Task[None] | None = None

    def __contains__(self, number: int) -> bool:
        return number in self._people

    @property
    def waits(self) -> bool:
        """Whether the handling of any update has not begun."""
        return bool(self._not_begun)

    @property
    def finished(self) -> int:
        """The number of handled updates whose rows are not removed yet."""
        return len(self._finished)

    @property
    def is_storing(self) -> bool:
        """Whether updates are being stored."""
        return self._storing is not None and not self._storing.done()

    def waits_for(self, person: int) -> bool:
        """Return whether a person has an update whose handling has not begun."""
        return person in self._not_begun

    def count(self) -> Counter[int]:
        """Return the number of stored updates of each person."""
        return Counter(self._people.values())

    async def open(self) -> None:
        """Take over the updates of the previous process."""
        self._people = dict(await self._inbox.take_over(self._clock()))
        self._not_begun = {}
        for number, person in self._people.items():
            self._not_begun.setdefault(person, set()).add(number)

    async def store(self, updates: Sequence[HeldUpdate]) -> bool:
        """Store updates, or wait for the commit in progress; return whether it is done.

        A commit that takes too long continues in the background.
        """
        if self._storing is None:
            self._storing = asyncio.create_task(self._store(updates))
        done, _ = await asyncio.wait({storing := self._storing}, timeout=self._store_within)
        if not done:
            return False
        self._storing = None
        if error := storing.exception():
            log.warning("updates could not be stored: %s", type(error).__name__)
            return False
        return True

    def note_stored(self, held: HeldUpdate, *, handled: bool) -> None:
        """Record that an update is stored; one that was handled meanwhile is removed again."""
        if handled:
            self._finished.add(held.number)
            return
        self._people[held.number] = held.facts.order
        if held.task is None:
            self._not_begun.setdefault(held.facts.order, set()).add(held.number)

    def note_handled(self, number: int) -> None:
        """Record that an update was handled; its row, if any, is to be removed."""
        if self._people.pop(number, None) is not None:
            self._finished.add(number)

    async def claim(self, limit: int, busy: Collection[int]) -> Sequence[WaitingUpdate]:
        """Lease the oldest update of each of up to `limit` people who are not `busy`."""
        claimed = await self._inbox.claim(self._clock(), limit, busy)
        for waiting in claimed:
            self._people.setdefault(waiting.id, waiting.person)
            self._note_begun(waiting.id, waiting.person)
        if not claimed:
            await self._drop_removed(busy)
        return claimed

    async def remove_finished(self) -> bool:
        """Remove the rows of handled updates; return whether there were any."""
        if not (finished := set(self._finished)):
            return False
        await self._inbox.done(finished)
        self._finished -= finished
        return True

    async def _drop_removed(self, busy: Collection[int]) -> None:
        """Forget rows that were removed elsewhere, as of a person who left."""
        waiting = [(n, p) for p, rows in self._not_begun.items() if p not in busy for n in rows]
        if not waiting:
            return
        stored = await self._inbox.stored()
        for number, person in waiting:
            if number not in stored:
                self._people.pop(number, None)
                self._note_begun(number, person)

    def _note_begun(self, number: int, person: int) -> None:
        left = self._not_begun.get(person, set())
        left.discard(number)
        if not left:
            self._not_begun.pop(person, None)

    async def _store(self, updates: Sequence[HeldUpdate]) -> None:
        rows = [
            WaitingUpdate(
                id=held.number,
                person=held.facts.order,
                body=json.dumps(held.raw, separators=(",", ":")).encode(),
            )
            for held in updates
            if not held.skipped
        ]
        begun = self._eraser.of([held.message for held in updates])
        await self._inbox.store(rows, [erasure for erasure, _ in begun.values()], self._clock())
        self._eraser.note_stored(begun)
        for held in updates:
            self._on_stored(held)
