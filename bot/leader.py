"""Runs what one process at a time does: receiving updates, answering, notifying, housekeeping."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from functools import partial
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.exceptions import TelegramUnauthorizedError
from aiogram.fsm.context import FSMContext
from aiogram.fsm.storage.base import StorageKey

from bot.domain.timings import USUAL, Timings
from bot.handlers.connecting.testing import start_test
from bot.handlers.contact import Contact
from bot.handlers.dependencies import Dependencies
from bot.handlers.dispatch import conversation_with
from bot.handlers.notifying.sender import NoticeSender
from bot.handlers.states import ConversationState
from bot.handlers.update_dispatcher import UpdateDispatcher
from bot.heartbeat import Heartbeat
from bot.services.loops import run_forever, survive
from bot.services.notifying.reminders import ReminderService
from bot.services.operating.housekeeping import Housekeeping
from bot.storage.connecting.conversations import SqlConversations
from bot.storage.stores import Stores
from bot.telegram.inbox.deletion import Eraser
from bot.telegram.inbox.intake import UpdateIntake
from bot.telegram.profile import introduce
from bot.telegram.receiving import UpdateReceiver
from bot.turns import Turns

log = logging.getLogger(__name__)


@dataclass(kw_only=True)
class Leader:
    """Communicates with Telegram while this process holds the leadership.

    `receiver_for`: returns what receives the updates for an intake.
    """

    bot: Bot
    receiver_for: Callable[[UpdateIntake], UpdateReceiver]
    dispatcher: Dispatcher
    deps: Dependencies
    stores: Stores
    conversations: SqlConversations
    eraser: Eraser
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
        intake = self._intake()
        receiver = self.receiver_for(intake)
        self.contact.receiver = receiver
        self.deps.metrics.set_leading(leading=True)
        try:
            if await survive(partial(self._resume, intake)):  # before the first update
                await self._work(intake, receiver)
        finally:
            await self._finish(receiver)

    async def _work(self, intake: UpdateIntake, receiver: UpdateReceiver) -> None:
        """Run every part until the leadership ends. Raises the failure of a required part."""
        parts = self._required(intake, receiver)
        required = [asyncio.create_task(part) for part in parts]
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

    def _required(
        self, intake: UpdateIntake, receiver: UpdateReceiver
    ) -> list[Coroutine[Any, Any, None]]:
        timings, longest = self.timings, self.timings.longest_pause
        return [
            self.turns.keep(),
            *receiver.loops(),
            run_forever("the inbox", intake.work, timings.erasures, longest),
            run_forever("the deletion", self.eraser.sweep, timings.erasures, longest),
            self._run_housekeeping(),
            run_forever("the notice sender", self.sender.send_due, timings.notices, longest),
        ]

    async def _finish(self, receiver: UpdateReceiver) -> None:
        grace = self.timings.grace
        await survive(partial(receiver.finish, grace))
        await survive(partial(self.eraser.finish, grace))
        await self.deps.key_tests.finish(grace)
        self.contact.receiver = None
        self.deps.metrics.set_leading(leading=False)
        await self.turns.give_up()

    def _intake(self) -> UpdateIntake:
        return UpdateIntake(
            UpdateDispatcher(self.dispatcher, self.bot, self.deps),
            self.stores.inbox,
            self.eraser,
            self.deps.exchanges,
            self._is_asked,
            self.deps.clock,
            self.timings,
        )

    def _is_asked(self, person: int) -> bool:
        key = StorageKey(bot_id=self.bot.id, chat_id=person, user_id=person)
        return self.conversations.in_watched_state(key)

    async def _resume(self, intake: UpdateIntake) -> None:
        """Resume what the last process left unfinished: deletions, updates, tests."""
        await self.stores.erasures.take_over(self.deps.clock())
        await self.conversations.load_watched()
        await intake.open()
        for key in await self.conversations.unfinished(str(ConversationState.testing.state)):
            await survive(partial(self._resume_test, key))  # a damaged draft must not delay others

    async def _resume_test(self, key: StorageKey) -> None:
        state = FSMContext(storage=self.conversations, key=key)
        conversation = await conversation_with(self.deps, self.bot, key.user_id, state)
        if draft := await conversation.draft():
            await start_test(conversation, draft)

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
