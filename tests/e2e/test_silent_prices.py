"""Prices that do not come any more: an outage, in which nothing is sold; then sales come first."""

import asyncio
from decimal import Decimal

import pytest

from bot.domain.strategies.ladder import RiskLevel
from bot.domain.strategies.watch import HoldCause
from bot.sandbox.exchanges import Outage, PriceAction, PriceWorld
from tests.e2e.test_live_strategies import LiveChat
from tests.e2e.world import World, until

PAIRS = "BTC/USDT", "ETH/USDT"


@pytest.fixture
def chat(rarely: World) -> LiveChat:
    """A person whose key is checked once an hour, so that only prices can notice an outage."""
    rarely.set(quotes=0.1, slow_quotes=0.5, trading=0.05, strategies=0.05)
    rarely.changes["trading"] = "live"
    chat = LiveChat(rarely, rarely.telegram.person(42))
    for server in rarely.exchanges.values():
        server.world = PriceWorld(clock=chat.hours)
    return chat


async def start(chat: LiveChat, connection: str, pair: str) -> None:
    strategies = chat.world.app.deps.strategies
    given = connection, pair, RiskLevel.LOW, Decimal(300)
    await strategies.start_live(42, await strategies.sheet_for(42, *given))


async def reach(chat: LiveChat, *, held: bool) -> None:
    """Wait until both strategies are held for the outage, or until none is, with coins."""
    cause = HoldCause.UNAVAILABLE if held else None
    async with asyncio.timeout(60):
        while True:
            runs = await chat.runs()
            if len(runs) == len(PAIRS) and all(
                run.holds and run.strategy.cause is cause for run in runs
            ):
                return
            await asyncio.sleep(0.02)


async def test_silent_prices_are_an_outage_and_sales_come_first_after_it(chat: LiveChat) -> None:
    server = chat.world.exchanges["kucoin"]
    async with chat.world.bot():
        connection = await chat.connect()
        for pair in PAIRS:
            await start(chat, connection, pair)
        await reach(chat, held=False)
        before = chat.orders()
        server.outage = Outage.DOWN
        await reach(chat, held=True)
        server.world.prices["BTC/USDT"].do(PriceAction.FALL_5)  # an add-on is due
        server.world.prices["ETH/USDT"].do(PriceAction.RISE_10)  # a sale is due
        chat.hours.now += 60
        await chat.sees("No answer from")
        await asyncio.sleep(0.5)
        assert chat.orders() == before
        assert chat.world.notified(42, "Sold") == []

        server.outage = None
        await chat.sees("Sold with a profit.")
        await until(lambda: len(chat.orders()) >= len(before) + len(PAIRS))
    first, second = server.account("good").orders[len(before) : len(before) + 2]
    assert (first.pair.base, first.buys) == ("ETH", False)
    assert (second.pair.base, second.buys) == ("BTC", True)
