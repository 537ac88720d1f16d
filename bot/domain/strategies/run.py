"""A strategy as it is stored, with all that decides about it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from bot.domain.connection import Connection
from bot.domain.diagnosis import Answer, Permission
from bot.domain.strategies.group import Phase, TradeGroup
from bot.domain.strategies.orders import mark_of
from bot.domain.strategies.plan import Plan
from bot.domain.strategies.stops import TradingStop
from bot.domain.strategies.strategy import Strategy, StrategyMode, StrategyStatus
from bot.domain.strategies.watch import HoldCause, TradingConditions, hold_cause


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
    kept: tuple[Decimal, ...] = ()  # limits of groups that ended runs of its basket did not sell

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
    def holds(self) -> bool:
        """Whether it holds coins, or an order under way may have bought some."""
        group = self.open_group
        return group is not None and (group.held > 0 or (self.is_live and group.live is not None))

    @property
    def mark(self) -> int:
        """A number of at most nine digits that differs when it holds something else; 0: nothing."""
        group = self.open_group
        if group is None or not self.holds:
            return 0
        under_way = group.live.id if group.live is not None else ""
        return mark_of(f"{group.number} {group.held} {under_way}")

    @property
    def is_live(self) -> bool:
        """Whether its orders go to the exchange."""
        return self.strategy.mode is StrategyMode.LIVE

    @property
    def account(self) -> str | None:
        """The exchange account for which it was confirmed; None if it was not known."""
        return self.sheet.get("account")

    @property
    def open_group(self) -> TradeGroup | None:
        """The group that is not closed."""
        group = self.group
        return group if group is not None and group.phase is not Phase.CLOSED else None


def cause_of(run: StrategyRun, given: TradingConditions, *, live: bool) -> HoldCause | None:
    """Return why a strategy is held now; None if it is not.

    `live`: whether the operator allows real orders.
    """
    if run.is_live:
        cause = live_cause(run.connection, given)
    else:
        cause = hold_cause(run.connection, given.availability, given.stops)
    if cause in {HoldCause.GONE, HoldCause.BLOCKED}:
        return cause
    if run.is_live and is_other_account(run.account, run.connection):
        return HoldCause.ACCOUNT
    if given.off:
        return HoldCause.OFF
    return cause if live or not run.is_live else HoldCause.REHEARSALS


def stored_cause(
    mode: StrategyMode, connection: Connection | None, stops: Collection[TradingStop]
) -> HoldCause | None:
    """Return why orders of a mode are held by what is stored now; None if they are not.

    An outage is not stored there; who knows of it sends nothing anyway.
    """
    given = TradingConditions(stops=stops)
    if mode is StrategyMode.LIVE:
        return live_cause(connection, given)
    return hold_cause(connection, given.availability, given.stops)


def live_cause(connection: Connection | None, given: TradingConditions) -> HoldCause | None:
    """Return why real orders on a connection are held; None if they are not.

    A key of which only the person says that it cannot withdraw does not buy.
    """
    cause = hold_cause(connection, given.availability, given.stops)
    if cause is not None or connection is None:
        return cause
    proven = connection.permissions.get(Permission.WITHDRAW) is Answer.NO
    return None if proven else HoldCause.DOUBT


def is_other_account(account: str | None, connection: Connection | None) -> bool:
    """Return whether a key is proven to be of another account than a strategy."""
    now = connection.account if connection is not None else None
    return account is not None and now is not None and account != now
