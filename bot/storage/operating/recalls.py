"""The orders to replace keys: mark, record and notice are one step for each batch."""

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
    """Keeps which keys must be replaced, and whether their owners know."""

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
        order: Callable[[Connection], Recall],
    ) -> tuple[int, str | None]:
        """Mark up to `limit` keys stored before a time, in the order of ids, from `after` on.

        Returns how many, and the last id, or None when no more were found. A row that cannot be
        read is logged and stays unmarked.
        """
        due = select(*COLUMNS).where(_unmarked(before), CONNECTIONS.c.id > after)
        due = due.order_by(CONNECTIONS.c.id).limit(limit).with_for_update(skip_locked=True)
        async with self._database.write() as c:
            rows = (await c.execute(due)).all()
            orders = [order(connection) for connection in connections_in(rows)]
            await update_rows(c, [one.connection for one in orders])
            await record(c, *(r for one in orders for r in one.records))
            await note(c, [one.notice for one in orders])
        return len(orders), (rows[-1].id if rows else None)

    async def progress(self, key: str) -> RecallProgress:
        """Return what became of the notices whose `dedupe_key` begins with a key."""
        theirs = NOTICES.c.dedupe_key.startswith(key, autoescape=True)
        query = select(
            func.count(), func.count(NOTICES.c.notified_at), func.count(NOTICES.c.due_at)
        ).where(theirs)
        async with self._database.read() as c:
            written, told, waiting = (await c.execute(query)).one()
        return RecallProgress(marked=written, notified=told, waiting=waiting)


def _unmarked(before: datetime) -> ColumnElement[bool]:
    return and_(CONNECTIONS.c.keyed_at < before, CONNECTIONS.c.recalled.is_(False))
