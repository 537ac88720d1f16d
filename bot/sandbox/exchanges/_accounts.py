"""The accounts of a sandbox exchange: what is on them, and the orders that were placed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from bot.sandbox.exchanges._world import SandboxPair

START: Mapping[str, Decimal] = {"USDT": Decimal(1000)}  # on every account at first


@dataclass(frozen=True, kw_only=True, slots=True)
class BookTrade:
    """One trade of an order, at one price. `at`: seconds, by the clock of the exchange."""

    number: int
    price: Decimal
    qty: Decimal
    fee: Decimal
    fee_coin: str
    at: float

    @property
    def cost(self) -> Decimal:
        """The money of the trade, without the fee."""
        return self.price * self.qty


@dataclass(frozen=True, kw_only=True, slots=True)
class BookOrder:
    """An order that reached the book; it was over at once. `at`: seconds, as of a trade."""

    number: int
    client_id: str
    pair: SandboxPair
    buys: bool
    qty: Decimal
    price: Decimal  # its limit
    trades: tuple[BookTrade, ...]
    at: float

    @property
    def filled(self) -> Decimal:
        """The quantity of its trades."""
        return sum((t.qty for t in self.trades), Decimal(0))

    @property
    def cost(self) -> Decimal:
        """The money of its trades, without fees."""
        return sum((t.cost for t in self.trades), Decimal(0))

    @property
    def fee(self) -> Decimal:
        """The fees of its trades."""
        return sum((t.fee for t in self.trades), Decimal(0))

    @property
    def rest(self) -> Decimal:
        """The quantity that was cancelled."""
        return self.qty - self.filled


@dataclass(kw_only=True)
class SandboxAccount:
    """What is on an account. `locked`: in open orders that its owner placed by hand."""

    free: dict[str, Decimal] = field(default_factory=lambda: dict(START))
    locked: dict[str, Decimal] = field(default_factory=dict)
    orders: list[BookOrder] = field(default_factory=list)  # oldest first

    def add(self, coin: str, amount: Decimal) -> None:
        """Add an amount, or take a negative one away. Raises ValueError if less is free."""
        left = self.free.get(coin, Decimal(0)) + amount
        if left < 0:
            raise ValueError(f"the account has less than {-amount} {coin}")
        self.free[coin] = left

    def lock(self, coin: str, amount: Decimal) -> None:
        """Move a free amount into an open order, or a negative one back. Raises ValueError."""
        if self.locked.get(coin, Decimal(0)) + amount < 0:
            raise ValueError(f"less than {-amount} {coin} is locked")
        self.add(coin, -amount)
        self.locked[coin] = self.locked.get(coin, Decimal(0)) + amount

    def coins(self) -> dict[str, tuple[Decimal, Decimal]]:
        """Return coin → what is free and what is locked, of the coins it has any of."""
        names = dict.fromkeys((*self.free, *self.locked))
        both = {n: (self.free.get(n, Decimal(0)), self.locked.get(n, Decimal(0))) for n in names}
        return {name: parts for name, parts in both.items() if any(parts)}

    def settle(self, order: BookOrder) -> None:
        """Book the trades of an order, and keep it. Raises ValueError, having booked nothing."""
        sign = 1 if order.buys else -1
        changes = {order.pair.base: sign * order.filled, order.pair.quote: -sign * order.cost}
        for trade in order.trades:
            changes[trade.fee_coin] = changes.get(trade.fee_coin, Decimal(0)) - trade.fee
        after = {coin: self.free.get(coin, Decimal(0)) + each for coin, each in changes.items()}
        if min(after.values()) < 0:
            raise ValueError(f"the account cannot pay for order {order.number}")
        self.free |= after
        self.orders.append(order)
