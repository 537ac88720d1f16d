"""What is done after a leak: keys stored before a time must be replaced, and owners told."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.domain.audit import AuditAction, AuditActor, AuditEntry
from bot.domain.connection import Connection
from bot.domain.notice import NoticeKind, rules
from bot.domain.ports.recalls import Recall, Recalls
from bot.domain.status_change import StatusChange

BATCH = 500  # connections in one step
_PAUSE = 0.2  # seconds


@dataclass(frozen=True, kw_only=True)
class KeyRecall:
    """Orders keys to be replaced, each once. Cut off at any moment, it goes on where it was.

    Each key is marked in the step that writes the notice for its owner, and the running bot
    tells them at Telegram's pace. A key that was stored later, or in place of a marked one, is
    left alone.
    """

    orders: Recalls
    clock: Callable[[], datetime]
    before: datetime
    batch: int = BATCH
    report: Callable[[int], None] = lambda _: None  # called after each step with all so far

    @property
    def key(self) -> str:
        """What the notices of this drill have in common, and no other drill's."""
        return NoticeKind.LEAK.key(self._id, "")

    @property
    def _id(self) -> str:
        return self.before.astimezone(UTC).isoformat()

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

    def order(self, connection: Connection) -> Recall:
        """Return a connection that is marked, and what is recorded and told of it."""
        now = self.clock()
        marked = connection.recall(now)
        records: list[AuditEntry | StatusChange] = [
            AuditEntry.of(connection, AuditAction.ORDERED, now, AuditActor.OPERATOR)
        ]
        if (connection.status, connection.cause) != (marked.status, marked.cause):
            records.append(StatusChange.between(connection, marked, now, noticed_at=now))
        notice = rules.recalled(connection, self._id, now)
        return Recall(connection=marked, records=tuple(records), notice=notice)
