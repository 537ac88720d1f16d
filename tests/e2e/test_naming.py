"""The name of a new key: it is stored under a suggestion, and named after its test."""

import asyncio
import contextlib
import signal
import sqlite3

import pytest
from sqlalchemy import select

from bot.domain.audit import AuditAction
from bot.domain.connection import Connection
from bot.handlers.states import ConversationState
from bot.sandbox.exchanges import KeyAction
from bot.sandbox.telegram import Message, Person
from bot.storage.schema.tables import AUDIT
from bot.telegram.keyboards import Tap
from bot.views import Action
from tests.e2e.world import Connect, Lives, Until, World, send_value, until

SUGGESTED = "KuCoin Futures Main"
OTHER = "KuCoin Spot Main"
NAMING = ConversationState.naming.state


async def connected(world: World, connect: Connect, exchange: str = "kucoin") -> Message:
    """Connect a good key; return the verdict, once a text is taken for a name."""
    person = world.telegram.person(42)
    await connect(person, exchange, world.sample(exchange, "good"))
    verdict = await person.wait_for("is connected")
    await world.app.deps.key_tests.finish(10)
    return verdict


async def names(world: World) -> list[str]:
    return [c.name for c in await world.app.deps.connections.list(42)]


async def deeds(world: World) -> list[str]:
    return [row.action for row in await world.rows(select(AUDIT.c.action).order_by(AUDIT.c.at))]


def is_stored(world: World) -> bool:
    """Return whether a bot in another process has stored a connection."""
    with contextlib.closing(sqlite3.connect(world.folder / "bot.db")) as database:
        [found] = database.execute("SELECT count(*) FROM connections").fetchone()
    return bool(found)


async def not_understood(person: Person, text: str) -> None:
    await person.say(text)
    await person.wait_for("I did not understand")


async def test_two_taps_and_one_message_lead_to_online(running: World) -> None:
    """A third tap keeps the name or changes it."""
    person, fields = running.telegram.person(42), running.sample("kucoin", "good").fields
    await person.say("/start")
    await person.tap("Connect", await person.wait_for("BackFuture"))
    await person.tap("KuCoin", await person.wait_for("Choose the exchange"))
    await person.wait_for("Send the API key")
    await person.say("\n".join(f"{field}: {value}" for field, value in fields.items()))
    verdict = await person.wait_for("is connected")
    assert "🟢" in verdict.text
    assert await names(running) == [SUGGESTED]
    await person.tap("Keep", verdict)
    kept = await person.wait_for("is connected")
    assert kept.id == verdict.id
    assert [label for label in kept.labels if "KuCoin" in label] == []
    assert await running.state() is None
    await not_understood(person, "My name")
    assert await names(running) == [SUGGESTED]


async def test_a_name_pressed_twice_is_used_once(running: World, connect: Connect) -> None:
    person, verdict = running.telegram.person(42), await connected(running, connect)
    data = next(b.value for b in verdict.buttons if b.label == OTHER)
    answers = await asyncio.gather(*(running.press(verdict, data) for _ in range(2)))
    assert [answer.text for answer in answers] == ["", ""]
    await person.wait_for(f"{OTHER}\u2069 is connected")
    assert await names(running) == [OTHER]
    assert (await deeds(running)).count(AuditAction.RENAMED) == 1
    assert await running.state() is None


async def test_a_typed_name_is_used_and_resent_shows_its_connection(
    running: World, connect: Connect
) -> None:
    person = running.telegram.person(42)
    await connected(running, connect)
    await person.say("Moon fund")
    await person.wait_for("Renamed to \u2068Moon fund")
    assert await names(running) == ["Moon fund"]
    await person.say("moon  fund")
    card = await person.wait_for("Moon fund")
    assert "Rename" in card.labels
    await not_understood(person, "Sun fund")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("how do I start?", "The name is for you alone"),
        ("what now", "The name is for you alone"),
        ("thanks", "I did not understand"),
        ("ok", "I did not understand"),
    ],
)
async def test_a_question_or_thanks_is_no_name(
    running: World, connect: Connect, text: str, answer: str
) -> None:
    await connected(running, connect)
    person = running.telegram.person(42)
    await person.say(text)
    await person.wait_for(answer)
    assert await names(running) == [SUGGESTED]
    assert await running.state() == NAMING


