"""The database: its kind, from the address, and the transactions that both kinds offer."""

from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Table, make_url, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.timings import USUAL
from bot.storage.engine import _postgres, _sqlite
from bot.storage.engine._at_once import Work
from bot.storage.engine._group_commit import GroupCommit, Take
from bot.storage.engine._statements import Build, Change, constant
from bot.storage.engine.errors import DatabaseUnsupportedError
from bot.storage.engine.health import DatabaseHealth

__all__ = ["Database", "constant", "damage_of", "upsert"]

T = TypeVar("T")
_KINDS: dict[str, type[_sqlite.Sqlite | _postgres.Postgres]] = {
    _sqlite.DRIVER: _sqlite.Sqlite,
    _postgres.DRIVER: _postgres.Postgres,
}


class Database:
    """One database: a file of SQLite, or a PostgreSQL server that several processes share.

    Keep transactions short; never hold one over a call to the network, nor one within another.
    """

    def __init__(self, url: str, *, guest: bool = False, calm: float = USUAL.database_calm) -> None:
        """Take an SQLAlchemy address. Raises StorageError where it cannot be used.

        `guest`: for a short command while a bot is running.
        `calm`: seconds without a failure until it is healthy again.
        """
        self._kind = _kind(url, guest=guest)
        self.health = DatabaseHealth(calm)
        self._group = GroupCommit(self._apply)

    @property
    def place(self) -> str:
        """Its location for messages; never with the password."""
        return self._kind.place

    @property
    def file(self) -> Path | None:
        """The file of SQLite, or None."""
        return self._kind.file

    async def open(self) -> None:
        """Require that the database can be used. Raises StorageError."""
        await self._kind.open()

    async def close(self) -> None:
        """Close all connections."""
        await self._kind.close()

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """Begin a transaction that may write; it commits unless an error is raised.

        With PostgreSQL others may write at the same time. A write that depends on a read must
        lock the rows while reading (`with_for_update`), compare versions while writing, or do
        both in one statement. SQLite always locks and ignores such clauses.
        """
        with self.health.observing(proof=True):
            async with self._kind.write() as connection:
                yield connection

    async def transact(self, work: Work[T]) -> T:
        """Return the result of work, done in one transaction that may write.

        Work waits for its connection and for nothing else: with SQLite it runs in one thread,
        from start to end, much quicker than statement by statement.
        """
        with self.health.observing(proof=True):
            return await self._kind.transact(work)

    async def look(self, work: Work[T]) -> T:
        """Return the result of work that only reads; see `transact`."""
        with self.health.observing(proof=False):
            return await self._kind.look(work)

    async def apply(self, *changes: Change) -> None:
        """Write changes in one transaction.

        With SQLite all waiting changes share it, since the disk takes most of the time.
        PostgreSQL groups commits by itself.
        """
        if self.file:
            await self._group.apply(changes)
        else:
            await self._apply(lambda: changes)

    async def _apply(self, take: Take) -> None:
        with self.health.observing(proof=True):
            await self._kind.apply(take)

    async def first(self, build: Build, values: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """Return the first row of one statement."""
        with self.health.observing(proof=False):
            return await self._kind.first(build, values)

    async def once(self, statement: Any, values: Mapping[str, Any]) -> Any:
        """Execute a statement that is a transaction of its own; return its first value.

        With PostgreSQL alone: for what several processes change all the time.
        """
        assert isinstance(self._kind, _postgres.Postgres)  # noqa: S101  # as its callers know
        with self.health.observing(proof=True):
            return await self._kind.once(statement, values)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """Begin a transaction that sees one state of the database and cannot change it."""
        with self.health.observing(proof=False):  # a full disk can still be read
            async with self._kind.read() as connection:
                yield connection

    def inspect(self) -> AbstractAsyncContextManager[AsyncConnection | None]:
        """Like `read`, for a database that is not open; nothing is created or changed.

        Yields None if the file does not exist. Raises StorageError.
        """
        return self._kind.inspect()

    def alone(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """Like `write`, but exclusive among all such transactions; used at starts.

        Raises StorageError if the database cannot be used.
        """
        return self._kind.alone()

    async def wipe(self) -> bool:
        """Overwrite the remains of deleted rows. Call it after credentials were destroyed.

        Returns whether the files contain none of them. SQLite can guarantee that unless another
        process reads at the same time; PostgreSQL cannot: see `Postgres.wipe`.
        """
        return await self._kind.wipe()


async def damage_of(connection: AsyncConnection) -> str | None:
    """Return the damage of the pages of a SQLite file; None if there is none."""
    found = str(await connection.scalar(text("PRAGMA quick_check(1)")))
    return None if found == "ok" else found.splitlines()[-1]


def upsert(connection: AsyncConnection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """Return an insert of this dialect, with `on_conflict_do_update`."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


def _kind(url: str, *, guest: bool) -> _sqlite.Sqlite | _postgres.Postgres:
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):  # their messages contain the address and its password
        raise DatabaseUnsupportedError("unknown") from None
    if address.drivername not in _KINDS:
        raise DatabaseUnsupportedError(address.drivername)
    return _KINDS[address.drivername](address, guest=guest)
