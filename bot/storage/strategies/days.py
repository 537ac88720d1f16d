"""Reads what the strategies of a person did in a day."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select

from bot.domain.strategies.day import StrategyDay, days_of
from bot.domain.strategies.group import Phase, TradeGroup
from bot.storage.engine.database import Database
from bot.storage.schema.tables import STRATEGIES, TRADE_GROUPS
from bot.storage.schema.types import readable

_NAMES = ("strategy", "number", "pair", "phase", "held", "cost", "paid", "got")
_COLUMNS = [STRATEGIES.c.mode, *(TRADE_GROUPS.c[name] for name in _NAMES)]
_JOINED = TRADE_GROUPS.join(STRATEGIES, TRADE_GROUPS.c.strategy == STRATEGIES.c.id)


class SqlStrategyDays:
    """Reads the days of strategies; a row that cannot be read is left out."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def since(self, owner: int, moment: datetime) -> Sequence[StrategyDay]:
        """Return what was sold since a moment, and what is open now."""
        t = TRADE_GROUPS.c
        wanted = (t.phase != Phase.CLOSED) | (t.closed_at >= moment.timestamp())
        query = select(*_COLUMNS).select_from(_JOINED).where(t.owner == owner, wanted)
        async with self._database.read() as c:
            rows = [row for row in await c.execute(query) if readable(row)]
        return days_of((row[0], _group(row[1:])) for row in rows)


def _group(values: Sequence[Any]) -> TradeGroup:
    return TradeGroup(**dict(zip(_NAMES, values, strict=True)))
