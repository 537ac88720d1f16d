"""A stored strategy with a group, an order, fills and an event."""

from datetime import UTC, datetime

from sqlalchemy import insert

from bot.domain.ports.strategies import Confirmation
from bot.domain.strategies.gate import OPEN
from bot.domain.strategies.plan_values import plan_values
from bot.domain.strategies.strategy import Strategy
from bot.services.strategies.executor import Executor
from bot.services.strategies.terms import Terms
from bot.storage.connections.rows import values_of
from bot.storage.engine.database import Database
from bot.storage.schema.tables import CONNECTIONS, STRATEGY_EVENTS
from bot.storage.strategies.groups import SqlGroups
from bot.storage.strategies.strategies import SqlStrategies
from tests.domain.strategies.market import GROUP, RULES, D, at, plan
from tests.fakes.values import connected
from tests.services.strategies.exchange import Exchange, Mood
from tests.services.strategies.life import LEASE, Lease

OWNER = 7_000_000_001
AT = datetime(2026, 1, 1, tzinfo=UTC)
STRATEGY = Strategy("s", groups=1, day_result=D("-0.123456789012345678"))
CONFIRMED = Confirmation("c1", OWNER, "BTC/USDT", plan_values(plan()), {"loss": "60"}, AT)


def executor(groups: SqlGroups, exchange: Exchange) -> Executor:
    """Return an executor as after a start."""
    return Executor(groups, exchange, Lease(exchange.now + LEASE), lambda: exchange.now)


async def store_connection(database: Database) -> None:
    """Store the Online connection of the strategy; without one no order is written."""
    connection = values_of(connected("c1", owner=OWNER), fingerprint=b"c1", version=1)
    async with database.write() as c:
        await c.execute(insert(CONNECTIONS).values(connection))


async def store_strategy(database: Database) -> None:
    """Store a strategy on a stored connection; its first buy was filled."""
    await SqlStrategies(database).start(STRATEGY, CONFIRMED)
    groups, exchange = SqlGroups(database), Exchange(now=1_000.25, mood=Mood(coin="BNB"))
    await groups.add(GROUP)
    terms = Terms(plan(), RULES)
    await executor(groups, exchange).advance(GROUP, terms, at(100, exchange.now), OPEN)
    event = {"id": "e1", "strategy": "s", "group_number": 1, "owner": OWNER, "kind": "opened"}
    async with database.write() as c:
        await c.execute(insert(STRATEGY_EVENTS).values(**event, facts={"price": "100"}, at=AT))
