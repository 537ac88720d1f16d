"""Several pairs in one strategy, in chat: rehearsed, and with real money in the sandbox."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from decimal import Decimal

import pytest

from bot.domain.strategies.basket import takes_place
from bot.domain.strategies.run import StrategyRun
from bot.domain.strategies.strategy import StrategyStatus
from bot.sandbox.exchanges import PriceAction, PriceWorld
from bot.sandbox.telegram import Message, Person
from bot.sandbox.telegram.records import plain
from bot.views import Action
from tests.e2e.test_strategies import begun
from tests.e2e.test_strategy_life import Hours
from tests.e2e.world import World

PAIRS = {"BTC/USDT", "ETH/USDT", "SOL/USDT"}


@dataclass
class Chat:
    """A person with several pairs at KuCoin, and the prices there."""

    world: World
    person: Person
    hours: Hours = field(default_factory=Hours)

    async def connect(self) -> None:
        await self.world.store("kucoin", self.world.sample("kucoin", "good"))

    async def sheet(self, typed: str = "btc, eth sol/usdt") -> Message:
        """Answer the questions; return the sheet."""
        await begun(self.world)
        await self.person.say(typed)
        await self.person.tap("Low", await self.person.wait_for("Which risk level"))
        await self.person.wait_for("margin limit?")
        await self.person.say("600")
        return await self.sees("Worst case")

    async def two_at_once(self, sheet: Message) -> Message:
        await self.person.tap("More", sheet)
        chosen = await self.person.wait_for("want to change")
        await self.person.tap(self.label(chosen, "Groups at a time"), chosen)
        await self.person.tap("2", await self.sees("They share the margin limit"))
        return await self.sees("2 groups at a time")

    def label(self, message: Message, begin: str) -> str:
        return next(b.label for b in message.buttons if b.label.startswith(begin))

    async def sees(self, words: str) -> Message:
        return await self.person.wait_for(lambda m: words in plain(m.text), patience=60)

    async def runs(self) -> Sequence[StrategyRun]:
        return await self.world.app.deps.strategies.list_of(42)

    async def under_way(self) -> set[str]:
        return {run.pair for run in await self.runs() if takes_place(run.group)}

    async def reach(self, fits: Callable[[Sequence[StrategyRun]], bool]) -> Sequence[StrategyRun]:
        async with asyncio.timeout(60):
            while True:
                if fits(runs := await self.runs()):
                    return runs
                await asyncio.sleep(0.02)

    async def open(self, count: int) -> set[str]:
        """Wait until so many groups are open, with no order under way."""
        await self.reach(
            lambda runs: sum(takes_place(r.group) and r.group.live is None for r in runs) == count  # type: ignore[union-attr]
        )
        return await self.under_way()

    def price(self, action: PriceAction, *pairs: str) -> None:
        for pair in pairs:
            self.world.exchanges["kucoin"].world.prices[pair].do(action)
        self.hours.now += 60


@pytest.fixture
async def chat(quick: World) -> AsyncIterator[Chat]:
    async with trading(quick) as found:
        yield found


@asynccontextmanager
async def trading(quick: World, **timings: float) -> AsyncIterator[Chat]:
    """Run a bot that may use real money, with prices that a test moves."""
    quick.set(quotes=0.1, trading=0.05, strategies=0.05, **timings)
    quick.changes["trading"] = "live"
    found = Chat(quick, quick.telegram.person(42))
    for server in quick.exchanges.values():
        server.world = PriceWorld(clock=found.hours)
    async with quick.bot():
        yield found


async def test_a_third_pair_waits_until_one_is_sold(chat: Chat) -> None:
    await chat.connect()
    sheet = await chat.two_at_once(await chat.sheet())
    assert "BTC · ETH · SOL / USDT" in sheet.text
    assert "margin limit of all pairs" in sheet.text
    assert "300.00\u00a0USDT" in sheet.text
    await chat.person.tap("Start rehearsal", sheet)
    await chat.sees("The rehearsal has started")
    first = await chat.open(2)
    (waiting,) = PAIRS - first
    chat.price(PriceAction.FALL_5, *PAIRS)
    runs = await chat.reach(lambda runs: sum(r.group.step for r in runs if r.group) >= 4)
    assert {run.pair for run in runs if takes_place(run.group)} == first
    assert sum(run.group.exposure for run in runs if run.group) <= 600
    closing = min(first)
    for _ in range(2):
        chat.price(PriceAction.RISE_10, closing)
    await chat.reach(lambda runs: any(r.pair == waiting and takes_place(r.group) for r in runs))
    assert await chat.under_way() == (first - {closing}) | {waiting}
    await chat.person.say("/strategies")
    listed = await chat.sees("Open groups: 2 of 2")
    await chat.person.tap(chat.label(listed, "BTC · ETH +1"), listed)
    card = await chat.sees("These buttons are for all pairs")
    assert "Result of all pairs" in card.text
    await chat.person.tap("Pause", card)
    await chat.reach(lambda runs: {r.strategy.status for r in runs} == {StrategyStatus.PAUSED})
    paused = await chat.sees("Paused")
    await chat.person.tap(chat.label(paused, f"⏸ {waiting}"), paused)
    one = await chat.person.wait_for(lambda m: any(b.label == "All pairs" for b in m.buttons))
    assert waiting in one.text
    await chat.person.tap("All pairs", one)
    await chat.sees("These buttons are for all pairs")


async def test_bad_words_are_named_and_good_ones_kept(chat: Chat) -> None:
    await chat.connect()
    await begun(chat.world)
    await chat.person.say("btc, nonsense, eth")
    asked = await chat.sees("does not trade: nonsense")
    assert "Chosen: BTC/USDT, ETH/USDT" in plain(asked.text)
    await chat.person.tap("✓ ETH/USDT", asked)
    asked = await chat.person.wait_for(lambda m: plain(m.text).endswith("Chosen: BTC/USDT"))
    await chat.person.say("sol")
    asked = await chat.sees("Chosen: BTC/USDT, SOL/USDT")
    await chat.person.tap("Next (2)", asked)
    await chat.sees("Which risk level")


async def test_one_pair_is_one_tap(chat: Chat) -> None:
    await chat.connect()
    await begun(chat.world)
    asked = await chat.sees("Which pair")
    assert any(b.label == "Several pairs" for b in asked.buttons)
    await chat.person.tap("BTC/USDT", asked)
    level = await chat.sees("Which risk level")
    assert "BTC/USDT" in level.text


async def test_real_money_takes_two_presses_and_stays_within_the_limit(chat: Chat) -> None:
    await chat.connect()
    sheet = await chat.two_at_once(await chat.sheet())
    await chat.person.tap("Start live", sheet)
    asked = await chat.sees("You can lose what is said here")
    assert "Worst case" in asked.text
    assert not await chat.runs()
    await chat.person.tap("Start with real money", asked)
    await chat.sees("The strategy has started, with real money.")
    first = await chat.open(2)
    chat.price(PriceAction.FALL_5, *PAIRS)
    runs = await chat.reach(lambda runs: sum(r.group.step for r in runs if r.group) >= 4)
    assert {run.pair for run in runs if takes_place(run.group)} == first
    assert sum(run.group.exposure for run in runs if run.group) <= 600
    account = chat.world.exchanges["kucoin"].account("good")
    assert account.free["USDT"] >= Decimal(400)
    ids = [order.client_id for order in account.orders]
    assert len(ids) == len(set(ids))
    await chat.person.say("/strategies")
    listed = await chat.sees("Open groups: 2 of 2")
    await chat.person.tap(chat.label(listed, "BTC · ETH +1"), listed)
    await chat.person.tap("Close now", await chat.sees("These buttons are for all pairs"))
    await chat.person.tap("Sell now", await chat.sees("Sell everything of"))
    await chat.reach(lambda runs: all(run.has_ended for run in runs))
    assert not await chat.under_way()


async def test_other_numbers_apply_to_all_pairs(chat: Chat) -> None:
    await chat.connect()
    sheet = await chat.sheet()
    await chat.person.tap("Start live", sheet)
    await chat.person.tap("Start with real money", await chat.sees("You can lose what"))
    await chat.open(1)
    await chat.person.tap("Change", await chat.sees("These buttons are for all pairs"))
    changing = await chat.sees("Nothing has been changed yet")
    sheet = await chat.two_at_once(changing)
    apply = next(b.label for b in sheet.buttons if Action.RUN_APPLY in b.value)
    await chat.person.tap(apply, sheet)
    asked = await chat.sees("You can lose what is said here")
    assert {run.strategy.at_once for run in await chat.runs()} == {1}
    await chat.person.tap("Apply", asked)
    await chat.sees("Changed.")
    runs = await chat.reach(lambda runs: {r.strategy.at_once for r in runs} == {2})
    assert {run.next_plan.limit for run in runs} == {Decimal(300)}
