"""Leases: workers share the due rows of a table, and no two handle the same row.

A table of work has the columns `due_at` and `lease`. A worker that takes a row writes its token
and sets `due_at` to the end of the lease: the work of a dead worker becomes due again. Only a
worker that still holds a row can settle it, so a late one changes nothing.
"""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Column, ColumnElement, RowMapping, Table, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection


def new_token() -> str:
    """Return a new token for one lease."""
    return str(uuid.uuid4())


async def take(
    c: AsyncConnection,
    table: Table,
    *where: ColumnElement[bool],
    now: datetime,
    until: datetime,
    returning: Sequence[Column[Any]],
    limit: int | None = None,
    token: str | None = None,
    also: Mapping[str, Any] = MappingProxyType({}),
) -> tuple[str, Sequence[RowMapping]]:
    """Lease up to `limit` due rows until a time, the longest due first.

    Returns the token and the rows, in no order. `token`: that of an earlier lease to extend.
    `also`: other columns to change. Other workers do not get these rows before `until`, and do
    not wait for rows that are being leased.
    """
    key = _key(table)
    due = select(key).where(table.c.due_at <= now, *where)
    due = due.order_by(table.c.due_at).limit(limit).with_for_update(skip_locked=True)
    mine = key.in_(select(due.cte().c[key.name]))  # a locking CTE is evaluated once
    token = token or new_token()
    values = {"due_at": until, "lease": token, **also}
    lease = update(table).where(mine).values(values).returning(*returning)
    return token, (await c.execute(lease)).mappings().all()


async def held(c: AsyncConnection, table: Table, token: str, keys: Sequence[Any]) -> set[Any]:
    """Return which rows a token still holds, and lock them."""
    key = _key(table)
    query = select(key).where(key.in_(keys), table.c.lease == token).with_for_update()
    return set((await c.scalars(query)).all())


async def settle(
    c: AsyncConnection, table: Table, token: str, due: Mapping[Any, datetime | None]
) -> None:
    """Release rows that are still held; each is due at its time, or never (None)."""
    is_held = (_key(table) == bindparam("row")) & (table.c.lease == token)
    release = update(table).where(is_held).values(due_at=bindparam("next_due"), lease=None)
    if due:
        await c.execute(release, [{"row": row, "next_due": due_at} for row, due_at in due.items()])


def _key(table: Table) -> Column[Any]:
    (key,) = table.primary_key.columns
    return key
