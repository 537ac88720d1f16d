"""Disconnects connections: credentials destroyed, row changed, history written in one step."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Insert,
    Select,
    bindparam,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.audit import AuditAction, AuditEntry
from bot.domain.connection import DISCONNECTED, Connection
from bot.domain.diagnosis import Problem, Status
from bot.domain.notice.rules import secrets_destroyed
from bot.storage.connections.rows import COLUMNS, salvaged
from bot.storage.connections.sealed import destroy_sealed
from bot.storage.notifying.notices import note
from bot.storage.people.history import record
from bot.storage.schema.tables import CONNECTIONS, STATUS_CHANGES


async def disconnect_all(c: AsyncConnection, owner: int, now: datetime) -> Sequence[Connection]:
    """Disconnect all connections of a person within a transaction; return them.

    Only ids are read before: a damaged row does not keep its credentials.
    """
    theirs = CONNECTIONS.c.owner == owner
    await destroy_sealed(c, select(CONNECTIONS.c.id).where(theirs))
    ids: Sequence[str] = (await c.scalars(_lock(theirs & CONNECTIONS.c.has_secrets))).all()
    gone = await disconnect(c, ids, now)
    await record(c, *(AuditEntry.of(one, AuditAction.DISCONNECTED, now) for one in gone))
    return gone


async def disconnect_overdue(c: AsyncConnection, now: datetime, limit: int) -> int:
    """Disconnect up to `limit` connections whose `secrets_end_at` has passed; return how many.

    Their owners are notified.
    """
    overdue = CONNECTIONS.c.secrets_end_at <= now
    due = _lock(overdue, skip_locked=True).limit(limit)
    ids: Sequence[str] = (await c.scalars(due)).all()
    gone = await disconnect(c, ids, now, Problem.WITHDRAW_ENABLED)
    await note(c, [secrets_destroyed(connection, now) for connection in gone])
    return len(ids)


async def disconnect(
    c: AsyncConnection, ids: Sequence[str], at: datetime, cause: Problem | None = None
) -> Sequence[Connection]:
    """Disconnect some connections within a transaction that has locked their rows.

    The rows are not read before, so that an unreadable one is disconnected like any other. The
    change is added to their histories, with the cause. Those without credentials do not change.
    Returns the connections, as far as they are readable.
    """
    if not ids:
        return ()
    change = {"cause": cause, "at": at, "row": None}
    changes = [change | {"row": id_, "id": str(uuid.uuid4())} for id_ in ids]
    await c.execute(_ADD_CHANGE, changes)
    keyed = CONNECTIONS.c.id.in_(ids) & CONNECTIONS.c.has_secrets
    facts = CONNECTIONS.c
    moments = {"status_since": at, "offline_since": func.coalesce(facts.offline_since, at)}
    values = {**DISCONNECTED, **moments, "version": facts.version + 1}
    ended = update(CONNECTIONS).where(keyed).values(values).returning(*COLUMNS)
    gone = [salvaged(row) for row in (await c.execute(ended)).all()]
    await destroy_sealed(c, ids)
    return gone


def _lock(which: ColumnElement[bool], *, skip_locked: bool = False) -> Select[Any]:
    """Return a query of the ids of some connections that locks their rows in order."""
    found = select(CONNECTIONS.c.id).where(which).order_by(CONNECTIONS.c.id)
    return found.with_for_update(skip_locked=skip_locked)


def _status_change() -> Insert:
    """Return the statement that adds the status change of one disconnected connection.

    A row with an unknown status is left out: its history could not be shown.
    """
    facts, change = CONNECTIONS.c, STATUS_CHANGES.c
    at = bindparam("at", type_=change.at.type)
    values = {
        change.id: bindparam("id", type_=change.id.type),
        change.connection: facts.id,
        change.owner: facts.owner,
        change.exchange: facts.exchange,
        change.name: facts.name,
        change.before: facts.status,
        change.after: literal(Status.DISCONNECTED, change.after.type),
        change.cause: bindparam("cause", type_=change.cause.type),
        change.drifts: literal([], change.drifts.type),
        change.since: func.coalesce(facts.offline_since, facts.status_since),
        change.at: at,
        change.noticed_at: at,
        change.unwatched: literal(value=False),
    }
    known = or_(*(facts.status == status for status in Status))
    mine = (facts.id == bindparam("row")) & facts.has_secrets & known
    return insert(STATUS_CHANGES).from_select(list(values), select(*values.values()).where(mine))


_ADD_CHANGE = _status_change()
