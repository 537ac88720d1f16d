"""Converts connections to rows and back; an unreadable row affects no other."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from types import NoneType
from typing import Any

from sqlalchemy import Boolean, Column, Integer, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.connection import Connection
from bot.domain.diagnosis import Answer, Permission, Problem, Status
from bot.storage.schema.tables import CONNECTIONS
from bot.storage.schema.types import Amount, Slug, Text, UTCDateTime

log = logging.getLogger(__name__)

NAMES = tuple(field.name for field in fields(Connection))
COLUMNS = [CONNECTIONS.c[name] for name in NAMES]
_PROBLEMS = {problem.value: problem for problem in Problem}
_PERMISSIONS = {permission.value: permission for permission in Permission}
_ANSWERS = {answer.value: answer for answer in Answer}
_TEXTS = ("id", "exchange", "name", "masked_key")
_TIMES = ("status_since", "created_at", "keyed_at", "tested_at")
_PYTHON: Mapping[type, tuple[type, ...]] = {
    Text: (str,),
    Integer: (int,),
    Boolean: (bool,),
    Amount: (float, int),
    UTCDateTime: (datetime,),
}


class UnreadableRowError(Exception):
    """A row is damaged, or holds a value unknown to this version. Names the column."""


def values_of(connection: Connection, **others: object) -> dict[str, Any]:
    """Return the values of the row of a connection."""
    values = {name: getattr(connection, name) for name in NAMES}
    return values | {"folded_name": fold(connection.name)} | others


def fold(name: str) -> str:
    """Return the form of a name by which names are compared."""
    return " ".join(name.casefold().split())


def connections_in(rows: Iterable[Sequence[Any]]) -> list[Connection]:
    """Return the connections of rows that begin with COLUMNS.

    Unreadable rows are logged and left out.
    """
    return [connection for row in rows if (connection := readable_connection(row))]


def readable_connection(row: Sequence[Any]) -> Connection | None:
    """Return the connection of a row that begins with COLUMNS; None, logged, if unreadable."""
    try:
        return connection_in(row)
    except UnreadableRowError as error:
        log.warning("connection %.8s cannot be read by this version: %s", row[0], error)
        return None


def salvaged(row: Sequence[Any]) -> Connection:
    """Return the readable part of a connection whose credentials are destroyed."""
    try:
        return connection_in(row)
    except UnreadableRowError:
        facts = dict(zip(NAMES, row, strict=False))
        known: dict[str, Any] = {name: str(facts[name]) for name in _TEXTS}
        known |= dict.fromkeys(_TIMES, datetime.fromtimestamp(0, UTC))
        known |= {"owner": facts["owner"], "status": Status.DISCONNECTED, "has_secrets": False}
        return Connection(**known)


def connection_in(row: Sequence[Any]) -> Connection:
    """Return the connection of a row that begins with COLUMNS. Raises UnreadableRowError.

    It is optimised, since hundreds of rows are read each second.
    """
    facts = dict(zip(NAMES, row, strict=False))
    if facts["has_secrets"] is False:
        facts["status"] = Status.DISCONNECTED
    for (name, value), kinds in zip(facts.items(), _EXPECTED, strict=True):
        if not isinstance(value, kinds):
            raise UnreadableRowError(name)
    try:
        facts["problems"] = tuple(_PROBLEMS[slug] for slug in facts["problems"])
        facts["permissions"] = {
            _PERMISSIONS[permission]: _ANSWERS[answer]
            for permission, answer in facts["permissions"].items()
        }
        facts["ip_whitelist"] = _listed(facts["ip_whitelist"])
    except (AttributeError, KeyError, TypeError) as error:
        raise UnreadableRowError(str(error)[:80]) from None
    connection = object.__new__(Connection)
    vars(connection).update(facts)  # four times faster than a frozen constructor
    return connection


async def unreadable(c: AsyncConnection) -> int:
    """Return how many connections are unreadable, within a transaction."""
    count = 0
    async with c.stream(select(*COLUMNS)) as rows:
        async for row in rows:
            count += readable_connection(row) is None
    return count


def _listed(items: Any) -> tuple[str, ...] | None:
    if items is not None and not (
        isinstance(items, list) and all(isinstance(item, str) for item in items)
    ):
        raise TypeError("ip_whitelist")
    return None if items is None else tuple(items)


def _kinds(column: Column[Any]) -> tuple[type, ...]:
    """Return the Python types of a column; JSON values are checked separately."""
    kind = column.type
    if isinstance(kind, Slug):
        found: tuple[type, ...] = (kind.kind,)
    else:
        found = next((p for t, p in _PYTHON.items() if isinstance(kind, t)), (list, dict))
    return (*found, NoneType) if column.nullable else found


_EXPECTED = tuple(map(_kinds, COLUMNS))
