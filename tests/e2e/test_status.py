"""What is shown of a connection is how it stands: without a key, without an answer, in unrest."""

import asyncio
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.diagnosis import Status
from bot.domain.egress import DEFAULT
from bot.i18n import Languages
from bot.sandbox.exchanges import SANDBOX_EXCHANGES, KeyAction, Outage
from bot.sandbox.telegram import Message
from bot.services.connections import TEST_PAUSE, GoneError
from tests.e2e.world import Connect, World

GOOD = "good-with-ip-list"
OWNERS = (42, 43, 44)
LANGUAGES = Languages()
BACK, DOWN, UNREST = "answers again", "No answer from", "is unstable"


def words(message: Message) -> str:
    return re.sub("[\u200e\u200f\u2060\u2068\u2069]", "", message.text).replace("\u00a0", " ")


def shows(*reply: str) -> Callable[[Any], bool]:
    return lambda message: all(one in words(message) for one in reply)


async def populate(world: World, exchange: str = "kucoin") -> list[Any]:
    server = world.exchanges[exchange]
    return [
        await world.store(exchange, server.add_key(GOOD, f"{owner}"), owner, f"Key {owner}")
        for owner in OWNERS
    ]


@pytest.fixture
def many(quick: World) -> World:
    quick.changes |= {"confirm_delay": 0.5}
    return quick


# ---- without a key


async def test_after_panic_nothing_is_online(running: World, connect: Connect) -> None:
    """List, card, history, metrics and export say so; another key connects it again."""
    person = running.telegram.person(42)
    sample = running.sample("kucoin", GOOD)
    await connect(person, "kucoin", sample)
    await person.wait_for("Online")
    await person.say("/panic")
    await person.tap("Yes, disconnect everything", await person.wait_for("Disconnect"))
    await person.tap("My connections", await person.wait_for("is disconnected"))
    listed = await person.wait_for(shows("⏸", "Disconnected · no key is stored"))
    assert "🟢" not in words(listed)
    assert "tested" not in words(listed)
    assert [label for label in listed.labels if "Main" in label] == ["⏸ KuCoin Futures Main"]
    await person.tap("Main", listed)
    card = await person.wait_for(shows("Disconnected since", "No key is stored here"))
    for claim in ("Online", "Reads", "Withdrawals", "Tested", "✅", "❌"):
        assert claim not in words(card)
    assert "Test again" not in card.labels
    await person.tap("History", card)
    past = await person.wait_for(shows("Online → Disconnected"))
    assert "⏸ Disconnected, secrets erased · you" in words(past)
    counts = await running.app.monitor.schedule.statuses()
    assert counts == {("kucoin", Status.DISCONNECTED): 1}
    exported = await running.app.deps.leaving.export(42)
    assert b'"status": "disconnected"' in exported
    await person.tap("Back", past)
    await person.tap("Connect again", await person.wait_for("No key is stored here"))
    await person.wait_for(shows("make a new key for", "Send the API key"))
    for value in sample.fields.values():
        await person.wait_deleted(await person.say(value))
    await person.wait_for(shows("is connected"))
    [stored] = await running.app.deps.connections.list(42)
    assert stored.usable


