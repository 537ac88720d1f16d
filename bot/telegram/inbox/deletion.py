"""Deletes messages with secrets: first at once, then as stored erasures."""

import asyncio
import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TypeAlias
from weakref import WeakValueDictionary

from aiogram import Bot

from bot.domain.inbox import Erasure
from bot.domain.notice import Notice
from bot.domain.notice.rules import message_not_deleted
from bot.domain.ports.inbox import Erasures
from bot.domain.ports.metrics import Metrics
from bot.domain.timings import USUAL, Timings
from bot.telegram.inbox.deletion_attempt import attempt_deletion

log = logging.getLogger(__name__)

ATTEMPTS = 4  # at first; then the user is asked to delete by hand, and attempts continue

EACH = 8  # concurrent deletions in one chat

STORE_WITHIN = 1.0  # seconds that storing an erasure may delay the deletion

BATCH = 50  # concurrent stored erasures

LONGEST_RETRY = timedelta(minutes=10)

POSSIBLE = timedelta(hours=48)  # https://core.telegram.org/bots/api#deletemessage

Begun: TypeAlias = tuple[Erasure, asyncio.Task[bool]]


class Eraser:
    """Deletes messages.

    If the first attempt fails, the erasure is stored and retried until the message is deleted,
    Telegram refuses permanently, or the message is 48 hours old. Then its sender is notified.
    """

    def __init__(
        self,
        bot: Bot,
        erasures: Erasures,
        metrics: Metrics,
        clock: Callable[[], datetime],
        timings: Timings = USUAL,
    ) -> None:
        self._bot = bot
        self._retry = timedelta(seconds=timings.erasure_retry)
        self._waits = timings.erasure_waits
        self._pause = timings.erasures
        self._erasures = erasures
        self._metrics = metrics
        self._clock = clock
        self._running: dict[str, Begun] = {}
        self._unstored: dict[str, Erasure] = {}  # not stored yet
        self._stored: set[str] = set()  # of the running ones
        self._settled: set[str] = set()  # stored ones to be removed
        self._slots: WeakValueDictionary[int, asyncio.Semaphore] = WeakValueDictionary()

    @property
    def running(self) -> int:
        """The number of running deletions."""
        return len(self._running)

    @property
    def remembered(self) -> int:
        """The number of entries in memory."""
        return len(self._running) + len(self._stored) + len(self._slots)

    def begin(self, erasure: Erasure) -> asyncio.Task[bool]:
        """Start one deletion per message; the task returns whether the message is deleted."""
        if known := self._running.get(erasure.id):
            return known[1]
        task = asyncio.create_task(self._erase(erasure))
        self._running[erasure.id] = erasure, task
        task.add_done_callback(lambda _: self._end(erasure.id))
        return task

    def of(self, messages: Collection[str]) -> Mapping[str, Begun]:
        """Return the running deletions among the given ids of erasures."""
        return {id_: self._running[id_] for id_ in messages if id_ in self._running}

    async def secure(self, id_: str) -> None:
        """Wait until an erasure that failed is stored: a restart must not lose it."""
        while id_ in self._unstored:  # noqa: ASYNC110  # rare: the next sweep stores it
            await asyncio.sleep(self._pause)

    def note_stored(self, begun: Mapping[str, Begun]) -> None:
        """Record that erasures are stored; those of deleted messages are to be removed."""
        for id_, (_, task) in begun.items():
            if not task.done():
                self._stored.add(id_)
            elif not task.cancelled() and task.result():
                self._settled.add(id_)

    async def sweep(self) -> None:
        """Retry due stored erasures, and remove finished ones."""
        await self._synchronize()
        due = await self._erasures.claim(self._clock(), BATCH)
        await asyncio.gather(*map(self._again, due))

    async def finish(self, seconds: float) -> None:
        """Wait for running deletions; later ones are stored, or their updates redelivered."""
        tasks = [task for _, task in self._running.values()]
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        await self._synchronize()

    async def _synchronize(self) -> None:
        """Store erasures that could not be stored before, and remove finished ones."""
        for erasure in list(self._unstored.values()):
            await self._erasures.add(erasure, self._clock() + self._retry)
            self._unstored.pop(erasure.id, None)
        if settled := set(self._settled):
            await self._erasures.done(settled)
            self._settled -= settled

    def _end(self, id_: str) -> None:
        self._running.pop(id_, None)
        if id_ in self._stored:
            self._stored.remove(id_)

    async def _erase(self, erasure: Erasure) -> bool:
        """Try several times within seconds; return whether the message is deleted."""
        slots = self._slots.setdefault(erasure.chat, asyncio.Semaphore(EACH))
        async with slots:
            outcome = await attempt_deletion(self._bot, erasure)
            left = self._waits
            for attempt in range(ATTEMPTS - 1):
                if isinstance(outcome, bool):
                    break
                await self._store(erasure)
                wait = outcome or 0.25 * 2**attempt
                left -= wait
                if left < 0:
                    break
                await asyncio.sleep(wait)
                outcome = await attempt_deletion(self._bot, erasure)
        if isinstance(outcome, bool):
            self._unstored.pop(erasure.id, None)
            if erasure.id in self._stored:
                self._settled.add(erasure.id)
        self._metrics.message_deleted(gone=outcome is True)
        if outcome is not True:
            log.warning("a message with a secret could not be deleted")
        return outcome is True

    async def _again(self, erasure: Erasure) -> None:
        """Retry a stored erasure, unless it is running."""
        if erasure.id in self._running:
            await self._erasures.postpone(erasure, self._clock() + self._retry)
            return
        outcome, now = await attempt_deletion(self._bot, erasure), self._clock()
        if outcome is True:
            self._metrics.message_deleted(gone=True)
            self._settled.add(erasure.id)
        elif outcome is False or now - erasure.sent_at > POSSIBLE:
            log.warning("a message with a secret can no longer be deleted")
            await self._erasures.done([erasure.id], *_not_deleted(erasure, now))
        else:
            pause = min(self._retry * float(2 ** min(erasure.attempts, 10)), LONGEST_RETRY)
            pause = max(pause, timedelta(seconds=outcome or 0))
            await self._erasures.postpone(erasure, now + pause)

    async def _store(self, erasure: Erasure) -> None:
        """Store the erasure; if the database does not answer in time, later."""
        if erasure.id in self._stored or erasure.id in self._unstored:
            return
        self._unstored[erasure.id] = erasure
        try:
            async with asyncio.timeout(STORE_WITHIN):
                due_at = self._clock() + timedelta(seconds=self._waits)
                await self._erasures.add(erasure, due_at)
        except Exception as error:  # noqa: BLE001  # any failure: the next sweep stores it
            log.warning("a deletion could not be stored yet: %s", type(error).__name__)
            return
        self._unstored.pop(erasure.id, None)
        self._stored.add(erasure.id)


def _not_deleted(erasure: Erasure, now: datetime) -> Sequence[Notice]:
    """Return the notice for the sender of a message that remains, if the sender is known."""
    if erasure.person is None:
        return ()
    return (message_not_deleted(erasure.person, erasure, now),)
