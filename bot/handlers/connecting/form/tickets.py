"""Tickets of open forms: each is valid for one person and one state of one draft."""

import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.draft import DRAFT_LIFE, Draft

_PARTS = 4
_LONGEST = 200  # characters


@dataclass(frozen=True, kw_only=True)
class Tickets:
    """Issues and checks tickets. A change of the draft, by form or chat, ends its tickets.

    Nothing is stored, so a restart ends none.
    """

    key: bytes = field(repr=False)
    clock: Callable[[], datetime]

    def issue(self, person: int, draft: Draft) -> str:
        """Return the ticket of a person for a draft as it is now."""
        facts = f"{person}.{int(self.clock().timestamp())}.{self._state(draft)}"
        return f"{facts}.{self._digest(f'ticket {facts}')}"

    def holder(self, ticket: str) -> int | None:
        """Return the person of a ticket; None if it was not issued here, or too long ago."""
        facts, _, digest = ticket[:_LONGEST].rpartition(".")
        expected = self._digest(f"ticket {facts}")
        if not hmac.compare_digest(digest.encode(errors="replace"), expected.encode()):
            return None
        person, issued, _ = facts.split(".")
        age = self.clock().timestamp() - int(issued)
        return int(person) if 0 <= age + 1 <= DRAFT_LIFE.total_seconds() else None

    def fits(self, ticket: str, draft: Draft) -> bool:
        """Return whether a ticket of `holder` was issued for a draft as it is now."""
        parts = ticket.split(".")
        return len(parts) == _PARTS and hmac.compare_digest(
            parts[2].encode(errors="replace"), self._state(draft).encode()
        )

    def _state(self, draft: Draft) -> str:
        sealed = sorted(draft.sealed.items())
        return self._digest("state " + json.dumps([draft.id, draft.screen, draft.unsure, sealed]))

    def _digest(self, text: str) -> str:
        return hmac.digest(self.key, text.encode(errors="replace"), "sha256").hex()
