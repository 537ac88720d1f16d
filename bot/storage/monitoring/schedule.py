"""When each connection is checked next, and what its check brought."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Select, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.connection import Connection
from bot.domain.diagnosis import Status
from bot.domain.notice import Notice
from bot.domain.ports.checks import CheckResult, ClaimedChecks, DueCheck, KeyCount, UnstorableError
from bot.domain.timings import USUAL
from bot.storage.connections.checked_rows import update_rows
from bot.storage.connections.rows import COLUMNS, readable_connection
from bot.storage.engine import leases
from bot.storage.engine.database import Database
from bot.storage.engine.health import is_refusal
from bot.storage.monitoring.counts import count_keys, count_statuses
from bot.storage.monitoring.reminders import PUT_OFF, remind
from bot.storage.notifying.notices import note
from bot.storage.people.history import record
from bot.storage.schema.tables import CONNECTIONS, SCHEDULE, SEALED
from bot.storage.schema.types import readable

_ID = SCHEDULE.c.connection_id
_WORK = (
    select(*COLUMNS, SEALED.c.blob)
    .join(SEALED, SEALED.c.connection_id == CONNECTIONS.c.id)
    .join(SCHEDULE, CONNECTIONS.c.id == _ID)
)
LEASE = timedelta(seconds=USUAL.check_lease)  # longer than the checks of one shift take
_BATCH = 500  # rows per transaction


class SqlSchedule:
    """Keeps due connections; any number of workers share them."""

    def __init__(
        self, database: Database, exchanges: Sequence[str], lease: timedelta = LEASE
    ) -> None:
        """Take the exchanges that can be checked."""
        self._lease = lease
        self._database = database
        self._exchanges = exchanges
        by_index = (_OLDEST.where(SCHEDULE.c.exchange == exchange) for exchange in exchanges)
        self._oldest = select(*(query.scalar_subquery() for query in by_index))

    async def due(self, now: datetime) -> Mapping[str, datetime]:
        """Return the exchanges at which connections are due, and since when the oldest is."""
        async with self._database.read() as c:
            oldest = (await c.execute(self._oldest)).one()
        return {
            exchange: since
            for exchange, found in zip(self._exchanges, oldest, strict=True)
            if found is not None and (since := found if readable([found]) else now) <= now
        }

    async def claim(self, exchange: str, now: datetime, limit: int) -> ClaimedChecks:
        """Take due connections of an exchange, the longest due first, for two minutes."""
        until = now + self._lease
        theirs = SCHEDULE.c.exchange == exchange
        async with self._database.write() as c:
            token, rows = await leases.take(
                c, SCHEDULE, theirs, now=now, until=until, limit=limit, returning=[_ID]
            )
            # Found again by the index of what is due: to name hundreds of ids takes longer.
            taken = theirs & (SCHEDULE.c.due_at == until) & (SCHEDULE.c.lease == token)
            found = (await c.execute(_WORK.where(taken))).all() if rows else []
            work = [
                DueCheck(connection=one, blob=row.blob)
                for row in found
                if (one := readable_connection(row))
            ]
            idle = {row.id for row in found} - {due.connection.id for due in work}
            await leases.settle(c, SCHEDULE, token, dict.fromkeys(idle, now + PUT_OFF))
        return ClaimedChecks(token=token, work=tuple(work))

    async def record_results(
        self, token: str, outcomes: Sequence[CheckResult], now: datetime
    ) -> int:
        """Store what became of taken connections, all in one step.

        One that somebody else changed meanwhile, or took since, stays as it is: it is due again.
        Returns how many those were. Raises UnstorableError where one does not fit.
        """
        try:
            return await self._settle(token, outcomes, now)
        except Exception as error:
            if is_refusal(error):
                raise UnstorableError(type(error).__name__) from None
            raise

    async def _settle(self, token: str, outcomes: Sequence[CheckResult], now: datetime) -> int:
        async with self._database.write() as c:
            stale = await _stale(c, [o.connection for o in outcomes if o.connection])
            held = await leases.held(c, SCHEDULE, token, [o.id for o in outcomes])
            fresh = [o for o in outcomes if o.id in held - stale]
            await update_rows(c, [o.connection for o in fresh if o.connection])
            await record(c, *(o.change for o in fresh))
            await note(c, [notice for o in fresh for notice in o.notices])
            due = {o.id: now if o.id in stale else o.due_at for o in outcomes}
            await leases.settle(c, SCHEDULE, token, due)
        return len(outcomes) - len(fresh)

    async def schedule_now(self, owner: int, now: datetime) -> None:
        """Let the person's steady connections be due now, unless one is being checked."""
        await self._hasten(_waiting(now).where(CONNECTIONS.c.owner == owner), now)

    async def schedule_some_now(self, exchange: str, now: datetime, limit: int) -> None:
        """Let a few steady connections of an exchange be due now, those that soonest will be."""
        theirs = _waiting(now).where(SCHEDULE.c.exchange == exchange)
        await self._hasten(theirs.order_by(SCHEDULE.c.due_at).limit(limit), now)

    async def key_counts(self) -> Mapping[str, KeyCount]:
        """Return the numbers of checked connections and of their owners, by exchange."""
        async with self._database.read() as c:
            return await count_keys(c, CONNECTIONS.c.has_secrets)

    async def statuses(self) -> Mapping[tuple[str, Status], int]:
        """Return the number of connections, by exchange and status."""
        async with self._database.read() as c:
            return await count_statuses(c)

    async def spread_due(self, before: datetime, now: datetime, window: timedelta) -> int:
        """Draw apart, over a window from now on, what is due before a moment and not within it.

        Returns how many that were. So it is after no one has checked anything for a while, and,
        with a moment that lies ahead, after the clock was set back.
        """
        total = 0
        while count := await self._spread_batch(before, now, window):
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
        async with self._database.write() as c:
            return await remind(c, now, write, _BATCH)

    async def _hasten(self, waiting: Select[tuple[str]], now: datetime) -> None:
        some = waiting.with_for_update(of=SCHEDULE, skip_locked=True).cte()
        mine = SCHEDULE.c.connection_id.in_(select(some.c.connection_id))
        async with self._database.write() as c:
            await c.execute(update(SCHEDULE).where(mine).values(due_at=now))

    async def _spread_batch(self, before: datetime, now: datetime, window: timedelta) -> int:
        async with self._database.write() as c:
            within = SCHEDULE.c.due_at.between(now, now + window)
            token, rows = await leases.take(
                c,
                SCHEDULE,
                ~within,
                now=before,
                until=now,
                limit=_BATCH,
                returning=[SCHEDULE.c.connection_id],
            )
            ids = [row["connection_id"] for row in rows]
            due = {id_: now + window * phase(id_) for id_ in ids}
            await leases.settle(c, SCHEDULE, token, due)
        return len(ids)


def _waiting(now: datetime) -> Select[tuple[str]]:
    """Return the query of steady connections that are due later and not being checked."""
    return (
        select(SCHEDULE.c.connection_id)
        .join(CONNECTIONS)
        .where(CONNECTIONS.c.status == Status.ONLINE, CONNECTIONS.c.streak == 0)
        .where(SCHEDULE.c.due_at > now, SCHEDULE.c.lease.is_(None))
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
