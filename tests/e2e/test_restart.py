import asyncio
import signal
from collections.abc import Awaitable
from datetime import timedelta
from typing import TypeVar

import pytest

from bot.sandbox.telegram import Message
from tests.e2e.world import Lives, Until, World, is_tested, send_value

T = TypeVar("T")
SOON = 60.0  # seconds in which a bot is back
QUESTIONS = ("Send the secret now", "Send the passphrase now", "Testing the key")


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL], ids=["stopped", "killed"])
async def test_the_process_ends_after_every_step(
    world: World, lives: Lives, how: signal.Signals
) -> None:
    """Each message is sent while the bot is down, and found when it is back."""
    person, sample = world.telegram.person(42), world.sample("kucoin", "slow")

    async def again(act: Awaitable[T], answer: str) -> tuple[T, Message]:
        await lives.end(how)
        done = await act
        lives.begin()
        return done, await person.wait_for(answer, patience=SOON)

    await again(person.say("/connect"), "Choose the exchange")
    await again(person.tap("KuCoin"), "Send the API key")
    for value, question in zip(sample.fields.values(), QUESTIONS, strict=True):
        sent, answer = await again(person.say(value), question)
        assert "Your message was deleted" in answer.text
        await person.wait_deleted(sent)
    await again(asyncio.sleep(0), "Online")
    await person.say("/connections")
    await person.tap("Main", await person.wait_for("My connections"))
    await person.tap("Rename", await person.wait_for(lambda m: "Rename" in m.labels))
    await person.wait_for("Send the new name")
    await again(person.say("Second"), "Renamed to")
    _, listed = await again(person.say("/connections"), "My connections")
    assert len([label for label in listed.labels if "Second" in label]) == 1
    assert len([m for m in person.messages if "is connected" in m.text]) == 1
    await world.assert_gone(*sample.fields.values())
    assert "ERROR" not in lives.log


async def test_killed_between_the_deletion_and_its_success(world: World, lives: Lives) -> None:
    """The bot waits to try a deletion again when it is killed: the message comes again."""
    person, fields = world.telegram.person(42), list(world.sample("mexc", "good").fields.values())
    lives.begin()
    await person.say("/connect mexc")
    await person.wait_for("Send the API key", patience=SOON)
    fault = world.telegram.fault("deleteMessage", 429, retry_after=15)
    sent = await person.say(fields[0])
    await world.telegram.wait_for_call("deleteMessage")
    assert fault.times == 0
    await lives.end(signal.SIGKILL)
    lives.begin()
    await person.wait_deleted(sent, patience=SOON)
    await person.wait_for("Send the secret now")
    await person.wait_for("✅ API key")


@pytest.mark.parametrize("case", ["good", "wrong-secret"])
async def test_killed_before_the_verdict_is_shown(world: World, lives: Lives, case: str) -> None:
    """The key is tested again, and whatever is to be sent again is asked for."""
    person, sample = world.telegram.person(42), world.sample("kucoin", case)
    lives.begin()
    await person.say("/connect kucoin")
    await person.wait_for("Send the API key", patience=SOON)
    *values, last = sample.fields.values()
    for value, question in zip(values, QUESTIONS, strict=False):
        await person.say(value)
        await person.wait_for(question)
    fault = world.telegram.fault("editMessageText", 429, retry_after=15)
    await person.say(last)
    await world.telegram.wait_for_call(lambda c: c.method == "editMessageText" and not c.ok)
    assert fault.times == 0
    await lives.end(signal.SIGKILL)
    lives.begin()
    if sample.right:
        await person.wait_for("Send the secret now", patience=SOON)
        for value in sample.right.values():
            await person.wait_deleted(await person.say(value))
    await person.wait_for("Online", patience=SOON)
    await world.assert_gone(*sample.fields.values(), *sample.right.values())


async def test_killed_before_a_deletion_is_confirmed(world: World, lives: Lives) -> None:
    """The press comes again when the connection is gone: it is answered all the same."""
    person, sample = world.telegram.person(42), world.sample("kucoin", "good")
    async with world.bot():
        await world.store("kucoin", sample)
        await person.say("/connections")
        await person.tap("Main", await person.wait_for("My connections"))
        await person.tap("Delete", await person.wait_for(lambda m: "Delete" in m.labels))
        asked = await person.wait_for("cannot be undone")
    lives.begin()
    fault = world.telegram.fault("editMessageText", 429, retry_after=15)
    await person.tap("Yes, delete it", asked)
    await world.telegram.wait_for_call(lambda c: c.method == "editMessageText" and not c.ok)
    assert fault.times == 0
    await lives.end(signal.SIGKILL)
    lives.begin()
    await person.wait_for("is deleted and its secrets are erased", patience=SOON)


