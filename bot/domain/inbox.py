"""Defines what the bot owes to Telegram's updates: to handle each once, and to delete secrets."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class WaitingUpdate:
    """An update that is stored until it is handled."""

    id: int  # Telegram's update_id
    person: int  # whose updates are handled in their order; a chat where there is no person
    body: bytes = field(repr=False)  # the update as JSON; it may hold a secret
    attempts: int = 0  # to handle it, this one included


@dataclass(frozen=True, kw_only=True)
class Erasure:
    """A message that must be deleted. Holds no text of it."""

    chat: int
    message: int
    person: int | None  # who is notified if it cannot be deleted
    sent_at: datetime
    attempts: int = 0  # that failed

    @property
    def id(self) -> str:
        """The key by which the same message is the same duty."""
        return f"{self.chat}:{self.message}"
