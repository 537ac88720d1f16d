"""Recalls of keys: mark, record and notice are one transaction for each batch."""

from collections.abc import Callable, Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, select

from bot.domain.connection import Connection
from bot.domain.ports.checks import KeyCount
from bot.domain.ports.recalls import Recall, RecallProgress
from bot.storage.connections.checked_rows import update_rows
from bot.storage.connections.rows import COLUMNS, connections_in
from bot.storage.engine.database import Database
from bot.storage.monitoring.counts import count_keys
from bot.storage.notifying.notices import note
from bot.storage.people.history import record
from bot.storage.schema.tables import CONNECTIONS, NOTICES


class SqlRecalls:
    """Keeps which keys are recalled, and how many owners are notified."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def affected(self, before: datetime) -> Mapping[str, KeyCount]:
        """Return how many keys stored before a time are not marked yet, by exchange."""
        async with self._database.read() as c:
            return await count_keys(c, _unmarked(before))

    async def mark(
        self,
        before: datetime,
        after: str,
        limit: int,
        recall: Callable[[Connection], Recall],
    ) -> tuple[int, str | None]:
        """Mark up to `limit` keys stored before a time, in the order of ids, from `after` on.

        Returns how many, and the last id, or None if no more were found. An unreadable row is
        logged and stays unmarked.
        """
        due = select(*COLUMNS).where(_unmarked(before), CONNECTIONS.c.id > after)
        due = due.order_by(CONNECTIONS.c.id).limit(limit).with_for_update(skip_locked=True)
        async with self._database.write() as c:
            rows = (await c.execute(due)).all()
            recalls = [recall(connection) for connection in connections_in(rows)]
            await update_rows(c, [one.connection for one in recalls])
            await record(c, *(r for one in recalls for r in one.records))
            await note(c, [one.notice for one in recalls])
        return len(recalls), (rows[-1].id if rows else None)

    async def progress(self, key: str) -> RecallProgress:
        """Return the progress of the notices whose `dedupe_key` begins with a key."""
        theirs = NOTICES.c.dedupe_key.startswith(key, autoescape=True)
        query = select(
            func.count(), func.count(NOTICES.c.notified_at), func.count(NOTICES.c.due_at)
        ).where(theirs)
        async with self._database.read() as c:
            written, notified, waiting = (await c.execute(query)).one()
        return RecallProgress(marked=written, notified=notified, waiting=waiting)


def _unmarked(before: datetime) -> ColumnElement[bool]:
    return and_(CONNECTIONS.c.keyed_at < before, CONNECTIONS.c.recalled.is_(False))