async def test_what_was_handled_but_not_confirmed_is_not_taken_twice(
    world: World, until: Until
) -> None:
    """As after a crash: the next life of the bot gets the last messages again."""
    person, sample = world.telegram.person(42), world.sample("kucoin", "good")
    async with world.bot():
        await person.say("/connect kucoin")
        await person.wait_for("Send the API key")
        await until(lambda: not world.telegram.world.updates.pending)
    *values, last = sample.fields.values()
    for at, (value, question) in enumerate(zip(values, QUESTIONS, strict=False)):
        async with world.bot():
            await world.let_nothing_be_confirmed()
            first = await world.send(person, value)
            assert question in first.text
        world.telegram.world.faults.clear()
        async with world.bot():
            again = await person.wait_for(lambda m: m.id > first.id)  # noqa: B023  # awaited at once
            assert question in again.text
            assert "received" not in again.text
            assert len((await world.draft())["sealed"]) == at + 1
            await until(lambda: not world.telegram.world.updates.pending)
    async with world.bot() as app:
        await world.let_nothing_be_confirmed()
        await person.wait_deleted(await person.say(last))
        await person.wait_for("is connected")
        await app.deps.key_tests.finish(10)
    world.telegram.world.faults.clear()
    before = len(world.telegram.calls_of("sendMessage"))
    async with world.bot() as app:
        await until(lambda: not world.telegram.world.updates.pending)
        assert [c.name for c in await app.deps.connections.list(42)] == ["KuCoin Futures Main"]
        assert len(world.telegram.calls_of("sendMessage")) == before  # the value is no name


@pytest.mark.parametrize("command", ["/connect mexc", "/start mexc", "/cancel"])
async def test_a_command_that_comes_again_after_a_key_keeps_the_key(
    world: World, until: Until, command: str
) -> None:
    """The process ended before it confirmed the command; the later messages were stored.

    The question is in sight: it is not asked a second time.
    """
    updates, person = world.telegram.world.updates, world.telegram.person(42)
    key, secret = world.sample("mexc", "good").fields.values()
    async with world.bot():
        await world.let_nothing_be_confirmed()
        said = await person.say(command)
        await person.wait_for(lambda m: m.id > said.id)
    unconfirmed = dict(updates.pending)
    updates.pending.clear()
    world.telegram.world.faults.clear()
    async with world.bot():
        begun = await person.say("/connect mexc")
        await person.wait_for(lambda m: m.id > begun.id)
        first = await world.send(person, key)
        assert "Send the secret now" in first.text
        await until(lambda: not updates.pending)
        kept = await world.draft()
        updates.pending.update(unconfirmed)
        updates.wake()
        await until(lambda: not updates.pending)
        assert await world.draft() == kept
        assert is_tested(await send_value(person, secret))  # the key counts
        asking = [m.id for m in person.messages if m.id > begun.id and "Cancel" in m.labels]
        assert asking == []


async def test_what_was_handled_when_it_stops_is_confirmed(world: World) -> None:
    """Stopped while it answers, the bot completes the answer once."""
    person = world.telegram.person(42)
    async with world.bot():
        await person.say("/start")
        await person.wait_for("BackFuture")
        world.telegram.fault("sendMessage", 429, retry_after=1)
        await person.say("/help")
        await world.telegram.wait_for_call(
            lambda call: call.method == "sendMessage" and not call.ok
        )
    async with world.bot():
        await person.say("/privacy")
        await person.wait_for("What is stored")
    assert len([m for m in person.messages if "Which error" in m.text]) == 1


async def test_a_button_pressed_while_the_bot_was_down(world: World) -> None:
    """Telegram no longer takes the answer to such a press; what it asked for is done."""
    person = world.telegram.person(42)
    async with world.bot():
        await person.say("/start")
        await person.wait_for("BackFuture")
    await person.tap("Connect")
    world.telegram.clock.advance(timedelta(minutes=10))
    async with world.bot():
        await person.wait_for("Choose the exchange")
        await person.tap("MEXC")
        await person.wait_for("Send the API key")
    assert not any("went wrong" in m.text for m in person.messages)


async def test_too_old_to_be_deleted_when_the_bot_is_back(world: World) -> None:
    """Telegram deletes messages of 48 hours: after that only the person can."""
    person, fields = world.telegram.person(42), list(world.sample("mexc", "good").fields.values())
    async with world.bot():
        await person.say("/connect mexc")
        await person.wait_for("Send the API key")
    sent = await person.say(fields[0])
    world.telegram.clock.advance(timedelta(hours=49))
    async with world.bot():
        answer = await person.wait_for("Send the secret now")
    assert "I could not delete your message" in answer.text
    assert sent in person.messages
