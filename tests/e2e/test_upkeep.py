"""What operators do while the bot runs: it is a process of its own, and so is each command."""

import asyncio
import os
import signal
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.sandbox.exchanges import SampleKey
from bot.sandbox.telegram import Person
from tests.e2e.world import Connect, Lives, World, send_value
from tests.hatchery import Hatchery

SOON = 60.0  # seconds in which a bot is up
Command = Callable[..., Any]


@pytest.fixture
def command(world: World, hatchery: Hatchery) -> Command:
    """Run a command beside the bot; return what it wrote."""

    async def run(*arguments: str, code: int = 0) -> str:
        inherited = {k: v for k, v in os.environ.items() if not k.startswith("BOT_")}
        process = hatchery.command(arguments, {**inherited, **world.environment}, world.folder)
        out, err = await asyncio.to_thread(process.communicate)
        assert process.returncode == code, out + err
        return out + err

    return run


async def test_keys_are_rotated_while_people_go_on(
    world: World, lives: Lives, connect: Connect, command: Command
) -> None:
    """One has a stored key and tests it; another is in the middle of sending one."""
    lives.begin()
    stored, sending = world.telegram.person(42), world.telegram.person(43)
    sample, other = world.sample("kucoin", "good"), world.sample("mexc", "good")
    first, *rest = other.fields.values()
    await stored.say("/start")
    await stored.wait_for("BackFuture", patience=SOON)
    await connect(stored, "kucoin", sample)
    await stored.wait_for("Online")
    await sending.say("/connect mexc")
    await sending.wait_for("Send the API key")
    await world.send(sending, first)

    assert "seals with 1, has 1" in await command("keys", "status")
    await command("keys", "add")
    assert "keys retire 1" in await command("keys", "rotate")
    assert "seals with 2, has 1, 2" in await command("keys", "status")
    await command("backup", "beside.zip")
    await command("keys", "retire", "1", "--yes")

    for value in rest:
        await world.send(sending, value)
    await sending.wait_for("Online")
    await stored.say("/connections")
    await stored.tap("Main", await stored.wait_for("My connections"))
    await stored.tap("Test again", await stored.wait_for(lambda m: "Test again" in m.labels))
    await stored.wait_for("is connected")
    await lives.end(signal.SIGKILL)
    lives.begin()
    await stored.say("/connections")
    await stored.wait_for("My connections", patience=SOON)
    assert "cannot be opened" not in lives.log
    assert "ERROR" not in lives.log
    status = await command("keys", "status")
    assert [line.split()[:3] for line in status.splitlines()[1:2]] == [["2", "2", "0"]]
    for value in (*sample.fields.values(), *other.fields.values()):
        assert value not in lives.log


async def test_after_a_leak_people_are_told_in_their_language_and_replace_their_keys(
    world: World, connect: Connect, command: Command
) -> None:
    english, norwegian = world.telegram.person(42), world.telegram.person(43, language="nb")
    later = world.telegram.person(44)
    async with world.bot():
        await connect(english, "kucoin", world.sample("kucoin", "good"))
        await english.wait_for("Online")
        await connect_in(norwegian, world.sample("mexc", "good"))
        before = datetime.now(UTC).isoformat()
        await connect(later, "kucoin", world.sample("kucoin", "no-futures"))
        await later.wait_for("Online")

        dry = await command("leak-drill", "--before", before, "--dry-run")
        assert "kucoin: 1 keys of 1 people" in dry
        assert "mexc: 1 keys of 1 people" in dry
        told = await command("leak-drill", "--before", before, "--yes")
        assert told.rstrip().endswith("marked 2, notified 2, waiting 0")

        alert = await english.wait_for("others may have seen it")
        assert "Make a new key on" in alert.text
        await norwegian.wait_for("andre kan ha sett den")
        again = await command("leak-drill", "--before", before, "--yes")
        assert "none" in again

        await english.tap("Replace the key", alert)
        await english.wait_for("Send the API key")
        for value in world.sample("kucoin", "good-with-ip-list").fields.values():
            await world.send(english, value)
        await english.wait_for("Online")
        sent = [c for c in world.telegram.calls if c.method == "sendMessage"]
        told_of_it = [c.chat_id for c in sent if "others may have seen" in c.params["text"]]
        assert told_of_it == [42]
        [kept] = await world.app.deps.connections.list(44)
        [replaced] = await world.app.deps.connections.list(42)
        [waiting] = await world.app.deps.connections.list(43)
        assert [c.usable for c in (kept, replaced, waiting)] == [True, True, False]
        assert not replaced.recalled


async def connect_in(person: Person, sample: SampleKey) -> None:
    """Connect a key at MEXC, whatever language the bot speaks."""
    await person.say("/connect mexc")
    await person.wait_for(lambda m: m.buttons)
    for value in sample.fields.values():
        await send_value(person, value)
    await person.wait_for("🟢")
