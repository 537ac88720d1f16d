"""The lease: how workers share due work without a queue, and without two doing the same.

A table of work has a column `due_at` and a column `lease`. Whoever takes a row puts its token
there and sets it due again when the lease ends: a worker that died loses its work to the others
by itself. Whoever settles a row must still hold it, so one that was too late changes nothing.
"""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Column, ColumnElement, RowMapping, Table, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection


def new_token() -> str:
    """Return the token of one taking."""
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
    """Lease up to `limit` due rows until a moment, the longest due first.

    Returns the token (`token`, where rows join others taken before) and the rows, in no order.
    `also`: what else changes in a row that is taken. Another worker does not get them before
    `until`; it does not wait for those that are being taken either.
    """
    key = _key(table)
    due = select(key).where(table.c.due_at <= now, *where)
    due = due.order_by(table.c.due_at).limit(limit).with_for_update(skip_locked=True)
    mine = key.in_(select(due.cte().c[key.name]))  # a CTE that locks is run once
    token = token or new_token()
    values = {"due_at": until, "lease": token, **also}
    lease = update(table).where(mine).values(values).returning(*returning)
    return token, (await c.execute(lease)).mappings().all()


async def held(c: AsyncConnection, table: Table, token: str, keys: Sequence[Any]) -> set[Any]:
    """Return which rows are still held under a token, and keep others from taking them."""
    key = _key(table)
    query = select(key).where(key.in_(keys), table.c.lease == token).with_for_update()
    return set((await c.scalars(query)).all())


async def settle(
    c: AsyncConnection, table: Table, token: str, due: Mapping[Any, datetime | None]
) -> None:
    """Give rows back, each due again at its moment, or never (None), where they are still held."""
    held_still = (_key(table) == bindparam("row")) & (table.c.lease == token)
    back = update(table).where(held_still).values(due_at=bindparam("moment"), lease=None)
    if due:
        await c.execute(back, [{"row": row, "moment": moment} for row, moment in due.items()])


def _key(table: Table) -> Column[Any]:
    (key,) = table.primary_key.columns
    return key
