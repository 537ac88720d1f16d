"""What only SQLite needs: one writer, several readers, and a log that keeps nothing."""

import asyncio
import contextlib
import logging
import os
import sqlite3
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any
from weakref import WeakSet

from sqlalchemy import URL, Connection, NullPool, event
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.storage.engine import _driver
from bot.storage.engine._statements import Build, Change, Prepared, Statements
from bot.storage.engine.errors import (
    DatabaseDamagedError,
    DatabaseMovedError,
    DatabaseUnreadableError,
    DatabaseUnsupportedError,
    StorageError,
)
from bot.storage.schema.json_values import of_json, to_json

_log = logging.getLogger(__name__)
logging.getLogger("aiosqlite").setLevel(logging.INFO)  # at DEBUG it prints every value

DRIVER = "sqlite+aiosqlite"
_PATIENCE = 10  # seconds to wait for another process that holds the lock
_WIPE_PATIENCE = 250  # milliseconds to wait for readers
_PAUSE = 0.02  # seconds between two attempts where SQLite itself does not wait
_READERS = 4
_PRAGMAS = (
    f"busy_timeout={_PATIENCE * 1000}",
    "foreign_keys=ON",
    "secure_delete=ON",  # Debian compiles it in, others do not
)
_WRITER = (
    "synchronous=FULL",  # a key whose message is deleted must outlive a power cut
    "wal_autocheckpoint=1000",  # pages
    "journal_size_limit=4194304",  # bytes that a WAL keeps once it was copied
)
_GUEST = ("synchronous=FULL", "wal_autocheckpoint=0")
# Only the writer copies the WAL: before 3.51.3 two that do so at once can damage the file.
_READER = ("query_only=ON", "wal_autocheckpoint=0")


