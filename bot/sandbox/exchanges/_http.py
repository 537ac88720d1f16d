"""The requests and replies of a sandbox exchange."""

import base64
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

JSON = "application/json"
HTML = "text/html"
TEXT = "text/plain"

_LONGEST_NUMBER = 20  # digits

_encode = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode

Route: TypeAlias = tuple[str, str]  # method, path


@dataclass(frozen=True, kw_only=True, slots=True)
class ExchangeRequest:
    """One HTTP request, as the exchange sees it."""

    method: str
    path: str
    query: str  # as sent, still percent-encoded
    headers: Mapping[str, str]
    body: bytes
    seen_ip: str
    now: float  # milliseconds, by the clock of the exchange
    site: str = ""  # the regional site; "" = the main one

    @property
    def route(self) -> Route:
        """Method and path."""
        return self.method, self.path

    @property
    def fields(self) -> dict[str, Any]:
        """The object of a JSON body; empty if there is none."""
        try:
            body = json.loads(self.body)
        except ValueError:
            return {}
        return body if isinstance(body, dict) else {}


@dataclass(frozen=True, kw_only=True, slots=True)
class ExchangeReply:
    """One HTTP answer."""

    body: bytes
    status: int = 200
    content_type: str = JSON
    headers: Mapping[str, str] | None = None
    reason: str | None = None  # some exchanges put the message there


def json_reply(
    value: Any, status: int = 200, headers: Mapping[str, str] | None = None
) -> ExchangeReply:
    """Return a value as a JSON answer."""
    return ExchangeReply(body=_encode(value).encode(), status=status, headers=headers)


def html_reply(status: int, title: str, words: str = "") -> ExchangeReply:
    """Return the error page of a gateway."""
    page = f"<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n<h1>{title}</h1>\r\n{words}"
    return ExchangeReply(
        body=f"{page}</body>\r\n</html>\r\n".encode(), status=status, content_type=HTML
    )


def same(sent: str, right: str) -> bool:
    """Return whether a signature is correct, in constant time."""
    return hmac.compare_digest(sent.encode(errors="replace"), right.encode())


def as_number(text: str | None) -> int | None:
    """Return a number that was sent; None if it is none, or longer than a timestamp."""
    fits = text and text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER
    return int(text) if text and fits else None


def base64_text(value: bytes) -> str:
    """Return bytes as base64 text."""
    return base64.b64encode(value).decode()
