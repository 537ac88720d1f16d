"""A strategy as it is stored, with all that decides about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.domain.connection import Connection
from bot.domain.strategies.group import Phase, TradeGroup
from bot.domain.strategies.plan import Plan
from bot.domain.strategies.strategy import Strategy, StrategyStatus


@dataclass(frozen=True, kw_only=True)
class StrategyRun:
    """A strategy with its plan, its last group, and its connection."""

    strategy: Strategy
    owner: int
    connection_id: str
    connection: Connection | None  # None: it is gone
    pair: str
    next_plan: Plan  # of the next group
    sheet: Mapping[str, Any]  # as it was confirmed
    confirmed_at: datetime
    group: TradeGroup | None = None  # the last one

    @property
    def exchange(self) -> str:
        """The id of the exchange."""
        found = self.connection.exchange if self.connection else self.sheet.get("exchange", "")
        return str(found)

    @property
    def price_coin(self) -> str:
        """The coin of prices and money."""
        return self.pair.partition("/")[2]

    @property
    def name(self) -> str:
        """The name of the connection, also when it is gone."""
        return self.connection.name if self.connection else str(self.sheet.get("name", ""))

    @property
    def has_ended(self) -> bool:
        """Whether nothing more happens to it."""
        return self.strategy.status is StrategyStatus.ENDED

    @property
    def plan(self) -> Plan:
        """The plan of the open group; that of the next one if there is none."""
        group = self.open_group
        return self.next_plan if group is None or group.plan is None else group.plan

    @property
    def open_group(self) -> TradeGroup | None:
        """The group that is not closed."""
        group = self.group
        return group if group is not None and group.phase is not Phase.CLOSED else None
