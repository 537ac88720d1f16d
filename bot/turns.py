"""Decides which of several processes speaks with Telegram: takes the turn, and keeps it."""

import asyncio
import contextlib
import logging
import time
from dataclasses import dataclass

from bot.domain.timings import USUAL, Timings
from bot.storage.engine.errors import DatabaseDamagedError, StorageError
from bot.storage.engine.leadership import Leadership
from bot.telegram.database_alarm import DatabaseAlarm

log = logging.getLogger(__name__)


@dataclass(kw_only=True)
class Turns:
    """Asks for the turn. `alarm`: is kept informed, since one process alone sends alarms."""

    leadership: Leadership
    alarm: DatabaseAlarm
    timings: Timings = USUAL

    async def take(self) -> bool:
        """Take the turn or keep it; return whether it is this process's."""
        try:
            self.alarm.ours = await self.leadership.acquire()
        except DatabaseDamagedError:
            raise  # no process would ever get the turn again
        except StorageError as error:
            log.error("%s %s", error.cause, error.fix)  # noqa: TRY400  # it says all
            return False
        except Exception as error:  # noqa: BLE001  # whatever it is, it is not our turn
            log.warning("the database does not tell whose turn it is: %s", type(error).__name__)
            return False
        return self.alarm.ours

    async def keep(self) -> None:
        """Return when it is no longer this process's turn."""
        kept, ends = time.monotonic(), self.timings.turn_ends
        while time.monotonic() - kept < ends:
            await self.wait()
            asked = time.monotonic()
            if await self._keeps(kept + ends - asked):
                kept = asked
        log.warning("it may be another process's turn to speak with Telegram now")

    async def wait(self) -> None:
        """Wait until the turn is asked for again."""
        await asyncio.sleep(self.timings.turn)

    async def give_up(self) -> None:
        """Let another process have the turn at once, if possible: it ends by itself."""
        with contextlib.suppress(Exception):
            await self.leadership.release()

    async def _keeps(self, seconds: float) -> bool:
        """Return whether it is still our turn; False if the database does not say so in time."""
        asking = asyncio.create_task(self.take())
        try:
            done, _ = await asyncio.wait({asking}, timeout=max(0.0, seconds))
            return asking.result() if done else False
        finally:
            asking.cancel()
