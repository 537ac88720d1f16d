"""Deletes old notices and old history."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import ColumnElement, String, Table, cast, delete, or_, select

from bot.domain.notice import NoticeKind
from bot.domain.person import Access
from bot.storage.engine.database import Database
from bot.storage.schema.tables import (
    AUDIT,
    CONNECTIONS,
    FORM_OPENINGS,
    HANDLED_UPDATES,
    INCIDENTS,
    NOTICES,
    PEOPLE,
    PERSON_LEASES,
    SENDING_SLOTS,
    STATUS_CHANGES,
)

_BATCH = 500  # rows in one transaction
_MOST = 20  # transactions for one table in one run


class SqlPruner:
    """Deletes old rows in short transactions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def prune(
        self, notices_before: datetime, history_before: datetime, marks_before: datetime
    ) -> int:
        """Delete settled notices, history rows and marks from before these times.

        Returns how many notices and history rows. The state of connections and their last report
        stay. Marks: what processes noted of updates, people and forms.
        """
        for table, old in _old_marks(marks_before):
            await self._thin(table, old)
        return sum([await self._thin(t, old) for t, old in _old(notices_before, history_before)])

    async def _thin(self, table: Table, old: ColumnElement[bool]) -> int:
        """Delete old rows of a table; return how many."""
        [key] = table.primary_key.columns
        some = select(key).where(old).limit(_BATCH)
        total = 0
        for _ in range(_MOST):
            async with self._database.write() as c:
                gone = (await c.execute(delete(table).where(key.in_(some)))).rowcount
            total += gone
            if gone < _BATCH:
                break
        return total


def _old_marks(before: datetime) -> Iterator[tuple[Table, ColumnElement[bool]]]:
    """Yield the tables of marks, each with the condition of its old rows."""
    yield PERSON_LEASES, PERSON_LEASES.c.process.is_(None) & (PERSON_LEASES.c.at < before)
    for table in (HANDLED_UPDATES, FORM_OPENINGS, SENDING_SLOTS):
        yield table, table.c.at < before


def _old(
    notices_before: datetime, history_before: datetime
) -> Iterator[tuple[Table, ColumnElement[bool]]]:
    """Yield tables, each with the condition of its old rows."""
    settled = NOTICES.c.due_at.is_(None) & (NOTICES.c.at < notices_before)
    # A person notified of an outage must be notified of its end, however late.
    recent = select(INCIDENTS.c.exchange).where(
        or_(INCIDENTS.c.closed_at.is_(None), INCIDENTS.c.closed_at >= notices_before)
    )
    of_outage = (NOTICES.c.kind == NoticeKind.INCIDENT) & NOTICES.c.exchange.in_(recent)
    yield NOTICES, settled & ~of_outage
    yield STATUS_CHANGES, STATUS_CHANGES.c.noticed_at < history_before
    yield AUDIT, AUDIT.c.at < history_before
    yield INCIDENTS, INCIDENTS.c.closed_at < history_before
    # A request for access that no admin answered, without a notice left: it may be repeated.
    wish = (PEOPLE.c.access == Access.REQUESTED) & (PEOPLE.c.created_at < notices_before)
    owns = select(CONNECTIONS.c.id).where(CONNECTIONS.c.owner == PEOPLE.c.id).exists()
    begin = NoticeKind.ACCESS_REQUESTED.key("") + cast(PEOPLE.c.id, String) + ":"
    lately = select(NOTICES.c.id).where(NOTICES.c.dedupe_key.startswith(begin)).exists()
    yield PEOPLE, wish & ~owns & ~lately
