"""A pair without a price: its owner is notified once, and once when there is one again."""

import pytest

from bot.domain.diagnosis import Status
from bot.services.strategies.pricing import OLD, PRICED_FOR, UNPRICED_FOR
from bot.storage.engine.database import Database
from tests.fakes.markets import MarketsInMemory
from tests.services.strategies.desk import Clock, Desk, change_connection, connect, start


@pytest.fixture
async def desk(database: Database) -> Desk:
    clock = Clock()
    await connect(database)
    desk = Desk(database, clock, MarketsInMemory(clock))
    await start(desk)
    return desk


async def without(desk: Desk, seconds: float, *, gone: bool = False) -> None:
    """Advance the clock while the exchange sends no price; `gone`: not even an old one."""
    if gone:
        desk.markets.prices.clear()
    for _ in range(int(seconds // 10)):
        desk.clock.now += 10
        await desk.step()


async def priced(desk: Desk, seconds: float) -> None:
    await desk.at(100, steps=int(seconds // 10), apart=10)


async def news(desk: Desk) -> list[str]:
    return [kind for kind in await desk.notices() if kind in {"unpriced", "priced"}]


@pytest.mark.parametrize("gone", [True, False], ids=["missing", "old"])
async def test_it_is_told_once_each_way(desk: Desk, *, gone: bool) -> None:
    await desk.at(100)
    await without(desk, UNPRICED_FOR - 20, gone=gone)
    assert await news(desk) == []
    await without(desk, 2 * UNPRICED_FOR, gone=gone)
    assert await news(desk) == ["unpriced"]
    await priced(desk, PRICED_FOR - 20)
    assert await news(desk) == ["unpriced"]
    await priced(desk, 2 * PRICED_FOR)
    assert await news(desk) == ["unpriced", "priced"]


async def test_a_price_that_comes_and_goes_is_told_once(desk: Desk) -> None:
    await desk.at(100)
    await without(desk, UNPRICED_FOR + 20)
    for _ in range(5):
        await priced(desk, PRICED_FOR / 2)
        await without(desk, UNPRICED_FOR + OLD)
    assert await news(desk) == ["unpriced"]


async def test_short_gaps_are_not_told(desk: Desk) -> None:
    await desk.at(100)
    for _ in range(4):
        await without(desk, UNPRICED_FOR - 30)
        await priced(desk, 20)
    assert await news(desk) == []


async def test_a_restart_tells_nothing_twice(desk: Desk) -> None:
    await desk.at(100)
    await without(desk, UNPRICED_FOR + 20)
    for _ in range(3):
        desk = Desk(desk.database, desk.clock, desk.markets)
        await without(desk, UNPRICED_FOR + 60)
    assert await news(desk) == ["unpriced"]


async def test_who_holds_nothing_is_not_told(desk: Desk) -> None:
    await without(desk, 3 * UNPRICED_FOR, gone=True)
    assert await news(desk) == []


async def test_who_is_on_hold_anyway_is_not_told(desk: Desk) -> None:
    """An exchange that does not answer has a notice of its own."""
    await desk.at(100)
    await change_connection(desk.database, status=Status.UNAVAILABLE)
    await without(desk, 3 * UNPRICED_FOR)
    assert await news(desk) == []
    await change_connection(desk.database, status=Status.ONLINE)
    await priced(desk, 2 * PRICED_FOR)
    assert await news(desk) == []


async def test_nothing_is_said_of_a_group_that_is_sold(desk: Desk) -> None:
    await desk.at(100)
    await without(desk, UNPRICED_FOR + 20)
    await desk.at(110, apart=10)
    assert await news(desk) == ["unpriced"]
    assert (await desk.strategies.strategy("s1")).unpriced_since is None
