"""Polls Telegram for updates, and confirms those that are handled or stored."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramConflictError, TelegramUnauthorizedError
from aiogram.methods import TelegramMethod
from aiogram.utils.backoff import Backoff, BackoffConfig

from bot.domain.timings import USUAL, Timings
from bot.telegram.inbox.facts import MESSAGES
from bot.telegram.inbox.intake import UpdateIntake

log = logging.getLogger(__name__)

KINDS = [*MESSAGES, "callback_query"]
LONG_POLL = 25  # seconds
LAST = 5  # seconds for the last confirmation
LONGEST_PAUSE = 10.0  # seconds between two failed polls


class GetRawUpdates(TelegramMethod[list[dict[str, Any]]]):
    """Returns raw updates: one that aiogram cannot parse must not hide the others."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"

    offset: int | None = None
    limit: int | None = None
    timeout: int | None = None
    allowed_updates: list[str] | None = None


class Poller:
    """Polls for one batch after the other."""

    name = "the poller"

    def __init__(  # the parts it joins
        self,
        bot: Bot,
        intake: UpdateIntake,
        on_error: Callable[[Exception], None],
        timings: Timings = USUAL,
        withdraw: Callable[[], Awaitable[bool]] | None = None,
    ) -> None:
        """`on_error`: is called for each failed poll, and logs it.

        `withdraw`: removes a webhook that this installation set; returns whether there was one.
        """
        self._withdraw = withdraw
        self._bot = bot
        self._intake = intake
        self._on_error = on_error
        self._timings = timings
        self._end = 0  # the offset after the last update
        self._offset: int | None = None
        self._confirmed: int | None = None  # the offset of the last poll
        self._answered_at = self._polled_at = time.monotonic()

    @property
    def idle(self) -> float:
        """Seconds since the last poll ended, successfully or not."""
        return time.monotonic() - self._polled_at

    @property
    def answered_recently(self) -> bool:
        """Whether Telegram answered within two long polls."""
        return time.monotonic() - self._answered_at < 2 * LONG_POLL

    def loops(self) -> Sequence[Coroutine[Any, Any, None]]:
        """Return the loop."""
        return [self.run()]

    async def run(self) -> None:
        """Poll until cancelled. Raises TelegramUnauthorizedError if the token is refused."""
        backoff = Backoff(backoff_from(self._timings.poll_failed))
        while True:
            self._polled_at = time.monotonic()
            try:
                raws = await self._next()
            except TelegramUnauthorizedError:
                raise
            except (
                AiogramError,
                OSError,
                ValueError,
            ) as error:  # including the error page of a proxy
                await self._note_failure(error)
                await backoff.asleep()
                continue
            backoff.reset()
            self._answered_at = time.monotonic()
            if raws:
                self._end = max(self._end, raws[-1]["update_id"] + 1)
            await self._intake.accept(raws)
            if raws:
                await self._advance()

    async def finish(self, seconds: float) -> None:
        """Wait for the updates being handled, then confirm them; others are redelivered."""
        await self._intake.finish(seconds)
        if self._end and (offset := self._intake.confirmable(self._end)) != self._confirmed:
            try:
                last = GetRawUpdates(offset=offset, limit=1, timeout=0)
                await self._bot(last, request_timeout=LAST)
            except (AiogramError, OSError, ValueError) as error:
                log.warning("the last updates will be redelivered: %s", type(error).__name__)

    async def _note_failure(self, error: Exception) -> None:
        """Remove our webhook if it prevents polling; otherwise report the failed poll."""
        try:
            conflict = self._withdraw and isinstance(error, TelegramConflictError)
            if self._withdraw and conflict and await self._withdraw():
                return
        except (AiogramError, OSError, ValueError) as failure:
            error = failure
        self._on_error(error)

    async def _next(self) -> list[dict[str, Any]]:
        self._confirmed = self._offset
        wait = 0 if self._intake.draining else LONG_POLL
        return await self._bot(
            GetRawUpdates(offset=self._offset, timeout=wait, allowed_updates=KINDS),
            request_timeout=LONG_POLL + 10,
        )

    async def _advance(self) -> None:
        """Advance the offset, so that the next poll confirms handled and stored updates."""
        offset = self._intake.confirmable(self._end)
        if offset == self._offset:
            await asyncio.sleep(self._timings.same_poll)
        self._offset = offset


def backoff_from(first: float) -> BackoffConfig:
    """Return growing pauses after failed calls; `first`: the first one, in seconds."""
    return BackoffConfig(min_delay=first, max_delay=LONGEST_PAUSE, factor=1.5, jitter=first / 5)
