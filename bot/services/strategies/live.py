"""Real orders: the key of a strategy is opened for each single call and dropped."""

import math
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from bot.domain.connection import Connection
from bot.domain.credentials import Credentials
from bot.domain.egress import DEFAULT, ByEgress
from bot.domain.ports.connections import ConnectionStore
from bot.domain.ports.keys import CannotOpenError
from bot.domain.ports.trading import OrderGateway
from bot.domain.strategies.orders import Fill, Intent, Side
from bot.domain.strategies.run import StrategyRun, is_other_account, live_cause
from bot.domain.strategies.sending import (
    LookError,
    MaySend,
    OrderProof,
    OrderRefusal,
    OrderRefusedError,
    OrderState,
    Sending,
    SendResult,
)
from bot.domain.strategies.starting import StartRefusal, StartRefusedError, live_refusal
from bot.domain.strategies.watch import TradingConditions, is_blocked, watch_gate
from bot.services.key_access import KeyAccess

_NOTHING_PROVEN = OrderProof(window=math.inf, memory=math.inf)
_UNSENT = SendResult(Sending.UNSENT)
_NOT_THE_ACCOUNT = {
    OrderRefusal.BUSY: StartRefusal.NO_MARKET,
    OrderRefusal.CLOCK: StartRefusal.CLOCK,
}

T = TypeVar("T")


class NoKeyError(Exception):
    """There is no key that can be opened."""


@dataclass(frozen=True, kw_only=True)
class LiveOrders:
    """Where orders are real. `allowed`: the operator lets strategies use real money."""

    gateways: ByEgress[OrderGateway]
    access: KeyAccess
    connections: ConnectionStore
    allowed: bool

    def trader(self, run: StrategyRun) -> "LiveTrader":
        """Return what carries the orders of one strategy."""
        return LiveTrader(self, run)

    def refusal(self, connection: Connection) -> StartRefusal | None:
        """Return why a connection cannot have a strategy with real money; None if it can."""
        offered = self.gateways.via(connection.egress).proof(connection.exchange) is not None
        return live_refusal(connection, allowed=self.allowed, offered=offered)

    async def require_account(self, connection: Connection) -> None:
        """Ask the exchange what orders need to know of an account. Raises StartRefusedError."""
        exchange, gateway = connection.exchange, self.gateways.via(connection.egress)
        try:
            await self.use(connection, lambda values: gateway.account(exchange, values))
        except OrderRefusedError as error:
            reason = _NOT_THE_ACCOUNT.get(error.refusal, StartRefusal.ACCOUNT)
            raise StartRefusedError(reason) from None
        except NoKeyError:
            raise StartRefusedError(StartRefusal.NOT_ONLINE) from None
        except LookError:
            raise StartRefusedError(StartRefusal.NO_MARKET) from None

    async def use(self, connection: Connection, call: Callable[[Credentials], Awaitable[T]]) -> T:
        """Return the result of one call with the key of a connection. Raises NoKeyError."""
        blob = await self.connections.sealed(connection)
        if blob is None:
            raise NoKeyError
        try:
            called = self.access.use(connection, blob, call)
        except CannotOpenError:
            raise NoKeyError from None
        return await called


class LiveTrader:
    """Places and finds the orders of one strategy. Implements the port `Trader`.

    The connection is read before each call, so a replaced key is used at once, and a key that
    was found to withdraw meanwhile sends nothing.
    """

    def __init__(self, orders: LiveOrders, run: StrategyRun) -> None:
        self._orders = orders
        self._owner = run.owner
        self._connection = run.connection_id
        self._exchange = run.exchange
        self._account = run.account

    @property
    def proof(self) -> OrderProof:
        """How long an order can be accepted and found."""
        return self._orders.gateways.via(DEFAULT).proof(self._exchange) or _NOTHING_PROVEN

    async def place(self, pair: str, order: Intent, may_send: MaySend) -> SendResult:
        """Send an order once; UNSENT without a key that may be used."""
        connection, exchange = await self._stored(), self._exchange
        allowed = self._orders.allowed and connection is not None
        if not allowed or connection is None or not self._may_trade(connection, order):
            return _UNSENT
        gateway = self._orders.gateways.via(connection.egress)
        try:
            return await self._orders.use(
                connection, lambda values: gateway.place(exchange, values, pair, order, may_send)
            )
        except NoKeyError:
            return _UNSENT

    async def find(self, pair: str, order: Intent) -> OrderState | None:
        """Return what became of an order. Raises LookError.

        None proves nothing for another account: then it is raised as well.
        """
        exchange = self._exchange
        connection, state = await self._look(
            lambda gateway, values: gateway.find(exchange, values, pair, order)
        )
        if state is None and not self._is_same_account(connection, order):
            raise LookError
        return state

    async def fills(self, pair: str, order: Intent, since: float) -> Sequence[Fill]:
        """Return the fills of an order since a time in seconds. Raises LookError.

        None of another account prove nothing.
        """
        exchange = self._exchange
        connection, found = await self._look(
            lambda gateway, values: gateway.fills(exchange, values, pair, order, since)
        )
        if not found and not self._is_same_account(connection, order):
            raise LookError
        return found

    async def _look(
        self, call: Callable[[OrderGateway, Credentials], Awaitable[T]]
    ) -> tuple[Connection, T]:
        """Return the result of a question, and whose key asked it. Raises LookError.

        A key that can withdraw is not opened, not even to look at an order.
        """
        connection = await self._stored()
        if connection is None or is_blocked(connection):
            raise LookError
        try:
            gateway = self._orders.gateways.via(connection.egress)
            return connection, await self._orders.use(connection, partial(call, gateway))
        except NoKeyError:
            raise LookError from None

    async def _stored(self) -> Connection | None:
        return await self._orders.connections.get(self._owner, self._connection)

    def _may_trade(self, connection: Connection, order: Intent) -> bool:
        gate = watch_gate(live_cause(connection, TradingConditions()))
        allowed = gate.adds if order.side is Side.BUY else gate.exits
        return allowed and not is_other_account(self._account, connection)

    def _is_same_account(self, connection: Connection, order: Intent) -> bool:
        """Return whether the key is of the account at which an order was placed."""
        if self._account is not None and connection.account is not None:
            return self._account == connection.account
        return connection.keyed_at.timestamp() <= order.decided_at
