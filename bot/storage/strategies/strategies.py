"""The rows of strategies: what was confirmed, what they do, when the next group may start."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.ports.strategies import Confirmation, PlanEdit, StrategyChange
from bot.domain.strategies.events import EventDraft, EventKind
from bot.domain.strategies.group import Phase, TradeGroup
from bot.domain.strategies.plan_values import plan_values
from bot.domain.strategies.sending import IntentStatus
from bot.domain.strategies.starting import StartRefusedError, start_refusal
from bot.domain.strategies.strategy import Strategy, StrategyStatus
from bot.storage.engine.database import Database
from bot.storage.schema.tables import CONNECTIONS, INTENTS, STRATEGIES, TRADE_GROUPS
from bot.storage.strategies.baskets import lock_basket, wake_basket
from bot.storage.strategies.events import record_events
from bot.storage.strategies.groups import is_stored
from bot.storage.strategies.rows import DamagedStrategyError, group_values
from bot.storage.strategies.strategy_rows import (
    CORE_COLUMNS,
    core_values,
    locked,
    strategy_of,
)

_ALONE = func.coalesce(STRATEGIES.c.basket, STRATEGIES.c.id).label("alone")  # a basket is one
_UNDER_WAY = TRADE_GROUPS.c.live.is_not(None)
_OPEN = TRADE_GROUPS.c.phase != Phase.CLOSED
_LOST = select(INTENTS.c.id).where(INTENTS.c.status == IntentStatus.LOST)
_LOOKED_AT = _UNDER_WAY & TRADE_GROUPS.c.live.not_in(_LOST)  # the others are left to the person


class SqlStrategies:
    """Keeps strategies; a change is stored with its events, or not at all."""

    def __init__(
        self, database: Database, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._database = database
        self._clock = clock

    async def start(self, strategy: Strategy, confirmed: Confirmation, most: int = 1_000) -> None:
        """Store a new strategy with what was confirmed.

        Starting the same one again changes nothing. `most`: how many the person may have that
        have not ended. Raises StartRefusedError.
        """
        await self.start_basket([(strategy, confirmed)], most)

    async def start_basket(
        self, starts: Sequence[tuple[Strategy, Confirmation]], most: int = 1_000
    ) -> None:
        """Store the runs of one basket, all of them or none, as `start` does one."""
        async with self._database.write() as c:
            if await _exists(c, starts[0][0].id):
                return
            for strategy, confirmed in starts:
                await _require_room(c, strategy, confirmed, most)
                await c.execute(insert(STRATEGIES).values(_row(strategy, confirmed)))
                limit = str(confirmed.plan.get("limit", ""))
                started = EventDraft(EventKind.STARTED, {"limit": limit})
                await record_events(c, strategy.id, [started], self._clock())

    async def strategy(self, strategy_id: str) -> Strategy:
        """Return a strategy. Raises DamagedStrategyError."""
        query = select(*CORE_COLUMNS).where(STRATEGIES.c.id == strategy_id)
        async with self._database.read() as c:
            row = (await c.execute(query)).mappings().one_or_none()
        if row is None:
            raise DamagedStrategyError
        return strategy_of(row)

    async def save(
        self, before: Strategy, after: Strategy, *events: EventDraft, edit: PlanEdit | None = None
    ) -> bool:
        """Store a strategy; change nothing and return False if the stored one differs.

        A strategy does not end while an order of it is under way, and gets no other plan while
        its open group is not the one of the edit.
        """
        return await self.save_basket([StrategyChange(before, after, events, edit)])

    async def save_basket(self, changes: Sequence[StrategyChange]) -> bool:
        """Store changes of several runs as `save` does one: all of them or none."""
        ordered = sorted(changes, key=lambda change: change.before.id)
        async with self._database.write() as c:
            for change in ordered:  # groups are locked before strategies
                edit = change.edit
                if edit and not await _is_open_group(c, change.before.id, edit.before):
                    return False
            for change in filter(_leaves, ordered):
                await lock_basket(c, change.before.id)
            for change in ordered:
                if strategy_of(await locked(c, change.before.id)) != change.before:
                    return False
                if change.ends and await _has(c, change.before.id, _LOOKED_AT):
                    return False
            for change in ordered:
                await self._store(c, change)
        return True

    async def _store(self, c: AsyncConnection, change: StrategyChange) -> None:
        """Store a change of a locked strategy, with its events."""
        edit, this = change.edit, STRATEGIES.c.id == change.before.id
        values = core_values(change.after) | (_edited(edit) if edit is not None else {})
        values |= {"ended_at": self._clock()} if change.ends else {}
        if edit is not None and edit.after is not None:
            await _store_plan(c, edit.after)
        if _leaves(change):
            await wake_basket(c, change.after)
        changed = update(STRATEGIES).where(this)
        await c.execute(changed.values(**values, version=STRATEGIES.c.version + 1))
        await record_events(c, change.before.id, change.events, self._clock())

    async def running(self) -> list[str]:
        """Return the ids of the strategies that have not ended."""
        query = select(STRATEGIES.c.id).where(STRATEGIES.c.status != StrategyStatus.ENDED)
        async with self._database.read() as c:
            return list(await c.scalars(query.order_by(STRATEGIES.c.id)))


def _leaves(change: StrategyChange) -> bool:
    """Return whether a run of a basket ends: what it keeps counts for the others."""
    return change.ends and change.after.basket is not None


async def _exists(c: AsyncConnection, strategy: str) -> bool:
    found = await c.scalar(select(STRATEGIES.c.id).where(STRATEGIES.c.id == strategy))
    return found is not None


async def _require_room(
    c: AsyncConnection, strategy: Strategy, confirmed: Confirmation, most: int
) -> None:
    """Require that a person may start a strategy on a pair. Raises StartRefusedError.

    The connections of the person are locked, so that two starts cannot both pass.
    """
    mine = select(CONNECTIONS.c.id).where(CONNECTIONS.c.owner == confirmed.owner)
    await c.execute(mine.order_by(CONNECTIONS.c.id).with_for_update())
    columns = STRATEGIES.c.connection, STRATEGIES.c.pair, _ALONE
    query = select(*columns).where(
        STRATEGIES.c.owner == confirmed.owner, STRATEGIES.c.status != StrategyStatus.ENDED
    )
    rows = (await c.execute(query)).all()
    pairs = [row.pair for row in rows if row.connection == confirmed.connection]
    others = {row.alone for row in rows} - {strategy.basket}
    if (reason := start_refusal(confirmed.pair, pairs, len(others), most)) is not None:
        raise StartRefusedError(reason, confirmed.pair)


async def _has(c: AsyncConnection, strategy: str, which: ColumnElement[bool]) -> bool:
    """Return whether a strategy has such a group."""
    query = select(TRADE_GROUPS.c.number).where(TRADE_GROUPS.c.strategy == strategy, which)
    return await c.scalar(query.limit(1)) is not None


async def _is_open_group(c: AsyncConnection, strategy: str, group: TradeGroup | None) -> bool:
    """Lock the open group of a strategy; return whether it is this one. None: there is none.

    Groups are locked before their strategy, as where orders are written.
    """
    if group is None:
        return not await _has(c, strategy, _OPEN)
    return await is_stored(c, group)


async def _store_plan(c: AsyncConnection, group: TradeGroup) -> None:
    """Store the plan that an edit left to a locked group: an order decided before is refused."""
    t = TRADE_GROUPS.c
    this = update(TRADE_GROUPS).where(t.strategy == group.strategy, t.number == group.number)
    await c.execute(this.values(plan=group_values(group)["plan"]))


def _edited(edit: PlanEdit) -> dict[str, Any]:
    version = STRATEGIES.c.plan_version + 1
    return {"plan": plan_values(edit.plan), "sheet": dict(edit.sheet), "plan_version": version}


def _row(strategy: Strategy, confirmed: Confirmation) -> Mapping[str, Any]:
    return {
        **core_values(strategy),
        "connection": confirmed.connection,
        "owner": confirmed.owner,
        "pair": confirmed.pair,
        "plan": dict(confirmed.plan),
        "plan_version": 1,
        "sheet": dict(confirmed.sheet),
        "confirmed_at": confirmed.at,
        "version": 1,
    }
