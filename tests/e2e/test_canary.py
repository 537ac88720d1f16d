"""The canary: known secrets go in by every way, and are then looked for everywhere."""

import asyncio
import base64
import contextlib
import json
import logging
import os
import signal
import sqlite3
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from bot.domain.credentials import Field
from bot.sandbox.exchanges import SampleKey
from bot.services.connections import TEST_PAUSE
from bot.storage.schema.tables import CONNECTIONS, CONVERSATIONS, PEOPLE
from tests.e2e.traces import Logs, Search, files, outside
from tests.e2e.world import Connect, World

ODD = 'ca"nary/pass +ü&=\\9'  # a passphrase that every encoding writes differently


@pytest.mark.parametrize("value", ["facade7a-c27b-431f-a9dd", "sample-c4205f48", ODD])
def test_the_search_finds_each_form(value: str) -> None:
    search = Search([value])
    raw = value.encode()
    for longer in (raw, b"x" + raw, b"xy" + raw, b"xyz" + raw + b"abc"):
        assert search(base64.b64encode(longer))
        assert search(base64.urlsafe_b64encode(longer))
    for text in (raw, raw.hex(), quote(value), json.dumps({"a": value}), value[::-1]):
        assert search(text)
    assert not search(value[:-1], value[1:], "sample", "")


@pytest.fixture
def logs() -> Iterator[Logs]:
    handler = Logs()
    root = logging.getLogger()
    named = [each for each in root.manager.loggerDict.values() if isinstance(each, logging.Logger)]
    before = {logger: logger.level for logger in (root, *named)}
    for logger, level in before.items():
        logger.setLevel(level and logging.DEBUG)
    root.setLevel(logging.DEBUG)
    handlers, root.handlers = root.handlers, [handler]
    yield handler
    root.handlers = handlers
    for logger, level in before.items():
        logger.setLevel(level)


@pytest.fixture(autouse=True)
def _own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)


def assert_nowhere(world: World, search: Search, logs: Logs | None = None) -> None:
    """Fail where a secret is on the disk, in the log, or in anything the bot ever sent."""
    found = {name: search(content) for name, content in files(world.folder).items()}
    found["sent"] = search(json.dumps([call.params for call in world.telegram.calls]))
    found["sent, unescaped"] = search(repr([call.params for call in world.telegram.calls]))
    if logs:
        assert "aiogram" in logs.raw
        found["log"] = search(logs.written)
        found["log before it is redacted"] = search(logs.raw)
    assert {name: traces for name, traces in found.items() if traces} == {}


async def assert_gone_at_telegram(world: World, search: Search) -> None:
    """Fail unless Telegram holds none of it, once the last updates are confirmed."""
    for _ in range(100):
        if not (found := search(repr(world.telegram.world))):
            return
        await asyncio.sleep(0.05)
    assert found == set()


def values(*samples: SampleKey) -> set[str]:
    return {v for s in samples for v in (*s.fields.values(), *s.right.values())}


@pytest.mark.parametrize("exchange", ["kucoin", "mexc"])
async def test_every_outcome(world: World, connect: Connect, logs: Logs, exchange: str) -> None:
    """All sample keys at once, each in the hands of a person of its own."""
    samples = [s for s in world.exchanges[exchange].samples if s.case != "slow"]
    search = Search(values(*samples))

    async def live(number: int, sample: SampleKey) -> None:
        world.exchanges[exchange].key(sample.case).account = 1000 + number  # of its own, too
        person = world.telegram.person(1000 + number)
        await connect(person, exchange, sample)
        t = world.app.deps.languages["en"]
        status = t.plain(f"status-{sample.expected_status}")
        await person.wait_for(lambda m: status in m.text)
        for value in sample.right.values():
            await world.send(person, value)

    async with world.bot() as app:
        await asyncio.gather(*(live(n, s) for n, s in enumerate(samples)))
        assert_nowhere(world, search, logs)  # also while it runs: the log of the database is full
        await assert_gone_at_telegram(world, search)
        assert await app.deps.connections.list(1000)
    assert_nowhere(world, search, logs)


