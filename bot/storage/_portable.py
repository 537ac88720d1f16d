"""Owns the form of a backup: one file that restores to either kind of database.

A zip archive with a file of JSON lines for each table, one line for each row, and a manifest
that says what is needed to restore it and how each file must look to be whole.
"""

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, Connection, DateTime, LargeBinary, MetaData, Table, event
from sqlalchemy.engine.interfaces import ReflectedColumn
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.columns import JSON_VALUE, Unreadable, UTCDateTime
from bot.storage.tables import KEYRINGS, LEADERS

FORMAT = 1
MANIFEST = "manifest.json"
LEFT_OUT = {"alembic_version", LEADERS.name, KEYRINGS.name}  # who ran when it was made


@dataclass(frozen=True, kw_only=True)
class Part:
    """One table: how many rows it has, and the digest of its lines."""

    rows: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What a backup is of, and what it needs."""

    made_at: str
    revision: str  # of the tables
    install_id: str
    keys: tuple[int, ...]  # numbers of the master keys without which it cannot be opened
    tables: Mapping[str, Part]
    format: int = field(default=FORMAT)

    @classmethod
    def from_json(cls, text: bytes) -> "Manifest":
        """Return the manifest. Raises KeyError, TypeError, ValueError."""
        values = json.loads(text)
        parts = {name: Part(**part) for name, part in values["tables"].items()}
        return cls(**{**values, "keys": tuple(map(int, values["keys"])), "tables": parts})


def format_of(text: bytes) -> int:
    """Return the version of the form that a manifest is of. Raises KeyError, ValueError."""
    return int(json.loads(text)["format"])


def entry(table: str) -> str:
    """Return the name of the file that holds a table."""
    return f"tables/{table}.jsonl"


async def tables_of(c: AsyncConnection) -> Sequence[Table]:
    """Return the tables as they are in the database, whatever its form; first what others need."""
    return await c.run_sync(_tables_of)


def _tables_of(connection: Connection) -> Sequence[Table]:
    metadata = MetaData()
    event.listen(metadata, "column_reflect", _retype)
    metadata.reflect(connection)
    return [table for table in metadata.sorted_tables if table.name not in LEFT_OUT]


def _retype(_: object, __: object, column: ReflectedColumn) -> None:
    """Let moments and JSON values be the same in Python, whichever database they come from."""
    if isinstance(column["type"], DateTime):
        column["type"] = UTCDateTime()
    elif isinstance(column["type"], JSON):
        column["type"] = JSON_VALUE


def line_of(row: Mapping[Any, Any]) -> bytes:
    """Return a row as a line."""
    return json.dumps(dict(row), default=_plain, separators=(",", ":")).encode() + b"\n"


def row_of(table: Table, line: bytes) -> dict[str, Any]:
    """Return the row of a line. Raises ValueError where it does not fit the table."""
    values = json.loads(line)
    if not isinstance(values, dict) or values.keys() != set(table.columns.keys()):
        raise ValueError("other columns")
    return {column.name: _value(column.type, values[column.name]) for column in table.columns}


def blob_of(text: str) -> bytes:
    """Return the bytes of a text. Raises ValueError."""
    try:
        return base64.b64decode(text, validate=True)
    except (TypeError, binascii.Error):
        raise ValueError("no bytes") from None


def _plain(value: object) -> str:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, Unreadable):  # a restore says which table it is in
        return str(value)
    raise TypeError(type(value).__name__)


def _value(kind: object, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(kind, LargeBinary):
        return blob_of(value)
    return datetime.fromisoformat(value) if isinstance(kind, UTCDateTime) else value
