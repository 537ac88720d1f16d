"""The outbox: written in the transaction that notices, leased by whoever tells."""

import logging
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import case, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.connection import Connection
from bot.domain.diagnosis import Status
from bot.domain.notice import Notice
from bot.domain.notice.payloads import PayloadError
from bot.domain.notice.rules import overtaken
from bot.domain.ports.notices import DeliveryResult, NoticeBatch
from bot.domain.timings import USUAL
from bot.storage.engine import leases
from bot.storage.engine.database import Database, upsert
from bot.storage.schema.tables import CONNECTIONS, NOTICES
from bot.storage.schema.types import readable

log = logging.getLogger(__name__)

_NAMES = tuple(field.name for field in fields(Notice) if field.name != "payload")
_COLUMNS = [NOTICES.c[name] for name in (*_NAMES, "values")]
LEASE = timedelta(seconds=USUAL.notice_lease)
PUT_OFF = timedelta(hours=1)  # before a notice that cannot be read is looked at again
_TRIED = NOTICES.c.attempts + case((NOTICES.c.lease.is_(None), 0), else_=1)
_TOGETHER = timedelta(seconds=2)  # what a person is notified so soon anyway goes into one message


class SqlNotices:
    """Keeps what must be notified. Nothing is lost by a crash; the notice comes up again."""

    def __init__(self, database: Database, lease: timedelta = LEASE) -> None:
        self._lease = lease
        self._database = database

    async def claim(self, now: datetime, limit: int = 100) -> Sequence[NoticeBatch]:
        """Take due notices, all of a person's together, for two minutes.

        Those that wait for one another are looked at now and then, each at a moment of its own:
        whoever is notified of one is notified of all. Another worker does not get them meanwhile. What
        was not settled by then comes up again and counts as tried: it may have been notified.
        """
        until = now + self._lease
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
            free = NOTICES.c.lease.is_(None) | (NOTICES.c.due_at <= now)
            _, more = await leases.take(
                c,
                NOTICES,
                theirs,
                free,
                now=now + _TOGETHER,
                until=until,
                token=token,
                returning=_COLUMNS,
                also={"attempts": _TRIED},
            )
            found = {row["id"]: _notice_in(row) for row in (*rows, *more)}
            odd = {id_: now + PUT_OFF for id_, notice in found.items() if notice is None}
            await leases.settle(c, NOTICES, token, odd)
        if odd:
            log.error("%s notices cannot be read by this version; they wait", len(odd))
        people: dict[int, list[Notice]] = defaultdict(list)
        for notice in sorted(filter(None, found.values()), key=lambda n: (n.at, n.id)):
            people[notice.person].append(notice)
        return [NoticeBatch(person=p, token=token, notices=tuple(n)) for p, n in people.items()]

    async def record_delivery(
        self, batch: NoticeBatch, result: DeliveryResult, now: datetime
    ) -> None:
        """Note what became of the notices of a batch, and what their person now knows."""
        due: dict[str, datetime | None] = dict.fromkeys((*result.sent, *result.dropped))
        due |= result.later
        async with self._database.write() as c:
            for connection in sorted(result.notified, key=lambda heard: heard.id):
                await _hear(c, connection, now)
            still = await leases.held(c, NOTICES, batch.token, list(due))
            for ids, values in (
                (result.sent, {"notified_at": now}),
                (result.failed, {"attempts": NOTICES.c.attempts + 1}),
            ):
                if found := still.intersection(ids):
                    noted = update(NOTICES).where(NOTICES.c.id.in_(found))
                    await c.execute(noted.values(values))
            await leases.settle(c, NOTICES, batch.token, due)

    async def bring_forward(self, now: datetime) -> None:
        """Let notices of what happened later than now be due: the clock was set back."""
        waiting = NOTICES.c.due_at.is_not(None) & NOTICES.c.lease.is_(None)
        sooner = update(NOTICES).where(NOTICES.c.at > now, waiting).values(due_at=now)
        async with self._database.write() as c:
            await c.execute(sooner)

    async def write(self, *notices: Notice) -> None:
        """Write notices that tell of nothing in the database."""
        async with self._database.write() as c:
            await note(c, notices)

    async def pending(self) -> int:
        """Return how many notices are not notified yet."""
        query = select(func.count()).select_from(NOTICES).where(NOTICES.c.due_at.is_not(None))
        async with self._database.read() as c:
            return int(await c.scalar(query) or 0)


async def note(c: AsyncConnection, notices: Collection[Notice]) -> None:
    """Write notices within a transaction: together with what they tell of.

    One whose key was written before is left out.
    """
    if notices:
        new = upsert(c, NOTICES).on_conflict_do_nothing(index_elements=["dedupe_key"])
        await c.execute(new, [_row(notice) for notice in notices])


def _row(notice: Notice) -> dict[str, Any]:
    return {name: getattr(notice, name) for name in _NAMES} | {"values": notice.values}


def _notice_in(row: Mapping[Any, Any]) -> Notice | None:
    """Return the notice of a row; None where this version cannot read it."""
    if not readable(row.values()):
        return None
    try:
        return Notice.restored(row)
    except PayloadError:
        return None


async def _hear(c: AsyncConnection, connection: Connection, now: datetime) -> None:
    """Note what the owner of a connection now knows of it, unless they have learnt since.

    Whoever does this together with others goes by their ids, as all do who change several rows.
    """
    heard = connection.mark_notified()
    values: dict[str, Any] = {
        "notified_status": heard.notified_status,
        "notified_cause": heard.notified_cause,
        "version": CONNECTIONS.c.version + 1,
    }
    if connection.status is Status.ONLINE:
        values["muted_until_clear"] = False
    known = (
        (CONNECTIONS.c.id == connection.id)
        & CONNECTIONS.c.notified_status.is_not_distinct_from(connection.notified_status)
        & CONNECTIONS.c.notified_cause.is_not_distinct_from(connection.notified_cause)
    )
    learnt = update(CONNECTIONS).where(known).values(values)
    row = (await c.execute(learnt.returning(CONNECTIONS.c.status, CONNECTIONS.c.problems))).first()
    as_told = (connection.status, [problem.value for problem in connection.problems])
    if row and readable(row) and (row.status, list(row.problems)) != as_told:
        await note(c, [overtaken(connection, now)])
