"""What SQLite alone has: a file with its mode, pragmas, and a log that can be emptied."""

import asyncio
import shutil
import sqlite3
import stat
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.engine.database import Database
from bot.storage.engine.errors import DatabaseDamagedError, DatabaseUnreadableError
from bot.storage.people.people import SqlPeople
from bot.storage.schema.tables import PEOPLE


@pytest.fixture
def kind() -> str:
    return "sqlite"


async def write(database: Database) -> None:
    await SqlPeople(database).set_client_language(1, "en")


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


async def test_files_are_for_their_owner_alone(database: Database, file: Path) -> None:
    await write(database)
    folder = file.parent
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert modes == {"bot.db": 0o600, "bot.db-shm": 0o600, "bot.db-wal": 0o600}


async def test_closing_leaves_one_whole_file(
    database: Database, file: Path, tmp_path: Path
) -> None:
    await write(database)
    await database.close()
    assert [path.name for path in file.parent.iterdir()] == ["bot.db"]
    await asyncio.to_thread(shutil.copy, file, tmp_path / "copy.db")
    with sqlite3.connect(tmp_path / "copy.db") as c:
        assert c.execute("SELECT client_language FROM people").fetchone() == ("en",)
    c.close()


async def test_wipe_empties_the_log(database: Database, file: Path) -> None:
    await write(database)
    log = file.with_name("bot.db-wal")
    assert log.stat().st_size > 0
    assert await database.wipe()
    assert log.stat().st_size == 0


async def test_a_long_reader_elsewhere_does_not_hold_up_the_writer(
    database: Database, second: Database
) -> None:
    await write(database)
    async with second.read() as c:
        assert await c.scalar(select(func.count()).select_from(PEOPLE)) == 1
        await write(database)
        assert not await asyncio.wait_for(database.wipe(), 2)
        await asyncio.wait_for(write(database), 2)
    assert await database.wipe()


async def test_what_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "bot.db").write_bytes(b"something else, and long enough" * 40)
    for name, kind, reason in [
        ("bot.db", DatabaseDamagedError, "not a database"),
        ("bot.db/x/y.db", DatabaseUnreadableError, "ot a directory"),
    ]:
        database = Database(f"sqlite+aiosqlite:///{tmp_path}/{name}")
        with pytest.raises(kind, match=reason):
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


async def test_a_new_file_is_for_its_owner_alone(url: str, tmp_path: Path) -> None:
    database = Database(url)
    await database.open()
    path = tmp_path / "data" / "bot.db"
    modes = [stat.S_IMODE(p.stat().st_mode) for p in (path.parent, path)]
    assert modes == [0o700, 0o600]
    await database.close()


async def test_whoever_inspects_makes_nothing(url: str, tmp_path: Path) -> None:
    database = Database(url)
    async with database.inspect() as c:
        assert c is None
    await database.close()
    assert not (tmp_path / "data").exists()


async def test_whoever_inspects_last_leaves_the_log(database: Database, file: Path) -> None:
    await write(database)
    left = file.parent.with_name("left")
    shutil.copytree(file.parent, left)  # as after a crash
    log = (left / "bot.db-wal").read_bytes()
    other = Database(f"sqlite+aiosqlite:///{left}/bot.db")
    async with other.inspect() as c:
        assert c is not None
        assert await c.scalar(select(func.count()).select_from(PEOPLE)) == 1
    await other.close()
    assert log
    assert (left / "bot.db-wal").read_bytes() == log


async def test_a_file_without_a_log_gets_none(file: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{file}")
    async with database.inspect() as c:
        assert c is not None
        assert await c.scalar(select(func.count()).select_from(PEOPLE)) == 0
    await database.close()
    assert list(file.parent.iterdir()) == [file]


async def test_what_is_no_database_cannot_be_inspected(tmp_path: Path) -> None:
    (tmp_path / "bot.db").write_bytes(b"no database " * 1000)
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/bot.db")
    with pytest.raises(DatabaseDamagedError, match="not a database"):
        async with database.inspect():
            pass
    await database.close()
