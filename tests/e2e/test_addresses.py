"""Several ways out: who sees which address, what retires, and what fails on our side."""

import asyncio
import json
from datetime import UTC, timedelta
from typing import Any

import pytest

from bot.domain.connection import Connection
from bot.domain.diagnosis import Problem, Status
from bot.egress_values import read_egresses
from bot.sandbox.exchanges import SEEN_IP
from bot.services.connections import TEST_PAUSE
from tests.e2e.world import Connect, Until, World
from tests.proxies import LoopbackProxy

GOOD = "good-with-ip-list"
SECOND = "203.0.113.8"  # as the exchanges see 127.0.0.2
DAY = timedelta(days=1)


def ways(world: World, **entries: dict[str, Any]) -> None:
    """Set BOT_EGRESS for the bots that start from now on."""
    world.changes["egress"] = read_egresses(json.dumps(entries))
    for exchange in world.exchanges.values():
        exchange.seen_as = {"127.0.0.2": SECOND}


@pytest.fixture
def two(world: World) -> World:
    """A world with a second address."""
    ways(world, b={"address": SECOND, "bind": "127.0.0.2"})
    return world


def listed_key(world: World, exchange: str, seed: str, *addresses: str) -> Any:
    """Return a sample of a key that only these addresses may use."""
    server = world.exchanges[exchange]
    sample = server.add_key(GOOD, seed)
    server.key(sample.case).addresses = addresses
    return sample


async def test_two_people_get_different_addresses_and_each_key_is_used_from_its_own(
    two: World,
) -> None:
    keys = {42: listed_key(two, "kucoin", "1", SEEN_IP), 43: listed_key(two, "kucoin", "2", SECOND)}
    guides: dict[int, str] = {}
    async with two.bot() as app:
        for number in keys:  # both begin before either has a connection
            person = two.telegram.person(number)
            await person.say("/connect kucoin")
            guides[number] = (await person.wait_for("Send the API key")).text
        assert SEEN_IP in guides[42]
        assert SECOND not in guides[42]
        assert SECOND in guides[43]
        assert SEEN_IP not in guides[43]
        for number, sample in keys.items():
            person = two.telegram.person(number)
            for value in sample.fields.values():
                await two.send(person, value)
            await person.wait_for("🟢")
        [first], [second] = [await app.deps.connections.list(n) for n in keys]
        assert (first.egress, second.egress) == ("default", "b")
        reading = await app.deps.accounts.read(43, second.id)  # through 127.0.0.2 too
        assert reading.coins


async def test_a_refusal_names_the_address_of_that_key(two: World, connect: Connect) -> None:
    other = listed_key(two, "mexc", "1", SEEN_IP)
    async with two.bot() as app:
        await two.store("mexc", two.sample("mexc", GOOD), 41)  # default has more now
        person = two.telegram.person(43)
        await connect(person, "mexc", other)
        verdict = await person.wait_for("IP whitelist, so")
        assert SECOND in verdict.text
        [stored] = await app.deps.connections.list(43)
        assert (stored.egress, stored.problems[0]) == ("b", Problem.IP_NOT_ALLOWED)
        two.exchanges["mexc"].key(other.case).addresses = (SECOND,)
        two.time.ahead += TEST_PAUSE
        await person.tap("Test again")
        await person.wait_for("🟢")


async def test_a_replaced_key_keeps_its_address(two: World) -> None:
    async with two.bot() as app:
        stored = await two.store("kucoin", two.sample("kucoin", GOOD), 43)
        await two.store("kucoin", listed_key(two, "kucoin", "x", SEEN_IP), 44)
        person = two.telegram.person(43)
        await person.say("/connections")
        listed = await person.wait_for(lambda m: stored.name in str(m.labels))
        await person.tap(f"🟢 {stored.name}", listed)
        card = await person.wait_for(lambda m: "Replace the key" in m.labels)
        await person.tap("Replace the key", card)
        guide = await person.wait_for("Send the API key")
        assert SEEN_IP in guide.text
        assert SECOND not in guide.text
        assert (await two.draft(43))["egress"] == app.deps.egresses.ids[0]


