"""Orders that are lost, late, or not found for a while, at each exchange with live orders.

Executor, trader and ccxt are the real ones, at the exchange's own server of the sandbox. Only the
clock of the executor is moved, so that a window passes at once.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest

from bot.domain.credentials import Secret
from bot.domain.strategies.gate import OPEN
from bot.domain.strategies.group import TradeGroup
from bot.domain.strategies.market import Rules
from bot.domain.strategies.sending import IntentStatus, WrittenIntent, dead_after
from bot.exchanges import CcxtMarkets, CcxtTrader
from bot.exchanges._key_line import KeyLine
from bot.sandbox.exchanges import ExchangeServer, OrderFault, PriceAction
from bot.services.strategies.executor import Executor
from bot.services.strategies.terms import Terms
from tests.domain.strategies.market import GROUP, plan
from tests.exchanges.order_replay import NAMES
from tests.exchanges.test_sandbox_lives import PAIR, OneKey
from tests.fakes.strategies import GroupsInMemory
from tests.services.strategies.life import LEASE, Lease

MAY_LEAD = 10.0
PATIENCE = 0.7  # seconds for an answer
HIDDEN = 3600.0  # seconds in which an order is not found
WRITTEN, DONE, VOID = IntentStatus.WRITTEN, IntentStatus.DONE, IntentStatus.VOID


@dataclass
class Looker:
    """One group at one exchange, whose executor looks at a time that a test sets."""

    server: ExchangeServer
    markets: CcxtMarkets
    trader: OneKey
    rules: Rules
    store: GroupsInMemory = field(default_factory=GroupsInMemory)
    ahead: float = 0.0

    def __post_init__(self) -> None:
        self.store.add(GROUP)
        self.lease = Lease()
        self.executor = self.restarted()

    def restarted(self) -> Executor:
        """Return an executor without any memory."""
        clock = self.now
        return Executor(self.store, self.trader, self.lease, clock, MAY_LEAD, elapsed=clock)

    def now(self) -> float:
        return time.time() + self.ahead

    async def look(self) -> TradeGroup:
        """Do what is due now."""
        self.lease.ends = self.now() + LEASE
        quote = await self.markets.quote_now(self.trader.exchange, PAIR)
        group = self.store.groups["s", 1]
        return await self.executor.advance(group, Terms(plan(), self.rules), quote, OPEN)

    async def look_at(self, moment: float) -> IntentStatus:
        """Look at a moment of the clock; return what is known of the first order then."""
        self.ahead = moment - time.time()
        await self.look()
        return self.row.status

    @property
    def row(self) -> WrittenIntent:
        """The first order."""
        return next(row for row in self.store.rows.values() if row.intent.number == 1)

    @property
    def dead(self) -> float:
        """When the first order can no longer appear."""
        return dead_after(self.row, self.trader.proof, MAY_LEAD)

    def placed(self) -> list[str]:
        return [order.client_id for order in self.server.account("good").orders]

    async def require_known_as_written(self) -> None:
        """Look again and again until the window is nearly over: nothing is proven by then."""
        for seconds in (1.5, 6.0, 17.0):  # it is looked for after 1, 3, 10 and then every 30 s
            assert await self.look_at(self.row.written_at + seconds) is WRITTEN
        assert await self.look_at(self.dead - 1) is WRITTEN
        assert self.store.groups["s", 1].live == self.row.intent


@pytest.fixture(params=NAMES)
async def looker(request: pytest.FixtureRequest) -> AsyncIterator[Looker]:
    name = request.param
    async with ExchangeServer(name) as server:
        server.world.prices[PAIR].do(PriceAction.FREEZE)
        line, markets = KeyLine(server.urls, timeout=PATIENCE), CcxtMarkets(server.urls)
        server.key("good").delay = 0
        key = {f: Secret(value) for f, value in server.sample("good").fields.items()}
        trader = OneKey(CcxtTrader(line), name, key)
        await trader.trader.account(name, key)
        yield Looker(server, markets, trader, await markets.rules(name, PAIR))
        await markets.close()
        await line.close()


async def test_an_order_that_never_arrived_is_void_after_its_window(looker: Looker) -> None:
    faults = looker.server.order_faults
    faults.fault, faults.times = OrderFault.DOWN_BEFORE, 1
    await looker.look()
    await looker.require_known_as_written()

    assert await looker.look_at(looker.dead + 31) is WRITTEN  # the first of two looks
    assert await looker.look_at(looker.dead + 34) is WRITTEN
    assert await looker.look_at(looker.dead + 37) is VOID
    assert all(order != looker.row.intent.id for order, _ in looker.store.fills)

    second = next(row for row in looker.store.rows.values() if row.intent.number > 1)
    assert looker.placed() == [second.intent.id]  # decided again, with an id of its own


async def test_a_restart_begins_the_proof_again(looker: Looker) -> None:
    """A new process has not watched for the window: two looks of it prove nothing yet."""
    faults = looker.server.order_faults
    faults.fault, faults.times = OrderFault.DOWN_BEFORE, 1
    await looker.look()
    dead, window = looker.dead, looker.trader.proof.window
    looker.executor = looker.restarted()
    assert await looker.look_at(dead + 1) is WRITTEN
    assert await looker.look_at(dead + 3) is WRITTEN
    assert await looker.look_at(dead + window + 12) is WRITTEN  # the first that proves anything
    assert await looker.look_at(dead + window + 18) is VOID


@pytest.mark.parametrize("fault", [OrderFault.LOST, OrderFault.DOWN_AFTER, OrderFault.UNSURE])
async def test_an_order_whose_answer_is_lost_is_found_and_settles(
    looker: Looker, fault: OrderFault
) -> None:
    faults = looker.server.order_faults
    faults.fault, faults.times = fault, 1
    group = await looker.look()
    if group.live is not None:  # its fills came later
        assert await looker.look_at(looker.row.written_at + 2) is DONE
        group = looker.store.groups["s", 1]
    assert looker.row.status is DONE
    assert looker.placed() == [looker.row.intent.id]
    (order,) = looker.server.account("good").orders
    assert sum(fill.qty for fill in looker.store.fills.values()) == order.filled
    assert group.held == looker.server.account("good").free["BTC"]


async def test_an_exchange_that_knows_nothing_too_early_is_not_believed(looker: Looker) -> None:
    """The order is in its book, and for a while it answers that there is none."""
    faults = looker.server.order_faults
    faults.fault, faults.times, faults.unseen = OrderFault.LOST, 1, HIDDEN
    await looker.look()
    assert len(looker.placed()) == 1
    await looker.require_known_as_written()
    assert await looker.look_at(looker.dead + 31) is WRITTEN

    faults.unseen = 0.0
    assert await looker.look_at(looker.dead + 37) is DONE
    assert looker.store.groups["s", 1].held == looker.server.account("good").free["BTC"]
    assert len(looker.placed()) == 1


async def test_a_late_order_is_waited_for_and_settles(looker: Looker) -> None:
    """It arrives after its sender gave up, and within the window of its signature."""
    faults = looker.server.order_faults
    faults.late = 2.0
    await looker.look()
    faults.late = 0.0
    assert looker.placed() == []
    assert await looker.look_at(looker.row.written_at + 6) is WRITTEN
    assert await looker.look_at(looker.dead - 1) is WRITTEN
    async with asyncio.timeout(30):
        while not looker.placed():  # noqa: ASYNC110  # the server sends no signal
            await asyncio.sleep(0.05)
    assert await looker.look_at(looker.dead + 31) is DONE
    assert looker.placed() == [looker.row.intent.id]
    assert looker.store.groups["s", 1].held == looker.server.account("good").free["BTC"]
