"""Questions about the orders of one key at one exchange."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.domain.strategies.orders import Fill, Intent
from bot.domain.strategies.sending import LookError
from bot.exchanges._dialect import Dialect
from bot.exchanges._market import Row
from bot.exchanges._order_line import OrderLine
from bot.exchanges._order_reading import fills_in, next_page, order_in, rows_of
from bot.exchanges._trade import FoundOrder, Look, TradeDialect, Wanted

_MOST_PAGES = 20


@dataclass(frozen=True, slots=True)
class OrderDesk:
    """One key at one exchange, for the time of a call."""

    dialect: Dialect
    facts: TradeDialect
    line: OrderLine
    coins: Mapping[str, str]  # the exchange's own name of a coin → the one in pairs
    now: float  # seconds since 1970

    def wanted(self, pair: str, order: Intent, since: float = 0.0) -> Wanted:
        """Return an order under the names of the exchange. Raises ValueError for no pair."""
        own = {name: coin for coin, name in self.coins.items()}
        base, quote = (own.get(name, name) for name in pair.split("/"))
        symbol = self.facts.symbol.format(base=base, quote=quote)
        return Wanted(order, symbol, since=since, now=self.now)

    async def by_id(self, wanted: Wanted) -> FoundOrder | None:
        """Return an order by our id; None: the exchange knows none. Raises LookError."""
        for look in self.facts.looks:
            attempt = await self.line.send(look.endpoint, look.params(wanted))
            rows = rows_of(self.dialect, look, attempt)
            found = order_in(self.facts, rows, wanted)
            if found is not None:
                return found
            if rows:
                raise LookError  # an answer about another order
        return None

    async def search(self, wanted: Wanted) -> FoundOrder | None:
        """Return an order that is over; None: neither source knows it. Raises LookError."""
        found = await self.by_id(wanted)
        if found is None:
            rows = await self._all_rows(self.facts.recent, wanted)
            found = order_in(self.facts, rows, wanted)
        if found is not None and not found.over:
            raise LookError  # more fills may come
        return found

    async def fills(self, wanted: Wanted, found: FoundOrder) -> tuple[Fill, ...]:
        """Return the fills of an order that is over. Raises LookError if they do not add up."""
        wanted = replace(wanted, native=found.native)
        rows = await self._all_rows(self.facts.fills, wanted) if found.qty else ()
        fills = fills_in(self.facts, rows, wanted, self.coins)
        if sum(fill.qty for fill in fills) != found.qty:
            raise LookError  # the list may come later
        return fills

    async def _all_rows(self, look: Look, wanted: Wanted) -> tuple[Row, ...]:
        """Return the rows of all pages. Raises LookError if they do not end."""
        params, rows = dict(look.params(wanted)), list[Row]()
        for _ in range(_MOST_PAGES):
            attempt = await self.line.send(look.endpoint, params)
            page = rows_of(self.dialect, look, attempt)
            rows += page
            more = next_page(look, page, attempt.body)
            if more is None:
                return tuple(rows)
            params |= more
        raise LookError
