"""Several processes answer updates, which are scattered over them, behind a real Caddy."""

import asyncio
import json
import os
import random
import signal
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from aiohttp import ClientSession

from bot.sandbox.exchanges import SampleKey
from bot.sandbox.telegram import Message, Person
from bot.sandbox.telegram.chat_observer import NotSeenError
from bot.sandbox.telegram.mini_app import init_data
from bot.sandbox.telegram.records import User
from bot.telegram.webhook.entrance import SECRET
from tests.e2e.crew import Crew, crew
from tests.e2e.world import Connect, World, answers, until
from tests.hatchery import Hatchery
from tests.storage.server import Server

CROWD = int(os.environ.get("BOT_TEST_CROWD", "40"))  # people
EXCHANGE = "kucoin"
LEASES = "SELECT count(*) FROM person_leases WHERE process IS NOT NULL"
UPDATES = "SELECT count(*) FROM inbox"
ERASURES = "SELECT count(*) FROM erasures"
CONNECTIONS = "SELECT count(*) FROM connections"
PATIENCE = 240.0  # seconds, on a busy machine
QUESTIONS = ("Send the secret now", "Send the passphrase now", "is connected")


@dataclass
class Newcomer:
    """Somebody who connects one key, whatever happens to the processes."""

    person: Person
    sample: SampleKey
    secrets: list[Message] = field(default_factory=list)

    async def connect(self) -> None:
        """Go through the conversation; each answer is waited for."""
        await self.person.say(f"/connect {EXCHANGE}")
        await self.person.wait_for("Send the API key", patience=PATIENCE)
        for value, question in zip(self.sample.fields.values(), QUESTIONS, strict=True):
            self.secrets.append(await self.person.say(value))
            await self.person.wait_for(question, patience=PATIENCE)

    async def left(self) -> Sequence[int]:
        """Return the messages with a value that stay in the chat."""
        for message in self.secrets:
            with suppress(NotSeenError):
                await self.person.wait_deleted(message, patience=30)
        return [m.id for m in self.secrets if m in self.person.messages]


def newcomers(world: World, count: int) -> list[Newcomer]:
    servers = world.exchanges[EXCHANGE]
    return [
        Newcomer(world.telegram.person(1000 + n), servers.add_key("good", f"of {n}"))
        for n in range(count)
    ]


async def assert_settled(crew: Crew, people: Sequence[Newcomer]) -> None:
    """Nothing waits, nothing is left in a chat, and each key is stored once."""
    for one in people:
        assert not await one.left()
    for what in (LEASES, UPDATES, ERASURES):
        await crew.until_asked(what, 0, PATIENCE)
    assert await crew.ask(CONNECTIONS) == len(people)
    assert not crew.errors


@pytest.fixture
async def trio(world: World, hatchery: Hatchery, server: Server) -> AsyncIterator[Crew]:
    async with crew(world, hatchery, server, 3, EXCHANGE) as trio:
        for place in range(3):
            trio.begin(place)
        await trio.until_answering(3)
        yield trio


@pytest.mark.timeout(600)
async def test_updates_of_one_person_reach_all_three(trio: Crew, connect: Connect) -> None:
    """The proxy draws the process of each update; the conversation is the same as ever."""
    world = trio.world
    person = world.telegram.person(42)
    for n in range(2):
        await connect(person, EXCHANGE, world.exchanges[EXCHANGE].add_key("good", f"{n}"))
        await person.wait_for("is connected", patience=PATIENCE)
        await person.say(f"Key {n}")
        await person.wait_for(f"Key {n}", patience=PATIENCE)
    asked = [m for m in person.messages if "Send the secret now" in m.text]
    assert not asked  # the living message became the next question, then the verdict
    await trio.until_asked(LEASES, 0)
    assert await trio.ask(UPDATES) == 0
    assert await trio.ask(CONNECTIONS) == 2
    for place in range(3):
        await trio.end(place, signal.SIGTERM)
    assert await trio.ask("SELECT count(*) FROM processes") == 0
    assert not trio.errors


@pytest.mark.timeout(600)
async def test_a_rolling_restart_loses_nothing(trio: Crew) -> None:
    people = newcomers(trio.world, 6)
    connecting = [asyncio.create_task(one.connect()) for one in people]
    for place in range(3):
        await trio.end(place, signal.SIGTERM)
        trio.begin(place)
        await trio.until_answering(3)
    await asyncio.gather(*connecting)
    await assert_settled(trio, people)


@pytest.mark.timeout(600)
async def test_a_repeated_update_does_nothing_twice(trio: Crew) -> None:
    """Telegram sends it again wherever it likes, also while it is being handled."""
    hook, person = trio.world.telegram.world.webhook, trio.world.telegram.person(42)
    await person.say("/privacy")
    await person.wait_for("What is stored", patience=PATIENCE)
    sender = {"id": 42, "is_bot": False, "first_name": "Kari"}
    chat = {"id": 42, "type": "private"}
    message = {"message_id": 900, "date": 1, "chat": chat, "from": sender, "text": "/help"}
    update, headers = {"update_id": 900_000, "message": message}, {SECRET: hook.secret}
    path = urlsplit(hook.url).path
    async with ClientSession() as http:

        async def deliver(place: str) -> int:
            async with http.post(f"http://{place}{path}", json=update, headers=headers) as answer:
                return answer.status

        for _ in range(3):
            statuses = await asyncio.gather(*map(deliver, trio.proxy.places * 2))
            assert set(statuses) == {200}
    await person.wait_for("Which error", patience=PATIENCE)
    await trio.until_asked(LEASES, 0)
    assert sum("Which error" in text for text in trio.world.shown(42)) == 1


