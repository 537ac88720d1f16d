"""A whole world on loopback: Telegram, exchanges and the bot between them, each of them real."""

import contextlib
import signal
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from aiogram.client.session.aiohttp import AiohttpSession

from bot.i18n import Languages
from bot.sandbox.exchanges import SANDBOX_EXCHANGES, ExchangeServer
from bot.sandbox.telegram import TelegramServer
from tests.e2e.world import Connect, Lives, Until, World, send_sample, until
from tests.hatchery import Hatchery


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
        key_counts=0.0,
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


@pytest.fixture
def connect() -> Connect:
    return send_sample


@pytest.fixture(name="until")
def until_fixture() -> Until:
    return until


@pytest.fixture
async def lives(world: World, hatchery: Hatchery) -> AsyncIterator[Lives]:
    hatchery.warm("kucoin")
    bot = Lives(world, hatchery)
    yield bot
    await bot.end(signal.SIGKILL)
