"""Liveness and readiness: reports in plain words why a process cannot serve."""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.timings import USUAL, Timings
from bot.storage.engine.database import Database
from bot.storage.engine.errors import StorageError
from bot.storage.engine.leadership import Leadership
from bot.storage.migrations import revision_of

log = logging.getLogger(__name__)

TIMEOUT = 2.0  # seconds for the answer of the database


@dataclass
class ProcessHealth:
    """The health of this process and of its database.

    `idle`: returns the seconds since each loop last completed a cycle. `answers`: whether this
    process answers updates, where every process does.
    """

    database: Database
    leadership: Leadership
    idle: Callable[[], Mapping[str, float]]
    timings: Timings = USUAL
    answers: Callable[[], bool] = lambda: True
    _latest: Sequence[str] = ()
    _looked_at: float | None = None
    _looking: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def stalled(self) -> Sequence[str]:
        """Return the loops of this process that are stalled; none while it is alive."""
        return [
            f"{name} has been idle for {idle:.0f} seconds; restart this process"
            for name, idle in self.idle().items()
            if idle > self.timings.stalled
        ]

    async def missing(self) -> Sequence[str]:
        """Return why the bot cannot serve users; nothing if it can."""
        async with self._looking:
            if (
                self._looked_at is None
                or time.monotonic() - self._looked_at > self.timings.readiness
            ):
                self._latest = await self._look()
                self._looked_at = time.monotonic()
        return self._latest

    async def _look(self) -> Sequence[str]:
        try:
            async with asyncio.timeout(TIMEOUT):
                return await self._reasons()
        except StorageError as error:
            return [f"{error.cause} {error.fix}"]
        except TimeoutError:
            return [f"the database did not answer within {TIMEOUT:.0f} seconds"]
        except Exception as error:  # noqa: BLE001  # its text may contain rows and addresses
            log.warning("the database cannot be read: %s", type(error).__name__)
            return ["the database cannot be read; run python -m bot doctor for the cause"]

    async def _reasons(self) -> Sequence[str]:
        async with self.database.read() as connection:
            form = await revision_of(connection)
        reasons = []
        if form.pending:
            reasons.append(
                f"the database is at revision {form.current}, not {form.head}; "
                "restart the bot, which migrates it"
            )
        if not await self.leadership.is_taken():
            reasons.append(
                "no process communicates with Telegram; a running one takes over within seconds"
            )
        if not self.answers():
            reasons.append("this process answers no updates now; it tries again within seconds")
        return reasons