async def test_every_way_in_and_out(world: World, connect: Connect, logs: Logs) -> None:
    """Replacing, renaming, deleting, cancelling, lapsing; edits, captions, groups, strays."""
    kucoin, mexc = world.sample("kucoin", "good"), world.sample("mexc", "good")
    odd = {**kucoin.fields, Field.PASSPHRASE: ODD}
    other = world.sample("kucoin", "good-with-ip-list")
    search = Search([*values(kucoin, mexc, other), ODD])

    async with world.bot():
        await replace_and_delete(world, connect, kucoin, other)
        await send_everything(world, odd, mexc)
        await lapse(world, odd)
        assert_nowhere(world, search, logs)
        await assert_gone_at_telegram(world, search)
    assert_nowhere(world, search, logs)


async def replace_and_delete(
    world: World, connect: Connect, kucoin: SampleKey, other: SampleKey
) -> None:
    person = world.telegram.person(1)
    await connect(person, "kucoin", kucoin)
    await person.wait_for("Online")
    world.time.ahead += TEST_PAUSE
    await person.say("/connections")
    await person.tap("Main", await person.wait_for("My connections"))
    await person.tap("Rename", await person.wait_for(lambda m: "Rename" in m.labels))
    await person.wait_for("Send the new name")
    await world.send(person, other.fields[Field.SECRET])  # instead of a name
    await person.say("/connections")
    await person.tap("Main", await person.wait_for("My connections"))
    await person.tap("Replace the key", await person.wait_for(lambda m: "Rename" in m.labels))
    await person.wait_for("Send the API key")
    for value in other.fields.values():
        await person.wait_deleted(await person.say(value))
    await person.wait_for("The new key is active")
    await person.say("/connections")
    await person.tap("Main", await person.wait_for("My connections"))
    await person.tap("Delete", await person.wait_for(lambda m: "Rename" in m.labels))
    await person.tap("Yes, delete it", await person.wait_for("cannot be undone"))
    await person.wait_for("is deleted and its secrets are erased")


async def send_everything(world: World, odd: dict[Field, str], mexc: SampleKey) -> None:
    person, group = world.telegram.person(2), world.telegram.group("Traders", bot_admin=True)
    text = json.dumps({"apiKey": odd[Field.API_KEY], "secret": odd[Field.SECRET]})
    await world.send(person, text)
    await person.say("/connect kucoin")
    await person.wait_for("Send the API key")
    for sent in (
        await person.send_photo(caption=ODD),
        await person.send_document(data=text.encode()),
        await person.send_voice(caption=odd[Field.SECRET]),
        await person.forward(odd[Field.SECRET]),
    ):
        await person.wait_deleted(sent)
    await person.wait_for("looks like the \N{FIRST STRONG ISOLATE}secret")
    await world.send(person, text)
    harmless = await person.say("/help")
    await person.edit(harmless, text)
    await person.wait_deleted(harmless)
    await person.wait_for("only as a text message")
    await world.send(person, ODD)
    await person.wait_for("Send the passphrase now")
    await person.say("/cancel")
    await person.wait_for("Cancelled")
    me = world.telegram.person(3).within(group)
    await me.wait_deleted(await me.say(next(iter(mexc.fields.values()))))


async def lapse(world: World, odd: dict[Field, str]) -> None:
    person = world.telegram.person(4)
    await person.say("/connect kucoin")
    await person.wait_for("Send the API key")
    for value in list(odd.values())[:-1]:
        await world.send(person, value)
    world.time.ahead += timedelta(minutes=31)
    await world.app.leader.housekeeping.sweep()
    await person.say("Main")
    await person.wait_for("Your last message was not used")


async def test_when_everything_fails(world: World, logs: Logs) -> None:
    """Telegram, the database and the bot's own code, each in the middle of the conversation."""
    sample = world.sample("kucoin", "good")
    key, secret, passphrase = sample.fields.values()
    search = Search(values(sample))
    async with world.bot() as app:
        for number, trouble in enumerate(TROUBLES):
            person = world.telegram.person(10 + number)
            await person.say("/connect kucoin")
            await person.wait_for("Send the API key")
            async with trouble(world):
                for value in (key, secret, passphrase):
                    calls = world.telegram.world.call_count
                    await person.say(value)
                    await world.telegram.wait_for_call(
                        lambda c: c.number > calls and c.chat_id == person.id  # noqa: B023  # awaited at once
                    )
            await app.deps.key_tests.finish(5)
        assert "Traceback" in logs.written
        assert_nowhere(world, search, logs)
    assert_nowhere(world, search, logs)


