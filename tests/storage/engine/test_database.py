"""What both kinds of database promise."""

import asyncio
import logging
import subprocess
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import BigInteger, Column, MetaData, Table, Text, make_url, select, text, update
from sqlalchemy.exc import DBAPIError, StatementError

from bot.storage.engine.database import Database
from bot.storage.engine.errors import DatabaseUnsupportedError

CANARY = "yranac"[::-1]  # so that no line of this file, as a traceback quotes it, holds it
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
        value = (await c.execute(select(COUNTERS.c.value).with_for_update())).scalar_one()
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
    with pytest.raises(DBAPIError, match=r"read-?only"):
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


async def test_cancelled_writers_leave_nothing_behind(counter: Database, kind: str) -> None:
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
    assert await counter.wipe() == (kind == "sqlite")  # with PostgreSQL it promises nothing


SLOW = """
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400000)
SELECT count(*) FROM n UNION ALL SELECT value FROM counters
"""


async def test_a_writer_cancelled_while_it_reads_lets_go_of_the_lock(counter: Database) -> None:
    async def read_slowly() -> None:
        async with counter.write() as c:
            await c.execute(update(COUNTERS).values(value=5))
            await c.execute(text(SLOW))

    task = asyncio.create_task(read_slowly())
    await asyncio.sleep(0.05)
    task.cancel()
    outcome = await asyncio.gather(task, return_exceptions=True)  # its frames keep the cursor
    assert isinstance(outcome[0], asyncio.CancelledError)
    await asyncio.wait_for(increment(counter), 5)
    assert await value(counter) == 1


HOLD = """
import asyncio, sys
from sqlalchemy import text
from bot.storage.engine.database import Database

async def main(url):
    database = Database(url)
    await database.open()
    async with database.write() as c:
        await c.execute(text("UPDATE counters SET value = 99"))
        print("holding", flush=True)
        await asyncio.sleep(60)

asyncio.run(main(sys.argv[1]))
"""


async def test_a_killed_writer_leaves_neither_lock_nor_half(
    counter: Database, ready_url: str, run: Callable[..., subprocess.Popen[str]]
) -> None:
    process = run(HOLD, ready_url)
    assert process.stdout is not None
    assert process.stdout.readline() == "holding\n"
    waiting = asyncio.create_task(increment(counter))
    await asyncio.sleep(0.1)
    assert not waiting.done()
    process.kill()
    await asyncio.wait_for(waiting, 5)
    assert await value(counter) == 1


async def test_whoever_is_alone_makes_others_wait(counter: Database, second: Database) -> None:
    order = []

    async def work(database: Database, name: str) -> None:
        async with database.alone() as c:
            order.append(name)
            await c.execute(update(COUNTERS).values(value=COUNTERS.c.value + 1))
            await asyncio.sleep(0.05)
            order.append(name)

    await asyncio.gather(*(work(d, f"{d}{n}") for d in (counter, second) for n in range(2)))
    assert order[::2] == order[1::2]
    assert await value(second) == 4


@pytest.mark.parametrize(
    "row",
    [
        {"id": 1, "value": 1, "note": CANARY},  # the key is taken
        {"id": 2, "value": None, "note": CANARY},  # a value is missing
        {"id": 2, "value": 1, "note": {CANARY: 1}},  # another type
    ],
)
async def test_errors_do_not_print_rows(
    counter: Database, caplog: pytest.LogCaptureFixture, row: dict[str, Any]
) -> None:
    def text(error: BaseException) -> str:
        logging.getLogger("test").error("failed", exc_info=error)
        return f"{error} {caplog.text}"

    for rows in (row, [row, row]):
        with pytest.raises((DBAPIError, StatementError)) as caught:
            async with counter.write() as c:
                await c.execute(COUNTERS.insert(), rows)
        assert CANARY not in text(caught.value)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("postgresql://bot:canary@localhost/bot", "postgresql"),
        ("postgresql+psycopg://bot:canary@localhost/bot", "postgresql\\+psycopg"),
        ("postgresql+asyncpg://bot:can@ary:b@localhost/bot", "unknown"),
        ("sqlite:///bot.db", "sqlite"),
        ("sqlite+aiosqlite://", "memory"),
        ("sqlite+aiosqlite:///:memory:", "memory"),
        ("canary", "unknown"),
    ],
)
def test_other_databases_are_refused(url: str, name: str) -> None:
    with pytest.raises(DatabaseUnsupportedError, match=name) as caught:
        Database(url)
    assert "canary" not in str(caught.value)


async def test_whoever_inspects_reads_and_cannot_write(counter: Database, ready_url: str) -> None:
    await increment(counter)
    other = Database(ready_url)  # not open
    async with other.inspect() as c:
        assert c is not None
        assert await c.scalar(select(COUNTERS.c.value)) == 1
        with pytest.raises(DBAPIError, match=r"read-?only"):
            await c.execute(update(COUNTERS).values(value=2))
    await other.close()


async def test_a_place_is_told_without_its_password(kind: str, ready_url: str) -> None:
    database = Database(ready_url)
    address = make_url(ready_url)
    assert str(address.database) in database.place
    assert str(address.password) not in database.place
    assert (database.file is None) is (kind == "postgresql")
