"""Owns what is done after a leak: keys stored before a time must be replaced, and owners told."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.domain.audit import AuditEntry, Deed, Hand
from bot.domain.change import StatusChange
from bot.domain.connection import Connection
from bot.domain.notice import Notice, NoticeKind
from bot.domain.ports import Order, Orders, Record

BATCH = 500  # connections in one step
_PAUSE = 0.2  # seconds


@dataclass(frozen=True, kw_only=True)
class LeakDrill:
    """Orders keys to be replaced, each once. Cut off at any moment, it goes on where it was.

    Each key is marked in the step that writes the notice for its owner, and the running bot
    tells them at Telegram's pace. A key that was stored later, or in place of a marked one, is
    left alone.
    """

    orders: Orders
    clock: Callable[[], datetime]
    before: datetime
    batch: int = BATCH
    report: Callable[[int], None] = lambda _: None  # called after each step with all so far

    @property
    def key(self) -> str:
        """What the notices of this drill have in common, and no other drill's."""
        return f"leak:{self.before.astimezone(UTC).isoformat()}:"

    async def run(self) -> int:
        """Mark every key that was stored before; return how many were marked now."""
        total, last = 0, ""
        while True:
            marked, reached = await self.orders.mark(self.before, last, self.batch, self.order)
            total += marked
            self.report(total)
            if reached is not None:
                last = reached
            elif not await self.orders.affected(self.before):
                return total
            else:  # somebody held a row, or stored one, while it was passed
                last = ""
                await asyncio.sleep(_PAUSE)

    def order(self, connection: Connection) -> Order:
        """Return a connection that is marked, and what is recorded and told of it."""
        now = self.clock()
        marked = connection.order_replacement(now)
        records: tuple[Record, ...] = (AuditEntry.of(connection, Deed.ORDERED, now, Hand.OPERATOR),)
        if (connection.status, connection.cause) != (marked.status, marked.cause):
            records += (StatusChange.between(connection, marked, at=now, noticed_at=now),)
        return Order(connection=marked, records=records, notice=self._notice(connection, now))

    def _notice(self, connection: Connection, at: datetime) -> Notice:
        key = f"{self.key}{connection.id}"
        return Notice.about(connection, NoticeKind.LEAK, at, key, urgent=True)
