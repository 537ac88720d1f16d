"""Owns the stored connections and their sealed credentials."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Insert,
    Select,
    bindparam,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.audit import AuditEntry, Deed
from bot.domain.connection import DISCONNECTED, Connection
from bot.domain.diagnosis import Answer, Permission, Problem, Status
from bot.domain.notice import Notice, NoticeKind
from bot.domain.ports import NameTakenError, Record
from bot.storage._envelope import key_id
from bot.storage.database import Database, upsert
from bot.storage.history import record
from bot.storage.notices import note
from bot.storage.tables import CONNECTIONS, SCHEDULE, SEALED, STATUS_CHANGES

_NAMES = tuple(field.name for field in fields(Connection))
COLUMNS = [CONNECTIONS.c[name] for name in _NAMES]
_PROBLEMS = {problem.value: problem for problem in Problem}
_PERMISSIONS = {permission.value: permission for permission in Permission}
_ANSWERS = {answer.value: answer for answer in Answer}
_BATCH = 500  # rows per transaction


class ConnectionBook:
    """Keeps connections. Each write is one short transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(
        self, connection: Connection, blob: bytes, fingerprint: bytes, *records: Record
    ) -> None:
        """Store a new connection with its credentials. Raises NameTakenError.

        To add the same connection with the same key again changes nothing: whoever was cut off
        just after this step may repeat it.
        """
        values = values_of(connection, fingerprint=fingerprint, version=connection.version)
        try:
            async with self._database.write() as c:
                await c.execute(insert(CONNECTIONS).values(values))
                await _store_sealed(c, connection, blob)
                await record(c, *records)
        except IntegrityError:
            if not await self._is_stored(connection, fingerprint):
                await self._refuse_taken_name(connection)
                raise

    async def get(self, owner: int, connection_id: str) -> Connection | None:
        """Return a connection of this person; another person's is None."""
        mine = (CONNECTIONS.c.id == connection_id) & (CONNECTIONS.c.owner == owner)
        async with self._database.read() as c:
            row = (await c.execute(select(*COLUMNS).where(mine))).mappings().first()
        return connection_of(row) if row else None

    async def list(self, owner: int) -> Sequence[Connection]:
        """Return the person's connections, by name."""
        query = select(*COLUMNS).where(CONNECTIONS.c.owner == owner)
        async with self._database.read() as c:
            rows = (await c.execute(query)).mappings().all()
        # By name here, for each PostgreSQL database has an alphabet of its own.
        return sorted(map(connection_of, rows), key=lambda connection: _fold(connection.name))

    async def twins(
        self, exchange: str, fingerprint: bytes, account: str | None
    ) -> Sequence[Connection]:
        """Return the connections, anybody's, of the same key or the same exchange account."""
        same_key = select(*COLUMNS).where(CONNECTIONS.c.fingerprint == fingerprint)
        same_account = select(*COLUMNS).where(
            CONNECTIONS.c.exchange == exchange, CONNECTIONS.c.account == account
        )
        async with self._database.read() as c:
            rows = [*(await c.execute(same_key)).mappings()]
            if account is not None:
                rows += (await c.execute(same_account)).mappings()
        return list({row["id"]: connection_of(row) for row in rows}.values())

    async def blob(self, connection: Connection) -> bytes | None:
        """Return the sealed credentials; None when they were destroyed."""
        query = select(SEALED.c.blob).where(SEALED.c.connection_id == connection.id)
        async with self._database.read() as c:
            blob: bytes | None = await c.scalar(query)
        return blob

    async def save(self, connection: Connection, *records: Record) -> bool:
        """Store a changed connection, or return False if its row changed since it was read.

        The row's version is then one more than `connection.version`: read it again, or go on
        with `replace(connection, version=connection.version + 1)`. A connection whose
        `has_secrets` is False loses its sealed credentials in the same step. Raises
        NameTakenError.
        """
        destroyed = False
        try:
            async with self._database.write() as c:
                saved = await _swap(c, connection)
                if saved and not connection.has_secrets:
                    destroyed = await _destroy_sealed(c, [connection.id])
                await record(c, *(records if saved else ()))
        except IntegrityError:
            await self._refuse_taken_name(connection)
            raise
        if destroyed:
            await self._database.wipe()
        return saved

    async def rekey(
        self, connection: Connection, blob: bytes, fingerprint: bytes, *records: Record
    ) -> bool:
        """Like `save`, with other credentials in place of the old ones, which are destroyed.

        The row has secrets afterwards, also where they had been destroyed before.
        """
        try:
            async with self._database.write() as c:
                keyed = replace(connection, has_secrets=True)
                saved = await _swap(c, keyed, fingerprint=fingerprint)
                if saved:
                    await _store_sealed(c, connection, blob)
                    await record(c, *records)
        except IntegrityError:
            await self._refuse_taken_name(connection)
            raise
        if saved:
            await self._database.wipe()
        return saved

    async def delete(self, owner: int, connection_id: str, *records: Record) -> bool:
        """Destroy a connection and its credentials; False when this person has none of that id."""
        mine = (CONNECTIONS.c.id == connection_id) & (CONNECTIONS.c.owner == owner)
        async with self._database.write() as c:  # the credentials go with their connection
            deleted = (await c.execute(delete(CONNECTIONS).where(mine))).rowcount == 1
            await record(c, *(records if deleted else ()))
        if deleted:
            await self._database.wipe()
        return deleted

    async def disconnect_all(self, owner: int, now: datetime) -> Sequence[Connection]:
        """Destroy the credentials of all the person's connections in one step; return those."""
        keyed = (CONNECTIONS.c.owner == owner) & CONNECTIONS.c.has_secrets
        async with self._database.write() as c:
            ids: Sequence[str] = (await c.scalars(_lock(keyed))).all()
            await disconnect(c, ids, now)
            rows = await c.execute(select(*COLUMNS).where(CONNECTIONS.c.id.in_(ids)))
            gone = [connection_of(row) for row in rows.mappings()]
            await record(c, *(AuditEntry.of(one, Deed.DISCONNECTED, now) for one in gone))
        await self._database.wipe()
        return gone

    async def destroy_overdue_secrets(self, now: datetime) -> int:
        """Destroy the credentials whose `secrets_end_at` has passed and note it for their owners.

        Returns how many. The destruction and its notice are one step.
        """
        total = 0
        while count := await self._destroy_batch(now):
            total += count
        if total:
            await self._database.wipe()
        return total

    async def _destroy_batch(self, now: datetime) -> int:
        overdue = CONNECTIONS.c.secrets_end_at <= now
        due = _lock(overdue, skip_locked=True).limit(_BATCH)
        async with self._database.write() as c:
            ids: Sequence[str] = (await c.scalars(due)).all()
            await disconnect(c, ids, now, Problem.WITHDRAW_ENABLED)
            rows = await c.execute(select(*COLUMNS).where(CONNECTIONS.c.id.in_(ids)))
            await note(c, [_destroyed(connection_of(row), now) for row in rows.mappings()])
        return len(ids)

    async def _is_stored(self, connection: Connection, fingerprint: bytes) -> bool:
        query = select(CONNECTIONS.c.id).where(
            CONNECTIONS.c.id == connection.id,
            CONNECTIONS.c.owner == connection.owner,
            CONNECTIONS.c.fingerprint == fingerprint,
        )
        async with self._database.read() as c:
            return await c.scalar(query) is not None

    async def _refuse_taken_name(self, connection: Connection) -> None:
        query = select(CONNECTIONS.c.id).where(
            CONNECTIONS.c.owner == connection.owner,
            CONNECTIONS.c.folded_name == _fold(connection.name),
            CONNECTIONS.c.id != connection.id,
        )
        async with self._database.read() as c:
            if await c.scalar(query) is not None:
                raise NameTakenError from None


