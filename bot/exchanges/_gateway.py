"""Classifies answers of gateways in front of exchanges: Cloudflare, CloudFront, Akamai, firewalls.

They prove nothing about keys. Cloudflare's numbers:
https://developers.cloudflare.com/support/troubleshooting/http-status-codes/
"""

import re
from typing import Any

from bot.domain.diagnosis import Problem
from bot.exchanges._reply import Reply
from bot.exchanges._words import REGION

_BARRED = {"1005", "1006", "1007", "1008", "1010", "1012", "1020", "1106"}
_NUMBERS = {
    "1009": Problem.REGION_BLOCKED,
    "1015": Problem.RATE_LIMITED,
    **dict.fromkeys(_BARRED, Problem.OUR_ADDRESS_BLOCKED),
}
_NUMBER = re.compile(
    r"\berror[ _-]?(?:code)?(?:</?[a-z][^>]*>|[\s:#=\"'])*\b(1[01]\d\d|52\d|530)\b"
    r"|cf-error-code[^>]*>\s*(1[01]\d\d|52\d|530)\b",
    re.IGNORECASE,
)
_WRITTEN = re.compile(r"\berror code:? (1[01]\d\d|52\d|530)\b", re.IGNORECASE)  # in JSON
_RATE = r"rate.?limit|too (many requests|frequent)|slow down"
# Texts of a firewall's page with any status; and texts that outage pages may contain too.
_BLOCKED = (
    r"you have been blocked|attention required|request blocked|cf_chl_opt"
    r"|just a moment\.\.\.|checking your browser|verify (that )?you are (a )?human"
    r"|human verification|incapsula|ip (address )?(has been |is )?(banned|blocked)"
)
_BLOCKED_UNLESS_DOWN = r"captcha|access (to .{0,60} )?(has been |is |was )?denied|forbidden"
_REFUSED = r"access denied|forbidden|blocked|not allowed|denied by"
_FORBIDDEN, _LEGAL, _SERVER_ERROR = 403, 451, 500
_CLIENT_ERROR = 400
_TOO_MANY = {418, 429}
_NONE_FOUND = {"", "None"}  # not a code of the exchange


def of_page(reply: Reply) -> Problem:
    """Return the problem of an HTML page: by its number, its status, its words."""
    return (
        _numbered(reply.text)
        or of_status(reply.status)
        or _matching(reply.text, (_RATE, Problem.RATE_LIMITED), (REGION, Problem.REGION_BLOCKED))
        or _challenged(reply)
        or _blocked(reply)
        or Problem.EXCHANGE_UNAVAILABLE
    )


def of_text(reply: Reply) -> Problem | None:
    """Return the problem of a body that is neither HTML nor JSON; None = not a gateway's."""
    return _numbered(reply.text) or _challenged(reply)


def of_json(reply: Reply, decoded: Any, code: str | None) -> Problem | None:
    """Return the problem of a gateway's JSON; None = it is the exchange's own.

    `code`: the code of the answer, unknown to the exchange's table.
    """
    body = decoded if isinstance(decoded, dict) else {}
    number = str(body.get("error_code", code))
    if reply.status >= _CLIENT_ERROR and number in _NUMBERS:
        return _NUMBERS[number]
    return _numbered(reply.text, _WRITTEN) or _challenged(reply)


def is_certain(reply: Reply) -> bool:
    """Return whether an answer is a gateway's with a known reason."""
    read = of_page if reply.is_page else of_text
    return read(reply) not in {None, Problem.EXCHANGE_UNAVAILABLE}


def refused(reply: Reply, code: str | None = None) -> Problem | None:
    """Return OUR_ADDRESS_BLOCKED if a refusal has such words and no code."""
    if reply.status == _FORBIDDEN and (code is None or code in _NONE_FOUND):
        return _matching(
            reply.text, (REGION, Problem.REGION_BLOCKED), (_REFUSED, Problem.OUR_ADDRESS_BLOCKED)
        )
    return None


def of_status(status: int) -> Problem | None:
    """Return the problem of an HTTP status alone."""
    if status in _TOO_MANY:
        return Problem.RATE_LIMITED
    return Problem.REGION_BLOCKED if status == _LEGAL else None


def _numbered(text: str, pattern: re.Pattern[str] = _NUMBER) -> Problem | None:
    found = pattern.search(text)
    number = found and next(filter(None, found.groups()))
    return _NUMBERS.get(number, Problem.EXCHANGE_UNAVAILABLE) if number else None


def _challenged(reply: Reply) -> Problem | None:
    """Return OUR_ADDRESS_BLOCKED for a challenge that only a browser can pass."""
    asked = reply.header("cf-mitigated") or reply.header("x-amzn-waf-action")
    return Problem.OUR_ADDRESS_BLOCKED if asked else None


def _blocked(reply: Reply) -> Problem | None:
    """Return OUR_ADDRESS_BLOCKED if a page says so, or refuses without a reason."""
    words = _BLOCKED if reply.status >= _SERVER_ERROR else f"{_BLOCKED}|{_BLOCKED_UNLESS_DOWN}"
    blocked = reply.status == _FORBIDDEN or re.search(words, reply.text, re.IGNORECASE)
    return Problem.OUR_ADDRESS_BLOCKED if blocked else None


def _matching(text: str, *texts: tuple[str, Problem]) -> Problem | None:
    return next((p for pattern, p in texts if re.search(pattern, text, re.IGNORECASE)), None)
