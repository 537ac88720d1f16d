"""Baskets in the engine, on both kinds of database."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.domain.ports.strategies import Confirmation
from bot.domain.strategies.basket import limit_of_each, takes_place
from bot.domain.strategies.deciding import decide, write
from bot.domain.strategies.gate import OPEN
from bot.domain.strategies.group import Phase, TradeGroup
from bot.domain.strategies.ladder import PRESETS, RiskLevel
from bot.domain.strategies.plan import plan_of
from bot.domain.strategies.plan_values import plan_values
from bot.domain.strategies.sending import WrittenIntent
from bot.domain.strategies.strategy import Strategy, StrategyMode, StrategyStatus, with_status
from bot.storage.engine.database import Database
from bot.storage.schema.tables import STRATEGIES
from tests.domain.strategies.market import RULES, D, at
from tests.fakes.markets import MarketsInMemory
from tests.services.strategies.desk import OWNER, Clock, Desk, connect

PAIRS = ("BTC/USDT", "ETH/USDT", "SOL/USDT")
LIMIT = limit_of_each(D(300), 2)


def _markets(clock: Clock) -> MarketsInMemory:
    return MarketsInMemory(clock, listed=PAIRS)


@pytest.fixture
async def desk(database: Database) -> Desk:
    clock = Clock()
    await connect(database)
    desk = Desk(database, clock, _markets(clock))
    desk.gateway.exchanges["kucoin"].pairs = PAIRS
    return desk


async def begin(
    desk: Desk,
    at_once: int = 2,
    mode: StrategyMode = StrategyMode.PAPER,
    level: RiskLevel = RiskLevel.MEDIUM,
) -> None:
    """Start a basket of three pairs with a limit of 300 in all."""
    plan = plan_of(PRESETS[level], limit_of_each(D(300), at_once))
    sheet = {"exchange": "kucoin", "name": "c1", "account": "a1"}
    starts = [
        (
            Strategy(f"s{number}", mode, basket="b", at_once=at_once),
            Confirmation("c1", OWNER, pair, plan_values(plan), sheet, desk.clock.moment()),
        )
        for number, pair in enumerate(PAIRS)
    ]
    await desk.strategies.start_basket(starts)


async def prices(desk: Desk, *each: float, steps: int = 4, apart: float = 1.0) -> None:
    for _ in range(steps):
        desk.clock.now += apart
        for pair, price in zip(PAIRS, each, strict=True):
            desk.markets.set(str(price), pair)
        await desk.step()


async def under_way(desk: Desk) -> set[str]:
    return {g.pair for g in await desk.groups_stored() if takes_place(g)}


@pytest.mark.parametrize("mode", StrategyMode)
async def test_the_third_waits_until_one_closes(desk: Desk, mode: StrategyMode) -> None:
    await begin(desk, mode=mode)
    await prices(desk, 100, 100, 100, steps=16)
    first = await under_way(desk)
    assert len(first) == 2
    for price in (97, 94):
        await prices(desk, price, price, price, apart=700)
        assert await under_way(desk) == first
    waiting = next(pair for pair in PAIRS if pair not in first)
    closing = min(first)
    rising = [110 if pair == closing else 94 for pair in PAIRS]
    await prices(desk, *rising, steps=16)
    assert await under_way(desk) == (first - {closing}) | {waiting}
    exposure = sum(g.exposure for g in await desk.groups_stored() if takes_place(g))
    assert exposure <= 300


async def test_a_waiting_run_is_idle_and_wakes_for_a_free_place(desk: Desk) -> None:
    await begin(desk, at_once=1)
    await prices(desk, 100, 100, 100, steps=8)
    (holder,) = await under_way(desk)
    asleep = [r.strategy.id for r in desk.engine if r.pair != holder]
    for _ in range(2):
        await prices(desk, 100, 100, 100)
    assert all(desk.engine._attention.is_idle(name) for name in asleep)
    await prices(desk, *(110 if pair == holder else 100 for pair in PAIRS), steps=6)
    (next_one,) = await under_way(desk)
    assert next_one != holder


async def test_runs_take_turns(desk: Desk) -> None:
    await begin(desk, at_once=1)
    seen: list[str] = []
    price = 100.0
    for _ in range(6):
        await prices(desk, price, price, price, steps=6, apart=130)
        seen += sorted(await under_way(desk))
        price *= 1.05
        await prices(desk, price, price, price, steps=1, apart=130)
    assert set(seen) == set(PAIRS)


async def test_a_write_is_refused_where_there_is_no_place(desk: Desk) -> None:
    """The store decides, whatever a process believes."""
    await begin(desk, at_once=1)
    assert await _enters(desk, "s0", "BTC/USDT")
    assert not await _enters(desk, "s1", "ETH/USDT")
    (held,) = [g for g in await desk.groups_stored() if g.strategy == "s0"]
    assert held.live is not None
    closed = replace(held, live=None, phase=Phase.CLOSED, closed_at=desk.clock.now)
    row = replace(await desk.groups.intent(held.live.id))
    assert await desk.groups.end(held, closed, replace(row, status="void"), ())  # type: ignore[arg-type]
    assert await _enters(desk, "s1", "ETH/USDT")


async def test_two_processes_that_write_at_once_take_one_place(
    second: Database, desk: Desk
) -> None:
    other = Desk(second, desk.clock, _markets(desk.clock))
    await begin(desk, at_once=1)
    groups = [await _begun(desk, f"s{number}", pair) for number, pair in enumerate(PAIRS)]
    desks = (desk, other, desk)
    written = await asyncio.gather(
        *(_written(one, group) for one, group in zip(desks, groups, strict=True))
    )
    assert sum(written) == 1


async def test_coins_of_an_ended_run_keep_their_place(desk: Desk) -> None:
    await begin(desk, at_once=1)
    await prices(desk, 100, 100, 100, steps=6)
    (holder,) = await under_way(desk)
    name = next(r.strategy.id for r in desk.engine if r.pair == holder)
    now = await desk.strategies.strategy(name)
    stopping = with_status(now, StrategyStatus.STOPPING, desk.clock.now)
    assert await desk.strategies.save(now, stopping)
    await prices(desk, 100, 100, 100, steps=6)
    assert (await desk.strategies.strategy(name)).status is StrategyStatus.ENDED
    assert await under_way(desk) == {holder}
    rest = await desk.runs.running()
    assert [run.kept for run in rest] == [(D(300),)] * 2


async def test_a_lower_number_opens_nothing_until_enough_have_closed(desk: Desk) -> None:
    await begin(desk)
    await prices(desk, 100, 100, 100, steps=8)
    async with desk.database.write() as c:
        changed = update(STRATEGIES).values(at_once=1, version=STRATEGIES.c.version + 1)
        await c.execute(changed)
    first = sorted(await under_way(desk))
    await prices(desk, *(110 if pair == first[0] else 100 for pair in PAIRS), steps=6)
    assert await under_way(desk) == {first[1]}


async def test_a_take_over_keeps_the_number(second: Database, desk: Desk) -> None:
    await begin(desk)
    await prices(desk, 100, 100, 100, steps=2)
    desk.clock.now += timedelta(minutes=5).total_seconds()
    other = Desk(second, desk.clock, _markets(desk.clock))
    for _ in range(3):
        await prices(other, 100, 100, 100, steps=2)
        await prices(desk, 100, 100, 100, steps=2)
        assert len(await under_way(desk)) <= 2
    assert len(await under_way(desk)) == 2


async def _enters(desk: Desk, name: str, pair: str) -> bool:
    return await _written(desk, await _begun(desk, name, pair))


async def _begun(desk: Desk, name: str, pair: str) -> TradeGroup:
    """Store the first group of a run, unless it has one."""
    strategy = await desk.strategies.strategy(name)
    if not strategy.groups:
        group = TradeGroup(name, 1, pair)
        assert await desk.groups.begin(strategy, replace(strategy, groups=1), group)
    return await desk.groups.group(name, 1)


async def _written(desk: Desk, group: TradeGroup) -> bool:
    """Return whether a first buy is written, as by a process that knows of no others."""
    plan = replace(plan_of(PRESETS[RiskLevel.MEDIUM], D(300)), guards=None)
    now = desk.clock.now
    after, intent = decide(plan, RULES, group, at(100, now), OPEN, now)
    assert intent is not None
    row = WrittenIntent(intent, group.strategy, group.number, group.pair, now, now + 10)
    return await desk.groups.write(group, write(after, intent), row)
