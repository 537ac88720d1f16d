"""Formats moments and durations in the time zone of a person."""

from datetime import UTC, date, datetime, timedelta, tzinfo

from bot.i18n import Markup, Translator

_UNITS = (
    ("days", timedelta(days=1)),
    ("hours", timedelta(hours=1)),
    ("minutes", timedelta(minutes=1)),
)


def stamp(moment: datetime, zone: tzinfo = UTC) -> str:
    """Return a date and time to the minute, the same in every language."""
    return f"{day(moment, zone)}\u00a0{_clock(moment, zone)}"


def day(moment: date, zone: tzinfo = UTC) -> str:
    """Return the date of a moment, the same in every language, without line breaks."""
    local = moment.astimezone(zone) if isinstance(moment, datetime) else moment
    return f"{local:%Y-%m-%d}".replace("-", "-\u2060")


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
    """Return a moment, and the time until it if it is in the future."""
    exact = near(moment, now, zone)
    if moment <= now:
        return Markup(exact)
    return t("time-with-relative", moment=exact, relative=ahead(t, moment, now))


def near(moment: datetime, now: datetime, zone: tzinfo) -> str:
    """Return the time of a moment, with the date if that is another day.

    UTC is marked as such; it is used if the zone of the person is unknown.
    """
    today = moment.astimezone(zone).date() == now.astimezone(zone).date()
    return _clock(moment, zone) if today else stamp(moment, zone)


def length(t: Translator, seconds: float) -> Markup:
    """Return a duration, at least a minute."""
    span = timedelta(seconds=max(seconds, 60))
    unit, part = next((u, p) for u, p in _UNITS if span >= p)
    return t(f"time-for-{unit}", count=span // part)


def _clock(moment: datetime, zone: tzinfo) -> str:
    return f"{moment.astimezone(zone):%H:%M}" + ("\u00a0UTC" if zone is UTC else "")


def _distance(t: Translator, span: timedelta, key: str, small: str) -> Markup:
    for unit, length in _UNITS:
        if span >= length:
            return t(key.format(unit=unit), count=span // length)
    return t(small)
