"""A key of a sandbox exchange, and the troubles of a key."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from bot.domain.credentials import Field
from bot.domain.diagnosis import Permission

SEEN_IP = "203.0.113.7"  # RFC 5737: an address no one has
OTHER_IP = "198.51.100.20"  # likewise
FULL = frozenset({Permission.READ, Permission.TRADE, Permission.FUTURES})

_FOUND_BY = {"case", "fields", "site"}


class Trouble(StrEnum):
    """A trouble of one key whose values are correct."""

    DOWN = "down"
    HTML_ERROR = "html-error"  # a 5xx page of a proxy before the exchange
    HTML_REFUSED = "html-refused"  # a 403 page of the proxy
    ADDRESS_BLOCKED = "address-blocked"  # plain text of Cloudflare
    MAINTENANCE = "maintenance"
    RATE_LIMITED = "rate-limited"
    REGION_BLOCKED = "region-blocked"
    ACCOUNT_RESTRICTED = "account-restricted"


# Troubles that are reported after the signature is verified; all others come before.
BEHIND_THE_SIGNATURE = frozenset({Trouble.ACCOUNT_RESTRICTED})


@dataclass(kw_only=True)  # not frozen: keys change while the server runs
class Key:
    """One API key of an exchange. Its case, values and site never change."""

    case: str = ""
    fields: Mapping[Field, str] = field(default_factory=dict, repr=False)
    permissions: frozenset[Permission] = frozenset()
    strange_tokens: tuple[str, ...] = ()  # unknown permissions
    addresses: tuple[str, ...] = ()  # the IP list; () = none
    days_left: int | None = None  # where keys expire; 0 = has expired
    trouble: Trouble | None = None
    clock_ahead: float = 0.0  # seconds by which the clock of the exchange is ahead for this key
    delay: float = 0.0  # seconds until a test has its last answer
    waiting: int = 0  # calls that wait for that
    deleted: bool = False
    variant: str = ""  # which variant of answers this key gets
    site: str = ""  # the regional site that knows it
    unified: bool = False  # of a unified account, where two kinds exist
    last_nonce: int = 0  # the last nonce, where it must grow
    fixed_after: int | None = None  # withdrawals are off after so many tests
    tests: int = 0
    account: int = 0  # number of its owner's account at the exchange

    def __post_init__(self) -> None:
        vars(self)["fields"] = MappingProxyType(dict(self.fields))

    def __setattr__(self, name: str, value: object) -> None:
        if name in _FOUND_BY and name in vars(self):
            raise AttributeError(f"the {name} of a key cannot change; add another key")
        super().__setattr__(name, value)

    @property
    def api_key(self) -> str:
        """The API key."""
        return self.fields[Field.API_KEY]

    def hmac_sha256(self, text: str | bytes) -> bytes:
        """Return the MAC of a text under this key's secret."""
        message = text.encode() if isinstance(text, str) else text
        return hmac.digest(self.fields[Field.SECRET].encode(), message, hashlib.sha256)

    def admits(self, address: str) -> bool:
        """Return whether the IP list admits an address."""
        return not self.addresses or address in self.addresses

    def inspected(self) -> frozenset[Permission]:
        """Count a test of this key; return its permissions."""
        self.tests += 1
        if self.fixed_after is not None and self.tests > self.fixed_after:
            self.permissions -= {Permission.WITHDRAW}
        return self.permissions
