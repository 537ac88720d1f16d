"""The outbox: notices are written with their cause and leased by a sender."""

import logging
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import RowMapping, case, func, select, update
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
from bot.storage.notifying.group_messages import store_group_messages
from bot.storage.schema.tables import CONNECTIONS, NOTICES
from bot.storage.schema.types import readable

log = logging.getLogger(__name__)

_NAMES = tuple(field.name for field in fields(Notice) if field.name != "payload")
_COLUMNS = [NOTICES.c[name] for name in (*_NAMES, "values")]
LEASE = timedelta(seconds=USUAL.notice_lease)
RETRY_AFTER = timedelta(hours=1)  # until the next attempt to read an unreadable notice
_ATTEMPTS = NOTICES.c.attempts + case((NOTICES.c.lease.is_(None), 0), else_=1)
_TOGETHER = timedelta(seconds=2)  # notices due this soon share the message


class SqlNotices:
    """Keeps notices. A crash loses none: it becomes due again when its lease ends."""

    def __init__(self, database: Database, lease: timedelta = LEASE) -> None:
        self._lease = lease
        self._database = database

    async def claim(self, now: datetime, limit: int = 100) -> Sequence[NoticeBatch]:
        """Lease due notices, together with the other notices of the same people.

        Other workers do not get them meanwhile. A notice that is not settled when the lease ends
        is due again and counts as one attempt: it may have been delivered.
        """
        async with self._database.write() as c:
            token, rows = await _lease_due(c, now, now + self._lease, limit)
            found = {row["id"]: _notice_in(row) for row in rows}
            unreadable = {id_: now + RETRY_AFTER for id_, notice in found.items() if notice is None}
            await leases.settle(c, NOTICES, token, unreadable)
        if unreadable:
            log.error(
                "%s notices cannot be read by this version; they stay in the outbox",
                len(unreadable),
            )
        return _batches(token, filter(None, found.values()))

    async def record_delivery(
        self, batch: NoticeBatch, result: DeliveryResult, now: datetime
    ) -> None:
        """Store the results of a batch, and what its person is notified of."""
        due: dict[str, datetime | None] = dict.fromkeys((*result.sent, *result.dropped))
        due |= result.later
        async with self._database.write() as c:
            for connection in sorted(result.notified, key=lambda connection: connection.id):
                await _mark_notified(c, connection, now)
            still = await leases.held(c, NOTICES, batch.token, list(due))
            for ids, values in (
                (result.sent, {"notified_at": now}),
                (result.failed, {"attempts": NOTICES.c.attempts + 1}),
            ):
                if found := still.intersection(ids):
                    noted = update(NOTICES).where(NOTICES.c.id.in_(found))
                    await c.execute(noted.values(values))
            await leases.settle(c, NOTICES, batch.token, due)
            await store_group_messages(c, result.groups)

    async def bring_forward(self, now: datetime) -> None:
        """Make notices of events after `now` due: the clock was set back."""
        waiting = NOTICES.c.due_at.is_not(None) & NOTICES.c.lease.is_(None)
        sooner = update(NOTICES).where(NOTICES.c.at > now, waiting).values(due_at=now)
        async with self._database.write() as c:
            await c.execute(sooner)

    async def write(self, *notices: Notice) -> None:
        """Write notices without another change of the database."""
        async with self._database.write() as c:
            await note(c, notices)

    async def pending(self) -> int:
        """Return how many notices are not delivered yet."""
        query = select(func.count()).select_from(NOTICES).where(NOTICES.c.due_at.is_not(None))
        async with self._database.read() as c:
            return int(await c.scalar(query) or 0)


async def note(c: AsyncConnection, notices: Collection[Notice]) -> None:
    """Write notices within the transaction of their cause.

    A notice whose `dedupe_key` exists is left out.
    """
    if notices:
        new = upsert(c, NOTICES).on_conflict_do_nothing(index_elements=["dedupe_key"])
        await c.execute(new, [_row(notice) for notice in notices])


async def _lease_due(
    c: AsyncConnection, now: datetime, until: datetime, limit: int
) -> tuple[str, Sequence[RowMapping]]:
    """Lease up to `limit` due notices, and the free ones of the same people; return the token."""
    attempted = {"attempts": _ATTEMPTS}
    token, rows = await leases.take(
        c, NOTICES, now=now, until=until, limit=limit, returning=_COLUMNS, also=attempted
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
        also=attempted,
    )
    return token, (*rows, *more)


def _batches(token: str, notices: Iterable[Notice]) -> Sequence[NoticeBatch]:
    """Return notices as one batch for each person, in the order of their times."""
    people: dict[int, list[Notice]] = defaultdict(list)
    for notice in sorted(notices, key=lambda n: (n.at, n.id)):
        people[notice.person].append(notice)
    return [NoticeBatch(person=p, token=token, notices=tuple(n)) for p, n in people.items()]


def _row(notice: Notice) -> dict[str, Any]:
    return {name: getattr(notice, name) for name in _NAMES} | {"values": notice.values}


def _notice_in(row: Mapping[Any, Any]) -> Notice | None:
    """Return the notice of a row; None if it is unreadable."""
    if not readable(row.values()):
        return None
    try:
        return Notice.restored(row)
    except PayloadError:
        return None


async def _mark_notified(c: AsyncConnection, connection: Connection, now: datetime) -> None:
    """Store the status that the owner of a connection was notified of, unless it changed since.

    Rows are updated in the order of their ids, as everywhere, to avoid deadlocks.
    """
    notified = connection.mark_notified()
    values: dict[str, Any] = {
        "notified_status": notified.notified_status,
        "notified_cause": notified.notified_cause,
        "version": CONNECTIONS.c.version + 1,
    }
    if connection.status is Status.ONLINE:
        values["muted_until_clear"] = False
    known = (
        (CONNECTIONS.c.id == connection.id)
        & CONNECTIONS.c.notified_status.is_not_distinct_from(connection.notified_status)
        & CONNECTIONS.c.notified_cause.is_not_distinct_from(connection.notified_cause)
    )
    changed = update(CONNECTIONS).where(known).values(values)
    row = (await c.execute(changed.returning(CONNECTIONS.c.status, CONNECTIONS.c.problems))).first()
    as_notified = (connection.status, [problem.value for problem in connection.problems])
    if row and readable(row) and (row.status, list(row.problems)) != as_notified:
        await note(c, [overtaken(connection, now)])