async def test_a_test_that_ends_after_panic_brings_nothing_back(
    world: World, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with world.bot() as app:
        person = world.telegram.person(42)
        await connect(person, "kucoin", world.sample("kucoin", GOOD))
        await person.wait_for("Online")
        [stored] = await app.deps.connections.list(42)
        world.time.ahead += TEST_PAUSE
        asked, answer = asyncio.Event(), asyncio.Event()
        check = app.monitor.access.prober.via(DEFAULT).check

        async def slowly(*given: Any, **more: Any) -> Any:
            asked.set()
            report = await check(*given, **more)
            await answer.wait()
            return report

        monkeypatch.setattr(app.deps.connections.access.prober.via(DEFAULT), "check", slowly)
        testing = asyncio.create_task(app.deps.connections.test(stored))
        await asked.wait()
        await app.deps.leaving.disconnect_all(42)
        answer.set()
        with pytest.raises(GoneError):
            await testing
        [left] = await app.deps.connections.list(42)
        assert left.status is Status.DISCONNECTED


# ---- without an answer


@pytest.mark.parametrize("code", LANGUAGES.codes)
async def test_an_outage_is_shown_wherever_the_connection_is(many: World, code: str) -> None:
    """The alert comes; the list a second later says the same, and no more once it is over."""
    t = LANGUAGES[code]
    online, kucoin = t.plain("status-online"), many.exchanges["kucoin"]
    silence = t.plain("silence", exchange="\0", since="\0").split("\0")[0].strip("\u2068\u2069 ")
    async with many.bot() as app:
        [stored, *_] = await populate(many)
        person = many.telegram.person(42)
        await app.deps.people.choose_language(42, code)
        kucoin.outage = Outage.DOWN
        async with asyncio.timeout(20):
            while not many.notified(42):  # noqa: ASYNC110  # in any language
                await asyncio.sleep(0.05)
        assert (await many.stands(stored)).status is Status.ONLINE  # its key is not to blame
        await person.say("/connections")
        listed = await person.wait_for(
            lambda m: "⚪ Key 42 · KuCoin" in m.labels and silence in words(m)
        )
        assert "⚪" in words(listed)
        assert online not in words(listed)
        await person.tap("⚪ Key 42", listed)
        card = await person.wait_for(
            lambda m: silence in words(m) and t.plain("button-rename") in m.labels
        )
        assert online not in words(card)
        assert t.plain("silence-good", silence="", good="").strip("\u2068\u2069 ·") in words(card)
        await person.say("/history")
        chosen = await person.wait_for(lambda m: "⚪ Key 42" in m.labels)
        assert "🟢 Key 42" not in chosen.labels
        kucoin.outage = None
        async with asyncio.timeout(20):
            while len(many.notified(42)) < 4:  # noqa: ASYNC110  # the list and the history are notified, too
                await asyncio.sleep(0.05)
        await person.say("/connections")
        await person.wait_for(lambda m: "🟢 Key 42 · KuCoin" in m.labels and online in words(m))


async def test_an_outage_that_flaps_is_told_once_as_unrest(
    many: World, caplog: pytest.LogCaptureFixture
) -> None:
    kucoin = many.exchanges["kucoin"]
    async with many.bot():
        await populate(many)
        for times in range(1, 5):
            kucoin.outage = Outage.DOWN
            await logged(caplog, "people are notified that kucoin does not answer", times)
            kucoin.outage = None
            await logged(caplog, "kucoin answers again", times)
        await asyncio.sleep(0.5)  # some looks for notices later
    for owner in OWNERS:
        reply = many.notified(owner)
        assert [next((w for w in (DOWN, BACK, UNREST) if w in text), text) for text in reply] == [
            DOWN,
            BACK,
            UNREST,
        ]


async def test_one_recovery_is_told_once(many: World) -> None:
    """Of a key that its owner tested while the exchange was about to be down."""
    kucoin = many.exchanges["kucoin"]
    async with many.bot() as app:
        [stored, *_] = await populate(many)
        many.time.ahead += TEST_PAUSE
        kucoin.outage = Outage.DOWN
        seen, _ = await app.deps.connections.test(await many.stands(stored))
        assert seen.status is Status.UNAVAILABLE
        person = many.telegram.person(42)
        await person.wait_for(DOWN)
        kucoin.outage = None
        await person.wait_for(BACK)
        await many.until_stands(stored, lambda c: c.usable and c.is_notified)
        await asyncio.sleep(0.5)  # some looks for notices later
    assert many.notified(42, "Online again") == []
    assert len(many.notified(42)) == 2


async def logged(caplog: pytest.LogCaptureFixture, said: str, times: int) -> None:
    async with asyncio.timeout(30):
        while caplog.text.count(said) < times:  # noqa: ASYNC110  # a log has no event
            await asyncio.sleep(0.02)


# ---- a key that worked


@pytest.mark.parametrize("exchange", SANDBOX_EXCHANGES)
async def test_a_key_that_worked_and_is_gone_is_told_as_gone(quick: World, exchange: str) -> None:
    """In the alert, on the card, and in the verdict of the person's own test."""
    server = quick.exchanges[exchange]
    async with quick.bot() as app:
        app.deps.connections.pause = timedelta(0)
        stored = await quick.store(exchange, quick.sample(exchange, GOOD))
        server.change(GOOD, KeyAction.DELETE)
        person = quick.telegram.person(42)
        alert = await person.wait_for(lambda m: "🟡" in m.text)
        unclear = "which worked before" if exchange == "coinbase" else "no longer knows this key"
        assert unclear in words(alert)
        assert "deleted or has expired" in words(alert) or "make a new one" in words(alert)
        assert "Copy the API key" not in words(alert)
        await person.say("/connections")
        await person.tap("🟡 Main", await person.wait_for("My connections"))
        card = await person.wait_for(lambda m: "Rename" in m.labels)
        assert unclear in words(card)
        assert "Trades" not in words(card) or exchange == "coinbase"
        await person.tap("Test again", card)
        verdict = await person.wait_for(lambda m: unclear in words(m) and "not run" in words(m))
        for message in (alert, card, verdict) if exchange != "coinbase" else ():
            assert message.labels[0] == "Replace the key"
            assert message.labels.count("Replace the key") == 1
        assert (await quick.stands(stored)).status is Status.ACTION_NEEDED


async def test_a_lost_right_is_told_once(quick: World) -> None:
    async with quick.bot():
        await quick.store("kucoin", quick.sample("kucoin", GOOD))
        quick.exchanges["kucoin"].change(GOOD, KeyAction.FORBID_FUTURES)
        alert = await quick.telegram.person(42).wait_for("no longer trade futures")
    text = words(alert)
    assert text.count("futures") == text.count("no longer trade futures") + text.count(
        "to trade futures, tick"
    )
    assert "Advice" not in text


async def test_a_set_ip_list_is_said_to_be_set_by_verdict_and_card(
    running: World, connect: Connect
) -> None:
    person = running.telegram.person(42)
    await connect(person, "binance", running.sample("binance", GOOD))
    verdict = await person.wait_for(shows("Online"))
    assert "✅ IP whitelist set" in words(verdict)
    await person.say("/connections")
    await person.tap("Main", await person.wait_for("My connections"))
    card = await person.wait_for(shows("IP whitelist"))
    assert "IP whitelist: set (Binance does not show which)" in words(card)
