"""The database as a file of SQLite: one writer, several readers, a WAL without remains."""

import asyncio
import contextlib
import logging
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, NullPool
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.storage.engine import _driver
from bot.storage.engine._at_once import Work, transact
from bot.storage.engine._sqlite_engine import (
    GUEST,
    LOCK_TIMEOUT,
    PRAGMAS,
    READER,
    WRITER,
    connect,
    make_engine,
    sqlalchemy_errors,
    write_changes,
)
from bot.storage.engine._sqlite_file import (
    identity,
    is_damage,
    prepare_file,
    read_only_options,
    unfit,
    unreadable,
)
from bot.storage.engine._statements import Build, Change, Statements
from bot.storage.engine.errors import (
    DatabaseDamagedError,
    DatabaseMovedError,
    DatabaseUnsupportedError,
)

_log = logging.getLogger(__name__)
logging.getLogger("aiosqlite").setLevel(logging.INFO)  # at DEBUG it prints every value

T = TypeVar("T")
DRIVER = "sqlite+aiosqlite"
WIPE_TIMEOUT = 250  # milliseconds to wait for readers
READERS = 4
WRITES, READS = "BEGIN IMMEDIATE", "BEGIN"


class Sqlite:
    """A database file of SQLite.

    SQLite's default transactions read before they lock and lose updates silently. So the
    writer begins with BEGIN IMMEDIATE, over one connection, and readers cannot write at all.
    """

    def __init__(self, address: URL, *, guest: bool = False) -> None:
        """Take an address. Raises DatabaseUnsupportedError.

        `guest`: a bot may be running; only it copies the WAL.
        """
        if address.database in {None, "", ":memory:"}:
            raise DatabaseUnsupportedError("memory")
        self._address = address
        self._guest = guest
        self._identity: tuple[int, int] | None = None  # of the file that was opened
        self.file = Path(str(address.database))
        self.place = str(self.file)
        pragmas = PRAGMAS + (GUEST if guest else WRITER)
        self._writer = make_engine(address, WRITES, pragmas, pool_size=1, max_overflow=0)
        self._reader = make_engine(
            address, READS, PRAGMAS + READER, pool_size=READERS, max_overflow=0
        )
        self._statements = Statements(self._reader.dialect)
        self._lookup = _driver.Lookup(partial(connect, self._reader, PRAGMAS + READER))

    async def open(self) -> None:
        """Create the folder and the file for their owner only, and check its pages.

        Raises DatabaseUnreadableError, DatabaseDamagedError.
        """
        try:
            await asyncio.to_thread(prepare_file, self.file, thorough=not self._guest)
            self._identity = identity(self.file)
        except (OSError, sqlite3.Error) as error:
            raise unfit(self.file, error) from None

    async def close(self) -> None:
        """Close all connections; the writer last, so that it copies the WAL."""
        await self._lookup.close()
        await self._reader.dispose()
        await self._writer.dispose()

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """Begin an exclusive write transaction. Raises the errors of `read`."""
        with self._checked():
            async with self._writer.begin() as connection:
                yield connection

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[AsyncConnection]:
        """Like `write`; a start that cannot write raises DatabaseUnreadableError."""
        try:
            async with self.write() as connection:
                await connection.exec_driver_sql("PRAGMA schema_version")  # begins it
                yield connection
        except (OperationalError, PoolTimeoutError) as error:
            raise unreadable(self.file, getattr(error, "orig", error)) from None

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """Begin a transaction that sees one state of the file and cannot change it.

        Raises DatabaseMovedError, DatabaseDamagedError.
        """
        with self._checked():
            async with self._reader.connect() as connection:
                yield connection

    async def apply(self, take: Callable[[], Sequence[Change]]) -> None:
        """Write the changes of `take` in one transaction and one switch of threads."""
        with self._checked(), sqlalchemy_errors():
            async with self._writer.connect() as connection:
                raw: Any = (await connection.get_raw_connection()).driver_connection
                prepared = [
                    (self._statements.prepared(*change), change.values) for change in take()
                ]
                await raw.call(write_changes, raw, prepared)

    async def transact(self, work: Work[T]) -> T:
        """Return the result of work in one write transaction and one switch of threads."""
        return await self._at_once(self._writer, WRITES, work)

    async def look(self, work: Work[T]) -> T:
        """Return the result of work that only reads, in one switch of threads."""
        return await self._at_once(self._reader, READS, work)

    async def _at_once(self, engine: AsyncEngine, begin: str, work: Work[T]) -> T:
        with self._checked(), sqlalchemy_errors():
            async with engine.connect() as connection:
                raw: Any = (await connection.get_raw_connection()).driver_connection
                done: T = await raw.call(transact, raw, begin, work)
                return done

    async def first(self, build: Build, values: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """Return the first row of one statement, in one switch of threads."""
        prepared = self._statements.prepared(build, values)
        with self._checked(), sqlalchemy_errors():
            return await self._lookup.call(prepared.first, values)

    @contextlib.contextmanager
    def _checked(self) -> Iterator[None]:
        """Raise an error for a moved or damaged file."""
        if self._identity and identity(self.file) != self._identity:
            raise DatabaseMovedError(str(self.file))
        try:
            yield
        except DBAPIError as error:
            if isinstance(error.orig, sqlite3.Error) and is_damage(error.orig):
                raise DatabaseDamagedError(str(self.file), str(error.orig)) from None
            raise

    @asynccontextmanager
    async def inspect(self) -> AsyncIterator[AsyncConnection | None]:
        """Begin to read a file without changing any file; None if it does not exist.

        Raises DatabaseUnreadableError.
        """
        try:
            how = read_only_options(self.file) if self.file.exists() else None
        except OSError as error:
            raise unreadable(self.file, error) from None
        if how is None:
            yield None
            return
        as_uri = self.file.absolute().as_uri()
        address = self._address.set(database=as_uri, query={**how, "uri": "true"})
        engine = make_engine(address, READS, PRAGMAS + READER, poolclass=NullPool)
        async with contextlib.AsyncExitStack() as stack:
            try:
                connection = await stack.enter_async_context(engine.connect())
                await connection.exec_driver_sql("PRAGMA schema_version")
            except DBAPIError as error:
                raise unfit(self.file, error.orig) from None
            try:
                yield connection
            except DBAPIError as error:
                raise unfit(self.file, error.orig) from None

    async def wipe(self) -> bool:
        """Overwrite the remains of deleted rows.

        `secure_delete` has zeroed their pages, but the WAL still holds the old ones: it is copied
        and truncated. Returns False if another process was reading; the next wipe completes it.
        """
        async with self._writer.connect() as connection:
            raw: Any = (await connection.get_raw_connection()).driver_connection
            try:  # it blocks writers, so it must not wait for a long backup
                await raw.execute_fetchall(f"PRAGMA busy_timeout={WIPE_TIMEOUT}")
                rows = await raw.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                await raw.execute_fetchall(f"PRAGMA busy_timeout={LOCK_TIMEOUT * 1000}")
        (busy, _, _) = next(iter(rows))
        if busy:
            _log.warning(
                "the WAL of the database could not be truncated: another process is reading"
            )
        return not busy
