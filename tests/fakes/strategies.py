"""Groups and their orders in memory."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from bot.domain.strategies.group import TradeGroup
from bot.domain.strategies.orders import Fill
from bot.domain.strategies.sending import IntentStatus, WrittenIntent

Key = tuple[str, int]


def nothing(point: str) -> None:
    """Do nothing at a point of a life."""


async def always() -> bool:
    """Allow an order to leave."""
    return True


async def never() -> bool:
    """Hold an order back."""
    return False


@dataclass
class GroupsInMemory:
    """A GroupStore; `at` is called before and after each change, and may raise."""

    at: Callable[[str], None] = nothing
    groups: dict[Key, TradeGroup] = field(default_factory=dict)
    rows: dict[str, WrittenIntent] = field(default_factory=dict)
    fills: dict[tuple[str, str], Fill] = field(default_factory=dict)

    def add(self, group: TradeGroup) -> None:
        self.groups[group.strategy, group.number] = group

    async def group(self, strategy: str, number: int) -> TradeGroup:
        return self.groups[strategy, number]

    async def intent(self, intent_id: str) -> WrittenIntent:
        return self.rows[intent_id]

    async def save(self, before: TradeGroup, after: TradeGroup) -> bool:
        return self._swap("save", before, after)

    async def write(self, before: TradeGroup, after: TradeGroup, row: WrittenIntent) -> bool:
        assert row.intent.id not in self.rows
        assert before.live is None
        assert after.live == row.intent
        if not self._swap("write", before, after, row):
            return False
        self.at("after write")
        return True

    async def may_leave(self, row: WrittenIntent) -> bool:
        return row.intent.id in self.rows

    async def end(
        self, before: TradeGroup, after: TradeGroup, row: WrittenIntent, fills: Sequence[Fill]
    ) -> bool:
        if self.rows[row.intent.id].status.is_over:
            return False
        if not self._swap("end", before, after, row):
            return False
        for fill in fills:
            assert self.fills.setdefault((row.intent.id, fill.trade_id), fill) is fill
        self.at("after end")
        return True

    async def mark(self, row: WrittenIntent) -> None:
        assert self.rows[row.intent.id].status is IntentStatus.WRITTEN
        self.rows[row.intent.id] = row

    def change(self, change: Callable[[TradeGroup], TradeGroup], key: Key) -> None:
        """Change a group as a person does."""
        self.groups[key] = change(self.groups[key])

    def _swap(
        self, point: str, before: TradeGroup, after: TradeGroup, row: WrittenIntent | None = None
    ) -> bool:
        self.at(f"before {point}")
        key = before.strategy, before.number
        if self.groups[key] != before:
            return False
        self.groups[key] = replace(after)
        if row is not None:
            self.rows[row.intent.id] = row
        return True
