"""The one message in which a test is watched: sent at once, edited as answers come."""

import asyncio
import contextlib
from collections.abc import Callable, Mapping
from typing import Self

from aiogram.exceptions import AiogramError

from bot.domain.diagnosis import Answer, Step
from bot.handlers.dependencies import Conversation
from bot.views import View

PATIENCE = 0.4  # seconds between edits: a quick test goes straight to its verdict
FAREWELL = 2.0  # seconds a cancelled test may take to show that it was stopped


class LiveMessage:
    """Shows steps while the block runs; `end` puts the verdict in their place.

    What people see must not hold up the test: sending and editing go on beside it. `stopped` is
    shown where the block is cancelled.
    """

    def __init__(
        self,
        conversation: Conversation,
        draw: Callable[[Mapping[Step, Answer]], View],
        stopped: View,
    ) -> None:
        self._talk = conversation
        self._draw = draw
        self._stopped = stopped
        self._steps: Mapping[Step, Answer] = {}
        self._news = asyncio.Event()
        self._opened = asyncio.Event()
        self._speaking = asyncio.Lock()  # an edit cut off could still come after the verdict
        self._message: int | None = None

    def progress(self, steps: Mapping[Step, Answer]) -> None:
        """Take in the steps known so far."""
        self._steps = dict(steps)
        self._news.set()

    async def __aenter__(self) -> Self:
        self._editing = asyncio.create_task(self._edit())
        return self

    async def __aexit__(self, _: object, error: BaseException | None, trace: object) -> None:
        await self._opened.wait()
        async with self._speaking:
            self._editing.cancel()
        with contextlib.suppress(asyncio.CancelledError, AiogramError):
            await self._editing
        if isinstance(error, asyncio.CancelledError):
            with contextlib.suppress(TimeoutError, AiogramError):
                async with asyncio.timeout(FAREWELL):
                    await self.end(self._stopped)

    async def end(self, view: View) -> None:
        """Show how the test ended."""
        await self._talk.show(view, self._message)

    async def _edit(self) -> None:
        try:
            self._message = await self._talk.show(self._draw({}))
        finally:
            self._opened.set()
        while True:
            await asyncio.sleep(PATIENCE)
            await self._news.wait()
            self._news.clear()
            async with self._speaking:
                with contextlib.suppress(AiogramError):
                    await self._talk.show(self._draw(self._steps), self._message)
