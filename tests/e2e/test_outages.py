"""Failures of many keys at once: exchanges that do not answer, and our own network."""

import asyncio
from typing import Any

import pytest

from bot.domain.diagnosis import Status
from bot.sandbox.exchanges import KeyAction, Outage
from tests.e2e.world import World

GOOD = "good-with-ip-list"
PEOPLE = {42: 2, 43: 2, 44: 1}  # and how many keys each has
NOT_DOWN = {Outage.RATE_LIMITED, Outage.MAINTENANCE}  # the latter KuCoin does not have
DOWN, BACK = "No answer from", "answers again. No answer for"


@pytest.fixture
def many(quick: World) -> World:
    """A world in which one key alone is no proof, and confirming takes its time."""
    quick.changes |= {"confirm_delay": 1.0, "admins": frozenset({7})}
    return quick


async def populate(world: World, exchange: str) -> list[Any]:
    """Store keys of several people at an exchange."""
    server = world.exchanges[exchange]
    return [
        await world.store(
            exchange, server.add_key(GOOD, f"{person} {n}"), person, f"{exchange} {n}"
        )
        for person, count in PEOPLE.items()
        for n in range(count)
    ]


@pytest.mark.parametrize(
    "outages",
    [
        (Outage.DOWN,),
        tuple(o for o in Outage if o not in {Outage.RATE_LIMITED, Outage.MAINTENANCE}),
    ],
    ids=["down", "in every way"],
)
async def test_an_exchange_that_does_not_answer(many: World, outages: tuple[Outage, ...]) -> None:
    """However it fails: one message for each person, and one when it is over."""
    many.set(exchange_answer=1.0)
    server = many.exchanges["kucoin"]
    async with many.bot():
        stored = await populate(many, "kucoin")
        for outage in outages:
            server.outage = outage
            await asyncio.sleep(0.6)
        for person in PEOPLE:
            alert = await many.telegram.person(person).wait_for(DOWN)
            assert "kucoin 0" in alert.text
        assert {(await many.stands(c)).status for c in stored} == {Status.ONLINE}
        server.outage = None
        for person in PEOPLE:
            await many.telegram.person(person).wait_for(BACK)
        await asyncio.sleep(1.2)
        assert {(await many.stands(c)).status for c in stored} == {Status.ONLINE}
        assert ("operator", "exchange-down") in await many.noticed(7)
    for person in PEOPLE:
        assert len(many.notified(person)) == 2
    assert not [call for call in server.calls if "elsewhere" in call]


async def test_a_short_outage_is_no_news(many: World, caplog: pytest.LogCaptureFixture) -> None:
    many.changes["incident_grace"] = 60.0
    async with many.bot():
        stored = await populate(many, "kucoin")
        many.exchanges["kucoin"].outage = Outage.DOWN
        await _logged(caplog, "kucoin does not answer")
        await asyncio.sleep(1)
        many.exchanges["kucoin"].outage = None
        await _logged(caplog, "kucoin answers again")
        await asyncio.sleep(1.2)
        assert {(await many.stands(c)).status for c in stored} == {Status.ONLINE}
    assert [many.notified(person) for person in PEOPLE] == [[], [], []]


async def test_an_outage_is_told_once_by_two_lives(many: World) -> None:
    async with many.bot():
        await populate(many, "kucoin")
        many.exchanges["kucoin"].outage = Outage.DOWN
        await many.telegram.person(42).wait_for(DOWN)
        await asyncio.sleep(0.5)
    async with many.bot():
        await asyncio.sleep(1)
        many.exchanges["kucoin"].outage = None
        for person in PEOPLE:
            await many.telegram.person(person).wait_for(BACK)
    for person in PEOPLE:
        assert len(many.notified(person)) == 2


async def test_a_key_that_dies_during_an_outage_is_told_after_it(many: World) -> None:
    async with many.bot():
        await populate(many, "kucoin")
        many.exchanges["kucoin"].outage = Outage.DOWN
        await many.telegram.person(42).wait_for(DOWN)
        many.exchanges["kucoin"].change(f"{GOOD} 42 0", KeyAction.DELETE)
        many.exchanges["kucoin"].outage = None
        await many.telegram.person(42).wait_for(BACK)
        await many.telegram.person(42).wait_for("no longer knows this key")
    assert len(many.notified(42)) == 3


async def test_our_own_network_is_down(many: World, caplog: pytest.LogCaptureFixture) -> None:
    """No person is notified of an outage of an exchange; the operator is notified."""
    many.changes |= {"confirm_delay": 0.6, "incident_grace": 8.0}
    names = ("kucoin", "bybit", "mexc", "okx")
    async with many.bot():
        stored = [c for name in names for c in await populate(many, name)]
        many.telegram.fault("sendMessage", 502, times=1_000_000)
        for name in names:
            many.exchanges[name].outage = Outage.RESET
        await _logged(caplog, "our own network is down")
        await asyncio.sleep(8.5)  # longer than the grace
        for name in names:
            many.exchanges[name].outage = None
        many.telegram.world.faults.clear()
        await _logged(caplog, "our own network is up")
        await asyncio.sleep(2)
        assert {(await many.stands(c)).status for c in stored} == {Status.ONLINE}
        assert ("operator", "cut-off") in await many.noticed(7)
    assert [many.notified(person) for person in PEOPLE] == [[], [], []]


async def _logged(caplog: pytest.LogCaptureFixture, words: str) -> None:
    async with asyncio.timeout(60):
        while words not in caplog.text:  # noqa: ASYNC110  # a log has no event
            await asyncio.sleep(0.02)
