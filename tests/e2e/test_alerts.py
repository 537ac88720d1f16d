"""What people press of alerts: mute, quiet hours, time zone, digest, history."""

import asyncio
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.domain.connection import Connection
from bot.domain.diagnosis import Problem
from bot.sandbox.exchanges import KeyAction
from bot.sandbox.telegram import Message, Person
from bot.services.connections import TEST_PAUSE
from bot.services.people.history import PAGE as RECORDS
from bot.telegram.keyboards import Tap
from bot.views import Action
from bot.views.people import history
from bot.views.people.time_zone import ZonePurpose
from tests.e2e.world import Connect, World

KEY = "good-with-ip-list"
INDIA = 330  # minutes from UTC; one clock goes like that
QUICK = {
    "check_interval": 1.0,
    "confirm_delay": 0.2,
    "confirm_failures": 3,
    "recover_successes": 2,
    "incident_grace": 1.0,
}


@pytest.fixture(autouse=True)
def _quickly(world: Any) -> None:
    world.set(watch=0.05, notices=0.05, housekeeping=0.1, judgement=0.1)


def words(message: Message) -> str:
    """Return a text without marks that no one sees."""
    return re.sub("[\u200e\u2060\u2068\u2069]", "", message.text)


def shows(expected: str) -> Callable[[Any], bool]:
    return lambda message: expected in words(message)


@pytest.fixture
def quick(world: World) -> World:
    world.changes |= QUICK
    return world


async def connected(world: World, connect: Connect, person: int = 42) -> Person:
    """Connect a good key named Main; return the person."""
    someone = world.telegram.person(person)
    await connect(someone, "kucoin", world.sample("kucoin", KEY))
    await someone.wait_for("Online")
    return someone


async def live_in_india(person: Person, purpose: ZonePurpose) -> None:
    """Answer the question for the time; no city is asked for there."""
    await person.tap("Another time", await person.wait_for("Where are you?"))
    asked = await person.wait_for("What time is it where you are?")
    await person.tap(Tap(action=Action.ZONE_AT, target=str(INDIA), page=purpose).pack(), asked)


async def stored(world: World) -> Connection:
    [connection] = await world.app.deps.connections.list(42)
    return connection


async def test_mute_until_the_all_clear(quick: World, connect: Connect) -> None:
    """The card says so, another alert is not notified, the all-clear is, and ends it."""
    async with quick.bot():
        person = await connected(quick, connect)
        kucoin = quick.exchanges["kucoin"]
        kucoin.change(KEY, KeyAction.FORBID_TRADING)
        alert = await person.wait_for("cannot trade")
        await person.tap("Mute", alert)
        await person.tap("Until it is online again", await person.wait_for("for how long?"))
        card = await person.wait_for(shows("Muted until it is online again"))
        assert "Unmute" in card.labels
        kucoin.change(KEY, KeyAction.DELETE)
        async with asyncio.timeout(60):
            while (await stored(quick)).cause is not Problem.KEY_GONE:  # noqa: ASYNC110  # same
                await asyncio.sleep(0.05)
        await asyncio.sleep(0.3)  # some looks for notices later
        assert not any("no longer knows this key" in m.text for m in person.messages)
        kucoin.change(KEY, KeyAction.RESTORE)
        kucoin.change(KEY, KeyAction.ALLOW_TRADING)
        await person.wait_for("Online again")
        async with asyncio.timeout(60):  # once it is noted that it was notified
            while (await stored(quick)).is_muted(quick.time()):  # noqa: ASYNC110  # it has no event
                await asyncio.sleep(0.05)


async def test_mute_for_hours_lets_what_is_urgent_through(quick: World, connect: Connect) -> None:
    async with quick.bot():
        person = await connected(quick, connect)
        await person.say("/connections")
        await person.tap("Main", await person.wait_for("My connections"))
        await person.tap("Mute", await person.wait_for("IP whitelist"))
        await person.tap("8 hours", await person.wait_for("for how long?"))
        card = await person.wait_for(shows("Muted until"))
        muted_until = (await stored(quick)).muted_until
        assert muted_until is not None
        left = muted_until - quick.time()
        assert timedelta(hours=7, minutes=59) < left <= timedelta(hours=8)
        quick.exchanges["kucoin"].change(KEY, KeyAction.ALLOW_WITHDRAWALS)
        alert = await person.wait_for(shows("Main (KuCoin) can withdraw"))
        assert alert.text.splitlines()[0].endswith("It is blocked and not used.")
        await person.tap("Unmute", card)
        await person.wait_for(lambda m: "Mute" in m.labels and "Muted" not in m.text)
        assert not (await stored(quick)).is_muted(quick.time())


