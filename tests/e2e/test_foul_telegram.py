"""Telegram is slow or refuses, the database is silent, the process ends: no secret stays."""

import asyncio
import itertools
import os
import signal
import time
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Table, func, select

from bot.domain.timings import Timings
from bot.storage.schema.tables import ERASURES, INBOX, NOTICES
from bot.telegram.inbox.erase_middleware import LONG
from bot.telegram.inbox.intake import ATTEMPTS
from tests.e2e.world import Lives, World, is_tested

BACKLOG = int(os.environ.get("BOT_TEST_BACKLOG", "500"))
SOON = 30.0  # seconds in which a bot is back
SECRET_QUESTION = "Send the secret now"
STRAY = "mx0vglSTRAYkey0123456789"


async def count(world: World, table: Table) -> int:
    async with world.app.stores.database.read() as c:
        return int(await c.scalar(select(func.count()).select_from(table)) or 0)


async def until_empty(world: World, *tables: Table) -> None:
    async with asyncio.timeout(20):
        for table in tables:
            while await count(world, table):  # noqa: ASYNC110  # it sends no signal
                await asyncio.sleep(0.02)


@pytest.fixture
def impatient(world: World) -> World:
    """A world in which a deletion that fails is soon tried again."""
    world.set(erasure_retry=0.1, erasure_waits=0.3, erasures=0.05)
    return world


async def begin(world: World, exchange: str = "mexc") -> tuple[Any, list[str]]:
    """Ask a person for a key; return the person and the values to send."""
    person = world.telegram.person(42)
    await person.say(f"/connect {exchange}")
    await person.wait_for("Send the API key", patience=SOON)
    return person, list(world.sample(exchange, "good").fields.values())


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL], ids=["stopped", "killed"])
@pytest.mark.parametrize("after", [0.1, 1.0])
async def test_the_process_ends_while_a_slow_deletion_is_under_way(
    world: World, lives: Lives, how: signal.Signals, after: float
) -> None:
    lives.timings = Timings(grace=0.2)
    lives.begin()
    person, values = await begin(world)
    world.telegram.slow("deleteMessage", 3.0 if how == signal.SIGKILL else 20.0)
    sent = await person.say(values[0])
    await asyncio.sleep(after)  # the moment is what is tried
    await lives.end(how)
    world.telegram.slow("deleteMessage", 0.0)
    lives.begin()
    await person.wait_deleted(sent, patience=SOON)
    await person.wait_for(SECRET_QUESTION, patience=SOON)
    await person.say(values[1])
    await person.wait_for(is_tested, patience=SOON)
    await world.assert_gone(*values)


async def test_all_that_waits_behind_a_hanging_deletion_outlives_the_process(
    world: World, lives: Lives
) -> None:
    """Values, a command, and a stranger's secret behind a command: each once, in order."""
    lives.begin()
    person, values = await begin(world, "kucoin")
    stranger = world.telegram.person(43)
    world.telegram.slow("deleteMessage", 30.0)
    sent = [await person.say(value) for value in values]
    await person.say("/help")
    stray = await stranger.say(f"/start {STRAY}")
    await world.telegram.wait_for_call(lambda c: c.method == "deleteMessage" and c.chat_id == 43)
    await lives.end(signal.SIGKILL)
    world.telegram.slow("deleteMessage", 0.0)
    lives.begin()
    for message in sent:
        await person.wait_deleted(message, patience=SOON)
    await stranger.wait_deleted(stray, patience=SOON)
    await stranger.wait_for("Your message was deleted", patience=SOON)
    await person.wait_for("Which error", patience=SOON)
    await world.assert_gone(*values)
    words = ("✅ API key", "✅ Secret", "✅ Passphrase", "Which error")
    texts = world.shown(42)
    first = [next(n for n, text in enumerate(texts) if word in text) for word in words]
    assert first == sorted(set(first))
    assert len(texts) == len(set(texts))


