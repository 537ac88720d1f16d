import asyncio
import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.sandbox.telegram import Message
from bot.storage.engine.database import Database
from bot.storage.schema.tables import METADATA, PEOPLE
from bot.telegram.keyboards import Tap
from bot.views import Action
from bot.views.people import leaving
from tests.e2e.traces import Search, files
from tests.e2e.world import Connect, World


async def rows(world: World, person: int) -> dict[str, int]:
    """Return how many rows of each table are a person's."""
    database = Database(world.settings.database_url.get_secret_value())
    found = {}
    async with database.read() as c:
        for table in METADATA.sorted_tables:
            names = ("owner", "person", "user_id", *(["id"] if table is PEOPLE else []))
            for whose in (table.c[name] for name in names if name in table.c):
                query = select(func.count()).select_from(table).where(whose == person)
                found[table.name] = int(await c.scalar(query) or 0)
    await database.close()
    return found


async def nothing_left(world: World, person: int) -> None:
    """Wait until there is no row of a person: a press may be stored until it is handled."""
    async with asyncio.timeout(20):
        while any((await rows(world, person)).values()):  # noqa: ASYNC110  # it sends no signal
            await asyncio.sleep(0.05)


async def test_panic_from_the_middle_of_a_conversation(running: World, connect: Connect) -> None:
    """All secrets go at once, those of the draft too; the pages to delete the keys are there."""
    person = running.telegram.person(42)
    for exchange in ("kucoin", "mexc"):
        await connect(person, exchange, running.sample(exchange, "good"))
        await person.wait_for("Online")
    await person.say("/connect bybit")
    await person.wait_for("Send the API key")
    await running.send(person, next(iter(running.sample("bybit", "good").fields.values())))
    await person.say("/panic")
    asked = await person.wait_for("Disconnect all")
    assert all(c.usable for c in await running.app.deps.connections.list(42))
    await person.tap("Yes, disconnect everything", asked)
    answer = await person.wait_for("are disconnected")
    assert {"Delete key on KuCoin", "Delete key on MEXC"} <= set(answer.labels)
    connections = await running.app.deps.connections.list(42)
    assert [c.usable for c in connections] == [False, False]
    assert [await running.app.monitor.schedule.due(running.time() + timedelta(days=9))] == [{}]
    assert (await running.app.conversations.get_data(running.key(42))) == {}
    await person.say("/panic")
    await person.wait_for("nothing to disconnect")


async def test_the_export_holds_everything_but_credentials(
    running: World, connect: Connect
) -> None:
    person, sample = running.telegram.person(42), running.sample("kucoin", "good")
    await connect(person, "kucoin", sample)
    await person.wait_for("Online")
    await person.say("/export")
    sent = await person.wait_for("except keys and secrets")
    assert sent.media is not None
    text = sent.media.data.decode()
    answer = json.loads(text)
    assert [c["name"] for c in answer["connections"]] == ["KuCoin Futures Main"]
    assert [c["id"] for c in answer["people"]] == [42]
    assert {entry["action"] for entry in answer["audit"]} >= {"added", "exported"}
    for value in sample.fields.values():
        assert value not in text
    assert "fingerprint" not in text
    assert "sealed" not in text


async def test_leaving_destroys_every_row_of_the_person_and_nobody_elses(
    world: World, connect: Connect
) -> None:
    leaver, stayer = world.telegram.person(42), world.telegram.person(43, language="ar")
    sample = world.sample("kucoin", "good")
    async with world.bot() as app:
        await connect(leaver, "kucoin", sample)
        await leaver.wait_for("Online")
        await connect(stayer, "mexc", world.sample("mexc", "good"))
        await stayer.wait_for(lambda m: "🟢" in m.text)
        await app.deps.key_tests.finish(10)  # a conversation ends after its verdict was shown
        others = await rows(world, 43)
        assert sum((await rows(world, 42)).values()) >= 3
        await leaver.say("/delete_me")
        asked = await leaver.wait_for("Delete everything we store about you?")
        assert "Backups" in asked.text
        await leaver.tap("Yes, delete everything", asked)
        answer = await leaver.wait_for("about you is deleted")
        assert "Delete key on KuCoin" in answer.labels
        await nothing_left(world, 42)
        assert await rows(world, 43) == others
        assert [c.name for c in await app.deps.connections.list(43)] == ["MEXC Futures Main"]
        # The files keep nothing of it either, nor does the log beside the database.
        assert not Search(sample.fields.values())(*files(world.folder).values())
        await leaver.tap("Start again", answer)
        await leaver.wait_for("BackFuture AI Connect")
        await leaver.say("/connections")
        await leaver.wait_for("no connections yet")


