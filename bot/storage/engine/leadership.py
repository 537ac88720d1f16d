"""Elects the process that talks to Telegram, which allows one poller and 30 calls a second."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, select, update

from bot.storage.engine.database import Database, upsert
from bot.storage.engine.process_ids import is_dead, new_process_id
from bot.storage.schema.tables import LEADERS
from bot.storage.schema.types import readable

LEASE = timedelta(seconds=15)  # another process takes over when it ends
CLOCK_SKEW = timedelta(minutes=2)  # allowed clock difference; a later lease is invalid


class Leadership:
    """A role that one process holds at a time, as long as it renews its lease."""

    def __init__(
        self,
        database: Database,
        role: str,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._database = database
        self._role = role
        self._clock = clock
        self._me = new_process_id()

    async def acquire(self) -> bool:
        """Acquire the role or renew its lease; return whether this process holds it."""
        now = self._clock()
        until = now + LEASE
        mine = LEADERS.c.name == self._role
        async with self._database.write() as c:
            new = upsert(c, LEADERS).values(name=self._role, holder=self._me, until=until)
            await c.execute(new.on_conflict_do_nothing())
            query = select(LEADERS.c.holder, LEADERS.c.until).where(mine).with_for_update()
            row = (await c.execute(query)).one()
            held = readable([row.until]) and now < row.until <= until + CLOCK_SKEW
            if row.holder != self._me and held and not is_dead(row.holder):
                return False
            await c.execute(update(LEADERS).where(mine).values(holder=self._me, until=until))
        return True

    async def is_taken(self) -> bool:
        """Return whether any process holds the role."""
        query = select(LEADERS.c.until).where(LEADERS.c.name == self._role)
        async with self._database.read() as c:
            until = await c.scalar(query)
        return isinstance(until, datetime) and until > self._clock()

    async def release(self) -> None:
        """Release the role, so that another process need not wait for the lease."""
        mine = (LEADERS.c.name == self._role) & (LEADERS.c.holder == self._me)
        async with self._database.write() as c:
            await c.execute(delete(LEADERS).where(mine))
