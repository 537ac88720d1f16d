"""The store of connections and their sealed credentials."""

import logging
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, insert, select
from sqlalchemy.exc import IntegrityError

from bot.domain.connection import Connection
from bot.domain.ports.connections import NameTakenError
from bot.domain.ports.history import Record
from bot.storage.connections.disconnecting import disconnect_all, disconnect_overdue
from bot.storage.connections.egresses import follow
from bot.storage.connections.rows import COLUMNS, connections_in, fold, values_of
from bot.storage.connections.sealed import destroy_sealed, store_sealed
from bot.storage.connections.versioned_rows import is_name_taken, is_stored, update_if_unchanged
from bot.storage.engine.database import Database
from bot.storage.people.history import record
from bot.storage.schema.tables import CONNECTIONS, SEALED
from bot.storage.unit_of_work import unit_of

log = logging.getLogger(__name__)


class SqlConnectionStore:
    """Keeps connections. Each write is one short transaction."""

    def __init__(
        self, database: Database, exchanges: Collection[str] | None = None, batch: int = 500
    ) -> None:
        """`exchanges`: those that this version knows; None: every stored one.

        `batch`: rows per transaction. An unreadable connection, or one of another exchange, is
        logged and left out.
        """
        self._database = database
        self._exchanges = exchanges
        self._batch = batch

    async def add(
        self, connection: Connection, blob: bytes, fingerprint: bytes, *records: Record
    ) -> None:
        """Store a new connection with its credentials. Raises NameTakenError.

        Adding the same connection with the same key again changes nothing: a caller that was
        interrupted after the commit may repeat it.
        """
        values = values_of(connection, fingerprint=fingerprint, version=connection.version)
        try:
            async with self._database.write() as c:
                await c.execute(insert(CONNECTIONS).values(values))
                await store_sealed(c, connection, blob)
                await record(c, *records)
        except IntegrityError:
            async with self._database.read() as c:
                stored = await is_stored(c, connection, fingerprint)
            if not stored:
                await self._refuse_taken_name(connection)
                raise

    async def get(self, owner: int, connection_id: str) -> Connection | None:
        """Return a connection of this person; another person's is None."""
        if (unit := unit_of(owner)) and await unit.lacks("connections"):
            return None
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
        # Sorted here, since the collation differs between PostgreSQL databases.
        return sorted(self._known(rows), key=lambda connection: fold(connection.name))

    async def duplicates(
        self, exchange: str, fingerprint: bytes, account: str | None
    ) -> Sequence[Connection]:
        """Return the connections, of all people, with the same key or the same exchange account."""
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
        """Return the sealed credentials; None if they were destroyed, or replaced since then.

        What is known of a connection is known of the key that was stored when it was read.
        """
        same = (CONNECTIONS.c.id == connection.id) & (CONNECTIONS.c.keyed_at == connection.keyed_at)
        joined = SEALED.join(CONNECTIONS, CONNECTIONS.c.id == SEALED.c.connection_id)
        query = select(SEALED.c.blob).select_from(joined).where(same)
        async with self._database.read() as c:
            blob: bytes | None = await c.scalar(query)
        return blob

    async def save(self, connection: Connection, *records: Record, moved: bool = False) -> bool:
        """Store a changed connection, or return False if its row changed since it was read.

        The row's version is then `connection.version + 1`: read it again, or continue with
        `replace(connection, version=connection.version + 1)`. If `has_secrets` is False, the
        sealed credentials are deleted in the same step. `moved`: to another egress. Raises
        NameTakenError.
        """
        destroyed = False
        try:
            async with self._database.write() as c:
                saved = await update_if_unchanged(c, connection)
                if saved and moved:
                    await follow(c, [connection.id])
                if saved and not connection.has_secrets:
                    destroyed = await destroy_sealed(c, [connection.id])
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
        """Like `save`, but replaces the credentials; the old ones are destroyed.

        The row has secrets afterwards, even if they had been destroyed before.
        """
        try:
            async with self._database.write() as c:
                keyed = replace(connection, has_secrets=True)
                saved = await update_if_unchanged(c, keyed, fingerprint=fingerprint)
                if saved:
                    await store_sealed(c, connection, blob)
                    await record(c, *records)
        except IntegrityError:
            await self._refuse_taken_name(connection)
            raise
        if saved:
            await self._database.wipe()
        return saved

    async def delete(self, owner: int, connection_id: str, *records: Record) -> bool:
        """Destroy a connection and its credentials; return False if this person has no such one."""
        mine = (CONNECTIONS.c.id == connection_id) & (CONNECTIONS.c.owner == owner)
        async with self._database.write() as c:  # the credentials are deleted in cascade
            deleted = (await c.execute(delete(CONNECTIONS).where(mine))).rowcount == 1
            await record(c, *(records if deleted else ()))
        if deleted:
            await self._database.wipe()
        return deleted

    async def disconnect_all(self, owner: int, now: datetime) -> Sequence[Connection]:
        """Destroy the credentials of all the person's connections in one step; return those."""
        async with self._database.write() as c:
            gone = await disconnect_all(c, owner, now)
        await self._database.wipe()
        return gone

    async def destroy_overdue_secrets(self, now: datetime) -> int:
        """Destroy the credentials whose `secrets_end_at` has passed; return how many.

        Their owners are notified, in the same transaction.
        """
        total = 0
        while count := await self._destroy_batch(now):
            total += count
        if total:
            await self._database.wipe()
        return total

    async def _destroy_batch(self, now: datetime) -> int:
        async with self._database.write() as c:
            return await disconnect_overdue(c, now, self._batch)

    def _known(self, rows: Iterable[Row[Any]]) -> Iterator[Connection]:
        """Yield the readable connections of known exchanges, one by one."""
        for connection in connections_in(rows):
            if self._exchanges is None or connection.exchange in self._exchanges:
                yield connection
            else:
                log.error("connection %.8s is of an unknown exchange", connection.id)

    async def _refuse_taken_name(self, connection: Connection) -> None:
        async with self._database.read() as c:
            if await is_name_taken(c, connection):
                raise NameTakenError from None
