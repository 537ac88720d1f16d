from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.connection import Connection
from bot.domain.ports.checks import CheckResult
from bot.storage.connections.store import SqlConnectionStore
from bot.storage.engine.database import Database
from bot.storage.monitoring.schedule import LEASE, SqlSchedule


async def test_checks_that_came_to_nothing_are_told(
    database: Database, connection: Connection, now: datetime
) -> None:
    store, schedule = SqlConnectionStore(database), SqlSchedule(database, ("kucoin",))
    for id_ in ("kept", "renamed", "taken"):
        await store.add(replace(connection, id=id_, name=id_), b"sealed", b"print")
    later = now + timedelta(days=1)
    shift = await schedule.claim("kucoin", later, 10)
    mine = {due.connection.id: due.connection for due in shift.work}
    assert sorted(mine) == ["kept", "renamed", "taken"]
    outcomes = {id_: CheckResult(id=id_, due_at=later, connection=one) for id_, one in mine.items()}
    await store.save(replace(mine["renamed"], name="Other"))
    assert await schedule.record_results(shift.token, [outcomes["kept"]], later) == 0
    assert await schedule.record_results(shift.token, [outcomes["renamed"]], later) == 1
    await schedule.claim("kucoin", later + LEASE, 10)
    assert await schedule.record_results(shift.token, [outcomes["taken"]], later) == 1
