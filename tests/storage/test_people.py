import asyncio

from sqlalchemy import func, select

from bot.services.ports import People
from bot.storage.database import Database
from bot.storage.people import PeopleBook
from bot.storage.tables import PEOPLE

PERSON = 7_000_000_001


async def test_nobody_has_chosen_at_first(database: Database) -> None:
    people: People = PeopleBook(database)
    assert await people.language(PERSON) is None
    await people.seen(PERSON, "ar")
    assert await people.language(PERSON) is None


async def test_choice_and_client_are_kept_apart(database: Database) -> None:
    people = PeopleBook(database)
    await people.choose_language(PERSON, "nb")
    await people.seen(PERSON, "ar")
    await people.seen(PERSON, "en")
    await people.seen(8, "fr")
    assert await people.language(PERSON) == "nb"
    assert await people.client_language(PERSON) == "en"
    await people.choose_language(PERSON, "ar")
    assert (await people.language(PERSON), await people.client_language(8)) == ("ar", "fr")


async def test_a_language_seen_before_is_not_written_again(database: Database) -> None:
    people = PeopleBook(database)
    await people.seen(PERSON, "ar")
    async with database.write():  # nobody else could write now
        await asyncio.wait_for(people.seen(PERSON, "ar"), 1)


async def test_many_first_updates_at_once_make_one_person(database: Database) -> None:
    people = PeopleBook(database)
    await asyncio.gather(*(people.seen(PERSON, f"l{n}") for n in range(20)))
    async with database.read() as c:
        assert await c.scalar(select(func.count()).select_from(PEOPLE)) == 1
