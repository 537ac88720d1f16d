"""Runs what one process at a time does: notices, reminders, housekeeping, the profile of the bot.

Where the leader alone answers updates, it receives and answers them, too.
"""

import asyncio
import logging
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from aiogram import Bot
from aiogram.exceptions import TelegramUnauthorizedError

from bot.domain.timings import USUAL, Timings
from bot.handlers.contact import Contact
from bot.handlers.dependencies import Dependencies
from bot.handlers.notifying.sender import NoticeSender
from bot.heartbeat import Heartbeat
from bot.services.loops import run_forever, survive
from bot.services.notifying.reminders import ReminderService
from bot.services.operating.housekeeping import Housekeeping
from bot.telegram.profile import introduce
from bot.telegram.receiving import UpdateReceiver
from bot.turns import Turns

log = logging.getLogger(__name__)


class UpdateDuty(Protocol):
    """What the leader does with updates."""

    def open(self) -> UpdateReceiver:
        """Begin to lead; return what communicates with Telegram."""

    async def resume(self) -> bool:
        """Resume what the last process left unfinished; return whether this one may lead."""

    def loops(self) -> Sequence[Coroutine[Any, Any, None]]:
        """Return what must run until cancelled, beside the receiver."""

    async def finish(self, receiver: UpdateReceiver) -> None:
        """Finish pending work."""


@dataclass(kw_only=True)
class Leader:
    """Communicates with Telegram while this process holds the leadership."""

    bot: Bot
    updates: UpdateDuty
    deps: Dependencies
    sender: NoticeSender
    housekeeping: Housekeeping
    reminders: ReminderService
    contact: Contact
    turns: Turns
    heartbeat: Heartbeat
    timings: Timings = USUAL

    async def run(self) -> None:
        """Lead whenever the leadership is acquired, until cancelled.

        Raises TelegramUnauthorizedError if the token is refused.
        """
        while True:
            if await self.turns.take():
                await self._lead_safely()
            else:
                self.heartbeat.beat()
            await self.turns.wait()

    async def _lead_safely(self) -> None:
        """Lead until the leadership ends or a required part fails; it is then acquired again."""
        try:
            await self._lead()
        except TelegramUnauthorizedError:
            raise
        except Exception:
            log.exception("this process stopped communicating with Telegram; it will retry")

    async def _lead(self) -> None:
        """Receive, answer and notify until the leadership ends, then finish pending work."""
        receiver = self.updates.open()
        self.contact.receiver = receiver
        self.deps.metrics.set_leading(leading=True)
        try:
            if await self._resume():  # before the first update
                await self._work(receiver)
        finally:
            await self._finish(receiver)

    async def _resume(self) -> bool:
        try:
            return await self.updates.resume()
        except Exception:
            log.exception("what the last process left could not be resumed")
            return False

    async def _work(self, receiver: UpdateReceiver) -> None:
        """Run every part until the leadership ends. Raises the failure of a required part."""
        required = [asyncio.create_task(part) for part in self._required(receiver)]
        extra = [asyncio.create_task(part) for part in (self._warm(), self._introduce())]
        tasks = [*required, *extra]  # a failure of the latter ends nothing
        try:
            await asyncio.wait(required, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            ended = await asyncio.gather(*tasks, return_exceptions=True)
        for error in ended[: len(required)]:
            if isinstance(error, Exception):
                raise error

    def _required(self, receiver: UpdateReceiver) -> list[Coroutine[Any, Any, None]]:
        timings, longest = self.timings, self.timings.longest_pause
        return [
            self.turns.keep(),
            *receiver.loops(),
            *self.updates.loops(),
            self._run_housekeeping(),
            run_forever("the notice sender", self.sender.send_due, timings.notices, longest),
        ]

    async def _finish(self, receiver: UpdateReceiver) -> None:
        await self.updates.finish(receiver)
        self.contact.receiver = None
        self.deps.metrics.set_leading(leading=False)
        await self.turns.give_up()

    async def _warm(self) -> None:
        """Build the languages that people use, in a thread: the first answer need not wait."""

        async def warm() -> None:
            spoken = await self.deps.people.spoken_languages()
            await asyncio.to_thread(self.deps.languages.warm, spoken)

        await survive(warm)

    async def _introduce(self) -> None:
        deps = self.deps
        on = deps.strategies.trading
        await survive(lambda: introduce(self.bot, deps.languages, deps.admins, strategies=on))

    async def _run_housekeeping(self) -> None:
        while True:
            if self.contact.answers():  # in a conflict a new start would not help
                self.heartbeat.beat(self.contact.conflict.trouble)
            for task in (self.housekeeping.sweep, self.reminders.sweep):
                await survive(task)
            await asyncio.sleep(self.timings.housekeeping)
