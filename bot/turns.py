"""Acquires and keeps the leadership: one process at a time communicates with Telegram."""

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
    """The leadership as this process holds it. `alarm`: only the leader sends alarms."""

    leadership: Leadership
    alarm: DatabaseAlarm
    timings: Timings = USUAL

    async def take(self) -> bool:
        """Acquire or renew the leadership; return whether this process holds it."""
        try:
            self.alarm.ours = await self.leadership.acquire()
        except DatabaseDamagedError:
            raise  # no process could ever acquire it again
        except StorageError as error:
            log.error("%s %s", error.cause, error.fix)  # noqa: TRY400  # cause and fix suffice
            return False
        except Exception as error:  # noqa: BLE001  # on any failure we do not lead
            log.warning("the leadership cannot be read from the database: %s", type(error).__name__)
            return False
        return self.alarm.ours

    async def keep(self) -> None:
        """Renew the leadership; return when it is lost."""
        kept, ends = time.monotonic(), self.timings.turn_ends
        while time.monotonic() - kept < ends:
            await self.wait()
            asked = time.monotonic()
            if await self._keeps(kept + ends - asked):
                kept = asked
        log.warning("another process may communicate with Telegram now: the leadership is lost")

    async def wait(self) -> None:
        """Wait until the next renewal."""
        await asyncio.sleep(self.timings.turn)

    async def give_up(self) -> None:
        """Release the leadership if possible; otherwise it expires."""
        with contextlib.suppress(Exception):
            await self.leadership.release()

    async def _keeps(self, seconds: float) -> bool:
        """Return whether we still lead; False if the database does not confirm it in time."""
        asking = asyncio.create_task(self.take())
        try:
            done, _ = await asyncio.wait({asking}, timeout=max(0.0, seconds))
            return asking.result() if done else False
        finally:
            asking.cancel()
