"""A person's history: of keys and of strategies together, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.audit import AuditAction, AuditEntry
from bot.domain.ports.history import History, Told
from bot.domain.ports.strategies import StrategyHistory
from bot.domain.status_change import StatusChange
from bot.domain.strategies.events import StrategyEvent

PAGE = 8  # records
LONGEST = 50  # pages


@dataclass(frozen=True, kw_only=True)
class HistoryPage:
    """A page of the history."""

    records: Sequence[Told] = ()  # newest first
    page: int = 0
    more: bool = False  # there are older ones


@dataclass(kw_only=True)
class HistoryService:
    """Reads a person's own history. Another person's does not exist for it."""

    history: History
    strategies: StrategyHistory

    async def page(self, owner: int, connection: str | None = None, page: int = 0) -> HistoryPage:
        """Return a page of the history of a person's connections, or of one of them.

        A page out of range becomes the nearest one.
        """
        page = min(max(page, 0), LONGEST - 1)
        limit = (page + 1) * PAGE + 1
        records: list[Told] = [
            *await self.history.changes(owner, connection, limit),
            *await self.history.entries(owner, connection, limit),
            *await self.strategies.latest(owner, limit=limit, connection=connection),
        ]
        records.sort(key=moment_of, reverse=True)
        page = min(page, max(len(records) - 1, 0) // PAGE)
        shown = records[page * PAGE : (page + 1) * PAGE]
        more = len(records) > (page + 1) * PAGE and page + 1 < LONGEST
        return HistoryPage(records=shown, page=page, more=more)

    async def deletion(self, owner: int, connection: str) -> AuditEntry | None:
        """Return the audit entry of a connection's deletion; None if it was not deleted."""
        last = await self.history.entries(owner, connection, 1)
        return last[0] if last and last[0].action is AuditAction.DELETED else None


def moment_of(record: Told) -> datetime:
    """Return when a record was made."""
    match record:
        case StatusChange():
            return record.noticed_at
        case AuditEntry() | StrategyEvent():
            return record.at
