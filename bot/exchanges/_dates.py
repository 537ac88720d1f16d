"""The reading of dates: exchanges write when a key ends in many ways."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

_FIRST, _LAST = 2000, 2200  # years; outside of them lies how exchanges write "never"
_THOUSAND = 1_000
_IN_SECONDS = 100_000_000_000  # a larger number counts parts of a second
_END = re.compile(r"expir|valid_?(until|to)$|deadline$|^ends?(_?(at|time|date))?$", re.IGNORECASE)


def moment(value: object) -> datetime | None:
    """Return a moment written in seconds, milliseconds or finer since 1970, or as ISO 8601.

    None where it is none: absent, empty, zero, negative, a word such as "never", a far-off year.
    """
    try:
        found = _of_number(value) or _of_text(value)
    except (ValueError, OverflowError, OSError):
        return None
    return found if found and _FIRST <= found.year <= _LAST else None


def _of_number(value: object) -> datetime | None:
    if isinstance(value, bool) or not re.fullmatch(r"\s*\d{1,20}(\.\d+)?\s*", str(value)):
        return None
    seconds = float(str(value))
    while seconds >= _IN_SECONDS:
        seconds /= _THOUSAND
    return datetime.fromtimestamp(seconds, UTC)


def _of_text(value: object) -> datetime | None:
    if not isinstance(value, str):
        return None
    found = datetime.fromisoformat(value.strip())
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def after_days(days_left: object, now: datetime) -> datetime | None:
    """Return when a key ends that has so many days left. Zero full days is less than one, not none.

    None where it is no number of days, or a negative one: the key does not end.
    """
    if isinstance(days_left, bool) or not re.fullmatch(r"\d{1,5}(\.\d+)?", str(days_left).strip()):
        return None
    return now + timedelta(days=max(float(str(days_left)), 1))


def end_of(told: Mapping[str, Any], *besides: str) -> datetime | None:
    """Return the first end of a key that its description names, whatever the field is called.

    `besides`: fields with such a name that speak of something else.
    """
    return min(_ends(told, besides), default=None)


def _ends(told: Mapping[str, Any], besides: tuple[str, ...]) -> Iterator[datetime]:
    for name, value in told.items():
        if name not in besides and _END.search(name) and (found := moment(value)):
            yield found
