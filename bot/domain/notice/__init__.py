"""Notices: one message fact for one person, written when detected, sent later."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self, TypeVar

from bot.domain.notice.kinds import NoticeKind, Subject
from bot.domain.notice.payloads import Payload

__all__ = ["Notice", "NoticeKind", "Subject"]

P = TypeVar("P", bound=Payload)
NOTHING = Payload()


@dataclass(frozen=True, kw_only=True)
class Notice:
    """One fact that one person is notified of, once. `bot.domain.notice.rules` creates it."""

    id: str
    person: int  # Telegram id
    kind: NoticeKind
    at: datetime  # when it happened
    due_at: datetime  # it is not delivered earlier
    dedupe_key: str  # of two notices with one key only the first is written
    exchange: str = ""
    name: str = ""  # of the connection; empty if there is none
    connection: str | None = None
    urgent: bool = False  # delivered also in quiet hours and when muted
    payload: Payload = NOTHING  # of the class that its kind defines
    attempts: int = 0  # failed deliveries so far

    def __post_init__(self) -> None:
        """Set the default payload of the kind. Raises TypeError for a payload of another class."""
        if self.payload is NOTHING:
            object.__setattr__(self, "payload", self.kind.payload())
        if type(self.payload) is not self.kind.payload:
            raise TypeError(f"a notice of {self.kind} cannot have a {type(self.payload).__name__}")

    @classmethod
    def restored(cls, row: Mapping[str, Any]) -> Self:
        """Return the notice of a stored row. Raises PayloadError if its payload is damaged."""
        facts = {**row}
        payload = facts["kind"].payload.from_json(facts.pop("values"))
        return cls(**facts, payload=payload)

    @property
    def values(self) -> dict[str, Any]:
        """The payload as JSON values, as it is stored."""
        return self.payload.to_json()

    def payload_as(self, form: type[P]) -> P:
        """Return the payload as a given class. Raises TypeError if it is of another."""
        if not isinstance(self.payload, form):
            raise TypeError(f"a notice of {self.kind} has no {form.__name__}")
        return self.payload
