"""Recalls keys after a leak: those stored before a time must be replaced."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.domain.audit import AuditAction, AuditActor, AuditEntry
from bot.domain.connection import Connection
from bot.domain.notice import NoticeKind, rules
from bot.domain.ports.recalls import Recall, Recalls
from bot.domain.status_change import StatusChange

BATCH = 500  # connections in one transaction
_PAUSE = 0.2  # seconds


@dataclass(frozen=True, kw_only=True)
class KeyRecall:
    """Marks keys as recalled, each once. An interrupted run can be repeated.

    A key is marked in the transaction that writes the notice for its owner; the running bot sends
    it. A key stored later, or in place of a recalled one, is not affected.
    """

    recalls: Recalls
    clock: Callable[[], datetime]
    before: datetime
    batch: int = BATCH
    report: Callable[[int], None] = lambda _: None  # called after each step with the total

    @property
    def key(self) -> str:
        """The prefix of the keys of this recall's notices."""
        return NoticeKind.LEAK.key(self._id, "")

    @property
    def _id(self) -> str:
        return self.before.astimezone(UTC).isoformat()

    async def run(self) -> int:
        """Recall every key that was stored before; return the number of newly recalled ones."""
        total, last = 0, ""
        while True:
            marked, reached = await self.recalls.mark(self.before, last, self.batch, self.recall)
            total += marked
            self.report(total)
            if reached is not None:
                last = reached
            elif not await self.recalls.affected(self.before):
                return total
            else:  # a row was locked or added meanwhile
                last = ""
                await asyncio.sleep(_PAUSE)

    def recall(self, connection: Connection) -> Recall:
        """Return a recalled connection with its records and its notice."""
        now = self.clock()
        marked = connection.recall(now)
        records: list[AuditEntry | StatusChange] = [
            AuditEntry.of(connection, AuditAction.RECALLED, now, AuditActor.OPERATOR)
        ]
        if (connection.status, connection.cause) != (marked.status, marked.cause):
            records.append(StatusChange.between(connection, marked, now, noticed_at=now))
        notice = rules.recalled(connection, self._id, now)
        return Recall(connection=marked, records=tuple(records), notice=notice)