async def test_a_slow_deletion_holds_up_nobody_else(world: World) -> None:
    async with world.bot():
        person, values = await begin(world)
        world.telegram.slow("deleteMessage", 2.0)
        sent = await person.say(values[0])
        other = world.telegram.person(43)
        await other.say("/start")
        await other.wait_for("BackFuture", patience=1.5)
        await person.wait_deleted(sent)
        await person.wait_for(SECRET_QUESTION)
        world.telegram.slow("deleteMessage", 0.0)
        await until_empty(world, INBOX, ERASURES)


async def test_a_long_deletion_is_not_met_with_silence(running: World) -> None:
    person, values = await begin(running)
    running.telegram.slow("deleteMessage", LONG + 1.5)
    sent = await person.say(values[0])
    said = await person.wait_for("takes longer than usual", patience=LONG + 1.0)
    assert not sent.deleted
    running.telegram.slow("deleteMessage", 0.0)
    asked = await person.wait_for(SECRET_QUESTION)
    assert asked.id > said.id
    await running.send(person, values[1])
    assert sum("takes longer than usual" in m.text for m in person.messages) == 1


async def test_a_deletion_that_fails_for_long_is_done_at_last(impatient: World) -> None:
    """Across a restart, too."""
    world = impatient
    async with world.bot():
        person, values = await begin(world)
        fault = world.telegram.fault("deleteMessage", 502, times=1_000)
        sent = await person.say(values[0])
        answer = await person.wait_for(SECRET_QUESTION)
        assert "I could not delete your message" in answer.text
        assert await count(world, ERASURES) == 1
    async with world.bot():
        before = fault.times
        async with asyncio.timeout(20):
            while before - fault.times < 3:  # noqa: ASYNC110  # it sends no signal
                await asyncio.sleep(0.02)
        assert sent in person.messages
        world.telegram.world.faults.clear()
        await person.wait_deleted(sent, patience=SOON)
        await until_empty(world, ERASURES)
        assert await count(world, NOTICES) == 0


@pytest.mark.parametrize("why", ["refused", "too old"])
async def test_a_deletion_that_becomes_impossible_is_said(impatient: World, why: str) -> None:
    world = impatient
    async with world.bot():
        person, values = await begin(world)
        world.telegram.fault("deleteMessage", 502, times=1_000)
        sent = await person.say(values[0])
        await person.wait_for(SECRET_QUESTION)
        if why == "refused":
            world.telegram.world.faults.clear()
            refusal = "Bad Request: message can't be deleted for everyone"
            world.telegram.fault("deleteMessage", 400, refusal, times=1_000)
        else:
            world.time.ahead = timedelta(hours=49)
        await person.wait_for("by hand", patience=SOON)
        await until_empty(world, ERASURES)
        assert sent in person.messages


