"""Notifies those who run the bot: the one way in which a matter of ours reaches them."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.notice import rules
from bot.domain.notice.matters import Matter
from bot.domain.ports.notices import Outbox


@dataclass(kw_only=True)
class Operators:
    """Writes a notice for each of them. What no row can hold is sent by `handlers.alarm`."""

    people: Collection[int]
    outbox: Outbox
    _written: set[str] = field(default_factory=set)  # keys of notices; a handful a day

    async def notify(
        self,
        matter: Matter,
        about: str,
        at: datetime,
        *,
        exchange: str | None = None,
        address: str | None = None,
    ) -> None:
        """Write that something fails: once a day for the same thing, however often it is called.

        `about`: what tells two cases of a matter apart, as an exchange or an address.
        """
        found = (
            rules.operator_matter(person, matter, about, at, exchange=exchange, address=address)
            for person in self.people
        )
        if new := [notice for notice in found if notice.dedupe_key not in self._written]:
            await self.outbox.write(*new)
            self._written.update(notice.dedupe_key for notice in new)

    async def ask_for_access(self, person: int, title: str, at: datetime) -> None:
        """Write that a person asks for access: once a day."""
        wishes = [rules.access_requested(one, person, title, at) for one in self.people]
        await self.outbox.write(*wishes)
