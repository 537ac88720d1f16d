"""A whole world on loopback: Telegram, exchanges and the bot between them, each of them real."""

import asyncio
import contextlib
import os
import secrets
import signal
import uuid
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.fsm.storage.base import StorageKey
from pydantic import SecretStr
from sqlalchemy import select

from bot.app import build
from bot.domain.connection import Connection
from bot.domain.credentials import Credentials, Field, Secret
from bot.domain.diagnosis import Status
from bot.domain.timings import USUAL, Timings
from bot.i18n import Languages
from bot.runtime import App
from bot.sandbox.exchanges import SANDBOX_EXCHANGES, SEEN_IP, ExchangeServer, SampleKey
from bot.sandbox.telegram import Message, Person, TelegramServer
from bot.sandbox.telegram.records import Chat, plain
from bot.services.storing import stored_binding
from bot.settings import Settings
from bot.storage.tables import NOTICES
from tests.hatchery import Hatchery


@dataclass
class Time:
    """The present moment, which a test may move."""

    ahead: timedelta = timedelta(0)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


UNPACED = replace(USUAL, burst=1000)  # the tests of Telegram's limits set them again


async def until(holds: Callable[[], object], patience: float = 60.0) -> None:
    """Wait for something that tells nobody when it comes; `patience` in seconds."""
    async with asyncio.timeout(patience):
        while not holds():  # noqa: ASYNC110  # it has no event to wait for
            await asyncio.sleep(0.01)