async def test_unmute_from_the_alerts(running: World, connect: Connect) -> None:
    person = await connected(running, connect)
    await running.app.deps.connections.mute(42, (await stored(running)).id, timedelta(hours=1))
    await person.say("/alerts")
    shown = await person.wait_for("Main")
    assert "muted until" in words(shown)
    await person.tap("Unmute \u2068KuCoin Futures Main\u2069", shown)
    assert "muted until" not in words(await person.wait_for("Saved."))


async def test_the_time_zone_is_asked_once(running: World) -> None:
    """By the time it is there, then by a city where clocks go apart."""
    person = running.telegram.person(42)
    await person.say("/alerts")
    await person.tap("Quiet hours", await person.wait_for("times are in UTC"))
    await person.tap("Another time", await person.wait_for("Where are you?"))
    asked = await person.wait_for("What time is it where you are?")
    oslo = datetime.now(ZoneInfo("Europe/Oslo"))
    offset = oslo.utcoffset()
    assert offset
    minutes = int(offset.total_seconds()) // 60
    at = Tap(action=Action.ZONE_AT, target=str(minutes), page=ZonePurpose.QUIET).pack()
    await person.tap(at, asked)
    choice = await person.wait_for("Which place is yours?")
    city = Tap(action=Action.ZONE_SET, target="Europe/Oslo", page=ZonePurpose.QUIET)
    await running.press(choice, city.pack())
    await person.tap("22:00\u201307:00", await person.wait_for("Choose the quiet hours"))
    saved = await person.wait_for("Saved.")
    assert "Quiet hours: 22:00\u201307:00" in words(saved)
    assert "Oslo" in saved.text
    await person.tap("Turn summary on", saved)
    again = await person.wait_for("Daily summary: at")
    assert "09:00" in again.text
    await person.tap("Quiet hours", again)
    await person.tap("No quiet hours", await person.wait_for("Choose the quiet hours"))
    await person.wait_for("Quiet hours: none")


async def test_quiet_hours_hold_back_what_is_not_urgent(quick: World, connect: Connect) -> None:
    async with quick.bot() as app:
        person = await connected(quick, connect)
        await person.say("/alerts")
        await person.tap("Quiet hours", await person.wait_for("Quiet hours: none"))
        await live_in_india(person, ZonePurpose.QUIET)
        await person.tap("Other hours", await person.wait_for("Choose the quiet hours"))
        await person.wait_for("Send the quiet hours")
        await person.say("what are quiet hours?")
        await person.wait_for("You hear of what happened when they end")
        for wrong, expected in (("now", "start and end with"), ("25-7", "not a time of day")):
            await person.say(wrong)
            await person.wait_for(expected)
        now = quick.time().astimezone(ZoneInfo("Asia/Kolkata"))
        begin, end = now - timedelta(hours=2), now + timedelta(hours=2)
        await person.say(f"{begin:%H:%M} - {end:%H:%M}")
        await person.wait_for("Saved.")
        quick.exchanges["kucoin"].change(KEY, KeyAction.FORBID_TRADING)
        async with asyncio.timeout(60):
            while not await app.stores.notices.pending():  # noqa: ASYNC110  # it has no event
                await asyncio.sleep(0.05)
        await asyncio.sleep(0.3)  # some looks for notices later
        assert not any("cannot trade" in m.text for m in person.messages)
        quick.exchanges["kucoin"].change(KEY, KeyAction.ALLOW_WITHDRAWALS)
        await person.wait_for("can withdraw. It is blocked")
        quick.exchanges["kucoin"].change(KEY, KeyAction.FORBID_WITHDRAWALS)
        quick.time.ahead += timedelta(hours=2, minutes=1)
        await person.wait_for("The key cannot trade.")


