"""The schedule of checks, and the storing of their results."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.connection import Connection
from bot.domain.diagnosis import Status
from bot.domain.egress import DEFAULT, Route, routes
from bot.domain.notice import Notice
from bot.domain.ports.checks import CheckResult, ClaimedChecks, DueCheck, KeyCount, UnstorableError
from bot.domain.timings import USUAL
from bot.storage.connections.checked_rows import update_rows
from bot.storage.connections.egresses import follow
from bot.storage.connections.rows import COLUMNS, readable_connection
from bot.storage.engine import leases
from bot.storage.engine.database import Database
from bot.storage.engine.health import is_refusal
from bot.storage.monitoring.counts import count_routes, count_statuses
from bot.storage.monitoring.reminders import RETRY_AFTER, remind
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
LEASE = timedelta(seconds=USUAL.check_lease)  # longer than the checks of one claim take


class SqlSchedule:
    """Keeps when connections are due; any number of workers share them."""

    def __init__(
        self,
        database: Database,
        exchanges: Sequence[str],
        lease: timedelta = LEASE,
        batch: int = 500,
        egresses: Sequence[str] = (DEFAULT,),
    ) -> None:
        """`exchanges`, `egresses`: those that are checked. `batch`: rows per transaction."""
        self._batch = batch
        self._lease = lease
        self._database = database
        self._routes = routes(egresses, exchanges)
        by_index = (_OLDEST.where(_is_of(*route)).scalar_subquery() for route in self._routes)
        self._oldest = select(*by_index)

    async def due(self, now: datetime) -> Mapping[Route, datetime]:
        """Return the routes with due connections, each with its oldest due time."""
        async with self._database.read() as c:
            oldest = (await c.execute(self._oldest)).one()
        return {
            route: since
            for route, found in zip(self._routes, oldest, strict=True)
            if found is not None and (since := found if readable([found]) else now) <= now
        }

    async def claim(
        self, exchange: str, now: datetime, limit: int, egress: str = DEFAULT
    ) -> ClaimedChecks:
        """Lease due connections of a route, the longest due first."""
        until = now + self._lease
        theirs = _is_of(egress, exchange)
        async with self._database.write() as c:
            token, rows = await leases.take(
                c, SCHEDULE, theirs, now=now, until=until, limit=limit, returning=[_ID]
            )
            # Read again by the index of due rows: faster than hundreds of ids.
            taken = theirs & (SCHEDULE.c.due_at == until) & (SCHEDULE.c.lease == token)
            found = (await c.execute(_WORK.where(taken))).all() if rows else []
            work = [
                DueCheck(connection=one, blob=row.blob)
                for row in found
                if (one := readable_connection(row))
            ]
            idle = {row.id for row in found} - {due.connection.id for due in work}
            await leases.settle(c, SCHEDULE, token, dict.fromkeys(idle, now + RETRY_AFTER))
        return ClaimedChecks(token=token, work=tuple(work))

    async def record_results(
        self, token: str, results: Sequence[CheckResult], now: datetime
    ) -> int:
        """Store the results of claimed checks in one transaction.

        A connection that was changed meanwhile, or is leased by another worker, is left
        unchanged and due again. Returns how many those are. Raises UnstorableError if a result
        cannot be stored.
        """
        try:
            return await self._record(token, results, now)
        except Exception as error:
            if is_refusal(error):
                raise UnstorableError(type(error).__name__) from None
            raise

    async def _record(self, token: str, results: Sequence[CheckResult], now: datetime) -> int:
        async with self._database.write() as c:
            stale = await _stale(c, [r.connection for r in results if r.connection])
            held = await leases.held(c, SCHEDULE, token, [r.id for r in results])
            fresh = [r for r in results if r.id in held - stale]
            await update_rows(c, [r.connection for r in fresh if r.connection])
            await follow(c, [r.id for r in fresh if r.moved])
            await record(c, *(r.change for r in fresh))
            await note(c, [notice for r in fresh for notice in r.notices])
            due = {r.id: now if r.id in stale else r.due_at for r in results}
            await leases.settle(c, SCHEDULE, token, due)
        return len(results) - len(fresh)

    async def schedule_now(self, owner: int, now: datetime) -> None:
        """Make the person's steady connections due now, unless one is being checked."""
        await self._make_due(_waiting(now).where(CONNECTIONS.c.owner == owner), now)

    async def schedule_some_now(self, exchange: str, now: datetime, limit: int) -> None:
        """Make a few steady connections of an exchange due now, the next ones first."""
        theirs = _waiting(now).where(SCHEDULE.c.exchange == exchange)
        await self._make_due(theirs.order_by(SCHEDULE.c.due_at).limit(limit), now)

    async def key_counts(self) -> Mapping[Route, KeyCount]:
        """Return the numbers of checked connections and of their owners, by route."""
        async with self._database.read() as c:
            return await count_routes(c)

    async def statuses(self) -> Mapping[tuple[str, Status], int]:
        """Return the number of connections, by exchange and status."""
        async with self._database.read() as c:
            return await count_statuses(c)

    async def spread_due(self, before: datetime, now: datetime, window: timedelta) -> int:
        """Spread checks due before `before`, and not in `window`, over it; return how many.

        Needed after a pause of all checks, and after the clock was set back.
        """
        total = 0
        while count := await self._spread_batch(before, now, window):
            total += count
        return total

    async def remind(
        self, now: datetime, write: Callable[[Connection], tuple[Connection, Notice | None]]
    ) -> int:
        """Change each connection with a due reminder; store its notice in the same step."""
        total = 0
        while count := await self._remind_batch(now, write):
            total += count
        return total

    async def _remind_batch(
        self, now: datetime, write: Callable[[Connection], tuple[Connection, Notice | None]]
    ) -> int:
        async with self._database.write() as c:
            return await remind(c, now, write, self._batch)

    async def _make_due(self, waiting: Select[tuple[str]], now: datetime) -> None:
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
                limit=self._batch,
                returning=[SCHEDULE.c.connection_id],
            )
            ids = [row["connection_id"] for row in rows]
            due = {id_: now + window * phase(id_) for id_ in ids}
            await leases.settle(c, SCHEDULE, token, due)
        return len(ids)


def _waiting(now: datetime) -> Select[tuple[str]]:
    """Return a query of steady connections that are due later and not leased."""
    return (
        select(SCHEDULE.c.connection_id)
        .join(CONNECTIONS)
        .where(CONNECTIONS.c.status == Status.ONLINE, CONNECTIONS.c.streak == 0)
        .where(SCHEDULE.c.due_at > now, SCHEDULE.c.lease.is_(None))
    )


def _is_of(egress: str, exchange: str) -> ColumnElement[bool]:
    return (SCHEDULE.c.egress == egress) & (SCHEDULE.c.exchange == exchange)


_OLDEST = select(func.min(SCHEDULE.c.due_at)).where(SCHEDULE.c.due_at.is_not(None))


def phase(connection_id: str) -> float:
    """Return a constant share from 0 to 1 for a connection, derived from its random id."""
    return int(connection_id.replace("-", "")[-4:], 16) / 0x10000


async def _stale(c: AsyncConnection, connections: Sequence[Connection]) -> set[str]:
    """Return the ids of rows that changed since they were read, and lock the others."""
    versions = {connection.id: connection.version for connection in connections}
    query = select(CONNECTIONS.c.id, CONNECTIONS.c.version).where(CONNECTIONS.c.id.in_(versions))
    rows = await c.execute(query.order_by(CONNECTIONS.c.id).with_for_update())
    there = {row.id: row.version for row in rows}
    return {id_ for id_, version in versions.items() if there.get(id_) != version}
