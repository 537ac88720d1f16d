"""Shows the progress of a test in one message, which is edited as answers arrive."""

import asyncio
import contextlib
from collections.abc import Callable, Mapping
from typing import Self

from aiogram.exceptions import AiogramError

from bot.domain.diagnosis import Answer, Step
from bot.handlers.dependencies import Conversation
from bot.views import View

EDIT_INTERVAL = 1.0  # seconds between edits, as Telegram asks; a quick test shows its verdict only
STOP_TIMEOUT = 2.0  # seconds a cancelled test may take to show that it was stopped


class LiveMessage:
    """Shows the steps while the block runs; `end` replaces them with the verdict.

    Sending and editing run in the background, so that they do not delay the test. `stopped` is
    shown if the block is cancelled.
    """

    def __init__(
        self,
        conversation: Conversation,
        draw: Callable[[Mapping[Step, Answer]], View],
        stopped: View,
    ) -> None:
        self._conversation = conversation
        self._draw = draw
        self._stopped = stopped
        self._steps: Mapping[Step, Answer] = {}
        self._changed = asyncio.Event()
        self._opened = asyncio.Event()
        self._editing_lock = asyncio.Lock()  # a cancelled edit could still arrive after the verdict
        self._message: int | None = None

    def progress(self, steps: Mapping[Step, Answer]) -> None:
        """Record the steps known so far."""
        self._steps = dict(steps)
        self._changed.set()

    async def __aenter__(self) -> Self:
        self._editing = asyncio.create_task(self._edit())
        return self

    async def __aexit__(self, _: object, error: BaseException | None, trace: object) -> None:
        await self._opened.wait()
        async with self._editing_lock:
            self._editing.cancel()
        with contextlib.suppress(asyncio.CancelledError, AiogramError):
            await self._editing
        if isinstance(error, asyncio.CancelledError):
            with contextlib.suppress(TimeoutError, AiogramError):
                async with asyncio.timeout(STOP_TIMEOUT):
                    await self.end(self._stopped)

    async def end(self, view: View) -> int:
        """Show the verdict and return the id of its message."""
        return await self._conversation.show(view, self._message)

    async def _edit(self) -> None:
        try:
            self._message = await self._conversation.show(self._draw({}))
        finally:
            self._opened.set()
        while True:
            await asyncio.sleep(EDIT_INTERVAL)
            await self._changed.wait()
            self._changed.clear()
            async with self._editing_lock:
                with contextlib.suppress(AiogramError):
                    await self._conversation.show(self._draw(self._steps), self._message)
