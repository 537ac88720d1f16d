"""Reads what is on the account of a connection when somebody asks; nothing of it is stored."""

import asyncio
import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import TypeAlias

from bot.domain.connection import Connection
from bot.domain.diagnosis import Problem
from bot.domain.egress import ByEgress
from bot.domain.ports.balances import Balances, BalancesUnavailableError, CoinBalance
from bot.domain.ports.connections import ConnectionStore
from bot.domain.ports.keys import CannotOpenError
from bot.domain.ports.markets import Markets, MarketsUnavailableError
from bot.domain.strategies.amounts import ZERO
from bot.domain.strategies.market import Quote
from bot.services.connections import GoneError
from bot.services.key_access import KeyAccess

log = logging.getLogger(__name__)

MONEY = "USDT"  # what coins are valued in
PAUSE = 2.0  # seconds in which the same reading answers again: repeated presses make one call
PATIENCE = 3.0  # seconds that a question waits for a reading which it can do without
_MOST_PRICED = 40  # coins of an account; some exchanges take a call for each

_MOST_WORTH = Decimal(10) ** 20  # above that, a price is nonsense

Held: TypeAlias = Mapping[str, CoinBalance]


@dataclass(frozen=True, slots=True)
class FreeMoney:
    """What is free of the money of a pair. `problem`: why it is not known; both None: no key."""

    amount: Decimal | None = None
    problem: Problem | None = None
    reserved: Decimal = ZERO  # what other strategies with real money may still take

    @property
    def left(self) -> Decimal | None:
        """What is free for one more strategy; None: not known."""
        return None if self.amount is None else max(self.amount - self.reserved, ZERO)


UNREAD = FreeMoney()
"""It was not asked for."""


class UnreadableKeyError(Exception):
    """The key may not be used to read the account."""


@dataclass(frozen=True, slots=True)
class CoinWorth:
    """What an account has of one coin. `worth`: in USDT; None: it has no price."""

    coin: str
    balance: CoinBalance
    worth: Decimal | None


@dataclass(frozen=True, slots=True)
class AccountReading:
    """What was on an account at a moment, what is worth most first."""

    at: datetime
    coins: Sequence[CoinWorth]
    priced: bool  # False: the exchange sent no prices

    @property
    def worth(self) -> Decimal:
        """What all coins with a price are worth together, in USDT."""
        return sum((coin.worth for coin in self.coins if coin.worth), start=Decimal(0))


@dataclass(kw_only=True)
class AccountReader:
    """Reads accounts with stored keys, each of which is opened for one call.

    A reading lives in memory for `pause` seconds, and nowhere else.
    """

    access: KeyAccess
    store: ConnectionStore
    balances: ByEgress[Balances]
    markets: Markets
    clock: Callable[[], datetime]
    pause: float = PAUSE
    patience: float = PATIENCE
    _readings: dict[tuple[str, datetime], asyncio.Task[Held]] = field(
        default_factory=dict, repr=False
    )

    async def read(self, owner: int, connection_id: str) -> AccountReading:
        """Return what is on the account of a person's connection, with its worth.

        Raises GoneError, UnreadableKeyError, BalancesUnavailableError.
        """
        connection = await self._owned(owner, connection_id)
        held = await self.held(connection)
        at = self.clock()
        prices = await self._prices(connection.exchange, held)
        coins = [CoinWorth(c, b, _worth(c, b, prices or {})) for c, b in held.items()]
        coins.sort(key=lambda one: (-(one.worth or 0), one.worth is None, one.coin))
        return AccountReading(at, tuple(coins), prices is not None)

    async def free_of(self, owner: int, connection_id: str, coin: str) -> Decimal:
        """Return what is free of one coin now, within `patience`.

        Raises GoneError, UnreadableKeyError, BalancesUnavailableError.
        """
        connection = await self._owned(owner, connection_id)
        try:
            async with asyncio.timeout(self.patience):
                held = await self.held(connection)
        except TimeoutError:
            raise BalancesUnavailableError(Problem.EXCHANGE_UNAVAILABLE) from None
        return held[coin].free if coin in held else Decimal(0)

    async def free_money(self, owner: int, connection_id: str, coin: str) -> FreeMoney:
        """Return what is free of a coin now, or why that is not known. Raises GoneError."""
        try:
            return FreeMoney(await self.free_of(owner, connection_id, coin))
        except UnreadableKeyError:
            return FreeMoney()
        except BalancesUnavailableError as error:
            return FreeMoney(problem=error.problem)

    async def held(self, connection: Connection, *, fresh: bool = False) -> Held:
        """Return coin → what the account of a connection has.

        `fresh`: not as it was when it was read last, since an order may have been filled since.
        Raises GoneError, UnreadableKeyError, BalancesUnavailableError.
        """
        if not connection.has_secrets:
            raise GoneError
        if not connection.is_readable:
            raise UnreadableKeyError
        key = (connection.id, connection.keyed_at)
        reading = None if fresh else self._readings.get(key)
        if reading is None:
            reading = asyncio.create_task(self._read(connection), name="balance")
            self._readings[key] = reading
            reading.add_done_callback(lambda done: self._forget_later(key, done))
        return await asyncio.shield(reading)  # others may wait for it too

    async def _owned(self, owner: int, connection_id: str) -> Connection:
        connection = await self.store.get(owner, connection_id)
        if connection is None:
            raise GoneError
        return connection

    async def _read(self, connection: Connection) -> Held:
        blob = await self.store.sealed(connection)
        if blob is None:
            raise GoneError
        exchange, balances = connection.exchange, self.balances.via(connection.egress)
        try:
            reading = self.access.use(
                connection, blob, lambda values: balances.read(exchange, values)
            )
            held = await reading
        except CannotOpenError:
            log.exception("the credentials of connection %.8s cannot be opened", connection.id)
            raise BalancesUnavailableError(Problem.UNKNOWN) from None
        except BalancesUnavailableError as error:
            log.info("no balance of %.8s at %s: %s", connection.id, exchange, error.problem)
            raise
        log.info("read the balance of %.8s at %s", connection.id, exchange)
        return held

    def _forget_later(self, key: tuple[str, datetime], done: asyncio.Task[Held]) -> None:
        if not done.cancelled():
            done.exception()  # those who wait get it
        asyncio.get_running_loop().call_later(self.pause, self._readings.pop, key, None)

    async def _prices(self, exchange: str, coins: Collection[str]) -> Mapping[str, Quote] | None:
        """Return the quotes that value coins; None: the exchange sent none."""
        asked = [coin for coin in coins if coin != MONEY][:_MOST_PRICED]
        pairs = [pair for coin in asked for pair in (f"{coin}/{MONEY}", f"{MONEY}/{coin}")]
        try:
            return await self.markets.quotes_now(exchange, pairs) if pairs else {}
        except MarketsUnavailableError:
            return None


def _worth(coin: str, balance: CoinBalance, prices: Mapping[str, Quote]) -> Decimal | None:
    """Return what a coin is worth: what its sale would bring; None: it has no price."""
    if coin == MONEY:
        return balance.total
    worth = None
    if quote := prices.get(f"{coin}/{MONEY}"):
        worth = balance.total * quote.bid
    elif quote := prices.get(f"{MONEY}/{coin}"):
        worth = balance.total / quote.ask
    return worth if worth is None or worth < _MOST_WORTH else None
