"""Tickets of open forms: each is valid for one person and one state of one draft."""

import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.draft import DRAFT_LIFE, Draft


@dataclass(frozen=True, kw_only=True)
class Tickets:
    """Issues and checks tickets. A change of the draft, by form or chat, ends its tickets.

    Nothing is stored, so a restart ends none.
    """

    key: bytes = field(repr=False)
    clock: Callable[[], datetime]

    def issue(self, person: int, draft: Draft) -> str:
        """Return the ticket of a person for a draft as it is now."""
        issued = int(self.clock().timestamp())
        return f"{person}.{issued}.{self._digest(person, issued, draft)}"

    def fits(self, ticket: str, draft: Draft) -> bool:
        """Return whether a ticket was issued for a draft as it is now."""
        person, issued = _numbers(ticket)
        age = self.clock().timestamp() - issued
        expected = f"{person}.{issued}.{self._digest(person, issued, draft)}"
        same = hmac.compare_digest(ticket.encode(errors="replace"), expected.encode())
        return same and 0 <= age + 1 <= DRAFT_LIFE.total_seconds()

    def _digest(self, person: int, issued: int, draft: Draft) -> str:
        sealed = sorted(draft.sealed.items())
        state = json.dumps([person, issued, draft.id, draft.screen, draft.unsure, sealed])
        return hmac.digest(self.key, state.encode(), "sha256").hex()


def person_of(ticket: str) -> int:
    """Return the person that a ticket names, unchecked; 0 if it is none."""
    return _numbers(ticket)[0]


def _numbers(ticket: str) -> tuple[int, int]:
    parts = ticket.split(".")
    if len(parts) != 3 or not all(p.isascii() and p.isdigit() and len(p) < 20 for p in parts[:2]):  # noqa: PLR2004
        return 0, 0
    return int(parts[0]), int(parts[1])
