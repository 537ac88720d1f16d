"""Converts rows of tables to JSON lines and back, alike for both kinds of database.

A backup is a zip archive with one such file for each table, and a manifest.
"""

import base64
import binascii
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Connection,
    DateTime,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    event,
)
from sqlalchemy.engine.interfaces import ReflectedColumn
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.bounds import plain
from bot.storage.backup.strict_json import integer, parsed, word
from bot.storage.schema.json_values import JSON_VALUE
from bot.storage.schema.tables import (
    FORM_OPENINGS,
    HANDLED_UPDATES,
    KEYRINGS,
    LEADERS,
    PERSON_LEASES,
    PROCESSES,
    SENDING_SLOTS,
    STRATEGY_CHANGES,
)
from bot.storage.schema.types import Unreadable, UTCDateTime

_RUNNING = (  # the state of running processes
    LEADERS,
    KEYRINGS,
    PROCESSES,
    PERSON_LEASES,
    HANDLED_UPDATES,
    FORM_OPENINGS,
    SENDING_SLOTS,
    STRATEGY_CHANGES,
)
LEFT_OUT = {"alembic_version", *(table.name for table in _RUNNING)}


def entry_name(table: str) -> str:
    """Return the name of the file that holds a table."""
    return f"tables/{table}.jsonl"


async def tables_of(c: AsyncConnection) -> Sequence[Table]:
    """Return the tables as the database has them, whatever its revision; referenced ones first."""
    return await c.run_sync(_tables_of)


def _tables_of(connection: Connection) -> Sequence[Table]:
    metadata = MetaData()
    event.listen(metadata, "column_reflect", _retype)
    metadata.reflect(connection)
    return [table for table in metadata.sorted_tables if table.name not in LEFT_OUT]


def _retype(_: object, __: object, column: ReflectedColumn) -> None:
    """Read times and JSON values alike from both kinds of database."""
    if isinstance(column["type"], DateTime):
        column["type"] = UTCDateTime()
    elif isinstance(column["type"], JSON):
        column["type"] = JSON_VALUE


def line_of(row: Mapping[Any, Any]) -> bytes:
    """Return a row as a line."""
    return json.dumps(dict(row), default=_plain, separators=(",", ":")).encode() + b"\n"


def row_of(table: Table, line: bytes) -> dict[str, Any]:
    """Return the row of a line. Raises ValueError if it does not fit the table."""
    values = parsed(line)
    if not isinstance(values, dict) or values.keys() != set(table.columns.keys()):
        raise ValueError("unexpected columns")
    return {column.name: _value(column, values[column.name]) for column in table.columns}


def blob_of(text: Any) -> bytes:
    """Return the bytes of a Base64 text. Raises ValueError."""
    try:
        return base64.b64decode(text, validate=True)
    except (TypeError, binascii.Error):
        raise ValueError("not Base64") from None


def _plain(value: object) -> str:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, Unreadable):  # a restore names its table
        return str(value)
    raise TypeError(type(value).__name__)


def _value(column: Column[Any], value: Any) -> Any:
    """Return the column value of a JSON value. Raises ValueError if it does not fit."""
    if value is None:
        return None
    kinds = ((kind, read) for kind, read in _READ.items() if isinstance(column.type, kind))
    _, read = next(kinds, (None, None))
    return read(column.type, value) if read else value


def _time(value: Any) -> datetime:
    time = datetime.fromisoformat(word(value))
    if time.tzinfo is None:
        raise ValueError("no time zone")
    return time.astimezone(UTC)


def _text(kind: Any, value: Any) -> str:
    """Return a text as it is stored; SQLite may have kept a longer one."""
    return plain(_of_type(str, value), kind.length)


def _of_type(kinds: type | tuple[type, ...], value: Any) -> Any:
    if not isinstance(value, kinds) or (isinstance(value, bool) and kinds is not bool):
        raise ValueError("of another type")
    return value


_READ: Mapping[type, Callable[[Any, Any], Any]] = {  # the narrower type first
    LargeBinary: lambda _, value: blob_of(value),
    UTCDateTime: lambda _, value: _time(value),
    String: _text,
    Boolean: lambda _, value: _of_type(bool, value),
    SmallInteger: lambda _, value: integer(value, -(2**15), 2**15),
    BigInteger: lambda _, value: integer(value, -(2**63), 2**63),
    Integer: lambda _, value: integer(value, -(2**31), 2**31),
    Float: lambda _, value: float(_of_type((int, float), value)),
}
