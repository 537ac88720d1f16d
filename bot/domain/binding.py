"""What sealed values are bound to: an owner, a connection, an exchange and a field."""

from dataclasses import dataclass

from bot.domain.connection import Connection
from bot.domain.credentials import Field
from bot.domain.draft import Draft


@dataclass(frozen=True, kw_only=True)
class Binding:
    """What a sealed value belongs to; with any part changed it cannot be opened."""

    owner: int
    connection: str
    exchange: str
    field: str


def stored_binding(connection: Connection) -> Binding:
    """Return what the credentials of a stored connection are bound to."""
    return credentials_binding(connection.id, connection.owner, connection.exchange)


def credentials_binding(connection: str, owner: int, exchange: str) -> Binding:
    """Return the same as `stored_binding`, where only the ids of a connection are at hand."""
    return Binding(owner=owner, connection=connection, exchange=exchange, field="credentials")


def draft_binding(draft: Draft, owner: int, field: Field) -> Binding:
    """Return what a value of a draft is bound to."""
    return Binding(
        owner=owner, connection=draft.id, exchange=draft.exchange, field=f"draft/{field}"
    )


def update_binding(update_id: int, person: int) -> Binding:
    """Return what an update that waits is bound to."""
    return Binding(owner=person, connection="", exchange="", field=f"inbox/{update_id}")
