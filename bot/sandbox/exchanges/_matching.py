"""Checks and fills orders: limit orders that are filled at once or not at all (IOC)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from enum import Enum, auto

from bot.sandbox.exchanges._accounts import BookOrder, BookTrade, SandboxAccount
from bot.sandbox.exchanges._world import PairPrices, SandboxPair

_FEE = Decimal("0.001")
_FIRST = Decimal("0.6")  # of a fill: the first trade; the second is the rest
_DAY = 86_400.0


class Flaw(Enum):
    """Why an exchange does not take an order."""

    TICK = auto()
    LOT = auto()
    MIN_QTY = auto()
    MIN_COST = auto()
    DUPLICATE = auto()
    BALANCE = auto()


@dataclass(frozen=True, kw_only=True)
class OrderWish:
    """A limit order that somebody wants to place."""

    pair: SandboxPair
    buys: bool
    qty: Decimal
    price: Decimal
    client_id: str = ""


class FlawedOrderError(Exception):
    """An exchange does not take an order."""

    def __init__(self, flaw: Flaw, wish: OrderWish) -> None:
        super().__init__(flaw.name)
        self.flaw = flaw
        self.wish = wish


@dataclass(frozen=True, kw_only=True)
class TradingRules:
    """What differs between exchanges. Times in seconds."""

    fee_in_quote: bool = False  # also of buys; elsewhere a buy pays in the bought coin
    fee: Callable[[SandboxPair], Decimal] = lambda _pair: _FEE
    has_min_qty: bool = True
    unique_ids: bool = False  # elsewhere an id may come again once its order is over
    filled_for: float = float("inf")  # an order with trades is found
    unfilled_for: float = float("inf")  # one without is found

    def remembers(self, order: BookOrder, now: float) -> bool:
        """Return whether the exchange still finds an order."""
        return now - order.at <= (self.filled_for if order.trades else self.unfilled_for)


def flaw_of(wish: OrderWish, account: SandboxAccount, rules: TradingRules) -> Flaw | None:
    """Return why an order is not taken; None if it is."""
    pair = wish.pair
    if wish.price <= 0 or wish.price % Decimal(pair.tick):
        return Flaw.TICK
    if wish.qty <= 0 or wish.qty % Decimal(pair.lot):
        return Flaw.LOT
    if rules.has_min_qty and wish.qty < pair.min_qty:
        return Flaw.MIN_QTY
    if wish.qty * wish.price < pair.min_cost:
        return Flaw.MIN_COST
    if rules.unique_ids and any(o.client_id == wish.client_id != "" for o in account.orders):
        return Flaw.DUPLICATE
    coin, amount = _reserve(wish, rules)
    return Flaw.BALANCE if account.free.get(coin, Decimal(0)) < amount else None


def _reserve(wish: OrderWish, rules: TradingRules) -> tuple[str, Decimal]:
    """Return the coin and the amount that an order reserves: at its limit, with the fee."""
    if not wish.buys:
        return wish.pair.base, wish.qty
    with_fee = 1 + rules.fee(wish.pair) if rules.fee_in_quote else Decimal(1)
    return wish.pair.quote, wish.qty * wish.price * with_fee


def filled_at_once(wish: OrderWish, prices: PairPrices, share: Decimal) -> tuple[Decimal, Decimal]:
    """Return the price and the quantity of what an order finds, times a share."""
    best = Decimal(prices.ask if wish.buys else prices.bid)
    crosses = wish.price >= best if wish.buys else wish.price <= best
    found = min(wish.qty, Decimal(prices.size)) * share if crosses else Decimal(0)
    return best, _floor(found, wish.pair)


def trades_of(
    wish: OrderWish,
    price: Decimal,
    qty: Decimal,
    rules: TradingRules,
    numbers: Iterator[int],
    at: float,
) -> tuple[BookTrade, ...]:
    """Return the trades of a fill: with two other traders, if the quantity can be divided."""
    pays_base = wish.buys and not rules.fee_in_quote
    rate = rules.fee(wish.pair)
    first = _floor(qty * _FIRST, wish.pair)
    return tuple(
        BookTrade(
            number=next(numbers),
            price=price,
            qty=part,
            fee=part * (1 if pays_base else price) * rate,
            fee_coin=wish.pair.base if pays_base else wish.pair.quote,
            at=at,
        )
        for part in (first, qty - first)
        if part
    )


def days(number: float) -> float:
    """Return days as seconds."""
    return number * _DAY


def _floor(qty: Decimal, pair: SandboxPair) -> Decimal:
    return qty.quantize(Decimal(pair.lot), ROUND_FLOOR)
