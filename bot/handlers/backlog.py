"""Knows which updates are stored in the inbox, and writes and removes them there."""

import asyncio
import json
import logging
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.domain.inbox import Inbox, WaitingUpdate
from bot.handlers.deletion import Eraser
from bot.handlers.sighting import Sighting

log = logging.getLogger(__name__)

STORE_WITHIN = 1.0  # seconds before the next updates are asked for although these are not stored


@dataclass
class Held:
    """An update that is not handled yet, as this process has it."""

    number: int
    raw: Mapping[str, Any] = field(repr=False)
    sighting: Sighting
    erasing: asyncio.Task[bool] | None = None  # the deletion of its message
    task: asyncio.Task[None] | None = None  # its handling; none: not begun

    @property
    def message(self) -> str:
        """The id of the erasure of its message."""
        return f"{self.sighting.chat}:{self.sighting.message}"


class Backlog:
    """The stored updates, with the deletions under way of their messages."""

    def __init__(self, inbox: Inbox, eraser: Eraser, clock: Callable[[], datetime]) -> None:
        self._inbox = inbox
        self._eraser = eraser
        self._clock = clock
        self._people: dict[int, int] = {}  # update → person of every row
        self._not_begun: Counter[int] = Counter()  # person → rows that nobody handles yet
        self._finished: set[int] = set()  # rows that are to be removed
        self._storing: tuple[asyncio.Task[None], Sequence[Held]] | None = None

    def __contains__(self, number: int) -> bool:
        return number in self._people

    @property
    def waits(self) -> bool:
        """Whether there is an update that nobody handles yet."""
        return bool(self._not_begun)

    def waits_for(self, person: int) -> bool:
        """Return whether a person has an update that nobody handles yet."""
        return self._not_begun[person] > 0

    def count(self) -> Counter[int]:
        """Return how many stored updates each person has."""
        return Counter(self._people.values())

    async def open(self) -> None:
        """Take over what an earlier process left."""
        self._people = dict(await self._inbox.take_over(self._clock()))
        self._not_begun = self.count()

    async def store(self, updates: Sequence[Held]) -> Sequence[Held]:
        """Store updates; return those that are stored now: none if it takes too long.

        What takes too long goes on, and the next call returns it.
        """
        if self._storing is None:
            self._storing = asyncio.create_task(self._store(updates)), updates
        storing, stored = self._storing
        done, _ = await asyncio.wait({storing}, timeout=STORE_WITHIN)
        if not done:
            return ()
        self._storing = None
        if error := storing.exception():
            log.warning("updates could not be stored: %s", type(error).__name__)
            return ()
        return stored

    def note_stored(self, held: Held, *, handled: bool) -> None:
        """Learn that an update is stored; one that was handled meanwhile is removed again."""
        if handled:
            self._finished.add(held.number)
            return
        self._people[held.number] = held.sighting.order
        if held.task is None:
            self._not_begun[held.sighting.order] += 1

    def note_handled(self, number: int) -> None:
        """Learn that an update was handled; if it is stored, it is to be removed."""
        if self._people.pop(number, None) is not None:
            self._finished.add(number)

    async def claim(self, limit: int, busy: Collection[int]) -> Sequence[WaitingUpdate]:
        """Take the oldest update of each of up to `limit` people who are not `busy`."""
        claimed = await self._inbox.claim(self._clock(), limit, busy)
        for waiting in claimed:
            self._people.setdefault(waiting.id, waiting.person)
            self._not_begun -= Counter([waiting.person])  # people without any are left out
        return claimed

    async def remove_finished(self) -> bool:
        """Remove what was handled; return whether there was any."""
        if not (finished := set(self._finished)):
            return False
        await self._inbox.done(finished)
        self._finished -= finished
        return True

    async def _store(self, updates: Sequence[Held]) -> None:
        rows = [
            WaitingUpdate(
                id=held.number,
                person=held.sighting.order,
                body=json.dumps(held.raw, separators=(",", ":")).encode(),
            )
            for held in updates
        ]
        begun = self._eraser.of([held.message for held in updates])
        await self._inbox.store(rows, [erasure for erasure, _ in begun.values()], self._clock())
        self._eraser.note_stored(begun)
