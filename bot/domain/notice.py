"""Owns what a person must be told: written by the step that notices, sent by another."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class NoticeKind(StrEnum):
    """What happened."""

    DRAFT_EXPIRED = "draft-expired"
    SECRETS_DESTROYED = "secrets-destroyed"


@dataclass(frozen=True, kw_only=True)
class Notice:
    """One thing one person must be told, once."""

    id: str
    person: int  # Telegram id
    kind: NoticeKind
    exchange: str
    name: str  # of the connection; empty for a draft
    at: datetime
