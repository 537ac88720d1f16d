"""Alerts the operators while the database fails: a notice could not be stored."""

import asyncio
import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from aiogram import Bot
from aiogram.exceptions import AiogramError

from bot.domain.ports.people import People
from bot.domain.timings import USUAL, Timings
from bot.i18n import Languages, Translator
from bot.views import View
from bot.views.operating import direct_messages

log = logging.getLogger(__name__)


@dataclass(kw_only=True)
class DatabaseAlarm:
    """Messages the admins every ten minutes of a failure, and once when it is over.

    `failing_since`: when the database stopped answering; None while it answers.
    """

    bot: Bot
    languages: Languages
    people: People
    admins: Collection[int]
    failing_since: Callable[[], datetime | None]
    timings: Timings = USUAL
    ours: bool = False  # whether this process is the leader
    _since: datetime | None = None  # start of the failure that was reported
    _notified_at: datetime | None = None
    _languages: dict[int, tuple[str | None, str | None]] = field(default_factory=dict)

    async def run(self) -> None:
        """Check periodically until cancelled."""
        await self.learn_languages()
        while True:
            await self.look()
            await asyncio.sleep(self.timings.alarm_look)

    async def look(self) -> None:
        """Send the message that is due now, if any."""
        now, since = datetime.now(UTC), self.failing_since()
        if since is None:
            await self._end(now)
        elif self._is_due(since, now):
            log.error("the database has not answered since %s", since.isoformat("T", "seconds"))
            self._notified_at, self._since = now, since
            await self.notify(lambda t: direct_messages.database_down(t, since, now))

    def _is_due(self, since: datetime, now: datetime) -> bool:
        """Return whether a message is due: short failures, such as a restart, are ignored."""
        if (now - since).total_seconds() < self.timings.alarm:
            return False
        again = timedelta(seconds=self.timings.alarm_again)
        return self._notified_at is None or now - self._notified_at >= again

    async def _end(self, now: datetime) -> None:
        since, self._since = self._since, None
        if since is not None:
            log.warning("the database answers again")
            seconds = (now - since).total_seconds()
            await self.notify(lambda t: direct_messages.database_back(t, seconds))
            await self.learn_languages()

    async def notify(self, draw: Callable[[Translator], View]) -> None:
        """Send a message to every admin if this process is the leader."""
        for person in self.admins if self.ours else ():
            view = draw(self.languages.pick(*self._languages.get(person, (None, None))))
            try:
                await self.bot.send_message(person, view.text)
            except AiogramError as error:
                log.warning("an admin could not be notified: %s", type(error).__name__)

    async def learn_languages(self) -> None:
        """Load the languages of the admins while the database answers."""
        try:
            self._languages = {
                person: await self.people.languages(person) for person in self.admins
            }
        except Exception:
            log.exception("the languages of the admins could not be loaded")
