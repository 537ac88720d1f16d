"""Owns how moments are told: near ones in words, exact ones in UTC."""

from datetime import UTC, datetime, timedelta, tzinfo

from bot.i18n import Markup, Translator

_UNITS = (
    ("days", timedelta(days=1)),
    ("hours", timedelta(hours=1)),
    ("minutes", timedelta(minutes=1)),
)


def stamp(moment: datetime) -> str:
    """Return a moment to the minute, the same in every language."""
    return f"{day(moment)}\u00a0{moment.astimezone(UTC):%H:%M}\u00a0UTC"


def day(moment: datetime) -> str:
    """Return the day of a moment, the same in every language, not to be broken over lines."""
    return f"{moment.astimezone(UTC):%Y-%m-%d}".replace("-", "-\u2060")


def ago(t: Translator, moment: datetime, now: datetime) -> Markup:
    """Return how long ago a moment was; less than a minute is now."""
    return _distance(t, now - moment, "time-{unit}-ago", "time-now")


def ahead(t: Translator, moment: datetime, now: datetime) -> Markup:
    """Return how far ahead a moment is."""
    return _distance(t, moment - now, "time-in-{unit}", "time-at-once")


def deadline(t: Translator, moment: datetime, now: datetime) -> Markup:
    """Return a moment exactly and, as long as it lies ahead, how far."""
    exact = stamp(moment)
    if moment <= now:
        return Markup(exact)
    return t("time-with-relative", moment=exact, relative=ahead(t, moment, now))


def near(moment: datetime, now: datetime, zone: tzinfo) -> str:
    """Return a moment on a person's own clock, with its day where that is another one.

    Where their zone is not known, it is UTC and says so.
    """
    local = moment.astimezone(zone)
    clock = f"{local:%H:%M}" + ("\u00a0UTC" if zone is UTC else "")
    if local.date() == now.astimezone(zone).date():
        return clock
    return f"{local:%Y-%m-%d}".replace("-", "-\u2060") + f"\u00a0{clock}"


def length(t: Translator, seconds: float) -> Markup:
    """Return how long something lasted, at least a minute."""
    span = timedelta(seconds=max(seconds, 60))
    unit, part = next((u, p) for u, p in _UNITS if span >= p)
    return t(f"time-for-{unit}", count=span // part)


def _distance(t: Translator, span: timedelta, key: str, small: str) -> Markup:
    for unit, length in _UNITS:
        if span >= length:
            return t(key.format(unit=unit), count=span // length)
    return t(small)
