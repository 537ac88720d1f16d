"""Owns the outbox: written in the transaction that notices, leased by whoever tells."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import asdict, fields
from datetime import datetime, timedelta

from sqlalchemy import case, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.connection import Connection
from bot.domain.notice import Notice, NoticeKind
from bot.domain.ports import Bundle, Telling
from bot.storage import leases
from bot.storage.database import Database, upsert
from bot.storage.tables import CONNECTIONS, NOTICES

_COLUMNS = [NOTICES.c[field.name] for field in fields(Notice)]
_TRIED = NOTICES.c.attempts + case((NOTICES.c.lease.is_(None), 0), else_=1)
_LEASE = timedelta(minutes=2)
_TOGETHER = timedelta(seconds=2)  # what a person is told so soon anyway goes into one message


class NoticeBook:
    """Keeps what must be told. Nothing is lost by a crash; the notice comes up again."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def claim(self, now: datetime, limit: int = 100) -> Sequence[Bundle]:
        """Take due notices, all of a person's together, for two minutes.

        Those that wait for one another are looked at now and then, each at a moment of its own:
        whoever is told of one is told of all. Another worker does not get them meanwhile. What
        was not settled by then comes up again and counts as tried: it may have been told.
        """
        until = now + _LEASE
        async with self._database.write() as c:
            token, rows = await leases.take(
                c,
                NOTICES,
                now=now,
                until=until,
                limit=limit,
                returning=_COLUMNS,
                also={"attempts": _TRIED},
            )
            theirs = NOTICES.c.person.in_({row["person"] for row in rows})
            ours = func.coalesce(NOTICES.c.lease, "") == token
            rest = (NOTICES.c.due_at <= now + _TOGETHER) & theirs & ~ours
            more = update(NOTICES).where(rest)
            more = more.values(due_at=until, lease=token, attempts=_TRIED)
            rows = [*rows, *(await c.execute(more.returning(*_COLUMNS))).mappings()]
        people: dict[int, list[Notice]] = defaultdict(list)
        for notice in sorted((Notice(**row) for row in rows), key=lambda n: (n.at, n.id)):
            people[notice.person].append(notice)
        return [Bundle(person=p, token=token, notices=tuple(n)) for p, n in people.items()]

    async def settle(self, bundle: Bundle, telling: Telling, now: datetime) -> None:
        """Note what became of the notices of a bundle, and what their person now knows."""
        due: dict[str, datetime | None] = dict.fromkeys((*telling.told, *telling.dropped))
        due |= telling.later
        async with self._database.write() as c:
            still = await leases.held(c, NOTICES, bundle.token, list(due))
            told = NOTICES.c.id.in_(still.intersection(telling.told))
            await c.execute(update(NOTICES).where(told).values(told_at=now))
            failed = NOTICES.c.id.in_(still.intersection(telling.failed))
            again = update(NOTICES).where(failed).values(attempts=NOTICES.c.attempts + 1)
            await c.execute(again)
            await leases.settle(c, NOTICES, bundle.token, due)
            for connection in telling.heard:
                await _hear(c, connection, now)

    async def draw_near(self, now: datetime) -> None:
        """Let notices of what happened later than now be due: the clock was set back."""
        waiting = NOTICES.c.due_at.is_not(None) & NOTICES.c.lease.is_(None)
        sooner = update(NOTICES).where(NOTICES.c.at > now, waiting).values(due_at=now)
        async with self._database.write() as c:
            await c.execute(sooner)

    async def write(self, *notices: Notice) -> None:
        """Write notices that tell of nothing in the database."""
        async with self._database.write() as c:
            await note(c, notices)

    async def waiting(self) -> int:
        """Return how many notices are not told yet."""
        query = select(func.count()).select_from(NOTICES).where(NOTICES.c.due_at.is_not(None))
        async with self._database.read() as c:
            return int(await c.scalar(query) or 0)


async def note(c: AsyncConnection, notices: Collection[Notice]) -> None:
    """Write notices within a transaction: together with what they tell of.

    One whose key was written before is left out.
    """
    if notices:
        new = upsert(c, NOTICES).on_conflict_do_nothing(index_elements=["dedupe_key"])
        await c.execute(new, [asdict(notice) for notice in notices])


async def _hear(c: AsyncConnection, connection: Connection, now: datetime) -> None:
    """Note what the owner of a connection now knows of it.

    Where it changed while that was being told, back to what they had heard before perhaps, nobody
    has written a notice of it: here it is.
    """
    values = {
        "told_status": connection.told_status,
        "told_cause": connection.told_cause,
        "muted_until_clear": connection.muted_until_clear,
        "version": CONNECTIONS.c.version + 1,
    }
    mine = update(CONNECTIONS).where(CONNECTIONS.c.id == connection.id).values(values)
    stands = (await c.execute(mine.returning(CONNECTIONS.c.status, CONNECTIONS.c.problems))).first()
    told = (connection.status, [problem.value for problem in connection.problems])
    if stands and (stands.status, list(stands.problems)) != told:
        await note(c, [_overtaken(connection, now)])


def _overtaken(connection: Connection, now: datetime) -> Notice:
    """Return the notice that a connection stands otherwise than was just told."""
    moments = {"at": now.isoformat(), "since": connection.status_since.isoformat()}
    return Notice(
        id=str(uuid.uuid4()),
        person=connection.owner,
        kind=NoticeKind.STATUS,
        at=now,
        due_at=now,
        dedupe_key=f"status:{connection.id}:{now.timestamp():.3f}:overtaken",
        exchange=connection.exchange,
        name=connection.name,
        connection=connection.id,
        values={**moments, "unwatched": False},
    )
