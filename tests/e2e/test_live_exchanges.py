"""Real money at each exchange that takes orders: the walk in chat, and orders that are refused."""

from decimal import Decimal

import pytest

from bot.domain.strategies.sending import OrderRefusal
from bot.sandbox.exchanges import PriceAction
from bot.sandbox.telegram.records import plain
from tests.e2e.test_live_strategies import LiveChat, chat, planned  # noqa: F401  # fixtures
from tests.e2e.test_strategy_life import PAIR
from tests.e2e.world import Connect

D = Decimal
EXCHANGES = ("kucoin", "mexc", "binance", "bybit")
REFUSALS = (OrderRefusal.BALANCE, OrderRefusal.MINIMUM)


@pytest.mark.parametrize("exchange", EXCHANGES)
async def test_from_the_key_to_the_profit(
    chat: LiveChat,  # noqa: F811
    connect: Connect,
    exchange: str,
) -> None:
    chat.exchange, person, world = exchange, chat.person, chat.world
    await connect(person, exchange, world.sample(exchange, "good"))
    verdict = await chat.sees("is connected")
    await world.app.deps.key_tests.finish(10)
    await person.tap("New strategy", verdict)
    await person.wait_for("Which pair")
    await person.tap("Start live", await chat.answered())
    asked = await chat.sees("You can lose what is said here")
    assert "Worst case: a loss of" in asked.text
    assert chat.orders() == []
    await person.tap("Start with real money", asked)
    await chat.sees("The strategy has started, with real money.")
    opened = await chat.sees("First buy: ")
    title = world.app.deps.exchanges[exchange].title
    assert f"Real money: orders go to {title}." in plain(opened.text)
    for buys in (2, 3):
        chat.price(PriceAction.FALL_5)
        await chat.bought(buys)
    await person.wait_for(
        lambda m: m.id == opened.id and "Buys so far: 3" in plain(m.text), patience=60
    )
    chat.price(PriceAction.FALL_5)
    await chat.sees("Recovery Mode is on.")
    chat.price(PriceAction.RISE_10, PriceAction.RISE_10)
    sold = await chat.sees("Sold with a profit.")
    assert "Result after fees: +" in plain(sold.text)
    orders = chat.orders()
    assert len(orders) == len(set(orders)) >= 4
    assert chat.coins() < D("0.0001")


@pytest.mark.parametrize("refusal", REFUSALS)
@pytest.mark.parametrize("exchange", EXCHANGES)
async def test_a_refused_order_says_why_and_what_to_do(
    chat: LiveChat,  # noqa: F811
    exchange: str,
    refusal: OrderRefusal,
) -> None:
    """In the language of the person, once."""
    chat.exchange, deps = exchange, chat.world.app.deps
    await chat.connect()
    await chat.start()
    await chat.sees("First buy: ")
    await chat.bought(1)
    await deps.people.choose_language(42, "de")
    if refusal is OrderRefusal.BALANCE:
        chat.world.exchanges[exchange].account("good").free["USDT"] = D(1)
    else:
        chat.world.exchanges[exchange].order_faults.least = D(1_000)
    placed = len(chat.orders())
    chat.price(PriceAction.FALL_5)
    t, title = deps.languages["de"], deps.exchanges[exchange].title
    facts = {"side": "buy", "coin": "USDT", "pair": PAIR, "exchange": title}
    said = [
        plain(str(t(key, **facts)))
        for key in ("order-refused", f"order-refused-{refusal}", "order-tries-again")
    ]
    told = await chat.person.wait_for(lambda m: words(said[0]) in plain(m.text), patience=60)
    for text in said:
        assert words(text) in plain(told.text)
    assert len(chat.world.notified(42, words(said[0]))) == 1
    assert len(chat.orders()) == placed
    [run] = await chat.runs()
    assert run.group is not None
    assert run.group.live is None


def words(text: str) -> str:
    """Return a text without its tags."""
    for tag in ("<b>", "</b>"):
        text = text.replace(tag, "")
    return text
