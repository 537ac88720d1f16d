"""Formats moments and durations in the time zone of a person."""

from datetime import UTC, date, datetime, timedelta, tzinfo

from bot.i18n import Markup, Translator

_UNITS = (
    ("days", timedelta(days=1)),
    ("hours", timedelta(hours=1)),
    ("minutes", timedelta(minutes=1)),
)


def day(t: Translator, moment: date, now: datetime | None = None, zone: tzinfo = UTC) -> str:
    """Return the date of a moment as the language writes it, without line breaks.

    The year is omitted if `now` is of the same year.
    """
    from babel.dates import format_skeleton  # noqa: PLC0415  # imported when needed: it is large

    local = moment.astimezone(zone) if isinstance(moment, datetime) else moment
    this_year = now is not None and now.astimezone(zone).year == local.year
    at = datetime(local.year, local.month, local.day)  # noqa: DTZ001  # local already
    said: str = format_skeleton("MMMd" if this_year else "yMMMd", at, locale=t.locale)
    return said.replace(" ", "\u00a0")


def clock(minute: int) -> str:
    """Return the time of day for a number of minutes after midnight."""
    return f"{minute // 60:02}:{minute % 60:02}"


def ago(t: Translator, moment: datetime, now: datetime) -> Markup:
    """Return how long ago a moment was; less than a minute is "now"."""
    return _distance(t, now - moment, "time-{unit}-ago", "time-now")


def ahead(t: Translator, moment: datetime, now: datetime) -> Markup:
    """Return the time until a moment."""
    return _distance(t, moment - now, "time-in-{unit}", "time-at-once")


def deadline(t: Translator, moment: datetime, now: datetime, zone: tzinfo = UTC) -> Markup:
    """Return the time until a moment, and the moment; of a past one only the moment."""
    exact = near(t, moment, now, zone)
    if moment <= now:
        return Markup(exact)
    return t("time-with-relative", moment=exact, relative=ahead(t, moment, now))


def near(t: Translator, moment: datetime, now: datetime, zone: tzinfo) -> str:
    """Return the time of a moment, with the date if that is another day.

    UTC is marked as such; it is used if the zone of the person is unknown.
    """
    at = time_of_day(moment, zone)
    if moment.astimezone(zone).date() == now.astimezone(zone).date():
        return at
    return f"{day(t, moment, now, zone)}\u00a0{at}"


def time_of_day(moment: datetime, zone: tzinfo) -> str:
    """Return the time of day of a moment; UTC is marked as such."""
    return f"{moment.astimezone(zone):%H:%M}" + ("\u00a0UTC" if zone is UTC else "")


def length(t: Translator, seconds: float) -> Markup:
    """Return a duration, at least a minute."""
    span = timedelta(seconds=max(seconds, 60))
    unit, part = next((u, p) for u, p in _UNITS if span >= p)
    return t(f"time-for-{unit}", count=span // part)


def _distance(t: Translator, span: timedelta, key: str, small: str) -> Markup:
    for unit, length in _UNITS:
        if span >= length:
            return t(key.format(unit=unit), count=span // length)
    return t(small)
