"""Observes failed polls: detects another program that receives the updates of our token.

Telegram sends the updates of a token to one program. If a second one polls, or a webhook is
set, it answers 409 Conflict. https://core.telegram.org/bots/api#getupdates
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
from bot.views.operating import direct_messages

log = logging.getLogger(__name__)

AGAIN = 600.0  # seconds between two messages about the same failure
PROGRAM = (
    "another program uses this bot's token, so users get no answer or two: stop that program,"
    " or have @BotFather revoke the token and set the new one"
)
WEBHOOK = (
    "a webhook is set for this bot, so it gets no messages: stop the program at {host},"
    " then call deleteWebhook of the Bot API"
)

Draw: TypeAlias = Callable[[Translator], View]


@dataclass(kw_only=True)
class PollingConflict:
    """Logs failed polls on change, and notifies the admins of a conflict.

    `notify`: sends a message to the admins. `trouble`: the conflict in plain words.
    `is_ours`: returns whether this installation set a webhook.
    """

    bot: Bot
    notify: Callable[[Draw], Awaitable[None]]
    is_ours: Callable[[str], bool] = lambda _: False
    timings: Timings = USUAL
    trouble: str = ""
    _first: float | None = None  # refusal of this conflict
    _last: float = 0.0
    _notified_at: float | None = None
    _logged: tuple[str, float] = ("", 0.0)  # the last logged failure, and when

    def observe(self, error: Exception) -> None:
        """Record a failed poll."""
        if isinstance(error, TelegramConflictError):
            self._last = time.monotonic()
            self._first = self._first or self._last
        else:
            self._log(type(error).__name__)

    def _log(self, failure: str) -> None:
        now, (last, at) = time.monotonic(), self._logged
        if failure != last or now - at >= AGAIN:
            log.warning("no updates from Telegram (%s); retrying", failure)
            self._logged = (failure, now)

    async def run(self) -> None:
        """Check periodically until cancelled."""
        while True:
            await self.look()
            await asyncio.sleep(self.timings.conflict_look)

    async def look(self) -> None:
        """Notify the admins if a message is due."""
        now = time.monotonic()
        if self._first is None:
            return
        if now - self._last > self.timings.conflict_quiet:
            await self._end()
        elif self._notified_at is None or now - self._notified_at >= AGAIN:
            host = await self._webhook()
            if host or self._last - self._first >= self.timings.conflict:
                await self._begin(host, now)

    async def _begin(self, host: str | None, now: float) -> None:
        self._notified_at = now
        self.trouble = WEBHOOK.format(host=host) if host else PROGRAM
        log.error("%s", self.trouble)
        await self.notify(lambda t: direct_messages.conflict(t, host))

    async def _end(self) -> None:
        notified, self._first, self._notified_at, self.trouble = self._notified_at, None, None, ""
        if notified is not None:
            log.warning("the conflict is over: only this bot gets its updates")
            await self.notify(direct_messages.conflict_over)

    async def _webhook(self) -> str | None:
        """Return the host of the webhook of another program; None if there is none."""
        try:
            url = (await self.bot.get_webhook_info()).url
        except (AiogramError, OSError, ValueError):
            return None
        if not url or self.is_ours(url):
            return None
        return urlsplit(url).hostname  # the rest of it may be a secret
