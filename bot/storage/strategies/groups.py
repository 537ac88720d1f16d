"""Groups and their orders. A change is stored only if the group is as it was read."""

from collections.abc import Sequence

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.strategies.group import Phase, TradeGroup
from bot.domain.strategies.orders import Fill
from bot.domain.strategies.sending import IntentStatus, WrittenIntent
from bot.storage.engine.database import Database
from bot.storage.schema.tables import FILLS, INTENTS, STRATEGIES, TRADE_GROUPS
from bot.storage.strategies.rows import (
    GROUP_COLUMNS,
    INTENT_COLUMNS,
    DamagedStrategyError,
    fill_values,
    group_of,
    group_values,
    intent_of,
    intent_values,
)


class SqlGroups:
    """Keeps the groups of strategies; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, group: TradeGroup) -> None:
        """Store a new group of a stored strategy."""
        values = group_values(group)
        async with self._database.write() as c:
            owner = await _owner(c, group)
            await c.execute(insert(TRADE_GROUPS).values(**values, owner=owner))

    async def under_way(self) -> Sequence[TradeGroup]:
        """Return the groups that are not closed."""
        open_ones = TRADE_GROUPS.c.phase != Phase.CLOSED
        query = select(TRADE_GROUPS.c.strategy, TRADE_GROUPS.c.number).where(open_ones)
        async with self._database.read() as c:
            keys = (await c.execute(query.order_by(*query.selected_columns))).all()
            return [await _read(c, strategy, number) for strategy, number in keys]

    async def group(self, strategy: str, number: int) -> TradeGroup:
        """Return a group. Raises DamagedStrategyError."""
        async with self._database.read() as c:
            return await _read(c, strategy, number)

    async def intent(self, intent_id: str) -> WrittenIntent:
        """Return an order. Raises DamagedStrategyError."""
        async with self._database.read() as c:
            return await _intent(c, intent_id)

    async def save(self, before: TradeGroup, after: TradeGroup) -> bool:
        """Store a group whose phase changed without an order."""
        async with self._database.write() as c:
            return await _swapped(c, before, after)

    async def write(self, before: TradeGroup, after: TradeGroup, row: WrittenIntent) -> bool:
        """Store a new order with its group; an id and a number of a group exist once."""
        async with self._database.write() as c:
            if not await _swapped(c, before, after):
                return False
            values = intent_values(row)
            await c.execute(insert(INTENTS).values(**values, owner=await _owner(c, before)))
        return True

    async def end(
        self, before: TradeGroup, after: TradeGroup, row: WrittenIntent, fills: Sequence[Fill]
    ) -> bool:
        """Store the end of an order, its fills and its group; False if it has ended before."""
        this = INTENTS.c.id == row.intent.id
        async with self._database.write() as c:
            unchanged = await _is_stored(c, before)  # and locked, with its orders
            if not unchanged or (await _intent(c, row.intent.id)).status.is_over:
                return False
            await _store(c, after)
            end = update(INTENTS).where(this).values(status=row.status, refusal=row.refusal)
            await c.execute(end)
            owner = await _owner(c, before)
            for fill in fills:
                values = fill_values(row.intent.id, fill)
                await c.execute(insert(FILLS).values(**values, owner=owner))
        return True

    async def mark(self, row: WrittenIntent) -> None:
        """Store another status of an order that is not over."""
        this = (INTENTS.c.id == row.intent.id) & (INTENTS.c.status == IntentStatus.WRITTEN)
        async with self._database.write() as c:
            await c.execute(update(INTENTS).where(this).values(status=row.status))


async def _owner(c: AsyncConnection, group: TradeGroup) -> int:
    query = select(STRATEGIES.c.owner).where(STRATEGIES.c.id == group.strategy)
    return int((await c.execute(query)).scalar_one())


async def _swapped(c: AsyncConnection, before: TradeGroup, after: TradeGroup) -> bool:
    """Store a group if the stored one is the one before; return whether it was."""
    unchanged = await _is_stored(c, before)
    if unchanged:
        await _store(c, after)
    return unchanged


async def _is_stored(c: AsyncConnection, group: TradeGroup) -> bool:
    """Lock the row of a group; return whether it holds this group."""
    return await _read(c, group.strategy, group.number, locked=True) == group


async def _store(c: AsyncConnection, group: TradeGroup) -> None:
    this = (TRADE_GROUPS.c.strategy == group.strategy) & (TRADE_GROUPS.c.number == group.number)
    await c.execute(update(TRADE_GROUPS).where(this).values(**group_values(group)))


async def _read(
    c: AsyncConnection, strategy: str, number: int, *, locked: bool = False
) -> TradeGroup:
    query = select(*GROUP_COLUMNS).where(
        TRADE_GROUPS.c.strategy == strategy, TRADE_GROUPS.c.number == number
    )
    row = (await c.execute(query.with_for_update() if locked else query)).mappings().one_or_none()
    if row is None:
        raise DamagedStrategyError
    return group_of(row, await _intent(c, row["live"]) if row["live"] is not None else None)


async def _intent(c: AsyncConnection, intent_id: str) -> WrittenIntent:
    query = select(*INTENT_COLUMNS).where(INTENTS.c.id == intent_id)
    row = (await c.execute(query)).mappings().one_or_none()
    if row is None:
        raise DamagedStrategyError
    return intent_of(row)
