"""The process is killed again and again while strategies trade real money at the sandbox."""

import asyncio
import os
import random
import signal
from collections import Counter, deque
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import func, select, update

from bot.domain.notice.strategy_rules import notice_of
from bot.domain.strategies.ladder import RiskLevel
from bot.domain.strategies.plan_values import plan_in, plan_values
from bot.domain.strategies.sending import IntentStatus
from bot.domain.timings import Timings
from bot.sandbox.exchanges import OrderFault, PriceAction, PriceWorld
from bot.storage.schema.tables import FILLS, INTENTS, NOTICES, STRATEGIES, TRADE_GROUPS
from bot.storage.strategies.events import SqlStrategyEvents
from tests.e2e.test_strategy_life import PAIR, Hours
from tests.e2e.world import Lives, World
from tests.hatchery import Hatchery

pytestmark = pytest.mark.drill

KILLS = int(os.environ.get("BOT_TEST_KILLS", "5"))
SEED = int(os.environ.get("BOT_TEST_SEED", "7"))
EXCHANGE, GOOD = "kucoin", "good"
PEOPLE = (42, 43, 44, 45, 46, 47)
PATIENCE = 180.0  # seconds; what was lost is proven after a minute
QUIET = 10  # looks without anything left
IDLE = 150.0  # seconds; so long a life waits for an order: a lost one is proven by one process
TIMINGS = Timings(
    notices=0.02,
    turn=0.3,
    burst=1000,
    notice_lease=0.5,
    trading=0.1,
    strategies=0.1,
    quotes=0.1,
)
FAULTS = (*(None,) * 7, OrderFault.LOST, OrderFault.DOWN_BEFORE, OrderFault.DOWN_AFTER)
D = Decimal


