"""The addresses of the bot, as exchanges report them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select

from bot.domain.connection import Connection
from bot.storage.connections.rows import COLUMNS, connections_in
from bot.storage.engine.database import Database, upsert
from bot.storage.schema.tables import ADDRESSES, CONNECTIONS


class SqlAddresses:
    """Keeps the addresses of the bot, as exchanges report them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def record(self, address: str, exchange: str, times: int, at: datetime) -> int:
        """Add reports of an address; return their total."""
        values: dict[str, Any] = {"address": address, "exchange": exchange, "times": times}
        async with self._database.write() as c:
            new = upsert(c, ADDRESSES).values(**values, first_seen_at=at, last_seen_at=at)
            more = {"times": ADDRESSES.c.times + times, "last_seen_at": at}
            known = new.on_conflict_do_update(index_elements=["address"], set_=more)
            return int((await c.execute(known.returning(ADDRESSES.c.times))).scalar_one())

    async def latest(self) -> Sequence[str]:
        """Return the addresses, the latest first."""
        query = select(ADDRESSES.c.address).order_by(ADDRESSES.c.last_seen_at.desc())
        async with self._database.read() as c:
            return (await c.scalars(query)).all()

    async def lacking(self, address: str) -> Sequence[Connection]:
        """Return the connections whose IP list lacks an address."""
        query = select(*COLUMNS).where(
            CONNECTIONS.c.has_secrets, CONNECTIONS.c.ip_whitelist.is_not(None)
        )
        async with self._database.read() as c:
            rows = (await c.execute(query)).all()
        return [
            connection
            for connection in connections_in(rows)
            if connection.ip_whitelist and address not in connection.ip_whitelist
        ]
