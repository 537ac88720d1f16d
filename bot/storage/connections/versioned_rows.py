"""Writes the row of a connection if its version is unchanged, and explains conflicts."""

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.connection import Connection
from bot.storage.connections.rows import fold, values_of
from bot.storage.schema.tables import CONNECTIONS


async def update_if_unchanged(c: AsyncConnection, connection: Connection, **others: object) -> bool:
    """Update the row of a connection if it still has the version that was read."""
    unchanged = (
        (CONNECTIONS.c.id == connection.id)
        & (CONNECTIONS.c.owner == connection.owner)
        & (CONNECTIONS.c.version == connection.version)
    )
    values = values_of(connection, version=connection.version + 1, **others)
    return (await c.execute(update(CONNECTIONS).where(unchanged).values(values))).rowcount == 1


async def is_stored(c: AsyncConnection, connection: Connection, fingerprint: bytes) -> bool:
    """Return whether this connection is stored already, with the same key."""
    query = select(CONNECTIONS.c.id).where(
        CONNECTIONS.c.id == connection.id,
        CONNECTIONS.c.owner == connection.owner,
        CONNECTIONS.c.fingerprint == fingerprint,
    )
    return await c.scalar(query) is not None


async def is_name_taken(c: AsyncConnection, connection: Connection) -> bool:
    """Return whether another connection of the same person has its name."""
    query = select(CONNECTIONS.c.id).where(
        CONNECTIONS.c.owner == connection.owner,
        CONNECTIONS.c.folded_name == fold(connection.name),
        CONNECTIONS.c.id != connection.id,
    )
    return await c.scalar(query) is not None
