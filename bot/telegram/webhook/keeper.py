"""Sets the webhook, and looks whether it stays as it was set."""

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from aiogram import Bot
from aiogram.exceptions import (
    AiogramError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramUnauthorizedError,
)
from aiogram.methods import GetWebhookInfo, SetWebhook
from aiogram.types import WebhookInfo
from aiogram.utils.backoff import Backoff

from bot.domain.timings import USUAL, Timings
from bot.telegram.poller import KINDS, backoff_from
from bot.telegram.webhook.complaint import readable
from bot.telegram.webhook.entrance import WebhookEntrance

if TYPE_CHECKING:
    from datetime import datetime

log = logging.getLogger(__name__)

AT_ONCE = 100  # concurrent deliveries, the most that Telegram allows
ANSWER = 20  # seconds for a call


class WebhookKeeper:
    """Keeps the webhook set while this process leads."""

    name = "the webhook"

    def __init__(  # the parts it joins
        self,
        bot: Bot,
        entrance: WebhookEntrance,
        public_url: str,
        on_error: Callable[[Exception], None],
        timings: Timings = USUAL,
    ) -> None:
        """`on_error`: is called for each failed call, and logs it."""
        self._bot = bot
        self._entrance = entrance
        self._url = entrance.address.at(public_url)
        self._on_error = on_error
        self._timings = timings
        self._was_set = False
        self._refused = ""  # the last logged refusal
        self._complained: datetime | None = None  # the time of the last logged complaint
        self._answered_at = self._looked_at = time.monotonic()

    @property
    def idle(self) -> float:
        """Seconds since the last look at the webhook ended, successfully or not."""
        return time.monotonic() - self._looked_at

    @property
    def answered_recently(self) -> bool:
        """Whether Telegram answered within two looks."""
        return time.monotonic() - self._answered_at < 2 * (self._timings.webhook_look + ANSWER)

    def loops(self) -> Sequence[Coroutine[Any, Any, None]]:
        """Return the loop."""
        return [self._keep_set()]

    async def finish(self, seconds: float) -> None:
        """Do nothing: the webhook stays set."""

    async def _keep_set(self) -> None:
        backoff = Backoff(backoff_from(self._timings.poll_failed))
        while True:
            self._looked_at = time.monotonic()
            try:
                await self._look()
            except TelegramUnauthorizedError:
                raise
            except (AiogramError, OSError, ValueError) as error:
                self._note_failure(error)
                await backoff.asleep()
                continue
            backoff.reset()
            self._answered_at = time.monotonic()
            await asyncio.sleep(self._timings.webhook_look)

    async def _look(self) -> None:
        """Set the webhook if it is not as it should be; Telegram never shows its secret."""
        info = await self._bot(GetWebhookInfo(), request_timeout=ANSWER)
        self._note_complaint(info)
        if info.url != self._url:
            self._note_other(info)
        if not (self._was_set and self._is_right(info)):
            await self._set()

    def _is_right(self, info: WebhookInfo) -> bool:
        kinds = set(info.allowed_updates or ())
        return info.url == self._url and kinds == set(KINDS) and info.max_connections == AT_ONCE

    async def _set(self) -> None:
        """Set the webhook; Telegram keeps the updates that wait."""
        wanted = SetWebhook(
            url=self._url,
            secret_token=self._entrance.address.secret,
            max_connections=AT_ONCE,
            allowed_updates=KINDS,
            drop_pending_updates=False,
        )
        await self._bot(wanted, request_timeout=ANSWER)
        log.info("Telegram delivers updates to %s", urlsplit(self._url).netloc)
        self._was_set = True

    def _note_other(self, info: WebhookInfo) -> None:
        """Note that the webhook is not the one that was set, or that of another program."""
        if self._was_set:
            self._on_error(TelegramConflictError(GetWebhookInfo(), "the webhook was changed"))
        elif info.url and not self._entrance.address.is_ours(info.url):
            log.warning("the webhook of another program is replaced: %s", urlsplit(info.url).netloc)

    def _note_complaint(self, info: WebhookInfo) -> None:
        """Log what Telegram complains of, if that is new."""
        at, self._complained = self._complained, info.last_error_date
        if self._was_set and info.last_error_date and info.last_error_date != at:
            log.warning(
                "Telegram could not deliver an update: %s", self._hide(info.last_error_message)
            )

    def _note_failure(self, error: Exception) -> None:
        if not isinstance(error, TelegramBadRequest):
            self._on_error(error)
        elif (said := self._hide(error.message)) != self._refused:
            self._refused = said
            log.error("Telegram refuses the webhook, so users get no answer: %s", said)

    def _hide(self, text: str | None) -> str:
        return readable(text or "", self._entrance.address.path)
