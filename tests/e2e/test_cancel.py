from collections.abc import Callable
from typing import Any

import pytest

Connect = Callable[..., Any]


@pytest.mark.parametrize("sent", [0, 1, 2, 3])
async def test_cancel_while_keys_are_sent(running: Any, sent: int) -> None:
    person, fields = running.telegram.person(42), running.sample("kucoin", "good").fields
    await person.say("/connect kucoin")
    await person.wait_for("Send the API key now")
    for value in list(fields.values())[:sent]:
        await running.tell(person, value)
    await person.say("/cancel")
    told = await person.wait_for("Stopped")
    assert ("destroyed" in told.text) is (sent > 0)
    await assert_nothing_goes_on(running, person)


async def test_cancel_the_choice(running: Any) -> None:
    person = running.telegram.person(42)
    await person.say("/cancel")
    await person.wait_for("nothing to stop")
    await person.say("/connect")
    await person.tap("Cancel", await person.wait_for("Choose the exchange"))
    await person.wait_for("Stopped")
    await assert_nothing_goes_on(running, person)


async def test_cancel_the_test(running: Any, connect: Connect) -> None:
    person = running.telegram.person(42)
    await connect(person, "kucoin", running.sample("kucoin", "slow"))
    await person.say("/cancel")
    assert "destroyed" in (await person.wait_for("Stopped")).text
    assert not running.app.desk.background.running(42)
    await assert_nothing_goes_on(running, person)
    assert await running.app.desk.connections.list(42) == []


async def test_cancel_a_new_name(running: Any, connect: Connect) -> None:
    person = running.telegram.person(42)
    await connect(person, "mexc", running.sample("mexc", "good"))
    await person.wait_for("Online")
    await person.say("/connections")
    await person.tap("Main", await person.wait_for("My connections"))
    await person.tap("Rename", await person.wait_for(lambda m: "Rename" in m.labels))
    await person.wait_for("Send the new name")
    await person.say("/cancel")
    await person.wait_for("Stopped")
    await assert_nothing_goes_on(running, person)
    [stored] = await running.app.desk.connections.list(42)
    assert stored.name == "Main"


async def assert_nothing_goes_on(running: Any, person: Any) -> None:
    """The next message is no secret, no name and no exchange."""
    sent = await person.say("hello")
    await person.wait_for("I did not understand")
    assert sent in person.messages
    assert await running.app.conversations.unfinished(None) == []
