"""Every process answers updates; the leader keeps the webhook set."""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Collection, Coroutine, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from bot.answering.renewing import keep_renewing
from bot.domain.ports.inbox import Processes
from bot.domain.process import AnsweringProcess, ProcessLostError
from bot.domain.timings import USUAL, Timings
from bot.handlers.connecting.resuming import TestResumer
from bot.handlers.states import ConversationState
from bot.services.loops import run_forever, survive
from bot.storage.connecting.conversations import SqlConversations
from bot.telegram.inbox.deletion import Eraser
from bot.telegram.inbox.shared_intake import SharedIntake
from bot.telegram.receiving import UpdateReceiver
from bot.telegram.webhook.entrance import WebhookEntrance

log = logging.getLogger(__name__)

SLACK = 3.0  # seconds beyond the grace for the last rounds
WATCHED = 2.0  # seconds between two looks at who is asked for a secret


class Orphans(Protocol):
    """The people without a living process."""

    async def leave(self, people: Collection[int]) -> None:
        """Offer people whose updates no process handles now to any process."""


@dataclass(kw_only=True)
class WebhookDuty:
    """What the leader does with updates where every process answers: it keeps the webhook set."""

    keeper: Callable[[], UpdateReceiver]
    orphans: Orphans
    conversations: SqlConversations

    def open(self) -> UpdateReceiver:
        """Begin to lead; return what keeps the webhook set."""
        return self.keeper()

    async def resume(self) -> bool:
        """Offer the tests that no process runs: those of a bot that answered alone."""
        left = await self.conversations.unfinished(str(ConversationState.testing.state))
        await self.orphans.leave([key.user_id for key in left])
        return True

    def loops(self) -> Sequence[Coroutine[Any, Any, None]]:
        """Return nothing: each process does the rest."""
        return ()

    async def finish(self, receiver: UpdateReceiver) -> None:
        """Do nothing: the webhook stays set."""


@dataclass(kw_only=True)
class SharedAnswering:
    """Answers updates beside other processes. `make_intake`: for an id of this process.

    `on_living`: is called with the processes that answer. `close_door`: ends the listening.
    """

    processes: Processes
    make_intake: Callable[[str], SharedIntake]
    entrance: WebhookEntrance
    conversations: SqlConversations
    eraser: Eraser
    resumer: TestResumer
    on_living: Callable[[Sequence[AnsweringProcess]], None]
    close_door: Callable[[], None]
    timings: Timings = USUAL

    async def run(self) -> None:
        """Answer whenever the database allows it, until cancelled."""
        while True:
            try:
                await self._answer()
            except ProcessLostError:
                log.warning("this process was taken for dead; it begins again")
            except Exception as error:  # noqa: BLE001  # it is tried again
                log.warning("this process answers no updates now: %s", type(error).__name__)
            await asyncio.sleep(self.timings.turn)

    async def _answer(self) -> None:
        """Answer until this process is lost. While it finishes, it is kept alive."""
        me = await self.processes.join()
        renewing = asyncio.create_task(keep_renewing(partial(self._renew, me), self.timings))
        intake = self.make_intake(me)
        lost = True
        try:
            self.entrance.deliveries = intake
            await self._work(intake, renewing)
        except asyncio.CancelledError:
            lost = False
            raise
        finally:
            if not lost:  # the proxy gives new requests to others
                self.close_door()
            self.entrance.deliveries = None
            await (self._abandon(intake) if lost else self._finish(intake))
            renewing.cancel()
            await asyncio.gather(renewing, return_exceptions=True)
            await self._leave(me)

    async def _work(self, intake: SharedIntake, renewing: asyncio.Task[None]) -> None:
        """Work until a part ends. Raises its failure."""
        pause, longest = self.timings.erasures, self.timings.longest_pause
        load = self.conversations.load_watched
        parts = (
            intake.run(),
            run_forever("the deletion", self.eraser.sweep, pause, longest),
            run_forever("the look at who is asked", load, WATCHED, longest),
        )
        tasks = [asyncio.create_task(part) for part in parts]
        try:
            done, _ = await asyncio.wait([*tasks, renewing], return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        for task in done:
            task.result()

    async def _renew(self, me: str) -> bool:
        self.on_living(await self.processes.renew(me))
        return True

    async def _abandon(self, intake: SharedIntake) -> None:
        """Stop at once: other processes may answer our people. Deletions go on."""
        await intake.abandon()
        await self.resumer.deps.key_tests.finish(0)

    async def _finish(self, intake: SharedIntake) -> None:
        """Finish what is under way, or store it; others take over what is left."""
        grace = self.timings.grace
        try:
            async with asyncio.timeout(grace + SLACK):
                await intake.finish(grace)
        except Exception as error:  # noqa: BLE001  # what is left is taken over, or sent again
            log.warning("updates are left to other processes: %s", type(error).__name__)
        await self.resumer.deps.key_tests.finish(grace)
        await survive(partial(self.eraser.finish, grace))

    async def _leave(self, me: str) -> None:
        """Give back what is left; without the database, this process is found dead later."""
        self.on_living(())
        with contextlib.suppress(Exception):
            async with asyncio.timeout(SLACK):
                await self.processes.leave(me)
