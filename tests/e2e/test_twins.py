import pytest

from bot.sandbox.telegram import Person
from bot.telegram.keyboards import Tap
from bot.views import Action
from tests.e2e.world import Connect, World, send_value


async def send(world: World, person: Person, exchange: str, case: str) -> None:
    for value in world.sample(exchange, case).fields.values():
        await send_value(person, value)


async def replacing(world: World, person: Person, case: str, exchange: str = "kucoin") -> None:
    """Go through replacing the key of the connection called Main."""
    await person.say("/connections")
    await person.tap("Main", await person.wait_for("My connections"))
    await person.tap("Replace the key", await person.wait_for(lambda m: "Rename" in m.labels))
    await person.wait_for("Send the API key")
    await send(world, person, exchange, case)


async def keys(world: World, person: int = 42) -> list[tuple[str, str, bool]]:
    found = await world.app.deps.connections.list(person)
    return [(c.name, c.masked_key, c.usable) for c in found]


def masked(world: World, case: str, exchange: str = "kucoin") -> str:
    value = str(next(iter(world.sample(exchange, case).fields.values())))
    return f"{value[:4]}…{value[-4:]}"


async def test_a_second_key_of_the_same_account_takes_the_place_of_the_first(
    running: World, connect: Connect
) -> None:
    person = running.telegram.person(42)
    await connect(person, "kucoin", running.sample("kucoin", "good"))
    await person.wait_for("Online")
    await connect(person, "kucoin", running.sample("kucoin", "good-with-ip-list"))
    asked = await person.wait_for("already connected, as")
    assert "Main" in asked.text
    assert await keys(running) == [("KuCoin Futures Main", masked(running, "good"), True)]
    await person.tap("Replace its key", asked)
    reply = await person.wait_for("The new key is active")
    assert "Delete the old key" in reply.labels
    assert await keys(running) == [
        ("KuCoin Futures Main", masked(running, "good-with-ip-list"), True)
    ]


async def test_the_very_same_key_again(running: World, connect: Connect) -> None:
    person, sample = running.telegram.person(42), running.sample("mexc", "good")
    await connect(person, "mexc", sample)
    await person.wait_for("Online")
    await connect(person, "mexc", sample)
    await person.tap("Cancel", await person.wait_for("already connected, as"))
    await person.wait_for("erased")
    assert [name for name, _, _ in await keys(running)] == ["MEXC Futures Main"]


async def test_an_account_that_somebody_else_has_connected(
    running: World, connect: Connect, caplog: pytest.LogCaptureFixture
) -> None:
    """It is refused without a word on whom; the log of the operator says that it happened."""
    owner, other = running.telegram.person(42), running.telegram.person(43)
    await connect(owner, "kucoin", running.sample("kucoin", "good"))
    await owner.wait_for("Online")
    await connect(other, "kucoin", running.sample("kucoin", "good-with-ip-list"))
    refused = await other.wait_for("Not connected")
    assert "42" not in refused.text
    assert "Main" not in refused.text
    assert await keys(running, 43) == []
    assert "a key was sent whose account is connected by another person" in caplog.text
    await running.app.deps.key_tests.finish(5)  # the verdict is shown first, then this is wiped
    assert (await running.app.conversations.get_data(running.key(43))) == {}


async def test_who_knows_only_an_api_key_learns_nothing(running: World, connect: Connect) -> None:
    owner, thief = running.telegram.person(42), running.telegram.person(43)
    sample = running.sample("kucoin", "good")
    await connect(owner, "kucoin", sample)
    await owner.wait_for("Online")
    key, *rest = running.sample("kucoin", "good-with-ip-list").fields.values()
    await thief.say("/connect kucoin")
    await thief.wait_for("Send the API key")
    for value in (next(iter(sample.fields.values())), *rest):
        await send_value(thief, value)
    reply = await thief.wait_for("does not belong to this API key")
    assert "connected" not in reply.text
    assert key


async def test_a_new_key_of_another_account_is_not_taken_over(
    running: World, connect: Connect
) -> None:
    person = running.telegram.person(42)
    await connect(person, "kucoin", running.sample("kucoin", "good"))
    await person.wait_for("Online")
    await replacing(running, person, "no-futures")
    reply = await person.wait_for("belongs to another")
    assert "The old key stays active" in reply.text
    assert await keys(running) == [("KuCoin Futures Main", masked(running, "good"), True)]
    await person.tap("Connect it as a new one", reply)
    await person.wait_for("Send the API key")


@pytest.mark.parametrize("answer", ["Yes, the same account", "Cancel"])
async def test_where_the_exchange_does_not_tell_the_person_does(
    running: World, connect: Connect, answer: str
) -> None:
    person = running.telegram.person(42)
    await connect(person, "mexc", running.sample("mexc", "good"))
    await person.wait_for("Online")
    await replacing(running, person, "good-with-ip-list", "mexc")
    asked = await person.wait_for("The exchange does not say")
    assert await keys(running) == [("MEXC Futures Main", masked(running, "good", "mexc"), True)]
    await person.say("what?")
    await person.wait_for("Press a button of the message above")
    await person.tap(answer, asked)
    if answer == "Cancel":
        await person.wait_for("erased")
        assert await keys(running) == [("MEXC Futures Main", masked(running, "good", "mexc"), True)]
    else:
        await person.wait_for("The new key is active")
        new = masked(running, "good-with-ip-list", "mexc")
        assert await keys(running) == [("MEXC Futures Main", new, True)]


async def test_history_name_and_age_stay(running: World, connect: Connect) -> None:
    person = running.telegram.person(42)
    await connect(person, "kucoin", running.sample("kucoin", "good"))
    await person.wait_for("Online")
    [before] = await running.app.deps.connections.list(42)
    await replacing(running, person, "good-with-ip-list")
    await person.wait_for("The new key is active")
    [after] = await running.app.deps.connections.list(42)
    assert (after.id, after.name, after.created_at) == (before.id, before.name, before.created_at)
    assert after.keyed_at > before.keyed_at


async def test_nobody_adopts_the_connection_of_somebody_else(
    running: World, connect: Connect
) -> None:
    owner, thief = running.telegram.person(42), running.telegram.person(43)
    await connect(owner, "kucoin", running.sample("kucoin", "good"))
    await owner.wait_for("Online")
    [target] = await running.app.deps.connections.list(42)
    await connect(thief, "mexc", running.sample("mexc", "good"))
    await thief.wait_for("Online")
    await connect(thief, "mexc", running.sample("mexc", "good"))
    asked = await thief.wait_for("already connected, as")
    forged = Tap(action=Action.ADOPT, target=target.id).pack()
    answer = await running.press(asked, forged)
    assert "older message" in answer.text
    assert await running.app.deps.connections.list(42) == [target]
