"""Asks Telegram for updates, and confirms those that are handled or stored."""

import asyncio
import logging
import time
from collections.abc import Callable
from typing import Any

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramUnauthorizedError
from aiogram.methods import TelegramMethod
from aiogram.utils.backoff import Backoff, BackoffConfig

from bot.telegram.inbox.inspection import MESSAGES
from bot.telegram.inbox.intake import UpdateIntake

log = logging.getLogger(__name__)

KINDS = [*MESSAGES, "callback_query"]
LONG_POLL = 25  # seconds
LAST = 5  # seconds Telegram may take for the last confirmation
BACKOFF = BackoffConfig(min_delay=0.5, max_delay=10.0, factor=1.5, jitter=0.1)
AGAIN = 0.6  # seconds between two polls that confirm nothing: sooner, Telegram gives one update


class GetRawUpdates(TelegramMethod[list[dict[str, Any]]]):
    """The updates as Telegram sends them: one that aiogram cannot read must not hide the others."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"

    offset: int | None = None
    limit: int | None = None
    timeout: int | None = None
    allowed_updates: list[str] | None = None


class Poller:
    """Polls, one batch after the other."""

    def __init__(
        self, bot: Bot, arrivals: UpdateIntake, on_error: Callable[[Exception], None]
    ) -> None:
        """`on_error`: hears of each poll that failed, and logs what is worth it."""
        self._bot = bot
        self._arrivals = arrivals
        self._on_error = on_error
        self._end = 0  # the offset after all that came
        self._offset: int | None = None
        self._confirmed: int | None = None  # the offset Telegram was last asked with
        self._heard_at = self._turned_at = time.monotonic()

    @property
    def idle(self) -> float:
        """Seconds since the last poll ended, well or not."""
        return time.monotonic() - self._turned_at

    @property
    def heard_lately(self) -> bool:
        """Whether Telegram answered within two long polls."""
        return time.monotonic() - self._heard_at < 2 * LONG_POLL

    async def run(self) -> None:
        """Poll until cancelled. Raises TelegramUnauthorizedError when the token is refused."""
        backoff = Backoff(BACKOFF)
        while True:
            self._turned_at = time.monotonic()
            try:
                raws = await self._next()
            except TelegramUnauthorizedError:
                raise
            except (AiogramError, OSError, ValueError) as error:  # a page of a proxy included
                self._on_error(error)
                await backoff.asleep()
                continue
            backoff.reset()
            self._heard_at = time.monotonic()
            if raws:
                self._end = max(self._end, raws[-1]["update_id"] + 1)
            await self._arrivals.accept(raws)
            if raws:
                await self._move_on()

    async def finish(self, seconds: float) -> None:
        """Wait for the updates being handled, then confirm them; else they come again."""
        await self._arrivals.finish(seconds)
        if self._end and (offset := self._arrivals.confirmable(self._end)) != self._confirmed:
            try:
                last = GetRawUpdates(offset=offset, limit=1, timeout=0)
                await self._bot(last, request_timeout=LAST)
            except (AiogramError, OSError, ValueError) as error:
                log.warning("the last updates come again: %s", type(error).__name__)

    async def _next(self) -> list[dict[str, Any]]:
        self._confirmed = self._offset
        wait = 0 if self._arrivals.draining else LONG_POLL
        return await self._bot(
            GetRawUpdates(offset=self._offset, timeout=wait, allowed_updates=KINDS),
            request_timeout=LONG_POLL + 10,
        )

    async def _move_on(self) -> None:
        """Let the next poll confirm what is handled or stored."""
        offset = self._arrivals.confirmable(self._end)
        if offset == self._offset:
            await asyncio.sleep(AGAIN)
        self._offset = offset
