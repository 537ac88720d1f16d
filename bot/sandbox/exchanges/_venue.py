"""The words of a sandbox exchange: a call, its reply, a key, and the facts of a venue."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeAlias

from bot.domain.credentials import Field
from bot.domain.diagnosis import Permission, Problem

SEEN_IP = "203.0.113.7"  # RFC 5737: an address no one has

OTHER_IP = "198.51.100.20"  # likewise

HERE = "here"  # in a case's IP list: the address the server sees
FULL = frozenset({Permission.READ, Permission.TRADE, Permission.FUTURES})

JSON = "application/json"
HTML = "text/html"
TEXT = "text/plain"

_LONGEST_NUMBER = 20  # digits
_FOUND_BY = {"case", "fields", "site"}

_encode = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode

Route: TypeAlias = tuple[str, str]  # method, path


class Trouble(StrEnum):
    """What goes wrong for one key although its values are right."""

    DOWN = "down"
    HTML_ERROR = "html-error"  # a 5xx page of whatever stands before the exchange
    HTML_REFUSED = "html-refused"  # a 403 page of the same
    ADDRESS_BLOCKED = "address-blocked"  # Cloudflare's plain text, the same before any exchange
    MAINTENANCE = "maintenance"
    RATE_LIMITED = "rate-limited"
    REGION_BLOCKED = "region-blocked"
    ACCOUNT_RESTRICTED = "account-restricted"


# The only trouble that an exchange tells after it knows whose key it is; the rest comes before.
BEHIND_THE_SIGNATURE = frozenset({Trouble.ACCOUNT_RESTRICTED})


@dataclass(frozen=True, kw_only=True, slots=True)
class ExchangeRequest:
    """One HTTP request, as the exchange sees it."""

    method: str
    path: str
    query: str  # as sent, still percent-encoded
    headers: Mapping[str, str]
    body: bytes
    seen_ip: str
    now: float  # milliseconds on the clock this call is judged by
    site: str = ""  # the regional site that was called; "" = the main one

    @property
    def route(self) -> Route:
        """What was asked for."""
        return self.method, self.path

    @property
    def fields(self) -> dict[str, Any]:
        """The object in a JSON body; empty where there is none."""
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
    reason: str | None = None  # some exchanges put the words there


@dataclass(kw_only=True)  # not frozen: a rehearsal changes a key while the server runs
class Key:
    """What the exchange knows of one API key. What it is found by stays as it was made."""

    case: str = ""
    fields: Mapping[Field, str] = field(default_factory=dict, repr=False)
    permissions: frozenset[Permission] = frozenset()
    strange_tokens: tuple[str, ...] = ()  # permissions no one has heard of
    addresses: tuple[str, ...] = ()  # the IP list; () = none
    days_left: int | None = None  # where keys expire; 0 = has expired
    trouble: Trouble | None = None
    clock_ahead: float = 0.0  # seconds by which the clock that judges this key is ahead
    delay: float = 0.0  # seconds before each answer
    deleted: bool = False
    variant: str = ""  # which of the exchange's ways to answer this key gets
    site: str = ""  # the regional site it was made at; the others do not know it
    unified: bool = False  # its account is of the unified kind, where there are two
    last_nonce: int = 0  # where the number a call carries must grow
    cured_after: int | None = None  # withdrawals are off once it was tested so often
    tests: int = 0
    account: int = 0  # of whoever made it, as the exchange numbers its accounts

    def __post_init__(self) -> None:
        vars(self)["fields"] = MappingProxyType(dict(self.fields))

    def __setattr__(self, name: str, value: object) -> None:
        if name in _FOUND_BY and name in vars(self):
            raise AttributeError(f"the {name} of a key cannot change; add another key")
        super().__setattr__(name, value)

    @property
    def api_key(self) -> str:
        """The value that names the key."""
        return self.fields[Field.API_KEY]

    def hmac_sha256(self, text: str | bytes) -> bytes:
        """Return the MAC of a text under this key's secret."""
        message = text.encode() if isinstance(text, str) else text
        return hmac.digest(self.fields[Field.SECRET].encode(), message, hashlib.sha256)

    def admits(self, address: str) -> bool:
        """Return whether the IP list lets an address in."""
        return not self.addresses or address in self.addresses

    def inspected(self) -> frozenset[Permission]:
        """Return the permissions to tell one more test of this key."""
        self.tests += 1
        if self.cured_after is not None and self.tests > self.cured_after:
            self.permissions -= {Permission.WITHDRAW}
        return self.permissions