async def test_a_repeated_panic_says_what_was_done(world: World) -> None:
    """Also by a bot that was started in between: the answer is in the audit log."""
    person = world.telegram.person(42)
    yes = Tap(action=Action.PANIC_YES).pack()
    async with world.bot():
        for exchange in ("kucoin", "mexc"):
            await world.store(exchange, world.sample(exchange, "good"), name=exchange)
        await person.say("/panic")
        asked = await person.wait_for("Disconnect all")
        for _ in range(2):
            await world.press(asked, yes)
            answer = await person.wait_for("are disconnected")
            assert "2 connections" in answer.text.replace("\u2068", "").replace("\u2069", "")
            assert {"Delete key on KuCoin", "Delete key on MEXC"} <= set(answer.labels)
    async with world.bot():
        await world.press(asked, yes)
        again = await person.wait_for("are disconnected")
        assert again.labels == answer.labels


def linking(links: int) -> Callable[[Message], bool]:
    return lambda message: (
        "about you is deleted" in message.text
        and sum("Delete key on" in label for label in message.labels) == links
    )


async def test_a_repeated_deletion_still_leads_to_the_keys(world: World) -> None:
    """Nothing is kept of the person: the button itself holds the exchanges."""
    person = world.telegram.person(42)
    async with world.bot():
        for exchange in ("kucoin", "mexc"):
            await world.store(exchange, world.sample(exchange, "good"), name=exchange)
        await person.say("/delete_me")
        asked = await person.wait_for("Delete everything we store about you?")
        await person.tap("Yes, delete everything", asked)
        first = await person.wait_for("about you is deleted")
        page = 2 ** len(world.app.deps.exchanges) - 1
        used = leaving.code_of({"kucoin", "mexc"}, world.app.deps.exchanges)
        for code, links in ((used, 2), (0, 0), (page, len(world.app.deps.exchanges))):
            pressed = Tap(action=Action.DELETE_ME_YES, page=code).pack()
            await world.press(first, pressed)
            await person.wait_for(linking(links))
        await nothing_left(world, 42)


async def test_who_has_nothing_is_not_asked_to_destroy_nothing(running: World) -> None:
    person = running.telegram.person(42)
    await person.say("/delete_me")
    asked = await person.wait_for("You have no connections.")
    assert "0" not in asked.text
    await person.say("/history")
    empty = await person.wait_for("Nothing has happened yet")
    assert "Connect" in empty.labels
    await person.say("/export")
    sent = await person.wait_for("except keys and secrets")
    assert sent.labels == ("My connections", "Menu")
    await person.tap("Menu", sent)
    await person.wait_for("BackFuture AI Connect")
    await person.say("/history")
    past = await person.wait_for("Exported")
    assert "Menu" in past.labels


async def test_a_test_under_way_brings_nothing_back(running: World, connect: Connect) -> None:
    person = running.telegram.person(42)
    await connect(person, "kucoin", running.sample("kucoin", "slow"))
    await person.wait_for("Testing the key")
    await person.say("/delete_me")
    await person.tap("Yes, delete everything", await person.wait_for("Delete everything"))
    await person.wait_for("about you is deleted")
    await running.app.deps.key_tests.finish(10)
    await nothing_left(running, 42)


async def test_as_many_connections_as_one_may_have(world: World, connect: Connect) -> None:
    world.changes["max_connections"] = 1
    person = world.telegram.person(42)
    async with world.bot():
        await connect(person, "mexc", world.sample("mexc", "good"))
        await person.wait_for("Online")
        await person.say("/connect kucoin")
        await person.wait_for("connection, the maximum")


async def test_too_many_tests_in_a_minute(world: World, connect: Connect) -> None:
    """A draft waits with all its values, and is tested when its person asks again."""
    world.changes["max_tests"] = 1
    person = world.telegram.person(42)
    async with world.bot() as app:
        await connect(person, "mexc", world.sample("mexc", "good"))
        await person.wait_for("Online")
        await person.say("/connections")
        await person.tap("Main", await person.wait_for("My connections"))
        card = await person.wait_for(lambda m: "Rename" in m.labels)
        world.time.ahead += timedelta(seconds=10)
        tap = await person.tap("Test again", card)
        assert "Too many tests" in (await person.answer_to(tap)).text
        await person.say("/connect kucoin")
        await person.wait_for("Send the API key")
        for value in world.sample("kucoin", "good").fields.values():
            await world.send(person, value)
        answer = await person.wait_for("Too many tests")
        tap = await person.tap("Test again", answer)
        await person.answer_to(tap)
        assert [c.exchange for c in await app.deps.connections.list(42)] == ["mexc"]
        world.time.ahead += timedelta(minutes=1)
        await person.tap("Test again", answer)
        await person.wait_for("Online")
        assert [c.exchange for c in await app.deps.connections.list(42)] == ["kucoin", "mexc"]


@pytest.mark.parametrize("messages", [150])
async def test_a_flood_of_one_person_costs_the_others_nothing(world: World, messages: int) -> None:
    world.set(burst=8)
    async with world.bot():
        flooder, other = world.telegram.person(42), world.telegram.person(43)
        for number in range(messages):
            await flooder.say(f"hello {number}")
        await other.say("/help")
        await other.wait_for("All commands")
