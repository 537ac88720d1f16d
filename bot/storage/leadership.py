"""Owns who of several processes speaks with Telegram: it lets one poll, and takes 30 a second."""

import contextlib
import os
import socket
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, select, update

from bot.storage.database import Database, upsert
from bot.storage.tables import LEADERS

LEASE = timedelta(seconds=15)  # after which another process takes over from one that died
APART = timedelta(minutes=2)  # that clocks may be; a lease beyond is from before one was set back


class Leadership:
    """One role that one process has at a time, as long as it keeps coming back for it."""

    def __init__(
        self,
        database: Database,
        role: str,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._database = database
        self._role = role
        self._clock = clock
        self._me = f"{socket.gethostname()}:{os.getpid()}:{uuid.uuid4().hex[:8]}"

    async def take(self) -> bool:
        """Take the role or keep it for another while; return whether it is this process's."""
        now = self._clock()
        until = now + LEASE
        mine = LEADERS.c.name == self._role
        async with self._database.write() as c:
            new = upsert(c, LEADERS).values(name=self._role, holder=self._me, until=until)
            await c.execute(new.on_conflict_do_nothing())
            query = select(LEADERS.c.holder, LEADERS.c.until).where(mine).with_for_update()
            row = (await c.execute(query)).one()
            held = now < row.until <= until + APART
            if row.holder != self._me and held and not _has_died(row.holder):
                return False
            await c.execute(update(LEADERS).where(mine).values(holder=self._me, until=until))
        return True

    async def is_taken(self) -> bool:
        """Tell whether any process has the role."""
        query = select(LEADERS.c.until).where(LEADERS.c.name == self._role)
        async with self._database.read() as c:
            until: datetime | None = await c.scalar(query)
        return until is not None and until > self._clock()

    async def give_up(self) -> None:
        """Let another process have the role at once."""
        mine = (LEADERS.c.name == self._role) & (LEADERS.c.holder == self._me)
        async with self._database.write() as c:
            await c.execute(delete(LEADERS).where(mine))


def _has_died(holder: str) -> bool:
    """Tell whether a holder was a process of this machine that is no more."""
    host, _, rest = holder.partition(":")
    process = rest.partition(":")[0]
    if host != socket.gethostname() or not process.isdigit():
        return False
    with contextlib.suppress(PermissionError):
        try:
            os.kill(int(process), 0)
        except ProcessLookupError:
            return True
    return False