@dataclass(frozen=True, kw_only=True)
class Case:
    """One outcome to rehearse: a key, and what a test of it must find."""

    name: str
    problems: tuple[Problem, ...] = ()
    key: Key = field(default_factory=lambda: Key(permissions=FULL))
    addresses: tuple[str, ...] = (HERE,)
    strange: bool = False  # it has a permission no one has heard of
    mistyped: Field | None = None
    credentials: Callable[[str], Mapping[Field, str]] | None = None  # unlike the venue's others


@dataclass(frozen=True, kw_only=True)
class SignedEndpoint:
    """One endpoint that needs a signature, and the permission it asks for."""

    answer: Callable[[ExchangeRequest, Key], ExchangeReply]
    needs: Permission | None = None


@dataclass(frozen=True, kw_only=True)
class Venue:
    """The facts and rules of one exchange."""

    id: str
    credentials: Callable[[str], Mapping[Field, str]]  # 64 hex digits → values of a valid shape
    public: Mapping[Route, Callable[[ExchangeRequest], ExchangeReply]]
    private: Mapping[Route, SignedEndpoint]
    claimed_key: Callable[[ExchangeRequest], str]  # whose key a call says it is signed with
    verify: Callable[[ExchangeRequest, Key | None], ExchangeReply | None]  # the refusal, or None
    denied: Callable[[ExchangeRequest, Permission], ExchangeReply]
    troubled: Callable[[ExchangeRequest, Trouble], ExchangeReply]
    not_found: ExchangeReply
    strange_token: str  # a permission no one has heard of, in this exchange's style
    cannot_show: frozenset[str] = frozenset()  # cases this exchange does not have
    ends_despite_ip_list: bool = False  # elsewhere only keys without an IP list come to an end
    sites: tuple[str, ...] = ()  # regional sites beside the main one
    tells: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)  # case → what it tells
    own_cases: tuple[Case, ...] = ()  # that no other exchange has


def troubled(venue: Venue, call: ExchangeRequest, trouble: Trouble) -> ExchangeReply:
    """Return what a trouble answers: what stands before the exchange, or the exchange itself."""
    if trouble is Trouble.ADDRESS_BLOCKED:
        return ExchangeReply(body=b"error code: 1020", status=403, content_type=TEXT)
    return venue.troubled(call, trouble)


def json_reply(
    value: Any, status: int = 200, headers: Mapping[str, str] | None = None
) -> ExchangeReply:
    """Return a value as a JSON answer."""
    return ExchangeReply(body=_encode(value).encode(), status=status, headers=headers)


def html_reply(status: int, title: str, words: str = "") -> ExchangeReply:
    """Return the page of a gateway, which says nothing about any key."""
    page = f"<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n<h1>{title}</h1>\r\n{words}"
    return ExchangeReply(
        body=f"{page}</body>\r\n</html>\r\n".encode(), status=status, content_type=HTML
    )


def same(sent: str, right: str) -> bool:
    """Compare a signature that was sent with the right one."""
    return hmac.compare_digest(sent.encode(errors="replace"), right.encode())


def as_number(text: str | None) -> int | None:
    """Return a number that was sent, or None when it is none, or longer than any clock shows."""
    fits = text and text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER
    return int(text) if text and fits else None


def base64_text(value: bytes) -> str:
    """Return bytes as base64 text."""
    return base64.b64encode(value).decode()
