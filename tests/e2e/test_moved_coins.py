"""Coins that other hands moved, in chat: the notice, and its three answers."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.domain.strategies.strategy import StrategyStatus
from bot.sandbox.exchanges import PriceAction
from bot.sandbox.telegram import Message
from tests.e2e.test_live_strategies import D, LiveChat, planned  # noqa: F401  # a fixture
from tests.e2e.world import until

pytestmark = pytest.mark.drill
ANSWERS = ["Count what is there", "Go on", "Stop and keep"]
READING = "GET /api/v1/accounts"


@pytest.fixture
async def missing(planned: LiveChat) -> AsyncIterator[tuple[LiveChat, Message]]:  # noqa: F811
    """A strategy that has bought, and the notice that half of it is gone."""
    async with planned.world.bot():
        await planned.connect()
        await planned.start()
        await planned.bought(1)
        yield planned, await noticed(planned)


async def noticed(chat: LiveChat) -> Message:
    """Move half of the coins, let two readings come, and return the notice."""
    server = chat.world.exchanges["kucoin"]
    account = server.account("good")
    account.free["BTC"] = account.free["BTC"] / 2
    for seconds in (610, 20, 20):
        chat.world.time.ahead += timedelta(seconds=seconds)
        await read_again(chat, server.calls.count(READING))
    return await chat.sees("Coins of this strategy are missing.")


async def read_again(chat: LiveChat, before: int) -> None:
    """Wait until the account was read once more, or the notice is there."""
    server = chat.world.exchanges["kucoin"]
    await until(
        lambda: server.calls.count(READING) > before or chat.world.notified(42, "are missing")
    )


async def kinds(chat: LiveChat) -> list[str]:
    events = await chat.world.app.deps.strategies.history(42)
    return [event.kind.value for event in events]


async def test_what_is_there_is_counted(missing: tuple[LiveChat, Message]) -> None:
    chat, told = missing
    assert [label for label in told.labels if label in ANSWERS] == ANSWERS
    [before] = await chat.runs()
    assert before.strategy.status is StrategyStatus.PAUSED
    chat.price(PriceAction.FALL_5)
    await chat.person.tap("Count what is there", told)
    await chat.sees("Risk level: ")
    run = await chat.reach(lambda run: run.strategy.status is StrategyStatus.RUNNING)
    group = before.group
    assert group is not None
    assert run.group is not None
    assert run.group.held < group.held
    await chat.bought(2)  # the add-on was waiting
    count = next(b.value for b in told.buttons if b.label == "Count what is there")
    await chat.world.press(told, count)  # once more: nothing is stored twice
    assert (await kinds(chat)).count("counted") == 1
    chat.price(PriceAction.RISE_10, PriceAction.RISE_10)
    await chat.sees("Sold with a profit.")
    assert chat.coins() < D("0.0001")


async def test_it_goes_on_as_before(missing: tuple[LiveChat, Message]) -> None:
    chat, told = missing
    [before] = await chat.runs()
    await chat.person.tap("Go on", told)
    await chat.sees("Risk level: ")
    run = await chat.reach(lambda run: run.strategy.status is StrategyStatus.RUNNING)
    assert run.group == before.group
    chat.world.time.ahead += timedelta(seconds=700)
    chat.price(PriceAction.FALL_5)
    await chat.bought(2)
    assert len(chat.world.notified(42, "are missing")) == 1


async def test_it_stops_and_nothing_is_sold(missing: tuple[LiveChat, Message]) -> None:
    chat, told = missing
    orders = chat.orders()
    await chat.person.tap("Stop and keep", told)
    asked = await chat.sees("keep what is held?")
    await chat.person.tap("Stop and keep", asked)
    await chat.reach(lambda run: run.has_ended)
    ended = await chat.sees("The strategy has ended.")
    assert "BTC" in ended.text
    chat.price(PriceAction.RISE_10)
    assert chat.orders() == orders


async def test_one_that_finishes_finishes_after_it(planned: LiveChat) -> None:  # noqa: F811
    async with planned.world.bot():
        await planned.connect()
        await planned.start()
        run = await planned.bought(1)
        await planned.world.app.deps.verbs.finish(42, run.strategy.id)
        told = await noticed(planned)
        await planned.reach(lambda run: run.strategy.status is StrategyStatus.PAUSED)
        await planned.person.tap("Go on", told)
        await planned.reach(lambda run: run.strategy.status is StrategyStatus.FINISHING)
