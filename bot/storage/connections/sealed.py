"""The sealed credentials of connections: stored and destroyed together with their schedule."""

from collections.abc import Sequence

from sqlalchemy import Select, delete, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.connection import Connection
from bot.storage.engine.database import upsert
from bot.storage.keys.envelope import key_id
from bot.storage.schema.tables import SCHEDULE, SEALED


async def store_sealed(c: AsyncConnection, connection: Connection, blob: bytes) -> None:
    """Store credentials and schedule their checks."""
    new = upsert(c, SEALED).values(connection_id=connection.id, blob=blob, kid=key_id(blob), ver=1)
    values = {"blob": new.excluded.blob, "kid": new.excluded.kid, "ver": SEALED.c.ver + 1}
    await c.execute(new.on_conflict_do_update(index_elements=["connection_id"], set_=values))
    due = {"egress": connection.egress, "due_at": connection.tested_at, "lease": None}
    scheduled = upsert(c, SCHEDULE).values(
        connection_id=connection.id, exchange=connection.exchange, **due
    )
    await c.execute(scheduled.on_conflict_do_update(index_elements=["connection_id"], set_=due))


async def destroy_sealed(c: AsyncConnection, ids: Sequence[str] | Select[tuple[str]]) -> bool:
    """Delete credentials and end their checks; return whether any existed."""
    unscheduled = update(SCHEDULE).where(SCHEDULE.c.connection_id.in_(ids))
    await c.execute(unscheduled.values(due_at=None, lease=None))
    return (await c.execute(delete(SEALED).where(SEALED.c.connection_id.in_(ids)))).rowcount > 0
