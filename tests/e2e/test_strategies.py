"""A strategy from the first command to the running rehearsal, on the key of a sandbox exchange."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from bot.domain.connection import Connection
from bot.domain.strategies.run import StrategyRun
from bot.handlers.states import ConversationState
from bot.sandbox.exchanges import Outage
from bot.sandbox.telegram import Message, Person
from bot.sandbox.telegram.records import plain
from bot.telegram.keyboards import Tap
from bot.views import Action
from tests.e2e.world import Connect, World, until

PLANNING = ConversationState.planning.state
OFF = "Strategies are off here"


@pytest.fixture
def trading(quick: World) -> World:
    """A world in which strategies are looked at again and again."""
    quick.set(trading=0.05, strategies=0.05)
    return quick


async def runs(world: World) -> Sequence[StrategyRun]:
    return await world.app.deps.strategies.list_of(42)


async def online(world: World, exchange: str = "kucoin", case: str = "good") -> Connection:
    return await world.store(exchange, world.sample(exchange, case))


def by_id(person: Person, message: Message) -> Message:
    """Return a message as it is now."""
    return next(one for one in person.messages if one.id == message.id)


async def answer_to(person: Person, command: str) -> Message:
    """Send a command; return the message with buttons that follows."""
    sent = await person.say(command)
    return await person.wait_for(lambda m: m.id > sent.id and bool(m.labels))


async def begun(world: World) -> Person:
    """Begin a strategy; the question for the pair is open."""
    person = world.telegram.person(42)
    await person.say("/strategies")
    await person.tap("New strategy", await person.wait_for("rehearsal"))
    await person.wait_for("Which pair")
    return person


async def sheet_of(person: Person, pair: str = "btc", limit: str = "300") -> Message:
    """Answer the three questions; return the sheet."""
    await person.say(pair)
    await person.tap("Medium", await person.wait_for("Which risk level"))
    await person.wait_for("margin limit?")
    await person.say(limit)
    return await person.wait_for("Worst case")


async def test_three_answers_lead_to_a_running_rehearsal(trading: World) -> None:
    async with trading.bot():
        await online(trading)
        sheet = await sheet_of(await begun(trading))
        assert "BTC/USDT" in sheet.text
        person = trading.telegram.person(42)
        await person.tap("Start rehearsal", sheet)
        card = await person.wait_for("The rehearsal has started")
        assert await trading.state() is None
        [run] = await runs(trading)
        assert (run.pair, run.plan.limit, len(run.plan.drops)) == ("BTC/USDT", Decimal(300), 6)
        assert run.sheet["proposal"]["level"] == "medium"
        assert run.sheet["worst_loss"]
        told = await person.wait_for("First buy: ")
        await until(lambda: not by_id(person, card).buttons)  # it says that it waits
        await person.tap("Strategy", told)
        await person.wait_for(lambda m: m.id > told.id and "Pause" in m.labels)


async def test_a_draft_survives_a_restart_and_a_start_is_done_once(world: World) -> None:
    async with world.bot():
        await online(world)
        person = await begun(world)
        await person.say("BTC/USDT")
        level = await person.wait_for("Which risk level")
    async with world.bot():
        await person.tap("Medium", level)
        await person.wait_for("margin limit?")
        await person.say("300 USDT")
        sheet = await person.wait_for("Worst case")
        started = next(b.value for b in sheet.buttons if Action.PLAN_START in b.value)
    async with world.bot():
        await world.press(sheet, started)
        again = await world.press(sheet, started)
        assert again.text == ""
        assert len(await runs(world)) == 1
        other = Tap(action=Action.PLAN_START, target="other").pack()
        assert (await world.press(sheet, other)).text
        person = await begun(world)
        await person.say("btcusdt")
        await person.wait_for("is active on this connection")
        assert len(await runs(world)) == 1


async def test_a_setting_out_of_range_says_the_range(running: World) -> None:
    await online(running)
    person = await begun(running)
    await person.say("nonsense")
    await person.wait_for("does not trade this pair")
    await person.say("what does a strategy do?")
    help_ = await person.wait_for("buys a pair in steps")
    assert "Which pair?" in help_.text
    await person.say("what is an API key for?")
    await person.wait_for("An API key lets a program use")
    await person.say("eth")
    await person.tap("Medium", await person.wait_for("Which risk level"))
    await person.wait_for("margin limit?")
    await person.say("much")
    await person.wait_for("not a number")
    await person.say("what is a margin limit?")
    asked = await person.wait_for("It is the most")
    assert "not a number" not in asked.text
    await person.say("5")
    await person.wait_for("must be at least")
    await person.say("1,000")
    sheet = await person.wait_for("Worst case")
    assert "1,000.00\u00a0USDT" in sheet.text
    await person.tap("More", sheet)
    await person.tap("Stop", await person.wait_for("want to change"))
    await person.wait_for("sells everything at a loss")
    await person.say("95 %")
    await person.wait_for("Stop\N{POP DIRECTIONAL ISOLATE}: from")
    await person.say("0")
    sheet = await person.wait_for("There is no stop")
    assert "Own settings" in sheet.text
    await person.tap("Add-ons", sheet)
    await person.tap("Number of add-ons", await person.wait_for("want to change"))
    await person.tap("3", await person.wait_for("Buys after the first one"))
    sheet = await person.wait_for("Worst case")
    await person.tap("How it would have gone", sheet)
    past = await person.wait_for("Closed rounds")
    assert "90" in past.text
    await person.tap("Back to the sheet", past)
    await person.wait_for("Worst case")


async def test_each_button_of_the_sheet_redraws_it(running: World) -> None:
    """Pair, level, limit, Recovery Mode, pause and guards are on the sheet that is confirmed."""
    await online(running)
    person = await begun(running)
    sheet = await sheet_of(person)
    await person.tap("Pair", sheet)
    await person.wait_for("Which pair")
    await person.say("eth")
    sheet = await person.wait_for(lambda m: "Worst case" in m.text and "ETH/USDT" in m.text)
    await person.tap("Risk level", sheet)
    await person.tap("High", await person.wait_for("Which risk level"))
    sheet = await person.wait_for(lambda m: "Worst case" in m.text and "no stop" in m.text)
    await person.tap("Margin limit", sheet)
    await person.wait_for("margin limit?")
    await person.say("700")
    sheet = await person.wait_for("700.00\u00a0USDT")
    await person.tap("Recovery Mode", sheet)
    await person.tap("Off", await person.wait_for("price Recovery Mode starts"))
    sheet = await person.wait_for("Recovery Mode does not start because of a fall.")
    await person.tap("More", sheet)
    await person.tap("Pause in minutes", await person.wait_for("want to change"))
    await person.tap("240", await person.wait_for("How many minutes"))
    sheet = await person.wait_for("240\N{POP DIRECTIONAL ISOLATE} min")
    await person.tap("More", sheet)
    await person.tap("Wait for a calm market: On", await person.wait_for("want to change"))
    await person.tap("Off", await person.wait_for("bid and ask"))
    sheet = await person.wait_for("The first buy does not wait for a calm market.")
    await person.tap("Start rehearsal", sheet)
    await person.wait_for("The rehearsal has started")
    [run] = await runs(running)
    assert (run.pair, run.plan.limit, len(run.plan.drops)) == ("ETH/USDT", Decimal(700), 8)
    assert (run.plan.recovery, run.plan.pause) == (Decimal(0), 240 * 60)
    assert run.plan.guards is not None
    assert not run.plan.guards.entries


async def test_a_sheet_has_a_picture_and_the_way_back(running: World) -> None:
    await online(running)
    person = await begun(running)
    sheet = await sheet_of(person)
    await person.tap("Picture", sheet)
    picture = await person.wait_for(" buys to come")
    assert (picture.id, picture.media is not None) == (sheet.id, True)
    assert "the last \N{FIRST STRONG ISOLATE}7\N{POP DIRECTIONAL ISOLATE} days" in picture.text
    await person.tap("Back to the sheet", picture)
    again = await person.wait_for(lambda m: m.id > picture.id and "Worst case" in m.text)
    await person.wait_deleted(picture)
    await person.tap("Start rehearsal", again)
    assert (await person.wait_for("The rehearsal has started")).id == again.id


@pytest.mark.parametrize("outage", [Outage.DOWN, Outage.HANGING, Outage.GARBAGE])
async def test_a_sheet_without_past_prices_shows_its_steps(running: World, outage: Outage) -> None:
    await online(running)
    sheet = await sheet_of(await begun(running))
    person = running.telegram.person(42)
    running.exchanges["kucoin"].outage = outage
    await person.tap("Picture", sheet)
    picture = await person.wait_for(" buys to come")
    assert picture.media is not None
    assert "The line is" not in picture.text


async def test_where_no_picture_can_be_sent_its_text_serves(running: World) -> None:
    await online(running)
    sheet = await sheet_of(await begun(running))
    person = running.telegram.person(42)
    running.telegram.fault("editMessageMedia", 400, "Bad Request: PHOTO_INVALID_DIMENSIONS")
    await person.tap("Picture", sheet)
    text = await person.wait_for(" buys to come")
    assert (text.id, text.media) == (sheet.id, None)
    await person.tap("Back to the sheet", text)
    assert (await person.wait_for("Worst case")).id == sheet.id


async def test_a_connection_that_is_not_online_says_why(running: World) -> None:
    person = running.telegram.person(42)
    await person.say("/start strategy")
    await person.wait_for("Connect a key first")
    await online(running, case="may-withdraw")
    await person.say("/start strategy")
    answer = await person.wait_for("fix the key")
    assert "Main" in answer.labels


async def test_a_verdict_and_a_card_lead_to_a_strategy(running: World, connect: Connect) -> None:
    person = running.telegram.person(42)
    await connect(person, "kucoin", running.sample("kucoin", "good"))
    verdict = await person.wait_for("is connected")
    await running.app.deps.key_tests.finish(10)
    await person.tap("New strategy", verdict)
    await person.wait_for("Which pair")
    assert await running.state() == PLANNING
    await person.say("/cancel")
    await person.wait_for("Cancelled")
    [connection] = await running.app.deps.connections.list(42)
    card = Tap(action=Action.CARD, target=connection.id).pack()
    await running.press(verdict, card)
    await person.tap("New strategy")
    await person.wait_for("Which pair")


async def test_the_menu_and_the_list_lead_to_the_strategies(running: World) -> None:
    await online(running)
    person = running.telegram.person(42)
    for command in ("/start", "/connections"):
        shown = await answer_to(person, command)
        await person.tap("My strategies", shown)
        await person.wait_for("no strategies yet")


async def test_a_word_of_the_owner_allows_a_rehearsal_and_says_why_no_real_money(
    quick: World,
) -> None:
    quick.changes |= {"trading": "live"}
    async with quick.bot():
        connection = await online(quick, case="withdraw-unknown")
        person = quick.telegram.person(42)
        await person.say("/connections")
        await person.tap("Main", await person.wait_for("My connections"))
        await person.tap("I checked", await person.wait_for(lambda m: "Rename" in m.labels))
        card = await person.wait_for("A rehearsal is possible")
        assert "your confirmation is not enough" in card.text
        assert connection.id
        await person.tap("New strategy", card)
        await person.wait_for("Which pair")


async def test_a_question_that_was_answered_has_no_buttons(running: World) -> None:
    """An old button shows what is on the screen now, and changes nothing."""
    await online(running)
    person = await begun(running)
    await person.say("btc")
    await person.tap("Low", await person.wait_for("Which risk level"))
    question = await person.wait_for("margin limit?")
    share = next(b.value for b in question.buttons if Action.PLAN_LIMIT in b.value)
    await person.say("300")
    sheet = await person.wait_for("Worst case")
    assert sheet.id != question.id
    await person.wait_for(lambda m: m.id == question.id and not m.buttons)
    answer = await running.press(question, share)
    assert "older message" in answer.text
    again = await person.wait_for(lambda m: m.id == question.id and "Worst case" in m.text)
    assert "margin limit: 300.00 USDT" in plain(again.text)
    await person.wait_for(lambda m: m.id == sheet.id and not m.buttons)
    await person.tap("Start rehearsal", again)
    await person.wait_for("The rehearsal has started")


async def test_after_a_cancellation_no_button_of_the_draft_is_left(running: World) -> None:
    await online(running)
    sheet = await sheet_of(await begun(running))
    person = running.telegram.person(42)
    level = next(b.value for b in sheet.buttons if Action.PLAN_LEVEL in b.value)
    await person.say("/cancel")
    await person.wait_for("Cancelled")
    await person.wait_for(lambda m: m.id == sheet.id and not m.buttons)
    answer = await running.press(sheet, level)
    assert "older message" in answer.text
    await person.wait_for(lambda m: m.id == sheet.id and "no strategies yet" in m.text)


async def test_the_first_card_has_a_price(running: World) -> None:
    await online(running)
    sheet = await sheet_of(await begun(running))
    person = running.telegram.person(42)
    await person.tap("Start rehearsal", sheet)
    card = await person.wait_for("The rehearsal has started")
    assert "Price now: unknown" not in plain(card.text)
    assert "Price now: " in plain(card.text)


async def test_strategies_that_are_off_are_not_offered(world: World) -> None:
    world.changes |= {"trading": "off"}
    async with world.bot():
        connection = await online(world)
        person = world.telegram.person(42)
        for command in ("/start", "/connections"):
            shown = await answer_to(person, command)
            assert "My strategies" not in shown.labels
        await person.say("/strategies")
        listed = await person.wait_for(OFF)
        card = Tap(action=Action.CARD, target=connection.id).pack()
        await world.press(listed, card)
        shown = await person.wait_for(lambda m: "Rename" in m.labels)
        assert "New strategy" not in shown.labels
        new = Tap(action=Action.STRATEGY_NEW, target=connection.id).pack()
        await world.press(shown, new)
        await person.wait_for(OFF)
