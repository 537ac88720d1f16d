"""Owns when each connection is checked next, and what its check brought."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, distinct, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.connection import Connection
from bot.domain.diagnosis import Status
from bot.domain.notice import Notice
from bot.domain.ports import Census, Due, Outcome, Shift
from bot.storage import leases
from bot.storage.connections import COLUMNS, connection_of, values_of
from bot.storage.database import Database
from bot.storage.history import record
from bot.storage.notices import note
from bot.storage.tables import CONNECTIONS, SCHEDULE, SEALED

LEASE = timedelta(minutes=2)  # longer than the checks of one shift take
_BATCH = 500  # rows per transaction
_KEPT = {"id", "owner", "exchange", "folded_name"}  # columns no check changes


class ScheduleBook:
    """Keeps due connections; any number of workers share them."""

    def __init__(self, database: Database, exchanges: Sequence[str]) -> None:
        """Take the exchanges that can be checked."""
        self._database = database
        self._exchanges = exchanges

    async def due(self, now: datetime) -> Mapping[str, datetime]:
        """Return the exchanges at which connections are due, and since when the oldest is."""
        found = {}
        async with self._database.read() as c:
            for exchange in self._exchanges:
                query = _OLDEST.where(SCHEDULE.c.exchange == exchange)
                oldest: datetime | None = await c.scalar(query)
                if oldest is not None and oldest <= now:
                    found[exchange] = oldest
        return found

    async def claim(self, exchange: str, now: datetime, limit: int) -> Shift:
        """Take due connections of an exchange, the longest due first, for two minutes."""
        async with self._database.write() as c:
            token, rows = await leases.take(
                c,
                SCHEDULE,
                SCHEDULE.c.exchange == exchange,
                now=now,
                until=now + LEASE,
                limit=limit,
                returning=[SCHEDULE.c.connection_id],
            )
            ids = [row["connection_id"] for row in rows]
            query = select(*COLUMNS, SEALED.c.blob).join(SEALED).where(CONNECTIONS.c.id.in_(ids))
            found = (await c.execute(query)).mappings().all() if ids else []
        return Shift(token=token, work=tuple(map(_due, found)))

    async def settle(self, token: str, outcomes: Sequence[Outcome], now: datetime) -> None:
        """Store what became of taken connections, all in one step.

        One that somebody else changed meanwhile, or took since, stays as it is: it is due again.
        """
        async with self._database.write() as c:
            stale = await _stale(c, [o.connection for o in outcomes if o.connection])
            held = await leases.held(c, SCHEDULE, token, [o.id for o in outcomes])
            fresh = [o for o in outcomes if o.id in held - stale]
            await _store(c, [o.connection for o in fresh if o.connection])
            await record(c, *(o.change for o in fresh))
            await note(c, [notice for o in fresh for notice in o.notices])
            due = {o.id: now if o.id in stale else o.due_at for o in outcomes}
            await leases.settle(c, SCHEDULE, token, due)

    async def hasten(self, owner: int, now: datetime) -> None:
        """Let the person's steady connections be due now, unless one is being checked."""
        await self._hasten(_STEADY.where(CONNECTIONS.c.owner == owner), now)

    async def call_up(self, exchange: str, now: datetime, limit: int) -> None:
        """Let some steady connections of an exchange be due now, unless they are being checked."""
        some = _STEADY.where(CONNECTIONS.c.exchange == exchange).order_by(CONNECTIONS.c.id)
        await self._hasten(some.limit(limit), now)

    async def draw_near(self, now: datetime, latest: datetime) -> int:
        """Let what is due later than a moment be due between now and then; return how many.

        So it is after the clock was set back: nothing would be checked for as long as that.
        """
        total = 0
        while count := await self._spread_batch(SCHEDULE.c.due_at > latest, now, latest - now):
            total += count
        return total

    async def census(self) -> Mapping[str, Census]:
        """Return how many connections are checked at each exchange."""
        people = func.count(distinct(CONNECTIONS.c.owner))
        query = select(CONNECTIONS.c.exchange, func.count(), people)
        query = query.where(CONNECTIONS.c.has_secrets).group_by(CONNECTIONS.c.exchange)
        async with self._database.read() as c:
            rows = (await c.execute(query)).all()
        return {name: Census(connections=count, owners=owners) for name, count, owners in rows}

    async def statuses(self) -> Mapping[tuple[str, Status], int]:
        """Return how many connections there are, by exchange and status."""
        query = select(CONNECTIONS.c.exchange, CONNECTIONS.c.status, func.count())
        query = query.group_by(CONNECTIONS.c.exchange, CONNECTIONS.c.status)
        async with self._database.read() as c:
            rows = (await c.execute(query)).all()
        return {(exchange, status): count for exchange, status, count in rows}

    async def spread(self, before: datetime, now: datetime, window: timedelta) -> int:
        """Draw apart, over a window from now on, what has been due since before a moment.

        Returns how many that were. So it is after nobody has checked anything for a while.
        """
        total = 0
        while count := await self._spread_batch(SCHEDULE.c.due_at <= before, now, window):
            total += count
        return total

    async def remind(
        self, now: datetime, write: Callable[[Connection], tuple[Connection, Notice | None]]
    ) -> int:
        """Change each connection whose reminder is due and store its notice in the same step."""
        total = 0
        while count := await self._remind_batch(now, write):
            total += count
        return total

    async def _remind_batch(
        self, now: datetime, write: Callable[[Connection], tuple[Connection, Notice | None]]
    ) -> int:
        due = select(*COLUMNS).where(CONNECTIONS.c.remind_at <= now).limit(_BATCH)
        async with self._database.write() as c:
            rows = (await c.execute(due.with_for_update(skip_locked=True))).mappings().all()
            changed = [write(connection_of(row)) for row in rows]
            await _store(c, [connection for connection, _ in changed])
            await note(c, [notice for _, notice in changed if notice])
        return len(rows)

    async def _spread_batch(
        self, which: ColumnElement[bool], now: datetime, window: timedelta
    ) -> int:
        """Draw apart a batch of what fits a condition, which it must not fit any more then."""
        chosen = select(SCHEDULE.c.connection_id).where(which).limit(_BATCH)
        async with self._database.write() as c:
            ids = (await c.scalars(chosen.with_for_update(skip_locked=True))).all()
            token = leases.new_token()
            mine = update(SCHEDULE).where(SCHEDULE.c.connection_id.in_(ids))
            await c.execute(mine.values(lease=token))
            await leases.settle(c, SCHEDULE, token, {i: now + window * phase(i) for i in ids})
        return len(ids)

    async def _hasten(self, which: Select[Any], now: datetime) -> None:
        waiting = (SCHEDULE.c.due_at > now) & SCHEDULE.c.lease.is_(None)
        sooner = update(SCHEDULE).where(SCHEDULE.c.connection_id.in_(which), waiting)
        async with self._database.write() as c:
            await c.execute(sooner.values(due_at=now))


