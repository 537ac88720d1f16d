"""Owns the sandbox's Telegram under test, callers for it, and the Bot API's own description."""

import json
import os
from collections.abc import AsyncIterator, Callable, Coroutine
from pathlib import Path
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

_DATA = Path(os.environ.get("BOT_TEST_DATA", Path(__file__).parents[4] / "shared" / "data"))
_SPECIFICATION = _DATA / "telegram_bot_api_10.1.json"
_PLAIN: dict[str, Callable[[Any], bool]] = {
    "Integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "Float": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "String": lambda value: isinstance(value, str),
    "Boolean": lambda value: isinstance(value, bool),
    "True": lambda value: value is True,
}
_NEWER = {
    ("InlineKeyboardButton", "disabled"): "Bot API 10.3; the description is of 10.1",
}


class Specification:
    """The machine-readable Bot API: says what is wrong with an answer."""

    def __init__(self, path: Path) -> None:
        body = json.loads(path.read_text(encoding="utf-8"))
        self._types, self._methods = body["types"], body["methods"]

    def of_answer(self, method: str, result: Any) -> list[str]:
        """Return the problems of a method's result."""
        return self._of(result, self._methods[method]["returns"], method)

    def _of(self, value: Any, types: list[str], where: str) -> list[str]:
        tries = [self._of_one(value, each, where) for each in types]
        return min(tries, key=len)

    def _of_one(self, value: Any, kind: str, where: str) -> list[str]:
        if kind.startswith("Array of "):
            if not isinstance(value, list):
                return [f"{where}: {value!r} is no array"]
            inner = [kind.removeprefix("Array of ")]
            return [problem for each in value for problem in self._of(each, inner, f"{where}[]")]
        if kind in _PLAIN:
            return [] if _PLAIN[kind](value) else [f"{where}: {value!r} is no {kind}"]
        subtypes = self._types[kind].get("subtypes")
        return self._of(value, subtypes, where) if subtypes else self._of_type(value, kind, where)

    def _of_type(self, value: Any, kind: str, where: str) -> list[str]:
        if not isinstance(value, dict):
            return [f"{where}: {value!r} is no {kind}"]
        fields = {field["name"]: field for field in self._types[kind].get("fields", ())}
        unknown = [name for name in value if name not in fields and (kind, name) not in _NEWER]
        missing = [name for name, each in fields.items() if each["required"] and name not in value]
        problems = [f"{where}: unknown field {name} of {kind}" for name in unknown]
        problems += [f"{where}: missing field {name} of {kind}" for name in missing]
        for name, inner in value.items():
            if name in fields:
                problems += self._of(inner, fields[name]["types"], f"{where}.{name}")
        return problems


@pytest.fixture(scope="session")
def specification() -> Specification:
    if not _SPECIFICATION.exists():
        pytest.skip(f"the Bot API's description is not at {_SPECIFICATION}")
    return Specification(_SPECIFICATION)


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
