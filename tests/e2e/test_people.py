import asyncio
import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.credentials import Field
from bot.handlers.buttons import Tap
from bot.services.connections import TEST_PAUSE
from bot.views import Action

Connect = Callable[..., Any]


@pytest.mark.parametrize("leave", ["block", "deactivate"])
async def test_somebody_leaves_in_the_middle_of_a_test(
    running: Any,
    connect: Connect,
    until: Callable[..., Any],
    leave: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """What was tested is stored; the bot goes on for the others, without an alarm in its log."""
    person, other = running.telegram.person(42), running.telegram.person(43)
    running.exchanges["kucoin"].key("slow").delay = 1.0
    await connect(person, "kucoin", running.sample("kucoin", "slow"))
    await getattr(person, leave)()
    background = running.app.desk.background
    await until(lambda: not background.running(42))
    [stored] = await running.app.desk.connections.list(42)
    assert stored.usable
    await other.say("/start")
    await other.wait_for("BackFuture")
    assert not [r for r in caplog.records if r.levelno >= logging.ERROR]
    if leave == "block":
        await person.unblock()
        await person.say("/connections")
        await person.wait_for("My connections")


async def test_a_notice_for_somebody_who_blocked_the_bot(world: Any, connect: Connect) -> None:
    """It can never be told, and holds up no other notice."""
    gone, other = world.telegram.person(42), world.telegram.person(43)
    async with world.bot():
        for person, exchange in ((gone, "kucoin"), (other, "mexc")):
            await connect(person, exchange, world.sample(exchange, "may-withdraw"))
            await person.wait_for("Blocked")
        await gone.block()
    world.time.ahead += timedelta(minutes=31)
    async with world.bot() as app:
        await other.wait_for("still could withdraw")
        later = world.time()
        async with asyncio.timeout(5):  # once it is noted that they were told
            while await app.notices.claim(later := later + timedelta(hours=1)):
                pass
    assert not any("still could withdraw" in m.text for m in gone.messages)


async def test_an_update_that_cannot_be_read(
    running: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """It would come again for ever: it is passed over, the others of its batch are not."""
    telegram, person = running.telegram, running.telegram.person(42)
    await person.say("/start")
    telegram.world.updates.add("message", 42, {"message_id": 7, "text": "my-own-secret"})
    await person.say("/help")
    await person.wait_for("The rules:")
    await person.say("/privacy")
    await person.wait_for("What is stored")
    assert [r.message for r in caplog.records if r.levelno >= logging.ERROR] == [
        "an update cannot be read: ['message']"
    ]
    assert "my-own-secret" not in caplog.text


async def test_two_at_once_do_not_mix(running: Any) -> None:
    kari, omar = running.telegram.person(42), running.telegram.person(43, language="ar")
    await kari.say("/connect kucoin")
    await omar.say("/connect mexc")
    await asyncio.gather(kari.wait_for("KuCoin"), omar.wait_for("MEXC"))
    hers, his = running.sample("kucoin", "good").fields, running.sample("mexc", "good").fields
    for field in his:
        a, b = await kari.say(hers[field]), await omar.say(his[field])
        await asyncio.gather(kari.wait_deleted(a), omar.wait_deleted(b))
        await asyncio.gather(kari.wait_for(lambda m: m.text), omar.wait_for(lambda m: m.text))
    await running.tell(kari, hers[Field.PASSPHRASE])
    await kari.say("Same name")
    await omar.say("Same name")
    arabic = running.app.desk.languages["ar"]
    await kari.wait_for("Online")
    await omar.wait_for(arabic.plain("status-online"))
    for person, exchange in ((42, "kucoin"), (43, "mexc")):
        [stored] = await running.app.desk.connections.list(person)
        assert (stored.exchange, stored.name) == (exchange, "Same name")


async def test_nobody_acts_on_a_connection_of_somebody_else(running: Any, connect: Connect) -> None:
    owner, thief = running.telegram.person(42), running.telegram.person(43)
    await connect(owner, "kucoin", running.sample("kucoin", "withdraw-unknown"))
    await owner.wait_for("does not tell")
    [before] = await running.app.desk.connections.list(42)
    await thief.say("/start")
    menu = await thief.wait_for("BackFuture")
    calls = len(running.exchanges["kucoin"].calls)
    running.time.ahead += TEST_PAUSE
    for action in ON_A_CONNECTION:
        answer = await press(running, menu, Tap(action=action, target=before.id).pack())
        assert "older message" in answer.text, action
    assert await running.app.desk.connections.list(42) == [before]
    assert len(running.exchanges["kucoin"].calls) == calls
    assert not any(before.name in m.text for m in thief.messages)


ON_A_CONNECTION = (
    Action.CARD,
    Action.TEST,
    Action.RENAME,
    Action.REPLACE,
    Action.FIX,
    Action.WORD,
    Action.DELETE,
    Action.DELETE_YES,
)


async def press(running: Any, message: Any, data: str) -> Any:
    """Press a button that the message may not have, as a forged client can; return the answer."""
    world = running.telegram.world
    query = world.ask(message.chat_id, message, data)
    await running.telegram.wait_for_call(
        lambda call: call.params.get("callback_query_id") == query.id
    )
    return world.queries[query.id].answer


@pytest.mark.parametrize("data", ["", "v1:nothing", "v0:menu::0", "v1:card:\u2068:0", "v1:menu::x"])
async def test_a_button_that_is_none_of_ours(running: Any, data: str) -> None:
    person = running.telegram.person(42)
    await person.say("/start")
    answer = await press(running, await person.wait_for("BackFuture"), data)
    assert "older message" in answer.text


async def test_a_button_of_the_past(running: Any, connect: Connect) -> None:
    """One whose moment is over says so; one that can still be followed goes on."""
    person = running.telegram.person(42)
    await connect(person, "kucoin", running.sample("kucoin", "withdraw-unknown"))
    verdict = await person.wait_for("does not tell")
    naming = next(m for m in person.messages if "KuCoin Spot Main" in m.labels)
    tap = await person.tap("KuCoin Spot Main", naming)
    assert "older message" in (await person.answer_to(tap)).text
    key = running.exchanges["kucoin"].key("withdraw-unknown")
    key.strange_tokens = ()
    running.time.ahead += TEST_PAUSE
    await person.tap("Test again", verdict)
    await person.wait_for("Online")
    [stored] = await running.app.desk.connections.list(42)
    answer = await press(running, verdict, Tap(action=Action.WORD, target=stored.id).pack())
    assert answer.text == ""
    assert not any("your word" in m.text for m in person.messages)
    await running.app.desk.connections.delete(42, stored.id)
    for action in ON_A_CONNECTION:
        answer = await press(running, verdict, Tap(action=action, target=stored.id).pack())
        assert "older message" in answer.text, action


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


async def test_the_language_changes_in_the_middle(running: Any) -> None:
    """Chosen here, it outlasts the conversation, its end and another language of the client."""
    person, fields = running.telegram.person(42), running.sample("mexc", "good").fields
    norwegian, arabic = (running.app.desk.languages[code] for code in ("nb", "ar"))
    await person.say("/connect mexc")
    await person.wait_for("Send the API key now")
    await person.say("/language")
    await person.tap(norwegian.name, await person.wait_for("Choose the language"))
    await person.wait_for(norwegian.plain("language-set"))
    answer = await running.tell(person, fields[Field.API_KEY])
    assert norwegian.plain("message-deleted") in answer.text
    await person.speak("ar")
    await person.say("/cancel")
    await person.wait_for(norwegian.plain("cancelled-draft"))
    stranger = running.telegram.person(43)
    await stranger.speak("ar")
    await stranger.say("/start")
    await stranger.wait_for(lambda m: arabic.plain("button-connect") in m.labels)
    await stranger.speak("no")
    await stranger.say("/start")
    await stranger.wait_for(lambda m: norwegian.plain("button-connect") in m.labels)


async def test_a_flood_holds_up_nobody_else(
    world: Any, burst: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    burst(8)
    monkeypatch.setattr("bot.app.GRACE", 0.1)  # seconds; not all will be answered
    flooding, other = world.telegram.person(42), world.telegram.person(43)
    async with world.bot():
        for wave in range(3):
            for n in range(10):
                await flooding.say(f"hello {wave} {n}")
            await other.say("/start")
            await other.wait_for("BackFuture")
        assert len([m for m in flooding.messages if m.by_bot]) < 30
