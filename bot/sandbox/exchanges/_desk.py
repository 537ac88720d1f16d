"""Where orders are placed and found: the accounts of one exchange at the market of all."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import count

from bot.sandbox.exchanges._accounts import BookOrder, SandboxAccount
from bot.sandbox.exchanges._faults import OrderFaults
from bot.sandbox.exchanges._key import Key
from bot.sandbox.exchanges._matching import (
    Flaw,
    FlawedOrderError,
    OrderWish,
    TradingRules,
    filled_at_once,
    flaw_of,
    trades_of,
)
from bot.sandbox.exchanges._world import PriceWorld, SandboxPair

_FIRST_NUMBER = 468_615_423_963_070_464  # of orders and trades


@dataclass(kw_only=True)
class TradingFloor:
    """The accounts of one exchange, and what goes wrong with its orders."""

    rules: TradingRules
    world: PriceWorld
    faults: OrderFaults = field(default_factory=OrderFaults)
    listeners: list[Callable[[], None]] = field(default_factory=list)  # of each order
    _accounts: dict[int, SandboxAccount] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: count(_FIRST_NUMBER))

    def account(self, number: int) -> SandboxAccount:
        """Return the account of a number; a new one if it is unknown."""
        return self._accounts.setdefault(number, SandboxAccount())

    def desk(self, key: Key, now: float) -> "Desk":
        """Return the desk of a key. `now`: seconds, by the clock of the exchange."""
        return Desk(self, key, self.account(key.account), now, self._numbers)


@dataclass(frozen=True)
class Desk:
    """What one call can do with the account of its key."""

    floor: TradingFloor
    key: Key
    account: SandboxAccount
    now: float
    numbers: Iterator[int]

    @property
    def world(self) -> PriceWorld:
        """The market."""
        return self.floor.world

    def place(self, wish: OrderWish) -> BookOrder:
        """Fill what can be filled at once, and cancel the rest. Raises FlawedOrderError."""
        if flaw := flaw_of(wish, self.account, self.floor.rules):
            raise FlawedOrderError(flaw, wish)
        if wish.qty * wish.price < self.floor.faults.least:
            raise FlawedOrderError(Flaw.MIN_COST, wish)
        prices = self.world.now(wish.pair)
        return self._book(wish, *filled_at_once(wish, prices, self.floor.faults.share))

    def sell_by_hand(self) -> None:
        """Sell every free coin that is not money, as the owner does on the page: all of it."""
        for pair in self.world.pairs():
            if qty := self.account.free.get(pair.base):
                bid = Decimal(self.world.now(pair).bid)
                self._book(OrderWish(pair=pair, buys=False, qty=qty, price=bid), bid, qty)

    def orders(self, pair: SandboxPair | None = None) -> list[BookOrder]:
        """Return the orders that the exchange finds now, oldest first."""
        rules, unseen = self.floor.rules, self.floor.faults.unseen
        return [
            order
            for order in self.account.orders
            if pair in {None, order.pair}
            and (not unseen or self.now - order.at >= unseen)
            and rules.remembers(order, self.now)
        ]

    def find(self, *, client_id: str = "", number: int | None = None) -> BookOrder | None:
        """Return the newest order of an id, by our number before the one of its owner."""
        for order in reversed(self.orders()):
            if order.number == number if number is not None else order.client_id == client_id:
                return order
        return None

    def _book(self, wish: OrderWish, price: Decimal, qty: Decimal) -> BookOrder:
        rules, numbers = self.floor.rules, self.numbers
        order = BookOrder(
            number=next(numbers),
            client_id=wish.client_id,
            pair=wish.pair,
            buys=wish.buys,
            qty=wish.qty,
            price=wish.price,
            trades=trades_of(wish, price, qty, rules, numbers, self.now),
            at=self.now,
        )
        self.account.settle(order)
        for listener in self.floor.listeners:
            listener()
        return order
