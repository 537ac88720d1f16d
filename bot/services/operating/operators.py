"""Notifies operators of matters on our side."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.notice import rules
from bot.domain.notice.matters import Matter
from bot.domain.ports.notices import Outbox


@dataclass(kw_only=True)
class Operators:
    """Writes a notice for each operator. Failures of the database are sent directly instead."""

    people: Collection[int]
    outbox: Outbox
    _written: set[str] = field(default_factory=set)  # keys of notices; few a day

    async def notify(
        self,
        matter: Matter,
        about: str,
        at: datetime,
        *,
        exchange: str | None = None,
        address: str | None = None,
    ) -> None:
        """Write the notices of a matter: once a day for each case.

        `about`: what distinguishes two cases of a matter, such as an exchange or an address.
        """
        found = (
            rules.operator_matter(person, matter, about, at, exchange=exchange, address=address)
            for person in self.people
        )
        if new := [notice for notice in found if notice.dedupe_key not in self._written]:
            await self.outbox.write(*new)
            self._written.update(notice.dedupe_key for notice in new)

    async def ask_for_access(self, person: int, title: str, at: datetime) -> None:
        """Write that a person requests access: once a day."""
        notices = [rules.access_requested(one, person, title, at) for one in self.people]
        await self.outbox.write(*notices)