@dataclass
class Trading:
    """Strategies of three people, and the price that they live by."""

    world: World
    url: str
    chance: random.Random = field(default_factory=lambda: random.Random(SEED))
    hours: Hours = field(default_factory=Hours)

    @property
    def server(self) -> Any:
        return self.world.exchanges[EXCHANGE]

    async def begin(self) -> None:
        """Start a strategy with real money for each person; groups follow one another at once."""
        self.server.world = PriceWorld(clock=self.hours)
        self.world.telegram.world.calls = deque()  # all: they are counted at the end
        self.world.changes |= {"trading": "live", "database_url": SecretStr(self.url)}
        async with self.world.bot() as app:
            for person in PEOPLE:
                key = self.server.add_key(GOOD, str(person))
                stored = await self.world.store(EXCHANGE, key, person)
                strategies = app.deps.strategies
                limit = D(300)
                plan = await strategies.sheet_for(person, stored.id, PAIR, RiskLevel.LOW, limit)
                await strategies.start_live(person, plan)
            await self.hurry()

    async def hurry(self) -> None:
        """Have groups follow one another at once, whatever the market is like."""
        async with self.world.database.write() as c:
            for row in (await c.execute(select(STRATEGIES.c.id, STRATEGIES.c.plan))).all():
                plan = replace(
                    plan_in(row.plan), guards=None, pause=0.2, pause_after_stop=0.2, day_loss=D(99)
                )
                this = update(STRATEGIES).where(STRATEGIES.c.id == row.id)
                await c.execute(this.values(plan=plan_values(plan)))

    async def move(self) -> None:
        """Move the price until cancelled, so that there is always something to do."""
        prices = self.server.world.prices[PAIR]
        while True:
            low = D(self.server.world.now(self.pair).bid) < 40_000
            any_of_them = (PriceAction.FALL_5, PriceAction.FALL_5, PriceAction.RISE_10)
            prices.do(PriceAction.RISE_10 if low else self.chance.choice(any_of_them))
            self.hours.now += 60
            await asyncio.sleep(0.4)

    @property
    def pair(self) -> Any:
        return next(pair for pair in self.server.world.pairs() if pair.symbol == PAIR)

    def storm(self) -> None:
        """Choose what goes wrong with orders until the next kill."""
        faults = self.server.order_faults
        faults.fault = self.chance.choice(FAULTS)
        faults.late = self.chance.choice((0.0, 0.0, 2.0))
        faults.unseen = self.chance.choice((0.0, 2.0))
        faults.share = self.chance.choice((D(1), D(1), D("0.37")))

    async def trade(self) -> None:
        """Return soon after an order was written, or when none is to come; the moment is random."""
        before, end = await self.written(), asyncio.get_running_loop().time() + IDLE
        while await self.written() == before and asyncio.get_running_loop().time() < end:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
        await asyncio.sleep(self.chance.uniform(0.0, 0.5))

    async def written(self) -> int:
        """Return how many orders have been written."""
        return int((await self.world.rows(select(func.count()).select_from(INTENTS)))[0][0])

    def calm(self) -> None:
        faults = self.server.order_faults
        faults.fault, faults.late, faults.unseen, faults.share = None, 0.0, 0.0, D(1)

    async def settled(self) -> None:
        """Stop buying, and wait until the end of each order is known and each notice is sent."""
        for person in PEOPLE:
            for run in await self.world.app.deps.strategies.list_of(person):
                await self.world.app.deps.verbs.pause(person, run.strategy.id)
        end = asyncio.get_running_loop().time() + PATIENCE
        quiet = 0
        while quiet < QUIET:  # after an order that is proven void, the next one follows
            left = await self.left()
            assert asyncio.get_running_loop().time() < end, left
            quiet = 0 if left else quiet + 1
            await asyncio.sleep(0.5)

    async def left(self) -> list[tuple[str, str]]:
        """Return the orders whose end is not known, and the notices that are due."""
        orders = select(INTENTS.c.kind, INTENTS.c.id).where(
            INTENTS.c.status == IntentStatus.WRITTEN
        )
        now = self.world.time()
        notices = select(NOTICES.c.kind, NOTICES.c.id).where(NOTICES.c.due_at <= now)
        rows = [*await self.world.rows(orders), *await self.world.rows(notices)]
        return [(str(row[0]), str(row[1])) for row in rows]

    async def check(self, kills: int) -> str:
        """Require that nothing is doubled and nothing is forgotten; return the figures."""
        intents = {row.id: row for row in await self.world.rows(select(INTENTS))}
        fills = await self.world.rows(select(FILLS))
        orders = 0
        for person in PEOPLE:
            account = self.server.account(f"{GOOD} {person}")
            ids = [order.client_id for order in account.orders]
            assert len(ids) == len(set(ids)), "an order was sent twice"
            assert set(ids) <= set(intents), "an order was forgotten"
            orders += len(ids)
            for order in account.orders:
                counted = sum((f.qty for f in fills if f.intent == order.client_id), D(0))
                assert counted == order.filled, "a fill is doubled or forgotten"
            mine = select(TRADE_GROUPS).where(TRADE_GROUPS.c.owner == person)
            held = sum((row.held for row in await self.world.rows(mine)), D(0))
            assert held == account.free.get("BTC", D(0)), "the position is not the account's"
        assert len(intents) >= kills, "lives without an order prove nothing"
        known = {order for order, row in intents.items() if row.status == IntentStatus.DONE}
        assert {fill.intent for fill in fills} <= known
        told = [await self.check_told(person, kills) for person in PEOPLE]
        states = Counter(row.status.value for row in intents.values())
        return f"{kills} kills, {orders} orders ({dict(states)}), {sum(told)} changes told"

    async def check_told(self, person: int, kills: int) -> int:
        """Require a message for each change; at most one more where a sending was torn."""
        history = SqlStrategyEvents(self.world.database)
        events = await history.latest(person, limit=100_000)
        due = [event for event in events if notice_of(event) is not None]
        stored = await self.world.rows(select(NOTICES).where(NOTICES.c.person == person))
        keys = [row.dedupe_key for row in stored]
        wanted = {n.dedupe_key for event in due if (n := notice_of(event)) is not None}
        assert len(wanted) == len(due) == sum(key in wanted for key in keys)
        opened = sum(event.kind.value == "opened" for event in events)
        shown = len(self.world.notified(person, "First buy: "))
        assert opened <= shown <= opened + kills
        return len(due)


@pytest.fixture
def bot(lives: Lives, hatchery: Hatchery, url: str) -> Lives:
    """A bot in a process of its own that is made to be killed."""
    hatchery.warm(EXCHANGE)
    lives.timings = TIMINGS
    lives.settings = {"BOT_TRADING": "live", "BOT_DATABASE_URL": url}
    return lives


@pytest.mark.timeout(300 + 20 * KILLS)
async def test_nothing_is_doubled_and_nothing_forgotten(world: World, bot: Lives, url: str) -> None:
    trading = Trading(world, url)
    await trading.begin()
    moving = asyncio.create_task(trading.move())
    for _ in range(KILLS):
        trading.storm()
        before = world.telegram.world.updates.polls
        bot.begin()
        async with asyncio.timeout(60):
            while world.telegram.world.updates.polls == before:  # noqa: ASYNC110  # it is up
                await asyncio.sleep(0.02)
        await trading.trade()
        await bot.end(signal.SIGKILL)
        assert not moving.done(), moving.exception()
    moving.cancel()
    trading.calm()
    async with world.bot():
        await trading.settled()
        figures = await trading.check(KILLS)
    print(figures)  # noqa: T201
