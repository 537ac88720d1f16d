"""The stops of the operator. A stop that is over stays as a row: who stopped what, and when."""

import uuid
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from sqlalchemy import case, insert, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.strategies.stops import EVERYTHING, StopOrigin, TradingStop
from bot.storage.engine.database import Database, constant
from bot.storage.schema.tables import TRADING_STOPS
from bot.storage.schema.types import readable

_COLUMNS = TRADING_STOPS.c.scope, TRADING_STOPS.c.at, TRADING_STOPS.c.origin
_LASTS = TRADING_STOPS.c.ended_at.is_(None)
_FIRST = case((TRADING_STOPS.c.scope == EVERYTHING, 0), else_=1)
_NOW = constant(select(*_COLUMNS).where(_LASTS).order_by(_FIRST, TRADING_STOPS.c.scope))
_LOCK = 5486931070524  # any constant
_SHARED = text(f"SELECT pg_advisory_xact_lock_shared({_LOCK})")
_ALONE = text(f"SELECT pg_advisory_xact_lock({_LOCK})")


class SqlTradingStops:
    """Keeps the stops of the operator."""

    def __init__(
        self, database: Database, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._database = database
        self._clock = clock

    async def current(self) -> Sequence[TradingStop]:
        """Return the stops that are not over, that of everything first."""
        async with self._database.read() as c:
            return await stops_of(c)

    async def begin(self, stop: TradingStop) -> bool:
        """Store a stop; False if its scope is stopped already."""
        values = {"scope": stop.scope, "at": stop.at, "origin": stop.origin}
        try:
            async with self._database.write() as c:
                await _wait_for_orders(c)
                await c.execute(insert(TRADING_STOPS).values(id=str(uuid.uuid4()), **values))
        except IntegrityError:
            return False
        return True

    async def end(self, scope: str, origin: StopOrigin) -> bool:
        """End the stop of a scope; False if there is none."""
        this = update(TRADING_STOPS).where(_LASTS, TRADING_STOPS.c.scope == scope)
        async with self._database.write() as c:
            ended = await c.execute(this.values(ended_at=self._clock(), ended_origin=origin))
        return bool(ended.rowcount)


async def stops_of(c: AsyncConnection) -> Sequence[TradingStop]:
    """Return the stops that are not over, that of everything first.

    One whose origin this version does not know counts as well: it is safer.
    """
    rows = (await c.execute(_NOW)).all()
    return [
        TradingStop(row.scope, row.at, row.origin if readable(row) else StopOrigin.COMMAND_LINE)
        for row in rows
    ]


async def share_stops(c: AsyncConnection) -> None:
    """Have a new stop wait for the end of this transaction, or be seen by it.

    Orders do not wait for one another. SQLite has one writer at a time anyway.
    """
    if c.dialect.name == "postgresql":
        await c.execute(_SHARED)


async def _wait_for_orders(c: AsyncConnection) -> None:
    """Wait for the transactions that write orders now; the next ones see what this one did."""
    if c.dialect.name == "postgresql":
        await c.execute(_ALONE)