_STEADY = select(CONNECTIONS.c.id).where(
    CONNECTIONS.c.status == Status.ONLINE, CONNECTIONS.c.streak == 0
)
_OLDEST = select(func.min(SCHEDULE.c.due_at)).where(SCHEDULE.c.due_at.is_not(None))


def phase(connection_id: str) -> float:
    """Return a share, from 0 to 1, that is always the same for a connection: ids are random."""
    return int(connection_id.replace("-", "")[-4:], 16) / 0x10000


async def _stale(c: AsyncConnection, connections: Sequence[Connection]) -> set[str]:
    """Return the ids of those whose rows changed since they were read; keep the others so."""
    versions = {connection.id: connection.version for connection in connections}
    query = select(CONNECTIONS.c.id, CONNECTIONS.c.version).where(CONNECTIONS.c.id.in_(versions))
    rows = await c.execute(query.order_by(CONNECTIONS.c.id).with_for_update())
    there = {row.id: row.version for row in rows}
    return {id_ for id_, version in versions.items() if there.get(id_) != version}


async def _store(c: AsyncConnection, connections: Sequence[Connection]) -> None:
    rows = [_changed(connection) for connection in connections]
    if rows:
        names = rows[0].keys() - {"row"}
        values = {name: bindparam(f"new_{name}", type_=CONNECTIONS.c[name].type) for name in names}
        changed = update(CONNECTIONS).where(CONNECTIONS.c.id == bindparam("row")).values(values)
        await c.execute(changed, [{_bound(n): v for n, v in row.items()} for row in rows])


def _bound(name: str) -> str:
    return name if name == "row" else f"new_{name}"


def _changed(connection: Connection) -> dict[str, Any]:
    """Return what a check may have changed, and by which row."""
    values = values_of(connection, version=connection.version + 1)
    return {"row": connection.id, **{n: v for n, v in values.items() if n not in _KEPT}}


def _due(row: Mapping[Any, Any]) -> Due:
    blob = row["blob"]
    facts = {name: value for name, value in row.items() if name != "blob"}
    return Due(connection=connection_of(facts), blob=blob)
