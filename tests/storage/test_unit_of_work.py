import asyncio
from collections.abc import Awaitable
from datetime import datetime

import pytest
from aiogram.fsm.storage.base import StorageKey

from bot.storage import unit_of_work
from bot.storage.connecting.conversations import SqlConversations
from bot.storage.connecting.isolation import PersonIsolation
from bot.storage.engine.database import Database
from bot.storage.people.archive import SqlArchive
from bot.storage.people.people import SqlPeople
from bot.storage.units_of_work import UnitsOfWork

KEY = StorageKey(bot_id=1, chat_id=42, user_id=42)


@pytest.fixture
def units(database: Database) -> UnitsOfWork:
    return UnitsOfWork(database, PersonIsolation())


@pytest.fixture
def people(second: Database) -> SqlPeople:
    """The people as another process sees them."""
    return SqlPeople(second)


async def test_what_may_wait_is_stored_at_the_end(
    database: Database, units: UnitsOfWork, people: SqlPeople, now: datetime
) -> None:
    own = SqlPeople(database)
    async with units.lock(KEY):
        await own.set_client_language(42, "uz")
        await own.set_reachable(42, reachable=True, at=now)
        assert await own.languages(42) == (None, "uz")
        task = asyncio.create_task(_outside(people.languages(42)))
        assert await task == ((None, None),)
    assert await people.languages(42) == (None, "uz")


async def test_a_conversation_is_stored_at_once_with_all_that_waits(
    database: Database, second: Database, units: UnitsOfWork, people: SqlPeople
) -> None:
    own, others = SqlConversations(database), SqlConversations(second)
    async with units.lock(KEY):
        await SqlPeople(database).set_client_language(42, "uz")
        await own.put(KEY, "naming", {"draft": {"id": "a"}})
        assert await own.get_data(KEY) == {"draft": {"id": "a"}}
        task = asyncio.create_task(_outside(others.get_state(KEY), people.languages(42)))
        assert await task == ("naming", (None, "uz"))


async def _outside(*reads: Awaitable[object]) -> tuple[object, ...]:
    """Return what is read where no update is handled."""
    unit_of_work._CURRENT.set(None)
    return tuple([await read for read in reads])


async def test_a_task_that_outlives_the_update_reads_what_is_stored(
    database: Database, second: Database, units: UnitsOfWork
) -> None:
    own, over = SqlConversations(database), asyncio.Event()

    async def beside() -> str | None:
        await over.wait()
        return await own.get_state(KEY)

    async with units.lock(KEY):
        await own.put(KEY, "testing", {})
        task = asyncio.create_task(beside())
    await SqlConversations(second).put(KEY, "naming", {})
    over.set()
    assert await task == "naming"


async def test_what_was_read_is_read_again_after_a_moment(
    database: Database, second: Database, units: UnitsOfWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = SqlConversations(database)
    async with units.lock(KEY):
        assert await own.get_state(KEY) is None
        monkeypatch.setattr(unit_of_work, "FRESH", 0.0)
        await SqlConversations(second).put(KEY, "naming", {"draft": {}})
        assert await own.get_state(KEY) == "naming"
        await own.update_data(KEY, {"rename": "c1"})
        assert await own.get_data(KEY) == {"draft": {}, "rename": "c1"}


async def test_who_leaves_is_not_stored_again(
    database: Database, second: Database, units: UnitsOfWork
) -> None:
    async with units.lock(KEY):
        await SqlPeople(database).set_client_language(42, "uz")
        await SqlConversations(database).put(KEY, "naming", {})
        await SqlPeople(database).set_client_language(42, "id")
        await SqlArchive(database).erase(42)
        assert await SqlConversations(database).get_state(KEY) is None
    assert not any((await SqlArchive(second).export(42)).values())


async def test_other_people_are_read_from_the_database(
    database: Database, units: UnitsOfWork, people: SqlPeople
) -> None:
    await people.choose_language(43, "id")
    async with units.lock(KEY):
        own = SqlPeople(database)
        await own.choose_language(42, "uz")
        assert await own.languages(43) == ("id", None)
        await own.choose_language(43, "en")
    assert await people.languages(43) == ("en", None)
    assert await people.languages(42) == ("uz", None)
