"""The world of the end-to-end tests, and what happens in it again and again."""

import asyncio
import contextlib
import os
import secrets
import signal
import uuid
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

from aiogram.fsm.storage.base import StorageKey
from pydantic import SecretStr
from sqlalchemy import Row, Select, select

from bot.app import build
from bot.domain.binding import stored_binding
from bot.domain.connection import Connection
from bot.domain.credentials import Credentials, Secret
from bot.domain.diagnosis import Status
from bot.domain.egress import DEFAULT
from bot.domain.health import observe
from bot.domain.timings import USUAL, Timings
from bot.runtime import App
from bot.sandbox.exchanges import SEEN_IP, ExchangeServer, SampleKey
from bot.sandbox.telegram import CallbackAnswer, Message, Person, TelegramServer
from bot.sandbox.telegram.records import Chat, plain
from bot.settings import Settings
from bot.storage.connections.store import SqlConnectionStore
from bot.storage.engine.database import Database
from bot.storage.schema.tables import NOTICES
from tests.hatchery import Hatchery


@dataclass
class Time:
    """The present moment, which a test may move."""

    ahead: timedelta = timedelta(0)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


UNPACED = replace(USUAL, burst=1000)  # the tests of Telegram's limits set them again


async def until(holds: Callable[[], object], patience: float = 60.0) -> None:
    """Poll until a condition is true; `patience` in seconds."""
    async with asyncio.timeout(patience):
        while not holds():  # noqa: ASYNC110  # it has no event to wait for
            await asyncio.sleep(0.01)


def is_tested(message: Message) -> bool:
    """Return whether a message shows a running test, or that the key works."""
    return "Testing the key" in message.text or "is connected" in message.text


async def send_value(person: Person, value: str) -> Message:
    """Send a secret; return the answer, once the message is deleted."""
    fits = answers(person)
    await person.wait_deleted(await person.say(value))
    return await person.wait_for(fits)


def answers(person: Person) -> Callable[[Message], bool]:
    """Return what fits an answer: another text than now, of a new message or with buttons."""
    before = {message.id: message.text for message in person.messages}

    def fits(message: Message) -> bool:
        if not message.text or before.get(message.id) == message.text:
            return False
        return message.id not in before or bool(message.labels) or is_tested(message)

    return fits


class Until(Protocol):
    """The type of `until`, as fixtures hand it on."""

    async def __call__(self, holds: Callable[[], object], patience: float = 60.0) -> None: ...


class Connect(Protocol):
    """The type of `send_sample`, as fixtures hand it on."""

    async def __call__(self, person: Person, exchange: str, sample: SampleKey) -> Message: ...


