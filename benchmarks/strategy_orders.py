"""Measures real orders at the sandbox exchanges beside raw requests, and the feed of prices."""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

from sqlalchemy import insert

from benchmarks.bulk import Spent, ask
from benchmarks.exchange_servers import NAMES, Exchanges, Key, serving
from benchmarks.figures import Figure, ratio_of, scaled
from bot.domain.credentials import Credentials
from bot.domain.ports.strategies import Confirmation
from bot.domain.strategies.gate import OPEN
from bot.domain.strategies.group import Phase, TradeGroup
from bot.domain.strategies.ladder import PRESETS, RiskLevel
from bot.domain.strategies.market import Quote
from bot.domain.strategies.orders import Fill, Intent
from bot.domain.strategies.plan import plan_of
from bot.domain.strategies.plan_values import plan_values
from bot.domain.strategies.sending import MaySend, OrderProof, OrderState, SendResult
from bot.domain.strategies.strategy import Strategy
from bot.domain.timings import USUAL
from bot.exchanges import CcxtMarkets, CcxtProber, CcxtTrader, KeyLine
from bot.exchanges._client import named
from bot.services.strategies.executor import Executor
from bot.services.strategies.terms import Terms
from bot.storage.connections.rows import values_of
from bot.storage.engine.database import Database
from bot.storage.migrations import upgrade
from bot.storage.schema.tables import CONNECTIONS
from bot.storage.strategies.groups import SqlGroups
from bot.storage.strategies.strategies import SqlStrategies
from tests.fakes.values import connected
from tests.services.strategies.desk import Desk
from tests.services.strategies.life import Lease

ORDERS = 300
FOLLOWED = 10.0  # seconds
EXCHANGE, PAIR = "kucoin", "BTC/USDT"
_PLAN = plan_of(PRESETS[RiskLevel.LOW], Decimal(40))
_QUARTER = ratio_of(0.25)
_AGAIN = 1.0  # seconds between two looks at an order
_LEASE = 3_600.0  # seconds


@dataclass
class KeyTrader:
    """The orders of one key. Implements the port `Trader`."""

    gateway: CcxtTrader
    key: Key

    @property
    def proof(self) -> OrderProof:
        """How long an order can be accepted and found."""
        found = self.gateway.proof(EXCHANGE)
        assert found is not None
        return found

    async def place(self, pair: str, order: Intent, may_send: MaySend) -> SendResult:
        """Send an order once."""
        return await self.gateway.place(EXCHANGE, self.key.credentials, pair, order, may_send)

    async def find(self, pair: str, order: Intent) -> OrderState | None:
        """Return what became of an order."""
        return await self.gateway.find(EXCHANGE, self.key.credentials, pair, order)

    async def fills(self, pair: str, order: Intent, since: float) -> Sequence[Fill]:
        """Return the fills of an order."""
        return await self.gateway.fills(EXCHANGE, self.key.credentials, pair, order, since)


async def measure(scale: float) -> list[Figure]:
    """Place orders as the executor does, each with its commits, and follow all prices."""
    keys = 16 * len(NAMES)
    async with serving(latency=0.0, keys=keys, like=("good",)) as exchanges:
        orders = await _orders(exchanges, scaled(ORDERS, scale))
        return [*orders, await _feed(exchanges, max(3.0, FOLLOWED * scale))]


