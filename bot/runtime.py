"""Runs the parts of a bot concurrently until it is stopped."""

import asyncio
import gc
from dataclasses import dataclass

from aiogram import Bot, Dispatcher

from bot.answering.shared import SharedAnswering
from bot.domain.timings import USUAL, Timings
from bot.handlers.contact import Contact
from bot.handlers.dependencies import Dependencies
from bot.heartbeat import Heartbeat
from bot.leader import Leader
from bot.metrics.server import StatusPages
from bot.services.loops import survive
from bot.services.monitoring.monitor import Monitor
from bot.services.strategies.loop import TradingLoop
from bot.storage.connecting.conversations import SqlConversations
from bot.storage.keys.keyrings import Keyring
from bot.storage.stores import Stores
from bot.telegram.database_alarm import DatabaseAlarm
from bot.telegram.startup_report import StartupReport
from bot.telegram.webhook.server import PublicServer


@dataclass(kw_only=True)
class App:
    """The connected parts of one running bot.

    `pages`: None if they are disabled. `public`: None without a public address.
    """

    bot: Bot
    deps: Dependencies
    stores: Stores
    conversations: SqlConversations
    keyring: Keyring
    monitor: Monitor
    leader: Leader
    dispatcher: Dispatcher
    contact: Contact
    alarm: DatabaseAlarm
    startup_report: StartupReport
    heartbeat: Heartbeat
    pages: StatusPages | None
    trading: TradingLoop
    public: PublicServer | None = None
    answering: SharedAnswering | None = None  # None: the leader answers alone
    timings: Timings = USUAL

    async def run(self, stop: asyncio.Event) -> None:
        """Serve users until `stop` is set, then finish pending work.

        Of several processes on one database all check keys, and one sends notices. With a webhook
        and PostgreSQL all answer updates; otherwise the same one does.
        Raises TelegramUnauthorizedError if the token is refused.
        """
        gc.freeze()  # what exists now is permanent; scanning it takes time
        work = [self._run_monitor(), self.leader.run(), self._refresh_keys(), self.trading.run()]
        work += [self.answering.run()] if self.answering is not None else []
        watchers = (self.alarm.run(), self.contact.conflict.run())
        tasks = [asyncio.create_task(one) for one in (*work, *watchers)]
        reporting = asyncio.create_task(self.startup_report.log_report(self.bot))
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait({*tasks, stopping}, return_when=asyncio.FIRST_COMPLETED)
        for task in (*tasks, stopping, reporting):
            task.cancel()
        ended = await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.gather(reporting, return_exceptions=True)
        self.heartbeat.end()
        for error in ended:
            if isinstance(error, Exception):
                raise error

    async def _refresh_keys(self) -> None:
        while True:
            await asyncio.sleep(self.timings.master_keys)
            await survive(self.keyring.refresh)

    async def _run_monitor(self) -> None:
        try:
            await self.monitor.run()
        finally:
            await self.monitor.finish(self.timings.check_grace)
