"""What the tests of the sandbox exchanges share: a running server and a plain HTTP client."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from decimal import Decimal
from typing import Any, TypeAlias

import pytest
from aiohttp import ClientSession
from yarl import URL

from bot.domain.credentials import Secret
from bot.domain.diagnosis import CheckReport
from bot.exchanges import CcxtProber, KeyLine
from bot.sandbox.exchanges import ExchangeServer, PriceAction

Answer: TypeAlias = tuple[int, Any, Mapping[str, str]]  # status, body, headers
Ask: TypeAlias = Callable[..., Awaitable[Answer]]
Check: TypeAlias = Callable[[ExchangeServer, str], Awaitable[CheckReport]]

QTY = Decimal("0.002")  # of the orders that other clients place


def best(server: ExchangeServer) -> str:
    """Return the price at which BTC can be bought at once, for some time to come."""
    server.world.prices["BTC/USDT"].do(PriceAction.FREEZE)
    pair = server.world.find("BTC/USDT")
    assert pair is not None
    return server.world.now(pair).ask


PATIENCE = 2.0  # seconds the prober waits for an answer


@pytest.fixture
async def ask() -> AsyncIterator[Ask]:
    """Send exactly what is given: no header, no percent sign is added or changed."""
    async with ClientSession(skip_auto_headers=["Content-Type"]) as http:

        async def send(
            method: str,
            url: str,
            headers: Mapping[str, str] | None = None,
            body: str = "",
        ) -> Answer:
            target = URL(url, encoded=True)
            async with http.request(method, target, headers=headers, data=body or None) as answer:
                is_json = answer.content_type == "application/json"
                said = await (answer.json() if is_json else answer.text())
                return answer.status, said, answer.headers

        yield send


@pytest.fixture
async def check() -> AsyncIterator[Check]:
    """Test the key of a case as the bot does."""
    probers: dict[str, CcxtProber] = {}

    async def test(server: ExchangeServer, case: str) -> CheckReport:
        (exchange, *_) = server.urls
        if exchange not in probers:
            probers[exchange] = CcxtProber(KeyLine(server.urls, timeout=PATIENCE))
        fields = server.sample(case).fields
        credentials = {field: Secret(value) for field, value in fields.items()}
        await asyncio.sleep(0.01)  # a number used once is made of the time: Kraken
        return await probers[exchange].check(exchange, credentials)

    yield test
    for prober in probers.values():
        await prober.close()


@pytest.fixture
async def kucoin() -> AsyncIterator[ExchangeServer]:
    async with ExchangeServer("kucoin") as server:
        yield server


@pytest.fixture
async def mexc() -> AsyncIterator[ExchangeServer]:
    async with ExchangeServer("mexc") as server:
        yield server


@pytest.fixture
async def binance() -> AsyncIterator[ExchangeServer]:
    async with ExchangeServer("binance") as server:
        yield server


@pytest.fixture
async def bitget() -> AsyncIterator[ExchangeServer]:
    async with ExchangeServer("bitget") as server:
        yield server


@pytest.fixture
async def bybit() -> AsyncIterator[ExchangeServer]:
    async with ExchangeServer("bybit") as server:
        yield server


@pytest.fixture
async def okx() -> AsyncIterator[ExchangeServer]:
    async with ExchangeServer("okx") as server:
        yield server


@pytest.fixture
async def bingx() -> AsyncIterator[ExchangeServer]:
    async with ExchangeServer("bingx") as server:
        yield server


@pytest.fixture
async def coinbase() -> AsyncIterator[ExchangeServer]:
    async with ExchangeServer("coinbase") as server:
        yield server


@pytest.fixture
async def gate() -> AsyncIterator[ExchangeServer]:
    async with ExchangeServer("gate") as server:
        yield server


@pytest.fixture
async def htx() -> AsyncIterator[ExchangeServer]:
    async with ExchangeServer("htx") as server:
        yield server


@pytest.fixture
async def kraken() -> AsyncIterator[ExchangeServer]:
    async with ExchangeServer("kraken") as server:
        yield server
