"""An exchange that does not answer while a sale and an add-on become due: the sale goes first."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.domain.strategies.basket import waits_since
from bot.domain.strategies.watch import HoldCause
from bot.sandbox.exchanges import ExchangeServer, Outage, PriceAction
from bot.sandbox.telegram import Message
from bot.sandbox.telegram.records import plain
from tests.e2e.test_baskets import Chat, trading
from tests.e2e.world import World, until

PAIRS = {"BTC/USDT", "ETH/USDT"}
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
    added, sold = await start(chat)
    before, sent = list(orders), server.calls.count(ORDER)
    assert {(order.pair.symbol, order.buys) for order in before} == {(sold, True), (added, True)}

    server.outage = outage
    await held(chat, HoldCause.UNAVAILABLE)
    await reads(chat, "No answer from")
    chat.price(PriceAction.FALL_5, added)
    chat.price(PriceAction.RISE_10, sold)
    await asked_in_vain(server)
    assert server.calls.count(ORDER) == sent
    assert orders == before

    server.outage = None
    news = await reads(chat, "Sold with a profit.", sold)
    assert "Result after fees: +" in plain(news.text)
    await reads(chat, "Buys so far: 2", added)
    await held(chat, None)
    after = [(order.pair.symbol, order.buys) for order in orders[len(before) :]]
    assert after == [(sold, False), (added, True)]
    ids = [order.client_id for order in orders]
    assert len(ids) == len(set(ids)) == server.calls.count(ORDER)
    assert len(chat.world.notified(42, "Sold with a profit.")) == 1


async def start(chat: Chat) -> list[str]:
    """Start both pairs with real money, and wait until both hold coins.

    Return them in the order in which they are looked at where no sale is due.
    """
    await chat.connect()
    await chat.person.tap("Start live", await chat.two_at_once(await chat.sheet("btc, eth")))
    await chat.person.tap("Start with real money", await reads(chat, "You can lose what"))
    for pair in PAIRS:
        await reads(chat, "First buy: ", pair)
    assert await chat.open(2) == PAIRS
    runs = await chat.runs()
    return [run.pair for run in sorted(runs, key=lambda run: (waits_since(run), run.strategy.id))]


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
