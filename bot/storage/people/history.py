"""The history: status changes and audit entries; rows are only added."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.audit import AuditEntry
from bot.domain.ports.history import Record
from bot.domain.status_change import Drift, StatusChange
from bot.storage.engine.database import Database
from bot.storage.schema.tables import AUDIT, STATUS_CHANGES
from bot.storage.schema.types import readable

_DRIFTS: Mapping[Any, Drift] = {drift.value: drift for drift in Drift}
_CHANGE = [STATUS_CHANGES.c[field.name] for field in fields(StatusChange)]
_ENTRY = [AUDIT.c[field.name] for field in fields(AuditEntry)]


class SqlHistory:
    """Reads the history; rows are written in the transaction of their event."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def changes(
        self, owner: int, connection: str | None = None, limit: int = 20
    ) -> Sequence[StatusChange]:
        """Return the last changes of a person's connections, or of one of them, newest first."""
        mine = STATUS_CHANGES.c.owner == owner
        if connection is not None:
            mine &= STATUS_CHANGES.c.connection == connection
        query = select(*_CHANGE).where(mine).order_by(STATUS_CHANGES.c.noticed_at.desc())
        async with self._database.read() as c:
            rows = (await c.execute(query.limit(limit))).mappings().all()
        return [_change(row) for row in rows if _can_be_read(row)]

    async def entries(
        self, owner: int, connection: str | None = None, limit: int = 20
    ) -> Sequence[AuditEntry]:
        """Return the last audit entries of a person's keys, or of one of them, newest first."""
        mine = AUDIT.c.owner == owner
        if connection is not None:
            mine &= AUDIT.c.connection == connection
        query = select(*_ENTRY).where(mine).order_by(AUDIT.c.at.desc())
        async with self._database.read() as c:
            rows = (await c.execute(query.limit(limit))).mappings().all()
        return [AuditEntry(**row) for row in rows if readable(row.values())]

    async def add(self, *records: Record) -> None:
        """Add records without another change of the database."""
        async with self._database.write() as c:
            await record(c, *records)


async def record(c: AsyncConnection, *records: Record | None) -> None:
    """Write records within the transaction of their event."""
    changes = [_row(r) for r in records if isinstance(r, StatusChange)]
    entries = [_row(r) for r in records if isinstance(r, AuditEntry)]
    if changes:
        await c.execute(insert(STATUS_CHANGES), changes)
    if entries:
        await c.execute(insert(AUDIT), entries)


def _row(record: Record) -> dict[str, Any]:
    return {"id": str(uuid.uuid4()), **asdict(record)}


def _change(row: Mapping[Any, Any]) -> StatusChange:
    return StatusChange(**{**row, "drifts": tuple(_DRIFTS[slug] for slug in row["drifts"])})


def _can_be_read(row: Mapping[Any, Any]) -> bool:
    drifts = row["drifts"]
    known = isinstance(drifts, list) and all(slug in _DRIFTS for slug in drifts)
    return known and readable(row.values())
