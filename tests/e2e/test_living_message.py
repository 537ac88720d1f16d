"""One living message shows which values have arrived; old buttons go."""

import asyncio

import pytest

from bot.sandbox.telegram import Message, Person
from tests.e2e.world import World, until

QUESTIONS = {
    "en": ("what is an api key?", "where do I find it?", "is this safe"),
    "ar": ("ما هو مفتاح API؟", "أين أجده؟", "هل هذا آمن؟"),
    "nb": ("hva er en API-nøkkel?", "hvor finner jeg den?", "er det trygt her?"),
    "ru": ("что такое API-ключ?", "где его найти?", "это безопасно?"),  # noqa: RUF001  # Russian
}


def with_cancel(person: Person, label: str = "Cancel") -> list[int]:
    return [m.id for m in person.messages if m.by_bot and label in m.labels]


async def begin(world: World, exchange: str = "kucoin") -> tuple[Person, list[str]]:
    person = world.telegram.person(42)
    await person.say(f"/connect {exchange}")
    await person.wait_for("Send the API key")
    return person, list(world.sample(exchange, "good").fields.values())


async def test_one_message_lives_and_one_cancel_is_on_screen(running: World) -> None:
    person, (key, secret, _phrase) = await begin(running)
    guide = with_cancel(person)
    first = await running.send(person, key)
    assert "step 2 of 4" in first.text
    assert "◻️ Secret\n◻️ Passphrase" in first.text
    await person.wait_for(lambda m: m.id in guide and not m.labels)
    assert with_cancel(person) == [first.id]
    second = await running.send(person, secret)
    assert second.id == first.id
    assert "✅ Secret\n◻️ Passphrase" in second.text
    assert with_cancel(person) == [first.id]


async def test_the_message_moves_below_what_was_said_since(running: World) -> None:
    person, (key, secret, _phrase) = await begin(running)
    first = await running.send(person, key)
    await person.say("/help")
    await person.wait_for("Which error")
    await person.say(secret)
    second = await person.wait_for("✅ Secret")
    assert second.id > first.id
    await person.wait_for(lambda m: m.id == first.id and not m.labels)
    assert with_cancel(person) == [second.id]


async def test_it_goes_on_after_a_restart(world: World) -> None:
    async with world.bot():
        person, (key, secret, _phrase) = await begin(world)
        first = await world.send(person, key)
    async with world.bot():
        await person.say(secret)
        second = await person.wait_for("✅ Secret")
        assert "✅ API key" in second.text
        await person.wait_for(lambda m: m.id == first.id and not m.labels)
        assert with_cancel(person) == [second.id]


async def test_cancel_takes_the_buttons_away(running: World) -> None:
    person, (key, *_) = await begin(running)
    first = await running.send(person, key)
    await person.tap("Cancel", first)
    await person.wait_for("Cancelled")
    assert with_cancel(person) == []


async def test_a_slow_deletion_is_not_met_with_silence(world: World) -> None:
    async with world.bot():
        person, (key, *_) = await begin(world)
        world.telegram.slow("deleteMessage", 3.0)
        sent = await person.say(key)
        await world.telegram.wait_for_call(lambda c: c.method == "sendChatAction")
        assert sent in person.messages
        await person.wait_deleted(sent)
        await person.wait_for("✅ API key")
        calls = len(world.telegram.calls_of("sendChatAction"))
        await asyncio.sleep(1.5)  # nothing is shown any more
        assert len(world.telegram.calls_of("sendChatAction")) == calls


async def test_a_quick_deletion_shows_no_action(running: World) -> None:
    person, (key, *_) = await begin(running)
    await running.send(person, key)
    assert running.telegram.calls_of("sendChatAction") == []


async def test_a_doubtful_value_stays_doubtful_while_others_arrive(running: World) -> None:
    person, (_, secret) = await begin(running, "mexc")
    odd = await running.send(person, "mx1vKq3ZtRw8LmXv2B7")
    assert "◻️ API key: looks unusual" in odd.text
    assert "✅" not in odd.text
    await person.say("what is this?")
    asked = await person.wait_for("That is a question")
    assert "◻️ API key: looks unusual" in asked.text
    assert secret


@pytest.mark.parametrize("language", QUESTIONS)
async def test_a_question_at_any_step_gets_the_help_of_the_step(
    running: World, language: str
) -> None:
    person = running.telegram.person(42, language=language)
    t = running.app.deps.languages[language]
    await person.say("/start")
    await person.wait_for(lambda m: m.labels)

    async def ask(question: str, words: str) -> Message:
        await person.say(question)
        return await person.wait_for(lambda m: words in m.text and m.labels)

    about_keys, *others = QUESTIONS[language]
    shown = await ask(about_keys, t.plain("button-explain"))
    assert shown.media is not None
    for question in others:
        shown = await ask(question, str(t.plain("question-help")))
        assert t.plain("button-explain") in shown.labels
    await person.say("/connect")
    await person.wait_for(lambda m: "KuCoin" in m.labels)
    for question in QUESTIONS[language]:
        shown = await ask(question, str(t.plain("choose-exchange-help")))
        assert "KuCoin" in shown.labels
    await person.tap("KuCoin", shown)
    await person.wait_for(lambda m: m.media is not None)
    values = list(running.sample("kucoin", "good").fields.values())
    for value in [*values[:2], None]:
        for question in QUESTIONS[language]:
            shown = await ask(question, str(t.plain("paste-question")))
            assert t.plain("button-guide") in shown.labels
            await until(lambda: len(with_cancel(person, t.plain("button-cancel"))) == 1)
        if value:
            await person.say(value)
            await person.wait_for(lambda m: t.plain("message-deleted") in m.text)
    draft = await running.draft()
    assert set(draft["sealed"]) - {draft["unsure"]} == {"api-key", "secret"}
    assert f"◻️ {t.plain('value-passphrase')}" in shown.text


async def test_a_failed_verdict_loses_its_buttons_when_the_right_value_comes(
    running: World,
) -> None:
    person = running.telegram.person(42)
    sample = running.sample("kucoin", "wrong-secret")
    await person.say("/connect kucoin")
    await person.wait_for("Send the API key")
    await person.say("\n".join(f"{field}: {value}" for field, value in sample.fields.items()))
    failed = await person.wait_for("Send the secret now")
    assert with_cancel(person) == [failed.id]
    await person.say(*sample.right.values())
    online = await person.wait_for("Online")
    assert online.id > failed.id
    await person.wait_for(lambda m: m.id == failed.id and not m.labels)
    assert with_cancel(person) == []
