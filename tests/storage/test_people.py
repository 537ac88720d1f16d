import asyncio

from sqlalchemy import func, select

from bot.storage.database import Database
from bot.storage.people import PeopleBook
from bot.storage.tables import PEOPLE

PERSON = 7_000_000_001


async def test_nothing_is_known_of_a_stranger(database: Database) -> None:
    people = PeopleBook(database)
    assert await people.languages(PERSON) == (None, None)


async def test_choice_and_client_are_kept_apart(database: Database) -> None:
    people = PeopleBook(database)
    await people.seen(PERSON, "ar")
    assert await people.languages(PERSON) == (None, "ar")
    await people.choose_language(PERSON, "nb")
    await people.seen(PERSON, "en")
    await people.choose_language(8, "fr")
    assert await people.languages(PERSON) == ("nb", "en")
    assert await people.languages(8) == ("fr", None)


async def test_many_first_updates_at_once_make_one_person(database: Database) -> None:
    people = PeopleBook(database)
    await asyncio.gather(*(people.seen(PERSON, f"l{n}") for n in range(20)))
    async with database.read() as c:
        assert await c.scalar(select(func.count()).select_from(PEOPLE)) == 1
