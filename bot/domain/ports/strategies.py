"""Ports of strategies: stored strategies, groups and orders, and the lease of who trades."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Protocol

from bot.domain.strategies.events import EventDraft, StrategyEvent
from bot.domain.strategies.group import TradeGroup
from bot.domain.strategies.orders import Fill
from bot.domain.strategies.plan import Plan
from bot.domain.strategies.run import StrategyRun
from bot.domain.strategies.sending import OrderTrouble, WrittenIntent
from bot.domain.strategies.strategy import Strategy, StrategyStatus


class GroupStore(Protocol):
    """Stores groups with their orders. Each method is one transaction.

    A method that takes `before` changes nothing and returns False if the stored group differs.
    """

    async def group(self, strategy: str, number: int) -> TradeGroup:
        """Return a group."""

    async def intent(self, intent_id: str) -> WrittenIntent:
        """Return the row of an order."""

    async def save(self, before: TradeGroup, after: TradeGroup) -> bool:
        """Store a group whose phase changed without an order."""

    async def write(self, before: TradeGroup, after: TradeGroup, row: WrittenIntent) -> bool:
        """Store a new order with its group; an id and a number of a group exist once.

        Also False if it may not be sent any more.
        """

    async def may_leave(self, row: WrittenIntent) -> bool:
        """Return whether a written order may still be sent; asked right before it is."""

    async def end(
        self, before: TradeGroup, after: TradeGroup, row: WrittenIntent, fills: Sequence[Fill]
    ) -> bool:
        """Store the end of an order, its fills and its group together.

        Also False if the order has ended before.
        """

    async def mark(self, row: WrittenIntent) -> None:
        """Store another status of an order that is not over."""


class StartingGroups(GroupStore, Protocol):
    """Also stores new groups."""

    async def begin(self, before: Strategy, after: Strategy, group: TradeGroup) -> bool:
        """Store a new group and its strategy; False if the stored strategy differs."""


@dataclass(frozen=True)
class Confirmation:
    """What a person confirmed at the start of a strategy, as JSON values."""

    connection: str
    owner: int
    pair: str
    plan: Mapping[str, Any]
    sheet: Mapping[str, Any]  # exactly as it was shown
    at: datetime


@dataclass(frozen=True)
class PlanEdit:
    """Another plan, with its sheet as it was confirmed, and what it makes of the open group."""

    plan: Plan
    sheet: Mapping[str, Any]
    before: TradeGroup | None = None  # the open group; None: there is none
    after: TradeGroup | None = None


@dataclass(frozen=True)
class StrategyChange:
    """A strategy before and after a change, with what happened, and with its other plan."""

    before: Strategy
    after: Strategy
    events: Sequence[EventDraft] = ()
    edit: PlanEdit | None = None

    @property
    def ends(self) -> bool:
        """Whether the strategy has ended then."""
        return self.after.status is StrategyStatus.ENDED


class StrategyStore(Protocol):
    """Stores strategies. A change is stored with its events and their notices."""

    async def start(self, strategy: Strategy, confirmed: Confirmation, most: int = 1_000) -> None:
        """Store a new strategy, once. Raises StartRefusedError."""

    async def start_basket(
        self, starts: Sequence[tuple[Strategy, Confirmation]], most: int = 1_000
    ) -> None:
        """Store the runs of one basket, all of them or none. Raises StartRefusedError."""

    async def save(
        self, before: Strategy, after: Strategy, *events: EventDraft, edit: PlanEdit | None = None
    ) -> bool:
        """Store a strategy; change nothing and return False if the stored one differs.

        Also False if it would end while an order of it is under way, or get another plan while
        its open group is not the one of the edit.
        """

    async def save_basket(self, changes: Sequence[StrategyChange]) -> bool:
        """Store changes of several runs as `save` does one: all of them or none."""


class Runs(Protocol):
    """Reads strategies with all that decides about them."""

    async def ids(self) -> Sequence[str]:
        """Return the ids of the strategies that have not ended."""

    async def changes(self) -> Mapping[int, str]:
        """Return the latest changes: their numbers, and the ids of the strategies.

        A change is noted with what it changes: of a strategy, its group or its connection. Its
        number is used once, but greater numbers may be seen before it.
        """

    async def some(self, ids: Collection[str]) -> Sequence[StrategyRun]:
        """Return these strategies, of those that have not ended."""

    async def running(self) -> Sequence[StrategyRun]:
        """Return the strategies that have not ended."""

    async def of_owner(self, owner: int) -> Sequence[StrategyRun]:
        """Return a person's strategies, those that have not ended first."""

    async def run(self, owner: int, strategy: str) -> StrategyRun | None:
        """Return one strategy of a person; None for another person's."""

    async def of_basket(self, owner: int, basket: str) -> Sequence[StrategyRun]:
        """Return the runs of a basket of a person by pair, also those that have ended."""

    async def running_on(self, connection: str) -> Sequence[StrategyRun]:
        """Return the strategies on a connection that have not ended."""

    async def result(self, strategy: str) -> Decimal:
        """Return what all groups earned; what is held counts with its cost."""

    async def trouble(self, strategy: str) -> OrderTrouble:
        """Return what is wrong with the orders of the last group."""


class StrategyHistory(Protocol):
    """Reads what happened to strategies."""

    async def latest(
        self,
        owner: int,
        strategy: str | None = None,
        limit: int = 20,
        connection: str | None = None,
        basket: str | None = None,
    ) -> Sequence[StrategyEvent]:
        """Return the latest events of a person's strategies, the newest first.

        `strategy`, `connection`, `basket`: ids; only those of one, None for all.
        """


class TradingLease(Protocol):
    """Who trades: one process at a time."""

    def until(self) -> float | None:
        """Return until when this process may trade, in seconds; None: it may not."""
