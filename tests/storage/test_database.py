import asyncio
import sqlite3
import stat
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import BigInteger, Column, MetaData, Table, Text, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.database import Database
from bot.storage.errors import DatabaseUnreadableError, DatabaseUnsupportedError

COUNTERS = Table(
    "counters",
    MetaData(),
    Column("id", BigInteger, primary_key=True),
    Column("value", BigInteger, nullable=False),
    Column("note", Text),
)


@pytest.fixture
async def counter(database: Database) -> Database:
    async with database.write() as c:
        await c.run_sync(COUNTERS.metadata.create_all)
        await c.execute(COUNTERS.insert().values(id=1, value=0))
    return database


async def increment(database: Database) -> None:
    async with database.write() as c:
        value = (await c.execute(select(COUNTERS.c.value))).scalar_one()
        await asyncio.sleep(0)
        await c.execute(update(COUNTERS).values(value=value + 1))


async def value(database: Database) -> Any:
    async with database.read() as c:
        return (await c.execute(select(COUNTERS.c.value))).scalar_one()


async def test_no_update_is_lost_between_tasks(counter: Database) -> None:
    async def work() -> None:
        for _ in range(100):
            await increment(counter)

    await asyncio.gather(*(work() for _ in range(10)))
    assert await value(counter) == 1000


async def test_no_update_is_lost_between_processes(counter: Database, second: Database) -> None:
    async def work(database: Database) -> None:
        for _ in range(50):
            await increment(database)

    await asyncio.gather(*(work(database) for database in (counter, second) for _ in range(4)))
    assert await value(counter) == 400


async def test_readers_neither_wait_for_the_writer_nor_see_half(counter: Database) -> None:
    async with counter.write() as c:
        await c.execute(update(COUNTERS).values(value=5))
        assert await asyncio.wait_for(value(counter), 1) == 0
    assert await value(counter) == 5


async def test_a_reader_sees_one_state(counter: Database) -> None:
    async with counter.read() as c:
        assert await c.scalar(select(COUNTERS.c.value)) == 0
        await increment(counter)
        assert await c.scalar(select(COUNTERS.c.value)) == 0


async def test_readers_cannot_write(counter: Database) -> None:
    with pytest.raises(OperationalError, match="readonly"):
        async with counter.read() as c:
            await c.execute(update(COUNTERS).values(value=5))


async def test_an_error_undoes_the_whole_transaction(counter: Database) -> None:
    async def fail() -> None:
        async with counter.write() as c:
            await c.execute(update(COUNTERS).values(value=5))
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        await fail()
    assert await value(counter) == 0


async def test_cancelled_writers_leave_nothing_behind(counter: Database) -> None:
    outcomes: list[
        object
    ] = []  # keeps the frames of the cancelled tasks, and with them half-read cursors
    for step in range(200):
        task = asyncio.create_task(increment(counter))
        await asyncio.sleep(step % 40 / 8_000)
        task.cancel()
        outcomes += await asyncio.gather(task, return_exceptions=True)
    done = outcomes.count(None)
    await asyncio.wait_for(increment(counter), 5)
    assert done < await value(counter) <= 201
    assert await counter.wipe()


SLOW = """
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400000)
SELECT count(*) FROM n UNION ALL SELECT value FROM counters
"""


async def test_a_writer_cancelled_while_it_reads_lets_go_of_the_lock(counter: Database) -> None:
    async def read_slowly() -> None:
        async with counter.write() as c:
            await c.execute(text(SLOW))

    task = asyncio.create_task(read_slowly())
    await asyncio.sleep(0.05)
    task.cancel()
    outcome = await asyncio.gather(task, return_exceptions=True)  # its frames keep the cursor
    assert isinstance(outcome[0], asyncio.CancelledError)
    await asyncio.wait_for(increment(counter), 5)
    assert await counter.wipe()


async def test_errors_do_not_print_rows(counter: Database) -> None:
    with pytest.raises(IntegrityError) as caught:
        async with counter.write() as c:
            await c.execute(COUNTERS.insert().values(id=1, value=1, note="canary"))
    assert "canary" not in str(caught.value)
    with pytest.raises(DBAPIError) as wrong:
        async with counter.write() as c:
            await c.execute(COUNTERS.insert().values(id=2, value=2, note={"canary": 1}))
    assert "canary" not in str(wrong.value)


