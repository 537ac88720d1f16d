"""The facts and rules of a sandbox exchange."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.credentials import Field
from bot.domain.diagnosis import Permission, Problem
from bot.sandbox.exchanges._desk import Desk
from bot.sandbox.exchanges._http import (
    TEXT,
    ExchangeReply,
    ExchangeRequest,
    Route,
    html_reply,
)
from bot.sandbox.exchanges._key import FULL, Key, Trouble
from bot.sandbox.exchanges._markets._reading import MarketRoutes
from bot.sandbox.exchanges._matching import TradingRules

_GATEWAY_TIMEOUT = html_reply(504, "504 Gateway Time-out")
HERE = "here"  # in the IP list of a case: the address that the server sees


@dataclass(frozen=True, kw_only=True)
class Case:
    """One sample: a key, and the problems its test must find."""

    name: str
    problems: tuple[Problem, ...] = ()
    key: Key = field(default_factory=lambda: Key(permissions=FULL))
    addresses: tuple[str, ...] = (HERE,)
    strange: bool = False  # it has an unknown permission
    mistyped: Field | None = None
    credentials: Callable[[str], Mapping[Field, str]] | None = (
        None  # unlike those of the other cases
    )


@dataclass(frozen=True, kw_only=True)
class SignedEndpoint:
    """One endpoint that requires a signature, and the permission it needs."""

    answer: Callable[[ExchangeRequest, Key], ExchangeReply]
    needs: Permission | None = None


@dataclass(frozen=True, kw_only=True)
class TradeEndpoint:
    """One endpoint that requires a signature and knows the account of the key."""

    answer: Callable[..., ExchangeReply]  # takes the call, a Desk, and the groups of its path
    needs: Permission | None = None
    places: bool = False  # an order

    def bound(self, desk: Desk, groups: Sequence[str]) -> SignedEndpoint:
        """Return it as the endpoint of one call."""
        return SignedEndpoint(
            answer=lambda call, _key: self.answer(call, desk, *groups), needs=self.needs
        )


@dataclass(frozen=True, kw_only=True)
class Venue:
    """The facts and rules of one exchange."""

    id: str
    credentials: Callable[[str], Mapping[Field, str]]  # 64 hex digits → values of a valid shape
    public: Mapping[Route, Callable[[ExchangeRequest], ExchangeReply]]
    private: Mapping[Route, SignedEndpoint]
    claimed_key: Callable[[ExchangeRequest], str]  # the API key that a call names
    verify: Callable[
        [ExchangeRequest, Key | None], ExchangeReply | None
    ]  # the refusal of a signature, or None
    denied: Callable[[ExchangeRequest, Permission], ExchangeReply]
    troubled: Callable[[ExchangeRequest, Trouble], ExchangeReply]
    not_found: ExchangeReply
    strange_token: str  # an unknown permission in the style of this exchange
    market: MarketRoutes = field(default_factory=dict)  # public calls about prices
    trading: Mapping[Route, TradeEndpoint] = field(
        default_factory=dict
    )  # method, regular expression of a path → of orders and balances
    rules: TradingRules = field(default_factory=TradingRules)
    unsure: Callable[[ExchangeRequest], ExchangeReply] = lambda _call: (
        _GATEWAY_TIMEOUT
    )  # its answer if it does not know what became of an order
    cannot_show: frozenset[str] = frozenset()  # cases this exchange does not have
    ends_despite_ip_list: bool = False  # elsewhere only keys without an IP list expire
    sites: tuple[str, ...] = ()  # regional sites beside the main one
    reports: Mapping[str, tuple[Problem, ...]] = field(
        default_factory=dict
    )  # case → the problems it reports, if they differ
    own_cases: tuple[Case, ...] = ()  # of this exchange only


def troubled(venue: Venue, call: ExchangeRequest, trouble: Trouble) -> ExchangeReply:
    """Return the answer of a trouble: of a proxy, or of the exchange itself."""
    if trouble is Trouble.ADDRESS_BLOCKED:
        return ExchangeReply(body=b"error code: 1020", status=403, content_type=TEXT)
    return venue.troubled(call, trouble)
