"""What those who run the bot are notified directly: no row can hold it."""

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
from bot.views.operating import operators

log = logging.getLogger(__name__)


@dataclass(kw_only=True)
class DatabaseAlarm:
    """Tells the admins directly, once in ten minutes, and once that it is over.

    `failing_since`: since when the database has not answered; None while it does.
    """

    bot: Bot
    languages: Languages
    people: People
    admins: Collection[int]
    failing_since: Callable[[], datetime | None]
    timings: Timings = USUAL
    ours: bool = False  # of several processes, the one that last spoke with Telegram
    _since: datetime | None = None  # of the trouble that was notified
    _told_at: datetime | None = None
    _spoken: dict[int, tuple[str | None, str | None]] = field(default_factory=dict)

    async def run(self) -> None:
        """Look until cancelled."""
        await self.learn_languages()
        while True:
            await self.look()
            await asyncio.sleep(self.timings.alarm_look)

    async def look(self) -> None:
        """Tell what is to be notified now."""
        now, since = datetime.now(UTC), self.failing_since()
        if since is None:
            await self._end(now)
        elif self._is_due(since, now):
            log.error("the database has not answered since %s", since.isoformat("T", "seconds"))
            self._told_at, self._since = now, since
            await self.notify(lambda t: operators.database_down(t, since, now))

    def _is_due(self, since: datetime, now: datetime) -> bool:
        """Return whether it has lasted long enough: a server that is restarted is no trouble."""
        if (now - since).total_seconds() < self.timings.alarm:
            return False
        again = timedelta(seconds=self.timings.alarm_again)
        return self._told_at is None or now - self._told_at >= again

    async def _end(self, now: datetime) -> None:
        since, self._since = self._since, None
        if since is not None:
            log.warning("the database answers again")
            seconds = (now - since).total_seconds()
            await self.notify(lambda t: operators.database_back(t, seconds))
            await self.learn_languages()

    async def notify(self, draw: Callable[[Translator], View]) -> None:
        """Send a message to every admin, where this process is the one that speaks."""
        for person in self.admins if self.ours else ():
            view = draw(self.languages.pick(*self._spoken.get(person, (None, None))))
            try:
                await self.bot.send_message(person, view.text)
            except AiogramError as error:
                log.warning("an admin could not be told: %s", type(error).__name__)

    async def learn_languages(self) -> None:
        """Ask while there is somebody to answer."""
        try:
            self._spoken = {person: await self.people.languages(person) for person in self.admins}
        except Exception:
            log.exception("the languages of the admins are not known")