async def test_a_digest_comes_by_the_persons_clock(quick: World, connect: Connect) -> None:
    async with quick.bot():
        person = await connected(quick, connect)
        await person.say("/alerts")
        await person.tap("Turn summary on", await person.wait_for("Daily summary: off"))
        await live_in_india(person, ZonePurpose.DIGEST)
        await person.wait_for("Daily summary: at")
        wishes = await quick.app.deps.preferences.of(42)
        assert wishes.digest_at is not None
        due = wishes.digest_at.astimezone(ZoneInfo("Asia/Kolkata"))
        assert (due.hour, due.minute) == (9, 0)
        assert not any("All is well" in m.text for m in person.messages)
        quick.time.ahead += wishes.digest_at - quick.time() + timedelta(seconds=1)
        await person.wait_for("All is well")
        following = await quick.app.deps.preferences.of(42)
        assert following.digest_at == wishes.digest_at + timedelta(days=1)


async def test_history_of_a_key(running: World, connect: Connect) -> None:
    """By its name, with what changed, why, and who did what, newest first."""
    person = await connected(running, connect)
    running.exchanges["kucoin"].change(KEY, KeyAction.FORBID_TRADING)
    running.time.ahead += TEST_PAUSE
    verdict = next(m for m in person.messages if "is connected" in m.text)
    connection = (await stored(running)).id
    await running.press(verdict, Tap(action=Action.TEST, target=connection).pack())
    await person.wait_for("cannot trade")
    await person.say("/history kucoin futures main")
    past = await person.wait_for("History")
    assert past.text.index("Tested") < past.text.index("Added")
    assert "Online → Action needed" in words(past)
    assert "The key cannot trade." in past.text
    await person.say("/history Nobody")
    await person.tap("Main", await person.wait_for("no connection named"))
    await person.wait_for(shows("Online → Action needed"))


async def test_history_turns_pages_and_outlives_its_connection(
    running: World, connect: Connect
) -> None:
    person = await connected(running, connect)
    connection = await stored(running)
    for n in range(12):
        await running.app.deps.connections.rename(42, connection.id, f"Name {n}")
    await running.app.deps.connections.delete(42, connection.id)
    await person.say("/history")
    newest = await person.wait_for("Deleted")
    assert newest.text.count("Renamed") == RECORDS - 1
    assert "Added" not in newest.text
    await person.tap("▶", newest)
    oldest = await person.wait_for("Added")
    assert oldest.text.count("Renamed") == 12 - (RECORDS - 1)
    assert "▶" not in oldest.labels


async def test_nobody_reads_the_history_of_somebody_else(running: World, connect: Connect) -> None:
    """Whatever id the button carries; nor do they mute, or see their connections in the alerts."""
    await connected(running, connect)
    connection, thief = await stored(running), running.telegram.person(43)
    await thief.say("/start")
    menu = await thief.wait_for("BackFuture")
    for page in (0, 1, -1, 10**6):
        forged = Tap(action=Action.HISTORY, target=connection.id, page=page).pack()
        assert "older message" in (await running.press(menu, forged)).text
    await running.press(menu, Tap(action=Action.HISTORY, target=history.EVERY).pack())
    await thief.wait_for("Nothing has happened yet")
    for hours in (0, 1, 99):
        forged = Tap(action=Action.MUTE_FOR, target=connection.id, page=hours).pack()
        assert "older message" in (await running.press(menu, forged)).text
    assert not (await stored(running)).is_muted(running.time())
    assert not any("Main" in m.text or "Added" in m.text for m in thief.messages)


@pytest.mark.parametrize(
    ("action", "target", "page"),
    [
        (Action.ZONE_SET, "Mars/Olympus", ZonePurpose.QUIET),
        (Action.ZONE_SET, "../../etc/passwd", ZonePurpose.DIGEST),
        (Action.ZONE_AT, "seven", ZonePurpose.QUIET),
        (Action.ZONE_AT, "7", 99),
        (Action.QUIET_SET, "1-2", 0),
        (Action.QUIET_SET, "a-b", 0),
    ],
)
async def test_what_is_not_on_offer_sets_nothing(
    running: World, action: Action, target: str, page: int
) -> None:
    person = running.telegram.person(42)
    await person.say("/start")
    menu = await person.wait_for("BackFuture")
    before = await running.app.deps.preferences.of(42)
    await running.press(menu, Tap(action=action, target=target, page=page).pack())
    assert await running.app.deps.preferences.of(42) == before
    assert not any("went wrong" in m.text for m in person.messages)
