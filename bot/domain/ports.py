"""Owns what the services need from outside, as the shapes that others fit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.connection import Connection
from bot.domain.credentials import Credentials, Field, Secret
from bot.domain.diagnosis import CheckReport, Progress
from bot.domain.notice import Notice


class CannotOpenError(Exception):
    """A sealed value was damaged, moved, or sealed with a key that is not loaded."""


class NameTakenError(Exception):
    """The person already has a connection of that name."""


@dataclass(frozen=True, kw_only=True)
class Binding:
    """What a sealed value belongs to; with any part changed it cannot be opened."""

    owner: int
    connection: str
    exchange: str
    field: str


class Prober(Protocol):
    """Tests credentials against an exchange."""

    async def check(
        self, exchange: str, credentials: Credentials, progress: Progress | None = None
    ) -> CheckReport:
        """Test a key; what the exchange answers is always a value, never an exception.

        `progress` is called with all steps known so far whenever another answer came.
        """


class Vault(Protocol):
    """Seals credentials."""

    def seal(self, values: Credentials, binding: Binding) -> bytes:
        """Return the values encrypted and bound to what they belong to."""

    def open(self, blob: bytes, binding: Binding) -> dict[Field, Secret]:
        """Return the values. Raises CannotOpenError."""

    def fingerprint(self, exchange: str, key: Secret) -> bytes:
        """Return a keyed digest by which a key is recognised without being stored."""


class Book(Protocol):
    """Keeps connections and their sealed credentials."""

    async def add(self, connection: Connection, blob: bytes, fingerprint: bytes) -> None:
        """Store a new connection. Raises NameTakenError."""

    async def get(self, owner: int, connection_id: str) -> Connection | None:
        """Return a connection of this person; another person's is None."""

    async def list(self, owner: int) -> Sequence[Connection]:
        """Return the person's connections, by name."""

    async def blob(self, connection: Connection) -> bytes | None:
        """Return the sealed credentials; None when they were destroyed."""

    async def save(self, connection: Connection) -> bool:
        """Store a changed connection, or return False if its row changed since it was read.

        A connection whose `has_secrets` is False loses its sealed credentials in the same step.
        Raises NameTakenError.
        """

    async def rekey(self, connection: Connection, blob: bytes, fingerprint: bytes) -> bool:
        """Like `save`, with other credentials in place of the old ones, which are destroyed."""

    async def delete(self, owner: int, connection_id: str) -> bool:
        """Destroy a connection and its credentials; False when there is none."""

    async def destroy_overdue_secrets(self, now: datetime) -> int:
        """Destroy the credentials whose `secrets_end_at` has passed and note it for their owners.

        Returns how many. The destruction and its notice are one step.
        """


class Notices(Protocol):
    """Keeps what must be told."""

    async def claim(self, now: datetime, limit: int = 20) -> Sequence[Notice]:
        """Take untold notices for two minutes; another worker does not get them meanwhile."""

    async def told(self, notice: Notice, now: datetime) -> None:
        """Note that the person was told, or can never be."""


class People(Protocol):
    """Keeps what is known of a person: their languages."""

    async def languages(self, person: int) -> tuple[str | None, str | None]:
        """Return the language the person chose, and that of their Telegram client."""

    async def choose_language(self, person: int, language: str) -> None:
        """Remember the chosen language."""

    async def seen(self, person: int, client_language: str) -> None:
        """Remember the language of the person's Telegram client, for messages that we begin."""
