"""An exchange that is out of order as a whole, as the bot and as a plain client meet it."""

import asyncio
import time

import aiohttp
import pytest

from bot.domain.diagnosis import Problem
from bot.sandbox.exchanges import SANDBOX_EXCHANGES, ExchangeServer, Outage
from tests.sandbox.exchanges.conftest import PATIENCE, Ask, Check

CASE = "good-with-ip-list"
TIME = "/api/v1/timestamp"  # KuCoin's, public
WITHOUT_MAINTENANCE = {"binance", "bingx", "bybit", "coinbase", "gate", "kucoin"}

every_exchange = pytest.mark.parametrize("exchange", SANDBOX_EXCHANGES)


def exchanges_with(outage: Outage) -> list[str]:
    if outage is Outage.HUGE:
        return ["kraken", "kucoin"]  # it takes its time
    silent = WITHOUT_MAINTENANCE if outage is Outage.MAINTENANCE else set()
    return [exchange for exchange in SANDBOX_EXCHANGES if exchange not in silent]


@pytest.mark.parametrize("outage", Outage)
async def test_an_outage_is_found_and_no_key_is_blamed(outage: Outage, check: Check) -> None:
    async def problems(exchange: str) -> tuple[Problem, ...]:
        async with ExchangeServer(exchange) as server:
            server.outage = outage
            found = await check(server, CASE)
            server.outage = None
            assert (await check(server, CASE)).problems == (), exchange
            assert found.seconds < PATIENCE + 2, exchange
            return found.problems

    asked = exchanges_with(outage)
    found = await asyncio.gather(*map(problems, asked))

    expected = {
        Outage.RATE_LIMITED: Problem.RATE_LIMITED,
        Outage.HTML_REFUSED: Problem.OUR_ADDRESS_BLOCKED,
    }.get(outage, Problem.EXCHANGE_UNAVAILABLE)
    assert dict(zip(asked, found, strict=True)) == dict.fromkeys(asked, (expected,))


@every_exchange
def test_an_exchange_has_words_for_its_outage_or_refuses_it(exchange: str) -> None:
    server = ExchangeServer(exchange)
    if exchange in WITHOUT_MAINTENANCE:
        with pytest.raises(ValueError, match=f"{exchange} has no answer for maintenance"):
            server.outage = Outage.MAINTENANCE
        assert server.outage is None
    else:
        server.outage = Outage.MAINTENANCE
        assert server.outage is Outage.MAINTENANCE


async def test_public_calls_fail_too(kucoin: ExchangeServer, ask: Ask) -> None:
    kucoin.outage = Outage.DOWN
    status, body, _ = await ask("GET", kucoin.url + TIME)
    assert (status, body["code"]) != (200, "200000")
    kucoin.outage = None
    status, body, _ = await ask("GET", kucoin.url + TIME)
    assert (status, body["code"]) == (200, "200000")


@pytest.mark.parametrize("outage", [Outage.RESET, Outage.CLOSED])
async def test_no_answer_comes_from_a_broken_line(
    outage: Outage, kucoin: ExchangeServer, ask: Ask
) -> None:
    kucoin.outage = outage
    payload = "Connection reset" if outage is Outage.RESET else "Server disconnected"
    with pytest.raises(aiohttp.ClientConnectionError, match=payload):
        await ask("GET", kucoin.url + TIME)


async def test_an_answer_may_break_off(kucoin: ExchangeServer, ask: Ask) -> None:
    kucoin.outage = Outage.CUT_OFF
    with pytest.raises(aiohttp.ClientPayloadError):
        await ask("GET", kucoin.url + TIME)


async def test_a_hanging_exchange_answers_nobody_and_stops_at_once(ask: Ask) -> None:
    async with ExchangeServer("kucoin") as server:
        server.outage = Outage.HANGING
        with pytest.raises(TimeoutError):
            async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=0.1)) as http:
                await http.get(server.url + TIME)
        server.outage = None
        status, _, _ = await ask("GET", server.url + TIME)
        assert status == 200
        began = time.perf_counter()
    assert time.perf_counter() - began < 20  # aiohttp would wait for a minute


async def test_garbage_and_a_huge_body(kucoin: ExchangeServer) -> None:
    async with aiohttp.ClientSession() as http:
        kucoin.outage = Outage.GARBAGE
        async with http.get(kucoin.url + TIME) as answer:
            assert answer.status == 200
            with pytest.raises(ValueError, match="codec"):
                await answer.json()
        kucoin.outage = Outage.HUGE
        async with http.get(kucoin.url + TIME) as answer:
            assert len(await answer.read()) == 10 * 2**20


async def test_whoever_follows_a_redirect_is_seen(kucoin: ExchangeServer, check: Check) -> None:
    kucoin.outage = Outage.REDIRECT
    await check(kucoin, CASE)
    assert kucoin.calls
    assert "GET /elsewhere" not in kucoin.calls
    async with aiohttp.ClientSession() as http:
        with pytest.raises(aiohttp.TooManyRedirects):
            await http.get(kucoin.url + TIME)
    assert "GET /elsewhere" in kucoin.calls


@pytest.mark.parametrize(("share", "hit"), [(0, 0), (0.1, 2), (0.25, 5), (0.5, 10), (1, 20)])
async def test_a_brownout_hits_a_share_of_the_calls(
    share: float, hit: int, kucoin: ExchangeServer, ask: Ask
) -> None:
    kucoin.outage, kucoin.outage_share = Outage.HTML_ERROR, share
    statuses = [(await ask("GET", kucoin.url + TIME))[0] for _ in range(20)]
    assert statuses.count(502) == hit
    assert statuses.count(200) == 20 - hit
    if share == 0.25:
        assert [n for n, status in enumerate(statuses) if status == 502] == [3, 7, 11, 15, 19]


def test_a_share_is_a_share(kucoin: ExchangeServer) -> None:
    for share in (-0.1, 1.1):
        with pytest.raises(ValueError, match="between 0 and 1"):
            kucoin.outage_share = share
    assert kucoin.outage_share == 1


async def test_the_share_outlives_an_outage(kucoin: ExchangeServer, ask: Ask) -> None:
    kucoin.outage_share = 0
    kucoin.outage = Outage.DOWN
    status, _, _ = await ask("GET", kucoin.url + TIME)
    assert status == 200