@contextlib.asynccontextmanager
async def refusing(world: World, method: str, code: int) -> AsyncIterator[None]:
    world.telegram.fault(method, code, times=1000)
    yield
    world.telegram.world.faults.clear()


@contextlib.asynccontextmanager
async def without_a_table(world: World, table: str) -> AsyncIterator[None]:
    """The database fails for real, with the values of the statement at hand."""
    await asyncio.to_thread(_rename, world.folder / "bot.db", table, "gone")
    yield
    await asyncio.to_thread(_rename, world.folder / "bot.db", "gone", table)


def _rename(path: Path, table: str, name: str) -> None:
    with contextlib.closing(sqlite3.connect(path)) as database:
        database.execute(f"ALTER TABLE {table} RENAME TO {name}")


@contextlib.asynccontextmanager
async def broken(world: World, service: str, method: str) -> AsyncIterator[None]:
    """The bot's own code fails; what it was given is in the frames of the traceback."""

    def fail(*_: Any, **__: Any) -> None:
        raise ValueError("broken")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(getattr(world.app.deps, service), method, fail)
        yield


TROUBLES: list[Callable[[World], AbstractAsyncContextManager[None]]] = [
    lambda world: refusing(world, "sendMessage", 400),
    lambda world: refusing(world, "deleteMessage", 400),
    lambda world: refusing(world, "sendMessage", 403),
    lambda world: without_a_table(world, CONVERSATIONS.name),
    lambda world: without_a_table(world, PEOPLE.name),
    lambda world: without_a_table(world, CONNECTIONS.name),
    lambda world: broken(world, "onboarding", "add_values"),
    lambda world: broken(world, "onboarding", "test"),
    lambda world: broken(world, "onboarding", "test"),
]


async def test_the_log_hides_what_it_is_given(logs: Logs) -> None:
    """Should a library, or an error, ever quote a key or a secret."""
    try:
        int("facade7a-c27b-431f-a9dd-57f983ca4067")
    except ValueError:
        logging.getLogger("library").exception("POST ?apiKey=%s", "mx0sample98bc865ce65")
    search = Search(["facade7a-c27b-431f-a9dd-57f983ca4067", "mx0sample98bc865ce65"])
    assert search(logs.raw)
    assert not search(logs.written)


@pytest.mark.timeout(240)
async def test_a_process_that_is_killed(world: World, connect: Connect) -> None:
    """`python -m bot run` as operators start it, with everything in its log."""
    good, wrong = world.sample("kucoin", "good"), world.sample("kucoin", "wrong-secret")
    search = Search(values(good, wrong))
    own = {n: v for n, v in os.environ.items() if not n.startswith("BOT_")}
    own |= {"BOT_LOG_LEVEL": "DEBUG", "PYTHONPATH": str(Path(__file__).parents[2])}
    with (world.folder / "bot.log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"),
            env=own | world.environment,
            cwd=world.folder,
            stderr=log,
        )
        try:
            await live_until_killed(world, connect, good, wrong)
            assert not search(*outside(process.pid))
        finally:
            process.send_signal(signal.SIGKILL)
            await process.wait()
    assert b"tested a new key at " in (world.folder / "bot.log").read_bytes()
    assert world.telegram.token.encode() not in (world.folder / "bot.log").read_bytes()
    assert_nowhere(world, search)


async def live_until_killed(
    world: World, connect: Connect, good: SampleKey, wrong: SampleKey
) -> None:
    first, second = world.telegram.person(42), world.telegram.person(43)
    await first.say("/start")
    await first.wait_for("BackFuture", patience=100)
    await connect(first, "kucoin", good)
    await first.wait_for("Online")
    await connect(second, "kucoin", wrong)
    await second.wait_for("Send the secret now")