class Sqlite:
    """A file.

    SQLite's default transactions read before they lock and lose updates in silence. So the
    writer begins with BEGIN IMMEDIATE, over one connection, and readers cannot write at all.
    """

    def __init__(self, address: URL, *, guest: bool = False) -> None:
        """Take an address. Raises DatabaseUnsupportedError.

        `guest`: a bot may be running, and to copy the WAL is left to it.
        """
        if address.database in {None, "", ":memory:"}:
            raise DatabaseUnsupportedError("memory")
        self._address = address
        self._guest = guest
        self._identity: tuple[int, int] | None = None  # of the file that was opened
        self.file = Path(str(address.database))
        self.place = str(self.file)
        pragmas = _PRAGMAS + (_GUEST if guest else _WRITER)
        self._writer = _engine(address, "BEGIN IMMEDIATE", pragmas, pool_size=1, max_overflow=0)
        self._reader = _engine(
            address, "BEGIN", _PRAGMAS + _READER, pool_size=_READERS, max_overflow=0
        )
        self._statements = Statements(self._reader.dialect)
        self._lookup = _driver.Lookup(partial(_connect, self._reader, _PRAGMAS + _READER))

    async def open(self) -> None:
        """Make the folder and the file, for their owner alone, and look through its pages.

        Raises DatabaseUnreadableError, DatabaseDamagedError.
        """
        try:
            await asyncio.to_thread(_prepare, self.file, thorough=not self._guest)
            self._identity = _identity(self.file)
        except (OSError, sqlite3.Error) as error:
            raise _unfit(self.file, error) from None

    async def close(self) -> None:
        """Give all connections back; the writer goes last, so that it copies the WAL."""
        await self._lookup.close()
        await self._reader.dispose()
        await self._writer.dispose()

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """Begin a transaction that no one else writes beside. Raises as `read` does."""
        with self._whole():
            async with self._writer.begin() as connection:
                yield connection

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[AsyncConnection]:
        """Like `write`; what keeps a start from writing is a DatabaseUnreadableError, too."""
        try:
            async with self.write() as connection:
                await connection.exec_driver_sql("PRAGMA schema_version")  # begins it
                yield connection
        except (OperationalError, PoolTimeoutError) as error:
            raise _unreadable(self.file, getattr(error, "orig", error)) from None

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """Begin a transaction that sees one state of the file and cannot change it.

        Raises DatabaseMovedError, DatabaseDamagedError.
        """
        with self._whole():
            async with self._reader.connect() as connection:
                yield connection

    async def apply(self, take: Callable[[], Sequence[Change]]) -> None:
        """Write, in one transaction and one change of threads, what `take` returns."""
        with self._whole(), _as_of_sqlalchemy():
            async with self._writer.connect() as connection:
                raw: Any = (await connection.get_raw_connection()).driver_connection
                prepared = [
                    (self._statements.prepared(*change), change.values) for change in take()
                ]
                await raw.call(_write, raw, prepared)

    async def first(self, build: Build, values: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """Return the first row that one statement finds, in one change of threads."""
        prepared = self._statements.prepared(build, values)
        with self._whole(), _as_of_sqlalchemy():
            return await self._lookup.call(prepared.first, values)

    @contextlib.contextmanager
    def _whole(self) -> Iterator[None]:
        """Refuse to use a file that is not in its place any more, and say so of a damaged one."""
        if self._identity and _identity(self.file) != self._identity:
            raise DatabaseMovedError(str(self.file))
        try:
            yield
        except DBAPIError as error:
            if isinstance(error.orig, sqlite3.Error) and _is_damage(error.orig):
                raise DatabaseDamagedError(str(self.file), str(error.orig)) from None
            raise

    @asynccontextmanager
    async def inspect(self) -> AsyncIterator[AsyncConnection | None]:
        """Begin to read a file and leave everything as it was; None: there is no file yet.

        Raises DatabaseUnreadableError.
        """
        try:
            how = _untouched(self.file) if self.file.exists() else None
        except OSError as error:
            raise _unreadable(self.file, error) from None
        if how is None:
            yield None
            return
        as_uri = self.file.absolute().as_uri()
        address = self._address.set(database=as_uri, query={**how, "uri": "true"})
        engine = _engine(address, "BEGIN", _PRAGMAS + _READER, poolclass=NullPool)
        async with contextlib.AsyncExitStack() as stack:
            try:
                connection = await stack.enter_async_context(engine.connect())
                await connection.exec_driver_sql("PRAGMA schema_version")
            except DBAPIError as error:
                raise _unfit(self.file, error.orig) from None
            try:
                yield connection
            except DBAPIError as error:
                raise _unfit(self.file, error.orig) from None

    async def wipe(self) -> bool:
        """Overwrite what deleted rows have left.

        `secure_delete` has zeroed their pages, but the WAL still holds the old ones: it is
        copied and cut to nothing. False: another process was reading all the while; the next
        wipe makes up for it.
        """
        async with self._writer.connect() as connection:
            raw: Any = (await connection.get_raw_connection()).driver_connection
            try:  # no one may write meanwhile, so a long backup must not hold this up
                await raw.execute_fetchall(f"PRAGMA busy_timeout={_WIPE_PATIENCE}")
                rows = await raw.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                await raw.execute_fetchall(f"PRAGMA busy_timeout={_PATIENCE * 1000}")
        (busy, _, _) = next(iter(rows))
        if busy:
            _log.warning("the log of the database could not be emptied: another process reads it")
        return not busy


class _Connection(sqlite3.Connection):
    """A connection that lets go of all its locks when it is closed.

    A task that is cancelled while it reads leaves a statement half-way; SQLite would keep the
    closed connection for it, and with it the transaction: no one could write until the garbage
    collector came by.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._cursors: WeakSet[sqlite3.Cursor] = WeakSet()

    def cursor(self, *args: Any, **kwargs: Any) -> sqlite3.Cursor:  # type: ignore[override]
        cursor: sqlite3.Cursor = super().cursor(*args, **kwargs)
        self._cursors.add(cursor)
        return cursor

    def close(self) -> None:
        for cursor in list(self._cursors):
            cursor.close()
        super().close()


def _write(
    connection: _driver.LeanConnection, changes: Sequence[tuple[Prepared, Mapping[str, Any]]]
) -> None:
    """Write changes in one transaction. Runs in the thread of the connection."""
    raw = connection.begun()
    raw.execute("BEGIN IMMEDIATE")
    try:
        for prepared, values in changes:
            prepared.execute(raw, values)
        raw.execute("COMMIT")
    except BaseException:
        if raw.in_transaction:
            raw.execute("ROLLBACK")
        raise


@contextlib.contextmanager
def _as_of_sqlalchemy() -> Iterator[None]:
    """Raise errors of the driver as those that SQLAlchemy makes of them, without values."""
    try:
        yield
    except sqlite3.Error as error:
        raise DBAPIError.instance(None, None, error, sqlite3.Error, hide_parameters=True) from error


async def _connect(engine: AsyncEngine, pragmas: tuple[str, ...]) -> _driver.LeanConnection:
    """Return a connection like those of an engine."""
    arguments, options = engine.dialect.create_connect_args(engine.url)
    connection = _driver.connect(*arguments, **{**options, **_OPTIONS})
    await connection
    for pragma in pragmas:
        await connection.execute(f"PRAGMA {pragma}")
    return connection


_OPTIONS: Mapping[str, Any] = {
    "isolation_level": None,  # no BEGIN but ours
    "timeout": _PATIENCE,
    "factory": _Connection,
}


def _engine(address: URL, begin: str, pragmas: tuple[str, ...], **pool: Any) -> AsyncEngine:
    engine = create_async_engine(
        address,
        **pool,
        hide_parameters=True,  # errors would print rows
        json_serializer=to_json,
        json_deserializer=of_json,
        connect_args={**_OPTIONS, "async_creator_fn": _driver.connect},
    )

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: Any, _: object) -> None:
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _untouched(file: Path) -> dict[str, str]:
    """Return how to open a file so that it and the files beside it stay as they are.

    Whoever closes it last copies the WAL and removes it; who may only read leaves it, and also
    an empty one that was not there before, unless it takes no one to write.
    """
    if file.with_name(f"{file.name}-wal").exists():
        return {"mode": "ro"}
    return {"mode": "rw"} if os.access(file, os.W_OK) else {"mode": "ro", "immutable": "1"}


def _unreadable(file: Path, error: BaseException | None) -> DatabaseUnreadableError:
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return DatabaseUnreadableError(str(file), reason or "unknown")


def _unfit(file: Path, error: BaseException | None) -> StorageError:
    if isinstance(error, sqlite3.Error) and _is_damage(error):
        return DatabaseDamagedError(str(file), str(error))
    return _unreadable(file, error)


def _is_damage(error: sqlite3.Error) -> bool:
    """Return whether the content of a file is at fault: https://sqlite.org/rescode.html."""
    code = getattr(error, "sqlite_errorcode", None) or 0
    return code & 0xFF in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def _identity(file: Path) -> tuple[int, int] | None:
    """Return what tells a file from any other; None: there is none."""
    try:
        seen = file.stat()
    except OSError:
        return None
    return seen.st_dev, seen.st_ino


def _prepare(path: Path, *, thorough: bool) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))  # -wal and -shm take its mode
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        _use_wal(connection)
        if thorough:
            _look_through(connection)


def _look_through(connection: sqlite3.Connection) -> None:
    """Read every page. Raises sqlite3.DatabaseError."""
    [(found,)] = connection.execute("PRAGMA quick_check(1)").fetchall()
    if found != "ok":
        error = sqlite3.DatabaseError(str(found).splitlines()[-1])
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error


def _use_wal(connection: sqlite3.Connection) -> None:
    """Switch to the write-ahead log, for good. SQLite does not wait for the lock it needs here."""
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > end:
                raise
            time.sleep(_PAUSE)
        else:
            return
