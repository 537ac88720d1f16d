"""Defines how past events are recorded."""

from collections.abc import Sequence
from typing import Protocol, TypeAlias

from bot.domain.audit import AuditEntry
from bot.domain.status_change import StatusChange

Record: TypeAlias = StatusChange | AuditEntry


class History(Protocol):
    """Keeps what is only ever added to."""

    async def changes(
        self, owner: int, connection: str | None = None, limit: int = 20
    ) -> Sequence[StatusChange]:
        """Return the last changes of a person's connections, or of one of them, newest first."""

    async def entries(
        self, owner: int, connection: str | None = None, limit: int = 20
    ) -> Sequence[AuditEntry]:
        """Return what was last done to a person's keys, or to one of them, newest first."""

    async def add(self, *records: Record) -> None:
        """Record what changed nothing else."""
