"""Statements of every update, built once and compiled once for the driver of SQLite.

SQLAlchemy itself takes most of the time of reading one row.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, TypeAlias, TypeVar

from sqlalchemy import Delete, Dialect, Executable, Insert, Result, Select, Update
from sqlalchemy.engine.result import IteratorResult, SimpleResultMetaData

Statement: TypeAlias = "Select[Any] | Insert | Update | Delete"
S = TypeVar("S", bound=Executable)
Build: TypeAlias = Callable[[str, frozenset[str]], Statement]  # dialect, names of values


class Change(NamedTuple):
    """A writing statement with its values."""

    build: Build
    values: Mapping[str, Any]

    def statement(self, dialect: str) -> Statement:
        """Return the statement for a dialect."""
        return self.build(dialect, frozenset(self.values))


class Prepared:
    """A compiled statement for SQLite's driver: its text, and the conversion of values."""

    def __init__(self, statement: Statement, dialect: Dialect, names: Iterable[str]) -> None:
        written = isinstance(statement, Insert | Update)
        compiled: Any = statement.compile(
            dialect=dialect, column_keys=sorted(names) if written else None
        )
        self._text = str(compiled)
        self._binds = [
            (name, compiled._bind_processors.get(name))  # noqa: SLF001
            for name in compiled.positiontup
        ]
        self._own = {  # values that the statement itself brings
            name: bind.effective_value for name, bind in compiled.binds.items() if not bind.required
        }
        columns = statement.selected_columns if isinstance(statement, Select) else ()
        self._columns = [
            (column.name, column.type.dialect_impl(dialect).result_processor(dialect, None))
            for column in columns
        ]

    def execute(self, connection: sqlite3.Connection, values: Mapping[str, Any]) -> None:
        """Execute a statement without a result."""
        connection.execute(self._text, self._bound(values))

    def first(
        self, connection: sqlite3.Connection, values: Mapping[str, Any]
    ) -> Mapping[str, Any] | None:
        """Return the first row."""
        rows = connection.execute(self._text, self._bound(values)).fetchall()
        return self._row(rows[0]) if rows else None

    def result(self, connection: sqlite3.Connection, values: Mapping[str, Any]) -> Result[Any]:
        """Return all rows."""
        rows = connection.execute(self._text, self._bound(values)).fetchall()
        metadata = SimpleResultMetaData([name for name, _ in self._columns])
        return IteratorResult(metadata, iter([tuple(self._row(row).values()) for row in rows]))

    def _bound(self, values: Mapping[str, Any]) -> list[Any]:
        if self._own:
            values = {**self._own, **values}
        return [values[name] if to is None else to(values[name]) for name, to in self._binds]

    def _row(self, row: Iterable[Any]) -> Mapping[str, Any]:
        return {
            name: value if of is None else of(value)
            for (name, of), value in zip(self._columns, row, strict=True)
        }


class Statements:
    """The prepared statements of one database."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._known: dict[tuple[Build, frozenset[str]], Prepared] = {}

    def prepared(self, build: Build, values: Mapping[str, Any]) -> Prepared:
        """Return a statement, compiled at its first use."""
        key = build, frozenset(values)
        if key not in self._known:
            statement = build(self._dialect.name, key[1])
            self._known[key] = Prepared(statement, self._dialect, values)
        return self._known[key]


def constant(statement: S) -> S:
    """Mark a statement that is kept, with values by name: SQLite compiles it once.

    SQLAlchemy needs more time to recognize a statement than SQLite to execute it.
    """
    return statement.execution_options(constant=True)


def is_constant(statement: Any) -> bool:
    """Return whether a statement is kept."""
    return bool(statement.get_execution_options().get("constant"))


class Constants:
    """The kept statements, prepared for one dialect."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._known: dict[tuple[int, frozenset[str]], Prepared] = {}

    def prepared(self, statement: Statement, values: Mapping[str, Any]) -> Prepared:
        """Return a statement, compiled at its first use."""
        key = id(statement), frozenset(values)
        if key not in self._known:
            self._known[key] = Prepared(statement, self._dialect, values)
        return self._known[key]
