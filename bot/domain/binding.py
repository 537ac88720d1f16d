"""The context that a sealed value is bound to: owner, connection, exchange, field."""

from dataclasses import dataclass

from bot.domain.connection import Connection
from bot.domain.credentials import Field
from bot.domain.draft import Draft


@dataclass(frozen=True, kw_only=True)
class Binding:
    """The context of a sealed value; if any part differs, the value cannot be opened."""

    owner: int
    connection: str
    exchange: str
    field: str


def stored_binding(connection: Connection) -> Binding:
    """Return the binding of a stored connection's credentials."""
    return credentials_binding(connection.id, connection.owner, connection.exchange)


def credentials_binding(connection: str, owner: int, exchange: str) -> Binding:
    """Return the binding of credentials by the ids of their connection."""
    return Binding(owner=owner, connection=connection, exchange=exchange, field="credentials")


def draft_binding(draft: Draft, owner: int, field: Field) -> Binding:
    """Return the binding of a draft's value."""
    return Binding(
        owner=owner, connection=draft.id, exchange=draft.exchange, field=f"draft/{field}"
    )


def update_binding(update_id: int, person: int) -> Binding:
    """Return the binding of a waiting update."""
    return Binding(owner=person, connection="", exchange="", field=f"inbox/{update_id}")
