"""Defines how connections are stored."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.connection import Connection
from bot.domain.ports.history import Record


class NameTakenError(Exception):
    """The person already has a connection of that name."""


class ConnectionStore(Protocol):
    """Keeps connections and their sealed credentials."""

    async def add(
        self, connection: Connection, blob: bytes, fingerprint: bytes, *records: Record
    ) -> None:
        """Store a new connection. Raises NameTakenError."""

    async def get(self, owner: int, connection_id: str) -> Connection | None:
        """Return a connection of this person; another person's is None."""

    async def list(self, owner: int) -> Sequence[Connection]:
        """Return the person's connections, by name."""

    async def duplicates(
        self, exchange: str, fingerprint: bytes, account: str | None
    ) -> Sequence[Connection]:
        """Return the connections, anybody's, of the same key or the same exchange account."""

    async def sealed(self, connection: Connection) -> bytes | None:
        """Return the sealed credentials; None when they were destroyed."""

    async def save(self, connection: Connection, *records: Record) -> bool:
        """Store a changed connection, or return False if its row changed since it was read.

        The records are written in the same step.
        A connection whose `has_secrets` is False loses its sealed credentials in the same step.
        Raises NameTakenError.
        """

    async def replace_key(
        self, connection: Connection, blob: bytes, fingerprint: bytes, *records: Record
    ) -> bool:
        """Like `save`, with other credentials in place of the old ones, which are destroyed."""

    async def disconnect_all(self, owner: int, now: datetime) -> Sequence[Connection]:
        """Destroy the credentials of all the person's connections in one step; return those."""

    async def delete(self, owner: int, connection_id: str, *records: Record) -> bool:
        """Destroy a connection and its credentials; False when there is none."""

    async def destroy_overdue_secrets(self, now: datetime) -> int:
        """Destroy the credentials whose `secrets_end_at` has passed and note it for their owners.

        Returns how many. The destruction and its notice are one step.
        """
