"""The egresses of connections: how many each has, and their moves from one that retires."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.connection import Connection
from bot.domain.egress import Route
from bot.storage.connections.rows import COLUMNS, connections_in
from bot.storage.engine.database import Database
from bot.storage.schema.tables import CONNECTIONS, SCHEDULE

_TO = func.coalesce(CONNECTIONS.c.moving_to, CONNECTIONS.c.egress)
_BATCH = 500  # rows per transaction


class SqlEgressBook:
    """Keeps through which egress each connection goes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def loads(self) -> Mapping[Route, int]:
        """Return how many connections with a key each route has; a moving one counts at its end."""
        return await self._counted(_TO)

    async def bound(self) -> Mapping[Route, int]:
        """Return how many connections with a key each route has now."""
        return await self._counted(CONNECTIONS.c.egress)

    async def staying(self, egress: str) -> Sequence[Connection]:
        """Return some connections of an egress that have no next one yet."""
        theirs = (CONNECTIONS.c.egress == egress) & CONNECTIONS.c.moving_to.is_(None)
        return await self._connections(theirs, _BATCH)

    async def moving(self, egress: str) -> Sequence[Connection]:
        """Return the connections of an egress that have a next one."""
        theirs = (CONNECTIONS.c.egress == egress) & CONNECTIONS.c.moving_to.is_not(None)
        return await self._connections(theirs, None)

    async def assign(self, egress: str, targets: Mapping[str, str]) -> None:
        """Store the next egress of connections that are still at `egress` without one."""
        async with self._database.write() as c:
            for target in sorted(set(targets.values())):
                ids = sorted(id_ for id_, to in targets.items() if to == target)
                here = CONNECTIONS.c.id.in_(ids) & (CONNECTIONS.c.egress == egress)
                free = here & CONNECTIONS.c.moving_to.is_(None)
                values = {"moving_to": target, "version": CONNECTIONS.c.version + 1}
                await c.execute(update(CONNECTIONS).where(free).values(values))

    async def stay(self, known: Collection[str]) -> int:
        """End moves that lead to no egress of `known`, or away from one; return how many."""
        there, here = CONNECTIONS.c.moving_to.in_(known), CONNECTIONS.c.egress.in_(known)
        gone = CONNECTIONS.c.moving_to.is_not(None) & (here | ~there)
        values = {"moving_to": None, "version": CONNECTIONS.c.version + 1}
        async with self._database.write() as c:
            return (await c.execute(update(CONNECTIONS).where(gone).values(values))).rowcount

    async def move_all(self, egress: str, now: datetime) -> int:
        """Move all connections of an egress that have a next one; they are tested now."""
        total = 0
        while count := await self._move_batch(egress, now):
            total += count
        return total

    async def _move_batch(self, egress: str, now: datetime) -> int:
        theirs = (CONNECTIONS.c.egress == egress) & CONNECTIONS.c.moving_to.is_not(None)
        query = select(CONNECTIONS.c.id).where(theirs).order_by(CONNECTIONS.c.id).limit(_BATCH)
        async with self._database.write() as c:
            ids = (await c.scalars(query.with_for_update(skip_locked=True))).all()
            values = {
                "egress": CONNECTIONS.c.moving_to,
                "moving_to": None,
                "seen_ip": None,
                "version": CONNECTIONS.c.version + 1,
            }
            await c.execute(update(CONNECTIONS).where(CONNECTIONS.c.id.in_(ids)).values(values))
            await follow(c, ids)
            due = SCHEDULE.c.connection_id.in_(ids) & SCHEDULE.c.due_at.is_not(None)
            await c.execute(update(SCHEDULE).where(due).values(due_at=now))
        return len(ids)

    async def _connections(
        self, where: ColumnElement[bool], limit: int | None
    ) -> Sequence[Connection]:
        query = select(*COLUMNS).where(where, CONNECTIONS.c.has_secrets).order_by(CONNECTIONS.c.id)
        async with self._database.read() as c:
            return connections_in((await c.execute(query.limit(limit))).all())

    async def _counted(self, egress: ColumnElement[str]) -> Mapping[Route, int]:
        async with self._database.read() as c:
            return await count_bound(c, egress)


async def count_bound(
    c: AsyncConnection, egress: ColumnElement[str] = CONNECTIONS.c.egress
) -> Mapping[Route, int]:
    """Return how many connections with a key each route has. `egress`: which of theirs counts."""
    query = select(egress, CONNECTIONS.c.exchange, func.count())
    query = query.where(CONNECTIONS.c.has_secrets).group_by(egress, CONNECTIONS.c.exchange)
    rows = (await c.execute(query)).all()
    return {Route(egress, exchange): count for egress, exchange, count in rows}


async def follow(c: AsyncConnection, ids: Sequence[str]) -> None:
    """Update the schedule of connections that have another egress, within their transaction."""
    now = select(CONNECTIONS.c.egress).where(CONNECTIONS.c.id == SCHEDULE.c.connection_id)
    egress = now.scalar_subquery()
    if ids:
        theirs = SCHEDULE.c.connection_id.in_(ids)
        await c.execute(update(SCHEDULE).where(theirs).values(egress=egress))