async def test_a_text_during_the_test_is_no_name(running: World, connect: Connect) -> None:
    person = running.telegram.person(42)
    await connect(person, "kucoin", running.sample("kucoin", "slow"))
    await person.say("Moon fund")
    await person.wait_for("is being tested right now")
    await person.wait_for("is connected")
    assert await names(running) == [SUGGESTED]


async def test_a_text_behind_a_slow_verdict_is_the_name(running: World, connect: Connect) -> None:
    """Telegram takes its time with the verdict; what comes meanwhile waits for it."""
    person = running.telegram.person(42)
    running.exchanges["kucoin"].key("good").delay = 0.5
    await connect(person, "kucoin", running.sample("kucoin", "good"))
    running.telegram.slow("editMessageText", 2.0)
    async with asyncio.timeout(20):
        while not await names(running):  # noqa: ASYNC110  # it sends no signal
            await asyncio.sleep(0.01)
    await person.say("Moon fund")
    await person.wait_for("Renamed to")
    assert await names(running) == ["Moon fund"]


async def test_a_name_of_before_leaves_the_key_of_now_alone(
    running: World, connect: Connect
) -> None:
    """An old suggestion is pressed while another key is sent."""
    person, verdict = running.telegram.person(42), await connected(running, connect)
    await person.say("/connect mexc")
    await person.wait_for("Send the API key")
    await running.send(person, next(iter(running.sample("mexc", "good").fields.values())))
    for label in (OTHER, "Keep"):
        await person.tap(label, verdict)
        verdict = await person.wait_for("is connected") if label == "Keep" else verdict
    assert await names(running) == [OTHER]
    assert await running.state() == ConversationState.sending_keys.state
    assert list((await running.draft())["sealed"]) == ["api-key"]


async def test_nobody_names_the_connection_of_somebody_else(
    running: World, connect: Connect
) -> None:
    verdict = await connected(running, connect)
    [stored] = await running.app.deps.connections.list(42)
    thief = running.telegram.person(43)
    await thief.say("/start")
    greeting = await thief.wait_for("BackFuture")
    for action in (Action.NAME, Action.KEEP_NAME):
        answer = await running.press(greeting, Tap(action=action, target=stored.id).pack())
        assert "older message" in answer.text
    assert SUGGESTED in verdict.text
    assert await names(running) == [SUGGESTED]


async def test_a_key_that_does_not_work_has_its_fix_first(running: World, connect: Connect) -> None:
    """It keeps the suggested name: what is sent next may be a question."""
    person = running.telegram.person(42)
    await connect(person, "kucoin", running.sample("kucoin", "read-only"))
    verdict = await person.wait_for("Action needed")
    await running.app.deps.key_tests.finish(10)
    assert verdict.text.startswith(
        "🟡 \u2068Action needed\u2069 · \u2068KuCoin Spot Main\u2069\n\n"
    )
    assert "Rename" in verdict.labels
    assert not any("KuCoin" in label for label in verdict.labels)
    await not_understood(person, "Moon fund")
    await person.tap("Rename", verdict)
    asked = await person.wait_for("Send the new name")
    await person.tap("KuCoin Recovery PRO", asked)
    await person.wait_for("KuCoin Recovery PRO")
    assert await names(running) == ["KuCoin Recovery PRO"]
    assert await running.state() is None


