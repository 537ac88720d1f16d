"""Access control: the bot is open to all, or to listed people and those an admin admits."""

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
    """The access of a person."""

    ADMITTED = "admitted"
    STRANGER = "stranger"  # may request access
    WAITING = "waiting"  # has requested access
    REFUSED = "refused"
    BLOCKED = "blocked"  # gets no answer at all


class AccessStore(Protocol):
    """Stores the requests for access."""

    async def access(self, person: int) -> Access | None:
        """Return the state of the person's request; None: there is none."""

    async def give_access(self, person: int, access: Access) -> None:
        """Store the state of the person's request."""


_STATES = {
    None: AccessState.STRANGER,
    Access.REQUESTED: AccessState.WAITING,
    Access.GRANTED: AccessState.ADMITTED,
    Access.REFUSED: AccessState.REFUSED,
}


@dataclass(frozen=True, kw_only=True)
class AccessControl:
    """Decides who may use the bot. Without a list it is open to all who are not blocked."""

    store: AccessStore
    notices: Outbox
    operators: Operators
    allowed: Collection[int]  # empty: everybody
    blocked: Collection[int]
    clock: Callable[[], datetime]

    async def state(self, person: int) -> AccessState:
        """Return the access of a person. Admins are always admitted, blocked people never."""
        if person in self.operators.people:
            return AccessState.ADMITTED
        if person in self.blocked:
            return AccessState.BLOCKED
        if not self.allowed or person in self.allowed:
            return AccessState.ADMITTED
        return _STATES[await self.store.access(person)]

    async def ask(self, person: int, title: str) -> None:
        """Notify the admins of a person's request for access, once a day at most."""
        now = self.clock()
        await self.store.give_access(person, Access.REQUESTED)
        await self.operators.ask_for_access(person, title, now)

    async def decide(self, person: int, access: Access) -> None:
        """Grant or refuse access; a person who gets access is notified."""
        now = self.clock()
        await self.store.give_access(person, access)
        if access is Access.GRANTED:
            await self.notices.write(rules.access_granted(person, now))