@dataclass
class World:
    telegram: TelegramServer
    exchanges: dict[str, ExchangeServer]
    folder: Path
    time: Time = field(default_factory=Time)
    app: App | None = None
    changes: dict[str, Any] = field(default_factory=dict)  # to the settings
    timings: Timings = UNPACED
    polls: int = 0  # that there were when the bot was started

    @property
    def settings(self) -> Settings:
        values: dict[str, Any] = {
            "token": SecretStr(self.telegram.token),
            "telegram_api_url": self.telegram.url,
            "database_url": SecretStr(f"sqlite+aiosqlite:///{self.folder}/bot.db"),
            "master_key_file": self.folder / "master.key",
            "exchange_urls": {name: server.url for name, server in self.exchanges.items()},
            "server_ips": (SEEN_IP,),
        }
        return Settings.model_construct(**{**values, **self.changes})

    @property
    def environment(self) -> dict[str, str]:
        """The same settings for a bot in a process of its own."""
        urls = ", ".join(f'"{name}": "{server.url}"' for name, server in self.exchanges.items())
        return {
            "BOT_TOKEN": self.telegram.token,
            "BOT_TELEGRAM_API_URL": self.telegram.url,
            "BOT_DATABASE_URL": f"sqlite+aiosqlite:///{self.folder}/bot.db",
            "BOT_MASTER_KEY_FILE": f"{self.folder}/master.key",
            "BOT_EXCHANGE_URLS": "{" + urls + "}",
            "BOT_SERVER_IPS": SEEN_IP,
        }

    def set(self, **timings: float | None) -> None:
        """Let bots that start from now on have other timings."""
        self.timings = replace(self.timings, **timings)  # type: ignore[arg-type]  # by name

    @contextlib.asynccontextmanager
    async def bot(self) -> AsyncIterator[App]:
        """Run the bot in this process until the block ends, which is a graceful stop."""
        stop = asyncio.Event()
        self.polls = self.telegram.world.updates.polls
        async with build(self.settings, self.time, self.timings) as self.app:
            running = asyncio.create_task(self.app.run(stop))
            try:
                yield self.app
            finally:
                stop.set()
                await running

    async def tell(self, person: Person, value: str, *, patience: float = 60.0) -> Message:
        """Send a secret; return the answer. The first call about it must be its deletion."""
        before = self.telegram.world.call_count
        sent = await person.say(value)
        await person.wait_deleted(sent, patience=patience)
        answer = await person.wait_for(lambda m: m.text, patience=patience)
        made = [c for c in self.telegram.calls if c.number > before and c.chat_id == person.chat_id]
        assert made[0].method == "deleteMessage"
        assert made[0].params["message_id"] == str(sent.id)
        return answer

    async def press(self, message: Message, data: str) -> Any:
        """Press a button that a message may not have, as a forger can; return the answer."""
        world = self.telegram.world
        query = world.ask(message.chat_id, message, data)
        await self.telegram.wait_for_call(
            lambda call: call.params.get("callback_query_id") == query.id
        )
        return world.queries[query.id].answer

    async def let_nothing_be_confirmed(self) -> None:
        """Let a bot just started have what comes, and no way to confirm it: it comes again."""
        updates = self.telegram.world.updates
        await until(
            lambda: updates.polls > self.polls and updates._poll and not updates._poll.done()
        )
        self.telegram.fault("getUpdates", 502, times=1_000_000)

    async def draft(self, person: int = 42) -> dict[str, Any]:
        """Return the stored draft of a person."""
        assert self.app
        data = await self.app.conversations.get_data(self._key(person))
        draft: dict[str, Any] = data["draft"]
        return draft

    async def spoil_the_draft(self, field: str, person: int = 42) -> None:
        """Change a sealed value of a person; it stays valid base64."""
        assert self.app
        draft = await self.draft(person)
        draft["sealed"][field] = draft["sealed"][field].swapcase()
        await self.app.conversations.update_data(self._key(person), {"draft": draft})

    def _key(self, person: int) -> StorageKey:
        assert self.app
        return StorageKey(bot_id=self.app.bot.id, chat_id=person, user_id=person)

    async def assert_gone(self, *values: str) -> None:
        """Fail unless Telegram holds none of these, once the bot has confirmed its updates."""
        for _ in range(60):
            held = [value[:4] for value in values if self.telegram.holds(value)]
            if not held:
                return
            await asyncio.sleep(0.05)
        raise AssertionError(f"Telegram still holds {held}")

    def sample(self, exchange: str, case: str) -> SampleKey:
        return self.exchanges[exchange].sample(case)

    async def store(
        self,
        exchange: str,
        sample: SampleKey,
        person: int = 42,
        name: str = "Main",
        *,
        like: Connection | None = None,
    ) -> Connection:
        """Store a key as a conversation would have; return the connection.

        `like`: how it was found when it was tested; else it is tested now.
        """
        assert self.app
        if person not in self.telegram.world.chats:
            self.telegram.person(person)
            self.telegram.world.add_chat(Chat(id=person, kind="private"))
        watch, app = self.app.watch, self.app
        credentials = {f: Secret(value) for f, value in sample.fields.items()}
        found = like or await self._tested(exchange, credentials)
        connection = replace(found, id=str(uuid.uuid4()), owner=person, name=name)
        blob = watch.vault.seal(credentials, stored_binding(connection))
        await app.desk.connections._book.add(connection, blob, secrets.token_bytes(32))
        return connection

    async def _tested(self, exchange: str, credentials: Credentials) -> Connection:
        assert self.app
        now = self.time()
        new = Connection(
            id="",
            owner=0,
            exchange=exchange,
            name="",
            masked_key="abcd…wxyz",
            status=Status.UNAVAILABLE,
            status_since=now,
            created_at=now,
            keyed_at=now,
            tested_at=now,
        )
        tested, _ = new.observe(await self.app.watch.prober.check(exchange, credentials), now)
        return tested.hear()

    async def stands(self, connection: Connection) -> Connection:
        """Return a connection as it stands now."""
        assert self.app
        return await self.app.desk.connections.get(connection.owner, connection.id)

    async def until_stands(
        self, connection: Connection, fits: Callable[[Connection], object]
    ) -> Connection:
        """Wait until a connection stands as it should; return it."""
        async with asyncio.timeout(60):
            while not fits(stands := await self.stands(connection)):  # noqa: ASYNC110  # it tells nobody
                await asyncio.sleep(0.02)
            return stands

    async def noticed(self, person: int) -> list[tuple[str, str]]:
        """Return kind and matter of every notice that was ever written for a person."""
        assert self.app
        query = select(NOTICES.c.kind, NOTICES.c["values"]).where(NOTICES.c.person == person)
        async with self.app.stores.database.read() as c:
            rows = (await c.execute(query)).all()
        return [(kind.value, values.get("matter", "")) for kind, values in rows]

    def told(self, person: int, words: str = "") -> list[str]:
        """Return the texts with these words that the bot sent to a person, in order."""
        sent = self.telegram.calls_of("sendMessage")
        texts = [plain(str(c.params["text"])) for c in sent if c.ok and c.chat_id == person]
        return [text for text in texts if words in text]


