"""Rehearsals end to end: prices of a sandbox exchange, the engine, notices in the chat."""

from decimal import Decimal

import pytest

from bot.domain.connection import Connection
from bot.domain.strategies.ladder import RiskLevel
from bot.domain.strategies.run import StrategyRun
from bot.sandbox.exchanges import Price, PriceAction
from tests.e2e.world import Until, World

PAIR = "BTC/USDT"
GOOD = "good-with-ip-list"


@pytest.fixture(autouse=True)
def _quickly(world: World) -> None:
    world.set(trading=0.1, quotes=0.1, slow_quotes=0.1, notices=0.05)


def price_of(world: World, exchange: str) -> Price:
    return world.exchanges[exchange].world.prices[PAIR]


async def rehearse(world: World, connection: Connection) -> StrategyRun:
    """Start a rehearsal with what the sheet says."""
    strategies = world.app.deps.strategies
    level, limit = RiskLevel.HIGH, Decimal(300)
    sheet = await strategies.sheet_for(connection.owner, connection.id, PAIR, level, limit)
    return await strategies.start(connection.owner, sheet)


@pytest.mark.parametrize("exchange", ["kucoin", "mexc"])
async def test_a_rehearsal_buys_sells_and_says_so(
    world: World, until: Until, exchange: str
) -> None:
    async with world.bot():
        connection = await world.store(exchange, world.sample(exchange, GOOD))
        run = await rehearse(world, connection)
        await until(lambda: world.notified(42, "First buy"))
        price_of(world, exchange).do(PriceAction.RISE_10)
        await until(lambda: world.notified(42, "Sold with a profit"))
        (sold,) = world.notified(42, "Sold with a profit")
        assert "Rehearsal" in sold
        assert "+" in sold
        card = await world.app.deps.strategies.card(42, run.strategy.id)
        assert card.result > 0