async def test_a_deletion_does_not_wait_for_the_database(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database is silent: what is asked for, and what looks like a key, goes at once."""
    answers = asyncio.Event()
    async with world.bot() as app:
        person, values = await begin(world)
        other = world.telegram.person(43)
        await other.say("/start")
        await other.wait_for("BackFuture")

        async def silent(*_: object, **__: object) -> Any:
            await answers.wait()
            raise OSError("the database does not answer")

        with monkeypatch.context() as patch:
            patch.setattr(app.conversations, "get_state", silent)
            patch.setattr(app.deps.people, "languages", silent)
            patch.setattr("bot.storage.inbox.inbox.SqlInbox.store", silent)
            first = await person.say(values[0])
            await person.wait_deleted(first, patience=1.5)
            stray = await other.say(f"here: {STRAY}!")
            await other.wait_deleted(stray, patience=2.5)
            answers.set()
            await other.wait_for("went wrong")
            await person.wait_for("went wrong")
        again = await person.say(values[0])
        await person.wait_deleted(again)
        await person.wait_for(SECRET_QUESTION)


async def test_a_stray_secret_does_not_wait_for_ones_own_answers(world: World) -> None:
    world.set(burst=2, grace=0.1)
    person = world.telegram.person(42)
    async with world.bot():
        for _ in range(10):
            await person.say("/help")
        stray = await person.say(STRAY)
        await person.wait_deleted(stray, patience=2.0)
        assert len(world.notified(42)) < 10


@pytest.mark.timeout(120 + BACKLOG / 10)
async def test_a_backlog_hides_no_secret(world: World) -> None:
    """All that waits is searched before anybody is answered; `BOT_TEST_BACKLOG` updates wait."""
    people = [world.telegram.person(1000 + n) for n in range(BACKLOG // 5)]
    async with world.bot():  # it says which kinds of updates it wants
        pass
    secrets = []
    for turn, (n, person) in itertools.product(range(5), enumerate(people)):
        if secret := (turn * 7 + n) % 50 == 0:
            secrets.append((person, await person.say(f"mx0vgl{n:05}{turn}Abcdefgh")))
        if not secret:
            await person.say("/start")
    began = time.monotonic()
    async with world.bot():
        for person, message in secrets:
            await person.wait_deleted(message, patience=SOON)
        print(f"{len(secrets)} secrets of {BACKLOG} updates: {time.monotonic() - began:.1f} s")  # noqa: T201
        answered = {c.chat_id for c in world.telegram.calls_of("sendMessage")}
        assert len(answered) < len(people) / 2
        for person in people:
            await person.wait_for("BackFuture", patience=60 + BACKLOG / 20)
        print(f"all answered after {time.monotonic() - began:.1f} s")  # noqa: T201


async def test_more_than_one_can_answer_is_skipped_and_said(world: World) -> None:
    world.set(burst=4, grace=0.1)
    person, other = world.telegram.person(42), world.telegram.person(43)
    async with world.bot():
        sent = [await person.say("hello") for _ in range(300)]
        stray = await person.say(STRAY)
        await other.say("/start")
        await other.wait_for("BackFuture", patience=5.0)
        await person.wait_deleted(stray, patience=5.0)
        await person.wait_for("I skipped some of your messages", patience=SOON)
        assert await count(world, INBOX) <= 40
    assert len(sent) == 300


async def test_an_update_that_ends_the_process_is_given_up(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is handled again at each start, but not forever."""
    person, usual = world.telegram.person(42), world.timings
    world.set(grace=0.0)
    async with world.bot() as app:
        await person.say("/start")
        await person.wait_for("BackFuture")
        hold = asyncio.Event()

        async def hang(*_: object, **__: object) -> None:
            await hold.wait()

        with monkeypatch.context() as patch:
            patch.setattr(app.deps.people, "languages", hang)
            await person.say("/help")
            async with asyncio.timeout(10):
                while not await count(world, INBOX):  # noqa: ASYNC110  # it sends no signal
                    await asyncio.sleep(0.02)
    world.timings = usual
    async with world.bot() as app, app.stores.database.write() as c:
        await c.execute(INBOX.update().values(attempts=ATTEMPTS))
    async with world.bot():
        await until_empty(world, INBOX)


async def test_what_comes_again_is_known(world: World) -> None:
    """The confirmation is lost: the same updates come again while and after they are handled."""
    async with world.bot():
        person, values = await begin(world)
        world.telegram.slow("deleteMessage", 0.5)
        queue = world.telegram.world.updates
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(queue, "confirm", lambda _: None)
            sent = await person.say(values[0])
            await person.wait_deleted(sent)
            await person.wait_for(SECRET_QUESTION)
            second = await person.say("/help")
            await person.wait_for("Which error")
        await person.say("/privacy")
        await person.wait_for("What is stored")
    texts = world.notified(42)
    assert len([text for text in texts if "✅ API key" in text]) == 1
    assert len([text for text in texts if "Which error" in text]) == 1
    assert second in person.messages
