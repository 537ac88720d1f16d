import sqlite3
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from bot.storage.engine.database import Database
from bot.storage.schema.tables import LEADERS
from tests.storage.server import Server


@pytest.fixture
def database(database: Database) -> Database:
    """A database that answers again with its first answer."""
    database.health.calm = 0.0
    return database


async def work(database: Database) -> None:
    async with database.write() as c:
        await c.execute(text("SELECT 1"))


async def test_a_database_that_answers(database: Database) -> None:
    await work(database)
    assert database.health.failing_since() is None


async def test_what_was_only_refused_is_no_trouble(database: Database) -> None:
    row = {"name": "n", "holder": "h", "until": datetime.now(UTC)}
    for _ in range(2):
        with pytest.raises(IntegrityError):
            async with database.write() as c:
                await c.execute(insert(LEADERS), [row, row])
    assert database.health.failing_since() is None


@pytest.mark.parametrize("kind", ["sqlite"])
async def test_a_lock_that_is_not_let_go(ready_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.storage.engine._sqlite.PRAGMAS", ("busy_timeout=50",))
    database = Database(ready_url, calm=0.0)
    other = sqlite3.connect(ready_url.removeprefix("sqlite+aiosqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DBAPIError):
        await work(database)
    since = database.health.failing_since()
    assert since is not None
    assert datetime.now(UTC) - since < timedelta(seconds=10)
    async with database.read() as c:  # that can be done all the while
        await c.execute(text("SELECT 1"))
    assert database.health.failing_since() == since
    other.execute("ROLLBACK")
    other.close()
    await work(database)
    assert database.health.failing_since() is None
    await database.close()


@pytest.mark.parametrize("kind", ["postgresql"])
async def test_a_server_that_does_not_answer(database: Database, server: Server) -> None:
    if server.restart is None:
        pytest.skip("the server is not ours to restart")

    async def cut_off() -> None:
        async with database.write() as c:
            server.restart()  # type: ignore[misc]  # it is ours
            await c.execute(text("SELECT 1"))

    with pytest.raises(DBAPIError):
        await cut_off()
    assert database.health.failing_since() is not None
    await work(database)
    assert database.health.failing_since() is None


async def test_it_answers_once_it_was_calm_for_a_while(database: Database) -> None:
    """One transaction that ends well among those that fail is no end of the trouble."""
    database.health.calm = 1000.0
    with pytest.raises(TimeoutError):
        async with database.write():
            raise TimeoutError
    await work(database)
    assert database.health.failing_since() is not None