async def _orders(exchanges: Exchanges, count: int) -> list[Figure]:
    mine = [key for key in exchanges.keys if key.exchange == EXCHANGE]
    prober, markets = CcxtProber(KeyLine(exchanges.urls)), CcxtMarkets(exchanges.urls)
    try:
        trader = CcxtTrader(prober.line)
        for key in mine:
            await trader.account(EXCHANGE, key.credentials)
        terms = Terms(_PLAN, await markets.rules(EXCHANGE, PAIR))
        async with _groups(count) as (store, groups):
            await exchanges.calls()
            work = iter(groups)
            began = Spent.until_now()
            await asyncio.gather(*(_trade(store, markets, trader, k, terms, work) for k in mine))
            spent = Spent.until_now().since(began, count)
            bought = [await store.group(group.strategy, 1) for group in groups]
        calls = [c for c in (await exchanges.calls()).elements() if "order" in c[1].lower()]
        raw = await ask(list(calls))
        ccxt = await _ccxt_alone(exchanges.urls[EXCHANGE], mine, count)
    finally:
        await markets.close()
        await prober.close()
    share = sum(group.phase is Phase.OPEN for group in bought) / count
    return [
        Figure(
            name="requests a second of orders in one process: an order counts as two",
            value=2 * count / spent.seconds,
            unit="/s",
            yardstick=raw.requests / raw.seconds,
            beside="raw aiohttp, unsigned: to the same routes of the same server, in its process",
            target=_QUARTER,
        ),
        Figure(
            name="the same of this process's work, commits and looks included",
            value=2 * count / spent.processor,
            unit="/s",
            yardstick=raw.requests / raw.processor,
            beside="the same; what else the machine does counts less here",
        ),
        Figure(
            name="orders a second of this process's work, commits and looks included",
            value=count / spent.processor,
            unit="/s",
            yardstick=ccxt.requests / ccxt.processor,
            beside="ccxt alone: create_order and fetch_order, signed, nothing stored",
        ),
        Figure(name="orders that were filled and counted", value=100 * share, unit="%"),
    ]


async def _ccxt_alone(url: str, keys: Sequence[Key], count: int) -> Spent:
    """Place and look at the same orders with clients of ccxt and nothing else."""
    work, public = iter(range(count)), _client(url, {})
    clients = [_client(url, key.credentials) for key in keys]
    try:
        markets = await public.load_markets()
        for client in clients:
            client.set_markets(list(markets.values()))
        price = float(_QUOTES[PAIR].ask) * 1.01

        async def trade(client: Any) -> None:
            for _ in work:
                mine = {"clientOrderId": uuid4().hex, "hf": True}
                how = {**mine, "timeInForce": "IOC"}
                await client.create_order(PAIR, "limit", "buy", 0.0001, price, how)
                await client.fetch_order(None, PAIR, mine)

        began = Spent.until_now()
        await asyncio.gather(*map(trade, clients))
        return Spent.until_now().since(began, count)
    finally:
        await asyncio.gather(*(client.close() for client in (public, *clients)))


def _client(url: str, credentials: Credentials) -> Any:
    """Return a client of ccxt whose every address is that of a sandbox exchange."""
    values = named({field: value.reveal() for field, value in credentials.items()})
    client = import_module("ccxt.async_support.kucoin").kucoin({**values, "enableRateLimit": False})
    client.urls["api"] = dict.fromkeys(client.urls["api"], url)
    client.has["fetchCurrencies"] = False
    client.options["fetchMarkets"] = {"types": ["spot"], "fetchTickersFees": False}
    return client


async def _trade(
    store: SqlGroups,
    markets: CcxtMarkets,
    trader: CcxtTrader,
    key: Key,
    terms: Terms,
    work: Iterator[TradeGroup],
) -> None:
    """Place the first buy of one group after the other with one key.

    The exchange lists fills a little later. As in the engine, an order that waits for them delays
    no other one.
    """
    waiting: deque[_Waiting] = deque()
    for group in work:
        executor = Executor(store, KeyTrader(trader, key), Lease(time.time() + _LEASE), time.time)
        seen = await _quote(markets)
        waiting.append(_Waiting(executor, await executor.advance(group, terms, seen, OPEN)))
        while waiting and waiting[0].is_due:
            await _look(waiting, terms)
    while waiting:
        await asyncio.sleep(0 if waiting[0].is_due else 0.02)
        if waiting[0].is_due:
            await _look(waiting, terms)


@dataclass
class _Waiting:
    """A group whose order was sent, and when it was looked at."""

    executor: Executor
    group: TradeGroup
    since: float = field(default_factory=time.monotonic)

    @property
    def is_due(self) -> bool:
        """Whether it is settled, or may be looked at again."""
        return self.group.live is None or time.monotonic() - self.since > _AGAIN


