"""Parses JSON of a backup and rejects every value of an unexpected kind."""

import json
import re
from typing import Any


def parsed(text: bytes) -> Any:
    """Return a JSON value. Raises ValueError, also for NaN and infinities."""
    return json.loads(text, parse_constant=_reject)


def _reject(constant: str) -> None:
    raise ValueError(constant)


def integer(value: Any, least: int, end: int) -> int:
    """Return a whole number from `least` up to, but not including, `end`. Raises ValueError."""
    if type(value) is not int or not least <= value < end:
        raise ValueError("not a number in range")
    return value


def word(value: Any) -> str:
    """Return a printable text. Raises ValueError."""
    if not isinstance(value, str) or not value.isprintable():
        raise ValueError("not a printable text")
    return value


def matching(pattern: re.Pattern[str], value: Any) -> None:
    """Raise ValueError unless a text matches a pattern."""
    if not pattern.fullmatch(word(value)):
        raise ValueError("does not match")