async def test_an_address_retires(quick: World, until: Until) -> None:
    """Owners get notices before; keys move one by one; an owner who does nothing gets the cure."""
    day = (quick.time() + 8 * DAY).astimezone(UTC).date()
    server = quick.exchanges["kucoin"]
    async with quick.bot():
        careful = await quick.store("kucoin", listed_key(quick, "kucoin", "1", SEEN_IP), 42, "Main")
        also = await quick.store("kucoin", listed_key(quick, "kucoin", "2", SEEN_IP), 42, "Other")
        free = await quick.store("mexc", quick.sample("mexc", "good"), 43, "Free")
        idle = await quick.store("bybit", listed_key(quick, "bybit", "3", SEEN_IP), 44, "Idle")
    ways(
        quick,
        default={"retires": f"{day}"},
        b={"address": SECOND, "bind": "127.0.0.2"},
    )
    async with quick.bot() as app:
        owner = quick.telegram.person(42)
        told = await owner.wait_for("address changes on")
        assert told.text.count(SECOND) == 2  # one message for both keys
        assert "Main" in told.text
        assert "Other" in told.text
        await quick.until_stands(free, lambda c: c.egress == "b")  # it has no IP list
        assert quick.notified(43) == []

        await owner.tap("I have added it", told)
        early = await owner.wait_for("not accepted yet")
        assert (await quick.stands(careful)).egress == "default"
        server.key(f"{GOOD} 1").addresses = (SEEN_IP, SECOND)
        await owner.tap("Test again", early)
        await owner.wait_for("Works from our new address")
        assert (await quick.stands(careful)).egress == "b"

        server.key(f"{GOOD} 2").addresses = (SEEN_IP, SECOND)
        await quick.until_stands(also, lambda c: c.egress == "b")  # without a press
        moved = await owner.wait_for("works from our new address now")
        assert SEEN_IP in moved.text
        assert (await quick.stands(also)).status is Status.ONLINE

        quick.time.ahead += 2 * DAY  # six days are left: only those who have not moved
        await until(lambda: len(quick.notified(44, "address changes on")) == 2)
        assert len(quick.notified(42, "address changes on")) == 1
        quick.time.ahead += 7 * DAY
        left = await quick.until_stands(idle, lambda c: c.status is Status.ACTION_NEEDED)
        assert (left.egress, left.problems[0]) == ("b", Problem.IP_NOT_ALLOWED)
        alert = await quick.telegram.person(44).wait_for("Action needed")
        assert SECOND in alert.text
        assert app.deps.egresses.open[0].id == "b"


async def test_a_dead_proxy_blames_no_key_and_no_exchange(quick: World, until: Until) -> None:
    quick.changes["admins"] = frozenset({7})
    async with LoopbackProxy("127.0.0.2", password="hush-hush") as proxy:
        ways(quick, b={"address": SECOND, "via": proxy.url})
        async with quick.bot() as app:
            await quick.telegram.person(7).say("/start")
            near = await quick.store("kucoin", listed_key(quick, "kucoin", "1", SEEN_IP), 42)
            far = await _at_b(quick, "kucoin", "2", 43), await _at_b(quick, "okx", "3", 44)
            await until(lambda: proxy.calls > 4)
            await proxy.end()
            warned = await quick.telegram.person(7).wait_for("Nothing is reached through")
            assert SECOND in warned.text
            assert "hush-hush" not in warned.text
            await asyncio.sleep(1.5)  # several checks
            for connection in (near, *far):
                stands = await quick.stands(connection)
                assert (stands.status, stands.streak) == (Status.ONLINE, 0)
            assert await app.deps.availability.incidents.current() == {}
            now = await app.deps.availability.now()
            assert [now.status(c) for c in (near, *far)] == [
                Status.ONLINE,
                Status.UNAVAILABLE,
                Status.UNAVAILABLE,
            ]
            downtime = now.downtime(far[0])
            assert downtime is not None
            assert downtime.ours
            await proxy.begin()
            await until(lambda: not app.deps.availability.cut_routes())
        assert quick.notified(42) == quick.notified(43) == quick.notified(44) == []


async def test_an_egress_that_is_gone_from_the_settings_is_not_replaced_silently(
    quick: World,
) -> None:
    quick.changes["admins"] = frozenset({7})
    ways(quick, b={"address": SECOND, "bind": "127.0.0.2"})
    async with quick.bot():
        await quick.telegram.person(7).say("/start")
        orphan = await _at_b(quick, "kucoin", "2", 43)
    quick.changes["egress"] = ()
    calls = len(quick.exchanges["kucoin"].calls)
    async with quick.bot() as app:
        await quick.telegram.person(7).wait_for("Nothing is reached through")
        assert len(quick.exchanges["kucoin"].calls) == calls  # nothing was sent another way
        stands = await quick.stands(orphan)
        assert (stands.status, stands.egress) == (Status.ONLINE, "b")
        assert (await app.deps.availability.now()).status(stands) is Status.UNAVAILABLE
    assert quick.notified(43) == []


async def _at_b(world: World, exchange: str, seed: str, person: int) -> Connection:
    """Store a key that is used through the second egress, as that address alone may."""
    found = await world.store(exchange, world.sample(exchange, GOOD), person, f"first {seed}")
    await world.app.deps.connections.delete(person, found.id)
    sample = listed_key(world, exchange, seed, SECOND)
    return await world.store(exchange, sample, person, like=_through_b(found))


def _through_b(connection: Connection) -> Connection:
    return Connection(**{**vars(connection), "egress": "b", "ip_whitelist": (SECOND,)})
