"""Where a person is: guessed, tapped, typed."""

import pytest

from bot.sandbox.telegram import Message
from tests.e2e.world import World


def offered(message: Message) -> list[str]:
    return [label for label in message.labels if ":" in label]


@pytest.mark.parametrize(
    ("client", "place", "typed"),
    [
        ("nb", "Europe/Oslo", "oslo"),
        ("ru", "Europe/Moscow", "Москва"),
        ("ar", "Asia/Dubai", "دبي"),
        ("en", "America/Sao_Paulo", "sao paolo"),
        ("en", "Europe/Oslo", "Norway"),
        ("en", "Europe/Kyiv", "Київ"),
    ],
)
async def test_a_typed_city_is_understood(
    running: World, client: str, place: str, typed: str
) -> None:
    person = running.telegram.person(42, language=client)
    t = running.app.deps.languages.pick(None, client)
    await person.say("/alerts")
    await person.tap(t.plain("button-zone"), await person.wait_for("UTC"))
    asked = await person.wait_for(lambda m: t.plain("button-zone-times") in m.labels)
    assert len(offered(asked)) >= 1
    if place == "Europe/Kyiv":  # a name of a language that the bot does not speak
        await person.say(typed)
        await person.wait_for("I did not find that place")
        await person.say("Kiev")
    else:
        await person.say(typed)
    await person.wait_for(lambda m: "✅" in m.text)
    assert (await running.app.deps.preferences.of(42)).timezone == place
    assert await running.state() is None


async def test_a_guess_takes_one_tap(running: World) -> None:
    person = running.telegram.person(42, language="nb")
    await running.app.deps.people.choose_language(42, "en")
    await person.say("/alerts")
    await person.tap("Quiet hours", await person.wait_for("times are in UTC"))
    asked = await person.wait_for("Where are you?")
    assert len(asked.labels) <= 6
    await person.tap("Oslo, ", asked)
    await person.wait_for("Choose the quiet hours")
    assert (await running.app.deps.preferences.of(42)).timezone == "Europe/Oslo"


async def test_a_country_with_several_times_leaves_a_choice(running: World) -> None:
    person = running.telegram.person(42)
    await person.say("/alerts")
    await person.tap("Time zone", await person.wait_for("times are in UTC"))
    await person.wait_for("Where are you?")
    await person.say("zzzzzz")
    unknown = await person.wait_for("I did not find that place")
    assert "Another time" in unknown.labels
    assert "zzzzzz" not in unknown.text  # it may be a secret
    await person.say("what is an API key?")
    await person.wait_for("An API key lets a program use")
    await person.say("why do you want to know that?")
    assert "The times in my messages follow it" in (await person.wait_for("Where are you?")).text
    await person.say("United States")
    choice = await person.wait_for("Which one is it?")
    assert 2 <= len(offered(choice)) <= 8
    await person.tap("Denver", choice)
    await person.wait_for("Saved.")
    assert (await running.app.deps.preferences.of(42)).timezone == "America/Denver"


async def test_a_draft_is_not_lost_by_the_question(running: World) -> None:
    person, sample = running.telegram.person(42), running.sample("mexc", "good")
    key, secret = sample.fields.values()
    await person.say("/connect mexc")
    await person.wait_for("Send the API key")
    await running.send(person, key)
    await person.say("/alerts")
    await person.tap("Time zone", await person.wait_for("times are in UTC"))
    asked = await person.wait_for("Where are you?")
    assert "send the name" not in asked.text
    await running.send(person, secret)
    await person.wait_for("is connected")
