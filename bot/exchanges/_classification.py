"""Classifies refusals: by code, then by text, then by ccxt's class."""

import re
from contextlib import suppress
from datetime import datetime
from email.utils import parsedate_to_datetime
from ipaddress import IPv6Address, ip_address
from typing import Any

from bot.domain.diagnosis import Problem
from bot.exchanges import _egress, _gateway, _words
from bot.exchanges._dates import moment
from bot.exchanges._dialect import Dialect
from bot.exchanges._reply import Reply

LONGEST_WAIT = 5.0  # seconds; a longer Retry-After is not waited for
_PAUSE = 0.3  # seconds before a failed call is repeated, without Retry-After
_SERVER_ERROR = 500
_NO_SUCH_CALL = {404, 405, 410}
_ELSEWHERE = range(300, 400)

_CLASSES = {  # of ccxt, by name: without its import
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
    """Return the problem of a refusal, and its code. `reply` is None if nothing came back."""
    if _egress.failed(reply, error):
        return Problem.EGRESS_DOWN, None
    if reply is None:
        broken = error is not None and error.__cause__ is not None  # by the network, not by us
        return (Problem.EXCHANGE_UNAVAILABLE if broken else _by_class(error)), None
    if reply.is_page:
        return _gateway.of_page(reply), None
    decoded = reply.decoded()
    if decoded is None:
        return _of_text(dialect, reply), None
    return _of_json(dialect, reply, decoded, error)


def _of_text(dialect: Dialect, reply: Reply) -> Problem:
    return (
        _gateway.of_text(reply)
        or _search(dialect.texts, reply.text)
        or _by_status(reply)
        or _gateway.refused(reply)
        or Problem.EXCHANGE_UNAVAILABLE
    )


def _of_json(
    dialect: Dialect, reply: Reply, decoded: Any, error: BaseException | None
) -> tuple[Problem, str | None]:
    code = dialect.code_of(decoded)
    if code is not None and code in dialect.problems:
        return dialect.problems[code], code
    problem = (
        _gateway.of_json(reply, decoded, code)
        or _search(dialect.texts, reply.text)
        or _by_status(reply)
        or _words.meaning(reply.head)
        or _search(dialect.catch_all, reply.text)
        or _gateway.refused(reply, code)
    )
    return problem or _by_class(error, reply.status), code


def _by_status(reply: Reply) -> Problem | None:
    down = Problem.EXCHANGE_UNAVAILABLE if reply.status >= _SERVER_ERROR else None
    return _gateway.of_status(reply.status) or down


def is_odd(dialect: Dialect, reply: Reply | None, code: str | None) -> bool:
    """Return whether an exchange answered as if a call did not exist, or unreadably.

    That happens if a call does not fit the kind of account; it proves nothing about the key.
    """
    if reply is None or reply.status in _ELSEWHERE or reply.status >= _SERVER_ERROR:
        return False
    if _gateway.is_certain(reply):
        return False
    if code in dialect.problems:
        return code in dialect.other_kind
    return reply.status in _NO_SUCH_CALL or code in dialect.other_kind or reply.decoded() is None


def _by_class(error: BaseException | None, status: int = 0) -> Problem:
    """Return the problem of ccxt's class. Its "not available" for any 4xx is a guess: ignored."""
    names = [c.__name__ for c in type(error).__mro__]
    if names[0] == "ExchangeNotAvailable" and 400 <= status < _SERVER_ERROR:  # noqa: PLR2004  # 4xx
        return Problem.UNKNOWN
    return next((_CLASSES[name] for name in names if name in _CLASSES), Problem.UNKNOWN)


def _search(texts: tuple[tuple[str, Problem], ...], said: str) -> Problem | None:
    return next((p for pattern, p in texts if re.search(pattern, said, re.IGNORECASE)), None)


def retry_in(
    problem: Problem, reply: Reply | None, error: BaseException | None, now: datetime
) -> float | None:
    """Return the seconds after which the same call may succeed; None if it may not.

    A timeout is not repeated. A rate limit is repeated only after a short Retry-After.
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
    return asked or _PAUSE if down else None


_UNTIL = re.compile(r"\bbanned until (\d{13})\b")
_RETRY_AFTER = re.compile(r'"retry_after"\s*:\s*"?(\d{1,6}(?:\.\d+)?)\b')


def asked_wait(reply: Reply | None, now: datetime) -> float | None:
    """Return the seconds of pause that a refusal asks for; None if it names none.

    The source is the header, Cloudflare's JSON, or the text of Binance's ban.
    """
    if reply is None:
        return None
    if (asked := _retry_after(reply.header("retry-after"), now)) is not None:
        return asked
    if found := _RETRY_AFTER.search(reply.text):
        return float(found[1])
    found = _UNTIL.search(reply.text)
    until = found and moment(found[1])
    return max(0.0, (until - now).total_seconds()) if until else None


def _retry_after(value: str, now: datetime) -> float | None:
    if not value:
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
    """Return the IPv4 or IPv6 address in a refusal: ours, as the exchange saw it."""
    if reply is None or reply.is_page:
        return None
    found = (_address(m.group()) for m in _ADDRESS.finditer(reply.text))
    return next((address for address in found if address), None)


def _address(text: str) -> str | None:
    """Return an address without punctuation of the sentence around it."""
    for candidate in (text, text.strip("."), text.strip(":."), text.lstrip(":.")):
        with suppress(ValueError):
            address = ip_address(candidate)
            mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
            return str(mapped or address)
    return None
