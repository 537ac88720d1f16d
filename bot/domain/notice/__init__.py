"""Defines a notice: what one person is notified of, written when it is noticed, sent later."""

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
    """One thing for one person, delivered once. `bot.domain.notice.rules` makes them."""

    id: str
    person: int  # Telegram id
    kind: NoticeKind
    at: datetime  # when it happened
    due_at: datetime  # not delivered before
    dedupe_key: str  # a second notice of the same key is never written
    exchange: str = ""
    name: str = ""  # of the connection; empty for a draft
    connection: str | None = None
    urgent: bool = False  # delivered also in quiet hours and when muted
    payload: Payload = NOTHING  # of the class that the kind names
    attempts: int = 0  # that failed so far

    def __post_init__(self) -> None:
        """Give a notice without a payload that of its kind. Raises TypeError for another class."""
        if self.payload is NOTHING:
            object.__setattr__(self, "payload", self.kind.payload())
        if type(self.payload) is not self.kind.payload:
            raise TypeError(f"a notice of {self.kind} cannot have a {type(self.payload).__name__}")

    @classmethod
    def restored(cls, row: Mapping[str, Any]) -> Self:
        """Return the notice of a stored row. Raises PayloadError where its payload is damaged."""
        facts = {**row}
        payload = facts["kind"].payload.from_json(facts.pop("values"))
        return cls(**facts, payload=payload)

    @property
    def values(self) -> dict[str, Any]:
        """The payload as JSON values, as it is stored."""
        return self.payload.to_json()

    def payload_as(self, form: type[P]) -> P:
        """Return the payload, which is of a class. Raises TypeError where it is of another."""
        if not isinstance(self.payload, form):
            raise TypeError(f"a notice of {self.kind} has no {form.__name__}")
        return self.payload
