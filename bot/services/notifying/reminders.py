"""What is notified by the calendar: that a key ends soon, and the daily digest."""

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
    """Keeps when the owner of a key is next reminded that it ends."""

    async def remind(
        self, now: datetime, write: Callable[[Connection], tuple[Connection, Notice | None]]
    ) -> int:
        """Change each connection whose reminder is due and store its notice in the same step."""


class DigestStore(Protocol):
    """Keeps when each person's digest is due."""

    async def digest_due(
        self, now: datetime, limit: int = 100
    ) -> Sequence[tuple[int, Preferences]]:
        """Return people whose daily digest is due."""

    async def digest_done(self, person: int, due_at: datetime, again: datetime) -> None:
        """Let a digest that was due at a moment be due again; not where that was changed since."""


@dataclass(kw_only=True)
class ReminderService:
    """Writes the notices whose time has come, each once, also across restarts."""

    reminders: ReminderStore
    diary: DigestStore
    notices: Notices
    clock: Callable[[], datetime]

    async def sweep(self) -> None:
        """Write what is due now."""
        now = self.clock()
        await self.reminders.remind(now, lambda c: reminded(c, now))
        while people := await self.diary.digest_due(now):
            for person, preferences in people:
                due_at = preferences.digest_at or now
                await self.notices.write(rules.digest(person, due_at))
                await self.diary.digest_done(person, due_at, preferences.next_digest(now))


def reminded(connection: Connection, now: datetime) -> tuple[Connection, Notice | None]:
    """Return a connection after a reminder that its key ends, and the notice of it.

    Of steps that were missed only the nearest is notified.
    """
    ends = connection.expires_at
    if ends is None or ends <= now:
        return replace(connection, remind_at=None), None
    step = step_of(ends, now)
    if step is None:
        return replace(connection, remind_at=next_reminder(ends, now)), None
    notice = rules.key_expires(connection, ends, step, now)
    return replace(connection, remind_at=after_reminder(ends, now)), notice
