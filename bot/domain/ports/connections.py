"""Port for stored connections."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.connection import Connection
from bot.domain.ports.history import Record


class NameTakenError(Exception):
    """The person already has a connection of that name."""


class ConnectionStore(Protocol):
    """Stores connections and their sealed credentials."""

    async def add(
        self, connection: Connection, blob: bytes, fingerprint: bytes, *records: Record
    ) -> None:
        """Store a new connection. Raises NameTakenError."""

    async def get(self, owner: int, connection_id: str) -> Connection | None:
        """Return a connection of this person; None for another person's."""

    async def list(self, owner: int) -> Sequence[Connection]:
        """Return the person's connections, by name."""

    async def duplicates(
        self, exchange: str, fingerprint: bytes, account: str | None
    ) -> Sequence[Connection]:
        """Return the connections of all people with the same key or exchange account."""

    async def sealed(self, connection: Connection) -> bytes | None:
        """Return the sealed credentials; None if they were destroyed, or replaced since then."""

    async def save(self, connection: Connection, *records: Record, moved: bool = False) -> bool:
        """Store a changed connection; return False if its row changed since it was read.

        The records are written in the same transaction. If `has_secrets` is False, the sealed
        credentials are destroyed in it too. `moved`: to another egress. Raises NameTakenError.
        """

    async def replace_key(
        self, connection: Connection, blob: bytes, fingerprint: bytes, *records: Record
    ) -> bool:
        """Do the same as `save`, and replace the credentials; the old ones are destroyed."""

    async def disconnect_all(self, owner: int, now: datetime) -> Sequence[Connection]:
        """Destroy the credentials of all the person's connections; return these connections."""

    async def delete(self, owner: int, connection_id: str, *records: Record) -> bool:
        """Destroy a connection and its credentials; return False if there is none."""

    async def destroy_overdue_secrets(self, now: datetime) -> int:
        """Destroy the credentials whose `secrets_end_at` has passed and write the notices.

        Returns the number. A destruction and its notice are one transaction.
        """
