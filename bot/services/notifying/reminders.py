"""Writes the notices that are due by time: reminders of expiring keys, daily digests."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bot.domain.connection import Connection
from bot.domain.expiry import after_reminder, next_reminder, step_of
from bot.domain.notice import Notice, rules
from bot.domain.person import Preferences
from bot.domain.ports.notices import Notices


class ReminderStore(Protocol):
    """Stores when the owner of a key is next reminded of its end."""

    async def remind(
        self, now: datetime, write: Callable[[Connection], tuple[Connection, Notice | None]]
    ) -> int:
        """Change each connection with a due reminder and store its notice in one transaction."""


class DigestStore(Protocol):
    """Stores when each person's digest is due."""

    async def digest_due(
        self, now: datetime, limit: int = 100
    ) -> Sequence[tuple[int, Preferences]]:
        """Return people whose digest is due, with their preferences."""

    async def digest_done(self, person: int, due_at: datetime, again: datetime) -> None:
        """Set the next digest after one that was due at `due_at`, unless it was changed since."""


@dataclass(kw_only=True)
class ReminderService:
    """Writes due reminders and digests, each once, also across restarts."""

    reminders: ReminderStore
    digests: DigestStore
    notices: Notices
    clock: Callable[[], datetime]

    async def sweep(self) -> None:
        """Write the notices that are due now."""
        now = self.clock()
        await self.reminders.remind(now, lambda c: reminded(c, now))
        while people := await self.digests.digest_due(now):
            for person, preferences in people:
                due_at = preferences.digest_at or now
                await self.notices.write(rules.digest(person, due_at))
                await self.digests.digest_done(person, due_at, preferences.next_digest(now))


def reminded(connection: Connection, now: datetime) -> tuple[Connection, Notice | None]:
    """Return a connection after a due reminder, and its notice.

    Of missed steps only the nearest has a notice.
    """
    ends = connection.expires_at
    if ends is None or ends <= now:
        return replace(connection, remind_at=None), None
    step = step_of(ends, now)
    if step is None:
        return replace(connection, remind_at=next_reminder(ends, now)), None
    notice = rules.key_expires(connection, ends, step, now)
    return replace(connection, remind_at=after_reminder(ends, now)), notice
