from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import StatementError

from bot.storage.engine.database import Database
from bot.storage.schema.tables import METADATA, PEOPLE

OSLO = timezone(timedelta(hours=1))


async def test_moments_come_back_in_utc(database: Database, kind: str) -> None:
    moment = datetime(2026, 11, 21, 13, 30, 15, 123456, tzinfo=OSLO)
    async with database.write() as c:
        await c.execute(insert(PEOPLE).values(id=1, created_at=moment))
    async with database.read() as c:
        read: datetime = (await c.execute(select(PEOPLE.c.created_at))).scalar_one()
        raw = await c.scalar(text("SELECT CAST(created_at AS TEXT) FROM people"))
        found = await c.scalar(select(PEOPLE.c.id).where(PEOPLE.c.created_at == moment))
    assert (read, read.tzinfo) == (moment, UTC)
    if kind == "sqlite":  # which keeps no zone: the text must be that of UTC
        assert raw == "2026-11-21 12:30:15.123456"
    assert found == 1


async def test_a_moment_without_zone_is_refused(database: Database) -> None:
    naive = datetime(2026, 11, 21, 13, 30)  # noqa: DTZ001  # the point
    with pytest.raises(StatementError, match="needs a time zone"):
        async with database.write() as c:
            await c.execute(insert(PEOPLE).values(id=1, created_at=naive))
    with pytest.raises(StatementError, match="needs a time zone"):
        async with database.read() as c:
            await c.execute(select(PEOPLE).where(PEOPLE.c.created_at <= naive))


def test_every_constraint_has_its_name() -> None:
    for table in METADATA.sorted_tables:
        assert all(constraint.name for constraint in table.constraints), table
        assert all(index.name for index in table.indexes), table
