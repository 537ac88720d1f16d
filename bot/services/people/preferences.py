"""A person's preferences for notices: time zone, quiet hours, daily digest."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.person import Preferences
from bot.domain.ports.people import People
from bot.services.people.places import is_place

_HOURS = re.compile(
    r"(\d{1,2})(?:[:.](\d{2}))?\s*[-\u2010-\u2015\u2212]\s*(\d{1,2})(?:[:.](\d{2}))?"
)
_HOUR = 60  # minutes
_DAY = 24 * _HOUR


class QuietProblem(StrEnum):
    """A problem of quiet hours that were typed."""

    SHAPE = "shape"  # not two times with a dash between them
    TIME = "time"  # not a time of day
    EMPTY = "empty"  # they are empty


@dataclass(kw_only=True)
class PreferenceService:
    """Changes one preference at a time. An unknown value changes nothing."""

    people: People
    clock: Callable[[], datetime]

    async def of(self, person: int) -> Preferences:
        """Return the preferences of a person."""
        return await self.people.preferences(person)

    async def set_timezone(self, person: int, place: str) -> Preferences:
        """Store the time zone of a place (IANA name) and reschedule the digest."""
        before = await self.of(person)
        if not is_place(place):
            return before
        moved = replace(before, timezone=place)
        return await self._keep(person, moved, digest=before.digest_at is not None)

    async def set_quiet_hours(self, person: int, hours: tuple[int, int] | None) -> Preferences:
        """Store quiet hours (minutes after local midnight); None: no quiet hours."""
        quiet_from, quiet_to = hours or (None, None)
        before = await self.of(person)
        after = replace(before, quiet_from=quiet_from, quiet_to=quiet_to)
        await self.people.save_preferences(person, after)
        return after

    async def send_digest(self, person: int, *, wanted: bool) -> Preferences:
        """Store whether the person wants a daily digest."""
        return await self._keep(person, await self.of(person), digest=wanted)

    async def _keep(self, person: int, preferences: Preferences, *, digest: bool) -> Preferences:
        due = preferences.next_digest(self.clock()) if digest else None
        kept = replace(preferences, digest_at=due)
        await self.people.save_preferences(person, kept)
        return kept


def quiet_hours(text: str) -> tuple[int, int] | QuietProblem:
    """Return typed quiet hours, such as 22:30-07:15 or 22-7, or their problem."""
    found = _HOURS.fullmatch(" ".join(text.split()))
    if found is None:
        return QuietProblem.SHAPE
    clocks = [
        (int(hour), int(minute or 0)) for hour, minute in (found.group(1, 2), found.group(3, 4))
    ]
    if any(minute >= _HOUR or hour * _HOUR + minute > _DAY for hour, minute in clocks):
        return QuietProblem.TIME
    begin, end = ((hour * _HOUR + minute) % _DAY for hour, minute in clocks)
    return QuietProblem.EMPTY if begin == end else (begin, end)
