"""The vocabulary of spot orders: what is sent, how an order is found, and what refuses one.

The constant `TRADE` of an exchange file is written in it. Only `_trader.py` reads it.
"""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple, TypeAlias

from bot.domain.strategies.orders import Intent
from bot.domain.strategies.sending import OrderProof, OrderRefusal
from bot.exchanges._dialect import Ask, Endpoint
from bot.exchanges._market import Row, decimal

Params: TypeAlias = Mapping[str, object]

_LONGEST_AFTER = 600.0  # seconds between the quote of an order and its arrival


@dataclass(frozen=True, slots=True)
class Wanted:
    """An order that is placed or looked for."""

    order: Intent
    symbol: str  # the exchange's own name of the pair
    native: str = ""  # the exchange's own id of the order, where it is known
    since: float = 0.0  # seconds since 1970: the order is not older
    now: float = 0.0  # seconds since 1970

    @property
    def price(self) -> str:
        """The limit, as exact text without an exponent."""
        return format(self.order.price, "f")

    @property
    def qty(self) -> str:
        """The quantity, as exact text without an exponent."""
        return format(self.order.qty, "f")

    @property
    def begin(self) -> int:
        """The begin of the time in which the order arrived, in milliseconds since 1970."""
        return round(self.since * 1000)

    @property
    def end(self) -> int:
        """The end of that time, in milliseconds since 1970."""
        return round(min(self.order.decided_at + _LONGEST_AFTER, self.now) * 1000)


class FoundOrder(NamedTuple):
    """One row of orders. A reader raises LookupError, TypeError or ValueError for nonsense."""

    native: str
    symbol: str
    over: bool
    qty: Decimal  # filled


class FoundFill(NamedTuple):
    """One row of executions, as the exchange wrote it."""

    native: str  # the exchange's id of the order
    trade_id: str
    symbol: str
    side: str  # "buy" or "sell", in any case
    price: Decimal
    qty: Decimal
    fee: Decimal  # what the person paid; less than 0 was a rebate
    coin: str  # of the fee, as the exchange names it
    at: int  # milliseconds since 1970


@dataclass(frozen=True, kw_only=True)
class Look:
    """One question about orders."""

    endpoint: Endpoint
    params: Callable[[Wanted], Params]
    rows: Callable[[Any], object]
    """Returns the list of rows in an answer. LookupError and TypeError: of another shape."""
    absent: Mapping[str, str] = field(default_factory=dict)
    """Code → regular expression of the text: refusals which say that no such order is known."""
    page: int = 1  # rows of a full answer, after which there may be more
    more: Callable[[Any], Params | None] | None = None
    """Returns the further parameters of the next page, or None after the last one; None: the
    exchange has no way to ask for one."""


@dataclass(frozen=True, kw_only=True)
class TradeDialect:
    """The technical facts about spot orders at one exchange."""

    placing: Endpoint
    order: Callable[[Wanted], Params]  # of a limit order that is immediate or cancelled
    symbol: str  # the exchange's own name of a pair, with {base} and {quote}
    looks: Sequence[Look]  # for one order by our id, made in turn until one knows it
    recent: Look  # for all orders of a pair in the time of one: a second source
    fills: Look
    ours: str  # the field of a row that holds our id
    found: Callable[[Row], FoundOrder]
    fill: Callable[[Row], FoundFill]
    proof: OrderProof
    options: Mapping[str, object] = field(default_factory=dict)  # of ccxt
    marks: AbstractSet[str] = frozenset()  # headers in which ccxt names itself as a broker
    asks: Sequence[Endpoint] = ()  # of `facts`, besides those of the dialect
    facts: Ask[OrderRefusal | None]
    """Asked once of each account: why it has no live orders; None: it has. Raises Refused."""
    refusals: Mapping[str, OrderRefusal]
    """Code → why an order was not taken. Only codes which prove that there is no order."""
    texts: Sequence[tuple[str, str, OrderRefusal]] = ()
    """Code, regular expression, why: for codes with several meanings."""
    exists: str = r"duplicat"  # a text that is never a refusal: an order has our id already


def known_status(value: str, over: AbstractSet[str], alive: AbstractSet[str]) -> bool:
    """Return whether an order with a status is over. Raises ValueError for another status."""
    if value in over:
        return True
    if value in alive:
        return False
    raise ValueError("unknown status")


def amount(value: object) -> Decimal:
    """Return a finite number. Raises ValueError for anything else."""
    number = decimal(value)
    if number is None:
        raise ValueError("not a number")
    return number
