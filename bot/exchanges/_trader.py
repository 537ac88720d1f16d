"""Places and finds spot orders at exchanges. Only this module sends orders.

An order is one request, sent once: neither this module nor `OrderLine` repeats anything, ccxt's
own repetition is not used, redirects are not followed, and aiohttp repeats no POST.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, nullcontext, suppress

from bot.domain.credentials import Credentials, Field
from bot.domain.ports.markets import AddressBudget
from bot.domain.strategies.orders import Fill, Intent
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
from bot.exchanges._client import usable
from bot.exchanges._dialect import Dialect, Refused
from bot.exchanges._key_line import KeyLine
from bot.exchanges._order_accounts import OrderAccounts
from bot.exchanges._order_desk import OrderDesk
from bot.exchanges._order_line import OrderLine
from bot.exchanges._order_memory import OrderMemory
from bot.exchanges._order_pauses import AddressPauses
from bot.exchanges._order_reading import result_of
from bot.exchanges._trade import TradeDialect, Wanted

_MOST_CALLS = 8  # sends under way at one exchange; and questions

log = logging.getLogger(__name__)


def _lanes() -> dict[str, asyncio.Semaphore]:
    return defaultdict(lambda: asyncio.Semaphore(_MOST_CALLS))


def _no_budget(_exchange: str) -> AddressBudget | None:
    return None


class CcxtTrader:
    """Places and finds orders over the line of the key tests.

    See bot.domain.ports.trading.OrderGateway. `budget` returns the pauses of an exchange, which
    all calls from our address share: nothing is sent during a pause, and a rate limit begins one.
    `memory`: shared by the traders of all egresses, so that no order is sent through two.
    """

    def __init__(
        self,
        line: KeyLine,
        budget: Callable[[str], AddressBudget | None] = _no_budget,
        memory: OrderMemory | None = None,
    ) -> None:
        self._line = line
        self._budget = budget
        self._memory = memory or OrderMemory()
        self._accounts = OrderAccounts(line, self._memory.digest)
        self._lanes = _lanes()
        self._looks = _lanes()

    def proof(self, exchange: str) -> OrderProof | None:
        """Return how long an order can be accepted and found; None: no live orders there."""
        entry = self._line.catalogue.get(exchange)
        return entry.trade.proof if entry and entry.trade else None

    async def account(self, exchange: str, credentials: Credentials) -> None:
        """Ask once what orders need to know of the account.

        Raises OrderRefusedError, and LookError if the exchange does not answer.
        """
        dialect, trade, values = self._read(exchange, credentials)
        await self._accounts.ready(exchange, dialect, trade, values)

    async def place(
        self,
        exchange: str,
        credentials: Credentials,
        pair: str,
        order: Intent,
        may_send: MaySend,
    ) -> SendResult:
        """Sign an order, ask `may_send`, and send it once; never raise for an answer."""
        try:
            dialect, trade, values = self._read(exchange, credentials)
            await self._accounts.ready(exchange, dialect, trade, values)
            desk = await self._desk(exchange, dialect, trade, values)
            wanted = desk.wanted(pair, order)
        except OrderRefusedError as error:
            return SendResult(Sending.REFUSED, error.refusal)
        except Exception as error:  # noqa: BLE001  # whatever it was, nothing has left
            log.warning("An order at %s was not sent: %s", exchange, type(error).__name__)
            return SendResult(Sending.UNSENT)
        async with self._memory.turn(exchange, values), self._lanes[exchange]:
            return await self._send(exchange, desk, wanted, may_send)

    async def _send(
        self, exchange: str, desk: OrderDesk, wanted: Wanted, may_send: MaySend
    ) -> SendResult:
        """Send an order. This is the only function that does, and it sends no id twice."""
        if wanted.order.id in self._memory.sent:
            return SendResult(Sending.UNKNOWN)

        async def leaves() -> bool:
            if not await may_send() or wanted.order.id in self._memory.sent:
                return False
            self._memory.remember_sent(wanted.order.id)
            return True

        attempt = await desk.line.send(desk.facts.placing, desk.facts.order(wanted), leaves)
        result = result_of(desk.dialect, desk.facts, attempt)
        if result.sending is Sending.UNKNOWN:
            log.warning("An order at %s has an unknown state: %s", exchange, attempt.said)
        return result

    async def find(
        self, exchange: str, credentials: Credentials, pair: str, order: Intent
    ) -> OrderState | None:
        """Return what became of an order, found by our id; None: the exchange knows none.

        Raises LookError. Fills are asked for apart.
        """
        async with self._looking(exchange, credentials) as desk:
            found = await desk.by_id(desk.wanted(pair, order))
        if found is None:
            return None
        if found.over:
            self._memory.remember_over(order.id, found)
        return OrderState(found.over, found.qty, None if found.qty else ())

    async def fills(
        self, exchange: str, credentials: Credentials, pair: str, order: Intent, since: float
    ) -> Sequence[Fill]:
        """Return the fills of an order since a time in seconds. Raises LookError.

        An order that is not found by our id is looked for among all recent ones too. Fills that
        do not make up the filled quantity are no answer: the list may come later.
        """
        async with self._looking(exchange, credentials) as desk:
            wanted = desk.wanted(pair, order, since)
            found = self._memory.over.get(order.id) or await desk.search(wanted)
            return () if found is None else await desk.fills(wanted, found)

    def _read(
        self, exchange: str, credentials: Credentials
    ) -> tuple[Dialect, TradeDialect, Mapping[Field, str]]:
        """Return the facts of an exchange and the values of a key. Raises OrderRefusedError."""
        entry = self._line.catalogue[exchange]
        if entry.trade is None:
            raise OrderRefusedError(OrderRefusal.ACCOUNT)
        try:
            values = usable(entry.dialect, credentials, tuple(entry.exchange.fields))
        except Refused:
            raise OrderRefusedError(OrderRefusal.KEY) from None
        return entry.dialect, entry.trade, values

    async def _desk(
        self, exchange: str, dialect: Dialect, trade: TradeDialect, values: Mapping[Field, str]
    ) -> OrderDesk:
        template = await self._accounts.site(exchange, dialect, values)
        pauses = AddressPauses(dialect, self._budget(exchange), self._line.clock)
        line = OrderLine(template, values, trade, pauses)
        return OrderDesk(dialect, trade, line, template.coins, self._line.clock().timestamp())

    @asynccontextmanager
    async def _looking(self, exchange: str, credentials: Credentials) -> AsyncIterator[OrderDesk]:
        """Open a desk for questions, which an account without live orders may ask too.

        Raises LookError, in place of any error in its block.
        """
        try:
            dialect, trade, values = self._read(exchange, credentials)
            with suppress(OrderRefusedError, LookError):  # then the question itself is refused
                await self._accounts.ready(exchange, dialect, trade, values)
            desk = await self._desk(exchange, dialect, trade, values)
            turn = self._memory.turn(exchange, values) if dialect.in_turn else nullcontext()
            async with turn, self._looks[exchange]:
                yield desk
        except (LookError, OrderRefusedError):
            raise LookError from None
        except Exception as error:
            log.exception(
                "A question about an order at %s failed: %s", exchange, type(error).__name__
            )
            raise LookError from None
