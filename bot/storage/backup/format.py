"""The form of a backup: one file that restores to either kind of database.

A zip archive with a file of JSON lines for each table, one line for each row, and a manifest
that says what is needed to restore it and how each file must look to be whole.
"""

import base64
import binascii
import hashlib
import hmac
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
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
from bot.storage.schema.tables import KEYRINGS, LEADERS
from bot.storage.schema.types import JSON_VALUE, Unreadable, UTCDateTime

FORMAT = 2
UNSIGNED = 1  # the last format without a signature
MANIFEST = "manifest.json"
LEFT_OUT = {"alembic_version", LEADERS.name, KEYRINGS.name}  # who ran when it was made
_DIGEST = re.compile(r"[0-9a-f]{64}")
_LARGEST_KEY = 2**32
_SIGNS = b"backup/2"


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
    format: int = FORMAT
    signed_by: int | None = None  # number of the master key that signs; none: no one did
    mac: str | None = None  # of all the rest

    @classmethod
    def from_json(cls, text: bytes) -> "Manifest":
        """Return the manifest. Raises KeyError, TypeError, ValueError where anything is odd."""
        values = _json(text)
        parts = {_str(name): Part(**part) for name, part in values["tables"].items()}
        manifest = cls(**{**values, "keys": tuple(values["keys"]), "tables": parts})
        signer = () if manifest.signed_by is None else (manifest.signed_by,)
        for number in (*manifest.keys, *signer):
            _int(number, 1, _LARGEST_KEY)
        for part in parts.values():
            _int(part.rows, 0, 2**63)
            _matching(_DIGEST, part.sha256)
        datetime.fromisoformat(_str(manifest.made_at))
        _str(manifest.revision), _str(manifest.install_id)
        if manifest.mac is not None:
            _str(manifest.mac)
        return manifest

    def signed(self, number: int, key: bytes) -> "Manifest":
        """Return the manifest with the signature of a master key."""
        unsigned = replace(self, signed_by=number, mac=None)
        return replace(unsigned, mac=unsigned.mac_under(key))

    def mac_under(self, key: bytes) -> str:
        """Return the signature that a master key gives the rest of the manifest."""
        text = json.dumps(asdict(replace(self, mac=None)), sort_keys=True)
        derived = hmac.digest(key, _SIGNS, hashlib.sha256)  # the key itself seals only
        return hmac.digest(derived, text.encode(), hashlib.sha256).hex()


def format_of(text: bytes) -> int:
    """Return the version of a manifest's form. Raises KeyError, TypeError, ValueError."""
    return _int(_json(text)["format"], 1, 2**31)


def _json(text: bytes) -> Any:
    """Return a JSON value. Raises ValueError, also for what is none by the standard."""
    return json.loads(text, parse_constant=_refuse)


def _refuse(word: str) -> None:
    raise ValueError(word)


def _int(value: Any, least: int, end: int) -> int:
    if type(value) is not int or not least <= value < end:
        raise ValueError("no such number")
    return value


def _str(value: Any) -> str:
    if not isinstance(value, str) or not value.isprintable():
        raise ValueError("no word")
    return value


def _matching(pattern: re.Pattern[str], value: Any) -> None:
    if not pattern.fullmatch(_str(value)):
        raise ValueError("not of its form")


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
    values = _json(line)
    if not isinstance(values, dict) or values.keys() != set(table.columns.keys()):
        raise ValueError("other columns")
    return {column.name: _value(column, values[column.name]) for column in table.columns}


def blob_of(text: Any) -> bytes:
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


def _value(column: Column[Any], value: Any) -> Any:
    """Return what a JSON value stands for in a column. Raises ValueError where it does not fit."""
    if value is None:
        return None
    kinds = ((kind, read) for kind, read in _READ.items() if isinstance(column.type, kind))
    _, read = next(kinds, (None, None))
    return read(column.type, value) if read else value


def _moment(value: Any) -> datetime:
    moment = datetime.fromisoformat(_str(value))
    if moment.tzinfo is None:
        raise ValueError("no zone")
    return moment.astimezone(UTC)


def _text(kind: Any, value: Any) -> str:
    """Return a text as it is stored; SQLite may have kept a longer one."""
    return plain(_of_type(str, value), kind.length)


def _of_type(kinds: type | tuple[type, ...], value: Any) -> Any:
    if not isinstance(value, kinds) or (isinstance(value, bool) and kinds is not bool):
        raise ValueError("of another kind")
    return value


_READ: Mapping[type, Callable[[Any, Any], Any]] = {  # the narrower type first
    LargeBinary: lambda _, value: blob_of(value),
    UTCDateTime: lambda _, value: _moment(value),
    String: _text,
    Boolean: lambda _, value: _of_type(bool, value),
    SmallInteger: lambda _, value: _int(value, -(2**15), 2**15),
    BigInteger: lambda _, value: _int(value, -(2**63), 2**63),
    Integer: lambda _, value: _int(value, -(2**31), 2**31),
    Float: lambda _, value: float(_of_type((int, float), value)),
}
