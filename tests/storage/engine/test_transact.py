"""Transactions that are given as work: `transact` and `look`, alike with both databases."""

import asyncio
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import BigInteger, Column, MetaData, Table, bindparam, insert, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.engine.database import Database, constant
from bot.storage.schema.json_values import JSON_VALUE
from bot.storage.schema.types import Money

ROWS = Table(
    "rows_of_work",
    MetaData(),
    Column("id", BigInteger, primary_key=True),
    Column("value", BigInteger, nullable=False),
    Column("money", Money),
    Column("facts", JSON_VALUE),
)
VALUE = select(ROWS.c.value).where(ROWS.c.id == 1)
KEPT_VALUE = constant(select(ROWS.c.value).where(ROWS.c.id == bindparam("this")))
KEPT_ADD = constant(insert(ROWS))


@pytest.fixture
async def rows(database: Database) -> Database:
    async with database.write() as c:
        await c.run_sync(ROWS.metadata.create_all)
        await c.execute(ROWS.insert().values(id=1, value=0))
    return database


async def one_more(c: AsyncConnection) -> int:
    value = (await c.execute(VALUE.with_for_update())).scalar_one()
    await c.execute(update(ROWS).where(ROWS.c.id == 1).values(value=value + 1))
    return int(value + 1)


async def value(database: Database) -> int:
    async with database.read() as c:
        return int((await c.execute(VALUE)).scalar_one())


async def test_work_is_done_in_one_transaction(rows: Database) -> None:
    assert await rows.transact(one_more) == 1
    assert await value(rows) == await rows.look(lambda c: c.scalar(VALUE)) == 1


async def test_no_work_is_lost_beside_other_transactions(rows: Database, second: Database) -> None:
    async def usual(database: Database) -> None:
        async with database.write() as c:
            await one_more(c)
            await asyncio.sleep(0)

    each = [one for _ in range(20) for one in (rows, second)]
    work = [one.transact(one_more) for one in each]
    await asyncio.gather(*work, *(usual(one) for one in each))
    assert await value(rows) == 80


async def test_work_that_fails_leaves_nothing(rows: Database) -> None:
    async def fails(c: AsyncConnection) -> None:
        await one_more(c)
        raise LookupError("of the work")

    with pytest.raises(LookupError, match="of the work"):
        await rows.transact(fails)
    assert await value(rows) == 0
    assert await rows.transact(one_more) == 1


@pytest.mark.parametrize("kept", [True, False])
async def test_what_the_database_refuses_is_raised_as_by_write(
    *, rows: Database, kept: bool
) -> None:
    async def twice(c: AsyncConnection) -> None:
        await one_more(c)
        values = {"id": 1, "value": 5, "money": None, "facts": None}
        await c.execute(KEPT_ADD if kept else insert(ROWS), values)

    with pytest.raises(IntegrityError):
        await rows.transact(twice)
    assert await value(rows) == 0
    assert rows.health.failing_since() is None
    assert await rows.transact(one_more) == 1


async def test_a_statement_that_is_wrong_is_raised(rows: Database) -> None:
    with pytest.raises(DBAPIError):
        await rows.transact(lambda c: c.execute(text("SELECT nothing FROM nowhere")))
    assert await rows.transact(one_more) == 1


async def test_a_look_sees_one_state(rows: Database, second: Database) -> None:
    await rows.transact(one_more)

    async def looks(c: AsyncConnection) -> list[Any]:
        return [await c.scalar(VALUE) for _ in range(50)]

    seen, _ = await asyncio.gather(
        asyncio.gather(*(rows.look(looks) for _ in range(10))),
        asyncio.gather(*(second.transact(one_more) for _ in range(20))),
    )
    if rows.file:  # PostgreSQL shows each statement what is committed
        assert all(len(set(each)) == 1 for each in seen)
    assert await value(rows) == 21


async def test_a_cancelled_caller_leaves_all_or_nothing(rows: Database) -> None:
    for turn in range(60):
        task = asyncio.create_task(rows.transact(one_more))
        for _ in range(turn % 12):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        before = await rows.transact(lambda c: c.scalar(VALUE)) or 0  # after what still goes on
        assert await rows.transact(one_more) == before + 1


async def test_work_that_waits_for_something_else_is_refused(rows: Database) -> None:
    if rows.file is None:
        pytest.skip("PostgreSQL lets work wait")

    async def waits(c: AsyncConnection) -> None:
        await one_more(c)
        await asyncio.sleep(0)

    with pytest.raises(RuntimeError):
        await rows.transact(waits)
    assert await rows.transact(one_more) == 1


numbers = st.integers(min_value=-(2**40), max_value=2**40)
money = st.none() | st.decimals(min_value=-(10**9), max_value=10**9, places=12)
facts = st.none() | st.dictionaries(st.text(max_size=5), numbers | st.text(max_size=5), max_size=3)


async def test_a_kept_statement_says_what_a_usual_one_says(rows: Database) -> None:
    """Its values and its rows are those of SQLAlchemy, whatever they are."""
    ids = iter(range(2, 10**6))
    loop = asyncio.get_running_loop()

    async def alike(values: dict[str, Any]) -> None:
        this = next(ids)
        await rows.transact(lambda c: c.execute(KEPT_ADD, {"id": this, **values}))
        found = select(ROWS).where(ROWS.c.id == this)
        async with rows.read() as c:
            usual = (await c.execute(found)).mappings().one()
        assert dict(usual) == {"id": this, **values}
        kept = constant(select(ROWS).where(ROWS.c.id == bindparam("this")))
        seen = await rows.look(lambda c: c.execute(kept, {"this": this}))
        assert dict(seen.mappings().one()) == dict(usual)
        assert await rows.look(lambda c: c.scalar(KEPT_VALUE, {"this": this})) == values["value"]

    @settings(max_examples=25, deadline=None)
    @given(st.fixed_dictionaries({"value": numbers, "money": money, "facts": facts}))
    def examples(values: dict[str, Any]) -> None:
        asyncio.run_coroutine_threadsafe(alike(values), loop).result(20)

    await asyncio.to_thread(examples)
