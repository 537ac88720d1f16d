from datetime import datetime

from bot.storage.connecting.openings import SqlFormOpenings
from bot.storage.engine.database import Database


async def test_an_opening_is_used_once_in_all_processes(
    database: Database, second: Database, now: datetime
) -> None:
    one, other = SqlFormOpenings(database), SqlFormOpenings(second)
    assert await one.is_first("a" * 64, now)
    for openings in (one, other):
        assert not await openings.is_first("a" * 64, now)
    assert await other.is_first("b" * 64, now)
