"""Transactions of SQLite that switch threads once, however many statements they have.

Their work is written for an `AsyncConnection`, as all work is. Here it gets a connection that
answers at once, and runs from start to end in the thread of the connection: a switch of threads
for each statement, and the greenlet that SQLAlchemy needs for it, cost more than the statements.
"""

import sqlite3
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, Dialect, Result, StaticPool, create_engine
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.engine._driver import LeanConnection
from bot.storage.engine._statements import Constants, is_constant
from bot.storage.schema.json_values import of_json, to_json

T = TypeVar("T")
Work = Callable[[AsyncConnection], Awaitable[T]]


class LeanEngine:
    """What the thread of one connection keeps: an engine over it, and the kept statements."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self.raw = raw
        self.sql = create_engine(
            "sqlite://",
            creator=lambda: raw,
            poolclass=StaticPool,
            hide_parameters=True,  # errors would print rows
            json_serializer=to_json,
            json_deserializer=of_json,
        )
        self.sql.connect().close()  # the first one rolls back
        self.constants = Constants(self.sql.dialect)


class _Present:
    """The part of an `AsyncConnection` that work needs; nothing waits."""

    def __init__(self, engine: LeanEngine) -> None:
        self._engine = engine
        self._connection: Connection | None = None  # for statements that are not kept

    @property
    def dialect(self) -> Dialect:
        return self._engine.sql.dialect

    async def execute(self, statement: Any, values: Any = None) -> Result[Any]:
        if not is_constant(statement):
            return self._slow().execute(statement, values)
        if isinstance(values, Sequence):
            results = [self._kept(statement, each) for each in values]
            return results[-1]
        return self._kept(statement, values or {})

    async def scalar(self, statement: Any, values: Any = None) -> Any:
        return (await self.execute(statement, values)).scalar()

    def close(self) -> None:
        """Give back the connection of the engine; the transaction is over."""
        if self._connection is not None:
            self._connection.close()

    def _kept(self, statement: Any, values: Mapping[str, Any]) -> Result[Any]:
        return self._engine.constants.prepared(statement, values).result(self._engine.raw, values)

    def _slow(self) -> Connection:
        if self._connection is None:
            self._connection = self._engine.sql.connect()
        return self._connection


def transact(connection: LeanConnection, begin: str, work: Work[T]) -> T:
    """Return the result of work, done in one transaction. Call it in the thread."""
    raw = connection.begun()
    if connection.engine is None:
        connection.engine = LeanEngine(raw)
    present = _Present(connection.engine)
    raw.execute(begin)
    try:
        done = _done(work(cast("AsyncConnection", present)))
        raw.execute("COMMIT")
    except BaseException:
        if raw.in_transaction:
            raw.execute("ROLLBACK")
        raise
    finally:
        present.close()
    return done


def _done(work: Awaitable[T]) -> T:
    """Run work that waits for nothing but its connection."""
    steps = work.__await__()
    try:
        next(steps)
    except StopIteration as end:
        return cast("T", end.value)
    steps.close()
    raise RuntimeError("a transaction waits for something else")
