"""A strategy from the first command to the running rehearsal, on the key of a sandbox exchange."""

from collections.abc import Sequence

import pytest

from bot.domain.connection import Connection
from bot.domain.strategies.run import StrategyRun
from bot.handlers.states import ConversationState
from bot.sandbox.telegram import Message, Person
from tests.e2e.world import Until, World

PLANNING = ConversationState.planning.state


@pytest.fixture
def quick_trading(quick: World) -> World:
    quick.set(trading=0.05)
    return quick


async def runs(world: World) -> Sequence[StrategyRun]:
    return await world.app.deps.strategies.list_of(42)


async def online(world: World, exchange: str = "kucoin") -> Connection:
    return await world.store(exchange, world.sample(exchange, "good"))


async def sheet_of(person: Person, pair: str = "btc", limit: str = "300") -> Message:
    """Answer the three questions; return the sheet."""
    await person.tap("New strategy", await person.wait_for("no strategies yet"))
    await person.wait_for("Which pair")
    await person.say(pair)
    await person.tap("Medium", await person.wait_for("Which risk level"))
    await person.wait_for("margin limit?")
    await person.say(limit)
    return await person.wait_for("Worst case")


async def test_three_answers_lead_to_a_running_rehearsal(quick_trading: World) -> None:
    world = quick_trading
    async with world.bot():
        await online(world)
        person = world.telegram.person(42)
        await person.say("/strategies")
        sheet = await sheet_of(person)
        assert "BTC/USDT" in sheet.text
        assert "25." in sheet.text
        await person.tap("Start rehearsal", sheet)
        await person.wait_for("The rehearsal has started")
        [run] = await runs(world)
        assert (run.pair, run.plan.limit) == ("BTC/USDT", 300)
        assert run.sheet["proposal"]["level"] == "medium"
        assert await world.state() is None
        await person.wait_for("First buy")
