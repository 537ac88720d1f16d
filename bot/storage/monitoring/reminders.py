"""Writes due reminders: the changed connection and its notice in one step."""

from collections.abc import Callable, Collection
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.connection import Connection
from bot.domain.notice import Notice
from bot.storage.connections.checked_rows import update_rows
from bot.storage.connections.rows import COLUMNS, connections_in
from bot.storage.notifying.notices import note
from bot.storage.schema.tables import CONNECTIONS

RETRY_AFTER = timedelta(hours=1)  # until the next attempt to read an unreadable row


async def remind(
    c: AsyncConnection,
    now: datetime,
    write: Callable[[Connection], tuple[Connection, Notice | None]],
    limit: int,
) -> int:
    """Handle up to `limit` due reminders within a transaction; return how many."""
    due = select(*COLUMNS).where(CONNECTIONS.c.remind_at <= now).limit(limit)
    rows = (await c.execute(due.with_for_update(skip_locked=True))).all()
    found = connections_in(rows)
    changed = [write(connection) for connection in found]
    await _postpone(c, {row.id for row in rows} - {one.id for one in found}, now)
    await update_rows(c, [connection for connection, _ in changed])
    await note(c, [notice for _, notice in changed if notice])
    return len(rows)


async def _postpone(c: AsyncConnection, ids: Collection[str], now: datetime) -> None:
    """Postpone unreadable rows, so that others come first."""
    if ids:
        later = update(CONNECTIONS).where(CONNECTIONS.c.id.in_(ids))
        await c.execute(later.values(remind_at=now + RETRY_AFTER))
