"""The life of a rehearsal in chat: its card, its notices, and what its owner does with it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from decimal import Decimal

import pytest

from bot.domain.strategies.ladder import RiskLevel
from bot.domain.strategies.run import StrategyRun
from bot.domain.strategies.starting import StartRefusal, StartRefusedError
from bot.domain.strategies.stops import StopOrigin
from bot.domain.strategies.strategy import StrategyStatus
from bot.sandbox.exchanges import PriceAction, PriceWorld
from bot.sandbox.telegram import Message, Person
from bot.sandbox.telegram.records import plain
from tests.e2e.world import World, until

PAIR = "BTC/USDT"
CLOSE_YES, STOP_YES, PAUSE = "run-close-yes", "run-stop-yes", "run-pause"


@dataclass
class Hours:
    """The clock of the prices, which a test moves."""

    now: float = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Rehearsal:
    """A strategy of one person, and the price of its pair."""

    world: World
    person: Person
    hours: Hours
    connection: str = ""
    id: str = ""

    async def start(self) -> None:
        """Start a rehearsal as the sheet does."""
        strategies = self.world.app.deps.strategies
        stored = await self.world.store("kucoin", self.world.sample("kucoin", "good"))
        limit = Decimal(300)
        proposal = await strategies.sheet_for(42, stored.id, PAIR, RiskLevel.LOW, limit)
        self.connection = stored.id
        self.id = (await strategies.start(42, proposal)).strategy.id

    async def reach(self, fits: Callable[[StrategyRun], bool]) -> StrategyRun:
        """Wait until the strategy is as it should be."""
        async with asyncio.timeout(60):
            while not fits(run := await self.world.app.deps.strategies.get(42, self.id)):  # noqa: ASYNC110
                await asyncio.sleep(0.02)
            return run

    async def bought(self, buys: int) -> None:
        """Wait until so many buys are done."""
        await self.reach(lambda run: run.group is not None and run.group.step == buys)

    def price(self, *actions: PriceAction) -> None:
        """Press buttons of the panel, and let the price go all the way."""
        for action in actions:
            self.world.exchanges["kucoin"].world.prices[PAIR].do(action)
            self.hours.now += 60

    async def sees(self, words: str) -> Message:
        return await self.person.wait_for(lambda m: words in m.text, patience=60)

    async def reads(self, words: str) -> Message:
        """Wait for words as they are read, without marks of direction."""
        return await self.person.wait_for(lambda m: words in plain(m.text), patience=60)

    async def card(self) -> Message:
        """Open the card from the notice of the first buy."""
        await self.person.tap("Strategy", await self.sees("First buy: "))
        return await self.sees("Risk level: ")

    def data(self, action: str) -> str:
        """Return what a button of the strategy sends."""
        return f"v1:{action}:{self.id}:0"

    async def kinds(self) -> list[str]:
        """Return what has happened, the oldest first."""
        events = await self.world.app.deps.strategies.history(42, self.id)
        return [event.kind.value for event in reversed(events)]


@pytest.fixture
def planned(quick: World) -> Rehearsal:
    """A rehearsal whose bot is not started yet."""
    hours = Hours()
    quick.set(quotes=0.1, trading=0.05, strategies=0.05)
    quick.exchanges["kucoin"].world = PriceWorld(clock=hours)
    return Rehearsal(quick, quick.telegram.person(42), hours)


@pytest.fixture
async def rehearsal(planned: Rehearsal) -> AsyncIterator[Rehearsal]:
    async with planned.world.bot():
        await planned.start()
        yield planned


async def test_it_opens_adds_recovers_and_sells(rehearsal: Rehearsal) -> None:
    person, card = rehearsal.person, await rehearsal.card()
    assert "Next add-on: 75.00 USDT at " in plain(card.text)
    for buys in (2, 3):
        rehearsal.price(PriceAction.FALL_5)
        await rehearsal.bought(buys)
    rehearsal.price(PriceAction.FALL_5)
    await rehearsal.sees("Recovery Mode is on.\nThe price is far below the average.")
    await person.tap("Refresh", card)
    card = await person.wait_for(lambda m: m.id == card.id and "In use: 22" in plain(m.text))
    assert "🔸 Recovery Mode is on." in card.text
    assert "If sold now: -2" in plain(card.text)
    rehearsal.price(PriceAction.RISE_10, PriceAction.RISE_10)
    sold = await rehearsal.sees("Sold with a profit.")
    assert "Result after fees: +" in plain(sold.text)
    await person.tap("Strategy", sold)
    await person.tap("History", await rehearsal.sees("No first buy before "))
    told = plain((await rehearsal.sees("Started, margin limit")).text)
    assert told.count("Add-on, ") == 2
    assert "Sold with a profit: +" in told


async def test_the_card_has_a_picture_of_where_it_stands(rehearsal: Rehearsal) -> None:
    person, card = rehearsal.person, await rehearsal.card()
    rehearsal.price(PriceAction.FALL_5)
    await rehearsal.bought(2)
    await person.tap("Picture", card)
    picture = await rehearsal.sees(" buys done, due at ")
    assert (picture.id, picture.media is not None) == (card.id, True)
    assert "2 buys to come, at " in plain(picture.text)
    await person.tap("Refresh", picture)
    await person.tap("Back", picture)
    card = await person.wait_for(lambda m: m.id > picture.id and "Risk level: " in m.text)
    await person.tap("Pause", card)
    await rehearsal.sees("Paused. Nothing is bought, sales go on.")
    await person.tap("Picture", card)
    paused = await person.wait_for(lambda m: m.id == card.id and m.media is not None)
    assert "to come" not in paused.text
    rehearsal.price(PriceAction.RISE_10, PriceAction.RISE_10)
    await rehearsal.sees("Sold with a profit.")
    await person.tap("Refresh", paused)
    await person.wait_for(lambda m: m.id > paused.id and "Risk level: " in m.text)


async def test_a_pause_buys_nothing_until_it_is_resumed(rehearsal: Rehearsal) -> None:
    card = await rehearsal.card()
    await rehearsal.person.tap("Pause", card)
    paused = await rehearsal.sees("Paused. Nothing is bought, sales go on.")
    assert "Next add-on" not in paused.text
    rehearsal.price(PriceAction.FALL_5)
    await asyncio.sleep(0.5)
    await rehearsal.bought(1)
    await rehearsal.person.tap("Resume", paused)
    await rehearsal.bought(2)


async def test_everything_is_sold_after_a_second_press(rehearsal: Rehearsal) -> None:
    await rehearsal.person.tap("Close now", await rehearsal.card())
    asked = await rehearsal.sees(f"Sell everything of \u2068{PAIR}\u2069 now?")
    assert "Held: 0.00123 BTC" in plain(asked.text)
    assert (await rehearsal.reach(lambda _: True)).strategy.status is StrategyStatus.RUNNING
    await rehearsal.person.tap("Sell now", asked)
    await rehearsal.sees("Everything is sold.")
    await rehearsal.sees("The strategy has ended.")
    await rehearsal.reach(lambda run: run.has_ended)
    before = await rehearsal.kinds()
    for action in (CLOSE_YES, STOP_YES, PAUSE):  # again, as a repeated update does
        await rehearsal.world.press(asked, rehearsal.data(action))
    assert await rehearsal.kinds() == before
    assert before == ["started", "opened", "closing", "closed", "ended"]


async def test_a_second_press_is_of_what_was_held_when_it_was_asked(rehearsal: Rehearsal) -> None:
    await rehearsal.person.tap("Close now", await rehearsal.card())
    asked = await rehearsal.reads("Held: 0.00123 BTC")
    sure = next(b.value for b in asked.buttons if CLOSE_YES in b.value)
    rehearsal.price(PriceAction.FALL_5)
    await rehearsal.bought(2)
    answer = await rehearsal.world.press(asked, sure)
    assert "older message" in answer.text
    again = await rehearsal.person.wait_for(
        lambda m: m.id == asked.id and "Sell now" in m.labels and "0.00123" not in m.text
    )
    assert "closing" not in await rehearsal.kinds()
    await rehearsal.person.tap("Sell now", again)
    await rehearsal.sees("Everything is sold.")


async def test_only_the_newest_card_has_buttons(rehearsal: Rehearsal) -> None:
    told = await rehearsal.sees("First buy: ")
    await rehearsal.person.tap("Strategy", told)
    first = await rehearsal.sees("Risk level: ")
    await rehearsal.person.tap("Strategy", told)
    second = await rehearsal.person.wait_for(lambda m: m.id > first.id and "Pause" in m.labels)
    await rehearsal.person.wait_for(lambda m: m.id == first.id and not m.buttons)
    rehearsal.price(PriceAction.RISE_10)
    await rehearsal.sees("Sold with a profit.")
    await rehearsal.person.tap("Refresh", second)
    await rehearsal.person.wait_for(lambda m: m.id == second.id and "Result after fees" in m.text)


async def test_a_button_pressed_twice_does_it_once(rehearsal: Rehearsal) -> None:
    card = await rehearsal.card()
    for action in ("run-recover", "run-recover", PAUSE, PAUSE, "run-finish"):
        await rehearsal.world.press(card, rehearsal.data(action))
    kinds = await rehearsal.kinds()
    assert kinds == ["started", "opened", "recovery", "paused", "finishing"]
    answer = await rehearsal.world.press(card, "v1:run-pause:another:0")
    assert "older message" in answer.text


async def test_a_connection_is_not_deleted_while_coins_are_held(rehearsal: Rehearsal) -> None:
    card = await rehearsal.card()
    for action in ("delete", "delete-yes"):
        await rehearsal.world.press(card, f"v1:{action}:{rehearsal.connection}:0")
        blocked = await rehearsal.sees("cannot be deleted yet.")
    await rehearsal.person.tap(PAIR, blocked)
    card = await rehearsal.sees("Risk level: ")
    await rehearsal.person.tap("Stop and keep", card)
    await rehearsal.person.tap("Stop and keep", await rehearsal.sees("and keep what is held?"))
    ended = await rehearsal.sees("The strategy has ended.")
    assert "Held: 0.00123 BTC" in plain(ended.text)
    await rehearsal.world.press(card, f"v1:delete-yes:{rehearsal.connection}:0")
    await rehearsal.sees("is deleted")
    await rehearsal.person.say("/history")
    told = plain((await rehearsal.sees("Stopping")).text)
    assert f"🔹 {PAIR}: First buy, 74.54 USDT" in told


async def test_numbers_are_changed_while_a_group_is_open(rehearsal: Rehearsal) -> None:
    """What is safer applies now, the rest from the next group on; both are said."""
    person, card = rehearsal.person, await rehearsal.card()
    await person.tap("Change", card)
    sheet = await rehearsal.sees("Nothing has been changed yet.")
    assert not {"Pair", "Apply"} & set(sheet.labels)
    answer = await rehearsal.world.press(sheet, rehearsal.data("run-apply"))
    assert "older message" in answer.text
    sheet = await rehearsal.sees("Nothing has been changed yet.")
    await person.tap("More", sheet)
    await person.tap("Stop: ", await person.wait_for(lambda m: "Back to the sheet" in m.labels))
    await rehearsal.sees("How far below the average price it sells everything at a loss.")
    await person.say("5")
    sheet = await rehearsal.reads("Applies to the open group now: Stop")
    await person.tap("Margin limit", sheet)
    await rehearsal.sees("What is the margin limit?")
    await person.say("500")
    sheet = await rehearsal.reads("Applies from the next group on: Margin limit")
    await person.tap("Apply", sheet)
    done = plain((await rehearsal.sees("Changed.")).text)
    assert "Applies to the open group now: Stop" in done
    assert "margin limit: 300.00 USDT" in done
    assert "From the next group on: at most 500.00 USDT" in done
    run = await rehearsal.reach(lambda run: run.plan.stop == Decimal("0.05"))
    assert (run.plan.limit, run.next_plan.limit) == (Decimal(300), Decimal(500))
    await rehearsal.world.press(sheet, rehearsal.data("run-apply"))
    assert await rehearsal.kinds() == ["started", "opened", "edited"]
    rehearsal.price(PriceAction.FALL_5, PriceAction.FALL_5)
    await rehearsal.reach(lambda run: run.group is not None and run.group.closing == "stop")
    await rehearsal.sees("The stop sold everything.")


async def test_an_earlier_sheet_applies_no_numbers_that_it_does_not_show(
    rehearsal: Rehearsal,
) -> None:
    person, card = rehearsal.person, await rehearsal.card()
    await person.tap("Change", card)
    sheet = await rehearsal.sees("Nothing has been changed yet.")
    assert "Apply" not in sheet.labels
    applies = []
    for limit in ("400", "500"):
        await person.tap("Margin limit", sheet)
        await rehearsal.sees("What is the margin limit?")
        await person.say(limit)
        sheet = await rehearsal.reads("Applies from the next group on: Margin limit")
        applies.append(sheet.buttons[sheet.labels.index("Apply")].value)
    await rehearsal.world.press(sheet, applies[0])
    assert "edited" not in await rehearsal.kinds()
    assert (await rehearsal.reach(lambda _: True)).next_plan.limit == Decimal(300)


async def test_the_operator_stops_the_exchange(rehearsal: Rehearsal) -> None:
    """The owner is notified once each way; the card says it, and no strategy is started."""
    await rehearsal.card()
    switch = rehearsal.world.app.deps.trading
    await switch.stop("kucoin", StopOrigin.CHAT)
    held = await rehearsal.sees("Whoever runs this bot stopped trading")
    rehearsal.price(PriceAction.RISE_10)
    await rehearsal.person.tap("Strategy", held)
    await rehearsal.person.wait_for(
        lambda m: "Risk level: " in m.text and "stopped trading" in m.text
    )
    strategies, limit = rehearsal.world.app.deps.strategies, Decimal(300)
    with pytest.raises(StartRefusedError) as refused:
        await strategies.sheet_for(42, rehearsal.connection, "ETH/USDT", RiskLevel.LOW, limit)
    assert refused.value.reason is StartRefusal.STOPPED
    await switch.go("kucoin", StopOrigin.CHAT)
    await rehearsal.sees("The strategy is active again.")
    await rehearsal.sees("Sold with a profit.")
    assert await rehearsal.kinds() == ["started", "opened", "held", "released", "closed"]


async def test_a_press_whose_answer_was_lost_is_answered_after_a_restart(
    planned: Rehearsal,
) -> None:
    world, updates = planned.world, planned.world.telegram.world.updates
    async with world.bot():
        await planned.start()
        card = await planned.card()
        await until(lambda: not updates.pending)
        await world.let_nothing_be_confirmed()
        world.telegram.fault("editMessageText", 502, times=1_000)
        await planned.person.tap("Finish", card)
        await planned.reach(lambda run: run.strategy.status is StrategyStatus.FINISHING)
    world.telegram.world.faults.clear()
    async with world.bot():
        await planned.sees("Finishing. No new group starts.")
        await until(lambda: not updates.pending)
        assert await planned.kinds() == ["started", "opened", "finishing"]
