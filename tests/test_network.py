"""Calls beyond loopback are refused and seen, whichever library makes them."""

import asyncio
import os
import socket
from collections.abc import Callable
from pathlib import Path

import aiohttp
import pytest

from bot.domain.diagnosis import Problem
from bot.domain.ports.markets import MarketsUnavailableError
from bot.exchanges import EXCHANGES, CcxtMarkets, CcxtProber, KeyLine
from tests.conftest import GUARD
from tests.hatchery import Hatchery
from tests.network import BeyondLoopbackError, is_here

ELSEWHERE = "203.0.113.7"  # reserved for documents: no machine has it


def connect() -> None:
    with socket.socket() as one:
        one.connect((ELSEWHERE, 443))


def send() -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as one:
        one.sendto(b"", (ELSEWHERE, 53))


def ask() -> None:
    socket.getaddrinfo("exchange.example", 443)


@pytest.mark.parametrize("call", [connect, send, ask])
def test_a_call_beyond_loopback_is_refused_and_seen(call: Callable[[], None]) -> None:
    with pytest.raises(BeyondLoopbackError):
        call()
    assert len(GUARD.new()) == 1
    assert GUARD.new() == []


async def test_calls_of_the_libraries_are_seen() -> None:
    async with aiohttp.ClientSession() as session:
        for host in ("api.telegram.org", ELSEWHERE):
            with pytest.raises(aiohttp.ClientConnectionError):
                await session.get(f"https://{host}/")
            assert host in GUARD.new()[0]
    with pytest.raises(BeyondLoopbackError):
        await asyncio.open_connection(ELSEWHERE, 443)
    assert GUARD.new()


@pytest.mark.parametrize("exchange", EXCHANGES)
async def test_an_exchange_that_a_test_did_not_move_is_not_reached(exchange: str) -> None:
    prober, markets = CcxtProber(KeyLine()), CcxtMarkets()
    try:
        assert isinstance(await prober.clock(exchange), Problem)
        assert GUARD.new()
        with pytest.raises(MarketsUnavailableError):
            await markets.rules(exchange, "BTC/USDT")
        assert GUARD.new()
    finally:
        await prober.close()
        await markets.close()


async def test_a_bot_in_another_process_is_seen(hatchery: Hatchery, tmp_path: Path) -> None:
    settings = {
        "BOT_TOKEN": "123456:" + "a" * 35,
        "BOT_TELEGRAM_API_URL": f"http://{ELSEWHERE}",
        "BOT_DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path}/bot.db",
    }
    command = hatchery.command(["doctor"], {**os.environ, **settings}, tmp_path)
    try:
        await asyncio.to_thread(command.communicate)
    finally:
        command.kill()
    assert any(ELSEWHERE in call for call in GUARD.new())


@pytest.mark.parametrize("host", [None, "", "localhost", "127.0.0.1", "127.9.9.9", "::1"])
def test_this_machine_is_no_other(host: str | None) -> None:
    assert is_here(host)


@pytest.mark.parametrize(
    "host", [ELSEWHERE, "api.kucoin.com", "10.0.0.1", "fe80::1%lo", "localhost.example"]
)
def test_another_machine_is_seen(host: str) -> None:
    assert not is_here(host)
