"""What people send in place of a value, and what must never become one, or a name."""

import sqlite3

import pytest

from bot.domain.credentials import Field
from bot.sandbox.telegram import Person
from bot.services.connecting.names import NameProblem
from bot.telegram.keyboards import Tap
from bot.views import Action
from tests.e2e.world import Connect, World, is_tested, send_value
from tests.services.paste_values import make

WITH_PHRASE = ("kucoin", "okx", "bitget")


@pytest.fixture
def person(running: World) -> Person:
    return running.telegram.person(42)


async def asked(person: Person, exchange: str, *values: str) -> None:
    """Begin with an exchange and send some values."""
    await person.say(f"/connect {exchange}")
    await person.wait_for("Send the API key")
    for value in values:
        await send_value(person, value)


def stored_text(world: World) -> str:
    """Return everything that is in the database, as text."""
    with sqlite3.connect(world.folder / "bot.db") as database:
        return "\n".join(database.iterdump())


@pytest.mark.parametrize("exchange", ["mexc", "binance", "okx", "kucoin", "coinbase"])
async def test_nonsense_is_no_key(running: World, person: Person, exchange: str) -> None:
    await asked(person, exchange)
    answer = await running.send(person, "hello there")
    title = running.app.deps.exchanges[exchange].title
    assert "not what I asked for" in answer.text
    assert f"An API key of {title} looks like" in answer.text.replace("\u2068", "").replace(
        "\u2069", ""
    )
    assert "✅" not in answer.text
    assert "Show me where" in answer.labels
    await person.tap("Show me where", answer)
    guide = await person.wait_for("Set the boxes")
    assert "Send the API key" in guide.text


async def test_a_question_gets_the_help_of_its_step(running: World, person: Person) -> None:
    sample = running.sample("kucoin", "good").fields
    await asked(person, "kucoin")
    for field, helping in zip(Field, ("API Management", "only once", "you chose"), strict=True):
        answer = await running.send(person, "where do I find it?")
        assert "That is a question" in answer.text
        assert helping in answer.text
        assert "Show me where" in answer.labels
        answer = await send_value(person, sample[field])
        assert "✅" in answer.text or is_tested(answer)


@pytest.mark.parametrize("exchange", WITH_PHRASE)
async def test_a_secret_sent_twice_is_not_taken_for_the_passphrase(
    running: World, person: Person, exchange: str
) -> None:
    sample = running.sample(exchange, "good").fields
    await asked(person, exchange, sample[Field.API_KEY], sample[Field.SECRET])
    for again in (sample[Field.SECRET], f"Secret: {sample[Field.SECRET]}", sample[Field.API_KEY]):
        answer = await running.send(person, again)
        assert "I have that already" in answer.text
        assert "Send the passphrase now" in answer.text
    await running.send(person, sample[Field.PASSPHRASE])
    await person.wait_for("is connected")


@pytest.mark.parametrize("exchange", WITH_PHRASE)
async def test_a_value_is_no_name(running: World, person: Person, exchange: str) -> None:
    sample = running.sample(exchange, "good").fields
    await asked(person, exchange, *sample.values())
    await person.wait_for("is connected")
    await running.app.deps.key_tests.finish(10)  # the name is asked for once that was shown
    phrase = sample[Field.PASSPHRASE]
    for value in (*sample.values(), f"name: {phrase}", "Passw0rd-7b48"):
        answer = await running.send(person, value)
        assert "cannot be a name" in answer.text
        await running.assert_gone(value)
        assert value not in stored_text(running)
    await person.say("Main2")
    await person.wait_for("Main2")


