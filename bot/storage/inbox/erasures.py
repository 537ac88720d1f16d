"""The store of messages that must still be deleted."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.inbox import Erasure
from bot.domain.notice import Notice
from bot.storage.engine import leases
from bot.storage.engine.database import Database, upsert
from bot.storage.notifying.notices import note
from bot.storage.schema.tables import ERASURES
from bot.storage.schema.types import readable

LEASE = timedelta(minutes=1)
_FIELDS = ("chat", "message", "person", "sent_at", "attempts")


@dataclass(frozen=True)
class SqlErasures:
    """Keeps messages to delete. A row holds ids and times, never a text."""

    database: Database

    async def add(self, erasure: Erasure, due_at: datetime) -> None:
        """Store an erasure; a known one keeps its attempts."""
        async with self.database.write() as c:
            new = upsert(c, ERASURES).values(row_of(erasure, due_at))
            await c.execute(new.on_conflict_do_nothing())

    async def take_over(self, now: datetime) -> None:
        """Make every erasure due now: the process that leased it has ended."""
        async with self.database.write() as c:
            await make_due(c, now)

    async def claim(self, now: datetime, limit: int) -> Sequence[Erasure]:
        """Lease due erasures, the longest due first."""
        columns = [ERASURES.c[name] for name in _FIELDS]
        async with self.database.write() as c:
            _, rows = await leases.take(
                c, ERASURES, now=now, until=now + LEASE, limit=limit, returning=columns
            )
        # A message is deleted even if its time is unreadable.
        return [
            Erasure(**{**row, "sent_at": row["sent_at"] if readable(row.values()) else now})
            for row in rows
        ]

    async def postpone(self, erasure: Erasure, due_at: datetime) -> None:
        """Count a failed attempt and schedule the next one."""
        later = update(ERASURES).where(ERASURES.c.id == erasure.id)
        values = {"attempts": erasure.attempts + 1, "due_at": due_at, "lease": None}
        async with self.database.write() as c:
            await c.execute(later.values(values))

    async def done(self, erasures: Collection[str], *notices: Notice) -> None:
        """Remove erasures by id and write the notices of failed ones, in one transaction."""
        async with self.database.write() as c:
            await c.execute(delete(ERASURES).where(ERASURES.c.id.in_(erasures)))
            await note(c, notices)


async def make_due(c: AsyncConnection, now: datetime | ColumnElement[Any]) -> None:
    """Make every erasure due, within a transaction: a message is deleted twice without harm."""
    await c.execute(update(ERASURES).values(due_at=now, lease=None))


def row_of(erasure: Erasure, due_at: datetime) -> dict[str, Any]:
    """Return the row of an erasure that is due at a time."""
    facts = {name: getattr(erasure, name) for name in _FIELDS}
    return {"id": erasure.id, "due_at": due_at, **facts}
