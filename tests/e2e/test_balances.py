"""The balance of a connection in chat, and what the money question of a strategy makes of it."""

import logging
import re

import pytest

from bot.domain.connection import Connection
from bot.sandbox.exchanges import Trouble
from bot.sandbox.telegram import Message, Person
from bot.telegram.keyboards import Tap
from bot.views import Action
from tests.e2e.test_strategies import begun, online
from tests.e2e.world import World


async def opened(world: World, connection: Connection) -> tuple[Person, Message]:
    """Open the card of a connection."""
    person = world.telegram.person(42)
    await person.say("/connections")
    listed = await person.wait_for(lambda m: connection.name in f"{m.text}{m.labels}")
    await world.press(listed, Tap(action=Action.CARD, target=connection.id).pack())
    return person, await person.wait_for(lambda m: "Rename" in m.labels)


async def test_the_card_leads_to_the_balance_and_back(running: World) -> None:
    connection = await online(running, "okx")
    person, shown = await opened(running, connection)

    await person.tap("Balance", shown)
    told = await person.wait_for("read at")
    assert "USDT" in told.text
    assert re.search(r"Free: .?1,000\.00\sUSDT", told.text)
    assert "does not store" in told.text
    await person.tap("Refresh", told)
    await person.tap("Back", told)
    await person.wait_for(lambda m: "Rename" in m.labels)


async def test_a_key_that_may_withdraw_has_no_button_and_a_press_says_why(running: World) -> None:
    connection = await online(running, "okx", "may-withdraw")
    person, shown = await opened(running, connection)

    assert "Balance" not in shown.labels
    await running.press(shown, Tap(action=Action.BALANCE, target=connection.id).pack())
    await person.wait_for("must not be able to withdraw")


async def test_a_failure_names_its_cause_and_cure(running: World) -> None:
    connection = await online(running, "okx")
    person, shown = await opened(running, connection)
    running.exchanges["okx"].key("good").trouble = Trouble.DOWN

    await person.tap("Balance", shown)
    told = await person.wait_for("could not be read")
    assert "OKX" in told.text
    assert {"Refresh", "Back"} <= {*told.labels}


async def test_a_slow_exchange_is_said_to_be_asked(running: World) -> None:
    connection = await online(running, "okx")
    person, shown = await opened(running, connection)
    running.exchanges["okx"].key("good").delay = 6.0

    await person.tap("Balance", shown)
    await person.wait_for("Asking")
    await person.wait_for("read at")


async def test_the_money_question_offers_shares_of_what_is_free(running: World) -> None:
    await online(running, "okx")
    person = await begun(running)
    await person.say("btc")
    await person.tap("Medium", await person.wait_for("Which risk level"))
    asked = await person.wait_for("margin limit?")
    assert re.search(r"Free now: .?1,000\.00\sUSDT", asked.text)
    shares = [label for label in asked.labels if "%" in label]
    assert len(shares) == 3
    await person.tap(shares[1], asked)
    sheet = await person.wait_for("Worst case")
    assert "250.00\u00a0USDT" in sheet.text
    assert re.search(r"Free now: .?1,000\.00\sUSDT", sheet.text)
    assert "750.00\u00a0USDT" in sheet.text
    await person.tap("Margin limit", sheet)
    await person.wait_for("margin limit?")
    await person.say("5000")
    sheet = await person.wait_for("5,000.00\u00a0USDT")
    assert "Real orders need" in sheet.text


async def test_the_money_question_works_without_a_balance(running: World) -> None:
    await online(running, "okx")
    person = await begun(running)
    await person.say("btc")
    level = await person.wait_for("Which risk level")
    running.exchanges["okx"].key("good").trouble = Trouble.DOWN
    await person.tap("Medium", level)
    asked = await person.wait_for("margin limit?")
    assert "could not be read" in asked.text
    assert not [label for label in asked.labels if "%" in label]
    await person.say("300")
    sheet = await person.wait_for("Worst case")
    assert "balance is not read" in sheet.text


async def test_no_amount_is_kept_or_logged(
    running: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    connection = await online(running, "okx")
    person, shown = await opened(running, connection)
    await person.tap("Balance", shown)
    told = await person.wait_for("read at")
    assert "1,000.00" in told.text
    person = await begun(running)
    await person.say("btc")
    await person.tap("Medium", await person.wait_for("Which risk level"))
    asked = await person.wait_for("margin limit?")
    await person.tap(next(label for label in asked.labels if "%" in label), asked)
    sheet = await person.wait_for("Worst case")
    assert "900.00\u00a0USDT" in sheet.text  # what stays free
    stored = await running.app.conversations.get_data(running.key(42))
    assert "okx" in str(stored) or connection.id in str(stored)
    for amount in ("'1000'", "1000.00", "1,000.00", "'900'", "900.00"):
        assert amount not in f"{stored}{caplog.text}"
