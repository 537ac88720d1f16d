"""Places and finds spot orders at exchanges. Only this module sends orders.

An order is one request, sent once: neither this module nor `OrderLine` repeats anything, ccxt's
own repetition is not used, redirects are not followed, and aiohttp repeats no POST.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, nullcontext, suppress
from dataclasses import dataclass, replace
from weakref import WeakValueDictionary

from bot.domain.credentials import Credentials, Field
from bot.domain.ports.markets import AddressBudget
from bot.domain.strategies.orders import Fill, Intent
from bot.domain.strategies.sending import (
    LookError,
    OrderProof,
    OrderRefusal,
    OrderRefusedError,
    OrderState,
    Sending,
    SendResult,
)
from bot.exchanges._ccxt import Template
from bot.exchanges._client import usable
from bot.exchanges._dialect import Dialect, Refused
from bot.exchanges._key_line import KeyLine
from bot.exchanges._market import Row
from bot.exchanges._order_accounts import OrderAccounts
from bot.exchanges._order_line import OrderLine
from bot.exchanges._order_pauses import AddressPauses
from bot.exchanges._order_reading import fills_in, next_page, order_in, result_of, rows_of
from bot.exchanges._trade import FoundOrder, Look, Params, TradeDialect, Wanted

_MOST_CALLS = 8  # sends under way at one exchange; and questions
_MOST_PAGES = 20
_MOST_ORDERS = 10_000  # remembered between two questions; the oldest is dropped first

log = logging.getLogger(__name__)


def _lanes() -> dict[str, asyncio.Semaphore]:
    return defaultdict(lambda: asyncio.Semaphore(_MOST_CALLS))


def _no_budget(_exchange: str) -> AddressBudget | None:
    return None


@dataclass(frozen=True, slots=True)
class _Desk:
    """One key at one exchange, for the time of a call."""

    dialect: Dialect
    trade: TradeDialect
    line: OrderLine
    template: Template

    def wanted(self, pair: str, order: Intent, since: float = 0.0) -> Wanted:
        """Return an order under the names of the exchange."""
        own = {name: coin for coin, name in self.template.coins.items()}
        base, quote = (own.get(name, name) for name in pair.split("/"))
        return Wanted(order, self.trade.symbol.format(base=base, quote=quote), since=since)


class CcxtTrader:
    """Places and finds orders over the line of the key tests.

    See bot.domain.ports.trading.OrderGateway. `budget` returns the pauses of an exchange, which
    all calls from our address share: nothing is sent during a pause, and a rate limit begins one.
    """

    def __init__(
        self, line: KeyLine, budget: Callable[[str], AddressBudget | None] = _no_budget
    ) -> None:
        self._line = line
        self._budget = budget
        self._accounts = OrderAccounts(line)
        self._lanes = _lanes()
        self._looks = _lanes()
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._over: dict[str, FoundOrder] = {}  # our id → an order that changes no more

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
        may_send: Callable[[], bool],
    ) -> SendResult:
        """Sign an order, ask `may_send`, and send it once; never raise for an answer."""
        try:
            dialect, trade, values = self._read(exchange, credentials)
            await self._accounts.ready(exchange, dialect, trade, values)
            desk = await self._desk(exchange, dialect, trade, values)
            params = trade.order(desk.wanted(pair, order))
        except OrderRefusedError as error:
            return SendResult(Sending.REFUSED, error.refusal)
        except Exception as error:  # noqa: BLE001  # whatever it was, nothing has left
            log.warning("An order at %s was not sent: %s", exchange, type(error).__name__)
            return SendResult(Sending.UNSENT)
        async with self._turn(exchange, values), self._lanes[exchange]:
            return await self._send(exchange, desk, params, may_send)

    async def _send(
        self, exchange: str, desk: _Desk, params: Params, may_send: Callable[[], bool]
    ) -> SendResult:
        """Send an order. This is the only function that does."""
        attempt = await desk.line.send(desk.trade.placing, params, may_send)
        result = result_of(desk.dialect, desk.trade, attempt)
        if result.sending is Sending.UNKNOWN:
            log.warning("An order at %s has an unknown state: %s", exchange, attempt.said or "-")
        return result

    async def find(
        self, exchange: str, credentials: Credentials, pair: str, order: Intent
    ) -> OrderState | None:
        """Return what became of an order, found by our id; None: the exchange knows none.

        Raises LookError. Fills are asked for apart.
        """
        async with self._looking(exchange, credentials) as desk:
            found = await self._by_id(desk, desk.wanted(pair, order))
        if found is None:
            return None
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
            found = self._over.get(order.id) or await self._search(desk, wanted)
            if found is None or not found.qty:
                return ()
            wanted = replace(wanted, native=found.native)
            rows = await self._all_rows(desk, desk.trade.fills, wanted)
            fills = fills_in(desk.trade, rows, wanted, desk.template.coins)
        if sum(fill.qty for fill in fills) != found.qty:
            raise LookError
        return fills

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
    ) -> _Desk:
        template = await self._accounts.site(exchange, dialect, values)
        pauses = AddressPauses(dialect, self._budget(exchange), self._line.clock)
        return _Desk(dialect, trade, OrderLine(template, values, trade, pauses), template)

    @asynccontextmanager
    async def _looking(self, exchange: str, credentials: Credentials) -> AsyncIterator[_Desk]:
        """Open a desk for questions, which an account without live orders may ask too."""
        try:
            dialect, trade, values = self._read(exchange, credentials)
        except OrderRefusedError:
            raise LookError from None
        with suppress(OrderRefusedError, LookError):  # then the question itself is refused
            await self._accounts.ready(exchange, dialect, trade, values)
        desk = await self._desk(exchange, dialect, trade, values)
        turn = self._turn(exchange, values) if dialect.in_turn else nullcontext()
        async with turn, self._looks[exchange]:
            yield desk

    def _turn(self, exchange: str, values: Mapping[Field, str]) -> asyncio.Lock:
        """Return the turn of a key: one call at a time."""
        digest = self._accounts.digest(exchange, values)
        return self._turns.setdefault(digest, asyncio.Lock())

    async def _by_id(self, desk: _Desk, wanted: Wanted) -> FoundOrder | None:
        for look in desk.trade.looks:
            attempt = await desk.line.send(look.endpoint, look.params(wanted))
            rows = rows_of(desk.dialect, look, attempt)
            found = order_in(desk.trade, rows, wanted)
            if rows and found is None:
                raise LookError  # an answer about another order
            if found is not None:
                return self._remembered(wanted, found)
        return None

    async def _search(self, desk: _Desk, wanted: Wanted) -> FoundOrder | None:
        """Return an order that is over; None: neither source knows it. Raises LookError."""
        found = await self._by_id(desk, wanted)
        if found is None:
            rows = await self._all_rows(desk, desk.trade.recent, wanted)
            found = order_in(desk.trade, rows, wanted)
        if found is not None and not found.over:
            raise LookError  # more fills may come
        return found

    async def _all_rows(self, desk: _Desk, look: Look, wanted: Wanted) -> tuple[Row, ...]:
        """Return the rows of all pages. Raises LookError if they do not end."""
        params, rows = dict(look.params(wanted)), list[Row]()
        for _ in range(_MOST_PAGES):
            attempt = await desk.line.send(look.endpoint, params)
            page = rows_of(desk.dialect, look, attempt)
            rows += page
            more = next_page(look, page, attempt.body)
            if more is None:
                return tuple(rows)
            params |= more
        raise LookError

    def _remembered(self, wanted: Wanted, found: FoundOrder) -> FoundOrder:
        if found.over:
            self._over[wanted.order.id] = found
        if len(self._over) > _MOST_ORDERS:
            del self._over[next(iter(self._over))]
        return found
