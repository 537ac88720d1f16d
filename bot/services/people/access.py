"""Who may use the bot: everybody, or those on a list and those an admin lets in."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.domain.notice import rules
from bot.domain.person import Access
from bot.domain.ports.notices import Outbox
from bot.services.operating.operators import Operators


class AccessState(StrEnum):
    """How a person stands to the bot."""

    ADMITTED = "admitted"
    STRANGER = "stranger"  # may ask to be let in
    WAITING = "waiting"  # has asked
    REFUSED = "refused"
    BLOCKED = "blocked"  # gets no answer at all


class AccessStore(Protocol):
    """Keeps what became of people's wishes to be let in."""

    async def access(self, person: int) -> Access | None:
        """Return what became of the person's wish."""

    async def give_access(self, person: int, access: Access) -> None:
        """Remember what became of it."""


_STANDING = {
    None: AccessState.STRANGER,
    Access.REQUESTED: AccessState.WAITING,
    Access.GRANTED: AccessState.ADMITTED,
    Access.REFUSED: AccessState.REFUSED,
}


@dataclass(frozen=True, kw_only=True)
class AccessControl:
    """Lets people in. Where no one is listed, the bot is for everybody who is not blocked."""

    book: AccessStore
    notices: Outbox
    operators: Operators
    allowed: Collection[int]  # empty: everybody
    blocked: Collection[int]
    clock: Callable[[], datetime]

    async def standing(self, person: int) -> AccessState:
        """Return how a person stands. Admins are always admitted, the blocked never."""
        if person in self.operators.people:
            return AccessState.ADMITTED
        if person in self.blocked:
            return AccessState.BLOCKED
        if not self.allowed or person in self.allowed:
            return AccessState.ADMITTED
        return _STANDING[await self.book.access(person)]

    async def ask(self, person: int, title: str) -> None:
        """Put a person's wish to be let in before the admins, once a day at the most."""
        now = self.clock()
        await self.book.give_access(person, Access.REQUESTED)
        await self.operators.ask_for_access(person, title, now)

    async def decide(self, person: int, access: Access) -> None:
        """Let a person in or not; who is let in is notified."""
        now = self.clock()
        await self.book.give_access(person, access)
        if access is Access.GRANTED:
            await self.notices.write(rules.access_granted(person, now))
