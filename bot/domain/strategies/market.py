"""What a market says: the rules of a pair, its price, its past prices."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a pair at an exchange."""

    tick: Decimal  # step of prices
    lot: Decimal  # step of quantities
    min_qty: Decimal  # least quantity of an order
    min_cost: Decimal  # least price times quantity of an order; 0: the exchange has none
    fee: Decimal  # of a taker, as a share of the money

    def least(self, price: Decimal) -> Decimal:
        """Return the least money of an order at a price."""
        return max(self.min_cost, max(self.min_qty, self.lot) * price)

    def accepts(self, qty: Decimal, price: Decimal) -> bool:
        """Return whether an order of this size is not under a minimum."""
        return qty > 0 and qty >= self.min_qty and qty * price >= self.min_cost


@dataclass(frozen=True, slots=True)
class Quote:
    """The best prices of a pair at one moment."""

    bid: Decimal  # what a sale gets
    ask: Decimal  # what a buy pays
    at: float  # seconds; in one process all quotes are stamped by one clock
    change: Decimal | None = None  # over 24 hours, as a share; None: not reported
    volume: Decimal | None = None  # money traded in 24 hours; None: not reported
    bid_size: Decimal | None = None  # quantity that the bid takes; None: not reported
    ask_size: Decimal | None = None  # quantity that the ask sells; None: not reported

    @property
    def spread(self) -> Decimal:
        """The difference of ask and bid, as a share of the ask."""
        return (self.ask - self.bid) / self.ask


@dataclass(frozen=True, slots=True)
class Candle:
    """The prices of a pair in one span of time."""

    at: float  # its begin, in seconds since 1970
    low: Decimal
    high: Decimal
    close: Decimal
