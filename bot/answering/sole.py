"""The leader alone receives and answers updates: by polling, or with SQLite by a webhook."""

import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from bot.domain.ports.inbox import Erasures
from bot.domain.timings import USUAL, Timings
from bot.handlers.connecting.resuming import TestResumer
from bot.handlers.states import ConversationState
from bot.services.loops import run_forever, survive
from bot.storage.connecting.conversations import SqlConversations
from bot.telegram.inbox.deletion import Eraser
from bot.telegram.inbox.intake import UpdateIntake
from bot.telegram.receiving import UpdateReceiver

log = logging.getLogger(__name__)


@dataclass(kw_only=True)
class SoleAnswering:
    """What the leader does with updates.

    `make_intake` returns a new intake, `receiver_for` what receives the updates for one, `others`
    whether other processes answer together.
    """

    make_intake: Callable[[], UpdateIntake]
    receiver_for: Callable[[UpdateIntake], UpdateReceiver]
    others: Callable[[], Awaitable[object]]
    erasures: Erasures
    conversations: SqlConversations
    eraser: Eraser
    resumer: TestResumer
    timings: Timings = USUAL
    _intake: UpdateIntake | None = None

    def open(self) -> UpdateReceiver:
        """Begin to lead; return what receives the updates."""
        self._intake = self.make_intake()
        return self.receiver_for(self._intake)

    async def resume(self) -> bool:
        """Resume what the last process left unfinished: deletions, updates, tests.

        Return False while others answer together: their people would be answered twice.
        """
        assert self._intake is not None  # noqa: S101  # it is open
        if await self.others():
            log.warning("others answer at the public address, which this process does not have")
            return False
        await self.erasures.take_over(self.resumer.deps.clock())
        await self.conversations.load_watched()
        await self._intake.open()
        for key in await self.conversations.unfinished(str(ConversationState.testing.state)):
            await self.resumer.resume(key)
        return True

    def loops(self) -> Sequence[Coroutine[Any, Any, None]]:
        """Return what must run until cancelled, beside the receiver."""
        assert self._intake is not None  # noqa: S101  # it is open
        pause, longest = self.timings.erasures, self.timings.longest_pause
        return [
            run_forever("the inbox", self._intake.work, pause, longest),
            run_forever("the deletion", self.eraser.sweep, pause, longest),
        ]

    async def finish(self, receiver: UpdateReceiver) -> None:
        """Finish pending work."""
        grace = self.timings.grace
        await survive(partial(receiver.finish, grace))
        await survive(partial(self.eraser.finish, grace))
        await self.resumer.deps.key_tests.finish(grace)
