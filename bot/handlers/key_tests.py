"""The tests under way: one for a person, outside of any update, waited for at the end."""

import asyncio
import logging
from collections.abc import Coroutine

log = logging.getLogger(__name__)

MOST = 100  # tests under way, before people who test again are asked to wait
WAIT = 30  # seconds they are asked for


class KeyTests:
    """Runs tests of keys beside the conversation."""

    def __init__(self) -> None:
        self._running: dict[int, asyncio.Task[None]] = {}

    def running(self, person: int) -> bool:
        """Return whether a test of this person is under way."""
        return person in self._running

    @property
    def full(self) -> bool:
        """Return whether so many tests are under way that another would take long."""
        return len(self._running) >= MOST

    def start(self, person: int, test: Coroutine[None, None, None]) -> None:
        """Run a test; its failure is logged and hurts no one else."""
        task = asyncio.create_task(test, name=f"test-{person}")
        self._running[person] = task
        task.add_done_callback(lambda done: self._end(person, done))

    def stop(self, person: int) -> None:
        """Give up the test of a person who went elsewhere."""
        if task := self._running.get(person):
            task.cancel()

    async def end(self, person: int) -> None:
        """Give up the test of a person, and wait until nothing of it can come any more."""
        if task := self._running.get(person):
            task.cancel()
            await asyncio.wait({task})

    async def finish(self, seconds: float) -> None:
        """Wait for the tests under way; those that take longer go on after the next start."""
        tasks = set(self._running.values())
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def _end(self, person: int, task: asyncio.Task[None]) -> None:
        if self._running.get(person) is task:
            del self._running[person]
        if not task.cancelled() and (error := task.exception()):
            log.error("a test ended with an error", exc_info=error)
