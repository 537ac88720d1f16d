"""Public markets: the real client of every exchange against its sandbox on loopback."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Any, TypeAlias

import ccxt.async_support  # type: ignore[import-untyped]
import pytest
from aiohttp import web

from bot.domain.diagnosis import Problem
from bot.domain.ports.markets import MarketsUnavailableError, UnknownPairError
from bot.domain.strategies.market import Rules
from bot.domain.timings import Timings
from bot.exchanges import EXCHANGES, CcxtMarkets
from bot.exchanges._catalogue import CATALOGUE
from bot.exchanges._market import MarketFacts, Ticker
from bot.exchanges._quotes import quote_of
from bot.sandbox.exchanges import ExchangeServer, Outage, PriceAction, PriceWorld

ALL = pytest.mark.parametrize("exchange", EXCHANGES)
QUICK = Timings(quotes=0.02, slow_quotes=0.02, day_figures=0.0, exchange_answer=30.0)
MakeMarkets: TypeAlias = Callable[..., CcxtMarkets]
Answer: TypeAlias = Callable[[web.BaseRequest], Any]
HOUR = 3600


@pytest.fixture
async def make() -> AsyncIterator[MakeMarkets]:
    async with AsyncExitStack() as stack:

        def markets(urls: dict[str, str], **more: Any) -> CcxtMarkets:
            made = CcxtMarkets(urls, **{"timings": QUICK, **more})
            stack.push_async_callback(made.close)
            return made

        yield markets


@pytest.fixture
async def answering() -> AsyncIterator[Callable[[Answer], Any]]:
    async with AsyncExitStack() as stack:

        async def start(answer: Answer) -> str:
            runner = web.ServerRunner(web.Server(answer, access_log=None), shutdown_timeout=0.1)
            await runner.setup()
            stack.push_async_callback(runner.cleanup)
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            return f"http://127.0.0.1:{runner.addresses[0][1]}"

        yield start


def facts_of(exchange: str) -> MarketFacts:
    facts = CATALOGUE[exchange].market
    assert facts is not None
    return facts


# What ccxt reads otherwise, or what an exchange does not have.
NO_MIN_QTY, NO_MIN_COST = {"bingx", "bitget"}, {"okx"}
FEES = {"htx": "0.002", "okx": "0.0015", "coinbase": "0.012"}  # not in the answer: ccxt's table


def fee_of(exchange: str, pair: str) -> Decimal:
    if (exchange, pair) == ("kucoin", "LTC/USDT"):  # it has twice the fee there
        return Decimal("0.002")
    return Decimal(FEES.get(exchange, "0.001"))


@ALL
async def test_the_rules_are_those_of_the_exchange(exchange: str, make: MakeMarkets) -> None:
    world = PriceWorld()
    async with ExchangeServer(exchange, world=world) as server:
        markets = make(server.urls)
        for pair in world.pairs():
            least = Decimal(pair.lot) if exchange == "mexc" else pair.min_qty
            assert await markets.rules(exchange, pair.symbol) == Rules(
                tick=Decimal(pair.tick),
                lot=Decimal(pair.lot),
                min_qty=Decimal(0) if exchange in NO_MIN_QTY else least,
                min_cost=Decimal(0) if exchange in NO_MIN_COST else pair.min_cost,
                fee=fee_of(exchange, pair.symbol),
            )
        with pytest.raises(UnknownPairError):
            await markets.rules(exchange, "NONE/USDT")


@ALL
async def test_pairs_come_with_the_most_traded_first(exchange: str, make: MakeMarkets) -> None:
    async with ExchangeServer(exchange) as server:
        pairs = await make(server.urls).pairs(exchange)

    assert pairs == ["BTC/USDT", "ETH/USDT", "SOL/USDT", "XRP/USDT", "LTC/USDT"]


@ALL
async def test_a_quote_has_the_prices_of_the_exchange(exchange: str, make: MakeMarkets) -> None:
    world = PriceWorld()
    world.prices["XRP/USDT"].do(PriceAction.FREEZE)
    async with ExchangeServer(exchange, world=world) as server:
        quote = await make(server.urls, clock=lambda: 42.0).quote_now(exchange, "XRP/USDT")

    pair = world.find("XRPUSDT")
    assert pair is not None
    now = world.now(pair)
    assert (quote.bid, quote.ask, quote.at) == (Decimal(now.bid), Decimal(now.ask), 42.0)
    assert quote.volume is not None
    assert abs(quote.volume - pair.volume) < pair.volume / Decimal(1000)
    if exchange == "kraken":  # its opening price is of today
        assert quote.change is None
    else:
        assert quote.change is not None
        assert abs(quote.change - Decimal(now.change)) < Decimal("0.001")
    size = None if exchange == "coinbase" else Decimal(now.size)  # it reports none
    assert quote.bid_size == quote.ask_size == size


@pytest.mark.parametrize("size", ["0", "-1", "", None, "NaN", "much"])
def test_a_size_that_makes_no_sense_is_not_reported(size: str | None) -> None:
    quote = quote_of(Ticker("1", "2", bid_size=size, ask_size="3"), Ticker(), 0.0)
    assert quote is not None
    assert (quote.bid_size, quote.ask_size) == (None, Decimal(3))


@ALL
async def test_candles_of_ninety_days_have_no_gap(exchange: str, make: MakeMarkets) -> None:
    world = PriceWorld()
    async with ExchangeServer(exchange, world=world) as server:
        markets = make(server.urls)
        candles = await markets.candles(exchange, "BTC/USDT", 90)
        calls = len(server.calls)
        assert await markets.candles(exchange, "BTC/USDT", 90) is candles  # read once
        assert len(server.calls) == calls

    span = facts_of(exchange).candle_hours * HOUR
    begins = [candle.at for candle in candles]
    assert {later - at for at, later in pairwise(begins)} == {span}
    assert 90 * 24 * HOUR - span <= begins[-1] - begins[0] <= 90 * 24 * HOUR
    pair = world.find("BTCUSDT")
    assert pair is not None
    (bar,) = world.bars(pair, begins[7], begins[7], span // HOUR)
    assert (candles[7].low, candles[7].high) == (Decimal(bar.low), Decimal(bar.high))
    assert candles[7].close == Decimal(bar.close)


@ALL
async def test_a_delisted_pair_has_no_price(exchange: str, make: MakeMarkets) -> None:
    world = PriceWorld()
    async with ExchangeServer(exchange, world=world) as server:
        markets = make(server.urls)
        await markets.quote_now(exchange, "SOL/USDT")
        world.prices["SOL/USDT"].do(PriceAction.DELIST)

        with pytest.raises(UnknownPairError):
            await markets.quote_now(exchange, "SOL/USDT")
        assert (await markets.quote_now(exchange, "BTC/USDT")).bid  # the others have theirs


@ALL
@pytest.mark.parametrize("body", ["", "{}", "[]", "[[]]", '{"data": 1}', "<html></html>", "null"])
async def test_garbage_is_no_price(
    exchange: str, body: str, make: MakeMarkets, answering: Callable[[Answer], Any]
) -> None:
    async def garbage(_request: web.BaseRequest) -> web.StreamResponse:
        return web.Response(text=body, content_type="application/json")

    markets = make({exchange: await answering(garbage)})

    with pytest.raises((MarketsUnavailableError, UnknownPairError)):
        await markets.quote_now(exchange, "BTC/USDT")


@ALL
async def test_an_exchange_that_is_down_is_unavailable(exchange: str, make: MakeMarkets) -> None:
    async with ExchangeServer(exchange) as server:
        markets = make(server.urls)
        await markets.rules(exchange, "BTC/USDT")
        server.outage = Outage.DOWN

        with pytest.raises(MarketsUnavailableError) as raised:
            await markets.quote_now(exchange, "BTC/USDT")
        with pytest.raises(MarketsUnavailableError):
            await markets.candles(exchange, "BTC/USDT", 2)

    assert raised.value.problem is Problem.EXCHANGE_UNAVAILABLE


async def test_an_exchange_that_takes_too_long_is_unavailable(make: MakeMarkets) -> None:
    async with ExchangeServer("kucoin") as server:
        markets = make(server.urls, timings=replace(QUICK, exchange_answer=3.0))
        await markets.rules("kucoin", "BTC/USDT")
        server.latency = 60.0
        async with asyncio.timeout(30):
            with pytest.raises(MarketsUnavailableError):
                await markets.quote_now("kucoin", "BTC/USDT")


async def test_rules_stay_while_the_exchange_is_down(make: MakeMarkets) -> None:
    now = 0.0
    async with ExchangeServer("kucoin") as server:
        markets = make(server.urls, clock=lambda: now)
        known = await markets.rules("kucoin", "BTC/USDT")
        calls = len(server.calls)
        assert await markets.rules("kucoin", "BTC/USDT") == known
        assert len(server.calls) == calls  # not asked again
        server.outage, now = Outage.DOWN, QUICK.market_rules + 1
        assert await markets.rules("kucoin", "BTC/USDT") == known
        assert len(server.calls) > calls


async def test_prices_do_not_wait_for_the_figures_of_the_day(make: MakeMarkets) -> None:
    async with ExchangeServer("mexc") as server:
        venue = server._venue
        market = {p: reply for p, reply in venue.market.items() if not p.endswith("24hr")}
        server._venue = replace(venue, market=market)
        quote = await make(server.urls).quote_now("mexc", "BTC/USDT")
    assert (quote.change, quote.volume) == (None, None)


@ALL
def test_every_public_call_is_a_get_without_a_key(exchange: str) -> None:
    client: Any = getattr(ccxt.async_support, CATALOGUE[exchange].dialect.ccxt_id)
    facts = facts_of(exchange)

    for call in filter(None, (facts.quotes, facts.day)):
        entry = next(vars(c)[call.method] for c in client.__mro__ if call.method in vars(c))
        assert entry.method == "GET"
        assert re.search(r"(^|_)public_(spot_)?get_", call.method)
        assert "private" not in call.method


async def test_the_line_of_markets_cannot_post(make: MakeMarkets) -> None:
    async with ExchangeServer("kucoin") as server:
        line = make(server.urls)._line
        client = (await line._template("kucoin")).copy({}, {})

        assert not any(hasattr(client.session, verb) for verb in ("post", "put", "delete", "patch"))
        assert not any((client.apiKey, client.secret, client.password))
        with pytest.raises(MarketsUnavailableError):
            await line.call("kucoin", "private_post_hf_orders", {"symbol": "BTC-USDT"})
        assert server.calls == []


@pytest.mark.parametrize(("exchange", "most"), [("mexc", 1), ("bingx", 1), ("kucoin", 2)])
async def test_rules_of_spot_need_no_lists_of_futures(
    exchange: str, most: int, make: MakeMarkets
) -> None:
    async with ExchangeServer(exchange) as server:
        await make(server.urls).rules(exchange, "BTC/USDT")
        assert len(server.calls) == most


async def test_a_row_that_cannot_be_read_does_not_spoil_the_others(
    make: MakeMarkets, answering: Callable[[Answer], Any]
) -> None:
    good = {"symbol": "BTC-USDT", "buy": "1", "sell": "2", "changeRate": "0.1", "volValue": "5"}
    rows = [{"symbol": "ETH-USDT"}, good]

    async def answer(_request: web.BaseRequest) -> web.StreamResponse:
        return web.json_response({"code": "200000", "data": {"ticker": rows}})

    reader = make({"kucoin": await answering(answer)})._reader
    quotes = await reader.quotes("kucoin", ("BTC-USDT", "ETH-USDT"))
    assert list(quotes) == ["BTC-USDT"]
    assert await reader.volumes("kucoin") == {"BTC-USDT": Decimal(5)}


async def test_an_answer_of_many_megabytes_is_read(
    make: MakeMarkets, answering: Callable[[Answer], Any]
) -> None:
    row = '{"symbol":"BTC-USDT","buy":"1","sell":"2","changeRate":null,"volValue":null},'
    rows = row * (8 * 2**20 // len(row))

    async def large(_request: web.BaseRequest) -> web.StreamResponse:
        body = f'{{"code":"200000","data":{{"ticker":[{rows[:-1]}]}}}}'
        return web.Response(text=body, content_type="application/json")

    reader = make({"kucoin": await answering(large)})._reader

    quotes = await reader.quotes("kucoin", ("BTC-USDT",))
    assert (quotes["BTC-USDT"].bid, quotes["BTC-USDT"].change) == (Decimal(1), None)


async def test_an_answer_without_end_is_given_up(
    make: MakeMarkets, answering: Callable[[Answer], Any]
) -> None:
    sent = 0

    async def endless(request: web.BaseRequest) -> web.StreamResponse:
        nonlocal sent
        response = web.StreamResponse(headers={"Content-Type": "application/json"})
        await response.prepare(request)
        try:
            while True:
                await response.write(b" " * 2**18)
                sent += 2**18
        except ConnectionError:
            return response

    reader = make({"kucoin": await answering(endless)})._reader

    with pytest.raises(MarketsUnavailableError):
        await reader.quotes("kucoin", ("BTC-USDT",))
    assert sent < 2**27
