"""Reads prices: one raw public call for all pairs of an exchange, and three fields of each."""

from collections.abc import Callable, Collection, Container, Iterable, Mapping
from contextlib import suppress
from decimal import Decimal
from functools import partial
from typing import Any

from bot.domain.diagnosis import Problem
from bot.domain.ports.markets import MarketsUnavailableError
from bot.domain.strategies.market import Quote
from bot.exchanges._catalogue import Entry
from bot.exchanges._market import PublicCall, Row, Ticker, decimal
from bot.exchanges._public_line import AbsentError, PublicLine
from bot.exchanges._rules import facts_of

_UNREADABLE = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError)


class QuoteReader:
    """Asks exchanges for prices. `clock`: seconds, for the stamps.

    `day_lasts`: seconds between two questions for the figures of a day, where the prices come
    without them.
    """

    def __init__(
        self,
        line: PublicLine,
        catalogue: Mapping[str, Entry],
        clock: Callable[[], float],
        day_lasts: float,
    ) -> None:
        self._line = line
        self._catalogue = catalogue
        self._clock = clock
        self._day_lasts = day_lasts
        self._days: dict[str, tuple[float, Mapping[str, Ticker]]] = {}

    async def quotes(self, exchange: str, wanted: Collection[str]) -> Mapping[str, Quote]:
        """Return the quotes of pairs by the exchange's own names of them; some may be missing.

        Raises MarketsUnavailableError.
        """
        facts = facts_of(self._catalogue, exchange)
        at = self._clock()  # a slow answer is an old one
        tickers = await self._ask(exchange, facts.quotes, wanted)
        day = await self._day(exchange, facts.day) if facts.day else {}
        quotes = {name: quote_of(t, day.get(name, t), at) for name, t in tickers.items()}
        return {name: quote for name, quote in quotes.items() if quote}

    async def volumes(self, exchange: str) -> Mapping[str, Decimal]:
        """Return the money traded in 24 hours by the exchange's own names of the pairs.

        Raises MarketsUnavailableError.
        """
        facts = facts_of(self._catalogue, exchange)
        if facts.day:
            rows = await self._day(exchange, facts.day)
        else:
            rows = await self._ask(exchange, facts.quotes, None)
        found = {name: decimal(row.volume) for name, row in rows.items()}
        return {name: volume for name, volume in found.items() if volume is not None}

    async def _day(self, exchange: str, call: PublicCall) -> Mapping[str, Ticker]:
        """Return the figures of a day, the last known ones while the exchange refuses them."""
        asked_at, known = self._days.get(exchange, (-self._day_lasts, {}))
        now = self._clock()
        if not 0 <= now - asked_at < self._day_lasts:
            with suppress(MarketsUnavailableError):  # prices without them are of use too
                known = await self._ask(exchange, call, None)
            self._days[exchange] = now, known
        return known

    async def _ask(
        self, exchange: str, call: PublicCall, wanted: Collection[str] | None
    ) -> dict[str, Ticker]:
        """Return the rows of an answer; `wanted` None: all of them."""
        if call.named:
            return await self._one_by_one(exchange, call, wanted or ())
        body = await self._line.call(exchange, call.method, call.params)
        names = None if wanted is None else frozenset(wanted)
        return _read(exchange, call, lambda: call.rows(body), names)

    async def _one_by_one(
        self, exchange: str, call: PublicCall, wanted: Collection[str]
    ) -> dict[str, Ticker]:
        """Ask for each pair. One that does not exist has no row."""
        found: dict[str, Ticker] = {}
        for name in wanted:
            try:
                body = await self._line.call(
                    exchange, call.method, {**call.params, call.named: name}
                )
            except AbsentError:
                continue
            found |= _read(exchange, call, partial(_row, name, body), None)
        return found


def _row(name: str, body: Any) -> Iterable[tuple[str, Row]]:
    return [(name, body)]


def _read(
    exchange: str,
    call: PublicCall,
    rows: Callable[[], Iterable[tuple[str, Row]]],
    wanted: Container[str] | None,
) -> dict[str, Ticker]:
    """Return the wanted rows that can be read: one that cannot does not spoil the others."""
    try:
        given = [(n, row) for n, row in rows() if wanted is None or n in wanted]
    except _UNREADABLE:
        raise MarketsUnavailableError(exchange, Problem.EXCHANGE_UNAVAILABLE) from None
    return {n: ticker for n, row in given if (ticker := _ticker(call, row))}


def _ticker(call: PublicCall, row: Row) -> Ticker | None:
    with suppress(*_UNREADABLE):
        return call.ticker(row)
    return None


def quote_of(ticker: Ticker, day: Ticker, at: float) -> Quote | None:
    """Return a row as a quote; None if a side is missing, or buyers pay more than sellers ask."""
    bid, ask = decimal(ticker.bid), decimal(ticker.ask)
    if bid is None or ask is None or not 0 < bid < ask:
        return None
    sizes = _size(ticker.bid_size), _size(ticker.ask_size)
    return Quote(bid, ask, at, decimal(day.change), decimal(day.volume), *sizes)


def _size(value: object) -> Decimal | None:
    """Return a quantity; None if it is not reported or makes no sense."""
    size = decimal(value)
    return size if size is not None and size > 0 else None
