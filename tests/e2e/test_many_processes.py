"""Several processes answer updates, which are scattered over them."""

import signal
from collections.abc import AsyncIterator

import pytest

from tests.e2e.crew import Crew, crew
from tests.e2e.world import Connect, World
from tests.hatchery import Hatchery
from tests.storage.server import Server

EXCHANGE = "kucoin"
NO_LEASE = "SELECT count(*) FROM person_leases WHERE process IS NOT NULL"
NO_UPDATE = "SELECT count(*) FROM inbox"


@pytest.fixture
async def pair(world: World, hatchery: Hatchery, server: Server) -> AsyncIterator[Crew]:
    async with crew(world, hatchery, server, 2, EXCHANGE) as pair:
        for place in (0, 1):
            pair.begin(place)
        await pair.until_answering(2)
        yield pair


async def test_one_person_over_two_processes(pair: Crew, connect: Connect) -> None:
    """Each update reaches one of both by chance; the conversation is the same as ever."""
    world = pair.world
    person = world.telegram.person(42)
    for n in range(2):
        await connect(person, EXCHANGE, world.exchanges[EXCHANGE].add_key("good", f"{n}"))
        await person.wait_for("is connected")
        await person.say(f"Key {n}")
        await person.wait_for(f"Key {n}")
    await pair.until_asked(NO_LEASE, 0)
    assert await pair.ask(NO_UPDATE) == 0
    for place in (0, 1):
        await pair.end(place, signal.SIGTERM)
    assert await pair.ask("SELECT count(*) FROM processes") == 0
    assert "ERROR" not in pair.logs
