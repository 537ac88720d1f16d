from datetime import timedelta

import pytest

from bot.domain.credentials import Field
from bot.sandbox.telegram import Person
from tests.e2e.world import Connect, Until, World


@pytest.mark.parametrize("sent", [0, 1, 2])  # the third value starts the test
async def test_cancel_while_keys_are_sent(running: World, sent: int) -> None:
    person, fields = running.telegram.person(42), running.sample("kucoin", "good").fields
    await person.say("/connect kucoin")
    await person.wait_for("Send the API key")
    for value in list(fields.values())[:sent]:
        await running.send(person, value)
    await person.say("/cancel")
    answer = await person.wait_for("Cancelled")
    assert ("erased" in answer.text) is (sent > 0)
    await assert_nothing_goes_on(running, person)


async def test_cancel_the_choice(running: World) -> None:
    person = running.telegram.person(42)
    await person.say("/cancel")
    await person.wait_for("Nothing to cancel")
    await person.say("/connect")
    await person.tap("Cancel", await person.wait_for("Choose the exchange"))
    await person.wait_for("Cancelled")
    await assert_nothing_goes_on(running, person)


async def test_cancel_the_test(running: World, connect: Connect) -> None:
    person = running.telegram.person(42)
    await connect(person, "kucoin", running.sample("kucoin", "slow"))
    await person.say("/cancel")
    assert "erased" in (await person.wait_for("Cancelled")).text
    assert not running.app.deps.key_tests.running(42)
    await assert_nothing_goes_on(running, person)
    assert await running.app.deps.connections.list(42) == []


@pytest.mark.parametrize("how", ["/connect", "/connect mexc"])
async def test_another_key_waits_for_the_end_of_a_test(
    running: World, connect: Connect, until: Until, how: str
) -> None:
    person = running.telegram.person(42)
    await connect(person, "kucoin", running.sample("kucoin", "slow"))
    await person.say(how)
    answer = await person.wait_for("is being tested right now")
    assert "Cancel" in answer.labels
    await until(lambda: any("Online" in m.text for m in person.messages))
    [stored] = await running.app.deps.connections.list(42)
    assert stored.name.endswith("Futures Main")


async def test_a_cancelled_test_does_not_look_as_if_it_went_on(
    running: World, connect: Connect, until: Until
) -> None:
    person = running.telegram.person(42)
    await connect(person, "kucoin", running.sample("kucoin", "slow"))
    await person.say("/connect")
    await person.tap("Cancel", await person.wait_for("is being tested right now"))
    await until(lambda: any("The test was stopped" in m.text for m in person.messages))


async def test_cancel_the_test_of_a_stored_key(
    running: World, connect: Connect, until: Until
) -> None:
    person = running.telegram.person(42)
    await connect(person, "kucoin", running.sample("kucoin", "slow"))
    await person.wait_for("Online")
    await person.say("/connections")
    await person.tap("Main", await person.wait_for("My connections"))
    card = await person.wait_for(lambda m: "Test again" in m.labels)
    running.time.ahead = timedelta(minutes=1)  # a test may follow a test after a while
    await person.tap("Test again", card)
    await person.wait_for("Testing the key")
    await person.say("/cancel")
    await person.wait_for("Cancelled. Nothing was changed.")
    await until(lambda: any("The test was stopped" in m.text for m in person.messages))


async def test_an_unfinished_key_that_gives_way_is_named(running: World) -> None:
    person = running.telegram.person(42)
    await person.say("/connect mexc")
    await person.wait_for("Send the API key")
    again = await person.say("/connect mexc")
    guide = await person.wait_for(lambda m: "Set the boxes" in m.text and m.id > again.id)
    assert "erased" not in guide.text
    await running.send(person, running.sample("mexc", "good").fields[Field.API_KEY])
    await person.say("/connect kucoin")
    assert "is erased" in (await person.wait_for("Set the boxes")).text


async def test_cancel_a_new_name(running: World, connect: Connect) -> None:
    person = running.telegram.person(42)
    await connect(person, "mexc", running.sample("mexc", "good"))
    await person.wait_for("Online")
    await person.say("/connections")
    await person.tap("Main", await person.wait_for("My connections"))
    await person.tap("Rename", await person.wait_for(lambda m: "Rename" in m.labels))
    await person.wait_for("Send the new name")
    await person.say("/cancel")
    await person.wait_for("Cancelled")
    await assert_nothing_goes_on(running, person)
    [stored] = await running.app.deps.connections.list(42)
    assert stored.name.endswith("Futures Main")


async def assert_nothing_goes_on(running: World, person: Person) -> None:
    """The next message is no secret, no name and no exchange."""
    sent = await person.say("hello")
    await person.wait_for("I did not understand")
    assert sent in person.messages
    assert await running.state(person.chat_id) is None
