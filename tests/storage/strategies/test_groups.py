"""Groups, orders and fills in both kinds of database."""

from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import func, insert, select, text
from sqlalchemy.exc import IntegrityError, StatementError

from bot.domain.strategies.gate import OPEN
from bot.domain.strategies.group import Phase, RecoveryCause, TradeGroup
from bot.domain.strategies.sending import IntentStatus
from bot.domain.strategies.strategy import StrategyStatus
from bot.services.strategies.terms import Terms
from bot.storage.engine.database import Database
from bot.storage.people.archive import SqlArchive
from bot.storage.schema.tables import FILLS, INTENTS, STRATEGIES, TRADE_GROUPS
from bot.storage.strategies.groups import SqlGroups
from bot.storage.strategies.rows import DamagedStrategyError
from bot.storage.strategies.strategies import SqlStrategies
from tests.domain.strategies.market import GROUP, RULES, D, at, plan
from tests.services.strategies.exchange import Exchange, Mood
from tests.storage.strategies.sample import (
    CONFIRMED,
    OWNER,
    STRATEGY,
    executor,
    store_connection,
)

PRICES = (100, 97, 94, 96, 90, 84, 77, 92, 60, 60, 60, 100)
FULL = replace(
    GROUP,
    phase=Phase.RECOVERY,
    held=D("12345678.123456789012345678"),
    cost=D("1E-18"),
    entry=D("0.00000001"),
    fees=(("BNB", D("0.1")), ("KCS", D("1e-9"))),
    cause=RecoveryCause.FALL,
    waived=True,
    topped_up_at=1_700_000_000.123456,
    clear_since=0.1 + 0.2,
)


@pytest.fixture
async def groups(database: Database) -> SqlGroups:
    await store_connection(database)
    await SqlStrategies(database).start(STRATEGY, CONFIRMED)
    groups = SqlGroups(database)
    await groups.add(GROUP)
    return groups


async def count(database: Database) -> list[int]:
    tables = STRATEGIES, TRADE_GROUPS, INTENTS, FILLS
    async with database.read() as c:
        return [int(await c.scalar(select(func.count()).select_from(t)) or 0) for t in tables]


async def live_through(groups: SqlGroups, group: TradeGroup = GROUP) -> TradeGroup:
    """Restart at every step, with an exchange that fills in parts and takes fees in coins."""
    exchange = Exchange(now=1_000_000.0)
    for number, price in enumerate(PRICES):
        part = D(("1", "0.37", "0.6")[number % 3])
        exchange.mood = Mood(part=part, coin=("BTC", "BNB", "USDT")[number % 3], hides=1.0)
        for _ in range(3):
            quote = at(price, exchange.now)
            stored = await groups.group("s", 1)
            group = await executor(groups, exchange).advance(
                stored, Terms(plan(), RULES), quote, OPEN
            )
            exchange.pass_time(700.0)
    return group


async def test_a_group_comes_back_exactly(database: Database, groups: SqlGroups) -> None:
    assert await groups.save(GROUP, FULL)
    assert await groups.group("s", 1) == FULL
    assert await groups.under_way() == [FULL]
    async with database.read() as c:
        held = await c.scalar(text("SELECT held FROM trade_groups"))
    assert held == "12345678.123456789012345678"


async def test_a_changed_group_is_not_overwritten(groups: SqlGroups) -> None:
    assert await groups.save(GROUP, FULL)
    assert not await groups.save(GROUP, replace(GROUP, step=3))
    assert await groups.group("s", 1) == FULL


async def test_a_life_is_stored_with_every_fill(database: Database, groups: SqlGroups) -> None:
    group = await live_through(groups)
    assert await groups.group("s", 1) == group
    assert group.phase is Phase.CLOSED
    async with database.read() as c:
        fills = (await c.execute(select(FILLS))).mappings().all()
    bought = [row for row in fills if row["side"] == "buy"]
    in_base = sum((row["fee"] for row in bought if row["fee_coin"] == "BTC"), D(0))
    sold = sum((row["qty"] for row in fills if row["side"] == "sell"), D(0))
    assert sum((row["qty"] for row in bought), D(0)) - in_base - sold == group.held
    assert len(bought) > 4


async def test_an_order_ends_once(database: Database, groups: SqlGroups) -> None:
    exchange = Exchange(now=1_000.0, mood=Mood(hides=1.0))
    terms = Terms(plan(), RULES)
    first, second = executor(groups, exchange), executor(groups, exchange)
    waiting = await first.advance(GROUP, terms, at(100, 1_000), OPEN)
    assert waiting.live is not None
    exchange.pass_time(2.0)
    ended = await first.advance(waiting, terms, None, OPEN)
    again = await second.advance(waiting, terms, None, OPEN)
    assert ended == again == await groups.group("s", 1)
    assert await count(database) == [1, 1, 1, 2]
    assert (await groups.intent(waiting.live.id)).status is IntentStatus.DONE


async def test_an_order_that_is_lost_keeps_its_group(groups: SqlGroups) -> None:
    exchange = Exchange(now=1_000.0, mood=Mood(fault="lost"))
    waiting = await executor(groups, exchange).advance(
        GROUP, Terms(plan(), RULES), at(100, 1_000), OPEN
    )
    assert waiting.live is not None
    row = await groups.intent(waiting.live.id)
    await groups.mark(replace(row, status=IntentStatus.LOST))
    assert (await groups.intent(row.intent.id)).status is IntentStatus.LOST
    assert await groups.group("s", 1) == waiting


async def test_an_id_exists_once(groups: SqlGroups) -> None:
    exchange = Exchange(now=1_000.0)
    after = await executor(groups, exchange).advance(
        GROUP, Terms(plan(), RULES), at(100, 1_000), OPEN
    )
    (_, order, _) = exchange.arrived[0]
    row = await groups.intent(order.id)
    with pytest.raises(IntegrityError):
        await groups.write(after, replace(after, live=order), row)
    assert await groups.group("s", 1) == after


async def test_a_strategy_is_stored_and_compared(database: Database, groups: SqlGroups) -> None:
    del groups
    strategies = SqlStrategies(database)
    assert await strategies.strategy("s") == STRATEGY
    paused = replace(STRATEGY, status=StrategyStatus.PAUSED, rests_until=5.5)
    assert await strategies.save(STRATEGY, paused)
    assert not await strategies.save(STRATEGY, replace(paused, groups=9))
    assert await strategies.strategy("s") == paused
    assert await strategies.running() == ["s"]


async def test_who_leaves_takes_all_of_it_along(database: Database, groups: SqlGroups) -> None:
    await live_through(groups)
    exported = await SqlArchive(database).export(OWNER)
    assert [len(exported[t.name]) > 0 for t in (STRATEGIES, TRADE_GROUPS, INTENTS, FILLS)] == [
        True
    ] * 4
    await SqlArchive(database).erase(OWNER)
    assert await count(database) == [0, 0, 0, 0]


async def test_a_damaged_row_decides_nothing(database: Database, groups: SqlGroups) -> None:
    async with database.write() as c:
        await c.execute(text("UPDATE trade_groups SET held = 'NaN'"))
    with pytest.raises(DamagedStrategyError):
        await groups.group("s", 1)
    with pytest.raises(DamagedStrategyError):
        await groups.group("s", 2)


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity"), Decimal("1e90")])
async def test_what_is_no_amount_is_not_stored(
    database: Database, groups: SqlGroups, value: Decimal
) -> None:
    del groups
    row = {"strategy": "s", "number": 2, "held": value}
    with pytest.raises(StatementError):
        async with database.write() as c:
            await c.execute(insert(TRADE_GROUPS).values(**row))
