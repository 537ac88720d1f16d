"""Parses the expiry of a key, which exchanges write in many formats."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

_FIRST, _LAST = 2000, 2200  # years; exchanges write "never" as a time outside
_THOUSAND = 1_000
_IN_SECONDS = 100_000_000_000  # a larger number counts fractions of a second
_END = re.compile(r"expir|valid_?(until|to)$|deadline$|^ends?(_?(at|time|date))?$", re.IGNORECASE)


def moment(value: object) -> datetime | None:
    """Return a time written in seconds, milliseconds or finer since 1970, or as ISO 8601.

    None if invalid: absent, empty, zero, negative, a word such as "never", an implausible year.
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
    """Return the expiry of a key by its remaining days. Zero full days means less than one.

    None if it is not a number, or negative: the key does not expire.
    """
    if isinstance(days_left, bool) or not re.fullmatch(r"\d{1,5}(\.\d+)?", str(days_left).strip()):
        return None
    return now + timedelta(days=max(float(str(days_left)), 1))


def end_of(description: Mapping[str, Any], *excluded: str) -> datetime | None:
    """Return the earliest expiry in a key's description, in any field with such a name.

    `excluded`: fields with such a name but another meaning.
    """
    return min(_ends(description, excluded), default=None)


def _ends(description: Mapping[str, Any], excluded: tuple[str, ...]) -> Iterator[datetime]:
    for name, value in description.items():
        if name not in excluded and _END.search(name) and (found := moment(value)):
            yield found
