"""What a start says in the log: who the bot is, what it stands on, what is not set."""

import asyncio
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from aiogram import Bot
from aiogram.exceptions import AiogramError

from bot.settings import Settings

log = logging.getLogger(__name__)

PATIENCE = 10.0  # seconds for Telegram to say who the bot is


@dataclass(frozen=True, kw_only=True)
class StartupReport:
    """What a start has to tell.

    `place`: where the database is, without a password. `new_key`: the file of the master key that
    this start made, the first of an installation; None: it made none.
    """

    settings: Settings
    place: str
    new_key: Path | None

    async def log_report(self, bot: Bot) -> None:
        """Log it: at once what is known here, then who the bot is, as Telegram says."""
        log.info("the bot is up · %s", " · ".join(self._facts()))
        for line in self._advice():
            log.info("%s", line)
        if self.new_key:
            log.warning(
                "a master key was made at %s: back it up now, apart from the database;"
                " without it every stored key is lost",
                self.new_key,
            )
        await _introduce(bot)

    def _facts(self) -> Iterator[str]:
        settings = self.settings
        yield f"database: {self.place}"
        yield f"admins: {len(settings.admins) or 'none (BOT_ADMINS)'}"
        yield f"status pages: {settings.status_listen or 'off (BOT_STATUS_LISTEN)'}"
        ours = ", ".join(settings.server_ips)
        yield f"addresses for IP lists: {ours or 'none (BOT_SERVER_IPS)'}"

    def _advice(self) -> Iterator[str]:
        """Yield what a first start says of settings that most installations need."""
        if self.new_key and not self.settings.admins:
            yield "set BOT_ADMINS to your Telegram id, to be told of trouble and to use /status"
        if self.new_key and not self.settings.server_ips:
            yield "set BOT_SERVER_IPS, so that people can put your address on their key's IP list"


async def _introduce(bot: Bot) -> None:
    try:
        async with asyncio.timeout(PATIENCE):
            log.info("it is @%s at Telegram", (await bot.me()).username)
    except (AiogramError, OSError, ValueError, TimeoutError) as error:
        log.warning("Telegram does not say who the bot is: %s", type(error).__name__)
