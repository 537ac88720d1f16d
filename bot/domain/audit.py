"""The audit log of a key: what was done, by whom, when. Entries are only added."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.connection import Connection


class AuditAction(StrEnum):
    """What was done."""

    ADDED = "added"
    TESTED = "tested"  # on request of a person
    REPLACED = "replaced"
    RENAMED = "renamed"
    ATTESTED = "word-given"
    DISCONNECTED = "disconnected"  # the secrets are destroyed, the connection stays
    PAUSED = "paused"  # the slug of DISCONNECTED in older rows
    RECALLED = "ordered"  # by the operator
    DELETED = "deleted"
    EXPORTED = "exported"
    READ = "read"  # by a process outside the bot


class AuditActor(StrEnum):
    """Who did it."""

    PERSON = "person"
    BOT = "bot"
    OPERATOR = "operator"


@dataclass(frozen=True, kw_only=True)
class AuditEntry:
    """One recorded action."""

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
        """Return the entry of an action on a connection."""
        return cls(
            owner=connection.owner,
            action=action,
            actor=actor,
            at=at,
            connection=connection.id,
            exchange=connection.exchange,
            name=connection.name,
        )
