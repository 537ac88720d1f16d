"""Which changes of keys people are notified of while they are monitored."""

import asyncio
from datetime import UTC, timedelta

import pytest

from bot.domain.diagnosis import Status
from bot.domain.person import Preferences
from bot.sandbox.exchanges import KeyAction
from bot.sandbox.telegram.records import plain
from tests.e2e.world import Connect, Until, World

GOOD = "good-with-ip-list"
OTHER_ADDRESS = "192.0.2.77"


async def test_a_key_that_is_deleted_and_restored(quick: World, connect: Connect) -> None:
    async with quick.bot():
        person = quick.telegram.person(42)
        await connect(person, "kucoin", quick.sample("kucoin", GOOD))
        await person.wait_for("Online")
        quick.exchanges["kucoin"].change(GOOD, KeyAction.DELETE)
        alert = await person.wait_for("no longer knows this key")
        assert "Action needed" in alert.text
        assert {"Test again", "Replace the key", "Mute"} <= set(alert.labels)
        quick.time.ahead += timedelta(hours=2, minutes=5)
        quick.exchanges["kucoin"].change(GOOD, KeyAction.RESTORE)
        assert "2 hours" in plain((await person.wait_for("Online again")).text)
    assert (
        len(quick.notified(42, "no longer knows this key"))
        == len(quick.notified(42, "Online again"))
        == 1
    )


async def test_keys_of_a_person_that_fall_together_are_one_message(quick: World) -> None:
    server = quick.exchanges["kucoin"]
    quick.changes["confirm_delay"] = 0.5
    async with quick.bot():
        for n in range(4):
            await quick.store("kucoin", server.add_key(GOOD, f"{n}"), name=f"Number {n}")
        await asyncio.sleep(1)  # the checks draw apart
        for n in range(4):
            server.change(f"{GOOD} {n}", KeyAction.DELETE)
        alert = await quick.telegram.person(42).wait_for("Action needed")
        await asyncio.sleep(1.5)
    assert [f"Number {n}" in alert.text for n in range(4)] == [True] * 4
    assert len(quick.notified(42)) == 1


async def test_a_key_that_may_withdraw_is_blocked_at_once(quick: World) -> None:
    quick.changes["confirm_failures"] = 1000  # nothing is confirmed in this test
    server = quick.exchanges["bybit"]
    async with quick.bot():
        connection = await quick.store("bybit", quick.sample("bybit", GOOD))
        server.change(GOOD, KeyAction.ALLOW_WITHDRAWALS)
        alert = await quick.telegram.person(42).wait_for("Blocked")
        assert "can withdraw" in alert.text
        stands = await quick.stands(connection)
        assert (stands.status, stands.usable) == (Status.BLOCKED, False)


@pytest.mark.parametrize(
    ("case", "act", "status", "words"),
    [
        (GOOD, KeyAction.FORBID_TRADING, Status.ACTION_NEEDED, "Action needed"),
        (GOOD, KeyAction.REMOVE_IP_LIST, Status.ONLINE, "IP whitelist is gone"),
        (GOOD, KeyAction.FORBID_FUTURES, Status.ONLINE, "no longer trade futures"),
        ("no-futures", KeyAction.ALLOW_FUTURES, Status.ONLINE, "can now trade futures"),
    ],
)
async def test_what_a_key_may_do_changes(
    quick: World, case: str, act: KeyAction, status: Status, words: str
) -> None:
    async with quick.bot():
        connection = await quick.store("kucoin", quick.sample("kucoin", case))
        quick.exchanges["kucoin"].change(case, act)
        await quick.telegram.person(42).wait_for(words)
        await asyncio.sleep(1.2)
        assert (await quick.stands(connection)).status is status
    assert len(quick.notified(42)) == 1


