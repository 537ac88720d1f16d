"""Ports of strategies: their stored groups and orders, and the lease of who trades."""

from collections.abc import Sequence
from typing import Protocol

from bot.domain.strategies.group import TradeGroup
from bot.domain.strategies.orders import Fill
from bot.domain.strategies.sending import WrittenIntent


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
        """Store a new order with its group; an id and a number of a group exist once."""

    async def end(
        self, before: TradeGroup, after: TradeGroup, row: WrittenIntent, fills: Sequence[Fill]
    ) -> bool:
        """Store the end of an order, its fills and its group together.

        Also False if the order has ended before.
        """

    async def mark(self, row: WrittenIntent) -> None:
        """Store another status of an order that is not over."""


class TradingLease(Protocol):
    """Who trades: one process at a time."""

    def until(self) -> float | None:
        """Return until when this process may trade, in seconds; None: it may not."""
