"""Owns what a person must be told: written by the step that notices, sent by another."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.domain.connection import Connection


class NoticeKind(StrEnum):
    """What happened."""

    DRAFT_EXPIRED = "draft-expired"
    NOT_DELETED = "not-deleted"  # a message with a secret; values: sent_at
    SECRETS_DESTROYED = "secrets-destroyed"
    STATUS = "status"  # a connection changed: told is how it stands when it is told
    DRIFT = "drift"  # values: drift
    EXPIRY = "expiry"  # values: days
    NEW_ADDRESS = "new-address"  # values: address
    INCIDENT = "incident"  # an exchange does not answer; values: incident, since
    INCIDENT_OVER = "incident-over"  # values: incident, seconds
    DIGEST = "digest"
    LEAK = "leak"  # the operator orders a key to be replaced
    OPERATOR = "operator"  # values: matter, and what that matter needs
    ACCESS_REQUESTED = "access-requested"  # values: person, title
    ACCESS_GRANTED = "access-granted"


@dataclass(frozen=True, kw_only=True)
class Notice:
    """One thing one person must be told, once."""

    id: str
    person: int  # Telegram id
    kind: NoticeKind
    at: datetime  # when it happened
    due_at: datetime  # not told before
    dedupe_key: str  # a second notice of the same key is never written
    exchange: str = ""
    name: str = ""  # of the connection; empty for a draft
    connection: str | None = None
    urgent: bool = False  # told also in quiet hours and when muted
    values: Mapping[str, Any] = field(default_factory=dict)  # JSON values
    attempts: int = 0  # that failed so far

    @classmethod
    def about(
        cls, connection: Connection, kind: NoticeKind, at: datetime, key: str, **more: Any
    ) -> "Notice":
        """Return a notice for the owner of a connection, due at once unless `more` says otherwise.

        `key`: of the notice; a second one of the same is never written.
        """
        facts: dict[str, Any] = {
            "id": str(uuid.uuid4()),
            "person": connection.owner,
            "kind": kind,
            "at": at,
            "due_at": at,
            "dedupe_key": key,
            "exchange": connection.exchange,
            "name": connection.name,
            "connection": connection.id,
        }
        return cls(**facts | more)
