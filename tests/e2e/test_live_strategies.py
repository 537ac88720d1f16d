"""Strategies with real money in chat, against the orders of the sandbox exchanges."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from decimal import Decimal

import pytest

from bot.domain.strategies.run import StrategyRun
from bot.domain.strategies.strategy import StrategyMode
from bot.sandbox.exchanges import OrderFault, PriceAction, PriceWorld
from bot.sandbox.telegram import Message, Person
from bot.sandbox.telegram.records import plain
from bot.services.balances import PAUSE
from bot.telegram.keyboards import Tap
from bot.views import Action
from tests.e2e.test_strategies import begun
from tests.e2e.test_strategy_life import PAIR, Hours
from tests.e2e.world import World

D = Decimal


@dataclass
class LiveChat:
    """A person who trades with real money, and the price of the pair."""

    world: World
    person: Person
    hours: Hours = field(default_factory=Hours)
    exchange: str = "kucoin"
    case: str = "good"

    async def connect(self, case: str = "good") -> str:
        """Store a key; return the id of the connection."""
        self.case = case
        stored = await self.world.store(self.exchange, self.world.sample(self.exchange, case))
        return stored.id

    async def sheet(self) -> Message:
        """Answer the questions; return the sheet."""
        await begun(self.world)
        return await self.answered()

    async def answered(self) -> Message:
        """Answer the questions from the pair on; return the sheet."""
        await self.person.say("btc")
        await self.person.tap("Low", await self.person.wait_for("Which risk level"))
        await self.person.wait_for("margin limit?")
        await self.person.say("300")
        return await self.person.wait_for("Worst case")

    async def confirm(self) -> Message:
        """Return the message that asks before real money is used."""
        await self.person.tap("Start live", await self.sheet())
        return await self.sees("You can lose what is said here")

    async def start(self) -> None:
        await self.person.tap("Start with real money", await self.confirm())
        await self.sees("The strategy has started, with real money.")

    async def sees(self, words: str) -> Message:
        return await self.person.wait_for(lambda m: words in plain(m.text), patience=60)

    async def runs(self) -> list[StrategyRun]:
        return list(await self.world.app.deps.strategies.list_of(42))

    async def reach(self, fits: Callable[[StrategyRun], bool]) -> StrategyRun:
        """Wait until the only strategy is as it should be."""
        async with asyncio.timeout(60):
            while True:
                [run] = await self.runs()
                if fits(run):
                    return run
                await asyncio.sleep(0.02)

    async def bought(self, buys: int) -> StrategyRun:
        return await self.reach(lambda run: run.group is not None and run.group.step == buys)

    def price(self, *actions: PriceAction) -> None:
        """Press buttons of the panel, and let the price go all the way."""
        for action in actions:
            self.world.exchanges[self.exchange].world.prices[PAIR].do(action)
            self.hours.now += 60

    def orders(self) -> list[str]:
        """Return our ids of the orders on the account, the oldest first."""
        account = self.world.exchanges[self.exchange].account(self.case)
        return [order.client_id for order in account.orders]

    def coins(self) -> Decimal:
        return self.world.exchanges[self.exchange].account(self.case).free.get("BTC", D(0))


@pytest.fixture
def planned(quick: World) -> LiveChat:
    """A person whose bot is not started yet; the operator allows real money."""
    quick.set(quotes=0.1, slow_quotes=0.1, trading=0.05, strategies=0.05)
    quick.changes["trading"] = "live"
    chat = LiveChat(quick, quick.telegram.person(42))
    for server in quick.exchanges.values():
        server.world = PriceWorld(clock=chat.hours)
    return chat


@pytest.fixture
async def chat(planned: LiveChat) -> AsyncIterator[LiveChat]:
    async with planned.world.bot():
        yield planned


async def test_a_start_takes_two_presses_and_each_order_is_sent_once(chat: LiveChat) -> None:
    await chat.connect()
    sheet = await chat.sheet()
    assert "Start rehearsal" in sheet.labels
    await chat.person.tap("Start live", sheet)
    asked = await chat.sees("You can lose what is said here")
    assert "Worst case: a loss of" in asked.text
    assert chat.orders() == []
    assert await chat.runs() == []
    await chat.person.tap("Start with real money", asked)
    await chat.sees("The strategy has started, with real money.")
    opened = await chat.sees("First buy: ")
    assert "Real money: orders go to" in opened.text
    await chat.bought(1)
    chat.price(PriceAction.FALL_5)
    await chat.bought(2)
    chat.price(PriceAction.FALL_5)
    await chat.bought(3)
    chat.price(PriceAction.FALL_5)
    await chat.sees("Recovery Mode is on.")
    chat.price(PriceAction.RISE_10, PriceAction.RISE_10)
    sold = await chat.sees("Sold with a profit.")
    assert "Result after fees: +" in plain(sold.text)
    orders = chat.orders()
    assert len(orders) == len(set(orders)) >= 4
    assert chat.coins() < D("0.0001")


async def test_a_repeated_or_old_press_starts_nothing(chat: LiveChat) -> None:
    await chat.connect()
    asked = await chat.confirm()
    sure = next(b.value for b in asked.buttons if Action.PLAN_LIVE_YES in b.value)
    await chat.person.tap("Back", asked)
    await chat.person.wait_for(lambda m: "Start rehearsal" in m.labels)
    answer = await chat.world.press(asked, sure)  # the sheet is another one now
    assert "older message" in answer.text
    assert await chat.runs() == []
    await chat.start()
    [run] = await chat.runs()
    again = Tap(action=Action.PLAN_LIVE_YES, target=run.strategy.id).pack()
    for _ in range(2):
        await chat.world.press(asked, again)
    assert len(await chat.runs()) == 1


async def test_a_rehearsal_stays_one(chat: LiveChat) -> None:
    await chat.connect()
    sheet = await chat.sheet()
    start = next(b.value for b in sheet.buttons if Action.PLAN_START in b.value)
    await chat.person.tap("Start live", sheet)
    asked = await chat.sees("You can lose what is said here")
    sure = next(b.value for b in asked.buttons if Action.PLAN_LIVE_YES in b.value)
    await chat.world.press(asked, start)
    await chat.sees("The rehearsal has started")
    await chat.world.press(asked, sure)
    [run] = await chat.runs()
    assert run.strategy.mode is StrategyMode.PAPER
    await chat.sees("First buy: ")
    assert chat.orders() == []


async def test_a_price_that_moved_shows_the_sheet_again(chat: LiveChat) -> None:
    await chat.connect()
    asked = await chat.confirm()
    chat.price(PriceAction.FALL_5)
    await chat.person.tap("Start with real money", asked)
    sheet = await chat.sees("The price has moved.")
    assert "Start live" in sheet.labels
    assert await chat.runs() == []
    await chat.person.tap("Start live", sheet)
    await chat.person.tap(
        "Start with real money", await chat.sees("You can lose what is said here")
    )
    await chat.sees("The strategy has started, with real money.")


async def test_other_exchanges_offer_rehearsals_only(chat: LiveChat) -> None:
    chat.exchange = "okx"
    await chat.connect()
    sheet = await chat.sheet()
    assert "Start live" not in sheet.labels
    assert "Rehearsal only here" in sheet.text


@pytest.mark.parametrize("fault", [OrderFault.LOST, OrderFault.DOWN_AFTER])
async def test_an_order_whose_answer_is_lost_is_found(chat: LiveChat, fault: OrderFault) -> None:
    await chat.connect()
    faults = chat.world.exchanges["kucoin"].order_faults
    faults.fault, faults.times = fault, 1
    await chat.start()
    await chat.sees("First buy: ")
    await chat.bought(1)
    assert len(chat.orders()) == 1


async def edited(chat: LiveChat, limit: str) -> Message:
    """Start with real money, type another limit, and return the sheet that shows it."""
    await chat.start()
    await chat.person.tap("Strategy", await chat.sees("First buy: "))
    await chat.person.tap("Change", await chat.person.wait_for(lambda m: "Change" in m.labels))
    return await limited(chat, limit, await chat.sees("Nothing has been changed yet."))


async def limited(chat: LiveChat, limit: str, sheet: Message) -> Message:
    await chat.person.tap("Margin limit", sheet)
    await chat.sees("What is the margin limit?")
    await chat.person.say(limit)
    return await chat.person.wait_for(
        lambda m: "Apply" in m.labels and f"margin limit: {limit}.00" in plain(m.text)
    )


async def limit(chat: LiveChat) -> Decimal:
    [run] = await chat.runs()
    return run.next_plan.limit


async def test_a_higher_limit_takes_two_presses_and_the_money(chat: LiveChat) -> None:
    await chat.connect()
    chat.world.exchanges["kucoin"].account("good").free["USDT"] = D(320)
    sheet = await edited(chat, "500")
    await chat.person.tap("Apply", sheet)
    asked = await chat.sees("You can lose what is said here")
    assert "Worst case: a loss of" in asked.text
    assert "margin limit: 500.00 USDT" in plain(asked.text)
    assert await limit(chat) == 300
    await chat.person.tap("Apply", asked)
    refused = await chat.sees("than the margin limit, with what")
    assert await limit(chat) == 300
    await chat.person.tap("Try again", refused)
    sheet = await limited(chat, "310", await chat.sees("Applies from the next group on"))
    await chat.person.tap("Apply", sheet)
    asked = await chat.sees("You can lose what is said here")
    sure = next(b.value for b in asked.buttons if Action.RUN_APPLY_YES in b.value)
    await chat.person.tap("Apply", asked)
    await chat.sees("Changed.")
    assert await limit(chat) == 310  # a part of it is in the market
    await chat.world.press(asked, sure)
    history = await chat.world.app.deps.strategies.history(42)
    assert [event.kind.value for event in history].count("edited") == 1


async def test_the_second_press_is_of_the_numbers_that_it_repeats(chat: LiveChat) -> None:
    await chat.connect()
    await chat.person.tap("Apply", await edited(chat, "400"))
    asked = await chat.sees("You can lose what is said here")
    old = next(b.value for b in asked.buttons if Action.RUN_APPLY_YES in b.value)
    await chat.person.tap("Back", asked)
    sheet = await chat.person.wait_for(lambda m: "Margin limit" in m.labels)
    sheet = await limited(chat, "900", sheet)
    await chat.world.press(sheet, old)
    await chat.person.wait_for(lambda m: "Margin limit" in m.labels)
    assert await limit(chat) == 300
    chat.price(PriceAction.FALL_5)
    await chat.bought(2)
    await chat.person.tap("Apply", sheet)
    await chat.person.tap("Apply", await chat.sees("You can lose what is said here"))
    sheet = await chat.sees("The price has moved.")
    assert await limit(chat) == 300
    sheet = await limited(chat, "200", sheet)
    await chat.person.tap("Apply", sheet)  # safer: at once
    await chat.sees("Changed.")
    assert await limit(chat) == 200


async def test_too_little_money_is_told_once_with_its_cure(chat: LiveChat) -> None:
    await chat.connect()
    account = chat.world.exchanges["kucoin"].account("good")
    account.free["USDT"] = D(299)
    await chat.person.tap("Start with real money", await chat.confirm())
    await chat.person.tap("Try again", await chat.sees("No real money: less is free"))
    await chat.person.wait_for(lambda m: "Start live" in m.labels)
    account.free["USDT"] = D(1_000)
    await asyncio.sleep(PAUSE + 0.5)  # the reading of before is forgotten
    await chat.start()
    await chat.sees("First buy: ")
    account.free["USDT"] = D(1)
    chat.price(PriceAction.FALL_5)
    told = await chat.sees("refused a buy")
    assert "USDT\u2069 is free" in told.text
    await asyncio.sleep(1)
    assert len(chat.world.notified(42, "refused a buy")) == 1
    await chat.person.tap("Strategy", told)
    card = await chat.sees("Risk level: ")
    assert "refused a buy" in card.text


async def test_a_process_killed_at_any_moment_sends_nothing_twice(planned: LiveChat) -> None:
    """The process ends while an order is under way, again and again."""
    faults = planned.world.exchanges["kucoin"].order_faults
    async with planned.world.bot():
        await planned.connect()
        faults.late = 0.5
        await planned.start()
        await asyncio.sleep(0.3)
    for _ in range(3):
        async with planned.world.bot():
            await asyncio.sleep(0.4)
    faults.late = 0.0
    async with planned.world.bot():
        await planned.bought(1)
        orders = planned.orders()
        assert len(orders) == len(set(orders)) == 1
        [run] = await planned.runs()
        assert run.group is not None
        assert run.group.held == planned.coins()
