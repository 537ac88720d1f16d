"""Checks what Telegram says of the person who opened a form.

https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import parse_qsl

from aiogram.utils.web_app import check_webapp_signature

OLDEST = timedelta(minutes=5)
_AHEAD = timedelta(minutes=1)  # of a clock that differs
LONGEST = 4096  # characters


@dataclass(frozen=True)
class Opening:
    """One opening of a form. `mark`: differs between openings."""

    person: int
    mark: str


def read_opening(token: str, init_data: str, now: datetime) -> Opening | None:
    """Return who opened a form; None if Telegram did not sign it, or too long ago."""
    try:
        if len(init_data) > LONGEST or not check_webapp_signature(token, init_data):
            return None
        values = dict(parse_qsl(init_data, strict_parsing=True))
        age = now.timestamp() - int(values["auth_date"])
        person = json.loads(values["user"])["id"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    fresh = -_AHEAD.total_seconds() <= age <= OLDEST.total_seconds()
    return Opening(person, values["hash"]) if fresh and type(person) is int else None
