"""Exports and destroys all stored data of one person."""

from collections.abc import Collection, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, delete, select

from bot.domain.notice import NoticeKind
from bot.storage.engine.database import Database
from bot.storage.schema.tables import (
    AUDIT,
    CONNECTIONS,
    CONVERSATIONS,
    ERASURES,
    FILLS,
    INBOX,
    INTENTS,
    NOTICES,
    PEOPLE,
    PERSON_LEASES,
    STATUS_CHANGES,
    STRATEGIES,
    STRATEGY_EVENTS,
    TRADE_GROUPS,
)
from bot.storage.schema.types import Unreadable
from bot.storage.unit_of_work import unit_of

_WHOSE: Mapping[Table, Column[Any]] = {  # credentials and schedule are deleted in cascade
    CONNECTIONS: CONNECTIONS.c.owner,
    CONVERSATIONS: CONVERSATIONS.c.user_id,
    INBOX: INBOX.c.person,
    ERASURES: ERASURES.c.person,
    PERSON_LEASES: PERSON_LEASES.c.person,
    NOTICES: NOTICES.c.person,
    STATUS_CHANGES: STATUS_CHANGES.c.owner,
    AUDIT: AUDIT.c.owner,
    FILLS: FILLS.c.owner,
    INTENTS: INTENTS.c.owner,
    TRADE_GROUPS: TRADE_GROUPS.c.owner,
    STRATEGY_EVENTS: STRATEGY_EVENTS.c.owner,
    STRATEGIES: STRATEGIES.c.owner,
    PEOPLE: PEOPLE.c.id,
}
_SECRET = {  # not exported, not even sealed
    "connections": {"fingerprint", "folded_name"},
    "conversations": {"data"},
    "inbox": {"body", "kid", "lease"},
    "erasures": {"id", "lease"},
    "person_leases": {"process"},
    "notices": {"lease", "dedupe_key"},
}


class SqlArchive:
    """Accesses every row of a person."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def export(self, person: int) -> Mapping[str, Any]:
        """Return the person's data as JSON values, by table, without credentials."""
        found: dict[str, Any] = {}
        async with self._database.read() as c:
            for table, whose in _WHOSE.items():
                columns = [k for k in table.c if k.name not in _SECRET.get(table.name, ())]
                rows = (await c.execute(select(*columns).where(whose == person))).mappings()
                found[table.name] = [{n: _plain(v) for n, v in row.items()} for row in rows]
        return found

    async def erase(self, person: int) -> Collection[str]:
        """Destroy the person's data, credentials first, also the remains of deleted rows.

        Returns the exchanges of the person's connections. Rows are not read before, so that a
        damaged one does not prevent it.
        """
        gone = delete(CONNECTIONS).where(CONNECTIONS.c.owner == person)
        async with self._database.write() as c:
            exchanges = set(await c.scalars(gone.returning(CONNECTIONS.c.exchange)))
            for table, whose in _WHOSE.items():
                theirs: ColumnElement[bool] = whose == person
                await c.execute(delete(table).where(theirs))
            await c.execute(delete(NOTICES).where(_about(person)))
        if unit := unit_of(person):
            unit.forget()
        await self._database.wipe()
        return exchanges


def _about(person: int) -> ColumnElement[bool]:
    """Return the condition of notices to admins about this person's request for access."""
    begin = NoticeKind.ACCESS_REQUESTED.key(person, "")
    return NOTICES.c.dedupe_key.startswith(begin, autoescape=True)


def _plain(value: Any) -> Any:
    if isinstance(value, Unreadable):
        return str(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, datetime) else value