async def test_a_suggestion_that_is_taken_gets_a_number(
    running: World, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also if it is taken after the names were read."""
    await running.store("mexc", running.sample("mexc", "good"), name="kucoin futures main")
    store = running.app.deps.onboarding.store

    async def none(_: int) -> list[Connection]:
        return []

    monkeypatch.setattr(type(store), "list", lambda _, owner: none(owner))
    person = running.telegram.person(42)
    await connect(person, "kucoin", running.sample("kucoin", "good"))
    await person.wait_for("KuCoin Futures Main 2\u2069 is connected")
    monkeypatch.undo()
    assert await names(running) == ["kucoin futures main", f"{SUGGESTED} 2"]


async def test_killed_between_storing_and_the_verdict(world: World, lives: Lives) -> None:
    """The key is stored once, under the suggestion, and can be named after the restart."""
    person, sample = world.telegram.person(42), world.sample("kucoin", "good")
    lives.begin()
    await person.say("/connect kucoin")
    await person.wait_for("Send the API key", patience=60)
    *first, last = sample.fields.values()
    for value in first:
        await send_value(person, value)
    fault = world.telegram.fault("editMessageText", 429, retry_after=15)
    await person.say(last)
    await world.telegram.wait_for_call(lambda c: c.method == "editMessageText" and not c.ok)
    assert fault.times == 0
    await until(lambda: is_stored(world))
    await lives.end(signal.SIGKILL)
    lives.begin()
    verdict = await person.wait_for("is connected", patience=60)
    await person.tap(OTHER, verdict)
    await person.wait_for(f"{OTHER}\u2069 is connected", patience=60)
    await lives.end(signal.SIGTERM)
    async with world.bot():
        assert await names(world) == [OTHER]
        assert sorted(await deeds(world)) == [AuditAction.ADDED, AuditAction.RENAMED]
    assert "ERROR" not in lives.log


async def test_the_checks_appear_as_their_answers_come(
    running: World, connect: Connect, until: Until
) -> None:
    person = running.telegram.person(42)
    live = await connect(person, "kucoin", running.sample("kucoin", "slow"))
    assert "usually takes" in live.text
    await person.wait_for("is connected")
    edits = [c.params for c in running.telegram.calls_of("editMessageText")]
    shown = [str(e["text"]) for e in edits if int(e["message_id"]) == live.id]
    begun = next(n for n, text in enumerate(shown) if "⏳" in text)  # it asked for a value before
    *pending, last = [text.count("⏳") for text in shown[begun:]]
    assert pending == sorted(pending, reverse=True)
    assert len(set(pending)) >= 2  # at times that differ
    assert last == 0
    await until(lambda: not running.app.deps.key_tests.running(42))


async def test_online_leads_to_the_dashboard(world: World, connect: Connect) -> None:
    world.changes["dashboard_url"] = "https://app.example.com/keys"
    async with world.bot():
        verdict = await connected(world, connect)
        door = verdict.buttons[0]
        assert (door.label, door.value) == (
            "Continue in BackFuture AI",
            world.changes["dashboard_url"],
        )
        await world.telegram.person(42).tap("Keep", verdict)
        kept = await world.telegram.person(42).wait_for("is connected")
        assert kept.labels[0] == door.label


async def test_a_key_that_fell_before_it_was_named_shows_its_card(
    running: World, connect: Connect
) -> None:
    person, verdict = running.telegram.person(42), await connected(running, connect)
    running.exchanges["kucoin"].change("good", KeyAction.FORBID_TRADING)
    [stored] = await running.app.deps.connections.list(42)
    await running.app.deps.connections.test(stored)
    await person.tap(OTHER, verdict)
    card = await person.wait_for(OTHER)
    assert "is connected" not in card.text
    assert "cannot trade" in card.text


@pytest.mark.parametrize("command", ["/strategies", "/help", "/alerts", "/nonsense"])
async def test_after_a_command_a_text_is_no_name(
    running: World, connect: Connect, command: str
) -> None:
    """Neither of the key that was stored last, nor of one whose new name was asked for."""
    person = running.telegram.person(42)
    verdict = await connected(running, connect)
    sent = await person.say(command)
    await person.wait_for(lambda m: m.id > sent.id)
    assert await running.state() is None
    await not_understood(person, "btc")
    [connection] = await running.app.deps.connections.list(42)
    rename = Tap(action=Action.RENAME, target=connection.id).pack()
    await running.press(verdict, rename)
    await person.wait_for("Send the new name")
    await person.say("/strategies")
    await person.wait_for("You have no strategies yet")
    sent = await person.say("btc")
    await person.wait_for(lambda m: m.id > sent.id and "I did not understand" in m.text)
    assert await names(running) == [SUGGESTED]