async def test_each_connection_has_its_pragmas(database: Database) -> None:
    async with database.write() as c:
        writer = {name: await pragma(c, name) for name in PRAGMAS}
    async with database.read() as c:
        reader = {name: await pragma(c, name) for name in PRAGMAS}
    assert writer == PRAGMAS
    assert reader | {"synchronous": 2, "journal_size_limit": 4194304} == PRAGMAS | {
        "query_only": 1,
        "wal_autocheckpoint": 0,
    }


PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "busy_timeout": 10_000,
    "foreign_keys": 1,
    "secure_delete": 1,
    "journal_size_limit": 4194304,
    "wal_autocheckpoint": 1000,
    "query_only": 0,
}


async def pragma(c: AsyncConnection, name: str) -> object:
    return await c.scalar(text(f"PRAGMA {name}"))


async def test_files_are_for_their_owner_alone(counter: Database) -> None:
    await increment(counter)
    folder = counter.path.parent
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert modes == {"bot.db": 0o600, "bot.db-shm": 0o600, "bot.db-wal": 0o600}


async def test_closing_leaves_one_whole_file(counter: Database, tmp_path: Path) -> None:
    await increment(counter)
    await counter.close()
    assert [path.name for path in counter.path.parent.iterdir()] == ["bot.db"]
    moved = counter.path.rename(tmp_path / "moved.db")
    with sqlite3.connect(moved) as c:
        assert c.execute("SELECT value FROM counters").fetchone() == (1,)
    c.close()


async def test_wipe_empties_the_log(counter: Database) -> None:
    await increment(counter)
    log = counter.path.with_name("bot.db-wal")
    assert log.stat().st_size > 0
    assert await counter.wipe()
    assert log.stat().st_size == 0


async def test_a_long_reader_elsewhere_does_not_hold_up_the_writer(
    counter: Database, second: Database
) -> None:
    await increment(counter)
    async with second.read() as c:
        await c.scalar(select(COUNTERS.c.value))
        await increment(counter)
        assert not await asyncio.wait_for(counter.wipe(), 2)
        await asyncio.wait_for(increment(counter), 2)
    assert await counter.wipe()
    assert await value(second) == 3


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("postgresql+asyncpg://bot:canary@localhost/bot", "postgresql\\+asyncpg"),
        ("sqlite:///bot.db", "sqlite"),
        ("sqlite+aiosqlite://", "memory"),
        ("sqlite+aiosqlite:///:memory:", "memory"),
        ("canary", "unknown"),
    ],
)
def test_other_databases_are_refused(url: str, kind: str) -> None:
    with pytest.raises(DatabaseUnsupportedError, match=kind) as caught:
        Database(url)
    assert "canary" not in str(caught.value)


async def test_what_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "bot.db").write_bytes(b"something else, and long enough" * 40)
    for name, reason in [("bot.db", "not a database"), ("bot.db/x/y.db", "ot a directory")]:
        database = Database(f"sqlite+aiosqlite:///{tmp_path}/{name}")
        with pytest.raises(DatabaseUnreadableError, match=reason):
            await database.open()
        await database.close()


async def test_opening_waits_for_whoever_uses_a_file_of_the_old_kind(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "bot.db", isolation_level=None)
    other.executescript("CREATE TABLE t (id INTEGER); BEGIN IMMEDIATE")
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/bot.db")
    opening = asyncio.create_task(database.open())
    await asyncio.sleep(0.3)
    assert not opening.done()
    other.close()
    await opening
    async with database.read() as c:
        assert await pragma(c, "journal_mode") == "wal"
    await database.close()


async def test_a_new_file_is_for_its_owner_alone(url: str) -> None:
    database = Database(url)
    await database.open()
    modes = [stat.S_IMODE(p.stat().st_mode) for p in (database.path.parent, database.path)]
    assert modes == [0o700, 0o600]
    await database.close()
