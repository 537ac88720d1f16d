"""Transactions of SQLite that switch threads once, however many statements they have.

Their work is written for an `AsyncConnection`, as all work is. Here it gets a connection that
answers at once, and runs from start to end in the thread of the connection: a switch of threads
for each statement, and the greenlet that SQLAlchemy needs for it, cost more than the statements.
"""

import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, Engine, Result, StaticPool, create_engine, event
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.engine._driver import LeanConnection
from bot.storage.schema.json_values import of_json, to_json

T = TypeVar("T")
Work = Callable[[AsyncConnection], Awaitable[T]]


class _Present:
    """The part of an `AsyncConnection` that work needs; nothing waits."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.dialect = connection.dialect

    async def execute(self, *statement: Any) -> Result[Any]:
        return self._connection.execute(*statement)

    async def scalar(self, *statement: Any) -> Any:
        return self._connection.scalar(*statement)

    async def scalars(self, *statement: Any) -> Any:
        return self._connection.scalars(*statement)


def transact(connection: LeanConnection, begin: str, work: Work[T]) -> T:
    """Return the result of work, done in one transaction. Call it in the thread."""
    raw = connection.begun()
    engine = connection.engine
    if engine is None:
        engine = connection.engine = _engine(raw, begin)
    with engine.begin() as c:
        return _done(work(cast(AsyncConnection, _Present(c))))


def _done(work: Awaitable[T]) -> T:
    """Run work that waits for nothing but its connection."""
    steps = work.__await__()
    try:
        next(steps)
    except StopIteration as end:
        return cast(T, end.value)
    steps.close()  # type: ignore[attr-defined]  # a coroutine has it
    raise RuntimeError("a transaction waits for something else")


def _engine(raw: sqlite3.Connection, begin: str) -> Engine:
    """Return an engine over the one connection of the thread."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: raw,
        poolclass=StaticPool,
        hide_parameters=True,  # errors would print rows
        json_serializer=to_json,
        json_deserializer=of_json,
    )

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
