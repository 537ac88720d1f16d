"""The rows of strategies: what was confirmed, and when the next group may start."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from bot.domain.strategies.strategy import Strategy, StrategyStatus
from bot.storage.engine.database import Database
from bot.storage.schema.tables import STRATEGIES
from bot.storage.schema.types import readable
from bot.storage.strategies.rows import DamagedStrategyError

_CORE = ("id", "mode", "status", "groups", "rests_until", "day", "day_result")
_COLUMNS = [STRATEGIES.c[name] for name in _CORE]


@dataclass(frozen=True)
class Confirmation:
    """What a person confirmed at the start of a strategy, as JSON values."""

    connection: str
    owner: int
    pair: str
    plan: Mapping[str, Any]
    sheet: Mapping[str, Any]  # exactly as it was shown
    at: datetime


class SqlStrategies:
    """Keeps strategies."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def start(self, strategy: Strategy, confirmed: Confirmation) -> None:
        """Store a new strategy with what was confirmed."""
        values = {
            **{name: getattr(strategy, name) for name in _CORE},
            "connection": confirmed.connection,
            "owner": confirmed.owner,
            "pair": confirmed.pair,
            "plan": dict(confirmed.plan),
            "plan_version": 1,
            "sheet": dict(confirmed.sheet),
            "confirmed_at": confirmed.at,
            "version": 1,
        }
        async with self._database.write() as c:
            await c.execute(insert(STRATEGIES).values(**values))

    async def strategy(self, strategy_id: str) -> Strategy:
        """Return a strategy. Raises DamagedStrategyError."""
        query = select(*_COLUMNS).where(STRATEGIES.c.id == strategy_id)
        async with self._database.read() as c:
            row = (await c.execute(query)).mappings().one_or_none()
        if row is None or not readable(row.values()):
            raise DamagedStrategyError
        return Strategy(**row)

    async def save(self, before: Strategy, after: Strategy) -> bool:
        """Store a strategy; change nothing and return False if the stored one differs."""
        query = select(*_COLUMNS).where(STRATEGIES.c.id == before.id).with_for_update()
        values = {name: getattr(after, name) for name in _CORE[1:]}
        async with self._database.write() as c:
            row = (await c.execute(query)).mappings().one_or_none()
            if row is None or not readable(row.values()) or Strategy(**row) != before:
                return False
            this = update(STRATEGIES).where(STRATEGIES.c.id == before.id)
            await c.execute(this.values(**values, version=STRATEGIES.c.version + 1))
        return True

    async def running(self) -> list[str]:
        """Return the ids of the strategies that have not ended."""
        query = select(STRATEGIES.c.id).where(STRATEGIES.c.status != StrategyStatus.ENDED)
        async with self._database.read() as c:
            return list(await c.scalars(query.order_by(STRATEGIES.c.id)))
