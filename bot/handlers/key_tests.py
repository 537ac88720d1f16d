"""Runs tests of keys in the background: at most one per person."""

import asyncio
import logging
from collections.abc import Callable, Collection, Coroutine

log = logging.getLogger(__name__)

MOST = 100  # concurrent tests; above that, users who test again are asked to wait
WAIT = 30  # seconds that they are asked to wait


class KeyTests:
    """The running tests of keys."""

    def __init__(self) -> None:
        self._running: dict[int, asyncio.Task[None]] = {}
        self.on_end: Callable[[], None] = lambda: None  # is called when a test has ended

    @property
    def people(self) -> Collection[int]:
        """The people whose keys are being tested."""
        return self._running.keys()

    def running(self, person: int) -> bool:
        """Return whether a test of this person is running."""
        return person in self._running

    @property
    def full(self) -> bool:
        """Return whether the number of running tests is at its limit."""
        return len(self._running) >= MOST

    def start(self, person: int, test: Coroutine[None, None, None]) -> None:
        """Run a test; its failure is logged and affects no other person."""
        task = asyncio.create_task(test, name=f"test-{person}")
        self._running[person] = task
        task.add_done_callback(lambda done: self._end(person, done))

    def stop(self, person: int) -> None:
        """Cancel the test of a person."""
        if task := self._running.get(person):
            task.cancel()

    async def end(self, person: int) -> None:
        """Cancel the test of a person, and wait until it has ended."""
        if task := self._running.get(person):
            task.cancel()
            await asyncio.wait({task})

    async def finish(self, seconds: float) -> None:
        """Wait for running tests; those that take longer resume after the next start."""
        tasks = set(self._running.values())
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def _end(self, person: int, task: asyncio.Task[None]) -> None:
        if self._running.get(person) is task:
            del self._running[person]
        self.on_end()
        if not task.cancelled() and (error := task.exception()):
            log.error("a test ended with an error", exc_info=error)
