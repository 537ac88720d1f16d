"""A person's preferences for notices, and their access to the bot."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DIGEST_HOUR = 9  # of the person's day


class Access(StrEnum):
    """The state of a person's request for access."""

    REQUESTED = "requested"
    GRANTED = "granted"
    REFUSED = "refused"


@dataclass(frozen=True, kw_only=True)
class Preferences:
    """When a person receives notices that are not urgent."""

    timezone: str | None = None  # name in the IANA database
    quiet_from: int | None = None  # minutes after local midnight; None: no quiet hours
    quiet_to: int | None = None
    digest_at: datetime | None = None  # when the next daily digest is due; None: none

    @property
    def zone(self) -> tzinfo:
        """The person's time zone; UTC if it is unknown."""
        try:
            return ZoneInfo(self.timezone) if self.timezone else UTC
        except (
            ZoneInfoNotFoundError,
            ValueError,
            OSError,
        ):  # of another tzdata release
            return UTC

    def quiet_until(self, at: datetime) -> datetime | None:
        """Return when the quiet hours that contain `at` end; None if there are none."""
        if self.quiet_from is None or self.quiet_to is None:
            return None
        local = at.astimezone(self.zone)
        minute = local.hour * 60 + local.minute
        length = (self.quiet_to - self.quiet_from) % (24 * 60)
        if (minute - self.quiet_from) % (24 * 60) >= length:
            return None
        return self._next(self.quiet_to, at)

    def next_digest(self, at: datetime) -> datetime:
        """Return when the next digest after `at` is due."""
        return self._next(DIGEST_HOUR * 60, at)

    def _next(self, minute: int, at: datetime) -> datetime:
        """Return the next time after `at` at which the person's clock shows a minute of the day.

        At the end of summer time some minutes occur twice. At its start some are skipped: then
        the time is later.
        """
        today = at.astimezone(self.zone).date()
        clock = time(minute // 60, minute % 60, tzinfo=self.zone)
        days = (today + timedelta(days=n) for n in range(3))
        return next(m for day in days for m in _moments(day, clock) if m > at)


def _moments(day: date, clock: time) -> tuple[datetime, datetime]:
    """Return the first and the last time of a day at which a clock shows `clock`."""
    first, last = (datetime.combine(day, clock.replace(fold=f)).astimezone(UTC) for f in (0, 1))
    return first, max(first, last)
