"""A group lives at a sandbox exchange: executor, trader and rules are the real ones."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pytest

from bot.domain.credentials import Credentials, Secret
from bot.domain.strategies.gate import OPEN
from bot.domain.strategies.group import Phase, TradeGroup
from bot.domain.strategies.market import Rules
from bot.domain.strategies.orders import Fill, Intent
from bot.domain.strategies.sending import IntentStatus, MaySend, OrderProof, OrderState, SendResult
from bot.exchanges import CcxtMarkets, CcxtTrader
from bot.exchanges._key_line import KeyLine
from bot.sandbox.exchanges import ExchangeServer, OrderFault, PriceAction, PriceWorld
from bot.services.strategies.executor import Executor
from bot.services.strategies.terms import Terms
from tests.domain.strategies.market import GROUP, plan
from tests.exchanges.order_replay import NAMES
from tests.fakes.strategies import GroupsInMemory
from tests.services.strategies.life import Lease

PAIR = "BTC/USDT"
LONGEST = 20.0  # seconds for one order


@dataclass
class OneKey:
    """The port of the executor, for one key."""

    trader: CcxtTrader
    exchange: str
    credentials: Credentials

    @property
    def proof(self) -> OrderProof:
        proof = self.trader.proof(self.exchange)
        assert proof
        return proof

    async def place(self, pair: str, order: Intent, may_send: MaySend) -> SendResult:
        return await self.trader.place(self.exchange, self.credentials, pair, order, may_send)

    async def find(self, pair: str, order: Intent) -> OrderState | None:
        return await self.trader.find(self.exchange, self.credentials, pair, order)

    async def fills(self, pair: str, order: Intent, since: float) -> Sequence[Fill]:
        return await self.trader.fills(self.exchange, self.credentials, pair, order, since)


@dataclass
class Life:
    """One group at one sandbox exchange."""

    server: ExchangeServer
    markets: CcxtMarkets
    executor: Executor
    store: GroupsInMemory
    exchange: str
    rules: Rules
    ahead: list[float]  # by how many seconds the prices are ahead of the clock

    @property
    def group(self) -> TradeGroup:
        return self.store.groups["s", 1]

    async def until(self, over: Callable[[TradeGroup], bool]) -> TradeGroup:
        """Advance the group until it is so and no order is under way."""
        ends = time.monotonic() + LONGEST
        while time.monotonic() < ends:
            quote = await self.markets.quote_now(self.exchange, PAIR)
            await self.executor.advance(self.group, Terms(plan(), self.rules), quote, OPEN)
            if over(self.group) and self.group.live is None:
                return self.group
            await asyncio.sleep(0.2)
        raise AssertionError(f"it has not come so far: {self.group}")

    def coins(self) -> tuple[Decimal, Decimal]:
        free = self.server.account("good").free
        return free.get("BTC", Decimal(0)), free.get("USDT", Decimal(0))

    def price(self, action: PriceAction) -> None:
        """Change the price, and skip the time that it takes."""
        self.server.world.prices[PAIR].do(action)
        self.ahead[0] += 10


@pytest.fixture(params=NAMES)
async def life(request: pytest.FixtureRequest) -> AsyncIterator[Life]:
    name = request.param
    ahead = [0.0]
    world = PriceWorld(clock=lambda: time.time() + ahead[0])
    async with ExchangeServer(name, world=world) as server:
        line, markets = KeyLine(server.urls, timeout=2.0), CcxtMarkets(server.urls)
        server.key("good").delay = 0
        key = {f: Secret(value) for f, value in server.sample("good").fields.items()}
        store = GroupsInMemory()
        store.add(GROUP)
        trader = OneKey(CcxtTrader(line), name, key)
        executor = Executor(store, trader, Lease(time.time() + 1000), time.time)
        rules = await markets.rules(name, PAIR)
        yield Life(server, markets, executor, store, name, rules, ahead)
        await markets.close()
        await line.close()


async def test_a_group_buys_adds_and_sells_and_its_numbers_are_those_of_the_account(
    life: Life,
) -> None:
    bought = await life.until(lambda group: group.phase is Phase.OPEN)
    assert life.coins() == (bought.held, 1000 - bought.paid)

    life.server.order_faults.fault, life.server.order_faults.times = OrderFault.LOST, 1
    life.price(PriceAction.FALL_5)
    added = await life.until(lambda group: group.orders > bought.orders)
    assert added.held > bought.held
    assert life.coins() == (added.held, 1000 - added.paid)

    life.price(PriceAction.RISE_10)
    sold = await life.until(lambda group: group.phase is Phase.CLOSED)
    btc, usdt = life.coins()
    assert (btc, usdt) == (sold.held, 1000 - sold.paid + sold.got)
    assert sold.got > sold.paid
    assert {row.status for row in life.store.rows.values()} == {IntentStatus.DONE}
    placed = [order.client_id for order in life.server.account("good").orders]
    assert sorted(placed) == sorted(life.store.rows)
