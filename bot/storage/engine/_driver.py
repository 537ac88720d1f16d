"""A driver for SQLite that switches threads once for each statement; aiosqlite does so five times.

A transaction begins with its first statement. The end of one that only reads is not awaited.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Coroutine, Iterable, Sequence
from itertools import islice
from typing import Any, Self, TypeVar

import aiosqlite

T = TypeVar("T")
_CHUNK = 1_000  # rows fetched together with the statement


class Cursor:
    """A cursor as SQLAlchemy's dialect for aiosqlite requires it."""

    arraysize = 1

    def __init__(self, connection: "LeanConnection") -> None:
        self._connection = connection
        self._open: sqlite3.Cursor | None = None  # while it has more rows
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, operation: str, parameters: Sequence[Any] = ()) -> Self:
        """Execute a statement and fetch its first rows."""
        if not self._connection.defers(operation):
            await self._connection.call(self._run, operation, parameters)
        return self

    async def executemany(self, operation: str, parameters: Iterable[Sequence[Any]]) -> Self:
        """Execute a statement with several sets of parameters."""
        await self._connection.call(self._run_many, operation, parameters)
        return self

    async def fetchmany(self, size: int | None = None) -> list[Any]:
        """Return the next rows."""
        size = size or self.arraysize
        if not self._rows and self._open:
            self._rows = await self._connection.call(self._fetch, max(size, _CHUNK))
        rows, self._rows = self._rows[:size], self._rows[size:]
        return rows

    async def fetchone(self) -> Any:
        """Return the next row, or None."""
        return next(iter(await self.fetchmany(1)), None)

    async def fetchall(self) -> list[Any]:
        """Return all rows that are left."""
        rows, self._rows = self._rows, []
        return rows + await self._connection.call(self._fetch) if self._open else rows

    async def close(self) -> None:
        """End the statement if it has more rows."""
        if self._open:
            cursor, self._open = self._open, None
            await self._connection.call(cursor.close)

    # in the thread of the connection

    def _run(self, operation: str, parameters: Sequence[Any]) -> None:
        cursor = self._connection.begun().execute(operation, parameters)
        self._note(cursor)
        self._rows = self._fetch(_CHUNK) if self.description else []

    def _run_many(self, operation: str, parameters: Iterable[Sequence[Any]]) -> None:
        self._note(self._connection.begun().executemany(operation, parameters))

    def _note(self, cursor: sqlite3.Cursor) -> None:
        self._open = cursor if cursor.description else None
        self.description = cursor.description
        self.rowcount = cursor.rowcount
        self.lastrowid = cursor.lastrowid

    def _fetch(self, most: int | None = None) -> list[Any]:
        assert self._open is not None  # noqa: S101  # only called then
        rows = list(islice(self._open, most))
        if most is None or len(rows) < most:
            self.rowcount = self._open.rowcount  # of a change: known after its last row
            self._open.close()
            self._open = None
        return rows


class LeanConnection(aiosqlite.Connection):
    """A connection with its own thread."""

    engine: Any = None  # of the thread, for work at once
    _begin: str | None = None  # deferred to the first statement
    _reads = False  # the present transaction only reads

    def cursor(self) -> Any:
        """Return a cursor, without a switch of threads."""
        return Cursor(self)

    async def call(self, function: Any, *arguments: Any) -> Any:
        """Call a function in the thread; return its result."""
        return await self._execute(function, *arguments)  # type: ignore[no-untyped-call]

    def defers(self, operation: str) -> bool:
        """Return whether a statement begins a transaction; it is deferred to the next one."""
        if not operation.startswith("BEGIN"):
            return False
        self._begin, self._reads = operation, operation == "BEGIN"
        return True

    def begun(self) -> sqlite3.Connection:
        """Return the connection with its transaction begun. Call it in the thread."""
        begin, self._begin = self._begin, None
        if begin:
            self._conn.execute(begin)
        return self._conn

    async def commit(self) -> None:
        """Commit if a transaction is active."""
        self._begin = None
        if self._conn.in_transaction:
            await self.call(self._conn.commit)

    async def rollback(self) -> None:
        """Roll back. After a read it is not awaited: the next statement is queued behind it."""
        self._begin = None
        if not self._conn.in_transaction:
            return
        if self._reads:
            self._tx.put_nowait((None, self._conn.rollback))
        else:
            await self.call(self._conn.rollback)


def connect(database: str, **options: Any) -> LeanConnection:
    """Return a connection that opens when awaited; options are those of `sqlite3.connect`."""
    connection = LeanConnection(lambda: sqlite3.connect(database, **options), _CHUNK)
    connection._thread.daemon = True  # noqa: SLF001  # as SQLAlchemy does
    return connection


class Lookup:
    """One shared connection for statements that read one row, without transactions."""

    def __init__(self, connect: Callable[[], Coroutine[Any, Any, LeanConnection]]) -> None:
        self._connect = connect
        self._connecting: asyncio.Task[LeanConnection] | None = None

    async def call(self, function: Callable[..., T], *arguments: Any) -> T:
        """Call a function with the connection in its thread; return its result."""
        if self._connecting is None or _failed(self._connecting):
            self._connecting = asyncio.create_task(self._connect())
        connection = await asyncio.shield(self._connecting)
        found: T = await connection.call(function, connection.begun(), *arguments)
        return found

    async def close(self) -> None:
        """Close the connection."""
        connecting, self._connecting = self._connecting, None
        if connecting and not _failed(connecting):
            await (await connecting).close()


def _failed(task: asyncio.Task[Any]) -> bool:
    return task.done() and (task.cancelled() or task.exception() is not None)
