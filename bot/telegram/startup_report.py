"""Logs a report at the start: the account of the bot, its database, missing settings."""

import asyncio
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from aiogram import Bot
from aiogram.exceptions import AiogramError

from bot.settings import Settings

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class StartupReport:
    """The report of a start.

    `place`: the location of the database, without a password. `new_key`: the file of the master
    key that this start created; None if it created none. `orphans`: egresses that are not in the
    settings → their connections. `patience`: seconds for the answer of Telegram.
    """

    settings: Settings
    place: str
    new_key: Path | None
    orphans: Mapping[str, int] = field(default_factory=dict)
    patience: float = 10.0

    async def log_report(self, bot: Bot) -> None:
        """Log the settings at once, then the account of the bot when Telegram answers."""
        log.info("the bot is up · %s", " · ".join(self._facts()))
        for line in self._advice():
            log.info("%s", line)
        for id_, count in self.orphans.items():
            log.warning("%s", _orphaned(id_, count))
        if self.new_key:
            log.warning(
                "a master key was created at %s: back it up now, apart from the database;"
                " without it every stored key is lost",
                self.new_key,
            )
        await self._introduce(bot)

    def _facts(self) -> Iterator[str]:
        settings = self.settings
        yield f"database: {self.place}"
        yield f"admins: {len(settings.admins) or 'none (BOT_ADMINS)'}"
        yield f"status pages: {settings.status_listen or 'off (BOT_STATUS_LISTEN)'}"
        if settings.public_url:
            yield f"public address: {settings.public_url}"
        ours = ", ".join(settings.server_ips)
        yield f"addresses for IP lists: {ours or 'none (BOT_SERVER_IPS)'}"
        if settings.egress:
            yield f"further egresses: {', '.join(e.id for e in settings.egress)}"

    def _advice(self) -> Iterator[str]:
        """Yield advice of a first start on settings that most installations need."""
        if self.new_key and not self.settings.admins:
            yield "set BOT_ADMINS to your Telegram id to receive alerts and to use /status"
        if self.new_key and not self.settings.server_ips:
            yield "set BOT_SERVER_IPS, so that users can add your address to their key's IP list"

    async def _introduce(self, bot: Bot) -> None:
        try:
            async with asyncio.timeout(self.patience):
                log.info("the bot's account is @%s", (await bot.me()).username)
        except (AiogramError, OSError, ValueError, TimeoutError) as error:
            log.warning("Telegram did not return the bot's account: %s", type(error).__name__)


def _orphaned(egress: str, count: int) -> str:
    return (
        f"{count} connections are used through egress {egress}, which is not in BOT_EGRESS: their"
        " keys are not reached. Put it back, or its owners must replace their keys"
    )
