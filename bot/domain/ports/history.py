"""Port for the history: status changes and audit entries."""

from collections.abc import Sequence
from typing import Protocol, TypeAlias

from bot.domain.audit import AuditEntry
from bot.domain.status_change import StatusChange
from bot.domain.strategies.events import StrategyEvent

Record: TypeAlias = StatusChange | AuditEntry
Told: TypeAlias = Record | StrategyEvent
"""What a person reads in their history."""


class History(Protocol):
    """Stores status changes and audit entries; they are only added."""

    async def changes(
        self, owner: int, connection: str | None = None, limit: int = 20
    ) -> Sequence[StatusChange]:
        """Return the latest changes of a person's connections, or of one, newest first."""

    async def entries(
        self, owner: int, connection: str | None = None, limit: int = 20
    ) -> Sequence[AuditEntry]:
        """Return the latest audit entries of a person's keys, or of one, newest first."""

    async def add(self, *records: Record) -> None:
        """Add records that belong to no other change."""