async def disconnect(
    c: AsyncConnection, ids: Sequence[str], at: datetime, cause: Problem | None = None
) -> None:
    """Destroy the credentials of some connections within a transaction that has locked their rows.

    Nothing of the rows is read, so that an unreadable one is disconnected like any other. Their
    histories say so, with the cause. Those without credentials stay as they are.
    """
    if not ids:
        return
    change = {"cause": cause, "at": at, "row": None}
    changes = [change | {"row": id_, "id": str(uuid.uuid4())} for id_ in ids]
    await c.execute(_FELL, changes)
    keyed = CONNECTIONS.c.id.in_(ids) & CONNECTIONS.c.has_secrets
    facts = CONNECTIONS.c
    moments = {"status_since": at, "offline_since": func.coalesce(facts.offline_since, at)}
    values = {**DISCONNECTED, **moments, "version": facts.version + 1}
    await c.execute(update(CONNECTIONS).where(keyed).values(values))
    await _destroy_sealed(c, ids)


def _lock(which: ColumnElement[bool], *, skip_locked: bool = False) -> Select[Any]:
    """Return the query of the ids of some connections, which locks their rows in turn."""
    found = select(CONNECTIONS.c.id).where(which).order_by(CONNECTIONS.c.id)
    return found.with_for_update(skip_locked=skip_locked)