async def test_what_a_person_found_out_alone_is_not_told_again(rarely: World) -> None:
    async with rarely.bot():
        await rarely.store("kucoin", rarely.sample("kucoin", GOOD))
        person = rarely.telegram.person(42)
        await person.say("/connections")
        await person.tap("Main", await person.wait_for("My connections"))
        card = await person.wait_for(lambda m: "Test again" in m.labels)
        rarely.exchanges["kucoin"].change(GOOD, KeyAction.DELETE)
        rarely.time.ahead += timedelta(seconds=10)
        await person.tap("Test again", card)
        await person.wait_for("no longer knows this key")
        before = len(rarely.exchanges["kucoin"].calls)
        rarely.time.ahead += timedelta(hours=3)
        await asyncio.sleep(1.5)
    assert len(rarely.exchanges["kucoin"].calls) > before  # the watch has looked
    assert rarely.notified(42, "no longer knows this key") == []  # the verdict was an edit


async def test_whoever_blocked_the_bot_is_never_written_to_again(
    quick: World, until: Until
) -> None:
    server = quick.exchanges["kucoin"]
    async with quick.bot() as app:
        connection = await quick.store("kucoin", quick.sample("kucoin", GOOD))
        person = quick.telegram.person(42)
        await person.say("/start")
        await person.wait_for("BackFuture")
        await person.block()
        before = len(quick.telegram.calls_of("sendMessage"))
        server.change(GOOD, KeyAction.DELETE)
        await until(lambda: len(quick.telegram.calls_of("sendMessage")) > before)
        server.change(GOOD, KeyAction.RESTORE)
        await quick.until_stands(connection, lambda c: c.status is Status.ONLINE)
        await asyncio.sleep(0.5)
        assert await app.stores.notices.pending() == 0
        assert len(quick.telegram.calls_of("sendMessage")) == before + 1
        await person.unblock()  # who comes back is notified again
        await person.say("/start")
        await person.wait_for("BackFuture")
        server.change(GOOD, KeyAction.DELETE)
        await person.wait_for("Action needed")


async def test_a_restart_in_the_middle_of_a_confirmation(quick: World) -> None:
    quick.changes["confirm_delay"] = 1.0
    async with quick.bot():
        connection = await quick.store("kucoin", quick.sample("kucoin", GOOD))
        quick.exchanges["kucoin"].change(GOOD, KeyAction.DELETE)
        await quick.until_stands(connection, lambda c: c.streak)
    assert quick.notified(42) == []
    async with quick.bot():
        stands = await quick.stands(connection)
        assert (stands.status, stands.streak) == (Status.ONLINE, 1)
        await quick.telegram.person(42).wait_for("Action needed")
        assert (await quick.stands(connection)).status_since == stands.streak_since
    assert len(quick.notified(42)) == 1


async def test_a_key_that_died_while_the_bot_was_down(quick: World) -> None:
    """It may have happened at any time since: only what is proven is said."""
    async with quick.bot():
        await quick.store("kucoin", quick.sample("kucoin", GOOD))
    quick.exchanges["kucoin"].change(GOOD, KeyAction.DELETE)
    quick.time.ahead += timedelta(hours=5)
    async with quick.bot():
        alert = await quick.telegram.person(42).wait_for("Action needed")
        assert "or earlier (not monitored" in alert.text
        await asyncio.sleep(1)
    assert len(quick.notified(42)) == 1


async def test_an_address_that_nobody_knew_of(quick: World) -> None:
    """Operators are notified at once, owners of keys with an IP list once it is sure."""
    quick.changes["admins"] = frozenset({7})
    server = quick.exchanges["kucoin"]
    async with quick.bot():
        for person in (42, 43):
            for n in range(2):
                key = server.add_key(GOOD, f"{person} {n}")
                await quick.store("kucoin", key, person, name=f"Number {n}")
        server.seen_ip = OTHER_ADDRESS
        for person in (42, 43):
            found = await quick.telegram.person(person).wait_for(OTHER_ADDRESS)
            assert "Number 0" in found.text
        assert ("operator", "new-address") in await quick.noticed(7)


