"""Owns the reading of a refusal: its code decides, then its text, ccxt's class last."""

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from ipaddress import IPv6Address, ip_address
from typing import Any

from bot.domain.diagnosis import Problem
from bot.exchanges._dialect import Dialect

LONGEST_WAIT = 5.0  # seconds a Retry-After may ask for and is obeyed
_BREATH = 0.3  # seconds before a call is repeated that failed without telling for how long
_LONGEST_TEXT = 4_000  # characters that are searched
_SERVER_ERROR = 500


@dataclass(frozen=True, slots=True)
class Reply:
    """One HTTP answer."""

    status: int
    reason: str
    headers: Mapping[str, str]
    body: str

    @property
    def is_page(self) -> bool:
        """Whether it was written for a browser: by a gateway, which knows nothing of keys."""
        return self.body.lstrip()[:1] == "<"

    @property
    def text(self) -> str:
        """The words of it; where the body is empty, some exchanges put them into the reason."""
        return f"{self.reason} {self.body[:_LONGEST_TEXT]}"

    def decoded(self) -> Any:
        """Return the body as JSON, or None when it is none."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            return None


_REGION_PAGE = (
    r"(from|in) your (country|region|location|current area)"
    r"|restricted (location|country|region|jurisdiction)|for legal reasons"
)
_PAGES = (
    (r"error (code:? )?1015|rate.?limit|too (many requests|frequent)", Problem.RATE_LIMITED),
    (_REGION_PAGE, Problem.REGION_BLOCKED),
)
_STATUSES = {
    418: Problem.RATE_LIMITED,
    429: Problem.RATE_LIMITED,
    451: Problem.REGION_BLOCKED,
}
_CLASSES = {  # of ccxt, by name: this module does not wait for its import
    "RateLimitExceeded": Problem.RATE_LIMITED,
    "DDoSProtection": Problem.RATE_LIMITED,
    "InvalidNonce": Problem.CLOCK_SKEW,
    "RestrictedLocation": Problem.REGION_BLOCKED,
    "AccountSuspended": Problem.ACCOUNT_RESTRICTED,
    "AccountNotEnabled": Problem.ACCOUNT_RESTRICTED,
    "AuthenticationError": Problem.KEY_OR_IP_OR_PERMISSION,
    "OperationFailed": Problem.EXCHANGE_UNAVAILABLE,
}


def problem_of(
    dialect: Dialect, reply: Reply | None, error: BaseException | None
) -> tuple[Problem, str | None]:
    """Return what a refusal means and its code. `reply` is None when nothing came back."""
    if reply is None:
        broken = error is not None and error.__cause__ is not None  # by the line, not by us
        return (Problem.EXCHANGE_UNAVAILABLE if broken else _by_class(error)), None
    if reply.is_page:
        return _of_page(reply), None
    decoded = reply.decoded()
    code = None if decoded is None else dialect.code_of(decoded)
    if code is not None and code in dialect.problems:
        return dialect.problems[code], code
    told = _search(dialect.texts, reply.text) or _by_status(reply)
    if told is None and decoded is None:
        return Problem.EXCHANGE_UNAVAILABLE, None
    return told or _by_class(error, reply.status), code


def _of_page(reply: Reply) -> Problem:
    return (
        _STATUSES.get(reply.status) or _search(_PAGES, reply.text) or Problem.EXCHANGE_UNAVAILABLE
    )


def _by_status(reply: Reply) -> Problem | None:
    down = Problem.EXCHANGE_UNAVAILABLE if reply.status >= _SERVER_ERROR else None
    return _STATUSES.get(reply.status, down)


def _by_class(error: BaseException | None, status: int = 0) -> Problem:
    """Return what ccxt made of it. Its "not available" for any 4xx is a guess and not taken."""
    names = [c.__name__ for c in type(error).__mro__]
    if names[0] == "ExchangeNotAvailable" and 400 <= status < _SERVER_ERROR:  # noqa: PLR2004  # 4xx
        return Problem.UNKNOWN
    return next((_CLASSES[name] for name in names if name in _CLASSES), Problem.UNKNOWN)


def _search(texts: tuple[tuple[str, Problem], ...], said: str) -> Problem | None:
    return next((p for pattern, p in texts if re.search(pattern, said, re.IGNORECASE)), None)


def retry_in(
    problem: Problem, reply: Reply | None, error: BaseException | None, now: datetime
) -> float | None:
    """Return the seconds after which the same call may succeed, or None when it may not.

    A call that timed out has had its time. A rate limit is obeyed, not tried: only when the
    exchange itself says to come back shortly.
    """
    asked = asked_wait(reply, now)
    if asked is not None and asked > LONGEST_WAIT:
        return None
    if problem is Problem.RATE_LIMITED:
        return asked
    if problem is not Problem.EXCHANGE_UNAVAILABLE:
        return None
    hung = any(c.__name__ == "RequestTimeout" for c in type(error).__mro__)
    down = not hung if reply is None else reply.status >= _SERVER_ERROR
    return asked or _BREATH if down else None


def asked_wait(reply: Reply | None, now: datetime) -> float | None:
    """Return the seconds for which a refusal asks to be left alone, where it says so."""
    return None if reply is None else _retry_after(reply.headers, now)


def _retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    value = next((v for name, v in headers.items() if name.lower() == "retry-after"), None)
    if value is None:
        return None
    with suppress(ValueError):
        return max(0.0, float(value))
    with suppress(ValueError, TypeError):
        return max(0.0, (parsedate_to_datetime(value) - now).total_seconds())
    return None


_ADDRESS = re.compile(
    r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?!\.?\d)|[0-9A-Fa-f]*:[0-9A-Fa-f:.]{2,45}"
)


def seen_ip(reply: Reply | None) -> str | None:
    """Return the address, v4 or v6, that a refusal names: ours, as the exchange saw it."""
    if reply is None or reply.is_page:
        return None
    found = (_address(m.group()) for m in _ADDRESS.finditer(reply.text))
    return next((address for address in found if address), None)


def _address(text: str) -> str | None:
    """Return an address without what the sentence around it left on it."""
    for candidate in (text, text.strip("."), text.strip(":."), text.lstrip(":.")):
        with suppress(ValueError):
            address = ip_address(candidate)
            mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
            return str(mapped or address)
    return None
