"""What is known of polls that fail: above all, that Telegram gives our updates to another.

Telegram hands the updates of a token to one program: a second one that polls, or a webhook that
is set, is answered 409 Conflict. https://core.telegram.org/bots/api#getupdates
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import urlsplit

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramConflictError

from bot.domain.timings import USUAL, Timings
from bot.i18n import Translator
from bot.views import View
from bot.views.operating import operators

log = logging.getLogger(__name__)

AGAIN = 600.0  # seconds between two messages about the same
PROGRAM = (
    "another program uses this bot's token, so people get no answer or two: stop that program,"
    " or have @BotFather revoke the token and set the new one"
)
WEBHOOK = (
    "a webhook is set for this bot, so it gets no messages: stop the program at {host},"
    " then call deleteWebhook of the Bot API"
)

Draw: TypeAlias = Callable[[Translator], View]


@dataclass(kw_only=True)
class PollingConflict:
    """Hears of each poll that failed; logs it on change, and tells the admins of a conflict.

    `tell`: sends a message to those who run the bot. `trouble`: the conflict in plain words.
    """

    bot: Bot
    tell: Callable[[Draw], Awaitable[None]]
    timings: Timings = USUAL
    trouble: str = ""
    _first: float | None = None  # of the refusals of this conflict
    _last: float = 0.0
    _told_at: float | None = None
    _logged: tuple[str, float] = ("", 0.0)  # the failure that was last logged, and when

    def observe(self, error: Exception) -> None:
        """Note that a poll failed."""
        if isinstance(error, TelegramConflictError):
            self._last = time.monotonic()
            self._first = self._first or self._last
        else:
            self._log(type(error).__name__)

    def _log(self, failure: str) -> None:
        now, (last, at) = time.monotonic(), self._logged
        if failure != last or now - at >= AGAIN:
            log.warning("no updates from Telegram (%s); trying again and again", failure)
            self._logged = (failure, now)

    async def run(self) -> None:
        """Look until cancelled."""
        while True:
            await self.look()
            await asyncio.sleep(self.timings.conflict_look)

    async def look(self) -> None:
        """Tell what is to be notified now."""
        now = time.monotonic()
        if self._first is None:
            return
        if now - self._last > self.timings.conflict_quiet:
            await self._end()
        elif self._told_at is None or now - self._told_at >= AGAIN:
            host = await self._webhook()
            if host or self._last - self._first >= self.timings.conflict:
                await self._begin(host, now)

    async def _begin(self, host: str | None, now: float) -> None:
        self._told_at = now
        self.trouble = WEBHOOK.format(host=host) if host else PROGRAM
        log.error("%s", self.trouble)
        await self.tell(lambda t: operators.conflict(t, host))

    async def _end(self) -> None:
        told, self._first, self._told_at, self.trouble = self._told_at, None, None, ""
        if told is not None:
            log.warning("the conflict is over: this bot alone gets its messages")
            await self.tell(operators.conflict_over)

    async def _webhook(self) -> str | None:
        """Return the host of the webhook that is set; None: there is none, or it is not known."""
        try:
            url = (await self.bot.get_webhook_info()).url
        except (AiogramError, OSError, ValueError):
            return None
        return urlsplit(url).hostname if url else None  # the rest of it may be a secret
