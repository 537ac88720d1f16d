"""Runs the parts of a bot side by side until it is stopped."""

import asyncio
from dataclasses import dataclass

from aiogram import Bot

from bot.domain.timings import USUAL, Timings
from bot.handlers.contact import Contact
from bot.handlers.dependencies import Dependencies
from bot.heartbeat import Heartbeat
from bot.leader import Leader
from bot.metrics.server import StatusPages
from bot.services.loops import survive
from bot.services.monitoring.monitor import Monitor
from bot.storage.connecting.conversations import SqlConversations
from bot.storage.keys.keyrings import Keyring
from bot.storage.stores import Stores
from bot.telegram.database_alarm import DatabaseAlarm
from bot.telegram.startup_report import StartupReport


@dataclass(kw_only=True)
class App:
    """The plugged-together parts of one running bot. `pages`: None where they are switched off."""

    bot: Bot
    deps: Dependencies
    stores: Stores
    conversations: SqlConversations
    keyring: Keyring
    watch: Monitor
    leader: Leader
    contact: Contact
    alarm: DatabaseAlarm
    opening: StartupReport
    sign: Heartbeat
    pages: StatusPages | None
    timings: Timings = USUAL

    async def run(self, stop: asyncio.Event) -> None:
        """Serve people until `stop` is set, then finish what is under way.

        Of several processes on one database all watch, and one of them speaks with Telegram.
        Raises TelegramUnauthorizedError when the token is refused.
        """
        work = (self._watch(), self.leader.run(), self._keep_keys())
        lookouts = (self.alarm.run(), self.contact.conflict.run())
        chores = [asyncio.create_task(one) for one in (*work, *lookouts)]
        opening = asyncio.create_task(self.opening.log_report(self.bot))
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait({*chores, stopping}, return_when=asyncio.FIRST_COMPLETED)
        for task in (*chores, stopping, opening):
            task.cancel()
        ended = await asyncio.gather(*chores, return_exceptions=True)
        await asyncio.gather(opening, return_exceptions=True)
        self.sign.end()
        for error in ended:
            if isinstance(error, Exception):
                raise error

    async def _keep_keys(self) -> None:
        while True:
            await asyncio.sleep(self.timings.master_keys)
            await survive(self.keyring.refresh)

    async def _watch(self) -> None:
        try:
            await self.watch.run()
        finally:
            await self.watch.finish(self.timings.check_grace)