@pytest.mark.timeout(600)
async def test_the_form_of_several_processes(trio: Crew) -> None:
    """An opening is used once wherever it comes; a ticket of one serves at another."""
    world, person = trio.world, trio.world.telegram.person(42)
    await person.say(f"/connect {EXCHANGE}")
    asked = await person.wait_for("Send the API key", patience=PATIENCE)
    [address] = [b.value for row in asked.button_rows for b in row if "privately" in b.label]
    draft = address.rpartition("/")[2]
    user = User(id=42, first_name="Kari")
    data = init_data(world.telegram.token, user, world.telegram.clock.timestamp())
    values = world.exchanges[EXCHANGE].add_key("good", "of the form").fields.items()
    fields = {f"field-{field.value}": value for field, value in values}
    async with ClientSession() as http:
        answers = []
        for place in trio.proxy.places:
            body = {"init": data, "draft": draft}
            opened = await http.post(f"http://{place}/form/open", json=body)
            answers.append((opened.status, await opened.text()))
        assert [status for status, _ in answers] == [200, 403, 403]
        ticket = json.loads(answers[0][1])["ticket"]
        entered = {"ticket": ticket, **fields}
        sent = await http.post(f"http://{trio.proxy.places[2]}/form/send", json=entered)
        assert (sent.status, await sent.json()) == (200, {"done": True})
        await person.wait_for("is connected", patience=PATIENCE)
        await trio.until_asked(LEASES, 0)
        again = await http.post(f"http://{trio.proxy.places[1]}/form/send", json=entered)
        assert again.status == 403


async def crowd_and_kills(crew: Crew, count: int, kills: int, seed: str) -> None:
    """Connect people, a few at a time, while processes are killed and started."""
    chance, people = random.Random(seed), newcomers(crew.world, count)
    doors = asyncio.Semaphore(40)

    async def connect(one: Newcomer) -> None:
        async with doors:
            await one.connect()

    connecting = asyncio.gather(*(connect(one) for one in people))
    for _ in range(kills):
        await asyncio.sleep(chance.uniform(0.5, 3.0))
        place = chance.randrange(3)
        await crew.end(place, chance.choice([signal.SIGKILL, signal.SIGKILL, signal.SIGTERM]))
        await asyncio.sleep(chance.uniform(0.0, 1.0))
        crew.begin(place)
        assert not connecting.done() or not connecting.exception()
    await connecting
    await assert_settled(crew, people)


@pytest.mark.timeout(600)
async def test_kills_while_people_connect(trio: Crew) -> None:
    await crowd_and_kills(trio, 8, 3, "small")


@pytest.mark.drill
@pytest.mark.timeout(3000)
async def test_a_crowd_connects_while_processes_are_killed(trio: Crew) -> None:
    await crowd_and_kills(trio, CROWD, max(3, CROWD // 20), "large")


@pytest.mark.timeout(600)
async def test_a_stopped_process_is_replaced(trio: Crew) -> None:
    """It neither ends nor answers, as on a machine that hangs; then it goes on."""
    person = trio.world.telegram.person(42)
    stopped = trio.processes[0]
    await trio.suspend(0)
    for command, answer in (("/help", "Which error"), ("/privacy", "What is stored")):
        await person.say(command)
        await person.wait_for(answer, patience=PATIENCE)
    assert trio.processes[0] == stopped
    trio.resume(0)
    await trio.until_answering(3)
    known = answers(person)
    await person.say("/security")
    await person.wait_for(known, patience=PATIENCE)
    await trio.until_asked(LEASES, 0)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("left_to_themselves", [False, True], ids=["at-once", "after-a-while"])
async def test_a_silent_database(trio: Crew, *, left_to_themselves: bool) -> None:
    """All processes hang with it; nothing is acknowledged, and nothing is lost."""
    person = trio.world.telegram.person(42)
    sample = trio.world.exchanges[EXCHANGE].add_key("good", "of a patient person")
    await person.say(f"/connect {EXCHANGE}")
    await person.wait_for("Send the API key", patience=PATIENCE)
    # Telegram sends the next message of a chat once the one before was accepted
    await until(lambda: not trio.world.telegram.world.updates.pending)
    async with trio.silent_database():
        if left_to_themselves:
            await until(lambda: trio.logs.count("was taken for dead") >= len(trio.processes))
        sent = await person.say(next(iter(sample.fields.values())))
        await person.wait_deleted(sent, patience=PATIENCE)
    await person.wait_for("Send the secret now", patience=PATIENCE)
    await trio.until_asked(UPDATES, 0, PATIENCE)