async def test_the_end_of_a_key_is_told_step_by_step(rarely: World, until: Until) -> None:
    async with rarely.bot():
        await rarely.store("bybit", rarely.sample("bybit", "good"))  # ends in 82 days
        for step, ahead in enumerate((68.1, 75.1, 79.1, 81.1), 1):
            rarely.time.ahead = timedelta(days=ahead)
            await until(lambda: len(rarely.notified(42, "⏳")) == step)  # noqa: B023  # awaited at once
            await asyncio.sleep(0.3)
        rarely.time.ahead = timedelta(days=81.5)
        await asyncio.sleep(0.5)
    assert len(rarely.notified(42, "⏳")) == 4


async def test_a_reminder_that_was_missed_is_told_once(rarely: World) -> None:
    async with rarely.bot():
        await rarely.store("bybit", rarely.sample("bybit", "good"))
    rarely.time.ahead = timedelta(days=78)
    async with rarely.bot():
        await rarely.telegram.person(42).wait_for("⏳")
        await asyncio.sleep(0.5)
    assert len(rarely.notified(42, "⏳")) == 1


async def test_quiet_hours_hold_what_is_not_urgent(quick: World) -> None:
    async with quick.bot() as app:
        first = await quick.store("kucoin", quick.sample("kucoin", GOOD), name="First")
        await quick.store("bybit", quick.sample("bybit", GOOD), name="Second")
        now = quick.time().astimezone(UTC)
        minute = now.hour * 60 + now.minute
        quiet = Preferences(quiet_from=(minute - 60) % 1440, quiet_to=(minute + 60) % 1440)
        await app.deps.people.save_preferences(42, quiet)
        quick.exchanges["kucoin"].change(GOOD, KeyAction.DELETE)
        await quick.until_stands(first, lambda c: c.status is not Status.ONLINE)
        quick.exchanges["bybit"].change(GOOD, KeyAction.ALLOW_WITHDRAWALS)
        await quick.telegram.person(42).wait_for("Blocked")
        await asyncio.sleep(0.3)
        assert quick.notified(42, "First") == []
        quick.time.ahead += timedelta(hours=1, minutes=1)
        await quick.telegram.person(42).wait_for("First")
    assert len(quick.notified(42, "First")) == 1


async def test_what_has_mended_itself_in_quiet_hours_is_not_told(quick: World) -> None:
    async with quick.bot() as app:
        connection = await quick.store("kucoin", quick.sample("kucoin", GOOD))
        now = quick.time().astimezone(UTC)
        minute = now.hour * 60 + now.minute
        quiet = Preferences(quiet_from=(minute - 60) % 1440, quiet_to=(minute + 60) % 1440)
        await app.deps.people.save_preferences(42, quiet)
        for act, status in (
            (KeyAction.DELETE, Status.ACTION_NEEDED),
            (KeyAction.RESTORE, Status.ONLINE),
        ):
            quick.exchanges["kucoin"].change(GOOD, act)
            await quick.until_stands(connection, lambda c: c.status is status)  # noqa: B023  # awaited at once
        quick.time.ahead += timedelta(hours=1, minutes=1)
        await asyncio.sleep(1)
        assert await app.stores.notices.pending() == 0
    assert quick.notified(42) == []


async def test_the_clock_is_set_an_hour_forth_and_back(
    quick: World, caplog: pytest.LogCaptureFixture
) -> None:
    server = quick.exchanges["kucoin"]
    async with quick.bot():
        connection = await quick.store("kucoin", quick.sample("kucoin", GOOD))
        person = quick.telegram.person(42)
        for hours, act, words in (
            (1, KeyAction.DELETE, "no longer knows this key"),
            (0, KeyAction.RESTORE, "Online"),
        ):
            quick.time.ahead = timedelta(hours=hours)
            await asyncio.sleep(0.3)
            server.change(GOOD, act)
            await person.wait_for(words)
        assert (await quick.stands(connection)).problems == ()
    assert len(quick.notified(42)) == 2
    assert caplog.text.count("the clock was set back by") == 1
