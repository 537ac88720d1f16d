"""Retires egresses: their connections get another one, and their owners a notice before."""

import logging
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import Protocol

from bot.domain.connection import Connection
from bot.domain.egress import Egress, Egresses, Route
from bot.domain.notice import rules
from bot.domain.ports.notices import Outbox

log = logging.getLogger(__name__)

STEPS = (1, 7)  # days ahead of the retirement, for a notice each beside the first
FIRST = 0  # the step of the first one


class EgressBook(Protocol):
    """Stores through which egress each connection goes."""

    async def loads(self) -> Mapping[Route, int]:
        """Return the number of connections of each route; a moving one counts at its end."""

    async def bound(self) -> Mapping[Route, int]:
        """Return the number of connections of each route now."""

    async def staying(self, egress: str) -> Sequence[Connection]:
        """Return some connections of an egress that have no next one yet."""

    async def moving(self, egress: str) -> Sequence[Connection]:
        """Return the connections of an egress that have a next one."""

    async def assign(self, egress: str, targets: Mapping[str, str]) -> None:
        """Store the next egress of connections by id, unless they have moved since."""

    async def stay(self, known: Collection[str]) -> int:
        """End moves that lead to none of these egresses, or away from one; return the number."""

    async def move_all(self, egress: str, now: datetime) -> int:
        """Move the connections of an egress that have a next one; return the number."""


@dataclass(kw_only=True)
class Retirement:
    """Moves connections from egresses that retire.

    The monitor tries each key at its next egress as well, and moves it once it is let in there.
    After the day the rest is moved too: the old address is gone. `wait`: before the first notice,
    so that keys without an IP list have moved.
    """

    egresses: Egresses
    book: EgressBook
    outbox: Outbox
    wait: timedelta
    _written: set[tuple[str, int, int]] = field(default_factory=set)  # egress, step, person

    async def sweep(self, now: datetime) -> None:
        """Do what is due now."""
        retiring = [(egress, egress.retires) for egress in self.egresses.all if egress.retires]
        today, ended = now.astimezone(UTC).date(), []
        gone = {route.egress for route in await self.book.bound()} - set(self.egresses.ids)
        await self.book.stay([egress.id for egress in self.egresses.open])
        for egress, day in retiring:
            await self._assign(egress.id)
            if egress.is_retired(today):
                ended.append(egress.id)
            else:
                await self._tell(egress, datetime.combine(day, time(), UTC), now)
        for id_ in (*ended, *sorted(gone)):
            if moved := await self.book.move_all(id_, now):
                log.warning("egress %s is gone: %s connections moved without proof", id_, moved)

    async def _assign(self, egress: str) -> None:
        """Give the next egress to connections that have none, by load."""
        while staying := await self.book.staying(egress):
            loads, targets = Counter(await self.book.loads()), {}
            for connection in staying:
                chosen = self.egresses.choose(connection.exchange, loads).id
                loads[Route(chosen, connection.exchange)] += 1
                targets[connection.id] = chosen
            await self.book.assign(egress, targets)

    async def _tell(self, egress: Egress, day: datetime, now: datetime) -> None:
        """Write the notice of the present step for each owner who must act."""
        step = next((s for s in STEPS if day - now <= timedelta(days=s)), FIRST)
        due = now + (self.wait if step == FIRST else timedelta())
        owners = {c.owner for c in await self.book.moving(egress.id) if c.has_ip_list}
        new = [owner for owner in sorted(owners) if (egress.id, step, owner) not in self._written]
        await self.outbox.write(
            *(rules.address_retires(owner, egress.id, day, step, now, due) for owner in new)
        )
        self._written.update((egress.id, step, owner) for owner in new)
