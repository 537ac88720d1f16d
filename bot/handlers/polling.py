"""Owns how updates come in: an update is confirmed after it was handled, so a crash loses none."""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence

from aiogram import Bot, Dispatcher
from aiogram.exceptions import AiogramError, ClientDecodeError, TelegramUnauthorizedError
from aiogram.types import Update
from aiogram.utils.backoff import Backoff, BackoffConfig
from pydantic import ValidationError

log = logging.getLogger(__name__)

KINDS = ["message", "edited_message", "callback_query"]
LONG_POLL = 25  # seconds
SLOW = 1.0  # seconds a batch may hold up the next one; its handlers go on after that


class Poller:
    """Feeds updates to the dispatcher; the same person's in their order.

    `on_error`: hears of each poll that failed.
    """

    def __init__(
        self, bot: Bot, dispatcher: Dispatcher, on_error: Callable[[Exception], None]
    ) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._on_error = on_error
        self._handling: set[asyncio.Task[None]] = set()
        self._offset: int | None = None
        self._confirmed: int | None = None  # the offset Telegram was last asked with
        self._heard_at = self._turned_at = time.monotonic()

    @property
    def idle(self) -> float:
        """Seconds since the last poll ended, well or not."""
        return time.monotonic() - self._turned_at

    @property
    def heard_lately(self) -> bool:
        """Tell whether Telegram answered within two long polls."""
        return time.monotonic() - self._heard_at < 2 * LONG_POLL

    async def run(self) -> None:
        """Poll until cancelled. Raises TelegramUnauthorizedError when the token is refused."""
        backoff = Backoff(BackoffConfig(min_delay=0.5, max_delay=10.0, factor=1.5, jitter=0.1))
        while True:
            self._turned_at = time.monotonic()
            try:
                updates, end = await self._next(LONG_POLL)
            except TelegramUnauthorizedError:
                raise
            except (AiogramError, OSError, ValueError) as error:  # a page of a proxy included
                self._on_error(error)
                await backoff.asleep()
                continue
            backoff.reset()
            self._heard_at = time.monotonic()
            await self._handle(updates, end)

    async def finish(self, seconds: float) -> None:
        """Wait for the updates being handled, then confirm them; else they come again."""
        if self._handling:
            _, late = await asyncio.wait(self._handling, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
            if late:
                return
        if self._offset != self._confirmed:
            try:
                await self._bot.get_updates(offset=self._offset, limit=1, timeout=0)
            except (AiogramError, OSError, ValueError) as error:
                log.warning("the last updates come again: %s", type(error).__name__)

    async def _next(self, seconds: int) -> tuple[list[Update], int | None]:
        """Return what came, and the offset that confirms it."""
        self._confirmed = self._offset
        try:
            updates = await self._bot.get_updates(
                offset=self._offset,
                timeout=seconds,
                allowed_updates=KINDS,
                request_timeout=seconds + 10,
            )
        except ClientDecodeError as error:
            return self._readable(error)
        return updates, updates[-1].update_id + 1 if updates else self._offset

    def _readable(self, error: ClientDecodeError) -> tuple[list[Update], int]:
        """Return the updates of an answer in which one cannot be read, and what confirms them.

        That one would come again for ever and nobody would be answered any more; a Telegram
        that is newer or older than aiogram sends such. Raises the error of any other answer.
        """
        answers = error.data.get("result") if isinstance(error.data, dict) else None
        if not answers:
            raise error
        readable = []
        for raw in answers:
            try:
                readable.append(Update.model_validate(raw, context={"bot": self._bot}))
            except ValidationError:  # its text quotes what was sent
                log.error("an update cannot be read: %s", [k for k in raw if k != "update_id"])  # noqa: TRY400
        return readable, answers[-1]["update_id"] + 1

    async def _handle(self, updates: Sequence[Update], end: int | None) -> None:
        """Handle a batch; the next poll, which confirms it, waits for that, but not for long.

        Nobody waits for a person whose earlier updates are still being handled: one who floods
        the bot must not hold up the others.
        """
        self._offset = end  # told by the next poll, or when the bot stops
        behind = {task.get_name() for task in self._handling}
        tasks = [asyncio.create_task(self._feed(u), name=_sender(u)) for u in updates]
        self._handling.update(tasks)
        for task in tasks:
            task.add_done_callback(self._handling.discard)
        if awaited := [task for task in tasks if task.get_name() not in behind]:
            await asyncio.wait(awaited, timeout=SLOW)

    async def _feed(self, update: Update) -> None:
        try:
            await self._dispatcher.feed_update(self._bot, update)
        except Exception:  # one update's failure must not stop the others
            log.exception("an update could not be handled")


def _sender(update: Update) -> str:
    event = update.message or update.edited_message or update.callback_query
    return str(event.from_user.id) if event and event.from_user else ""
