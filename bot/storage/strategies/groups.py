"""Groups and their orders. A change is stored only if the group is as it was read."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.strategies.events import EventDraft, EventKind, events_of, order_of, refused
from bot.domain.strategies.gate import Gate
from bot.domain.strategies.group import Phase, TradeGroup
from bot.domain.strategies.orders import Fill, OrderKind
from bot.domain.strategies.sending import IntentStatus, WrittenIntent
from bot.domain.strategies.strategy import Strategy, after_group, may_order
from bot.storage.engine.database import Database, constant
from bot.storage.schema.tables import FILLS, INTENTS, STRATEGIES, TRADE_GROUPS
from bot.storage.strategies.baskets import has_place, lock_basket
from bot.storage.strategies.events import record_events
from bot.storage.strategies.permits import locked_gate, may_leave
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
from bot.storage.strategies.strategy_rows import core_values, locked, plan_of, strategy_of
from bot.storage.strategies.troubles import begins_streak

_NOTHING: Mapping[str, Any] = MappingProxyType({})
_THIS = (TRADE_GROUPS.c.strategy == bindparam("this")) & (TRADE_GROUPS.c.number == bindparam("nth"))
_GROUP = constant(select(*GROUP_COLUMNS).where(_THIS))
_LOCKED = constant(select(*GROUP_COLUMNS).where(_THIS).with_for_update())
_CHANGE = constant(update(TRADE_GROUPS).where(_THIS))
_ORDER = constant(select(*INTENT_COLUMNS).where(INTENTS.c.id == bindparam("this")))
_WRITE, _FILL = constant(insert(INTENTS)), constant(insert(FILLS))
_END = constant(update(INTENTS).where(INTENTS.c.id == bindparam("this")))
_OWNER = constant(select(STRATEGIES.c.owner).where(STRATEGIES.c.id == bindparam("this")))
_COUNT = constant(
    update(STRATEGIES)
    .where(STRATEGIES.c.id == bindparam("this"))
    .values(version=STRATEGIES.c.version + 1)
)


class SqlGroups:
    """Keeps the groups of strategies; each method is one transaction.

    What a change means is written with it: events, notices, and the rest after a closed group.
    """

    def __init__(
        self, database: Database, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._database = database
        self._clock = clock

    async def add(self, group: TradeGroup) -> None:
        """Store a new group of a stored strategy."""
        values = group_values(group)
        async with self._database.write() as c:
            owner = await _owner(c, group)
            await c.execute(insert(TRADE_GROUPS).values(**values, owner=owner))

    async def begin(self, before: Strategy, after: Strategy, group: TradeGroup) -> bool:
        """Store a new group and its strategy; False if the stored strategy differs."""
        return await self._database.transact(lambda c: _begin(c, before, after, group))

    async def under_way(self) -> Sequence[TradeGroup]:
        """Return the groups that are not closed."""
        open_ones = TRADE_GROUPS.c.phase != Phase.CLOSED
        query = select(TRADE_GROUPS.c.strategy, TRADE_GROUPS.c.number).where(open_ones)
        async with self._database.read() as c:
            keys = (await c.execute(query.order_by(*query.selected_columns))).all()
            return [await _read(c, strategy, number) for strategy, number in keys]

    async def group(self, strategy: str, number: int) -> TradeGroup:
        """Return a group. Raises DamagedStrategyError."""
        return await self._database.look(lambda c: _read(c, strategy, number))

    async def intent(self, intent_id: str) -> WrittenIntent:
        """Return an order. Raises DamagedStrategyError."""
        return await self._database.look(lambda c: _intent(c, intent_id))

    async def save(self, before: TradeGroup, after: TradeGroup) -> bool:
        """Store a group whose phase changed without an order."""
        return await self._database.transact(lambda c: self._swapped(c, before, after))

    async def write(self, before: TradeGroup, after: TradeGroup, row: WrittenIntent) -> bool:
        """Store a new order with its group; an id and a number of a group exist once.

        Also False if it may not be sent any more: the person paused the strategy meanwhile, the
        operator stopped its exchange, its key is gone, blocked, or does not work, or another run of
        its basket took the last place.
        """
        return await self._database.transact(lambda c: self._written(c, before, after, row))

    async def may_leave(self, row: WrittenIntent) -> bool:
        """Return whether a written order may still be sent, as `write` judges it."""
        return await self._database.look(lambda c: may_leave(c, row.strategy, row.intent))

    async def end(
        self, before: TradeGroup, after: TradeGroup, row: WrittenIntent, fills: Sequence[Fill]
    ) -> bool:
        """Store the end of an order, its fills and its group; False if it has ended before."""
        return await self._database.transact(lambda c: self._ended(c, before, after, row, fills))

    async def mark(self, row: WrittenIntent) -> None:
        """Store that an order is left to the person, once, with its event."""
        this = (INTENTS.c.id == row.intent.id) & (INTENTS.c.status == IntentStatus.WRITTEN)
        lost = EventDraft(EventKind.LOST, order_of(row), row.group)
        async with self._database.write() as c:
            done = await c.execute(update(INTENTS).where(this).values(status=row.status))
            if done.rowcount:
                await record_events(c, row.strategy, [lost], self._clock())

    async def _written(
        self, c: AsyncConnection, before: TradeGroup, after: TradeGroup, row: WrittenIntent
    ) -> bool:
        gate = await locked_gate(c, before.strategy)
        if not await is_stored(c, before) or not await _may_write(c, before, row, gate):
            return False
        await self._store(c, before, after)
        await c.execute(_WRITE, {**intent_values(row), "owner": await _owner(c, before)})
        return True

    async def _ended(
        self,
        c: AsyncConnection,
        before: TradeGroup,
        after: TradeGroup,
        row: WrittenIntent,
        fills: Sequence[Fill],
    ) -> bool:
        unchanged = await is_stored(c, before)  # and locked, with its orders
        if not unchanged or (await _intent(c, row.intent.id)).status.is_over:
            return False
        told = [refused(row)] if await begins_streak(c, row) else []
        await self._store(c, before, after, *told)
        end = {"this": row.intent.id, "status": row.status, "refusal": row.refusal}
        await c.execute(_END, end)
        owner = await _owner(c, before)
        theirs = [{**fill_values(row.intent.id, fill), "owner": owner} for fill in fills]
        if theirs:
            await c.execute(_FILL, theirs)
        return True

    async def _swapped(self, c: AsyncConnection, before: TradeGroup, after: TradeGroup) -> bool:
        """Store a group if the stored one is the one before; return whether it was."""
        unchanged = await is_stored(c, before)
        if unchanged:
            await self._store(c, before, after)
        return unchanged

    async def _store(
        self, c: AsyncConnection, before: TradeGroup, after: TradeGroup, *events: EventDraft
    ) -> None:
        """Store a group whose row is locked, and what its change means.

        The version of its strategy counts it, so that those who know the strategy read it again.
        """
        this = {"this": after.strategy, "nth": after.number}
        await c.execute(_CHANGE, {**group_values(after), **this})
        if after.phase is Phase.CLOSED and before.phase is not Phase.CLOSED:
            await _rest(c, after)
        else:
            await _store_strategy(c, after.strategy)
        all_of_them = [*events, *events_of(before, after)]
        await record_events(c, after.strategy, all_of_them, self._clock())


async def _begin(c: AsyncConnection, before: Strategy, after: Strategy, group: TradeGroup) -> bool:
    if strategy_of(await locked(c, before.id)) != before:
        return False
    await _store_strategy(c, after.id, core_values(after))
    values = group_values(group)
    await c.execute(insert(TRADE_GROUPS).values(**values, owner=await _owner(c, group)))
    return True


async def _owner(c: AsyncConnection, group: TradeGroup) -> int:
    return int((await c.execute(_OWNER, {"this": group.strategy})).scalar_one())


async def is_stored(c: AsyncConnection, group: TradeGroup) -> bool:
    """Lock the row of a group; return whether it holds this group."""
    return await _read(c, group.strategy, group.number, locked=True) == group


async def _may_write(c: AsyncConnection, group: TradeGroup, row: WrittenIntent, gate: Gate) -> bool:
    """Return whether an order of a locked group may still be written.

    `gate`: what watch and operator allow.
    """
    begins = row.intent.kind is OrderKind.ENTRY
    if begins:
        await lock_basket(c, group.strategy)
    found = await locked(c, group.strategy)
    strategy = strategy_of(found)
    if not may_order(strategy.status, gate, row.intent):
        return False
    return not begins or await has_place(c, strategy, found, group)


async def _rest(c: AsyncConnection, group: TradeGroup) -> None:
    """Store that the strategy of a closed group rests."""
    row = await locked(c, group.strategy)
    before, closed_at = strategy_of(row), group.closed_at or 0.0
    after = after_group(before, plan_of(row), group, closed_at)
    await _store_strategy(c, after.id, core_values(after))


async def _store_strategy(
    c: AsyncConnection, strategy: str, changes: Mapping[str, Any] = _NOTHING
) -> None:
    """Store a strategy with its next version."""
    await c.execute(_COUNT, {**changes, "this": strategy})


async def _read(
    c: AsyncConnection, strategy: str, number: int, *, locked: bool = False
) -> TradeGroup:
    query, this = _LOCKED if locked else _GROUP, {"this": strategy, "nth": number}
    row = (await c.execute(query, this)).mappings().one_or_none()
    if row is None:
        raise DamagedStrategyError
    return group_of(row, await _intent(c, row["live"]) if row["live"] is not None else None)


async def _intent(c: AsyncConnection, intent_id: str) -> WrittenIntent:
    row = (await c.execute(_ORDER, {"this": intent_id})).mappings().one_or_none()
    if row is None:
        raise DamagedStrategyError
    return intent_of(row)
