import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select

from bot.domain.person import Access, Preferences
from bot.storage.engine.database import Database
from bot.storage.people.people import SqlPeople
from bot.storage.schema.tables import PEOPLE

PERSON = 7_000_000_001
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


async def test_nothing_is_known_of_a_stranger(database: Database) -> None:
    people = SqlPeople(database)
    assert await people.languages(PERSON) == (None, None)


async def test_choice_and_client_are_kept_apart(database: Database) -> None:
    people = SqlPeople(database)
    await people.set_client_language(PERSON, "ar")
    assert await people.languages(PERSON) == (None, "ar")
    await people.choose_language(PERSON, "nb")
    await people.set_client_language(PERSON, "en")
    await people.choose_language(8, "fr")
    assert await people.languages(PERSON) == ("nb", "en")
    assert await people.languages(8) == ("fr", None)


async def test_the_spoken_languages_are_the_chosen_ones_else_those_of_the_clients(
    database: Database,
) -> None:
    people = SqlPeople(database)
    assert list(await people.spoken_languages()) == []
    await people.set_client_language(PERSON, "ru")
    await people.choose_language(PERSON, "zh-Hans")
    await people.set_client_language(8, "pt-br")
    await people.set_client_language(9, "pt-br")
    await people.save_preferences(10, WANTED)
    assert sorted(await people.spoken_languages()) == ["pt-br", "zh-Hans"]
    assert await people.languages(PERSON) == ("zh-Hans", "ru")


async def test_many_first_updates_at_once_make_one_person(database: Database) -> None:
    people = SqlPeople(database)
    await asyncio.gather(*(people.set_client_language(PERSON, f"l{n}") for n in range(20)))
    async with database.read() as c:
        assert await c.scalar(select(func.count()).select_from(PEOPLE)) == 1


# ---- how they want to be notified things


WANTED = Preferences(timezone="Asia/Kathmandu", quiet_from=1320, quiet_to=420, digest_at=NOW)


async def test_preferences_come_back_and_touch_nothing_else(database: Database) -> None:
    people = SqlPeople(database)
    assert await people.preferences(PERSON) == Preferences()
    await people.choose_language(PERSON, "nb")
    await people.save_preferences(PERSON, WANTED)
    assert await people.preferences(PERSON) == WANTED
    assert await people.languages(PERSON) == ("nb", None)
    await people.save_preferences(PERSON, Preferences())
    assert await people.preferences(PERSON) == Preferences()


async def test_who_blocked_the_bot_is_unreachable_until_they_come_back(database: Database) -> None:
    people = SqlPeople(database)
    assert await people.is_reachable(PERSON)  # as far as is known
    await people.set_reachable(PERSON, reachable=False, at=NOW)
    assert not await people.is_reachable(PERSON)
    assert await people.is_reachable(8)
    await people.save_preferences(PERSON, WANTED)
    await people.choose_language(PERSON, "ar")
    assert not await people.is_reachable(PERSON)
    await people.set_reachable(PERSON, reachable=True, at=NOW)
    assert await people.is_reachable(PERSON)


async def test_access_is_kept(database: Database) -> None:
    people = SqlPeople(database)
    assert await people.access(PERSON) is None
    for access in Access:
        await people.give_access(PERSON, access)
        assert await people.access(PERSON) is access


async def test_digests_come_due_the_longest_first(database: Database) -> None:
    people = SqlPeople(database)
    for person, hours in ((1, 0), (2, -5), (3, 1)):
        moment = NOW + timedelta(hours=hours)
        await people.save_preferences(person, replace(WANTED, digest_at=moment))
    await people.save_preferences(4, Preferences())
    assert [person for person, _ in await people.digest_due(NOW)] == [2, 1]
    assert [person for person, _ in await people.digest_due(NOW, limit=1)] == [2]


async def test_a_digest_that_is_done_loses_no_choice_made_meanwhile(database: Database) -> None:
    people, again = SqlPeople(database), NOW + timedelta(days=1)
    await people.save_preferences(PERSON, WANTED)
    [(person, _)] = await people.digest_due(NOW)
    await people.save_preferences(PERSON, replace(WANTED, quiet_from=60))  # chosen just now
    await people.digest_done(person, NOW, again)
    assert await people.preferences(PERSON) == replace(WANTED, quiet_from=60, digest_at=again)
    await people.save_preferences(PERSON, Preferences())  # no more digests
    await people.digest_done(PERSON, again, again + timedelta(days=1))
    assert await people.preferences(PERSON) == Preferences()
