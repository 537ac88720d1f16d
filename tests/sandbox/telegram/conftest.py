"""The sandbox's Telegram under test and callers for it."""

from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any

import aiohttp
import pytest
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.sandbox.telegram import SANDBOX_TOKEN, Person, TelegramServer

Json = dict[str, Any]
Call = Callable[..., Coroutine[Any, Any, Json]]


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer(token=SANDBOX_TOKEN) as running:
        yield running


@pytest.fixture
async def person(server: TelegramServer) -> Person:
    """Somebody whose private chat with the bot is open."""
    somebody = server.person(42, language="nb", name="Kari")
    await somebody.say("/start")
    return somebody


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def call(server: TelegramServer, http: aiohttp.ClientSession) -> Call:
    """Call a method with JSON parameters and return the whole answer."""

    async def calling(method: str, /, **params: Any) -> Json:
        address = f"{server.url}/bot{server.token}/{method}"
        async with http.post(address, json=params) as response:
            answer: Json = await response.json()
            assert response.status == answer.get("error_code", 200)
            return answer

    return calling


@pytest.fixture
async def aiogram_bot(server: TelegramServer) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(server.url))
    made = Bot(server.token, session=session, default=DefaultBotProperties(parse_mode="HTML"))
    yield made
    await session.close()
