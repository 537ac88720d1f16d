"""The feed: what it keeps, when it rests, and what a failure does."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.strategies.market import Quote
from bot.domain.timings import Timings
from bot.exchanges import CcxtMarkets
from bot.exchanges._market import Ticker
from bot.exchanges._quotes import quote_of
from bot.sandbox.exchanges import ExchangeServer, Outage, PriceAction, PriceWorld
from bot.services.monitoring.call_budget import CallBudget

QUICK = Timings(quotes=0.02, slow_quotes=0.02, longest_quotes=0.1, day_figures=0.0)
BTC, ETH = "BTC/USDT", "ETH/USDT"


@dataclass
class Place:
    """Two exchanges that share one price world, and their markets."""

    kucoin: ExchangeServer
    mexc: ExchangeServer
    world: PriceWorld
    markets: CcxtMarkets
    budgets: dict[str, CallBudget] = field(default_factory=dict)

    def quote(self, pair: str = BTC, exchange: str = "kucoin") -> Quote | None:
        return self.markets.quote(exchange, pair)


@pytest.fixture
async def place() -> AsyncIterator[Place]:
    world, budgets = PriceWorld(), {"kucoin": CallBudget(per_second=5.0)}
    async with (
        ExchangeServer("kucoin", world=world) as one,
        ExchangeServer("mexc", world=world) as two,
    ):
        markets = CcxtMarkets({**one.urls, **two.urls}, timings=QUICK, budget=budgets.get)
        yield Place(one, two, world, markets, budgets)
        await markets.close()


async def until(true: Callable[[], object]) -> None:
    async with asyncio.timeout(20):
        while not true():  # noqa: ASYNC110  # it sends no signal
            await asyncio.sleep(0.01)


async def test_a_watched_pair_is_kept_up(place: Place) -> None:
    assert place.quote() is None
    place.markets.watch("kucoin", {BTC})
    await until(place.quote)
    first = place.quote()
    assert first is not None
    assert place.quote(ETH) is None  # not watched
    await until(lambda: (now := place.quote()) and now.at > first.at)


async def test_nothing_is_asked_while_nothing_is_watched(place: Place) -> None:
    place.markets.watch("kucoin", {BTC})
    await until(place.quote)
    place.markets.watch("kucoin", set())
    assert place.quote() is None
    await asyncio.sleep(0.05)
    calls = len(place.kucoin.calls)
    await asyncio.sleep(0.2)
    assert len(place.kucoin.calls) == calls
    assert place.mexc.calls == []
    assert place.markets._feed._tasks == {}


async def test_a_pair_that_is_watched_no_more_has_no_quote(place: Place) -> None:
    place.markets.watch("kucoin", {BTC, ETH})
    await until(lambda: place.quote() and place.quote(ETH))
    place.markets.watch("kucoin", {ETH})
    assert place.quote() is None
    assert place.quote(ETH)


async def test_an_exchange_that_is_down_takes_no_other_with_it(place: Place) -> None:
    place.kucoin.outage = Outage.DOWN
    place.markets.watch("kucoin", {BTC})
    place.markets.watch("mexc", {BTC})
    await until(lambda: place.quote(exchange="mexc"))
    assert place.quote() is None
    place.kucoin.outage = None
    await until(place.quote)


async def test_failures_make_it_slower(place: Place) -> None:
    place.markets.watch("kucoin", {BTC})
    await until(place.quote)
    last = place.quote()
    place.kucoin.outage = Outage.DOWN
    await asyncio.sleep(0.3)
    calls = len(place.kucoin.calls)
    await asyncio.sleep(0.5)
    assert len(place.kucoin.calls) - calls <= 6  # 25 at its usual cadence
    now = place.quote()
    assert now is not None
    assert last
    assert now.at - last.at < 0.3  # the last one stays, and grows old


async def test_a_delisted_pair_has_no_quote_any_more(place: Place) -> None:
    place.markets.watch("kucoin", {BTC, ETH})
    await until(lambda: place.quote() and place.quote(ETH))
    place.world.prices[BTC].do(PriceAction.DELIST)
    await until(lambda: place.quote() is None)
    assert place.quote(ETH)
    place.world.prices[BTC].do(PriceAction.RELIST)
    await until(place.quote)


async def test_silence_is_reported_once_until_it_is_over(place: Place) -> None:
    """After three failures in a row; whatever the report does, the feed goes on."""
    silent: list[str] = []

    async def report(exchange: str) -> None:
        silent.append(exchange)
        raise OSError("the database is away")

    place.markets.report_silence(report)
    place.markets.watch("kucoin", {BTC})
    place.markets.watch("mexc", {BTC})
    await until(place.quote)
    for times in (1, 2):
        place.kucoin.outage = Outage.DOWN
        await until(lambda times=times: len(silent) == times)  # type: ignore[misc]
        await asyncio.sleep(0.3)  # some failures later
        assert silent == ["kucoin"] * times
        place.kucoin.outage = None
        last = place.quote()
        await until(lambda last=last: (now := place.quote()) and now.at > last.at)  # type: ignore[misc]


async def test_a_pause_of_ours_is_no_silence(place: Place) -> None:
    silent: list[str] = []

    async def report(exchange: str) -> None:
        silent.append(exchange)

    place.markets.report_silence(report)
    place.budgets["kucoin"].slow_down(datetime.now().astimezone(), 60)
    place.markets.watch("kucoin", {BTC})
    await asyncio.sleep(0.5)
    assert silent == []


async def test_a_rate_limit_pauses_the_checks_of_keys_too(place: Place) -> None:
    place.markets.watch("kucoin", {BTC})
    await until(place.quote)
    place.kucoin.outage = Outage.RATE_LIMITED
    now = datetime.now().astimezone()
    await until(lambda: place.budgets["kucoin"].paused(now + timedelta(seconds=5)))
    await asyncio.sleep(0.05)
    calls = len(place.kucoin.calls)
    await asyncio.sleep(0.2)
    assert len(place.kucoin.calls) == calls


async def test_it_does_not_ask_while_the_checks_are_paused(place: Place) -> None:
    place.budgets["kucoin"].slow_down(datetime.now().astimezone(), 60)
    place.markets.watch("kucoin", {BTC})
    await asyncio.sleep(0.2)
    assert place.kucoin.calls == []


NUMBERS = st.decimals(allow_nan=True, allow_infinity=True) | st.none() | st.text(max_size=5)


@given(bid=NUMBERS, ask=NUMBERS, change=NUMBERS, volume=NUMBERS)
def test_a_quote_is_sound_or_none(bid: object, ask: object, change: object, volume: object) -> None:
    ticker = Ticker(bid, ask, change, volume)
    quote = quote_of(ticker, ticker, 1.0)
    if quote is None:
        return
    assert 0 < quote.bid < quote.ask
    assert quote.spread > 0
    assert all(n is None or n.is_finite() for n in (quote.change, quote.volume))


@pytest.mark.parametrize(
    ("bid", "ask"), [("2", "1"), ("1", "1"), ("0", "1"), ("", "1"), (None, "1"), ("1", "0")]
)
def test_a_book_without_a_side_or_crossed_is_no_quote(bid: object, ask: object) -> None:
    ticker = Ticker(bid, ask)
    assert quote_of(ticker, ticker, 1.0) is None
    assert quote_of(Ticker("1", "2"), ticker, 1.0) == Quote(Decimal(1), Decimal(2), 1.0)
