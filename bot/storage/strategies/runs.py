"""Strategies as the engine needs them: with plan, last group and connection."""

import logging
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.connection import Connection
from bot.domain.strategies.amounts import ZERO
from bot.domain.strategies.group import Phase, TradeGroup
from bot.domain.strategies.run import StrategyRun
from bot.domain.strategies.sending import OrderTrouble
from bot.domain.strategies.strategy import StrategyStatus
from bot.storage.connections.rows import COLUMNS, readable_connection
from bot.storage.engine.database import Database
from bot.storage.schema.tables import CONNECTIONS, INTENTS, STRATEGIES, TRADE_GROUPS
from bot.storage.schema.types import readable
from bot.storage.strategies.baskets import kept_limits
from bot.storage.strategies.changes import SqlStrategyChanges
from bot.storage.strategies.rows import (
    GROUP_COLUMNS,
    INTENT_COLUMNS,
    DamagedStrategyError,
    group_of,
    intent_of,
)
from bot.storage.strategies.strategy_rows import PLAN_COLUMNS, plan_of, strategy_of
from bot.storage.strategies.troubles import trouble_of

log = logging.getLogger(__name__)

_OTHERS = ("owner", "connection", "pair", "sheet", "confirmed_at")
_COLUMNS = [*PLAN_COLUMNS, *(STRATEGIES.c[name] for name in _OTHERS)]
_NOT_ENDED = STRATEGIES.c.status != StrategyStatus.ENDED
_LAST = (TRADE_GROUPS.c.strategy == STRATEGIES.c.id) & (
    TRADE_GROUPS.c.number == STRATEGIES.c.groups
)


class SqlRuns:
    """Reads strategies. One that cannot be read is logged and left out: it must not trade."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def ids(self) -> Sequence[str]:
        """Return the ids of the strategies that have not ended."""
        async with self._database.read() as c:
            return list(await c.scalars(select(STRATEGIES.c.id).where(_NOT_ENDED)))

    async def changes(self) -> Mapping[int, str]:
        """Return the latest changes: their numbers, and the ids of the strategies."""
        return await SqlStrategyChanges(self._database).noted()

    async def some(self, ids: Collection[str]) -> Sequence[StrategyRun]:
        """Return these strategies, of those that have not ended."""
        return await self._runs(_NOT_ENDED & STRATEGIES.c.id.in_(ids))

    async def running(self) -> Sequence[StrategyRun]:
        """Return the strategies that have not ended."""
        return await self._runs(_NOT_ENDED)

    async def of_owner(self, owner: int) -> Sequence[StrategyRun]:
        """Return a person's strategies, those that have not ended first."""
        runs = await self._runs(STRATEGIES.c.owner == owner)
        ended = StrategyStatus.ENDED
        newest = sorted(runs, key=lambda run: run.confirmed_at, reverse=True)
        return sorted(newest, key=lambda run: run.strategy.status is ended)

    async def run(self, owner: int, strategy: str) -> StrategyRun | None:
        """Return one strategy of a person; None for another person's."""
        this = (STRATEGIES.c.owner == owner) & (STRATEGIES.c.id == strategy)
        return next(iter(await self._runs(this)), None)

    async def of_basket(self, owner: int, basket: str) -> Sequence[StrategyRun]:
        """Return the runs of a basket of a person by pair, also those that have ended."""
        runs = await self._runs((STRATEGIES.c.owner == owner) & (STRATEGIES.c.basket == basket))
        return sorted(runs, key=lambda run: run.pair)

    async def running_on(self, connection: str) -> Sequence[StrategyRun]:
        """Return the strategies on a connection that have not ended."""
        return await self._runs(_NOT_ENDED & (STRATEGIES.c.connection == connection))

    async def result(self, strategy: str) -> Decimal:
        """Return what all groups of a strategy earned; what is held counts with its cost."""
        t = TRADE_GROUPS.c
        query = select(t.phase, t.paid, t.got, t.cost).where(t.strategy == strategy)
        async with self._database.read() as c:
            rows = [row for row in await c.execute(query) if readable(row)]
        return sum(
            (r.got - r.paid + (ZERO if r.phase is Phase.CLOSED else r.cost) for r in rows),
            start=ZERO,
        )

    async def trouble(self, strategy: str) -> OrderTrouble:
        """Return what is wrong with the orders of the last group. Raises DamagedStrategyError."""
        async with self._database.read() as c:
            return await trouble_of(c, strategy)

    async def _runs(self, which: ColumnElement[bool]) -> list[StrategyRun]:
        query = select(*_COLUMNS).where(which).order_by(STRATEGIES.c.id)
        async with self._database.read() as c:
            rows = (await c.execute(query)).mappings().all()
            if not rows:
                return []
            groups = await _groups(c, which)
            connections = await _connections(c, which)
            kept = await kept_limits(c, {row["basket"] for row in rows if row["basket"]})
        found = list(_read(rows, groups, connections))
        if not kept:
            return found
        return [replace(run, kept=tuple(kept.get(run.strategy.basket or "", ()))) for run in found]


def _read(
    rows: Sequence[RowMapping],
    groups: dict[str, TradeGroup | None],
    connections: dict[str, Connection | None],
) -> Iterator[StrategyRun]:
    for row in rows:
        try:
            yield _run(row, groups, connections)
        except DamagedStrategyError:
            log.error("strategy %.8s cannot be read by this version", row["id"])  # noqa: TRY400


def _run(
    row: RowMapping,
    groups: dict[str, TradeGroup | None],
    connections: dict[str, Connection | None],
) -> StrategyRun:
    group = groups.get(row["id"])
    connection = connections.get(row["connection"])
    lost = (group is None and row["groups"] > 0) or (
        connection is None and row["connection"] in connections
    )
    if lost or not readable(row.values()) or not isinstance(row["sheet"], dict):
        raise DamagedStrategyError
    return StrategyRun(
        strategy=strategy_of(row),
        owner=row["owner"],
        connection_id=row["connection"],
        connection=connection,
        pair=row["pair"],
        next_plan=plan_of(row),
        sheet=row["sheet"],
        confirmed_at=row["confirmed_at"],
        group=group,
    )


async def _groups(c: AsyncConnection, which: ColumnElement[bool]) -> dict[str, TradeGroup | None]:
    """Return the last group of each strategy; None: it cannot be read."""
    joined = TRADE_GROUPS.join(STRATEGIES, _LAST)
    query = select(*GROUP_COLUMNS).select_from(joined).where(which)
    rows = (await c.execute(query)).mappings().all()
    live = [row["live"] for row in rows if row["live"] is not None]
    orders: dict[str, Any] = {}
    if live:
        wanted = select(*INTENT_COLUMNS).where(INTENTS.c.id.in_(live))
        orders = {row["id"]: row for row in (await c.execute(wanted)).mappings()}
    return {row["strategy"]: _group(row, orders) for row in rows}


def _group(row: RowMapping, orders: dict[str, RowMapping]) -> TradeGroup | None:
    try:
        live = None if row["live"] is None else intent_of(orders[row["live"]])
        return group_of(row, live)
    except (DamagedStrategyError, KeyError):
        return None


async def _connections(
    c: AsyncConnection, which: ColumnElement[bool]
) -> dict[str, Connection | None]:
    """Return the connections that exist; None: it cannot be read."""
    theirs = select(STRATEGIES.c.connection).where(which)
    query = select(*COLUMNS).where(CONNECTIONS.c.id.in_(theirs))
    return {row[0]: readable_connection(row) for row in (await c.execute(query)).all()}