async def _look(waiting: deque[_Waiting], terms: Terms) -> None:
    """Look at the order that has waited for the longest; put it back while it is not over."""
    one = waiting.popleft()
    if one.group.live is not None:
        group = await one.executor.advance(one.group, terms, None, OPEN)
        waiting.append(_Waiting(one.executor, group))


async def _quote(markets: CcxtMarkets) -> Quote:
    """Return a quote for a first buy; the market of the sandbox is busy enough."""
    quote = _QUOTES.get(PAIR)
    if quote is None or time.time() - quote.at > 1:
        quote = _QUOTES[PAIR] = await markets.quote_now(EXCHANGE, PAIR)
    return quote


_QUOTES: dict[str, Quote] = {}


@asynccontextmanager
async def _groups(count: int) -> AsyncIterator[tuple[SqlGroups, list[TradeGroup]]]:
    """Yield a store with so many strategies, each with a group that bought nothing yet."""
    with TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{Path(folder)}/bot.db")
        await database.open()
        try:
            await upgrade(database)
            store, strategies = SqlGroups(database), SqlStrategies(database)
            groups = [TradeGroup(f"s{number}", 1, PAIR) for number in range(count)]
            for number, group in enumerate(groups):
                at, sheet = datetime.now(UTC), {"exchange": EXCHANGE}
                await _connect(database, number)
                confirmed = Confirmation(f"c{number}", number, PAIR, plan_values(_PLAN), sheet, at)
                await strategies.start(Strategy(group.strategy, groups=1), confirmed)
                await store.add(group)
            yield store, groups
        finally:
            await database.close()


async def _connect(database: Database, number: int) -> None:
    """Store the connection of a strategy: each order looks whether its key may still trade."""
    one = connected(f"c{number}", owner=number, exchange=EXCHANGE)
    values = values_of(one, fingerprint=str(number).encode(), version=1)
    async with database.write() as c:
        await c.execute(insert(CONNECTIONS).values(values))


async def _feed(exchanges: Exchanges, seconds: float) -> Figure:
    """Follow a pair of every exchange that has prices here."""
    markets, followed = CcxtMarkets(exchanges.urls), []
    try:
        for exchange in NAMES:
            with suppress(Exception):  # not all have markets in the sandbox
                await markets.rules(exchange, PAIR)
                markets.watch(exchange, (PAIR,))
                followed.append(exchange)
        await asyncio.sleep(2)
        began = Spent.until_now()
        await asyncio.sleep(seconds)
        spent = Spent.until_now().since(began, 0)
        assert all(markets.quote(exchange, PAIR) for exchange in followed)
    finally:
        await markets.close()
    return Figure(
        name=f"feed of {len(followed)} exchanges, share of a core",
        value=100 * spent.processor / spent.seconds,
        unit="%",
        beside="the lists of the sandbox are shorter than real ones",
    )


async def _rounds(desk: Desk) -> None:
    """Trade as the loop of the bot does, until cancelled."""
    while True:
        if await desk.role.take():
            desk.engine.start()
        await desk.engine.step()
        await asyncio.sleep(USUAL.trading)


async def waits_for_orders(
    desk: Desk,
    count: int,
    begin: Callable[[Desk, int], Awaitable[None]],
    *,
    patience: float,
) -> list[float]:
    """Return the seconds from each price to the order that it causes, while a process trades."""
    waits: list[float] = []
    placed = desk.gateway.placed
    trading = asyncio.create_task(_rounds(desk))

    async def caused(price: str) -> float:
        before, began = len(placed), time.perf_counter()
        desk.markets.set(price)
        async with asyncio.timeout(patience):
            while len(placed) == before:  # noqa: ASYNC110  # it sends no signal
                await asyncio.sleep(0.002)
        return time.perf_counter() - began

    try:
        number = 0
        while len(waits) < count:
            await begin(desk, number)
            await caused("100")  # the first buy waits for the reading, not for a price
            for price in ("97", "110"):
                await asyncio.sleep(1 + number % 7 / 10)  # the order before is over
                waits.append(await caused(price))
            await asyncio.sleep(1.5)
            number += 1
    finally:
        trading.cancel()
        with suppress(asyncio.CancelledError):
            await trading
    return waits
