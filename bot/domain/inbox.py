"""Updates that wait to be handled, and messages that must be deleted."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class WaitingUpdate:
    """An update that is stored until it is handled."""

    id: int  # Telegram's update_id
    person: int  # updates of one person are handled in order; else the chat
    body: bytes = field(repr=False)  # the update as JSON; it may hold a secret
    attempts: int = 0  # to handle it, including the current one


@dataclass(frozen=True, kw_only=True)
class Erasure:
    """A message that must be deleted. It holds no text."""

    chat: int
    message: int
    person: int | None  # who is notified if it cannot be deleted
    sent_at: datetime
    attempts: int = 0  # that failed

    @property
    def id(self) -> str:
        """The key of the erasure: one per message."""
        return f"{self.chat}:{self.message}"