def _falling() -> Insert:
    """Return what records the change of one connection that has credentials to having none.

    An unknown word in the row, which no history could show, is not copied.
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


_FELL = _falling()


async def _swap(c: AsyncConnection, connection: Connection, **others: object) -> bool:
    """Store a connection if its row still has the version it was read with."""
    unchanged = (
        (CONNECTIONS.c.id == connection.id)
        & (CONNECTIONS.c.owner == connection.owner)
        & (CONNECTIONS.c.version == connection.version)
    )
    values = values_of(connection, version=connection.version + 1, **others)
    return (await c.execute(update(CONNECTIONS).where(unchanged).values(values))).rowcount == 1


async def _store_sealed(c: AsyncConnection, connection: Connection, blob: bytes) -> None:
    """Store credentials, and let them be watched from now on."""
    new = upsert(c, SEALED).values(connection_id=connection.id, blob=blob, kid=key_id(blob), ver=1)
    values = {"blob": new.excluded.blob, "kid": new.excluded.kid, "ver": SEALED.c.ver + 1}
    await c.execute(new.on_conflict_do_update(index_elements=["connection_id"], set_=values))
    due = {"due_at": connection.tested_at, "lease": None}
    watched = upsert(c, SCHEDULE).values(
        connection_id=connection.id, exchange=connection.exchange, **due
    )
    await c.execute(watched.on_conflict_do_update(index_elements=["connection_id"], set_=due))


async def _destroy_sealed(c: AsyncConnection, ids: Sequence[str]) -> bool:
    """Delete the credentials of some connections; tell whether there were any."""
    unwatched = update(SCHEDULE).where(SCHEDULE.c.connection_id.in_(ids))
    await c.execute(unwatched.values(due_at=None, lease=None))
    return (await c.execute(delete(SEALED).where(SEALED.c.connection_id.in_(ids)))).rowcount > 0


def _destroyed(connection: Connection, at: datetime) -> Notice:
    key = f"destroyed:{connection.id}:{at.timestamp():.0f}"
    return Notice.about(connection, NoticeKind.SECRETS_DESTROYED, at, key, urgent=True)


def _fold(name: str) -> str:
    """Return what two names must differ in."""
    return " ".join(name.casefold().split())


def values_of(connection: Connection, **others: object) -> dict[str, Any]:
    """Return a connection as the values of its row."""
    values = {name: getattr(connection, name) for name in _NAMES}
    return values | {"folded_name": _fold(connection.name)} | others


def connection_of(row: Mapping[Any, Any]) -> Connection:
    """Return the connection of a row."""
    return connection_in(row[name] for name in _NAMES)


def connection_in(row: Iterable[Any]) -> Connection:
    """Return the connection of a row that begins with COLUMNS. Hundreds a second are watched."""
    facts = dict(zip(_NAMES, row, strict=False))
    if not facts["has_secrets"]:
        facts["status"] = Status.DISCONNECTED
    facts["problems"] = tuple(_PROBLEMS[slug] for slug in facts["problems"])
    facts["permissions"] = {
        _PERMISSIONS[permission]: _ANSWERS[answer]
        for permission, answer in facts["permissions"].items()
    }
    if facts["ip_whitelist"] is not None:
        facts["ip_whitelist"] = tuple(facts["ip_whitelist"])
    connection = object.__new__(Connection)
    vars(connection).update(facts)  # a frozen class sets one by one, in four times the time
    return connection
