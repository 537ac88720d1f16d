"""Through which egress connections go, in both databases."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeAlias

import pytest
from sqlalchemy import select

from bot.domain.connection import Connection
from bot.domain.egress import DEFAULT, Route
from bot.domain.ports.checks import CheckResult, KeyCount
from bot.storage.connections.egresses import SqlEgressBook
from bot.storage.connections.store import SqlConnectionStore
from bot.storage.engine.database import Database
from bot.storage.monitoring.schedule import SqlSchedule
from bot.storage.schema.tables import SCHEDULE

Store: TypeAlias = Callable[..., Awaitable[Connection]]
HOUR = timedelta(hours=1)


@pytest.fixture
def store(database: Database, connection: Connection) -> Store:
    async def add(name: str, **others: Any) -> Connection:
        made = replace(connection, id=name, name=name, **others)
        await SqlConnectionStore(database).add(made, b"0000 sealed", name.encode())
        return made

    return add


async def scheduled(database: Database) -> dict[str, str]:
    async with database.read() as c:
        rows = await c.execute(select(SCHEDULE.c.connection_id, SCHEDULE.c.egress))
        return {row.connection_id: row.egress for row in rows}


async def test_due_checks_are_claimed_by_route(
    database: Database, store: Store, now: datetime
) -> None:
    await store("a")
    await store("b", egress="b")
    await store("c", egress="unlisted")
    schedule = SqlSchedule(database, ("kucoin",), egresses=(DEFAULT, "b"))
    assert set(await schedule.due(now)) == {Route(DEFAULT, "kucoin"), Route("b", "kucoin")}
    for egress, name in ((DEFAULT, "a"), ("b", "b")):
        claimed = await schedule.claim("kucoin", now, 9, egress)
        assert [due.connection.id for due in claimed.work] == [name]
        assert claimed.work[0].connection.egress == egress
    assert (await schedule.key_counts())[Route("b", "kucoin")] == KeyCount(connections=1, owners=1)


async def test_a_checked_key_moves_and_its_schedule_follows(
    database: Database, store: Store, now: datetime
) -> None:
    await store("a", moving_to="b", seen_ip="203.0.113.5")
    schedule = SqlSchedule(database, ("kucoin",), egresses=(DEFAULT, "b"))
    claimed = await schedule.claim("kucoin", now, 9)
    [due] = claimed.work
    moved = CheckResult(id="a", due_at=now + HOUR, connection=due.connection.moved(), moved=True)
    assert await schedule.record_results(claimed.token, [moved], now) == 0
    later = now + HOUR
    assert set(await schedule.due(later)) == {Route("b", "kucoin")}
    [due] = (await schedule.claim("kucoin", later, 9, "b")).work
    assert (due.connection.egress, due.connection.moving_to) == ("b", None)
    assert due.connection.seen_ip is None


async def test_a_person_moves_a_key(database: Database, store: Store) -> None:
    made, connections = await store("a", moving_to="b"), SqlConnectionStore(database)
    assert await connections.save(made.moved(), moved=True)
    assert await scheduled(database) == {"a": "b"}
    again = await connections.get(made.owner, "a")
    assert again is not None
    assert again.egress == "b"


async def test_a_new_key_may_bring_another_egress(
    database: Database, store: Store, now: datetime
) -> None:
    made = await store("a", moving_to="b")
    fresh = made.with_new_key("new", now, "c")
    assert await SqlConnectionStore(database).replace_key(fresh, b"0000 other", b"f")
    assert await scheduled(database) == {"a": "c"}
    [found] = await SqlConnectionStore(database).list(made.owner)
    assert (found.egress, found.moving_to) == ("c", None)


async def test_loads_count_a_moving_key_where_it_goes(database: Database, store: Store) -> None:
    await store("a")
    await store("b", moving_to="b")
    await store("c", egress="b", exchange="okx")
    await store("d", has_secrets=False)
    book = SqlEgressBook(database)
    assert await book.loads() == {
        Route(DEFAULT, "kucoin"): 1,
        Route("b", "kucoin"): 1,
        Route("b", "okx"): 1,
    }
    assert await book.bound() == {Route(DEFAULT, "kucoin"): 2, Route("b", "okx"): 1}


async def test_moves_are_assigned_once_taken_back_and_done(
    database: Database, store: Store, now: datetime
) -> None:
    await store("a")
    await store("b", moving_to="c")
    await store("c", egress="b")
    book = SqlEgressBook(database)
    assert [c.id for c in await book.staying(DEFAULT)] == ["a"]
    await book.assign(DEFAULT, {"a": "b", "b": "b", "c": "b"})
    assert {c.id: c.moving_to for c in await book.moving(DEFAULT)} == {"a": "b", "b": "c"}
    assert await book.stay(["b"]) == 1  # c is no place to go to any more
    assert {c.id: c.moving_to for c in await book.moving(DEFAULT)} == {"a": "b"}
    assert await book.move_all(DEFAULT, now) == 1
    assert await scheduled(database) == {"a": "b", "b": DEFAULT, "c": "b"}
    assert await book.moving(DEFAULT) == []
    assert await book.move_all(DEFAULT, now) == 0


async def test_one_that_stays_after_all_keeps_its_connections(
    database: Database, store: Store
) -> None:
    """The operator took the day of its retirement out of the settings."""
    await store("a", moving_to="b")
    assert await SqlEgressBook(database).stay([DEFAULT, "b"]) == 1
    assert await SqlEgressBook(database).moving(DEFAULT) == []
