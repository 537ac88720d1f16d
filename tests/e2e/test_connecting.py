import re

import pytest

from bot.domain.credentials import Field
from bot.sandbox.exchanges import ExchangeServer
from bot.services.connections import TEST_PAUSE
from tests.e2e.world import Connect, World

LANGUAGES = ("en", "ar", "nb")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("exchange", ["kucoin", "mexc"])
async def test_from_start_to_online(running: World, language: str, exchange: str) -> None:
    """The whole way by taps and messages, in each language."""
    world, t = running, running.app.deps.languages[language]
    person = world.telegram.person(42, language=language)
    await person.say("/start")
    greeting = await person.wait_for(lambda m: m.buttons)
    assert t.plain("button-connect") in greeting.labels

    await person.tap(t.plain("button-connect"))
    await person.wait_for(lambda m: len(m.buttons) > 1)
    title = world.app.deps.exchanges[exchange].title
    await person.tap(title)
    guide = await person.wait_for(title)
    assert world.settings.server_ips[0] in guide.text

    sample = world.sample(exchange, "good-with-ip-list")
    for field, value in sample.fields.items():
        answer = await world.send(person, value)
        await world.assert_gone(value)
        masked = f"{value[:4]}…{value[-4:]}"
        assert (masked in answer.text) is (field is Field.API_KEY)
        if field is not list(sample.fields)[-1]:  # the verdict replaces the last receipt
            assert t.plain("message-deleted") in answer.text

    online = t.plain("status-online")
    verdict = await person.wait_for(lambda m: "🟢" in m.text)
    [stored] = await world.app.deps.connections.list(42)
    assert online in verdict.text
    assert stored.name in verdict.text
    suggested = next(label for label in verdict.labels if label.startswith(title))
    assert suggested != stored.name
    await person.tap(suggested, verdict)
    named = await person.wait_for(lambda m: suggested in m.text)
    assert named.id == verdict.id
    assert suggested not in named.labels

    await person.say("/connections")
    listed = await person.wait_for(lambda m: f"🟢 {suggested}" in m.labels)
    assert online in listed.text


async def test_connect_with_a_name_goes_straight_to_the_first_question(running: World) -> None:
    person = running.telegram.person(42)
    await person.say("/connect kucoin")
    guide = await person.wait_for("Send the API key")
    assert "Withdrawal" in guide.text
    sample = running.sample("kucoin", "good")
    sent = await person.say(sample.fields[Field.API_KEY])
    await person.wait_deleted(sent)
    await person.wait_for("Send the secret now")


async def test_a_deep_link_lands_on_its_exchange(running: World) -> None:
    person = running.telegram.person(42)
    await person.say("/start mexc")
    guide = await person.wait_for("Send the API key")
    assert "MEXC" in guide.text


async def test_all_fields_in_one_message(running: World) -> None:
    person = running.telegram.person(42)
    await person.say("/connect kucoin")
    await person.wait_for("Send the API key")
    fields = running.sample("kucoin", "good").fields
    text = "\n".join(f"{field}: {value}" for field, value in fields.items())
    sent = await person.say(text)
    await person.wait_deleted(sent)
    await person.wait_for("is connected")


OUTCOMES = [
    (name, sample.case)
    for name in ("kucoin", "mexc")
    for sample in ExchangeServer(name).samples
    if sample.case != "slow"
]


@pytest.mark.parametrize(("exchange", "case"), OUTCOMES)
async def test_every_outcome_names_its_cause_and_cure(
    running: World, connect: Connect, exchange: str, case: str
) -> None:
    sample, t = running.sample(exchange, case), running.app.deps.languages["en"]
    person = running.telegram.person(42)
    await connect(person, exchange, sample)
    status = t.plain(f"status-{sample.expected_status}")
    verdict = await person.wait_for(lambda m: status in m.text)
    for problem in sample.expected_problems:
        for part in ("problem", "fix"):
            reply = bare(t.plain(f"{part}-{problem}", **VARIABLES))
            assert reply.split("?")[0] in bare(verdict.text), (part, problem)
    await running.assert_gone(*sample.fields.values())


def bare(text: str) -> str:
    """Return a text without tags and isolates."""
    return re.sub("<[^>]+>|[\u2068\u2069]", "", text)


VARIABLES = dict.fromkeys(
    ("exchange", "withdraw", "read", "trade", "futures", "transfer", "list", "address", "ends"), "?"
)


async def test_only_the_blamed_field_is_asked_again(running: World, connect: Connect) -> None:
    person = running.telegram.person(42)
    sample = running.sample("kucoin", "wrong-secret")
    await connect(person, "kucoin", sample)
    await person.wait_for("Send the secret now")
    sent = await person.say(sample.right[Field.SECRET])
    await person.wait_deleted(sent)
    await person.wait_for("Online")


async def test_the_address_that_the_exchange_saw_is_copied_with_a_tap(
    running: World, connect: Connect
) -> None:
    person = running.telegram.person(42)
    await connect(person, "kucoin", running.sample("kucoin", "ip-refused"))
    verdict = await person.wait_for("Action needed")
    copied = [b.value for b in verdict.buttons if b.action == "copy_text"]
    assert running.settings.server_ips[0] in copied


async def test_withdraw_can_be_cured_and_tested_again(running: World, connect: Connect) -> None:
    person = running.telegram.person(42)
    await connect(person, "kucoin", running.sample("kucoin", "may-withdraw"))
    verdict = await person.wait_for("Blocked")
    assert "Withdrawal" in verdict.text
    key = running.exchanges["kucoin"].key("may-withdraw")
    key.permissions = frozenset(p for p in key.permissions if p != "withdraw")
    running.time.ahead += TEST_PAUSE
    await person.tap("Test again")
    await person.wait_for("Online")


async def test_the_persons_word_is_recorded_as_their_word(running: World, connect: Connect) -> None:
    person = running.telegram.person(42)
    await connect(person, "kucoin", running.sample("kucoin", "withdraw-unknown"))
    await person.wait_for("does not say")
    await person.tap("I checked: no withdrawals")
    taken = await person.wait_for("you confirmed")
    assert "Online" in taken.text
    stored = (await running.app.deps.connections.list(42))[0]
    assert stored.withdrawals_attested_at is not None


async def test_help_under_a_verdict_leaves_the_verdict(running: World, connect: Connect) -> None:
    person = running.telegram.person(42)
    await connect(person, "kucoin", running.sample("kucoin", "read-only"))
    verdict = await person.wait_for("Action needed")
    await person.tap("Help", verdict)
    shown = await person.wait_for("Which error do you see?")
    assert shown.id != verdict.id
