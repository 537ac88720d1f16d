"""The trail of what was done to a key and by whom. It is only ever added to."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.connection import Connection


class AuditAction(StrEnum):
    """What was done."""

    ADDED = "added"
    TESTED = "tested"  # because somebody asked for it
    REPLACED = "replaced"
    RENAMED = "renamed"
    WORD_GIVEN = "word-given"
    DISCONNECTED = "disconnected"  # its secrets were destroyed, it stays
    PAUSED = "paused"  # the same, in older rows
    ORDERED = "ordered"  # the operator ordered it to be replaced
    DELETED = "deleted"
    EXPORTED = "exported"
    READ = "read"  # by somebody who looked at it from outside of the bot


class AuditActor(StrEnum):
    """Who did it."""

    PERSON = "person"
    BOT = "bot"
    OPERATOR = "operator"


@dataclass(frozen=True, kw_only=True)
class AuditEntry:
    """One thing that was done."""

    owner: int
    action: AuditAction
    actor: AuditActor
    at: datetime
    connection: str | None = None
    exchange: str = ""
    name: str = ""

    @classmethod
    def of(
        cls,
        connection: Connection,
        action: AuditAction,
        at: datetime,
        actor: AuditActor = AuditActor.PERSON,
    ) -> "AuditEntry":
        """Return the entry of what was done to a connection."""
        return cls(
            owner=connection.owner,
            action=action,
            actor=actor,
            at=at,
            connection=connection.id,
            exchange=connection.exchange,
            name=connection.name,
        )