@dataclass
class World:
    """Telegram and exchanges, and the bot between them."""

    telegram: TelegramServer
    exchanges: dict[str, ExchangeServer]
    folder: Path
    time: Time = field(default_factory=Time)
    changes: dict[str, Any] = field(default_factory=dict)  # to the settings
    timings: Timings = UNPACED
    polls: int = 0  # that there were when the bot was started
    _app: App | None = None

    @property
    def app(self) -> App:
        """The bot that runs, or the last one that ran."""
        assert self._app is not None, "no bot was started"
        return self._app

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
        """Give other timings to bots that start from now on."""
        self.timings = replace(self.timings, **timings)  # type: ignore[arg-type]  # by name

    @contextlib.asynccontextmanager
    async def bot(self) -> AsyncIterator[App]:
        """Run the bot in this process until the block ends, which is a graceful stop."""
        stop = asyncio.Event()
        self.polls = self.telegram.world.updates.polls
        async with build(self.settings, self.time, self.timings) as self._app:
            running = asyncio.create_task(self._app.run(stop))
            try:
                yield self._app
            finally:
                stop.set()
                await running

    async def send(self, person: Person, value: str, *, patience: float = 60.0) -> Message:
        """Send a secret; return the answer. The first call about it must be its deletion."""
        before, fits = self.telegram.world.call_count, answers(person)
        sent = await person.say(value)
        await person.wait_deleted(sent, patience=patience)
        answer = await person.wait_for(fits, patience=patience)
        made = [
            call
            for call in self.telegram.calls
            if call.number > before
            and call.chat_id == person.chat_id
            and call.method != "editMessageReplyMarkup"  # of the question before
        ]
        assert made[0].method == "deleteMessage"
        assert made[0].params["message_id"] == str(sent.id)
        return answer

    async def press(self, message: Message, data: str) -> CallbackAnswer:
        """Press a button that a message may not have, as a forger can; return the answer."""
        world = self.telegram.world
        query = world.queue_tap(message.chat_id, message, data)
        await self.telegram.wait_for_call(
            lambda call: call.params.get("callback_query_id") == query.id
        )
        answer = world.queries[query.id].answer
        assert answer is not None
        return answer

    async def let_nothing_be_confirmed(self) -> None:
        """Deliver updates to a bot that cannot confirm them, so that they are delivered again."""
        updates = self.telegram.world.updates
        await until(lambda: updates.polls > self.polls and updates.is_polled)
        self.telegram.fault("getUpdates", 502, times=1_000_000)

    async def draft(self, person: int = 42) -> dict[str, Any]:
        """Return the stored draft of a person."""
        data = await self.app.conversations.get_data(self.key(person))
        draft: dict[str, Any] = data["draft"]
        return draft

    async def until_kept(self, shown: Message) -> None:
        """Wait until the bot has stored that a message asks for a value: it is seen before."""
        async with asyncio.timeout(20):
            while (await self.draft(shown.chat_id))["screen"] != shown.id:  # noqa: ASYNC110  # it sends no signal
                await asyncio.sleep(0.02)

    async def state(self, person: int = 42) -> str | None:
        """Return the stored state of a conversation."""
        return await self.app.conversations.get_state(self.key(person))

    async def spoil_the_draft(self, field: str, person: int = 42) -> None:
        """Change a sealed value of a person; it stays valid base64."""
        draft = await self.draft(person)
        draft["sealed"][field] = draft["sealed"][field].swapcase()
        await self.app.conversations.update_data(self.key(person), {"draft": draft})

    def key(self, person: int) -> StorageKey:
        """Return the key of a person's conversation."""
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
        if person not in self.telegram.world.chats:
            self.telegram.person(person)
            self.telegram.world.add_chat(Chat(id=person, kind="private"))
        credentials = {f: Secret(value) for f, value in sample.fields.items()}
        found = like or await self._tested(exchange, credentials)
        connection = replace(found, id=str(uuid.uuid4()), owner=person, name=name)
        blob = self.app.monitor.access.vault.seal(credentials, stored_binding(connection))
        await SqlConnectionStore(self.database).add(connection, blob, secrets.token_bytes(32))
        return connection

    async def _tested(self, exchange: str, credentials: Credentials) -> Connection:
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
        prober = self.app.monitor.access.prober.via(DEFAULT)
        found = await prober.check(exchange, credentials)
        return observe(new, found, now)[0].mark_notified()

    async def stands(self, connection: Connection) -> Connection:
        """Return a connection as it stands now."""
        return await self.app.deps.connections.get(connection.owner, connection.id)

    async def until_stands(
        self, connection: Connection, fits: Callable[[Connection], object]
    ) -> Connection:
        """Wait until a connection stands as it should; return it."""
        async with asyncio.timeout(60):
            while not fits(stands := await self.stands(connection)):  # noqa: ASYNC110  # it sends no signal
                await asyncio.sleep(0.02)
            return stands

    @property
    def database(self) -> Database:
        """The database of the bot that runs."""
        return self.app.stores.database

    async def rows(self, query: Select[*tuple[Any, ...]]) -> Sequence[Row[*tuple[Any, ...]]]:
        """Return what a query finds."""
        async with self.database.read() as c:
            return (await c.execute(query)).all()

    async def noticed(self, person: int) -> list[tuple[str, str]]:
        """Return kind and matter of every notice that was ever written for a person."""
        query = select(NOTICES.c.kind, NOTICES.c["values"]).where(NOTICES.c.person == person)
        rows = await self.rows(query)
        return [(kind.value, values.get("matter", "")) for kind, values in rows]

    def shown(self, person: int) -> list[str]:
        """Return the texts that the bot sent to a person, and edited messages to, in order."""
        made = [c for c in self.telegram.calls if c.method in {"sendMessage", "editMessageText"}]
        return [plain(str(c.params["text"])) for c in made if c.ok and c.chat_id == person]

    def notified(self, person: int, words: str = "") -> list[str]:
        """Return the texts with these words that the bot sent to a person, in order."""
        sent = self.telegram.calls_of("sendMessage")
        texts = [plain(str(c.params["text"])) for c in sent if c.ok and c.chat_id == person]
        return [text for text in texts if words in text]


async def send_sample(person: Person, exchange: str, sample: SampleKey) -> Message:
    """Go through the conversation with a sample key; return the first message of the test."""
    await person.say(f"/connect {exchange}")
    await person.wait_for(lambda m: m.buttons)
    return [await send_value(person, value) for value in sample.fields.values()][-1]


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
        await until(lambda: not is_alive(process))
        self.process = None

    @property
    def log(self) -> str:
        """What the bot has logged in all its lives."""
        return (self.world.folder / "bot.log").read_text()


def is_alive(process: int) -> bool:
    """Return whether a process runs."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
