"""Measures the latency of an alert after a key is refused, without the policy's waits."""

import asyncio
import statistics
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import func, select

from benchmarks.exchange_servers import Key
from benchmarks.figures import Figure, at_most, quantile, scaled
from benchmarks.installation import Installation
from benchmarks.programs import running
from benchmarks.throughput import LATENCY, store
from bot.domain.connection import Connection
from bot.exchanges import CcxtProber, KeyLine
from bot.sandbox.exchanges import ExchangeServer, KeyAction, SampleKey
from bot.sandbox.telegram import TelegramServer
from bot.sandbox.telegram.records import Chat
from bot.storage.engine.database import Database
from bot.storage.schema.tables import CONNECTIONS, SCHEDULE

KEYS = 40
_EXCHANGE = "kucoin"
_LIKE = "good-with-ip-list"
_INTERVAL = 15.0  # seconds between two checks of a key
_SHORTER = 0.15  # of that, at least
_CONFIRM = 0.5  # seconds between the checks that confirm a change
_FAILURES = 3  # required failures
_PAUSE = 0.5  # seconds between two keys that are refused
_BEFORE = 0.3  # seconds; an earlier check may be running
_PATIENCE = 60.0
_TARGET = at_most(2, "s")


@dataclass(frozen=True)
class World:
    """Keys at an exchange, their owners, and the bot."""

    exchange: ExchangeServer
    samples: Sequence[SampleKey]
    connections: Sequence[Connection]
    telegram: TelegramServer
    database: Database
    test: float  # seconds that a test of a key takes


async def measure(scale: float) -> list[Figure]:
    """Make an exchange refuse one key after the other."""
    interval = _INTERVAL * max(scale, _SHORTER)
    async with _world(max(2, scaled(KEYS, scale)), interval) as world:
        await _all_checked(world.database, datetime.now(UTC))
        async with asyncio.TaskGroup() as group:
            tasks = []
            for number in range(len(world.samples)):
                tasks.append(group.create_task(_delay(world, number)))
                await asyncio.sleep(_PAUSE)
        delays = [task.result() for task in tasks]
    return [
        Figure(
            name=f"alert after a key is refused p{percent}, without the policy's waits",
            value=quantile(delays, percent),
            unit="s",
            yardstick=_FAILURES * world.test,
            beside="the three tests that it takes",
            target=_TARGET,
        )
        for percent in (50, 95)
    ]


async def _all_checked(database: Database, since: datetime) -> None:
    """Wait until the bot has checked every key."""
    late = select(func.count()).where(CONNECTIONS.c.tested_at < since)
    while True:
        async with database.read() as c:
            if not await c.scalar(late):
                return
        await asyncio.sleep(_BEFORE)


async def _delay(world: World, number: int) -> float:
    """Make a key be refused; return the latency of the alert without the policy's waits."""
    connection = world.connections[number]
    due = await _next_check(world.database, connection)
    world.exchange.change(world.samples[number].case, KeyAction.DELETE)
    call = await world.telegram.wait_for_call(
        lambda c: c.method == "sendMessage" and c.chat_id == connection.owner, patience=_PATIENCE
    )
    return call.date - due - (_FAILURES - 1) * _CONFIRM


async def _next_check(database: Database, connection: Connection) -> float:
    """Wait until a key is not about to be checked; return when it is checked next."""
    mine = SCHEDULE.c.connection_id == connection.id
    while True:
        async with database.read() as c:
            row = (await c.execute(select(SCHEDULE.c.due_at, SCHEDULE.c.lease).where(mine))).one()
        left = row.due_at.timestamp() - time.time()
        if row.lease is None and left > _BEFORE:
            return float(row.due_at.timestamp())
        await asyncio.sleep(_BEFORE)


@asynccontextmanager
async def _world(count: int, interval: float) -> AsyncIterator[World]:
    with TemporaryDirectory() as folder:
        installation = Installation(Path(folder))
        async with ExchangeServer(_EXCHANGE, latency=LATENCY) as exchange:
            samples = [exchange.add_key(_LIKE, str(number)) for number in range(count)]
            prober = CcxtProber(KeyLine(exchange.urls))
            connections = await store(
                installation, prober, [_key(s) for s in samples], count, interval
            )
            reports = [
                await prober.check(_EXCHANGE, _key(sample).credentials) for sample in samples[:5]
            ]
            await prober.close()
            async with TelegramServer() as telegram, installation.open() as (database, _):
                for connection in connections:
                    telegram.person(connection.owner)
                    telegram.world.add_chat(Chat(id=connection.owner, kind="private"))
                settings = installation.settings(
                    telegram,
                    exchange.urls,
                    check_interval=interval,
                    confirm_delay=_CONFIRM,
                    confirm_failures=_FAILURES,
                )
                program = ("-m", "benchmarks.measured_bot", "unpaced", "unlimited", "even")
                async with running(*program, folder=installation.folder, settings=settings):
                    yield World(
                        exchange=exchange,
                        samples=samples,
                        connections=connections,
                        telegram=telegram,
                        database=database,
                        test=statistics.median(report.seconds for report in reports),
                    )


def _key(sample: SampleKey) -> Key:
    return Key(
        exchange=_EXCHANGE,
        like=_LIKE,
        fields={field.value: value for field, value in sample.fields.items()},
        status=sample.expected_status,
    )
