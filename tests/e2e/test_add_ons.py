"""Add-ons of a group edit its message: in time, too late, without it, and with Telegram down."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from bot.sandbox.exchanges import PriceAction
from bot.sandbox.telegram import Message
from bot.sandbox.telegram.records import plain
from bot.storage.schema.tables import NOTICES, TRADE_GROUPS
from tests.e2e.test_strategy_life import Rehearsal, planned, rehearsal

__all__ = ["planned", "rehearsal"]  # fixtures


def about(rehearsal: Rehearsal) -> list[Message]:
    """Return the messages about buys that are in the chat."""
    buys = "First buy: ", "Last add-on: "
    return [m for m in rehearsal.person.messages if any(words in m.text for words in buys)]


async def add(rehearsal: Rehearsal, buys: int) -> None:
    rehearsal.price(PriceAction.FALL_5)
    await rehearsal.bought(buys)


async def shows(rehearsal: Rehearsal, buys: int) -> Message:
    return await rehearsal.reads(f"Buys so far: {buys}.")


async def test_add_ons_edit_one_message_and_its_buttons_leave_it(rehearsal: Rehearsal) -> None:
    first = await rehearsal.sees("First buy: ")
    card = await rehearsal.card()
    assert card.id != first.id
    for buys in (2, 3):
        await add(rehearsal, buys)
        assert (await shows(rehearsal, buys)).id == first.id
    assert [m.id for m in about(rehearsal)] == [first.id]
    assert "average price " in plain(about(rehearsal)[0].text)
    rehearsal.price(PriceAction.RISE_10, PriceAction.RISE_10)
    sold = await rehearsal.sees("Sold with a profit.")
    assert sold.id > card.id


@pytest.mark.parametrize("how", ["deleted", "old"])
async def test_without_a_message_to_edit_a_new_one_lives_on(rehearsal: Rehearsal, how: str) -> None:
    world, first = rehearsal.world, await rehearsal.sees("First buy: ")
    if how == "deleted":
        await rehearsal.person.delete(first)
    else:
        await recorded(rehearsal)
        async with world.app.stores.database.write() as c:
            old = datetime.now(UTC) - timedelta(hours=49)
            await c.execute(update(TRADE_GROUPS).values(message_at=old))
    await add(rehearsal, 2)
    second = await shows(rehearsal, 2)
    assert second.id > first.id
    [sent] = [c for c in world.telegram.calls_of("sendMessage") if "so far" in str(c.params)]
    assert str(sent.params["disable_notification"]).lower() == "true"
    await add(rehearsal, 3)
    assert (await shows(rehearsal, 3)).id == second.id


async def test_several_add_ons_while_telegram_fails_are_one_edit(rehearsal: Rehearsal) -> None:
    telegram, first = rehearsal.world.telegram, await rehearsal.sees("First buy: ")
    fault = telegram.fault("editMessageText", 502, times=1_000)
    for buys in (2, 3):
        await add(rehearsal, buys)
    await telegram.wait_for_call(lambda c: c.method == "editMessageText" and not c.ok)
    fault.times = 0
    await make_due(rehearsal)
    assert (await shows(rehearsal, 3)).id == first.id
    await make_due(rehearsal)
    await asyncio.sleep(0.3)  # nothing older follows
    assert "Buys so far: 3." in plain(about(rehearsal)[0].text)
    assert len(about(rehearsal)) == 1


async def recorded(rehearsal: Rehearsal) -> None:
    """Wait until what was sent is stored."""
    async with asyncio.timeout(20):
        while await rehearsal.world.app.stores.notices.pending():  # noqa: ASYNC110
            await asyncio.sleep(0.02)


async def make_due(rehearsal: Rehearsal) -> None:
    """Have the next attempt of every notice now."""
    waiting = NOTICES.c.due_at.is_not(None) & NOTICES.c.lease.is_(None)
    async with rehearsal.world.app.stores.database.write() as c:
        await c.execute(update(NOTICES).where(waiting).values(due_at=datetime.now(UTC)))


async def test_a_slow_edit_is_waited_for(rehearsal: Rehearsal) -> None:
    first = await rehearsal.sees("First buy: ")
    rehearsal.world.telegram.slow("editMessageText", 1.0)
    await add(rehearsal, 2)
    await add(rehearsal, 3)
    assert (await shows(rehearsal, 3)).id == first.id
    assert len(about(rehearsal)) == 1


async def test_an_edit_that_was_not_recorded_is_repeated(rehearsal: Rehearsal) -> None:
    """As after a kill between the answer of Telegram and the commit."""
    first, telegram = await rehearsal.sees("First buy: "), rehearsal.world.telegram
    await add(rehearsal, 2)
    await shows(rehearsal, 2)
    await recorded(rehearsal)
    again = NOTICES.c.dedupe_key.startswith("strategy:")
    async with rehearsal.world.app.stores.database.write() as c:
        await c.execute(
            update(NOTICES)
            .where(again, NOTICES.c["values"]["event"].as_string() == "topped-up")
            .values(due_at=datetime.now(UTC), lease=None)
        )
    await telegram.wait_for_call(
        lambda c: c.method == "editMessageText" and "not modified" in c.description
    )
    await recorded(rehearsal)
    assert [m.id for m in about(rehearsal)] == [first.id]
