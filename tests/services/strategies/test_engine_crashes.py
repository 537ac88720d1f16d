"""A process that is killed between any two lines leaves nothing doubled and nothing forgotten."""

from collections.abc import Awaitable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlalchemy import select

from bot.domain.strategies.group import Phase, TradeGroup
from bot.domain.strategies.sending import IntentStatus
from bot.storage.engine.database import Database
from bot.storage.schema.tables import FILLS, INTENTS, STRATEGY_EVENTS
from bot.storage.strategies.groups import SqlGroups
from tests.conftest import file_url
from tests.fakes.markets import MarketsInMemory
from tests.services.strategies.desk import Clock, Desk, connect, start

PRICES = (100, 97, 94, 90, 84, 110)
T = TypeVar("T")


class KilledError(BaseException):
    """The process is gone."""


class MortalGroups(SqlGroups):
    """A store whose process is killed at a point: before or after a change."""

    left = 0  # points until then; 0: never

    def point(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise KilledError

    async def mortal(self, change: Awaitable[T]) -> T:
        try:
            self.point()
        except KilledError:
            change.close()  # type: ignore[attr-defined]  # a coroutine that never began
            raise
        done = await change
        self.point()
        return done

    async def begin(self, *given: Any) -> bool:
        return await self.mortal(super().begin(*given))

    async def save(self, *given: Any) -> bool:
        return await self.mortal(super().save(*given))

    async def write(self, *given: Any) -> bool:
        return await self.mortal(super().write(*given))

    async def end(self, *given: Any) -> bool:
        return await self.mortal(super().end(*given))


async def live(database: Database, dies_at: int) -> tuple[Sequence[TradeGroup], bool]:
    """Live through the prices; the process is killed at a point and started again."""
    clock = Clock()
    markets = MarketsInMemory(clock)
    groups = MortalGroups(database, clock.moment)
    groups.left = dies_at
    desk = Desk(database, clock, markets, groups)
    killed = False
    await start(desk)
    for price in PRICES:
        for _ in range(6):
            clock.now += 20
            markets.set(price)
            try:
                await desk.step()
            except KilledError:
                killed = True
                desk = Desk(database, clock, markets)
    await check(database)
    return await desk.groups_stored(), killed


async def check(database: Database) -> None:
    """Require that no fill, no event and no order is doubled."""
    async with database.read() as c:
        intents = (await c.execute(select(INTENTS))).all()
        fills = list(await c.scalars(select(FILLS.c.intent)))
        found = select(STRATEGY_EVENTS.c.group_number, STRATEGY_EVENTS.c.kind)
        events = [(row[0], row[1]) for row in await c.execute(found)]
    assert len(set(fills)) == len(fills)
    assert {row.status for row in intents} <= {IntentStatus.DONE, IntentStatus.VOID}
    for kind in ("opened", "closed"):
        numbers = [number for number, happened in events if happened == kind]
        assert len(set(numbers)) == len(numbers)
    bought = sum(row.side == "buy" and row.id in fills for row in intents)
    assert sum(kind in {"opened", "topped-up"} for _, kind in events) == bought


def lasting(group: TradeGroup) -> TradeGroup:
    """Return what a crash must not change: all but times and the count of orders."""
    times = dict.fromkeys(("topped_up_at", "clear_since", "closed_at"))
    return replace(group, orders=0, **times)  # type: ignore[arg-type]


@pytest.mark.timeout(900)
async def test_a_death_at_any_point_changes_nothing(tmp_path: Path, upgraded: bytes) -> None:
    ends, deaths = [], 0
    for dies_at in range(60):
        path = tmp_path / f"{dies_at}.db"
        path.write_bytes(upgraded)
        database = Database(file_url(path))
        await database.open()
        await connect(database)
        groups, killed = await live(database, dies_at)
        await database.close()
        ends.append(lasting(groups[0]))
        deaths += killed
        if dies_at and not killed:
            break
    assert ends[0].phase is Phase.CLOSED
    assert ends[0].step > 2
    assert deaths > 20
    assert ends == [ends[0]] * len(ends)


async def test_two_processes_trade_once(database: Database, second: Database) -> None:
    await connect(database)
    clock = Clock()
    markets = MarketsInMemory(clock)
    desks = Desk(database, clock, markets), Desk(second, clock, markets)
    await start(desks[0])
    for price in PRICES:
        for turn in range(8):
            clock.now += 5
            markets.set(price)
            for desk in desks if turn % 2 else reversed(desks):
                await desk.step()
    assert [desk.role.until() is not None for desk in desks].count(True) == 1
    await check(database)
    assert (await desks[0].groups_stored())[0].phase is Phase.CLOSED


async def test_a_process_without_the_role_sends_nothing(database: Database) -> None:
    await connect(database)
    clock = Clock()
    desk = Desk(database, clock, MarketsInMemory(clock))
    await start(desk)
    await desk.at(100, steps=1)
    clock.now += 60  # it was asleep: its lease is over
    desk.markets.set(97)
    await desk.engine.step()
    assert all(group.step == 0 for group in await desk.groups_stored())
    await desk.at(97)
    assert (await desk.groups_stored())[0].phase is Phase.OPEN


async def test_a_silent_feed_decides_nothing(database: Database) -> None:
    await connect(database)
    clock = Clock()
    desk = Desk(database, clock, MarketsInMemory(clock))
    await start(desk)
    await desk.at(100)
    for _ in range(5):
        clock.now += 61
        desk.markets.set(97)
        quote = desk.markets.prices["", "BTC/USDT"]
        desk.markets.prices["", "BTC/USDT"] = replace(quote, at=clock.now - 61)
        await desk.step()
    (group,) = await desk.groups_stored()
    assert (group.step, group.orders) == (1, 1)