async def test_a_value_of_the_stored_key_is_no_new_name(
    running: World, person: Person, connect: Connect
) -> None:
    sample = running.sample("kucoin", "good")
    await connect(person, "kucoin", sample)
    await person.wait_for("Online")
    await person.say("/connections")
    await person.tap("Main", await person.wait_for("My connections"))
    await person.tap("Rename", await person.wait_for(lambda m: "Rename" in m.labels))
    await person.wait_for("new name")
    for value in (sample.fields[Field.PASSPHRASE], "Passw0rd-7b48"):
        answer = await running.send(person, value)
        assert "cannot be a name" in answer.text
        await running.assert_gone(value)
    await person.say("Spot 2")
    await person.wait_for("Spot 2")
    assert sample.fields[Field.PASSPHRASE] not in stored_text(running)


async def test_a_stored_passphrase_is_deleted_at_any_moment(
    running: World, person: Person, connect: Connect
) -> None:
    sample = running.sample("kucoin", "good")
    await connect(person, "kucoin", sample)
    await person.wait_for("Online")
    phrase = sample.fields[Field.PASSPHRASE]
    answer = await running.send(person, f"it was {phrase}")
    assert "deleted" in answer.text
    await running.assert_gone(phrase)


async def test_a_key_of_another_exchange_offers_the_switch(running: World, person: Person) -> None:
    await asked(person, "mexc")
    key = make("kucoin", 1)[Field.API_KEY]
    answer = await running.send(person, key)
    assert "API key of \u2068KuCoin\u2069" in answer.text
    assert "✅" not in answer.text
    assert (await running.draft())["sealed"] == {}
    await person.tap("Connect \u2068KuCoin\u2069 instead", answer)
    await person.wait_for("\u2068KuCoin\u2069 · step 1")
    assert (await running.draft())["exchange"] == "kucoin"


async def test_words_are_a_passphrase_when_the_person_says_so(
    running: World, person: Person
) -> None:
    values = make("kucoin", 2)
    await asked(person, "kucoin", values[Field.API_KEY], values[Field.SECRET])
    answer = await running.send(person, "correct horse battery")
    assert "Is that the passphrase itself?" in answer.text
    assert "◻️ Passphrase" in answer.text
    await person.tap("Yes, use it", answer)
    await person.wait_for("is unknown on")
    shown = [str(c.params["text"]) for c in running.telegram.calls_of("editMessageText")]
    assert any("✅ Passphrase" in text for text in shown)
    assert "correct horse" not in stored_text(running)


@pytest.mark.parametrize("phrase", ["Secret Garden99", "key: to my heart", "Name Surname1990"])
async def test_a_passphrase_that_begins_like_a_label(
    running: World, person: Person, phrase: str
) -> None:
    values = make("kucoin", 3)
    await asked(person, "kucoin", values[Field.API_KEY], values[Field.SECRET])
    answer = await running.send(person, phrase)
    assert "✅ Passphrase" in answer.text
    assert "Testing the key" in answer.text


async def test_doubt_is_never_shown_as_certain(running: World, person: Person) -> None:
    await asked(person, "mexc")
    answer = await running.send(person, "ab0OddKeyThatWorks99")
    assert "◻️" in answer.text
    assert "✅" not in answer.text


async def test_forged_buttons_change_nothing(
    running: World, person: Person, connect: Connect
) -> None:
    await connect(person, "kucoin", running.sample("kucoin", "good"))
    await person.wait_for("Online")
    stored = (await running.app.deps.connections.list(42))[0]
    await asked(person, "mexc", *running.sample("mexc", "good").fields.values())
    asking = await person.wait_for("is connected")
    for target in ("²", stored.id):
        await running.press(asking, Tap(action=Action.NAME, target=target, page=99).pack())
    assert "Something went wrong" not in "".join(running.notified(42))
    before = await running.app.deps.connections.list(42)
    await running.press(asking, Tap(action=Action.ADOPT, target=stored.id).pack())
    assert await running.app.deps.connections.list(42) == before


def test_every_refusal_of_a_name_has_its_text(running: World) -> None:
    t = running.app.deps.languages["en"]
    assert all(t.plain(f"name-{why}", limit=1) for why in NameProblem)
