"""A database file that is moved away or damaged: said at once, with its cause and fix."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text

from bot.storage.engine.database import Database
from bot.storage.engine.errors import (
    DatabaseDamagedError,
    DatabaseMovedError,
    DatabaseUnreadableError,
    StorageError,
)
from bot.storage.engine.leadership import Leadership
from bot.storage.people.people import SqlPeople
from bot.storage.schema.tables import LEADERS, PEOPLE
from tests.conftest import file_url


@pytest.fixture
def kind() -> str:
    return "sqlite"


def overwrite_pages_of(file: Path, table: str) -> None:
    """Put noise into the root page of a table, and of its index."""
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        pages = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE tbl_name = ?", (table,)
        )
        roots = [page for (page,) in pages]
    connection.close()
    with file.open("r+b") as opened:
        for page in roots:
            opened.seek((page - 1) * size)
            opened.write(b"\xa5" * size)


def move(file: Path) -> None:
    file.rename(file.with_name("elsewhere.db"))


def delete(file: Path) -> None:
    file.unlink()


def replace(file: Path) -> None:
    content = file.read_bytes()
    file.unlink()
    file.touch()  # by one of the same content
    file.write_bytes(content)


@pytest.mark.parametrize("how", [move, delete, replace])
async def test_a_file_that_is_not_in_its_place_is_neither_read_nor_written(
    database: Database, how: Callable[[Path], None]
) -> None:
    people = SqlPeople(database)
    await people.choose_language(7, "nb")
    assert database.file
    how(database.file)
    with pytest.raises(DatabaseMovedError, match="moved, deleted or replaced"):
        await people.languages(7)
    with pytest.raises(DatabaseMovedError):
        await people.choose_language(7, "ru")
    assert database.health.failing_since() is not None
    with pytest.raises(StorageError):
        await Leadership(database, "telegram").acquire()


async def test_one_that_is_put_back_is_used_again(database: Database) -> None:
    people = SqlPeople(database)
    await people.choose_language(7, "nb")
    assert database.file
    move(database.file)
    with pytest.raises(DatabaseMovedError):
        await people.languages(7)
    database.file.with_name("elsewhere.db").rename(database.file)
    assert (await people.languages(7))[0] == "nb"


@pytest.mark.parametrize("table", ["people", "leaders", "installation", "notices"])
async def test_a_damaged_page_is_found_at_the_start(file: Path, table: str) -> None:
    overwrite_pages_of(file, table)
    database = Database(file_url(file))
    with pytest.raises(DatabaseDamagedError, match="is damaged") as caught:
        await database.open()
    assert "python -m bot restore" in caught.value.fix
    await database.close()


async def test_what_is_no_database_is_refused_in_words(tmp_path: Path) -> None:
    file = tmp_path / "bot.db"
    file.write_bytes(b"no database at all, however long it may be" * 200)
    with pytest.raises(DatabaseDamagedError, match="not a database"):
        await Database(file_url(file)).open()


async def test_a_page_that_is_damaged_while_the_bot_runs_is_told_from_a_lock(
    file: Path,
) -> None:
    database = Database(file_url(file))
    await database.open()
    overwrite_pages_of(file, "leaders")
    with pytest.raises(DatabaseDamagedError):
        await Leadership(database, "telegram").acquire()
    async with database.read() as c:
        assert (await c.execute(select(PEOPLE.c.id))).all() == []
    with pytest.raises(DatabaseDamagedError):
        async with database.read() as c:
            await c.execute(select(LEADERS))
    await database.close()


async def test_a_file_that_stays_locked_at_the_start_is_said_in_words(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.engine._sqlite.PRAGMAS", ("busy_timeout=10",))
    database = Database(file_url(file))
    await database.open()
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseUnreadableError, match="locked"):
        async with database.alone() as c:
            await c.execute(insert(PEOPLE), {"id": 1})
    other.close()
    async with database.read() as c:
        assert await c.scalar(text("SELECT 1")) == 1
    await database.close()