@pytest.fixture(autouse=True, scope="session")
def _read_the_texts_once() -> Iterator[None]:
    """Spare every bot of this process the parsing of the locale files."""
    languages = Languages()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.app.Languages", lambda: languages)
        yield


@pytest.fixture(autouse=True, scope="session")
def _close_at_once() -> Iterator[None]:
    """Spare every bot the quarter second that TLS connections would need to close."""

    async def close(self: AiohttpSession) -> None:
        if self._session is not None:
            await self._session.close()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(AiohttpSession, "close", close)
        yield


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with contextlib.AsyncExitStack() as stack:
        yield World(
            telegram=await stack.enter_async_context(TelegramServer()),
            exchanges={
                name: await stack.enter_async_context(ExchangeServer(name))
                for name in SANDBOX_EXCHANGES
            },
            folder=tmp_path,
        )


QUICK = {
    "check_interval": 1.0,  # seconds
    "confirm_delay": 0.2,
    "confirm_failures": 3,
    "recover_successes": 2,
    "incident_grace": 1.0,
}
RARELY = {**QUICK, "check_interval": 3600.0}  # a check comes when a test moves the time


@pytest.fixture
def quick(world: World) -> World:
    """A world in which the watch looks again and again within seconds."""
    world.set(
        watch=0.05,
        notices=0.05,
        housekeeping=0.1,
        judgement=0.1,
        census=0.0,
        checks_per_second=200.0,
    )
    world.changes |= QUICK
    return world


@pytest.fixture
def rarely(quick: World) -> World:
    """The same, where a steady key is checked once an hour."""
    quick.changes |= RARELY
    return quick


@pytest.fixture
async def running(world: World) -> AsyncIterator[World]:
    async with world.bot():
        yield world


async def send_sample(
    person: Person, exchange: str, sample: SampleKey, name: str = "Main"
) -> Message:
    """Go through the conversation with a sample key; return the first message of the test."""
    await person.say(f"/connect {exchange}")
    await person.wait_for(lambda m: m.buttons)
    for value in sample.fields.values():
        sent = await person.say(value)
        await person.wait_deleted(sent)
        await person.wait_for(lambda m: m.text)
    await person.say(name)
    return await person.wait_for(name)


@pytest.fixture
def connect() -> Callable[..., Any]:
    return send_sample


@pytest.fixture(name="until")
def until_fixture() -> Callable[..., Any]:
    return until


@pytest.fixture
def fields() -> type[Field]:
    return Field


@dataclass
class Lives:
    """A bot in a process of its own, which can end and begin again."""

    world: World
    hatchery: Hatchery
    process: int | None = None
    timings: Timings = USUAL
    settings: dict[str, str] = field(default_factory=dict)  # beside those of the world

    def begin(self) -> None:
        """Start the process; it is up when it answers."""
        environment = {**self.world.environment, **self.settings}
        self.process = self.hatchery.hatch(environment, self.world.folder, self.timings)

    async def end(self, how: signal.Signals) -> None:
        """End the process by a signal."""
        if (process := self.process) is None:
            return
        os.kill(process, how)
        await until(lambda: not _is_alive(process))
        self.process = None

    @property
    def log(self) -> str:
        """What the bot has logged in all its lives."""
        return (self.world.folder / "bot.log").read_text()


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
async def lives(world: World, hatchery: Hatchery) -> AsyncIterator[Lives]:
    hatchery.warm("kucoin")
    bot = Lives(world, hatchery)
    yield bot
    await bot.end(signal.SIGKILL)
