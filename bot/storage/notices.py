"""Owns what must be told: written in the transaction that notices, claimed by whoever tells."""

from collections.abc import Sequence
from dataclasses import asdict, fields
from datetime import datetime, timedelta

from sqlalchemy import insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.notice import Notice
from bot.storage.database import Database
from bot.storage.tables import NOTICES

_COLUMNS = [NOTICES.c[field.name] for field in fields(Notice)]
_LEASE = timedelta(minutes=2)


class NoticeBook:
    """Keeps what must be told. Nothing is lost by a crash; the notice comes up again."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def claim(self, now: datetime, limit: int = 20) -> Sequence[Notice]:
        """Take untold notices, the oldest first, for two minutes.

        Another worker does not get them meanwhile. What was not `told` by then comes up again.
        """
        free = or_(NOTICES.c.leased_until.is_(None), NOTICES.c.leased_until <= now)
        due = select(NOTICES.c.id).where(NOTICES.c.told_at.is_(None), free)
        due = due.order_by(NOTICES.c.at).limit(limit).with_for_update(skip_locked=True)
        taken = NOTICES.c.id.in_(select(due.cte().c.id))  # a CTE that locks is run once
        lease = update(NOTICES).where(taken).values(leased_until=now + _LEASE)
        async with self._database.write() as c:
            rows = (await c.execute(lease.returning(*_COLUMNS))).mappings().all()
        return sorted((Notice(**row) for row in rows), key=lambda notice: notice.at)

    async def told(self, notice: Notice, now: datetime) -> None:
        """Note that the person was told, or can never be."""
        async with self._database.write() as c:
            await c.execute(update(NOTICES).where(NOTICES.c.id == notice.id).values(told_at=now))


async def note(c: AsyncConnection, notices: Sequence[Notice]) -> None:
    """Write notices within a transaction: together with what they tell of."""
    if notices:
        await c.execute(insert(NOTICES), [asdict(notice) for notice in notices])
