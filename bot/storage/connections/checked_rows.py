"""Updates the rows of checked connections: only the columns that a check changes."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.connection import Connection
from bot.storage.connections.rows import COLUMNS
from bot.storage.schema.tables import CONNECTIONS

KEPT = {  # columns that no check, reminder or recall changes
    *("id", "owner", "exchange", "name", "masked_key", "created_at", "keyed_at", "has_secrets"),
    *("notified_status", "notified_cause", "muted_until"),
}


async def update_rows(c: AsyncConnection, connections: Sequence[Connection]) -> None:
    """Update changed connections whose rows are locked, within a transaction."""
    if connections:
        await c.execute(_CHANGED, [_changes(connection) for connection in connections])


def _changes(connection: Connection) -> dict[str, Any]:
    """Return the columns that a check may change, with the id of the row."""
    facts = vars(connection)
    changes = {bound: facts[name] for name, bound in _BOUND.items()}
    return changes | {"row": connection.id, _BOUND["version"]: connection.version + 1}


_BOUND = {column.name: f"new_{column.name}" for column in COLUMNS if column.name not in KEPT}
_CHANGED = (
    update(CONNECTIONS)
    .where(CONNECTIONS.c.id == bindparam("row"))
    .values({n: bindparam(bound, type_=CONNECTIONS.c[n].type) for n, bound in _BOUND.items()})
)
