"""Connections to SQLite: their settings, their engine, their errors."""

import contextlib
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from weakref import WeakSet

from sqlalchemy import URL, Connection, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.storage.engine import _driver
from bot.storage.engine._statements import Prepared
from bot.storage.schema.json_values import of_json, to_json

LOCK_TIMEOUT = 10  # seconds to wait for another process that holds the lock
PRAGMAS = (
    f"busy_timeout={LOCK_TIMEOUT * 1000}",
    "foreign_keys=ON",
    "secure_delete=ON",  # Debian compiles it in, others do not
)
WRITER = (
    "synchronous=FULL",  # a stored key must survive a power failure: its message is deleted
    "wal_autocheckpoint=1000",  # pages
    "journal_size_limit=4194304",  # bytes of the WAL after it was copied
)
GUEST = ("synchronous=FULL", "wal_autocheckpoint=0")
# Only the writer copies the WAL: before 3.51.3 two at the same time can damage the file.
READER = ("query_only=ON", "wal_autocheckpoint=0")


class _Connection(sqlite3.Connection):
    """A connection that releases all its locks when it is closed.

    A task that is cancelled while it reads leaves an unfinished statement. SQLite would keep the
    closed connection and its transaction, which blocks writers until garbage collection.
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


def write_changes(
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
def sqlalchemy_errors() -> Iterator[None]:
    """Convert errors of the driver to those of SQLAlchemy, without values."""
    try:
        yield
    except sqlite3.Error as error:
        raise DBAPIError.instance(None, None, error, sqlite3.Error, hide_parameters=True) from error


async def connect(engine: AsyncEngine, pragmas: tuple[str, ...]) -> _driver.LeanConnection:
    """Return a connection like those of an engine."""
    arguments, options = engine.dialect.create_connect_args(engine.url)
    connection = _driver.connect(*arguments, **{**options, **_OPTIONS})
    await connection
    for pragma in pragmas:
        await connection.execute(f"PRAGMA {pragma}")
    return connection


_OPTIONS: Mapping[str, Any] = {
    "isolation_level": None,  # no implicit BEGIN
    "timeout": LOCK_TIMEOUT,
    "factory": _Connection,
}


def make_engine(address: URL, begin: str, pragmas: tuple[str, ...], **pool: Any) -> AsyncEngine:
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
