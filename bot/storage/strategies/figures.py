"""Counts of strategies, groups and orders, for operators."""

from datetime import UTC, datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.snapshot import TradingFigures
from bot.domain.strategies.sending import IntentStatus
from bot.domain.strategies.strategy import StrategyStatus
from bot.storage.engine.database import Database
from bot.storage.schema.tables import CONNECTIONS, INTENTS, STRATEGIES, TRADE_GROUPS
from bot.storage.schema.types import readable
from bot.storage.strategies.stops import stops_of

_COUNT = func.count(
    func.coalesce(STRATEGIES.c.basket, STRATEGIES.c.id).distinct()
)  # a basket is one
_OPEN = IntentStatus.WRITTEN, IntentStatus.LOST
_JOINED = STRATEGIES.join(CONNECTIONS, CONNECTIONS.c.id == STRATEGIES.c.connection)
_RUNS = STRATEGIES.c.status != StrategyStatus.ENDED


class SqlTradingFigures:
    """Reads the counts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def read(self) -> TradingFigures:
        """Return the counts of now."""
        async with self._database.read() as c:
            return await figures_of(c)


async def figures_of(c: AsyncConnection) -> TradingFigures:
    """Return the counts of what has not ended, and when the oldest open order was written."""
    ours = TRADE_GROUPS.join(STRATEGIES, TRADE_GROUPS.c.strategy == STRATEGIES.c.id)
    phases = select(TRADE_GROUPS.c.phase, func.count()).select_from(ours).where(_RUNS)
    statuses = select(INTENTS.c.status, func.count(), func.min(INTENTS.c.written_at))
    running = await c.scalar(select(_COUNT).where(_RUNS))
    groups = (await c.execute(phases.group_by(TRADE_GROUPS.c.phase))).all()
    open_ones = statuses.where(INTENTS.c.status.in_(_OPEN)).group_by(INTENTS.c.status)
    orders = (await c.execute(open_ones)).all()
    theirs = select(CONNECTIONS.c.exchange, _COUNT).select_from(_JOINED).where(_RUNS)
    exchanges = (await c.execute(theirs.group_by(CONNECTIONS.c.exchange))).all()
    oldest = [row[2] for row in orders if readable(row)]
    return TradingFigures(
        strategies=int(running or 0),
        groups={row[0]: row[1] for row in groups if readable(row)},
        orders={row[0]: row[1] for row in orders if readable(row)},
        exchanges={row[0]: row[1] for row in exchanges},
        stops=tuple(await stops_of(c)),
        oldest=datetime.fromtimestamp(min(oldest), UTC) if oldest else None,
    )
