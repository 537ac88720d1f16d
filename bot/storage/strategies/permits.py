"""Whether an order may be written, or leave: what is stored now, not what a process knew before."""

from typing import Any

from sqlalchemy import Row, bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.strategies.gate import SHUT, Gate
from bot.domain.strategies.orders import Intent
from bot.domain.strategies.run import stored_cause
from bot.domain.strategies.strategy import may_order
from bot.domain.strategies.watch import watch_gate
from bot.storage.connections.rows import COLUMNS, readable_connection
from bot.storage.engine.database import constant
from bot.storage.schema.tables import CONNECTIONS, STRATEGIES
from bot.storage.schema.types import readable
from bot.storage.strategies.stops import share_stops, stops_of

_KEY = 2  # columns before those of the connection
_FOUND = (
    select(STRATEGIES.c.mode, STRATEGIES.c.status.label("doing"), *COLUMNS)
    .join(STRATEGIES, STRATEGIES.c.connection == CONNECTIONS.c.id)
    .where(STRATEGIES.c.id == bindparam("this"))
)
_NOW = constant(_FOUND)
_LOCKED = constant(_FOUND.with_for_update(read=True, of=CONNECTIONS))


async def locked_gate(c: AsyncConnection, strategy: str) -> Gate:
    """Return what watch and operator allow a strategy, until the end of this transaction.

    A stop, and a change of the connection, wait for it or are seen by it. Call this before a row
    of a group or of a strategy is locked: what locks several rows locks them in this order.
    """
    await share_stops(c)
    return await _gate(c, (await c.execute(_LOCKED, {"this": strategy})).first())


async def may_leave(c: AsyncConnection, strategy: str, order: Intent) -> bool:
    """Return whether an order that was written may leave now."""
    row = (await c.execute(_NOW, {"this": strategy})).first()
    if row is None or not readable(row[:_KEY]):
        return False
    return may_order(row.doing, await _gate(c, row), order)


async def _gate(c: AsyncConnection, row: Row[Any] | None) -> Gate:
    """Return what a row of `_NOW` allows; nothing if there is none, or if it cannot be read."""
    connection = None if row is None else readable_connection(row[_KEY:])
    if row is None or connection is None:
        return SHUT
    return watch_gate(stored_cause(row.mode, connection, await stops_of(c)))
