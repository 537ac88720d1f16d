"""What strategies did in a day, as the digest says it."""

from datetime import UTC, timedelta
from decimal import Decimal

import pytest

from bot.domain.strategies.day import StrategyDay
from bot.domain.strategies.strategy import StrategyMode
from bot.i18n import Languages
from bot.storage.engine.database import Database
from bot.storage.strategies.days import SqlStrategyDays
from bot.views.notifying.digest import digest
from tests.fakes.markets import MarketsInMemory
from tests.fakes.values import NOW
from tests.services.strategies.desk import OWNER, Clock, Desk, connect, start

PAPER = StrategyMode.PAPER


@pytest.fixture
async def desk(database: Database) -> Desk:
    clock = Clock()
    await connect(database)
    return Desk(database, clock, MarketsInMemory(clock))


async def test_what_was_sold_and_what_is_open(desk: Desk) -> None:
    days, begun = SqlStrategyDays(desk.database), desk.clock.moment()
    await start(desk)
    assert await days.since(OWNER, begun) == []
    await desk.at(100)
    [day] = await days.since(OWNER, begun)
    assert (day.mode, day.coin, day.closed, day.result, day.open) == (
        PAPER,
        "USDT",
        0,
        Decimal(0),
        1,
    )
    await desk.at(110)
    await desk.at(110, steps=5, apart=200)
    [day] = await days.since(OWNER, begun)
    assert (day.closed, day.open) == (1, 1)
    first, _ = await desk.groups_stored()
    assert day.result == first.result > 0
    [later] = await days.since(OWNER, desk.clock.moment() + timedelta(days=1))
    assert (later.closed, later.open) == (0, 1)
    assert await days.since(OWNER + 1, begun) == []


def test_the_digest_says_it_apart_for_real_money() -> None:
    days = [
        StrategyDay(mode=mode, coin="USDT", closed=2, result=Decimal("3.1"), open=1)
        for mode in StrategyMode
    ]
    text = digest(Languages()["en"], {}, [], now=NOW, zone=UTC, days=days).text
    assert "Rehearsals" in text
    assert "Strategies with real money" in text
    assert text.count("+3.10\u00a0USDT") == 2
