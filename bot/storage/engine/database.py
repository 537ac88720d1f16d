"""The way to the database: which kind an address names, and what each of them promises."""

from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Table, make_url, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.timings import USUAL
from bot.storage.engine import _postgres, _sqlite
from bot.storage.engine._group_commit import GroupCommit, Take
from bot.storage.engine._statements import Build, Change
from bot.storage.engine.errors import DatabaseUnsupportedError
from bot.storage.engine.health import DatabaseHealth

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

        `guest`: for a command that works for a moment beside the bot that runs.
        `calm`: seconds without a failure before it is said to answer again.
        """
        self._kind = _kind(url, guest=guest)
        self.health = DatabaseHealth(calm)
        self._group = GroupCommit(self._apply)

    @property
    def place(self) -> str:
        """Where it is, as people write it; never with the password."""
        return self._kind.place

    @property
    def file(self) -> Path | None:
        """The file, where it is one."""
        return self._kind.file

    async def open(self) -> None:
        """Make sure that the database can be used. Raises StorageError."""
        await self._kind.open()

    async def close(self) -> None:
        """Give all connections back."""
        await self._kind.close()

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """Begin a transaction that may write; commits unless an error leaves it.

        Others may write beside it (with PostgreSQL). Whoever writes what follows from what was
        read locks the rows while reading (`with_for_update`), compares versions while writing, or
        does both in one statement; SQLite locks anyway and leaves such words out.
        """
        with self.health.watching(proof=True):
            async with self._kind.write() as connection:
                yield connection

    async def apply(self, *changes: Change) -> None:
        """Write changes in one transaction.

        With SQLite it is shared with all that waits: what takes long is the disk. PostgreSQL
        commits in groups by itself.
        """
        if self.file:
            await self._group.apply(changes)
        else:
            await self._apply(lambda: changes)

    async def _apply(self, take: Take) -> None:
        with self.health.watching(proof=True):
            await self._kind.apply(take)

    async def first(self, build: Build, values: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """Return the first row that one statement finds."""
        with self.health.watching(proof=False):
            return await self._kind.first(build, values)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """Begin a transaction that sees one state of the database and cannot change it."""
        with self.health.watching(proof=False):  # a full disk can still be read
            async with self._kind.read() as connection:
                yield connection

    def inspect(self) -> AbstractAsyncContextManager[AsyncConnection | None]:
        """Like `read`, of a database that need not be open; nothing is made or changed by it.

        None stands for a file that is not there yet. Raises StorageError.
        """
        return self._kind.inspect()

    def alone(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """Like `write`, but other processes that want to be alone wait: for what starts do.

        Raises StorageError where the database cannot be used.
        """
        return self._kind.alone()

    async def wipe(self) -> bool:
        """Remove what deleted rows have left. Call it after credentials were destroyed.

        Returns whether the files hold nothing of them any more. SQLite can promise that, unless
        somebody reads them at the same time; PostgreSQL never can: see `Postgres.wipe`.
        """
        return await self._kind.wipe()


async def damage_of(connection: AsyncConnection) -> str | None:
    """Return what is wrong with the pages of a file of SQLite; None where nothing is."""
    found = str(await connection.scalar(text("PRAGMA quick_check(1)")))
    return None if found == "ok" else found.splitlines()[-1]


def upsert(connection: AsyncConnection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """Return an insert for this kind of database that knows `on_conflict_do_update`."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


def _kind(url: str, *, guest: bool) -> _sqlite.Sqlite | _postgres.Postgres:
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):  # their texts repeat the address and its password
        raise DatabaseUnsupportedError("unknown") from None
    if address.drivername not in _KINDS:
        raise DatabaseUnsupportedError(address.drivername)
    return _KINDS[address.drivername](address, guest=guest)
