"""An exchange that does not answer while a sale and an add-on become due: the sale goes first."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.domain.strategies.watch import HoldCause
from bot.sandbox.exchanges import ExchangeServer, Outage, PriceAction
from bot.sandbox.telegram import Message
from bot.sandbox.telegram.records import plain
from tests.e2e.test_baskets import Chat, trading
from tests.e2e.world import World, until

SOLD, ADDED = "ETH/USDT", "BTC/USDT"  # by name, the pair of the add-on comes first
PATIENCE = 120.0  # seconds
ORDER = "POST /api/v1/hf/orders"
CALLS = 20  # of a bot that goes on to look, and is not answered


@pytest.fixture
async def chat(quick: World) -> AsyncIterator[Chat]:
    """A person with two pairs at KuCoin, whose prices are there before the outage is over."""
    async with trading(quick, longest_quotes=0.1) as found:
        yield found


@pytest.mark.parametrize("outage", [Outage.DOWN, Outage.RESET])
async def test_after_an_outage_the_sale_goes_before_the_add_on(chat: Chat, outage: Outage) -> None:
    server = chat.world.exchanges["kucoin"]
    orders = server.account("good").orders
    await start(chat)
    before, sent = list(orders), server.calls.count(ORDER)
    assert {(order.pair.symbol, order.buys) for order in before} == {(SOLD, True), (ADDED, True)}

    server.outage = outage
    await held(chat, HoldCause.UNAVAILABLE)
    await reads(chat, "No answer from")
    chat.price(PriceAction.FALL_5, ADDED)
    chat.price(PriceAction.RISE_10, SOLD)
    await asked_in_vain(server)
    assert server.calls.count(ORDER) == sent
    assert orders == before

    server.outage = None
    sold = await reads(chat, "Sold with a profit.", SOLD)
    assert "Result after fees: +" in plain(sold.text)
    await reads(chat, "Buys so far: 2", ADDED)
    await held(chat, None)
    after = [(order.pair.symbol, order.buys) for order in orders[len(before) :]]
    assert after == [(SOLD, False), (ADDED, True)]
    ids = [order.client_id for order in orders]
    assert len(ids) == len(set(ids)) == server.calls.count(ORDER)
    assert len(chat.world.notified(42, "Sold with a profit.")) == 1


async def start(chat: Chat) -> None:
    """Start both pairs with real money, and wait until both hold coins."""
    await chat.connect()
    await chat.person.tap("Start live", await chat.two_at_once(await chat.sheet("btc, eth")))
    await chat.person.tap("Start with real money", await reads(chat, "You can lose what"))
    for pair in (SOLD, ADDED):
        await reads(chat, "First buy: ", pair)
    assert await chat.open(2) == {SOLD, ADDED}


async def reads(chat: Chat, *words: str) -> Message:
    """Wait for a message with all these words."""
    return await chat.person.wait_for(
        lambda m: all(one in plain(m.text) for one in words), patience=PATIENCE
    )


async def held(chat: Chat, cause: HoldCause | None) -> None:
    """Wait until both strategies are held for a cause, or for none."""
    async with asyncio.timeout(PATIENCE):
        while {run.strategy.cause for run in await chat.runs()} != {cause}:  # noqa: ASYNC110  # it sends no signal
            await asyncio.sleep(0.02)


async def asked_in_vain(server: ExchangeServer) -> None:
    """Wait until the bot has asked the exchange many more times."""
    enough = len(server.calls) + CALLS
    await until(lambda: len(server.calls) >= enough, PATIENCE)
