"""The stored connections and their sealed credentials."""

import logging
import uuid
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Insert,
    Row,
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

from bot.domain.audit import AuditAction, AuditEntry
from bot.domain.connection import DISCONNECTED, Connection
from bot.domain.diagnosis import Problem, Status
from bot.domain.notice.rules import secrets_destroyed
from bot.domain.ports.connections import NameTakenError
from bot.domain.ports.history import Record
from bot.storage.connections.rows import (
    COLUMNS,
    connections_in,
    fold,
    readable_connection,
    salvaged,
    values_of,
)
from bot.storage.engine.database import Database, upsert
from bot.storage.keys.envelope import key_id
from bot.storage.notifying.notices import note
from bot.storage.people.history import record
from bot.storage.people.unit_of_work import unit_of
from bot.storage.schema.tables import CONNECTIONS, SCHEDULE, SEALED, STATUS_CHANGES

log = logging.getLogger(__name__)

_BATCH = 500  # rows per transaction


class SqlConnectionStore:
    """Keeps connections. Each write is one short transaction."""

    def __init__(self, database: Database, exchanges: Collection[str] | None = None) -> None:
        """Take the exchanges that this version knows; None: whatever is stored is of a known one.

        A connection that cannot be read, or is of another exchange, is logged and left out.
        """
        self._database = database
        self._exchanges = exchanges

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
            rows = (await c.execute(select(*COLUMNS).where(mine))).all()
        return next(iter(self._known(rows)), None)

    async def list(self, owner: int) -> Sequence[Connection]:
        """Return the person's connections, by name."""
        if (unit := unit_of(owner)) and await unit.lacks("connections"):
            return []
        query = select(*COLUMNS).where(CONNECTIONS.c.owner == owner)
        async with self._database.read() as c:
            rows = (await c.execute(query)).all()
        # By name here, for each PostgreSQL database has an alphabet of its own.
        return sorted(self._known(rows), key=lambda connection: fold(connection.name))

    async def duplicates(
        self, exchange: str, fingerprint: bytes, account: str | None
    ) -> Sequence[Connection]:
        """Return the connections, anybody's, of the same key or the same exchange account."""
        same_key = select(*COLUMNS).where(CONNECTIONS.c.fingerprint == fingerprint)
        same_account = select(*COLUMNS).where(
            CONNECTIONS.c.exchange == exchange, CONNECTIONS.c.account == account
        )
        async with self._database.read() as c:
            rows = [*(await c.execute(same_key)).all()]
            if account is not None:
                rows += (await c.execute(same_account)).all()
        return list({found.id: found for found in self._known(rows)}.values())

    async def sealed(self, connection: Connection) -> bytes | None:
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

    async def replace_key(
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
        """Destroy the credentials of all the person's connections in one step; return those.

        Nothing but ids is read before it is destroyed: a damaged row does not keep its credentials.
        """
        theirs = CONNECTIONS.c.owner == owner
        async with self._database.write() as c:
            await _destroy_sealed(c, select(CONNECTIONS.c.id).where(theirs))
            ids: Sequence[str] = (await c.scalars(_lock(theirs & CONNECTIONS.c.has_secrets))).all()
            gone = await disconnect(c, ids, now)
            await record(c, *(AuditEntry.of(one, AuditAction.DISCONNECTED, now) for one in gone))
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
            gone = await disconnect(c, ids, now, Problem.WITHDRAW_ENABLED)
            await note(c, [secrets_destroyed(connection, now) for connection in gone])
        return len(ids)

    def _known(self, rows: Iterable[Row[Any]]) -> Iterator[Connection]:
        """Yield the connections of rows, one by one, that this version knows how to treat."""
        for connection in connections_in(rows):
            if self._exchanges is None or connection.exchange in self._exchanges:
                yield connection
            else:
                log.error("connection %.8s is of an exchange that is not known", connection.id)

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
            CONNECTIONS.c.folded_name == fold(connection.name),
            CONNECTIONS.c.id != connection.id,
        )
        async with self._database.read() as c:
            if await c.scalar(query) is not None:
                raise NameTakenError from None


async def disconnect(
    c: AsyncConnection, ids: Sequence[str], at: datetime, cause: Problem | None = None
) -> Sequence[Connection]:
    """Destroy the credentials of some connections within a transaction that has locked their rows.

    Nothing of the rows is read before, so that an unreadable one is disconnected like any other.
    Their histories say so, with the cause. Those without credentials stay as they are. Returns
    the connections, as far as they can be read.
    """
    if not ids:
        return ()
    change = {"cause": cause, "at": at, "row": None}
    changes = [change | {"row": id_, "id": str(uuid.uuid4())} for id_ in ids]
    await c.execute(_FELL, changes)
    keyed = CONNECTIONS.c.id.in_(ids) & CONNECTIONS.c.has_secrets
    facts = CONNECTIONS.c
    moments = {"status_since": at, "offline_since": func.coalesce(facts.offline_since, at)}
    values = {**DISCONNECTED, **moments, "version": facts.version + 1}
    ended = update(CONNECTIONS).where(keyed).values(values).returning(*COLUMNS)
    gone = [salvaged(row) for row in (await c.execute(ended)).all()]
    await _destroy_sealed(c, ids)
    return gone


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


async def _destroy_sealed(c: AsyncConnection, ids: Sequence[str] | Select[tuple[str]]) -> bool:
    """Delete the credentials of some connections; return whether there were any."""
    unwatched = update(SCHEDULE).where(SCHEDULE.c.connection_id.in_(ids))
    await c.execute(unwatched.values(due_at=None, lease=None))
    return (await c.execute(delete(SEALED).where(SEALED.c.connection_id.in_(ids)))).rowcount > 0


async def unreadable(c: AsyncConnection) -> int:
    """Return how many connections this version cannot read, within a transaction."""
    count = 0
    async with c.stream(select(*COLUMNS)) as rows:
        async for row in rows:
            count += readable_connection(row) is None
    return count
