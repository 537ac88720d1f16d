"""Live orders at exchanges in memory: what is sent, with which key, how many at once."""

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from bot.domain.credentials import Credentials, Field
from bot.domain.strategies.orders import Fill, Intent
from bot.domain.strategies.sending import (
    LookError,
    MaySend,
    OrderProof,
    OrderRefusal,
    OrderRefusedError,
    OrderState,
    SendResult,
)
from tests.services.strategies.exchange import Exchange


@dataclass
class GatewayInMemory:
    """An OrderGateway; exchanges that are not in `exchanges` have no live orders."""

    clock: Callable[[], float]
    exchanges: dict[str, Exchange] = field(default_factory=lambda: {"kucoin": Exchange()})
    keys: list[str] = field(default_factory=list)  # of each call
    refuses: OrderRefusal | None = None  # accounts
    slow: dict[str, asyncio.Event] = field(default_factory=dict)  # exchanges wait for these
    at_once: Counter[str] = field(default_factory=Counter)
    most_at_once: Counter[str] = field(default_factory=Counter)
    placed: list[tuple[str, Intent]] = field(default_factory=list)  # with the key, in order

    def via(self, _egress: str) -> "GatewayInMemory":
        return self

    def proof(self, exchange: str) -> OrderProof | None:
        return self.exchanges[exchange].proof if exchange in self.exchanges else None

    async def account(self, exchange: str, credentials: Credentials) -> None:
        self._exchange(exchange, credentials)
        if self.refuses is not None:
            raise OrderRefusedError(self.refuses)

    async def place(
        self,
        exchange: str,
        credentials: Credentials,
        pair: str,
        order: Intent,
        may_send: MaySend,
    ) -> SendResult:
        market, key = self._exchange(exchange, credentials), self.keys[-1]
        self.at_once.update([exchange, key])
        self.most_at_once |= self.at_once
        try:
            if exchange in self.slow:
                await self.slow[exchange].wait()
            self.placed.append((key, order))
            return await market.place(pair, order, may_send)
        finally:
            self.at_once.subtract([exchange, key])

    async def find(
        self, exchange: str, credentials: Credentials, pair: str, order: Intent
    ) -> OrderState | None:
        return await self._exchange(exchange, credentials).find(pair, order)

    async def fills(
        self, exchange: str, credentials: Credentials, pair: str, order: Intent, since: float
    ) -> Sequence[Fill]:
        return await self._exchange(exchange, credentials).fills(pair, order, since)

    def _exchange(self, exchange: str, credentials: Credentials) -> Exchange:
        self.keys.append(credentials[Field.API_KEY].reveal())
        market = self.exchanges.get(exchange)
        if market is None:
            raise LookError
        market.now = self.clock()
        market.pass_time(0)
        return market
