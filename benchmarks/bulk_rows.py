"""Fills databases with many connections: SQL copies one that the bot stored."""

# ruff: noqa: S608  # the statements contain only constants and numbers

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import fields
from datetime import UTC, datetime, timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.connection import Connection
from bot.domain.diagnosis import Answer, Permission, Problem, Status
from bot.storage.connections.store import SqlConnectionStore
from bot.storage.engine.database import Database
from bot.storage.migrations import upgrade

START = datetime(2030, 1, 1, tzinfo=UTC)  # when the first is due
INTERVAL = timedelta(minutes=15)  # in which all are due, evenly
EXCHANGE = "kucoin"
_SEALED = bytes(352)  # the usual length of sealed credentials
_STEP = 50_000  # rows per transaction
_ORIGINAL = "original"

# Expressions that differ between the databases: random ids, and times.
_IDS = {"sqlite": "lower(hex(randomblob(16)))", "postgresql": "gen_random_uuid()::text"}
_TIMES = {
    "sqlite": "strftime('%Y-%m-%d %H:%M:%f', '2030-01-01', ({}) || ' seconds') || '000'",
    "postgresql": "timestamptz '2030-01-01T00:00Z' + ({}) * interval '1 second'",
}


@asynccontextmanager
async def filled(url: str, rows: int) -> AsyncIterator[Database]:
    """Fill a database with connections of different people; close it at the end."""
    database = Database(url)
    async with AsyncExitStack() as stack:
        await database.open()
        stack.push_async_callback(database.close)
        await upgrade(database)
        await SqlConnectionStore(database).add(_original(), _SEALED, b"\0" * 32)
        for first in range(1, rows + 1, _STEP):
            async with database.write() as c:
                await _multiply(c, first, min(rows, first + _STEP - 1), rows)
        await SqlConnectionStore(database).delete(0, _ORIGINAL)
        async with database.write() as c:
            await c.execute(text("ANALYZE"))
        yield database


def _original() -> Connection:
    return Connection(
        id=_ORIGINAL,
        owner=0,
        exchange=EXCHANGE,
        name="Main",
        masked_key="…0000",
        status=Status.ONLINE,
        status_since=START,
        created_at=START,
        keyed_at=START,
        tested_at=START,
        problems=(Problem.NO_IP_WHITELIST,),
        permissions={p: Answer.of(p is not Permission.WITHDRAW) for p in Permission},
        account="165111215",
        notified_status=Status.ONLINE,
    )


async def _multiply(c: AsyncConnection, first: int, last: int, rows: int) -> None:
    """Copy the original for people `first` to `last`."""
    kind = c.dialect.name
    names = [f.name for f in fields(Connection)] + ["fingerprint", "folded_name"]
    copied = ", ".join(name for name in names if name not in ("id", "owner"))
    due = _TIMES[kind].format(f"owner * {INTERVAL.total_seconds() / rows}")
    among = f"owner BETWEEN {first} AND {last}"
    numbers = f"SELECT {first} UNION ALL SELECT i + 1 FROM n WHERE i < {last}"
    for statement in (
        f"""INSERT INTO connections (id, owner, {copied}) WITH RECURSIVE n(i) AS ({numbers})
            SELECT {_IDS[kind]}, i, {copied} FROM n, connections WHERE id = '{_ORIGINAL}'""",
        f"""INSERT INTO sealed_credentials (connection_id, blob, kid, ver)
            SELECT c.id, s.blob, s.kid, s.ver FROM connections c, sealed_credentials s
            WHERE s.connection_id = '{_ORIGINAL}' AND c.{among}""",
        f"""INSERT INTO schedule (connection_id, exchange, due_at)
            SELECT id, exchange, {due} FROM connections WHERE {among}""",
    ):
        await c.exec_driver_sql(statement)
