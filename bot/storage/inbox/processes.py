"""The processes that answer updates, with the end of each by the clock of the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.process import AnsweringProcess, ProcessLostError
from bot.storage.engine import leases
from bot.storage.engine.database import Database
from bot.storage.engine.process_ids import described, is_dead, new_process_id
from bot.storage.inbox.erasures import make_due
from bot.storage.schema.tables import PROCESSES


def clock() -> ColumnElement[Any]:
    """Return the present moment of the database: the clocks of machines differ."""
    return func.clock_timestamp()


def is_alive() -> ColumnElement[bool]:
    """Return the condition of a process that is not taken for dead."""
    return PROCESSES.c.until > clock()


@dataclass(frozen=True)
class SqlProcesses:
    """The processes on one PostgreSQL database. `life`: how long one lives without a renewal."""

    database: Database
    life: timedelta = timedelta(seconds=15)

    async def join(self) -> str:
        """Add this process; return its new id."""
        me = leases.new_token()
        row = {"id": me, "name": new_process_id(), "since": clock(), "until": clock() + self.life}
        async with self.database.write() as c:
            await c.execute(insert(PROCESSES).values(row))
        return me

    async def renew(self, me: str) -> Sequence[AnsweringProcess]:
        """Renew the life of this process, and bury the dead; return the living.

        Raises ProcessLostError if this one was taken for dead.
        """
        mine = (PROCESSES.c.id == me) & is_alive()
        renewal = update(PROCESSES).where(mine).values(until=clock() + self.life)
        async with self.database.write() as c:
            if not (await c.execute(renewal)).rowcount:
                raise ProcessLostError
        living = []
        for row in await self._all():
            if row.ended or is_dead(row.name):
                await self._bury(row.id)
            else:
                living.append(row)
        return [_process(row) for row in living]

    async def leave(self, me: str) -> None:
        """Remove this process; others take over the people it still has."""
        async with self.database.write() as c:
            await c.execute(delete(PROCESSES).where(PROCESSES.c.id == me))

    async def living(self) -> Sequence[AnsweringProcess]:
        """Return the processes that are alive."""
        async with self.database.read() as c:
            return await living_in(c)

    async def _all(self) -> Sequence[Any]:
        async with self.database.read() as c:
            return await _rows(c)

    async def _bury(self, id_: str) -> None:
        """Remove a dead process; what it was deleting is due now."""
        async with self.database.write() as c:
            if (await c.execute(delete(PROCESSES).where(PROCESSES.c.id == id_))).rowcount:
                await make_due(c, clock())


async def living_in(c: AsyncConnection) -> Sequence[AnsweringProcess]:
    """Return the processes that are alive, the oldest first."""
    return [_process(row) for row in await _rows(c) if not row.ended]


async def _rows(c: AsyncConnection) -> Sequence[Any]:
    ended = (PROCESSES.c.until <= clock()).label("ended")
    age = (clock() - PROCESSES.c.since).label("age")
    query = select(PROCESSES.c.id, PROCESSES.c.name, ended, age).order_by(PROCESSES.c.since)
    return (await c.execute(query)).all()


def _process(row: Any) -> AnsweringProcess:
    age: timedelta = row.age
    return AnsweringProcess(id=row.id, place=described(row.name), age=age)
