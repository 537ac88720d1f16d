"""What the markets of all exchanges say; see bot.domain.ports.markets.Markets."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

from bot.domain.egress import DIRECT, Egress
from bot.domain.ports.markets import AddressBudget, UnknownPairError
from bot.domain.strategies.market import Candle, Quote, Rules
from bot.domain.timings import USUAL, Timings
from bot.exchanges._candles import DAY, HOUR, past_prices
from bot.exchanges._catalogue import CATALOGUE, Entry
from bot.exchanges._feed import QuoteFeed
from bot.exchanges._public_line import PublicLine
from bot.exchanges._quotes import QuoteReader
from bot.exchanges._rules import RuleBook, facts_of

_MONEY = ("USDT", "USDC", "USD", "EUR", "FDUSD")  # what pairs are offered in
_MOST_HISTORIES = 24  # kept, of a megabyte each; the oldest is dropped first
_PAIRS_PER_SECOND = 2  # where each pair is a question of its own

_RECENT = 7  # days of past prices; so few are read again each hour, more of them each day

_History: TypeAlias = tuple[str, str, int, int]  # exchange, pair, days, the hour or day of now


def _no_budget(_exchange: str) -> AddressBudget | None:
    return None


class CcxtMarkets:
    """Asks exchanges in public: no call has a key, and each is a GET.

    `urls`, `egress`: as for KeyLine. `budget` returns the pauses of an exchange, which the
    checks of keys share. `clock`: seconds since 1970; it stamps the quotes.
    """

    def __init__(
        self,
        urls: Mapping[str, str] | None = None,
        egress: Egress = DIRECT,
        *,
        timings: Timings = USUAL,
        budget: Callable[[str], AddressBudget | None] = _no_budget,
        clock: Callable[[], float] = time.time,
        catalogue: Mapping[str, Entry] = CATALOGUE,
    ) -> None:
        self._catalogue = catalogue
        self._clock = clock
        self._timings = timings
        self._line = PublicLine(urls, egress, timings.exchange_answer, catalogue, budget)
        self._book = RuleBook(self._line, catalogue, clock, timings.market_rules)
        self._reader = QuoteReader(self._line, catalogue, clock, timings.day_figures)
        self._feed = QuoteFeed(self._quotes, self._cadence, timings.longest_quotes)
        self._histories: dict[_History, Sequence[Candle]] = {}
        self._reading: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def rules(self, exchange: str, pair: str) -> Rules:
        """Return the rules of a pair. Raises UnknownPairError, MarketsUnavailableError."""
        return (await self._book.listing(exchange, pair)).rules

    async def pairs(self, exchange: str) -> Sequence[str]:
        """Return the spot pairs against money, most traded first.

        Raises MarketsUnavailableError.
        """
        listings = await self._book.listings(exchange)
        volumes = await self._reader.volumes(exchange)
        offered = [pair for pair in listings if pair.partition("/")[2] in _MONEY]
        return sorted(offered, key=lambda p: (-volumes.get(listings[p].id, Decimal(0)), p))

    def quote(self, exchange: str, pair: str) -> Quote | None:
        """Return the newest quote of a watched pair; None: not watched, or none so far."""
        return self._feed.quote(exchange, pair)

    async def quote_now(self, exchange: str, pair: str) -> Quote:
        """Ask the exchange once. Raises UnknownPairError, MarketsUnavailableError."""
        listing = await self._book.listing(exchange, pair)
        found = (await self._reader.quotes(exchange, (listing.id,))).get(listing.id)
        if found is None:
            raise UnknownPairError(exchange, pair)
        return found

    async def quotes_now(self, exchange: str, pairs: Collection[str]) -> Mapping[str, Quote]:
        """Ask the exchange for several pairs; one that has no price is left out.

        Raises MarketsUnavailableError.
        """
        return await self._quotes(exchange, pairs)

    def watch(self, exchange: str, pairs: Collection[str]) -> None:
        """Keep up the quotes of these pairs from now on, and of no others; empty: rest."""
        self._feed.watch(exchange, pairs)

    def report_silence(self, silent: Callable[[str], Awaitable[None]]) -> None:
        """Call `silent` with each exchange that did not answer three times in a row."""
        self._feed.silent = silent

    async def candles(self, exchange: str, pair: str, days: int) -> Sequence[Candle]:
        """Return the past prices of some days, read once a day; of a week once an hour.

        Raises UnknownPairError, MarketsUnavailableError.
        """
        listing = await self._book.listing(exchange, pair)
        facts, now = facts_of(self._catalogue, exchange), self._clock()
        key = (exchange, pair, days, int(now // (HOUR if days <= _RECENT else DAY)))
        async with self._reading[exchange]:
            if key not in self._histories:
                since = (now - days * DAY) // HOUR * HOUR
                read = await past_prices(self._line, exchange, facts, pair, listing, since)
                self._keep(key, tuple(read))
            return self._histories[key]

    async def close(self) -> None:
        """End the feed and close the connections."""
        await self._feed.close()
        await self._line.close()

    def _keep(self, key: _History, candles: Sequence[Candle]) -> None:
        self._histories[key] = candles
        if len(self._histories) > _MOST_HISTORIES:
            del self._histories[next(iter(self._histories))]

    def _cadence(self, exchange: str, pairs: int) -> float:
        facts = facts_of(self._catalogue, exchange)
        usual = self._timings.slow_quotes if facts.slow else self._timings.quotes
        return max(usual, pairs / _PAIRS_PER_SECOND) if facts.quotes.named else usual

    async def _quotes(self, exchange: str, pairs: Collection[str]) -> Mapping[str, Quote]:
        """Return the quotes of pairs; a pair that is not listed has none."""
        listings = await self._book.listings(exchange)
        names = {listings[pair].id: pair for pair in pairs if pair in listings}
        if not names:
            return {}
        found = await self._reader.quotes(exchange, tuple(names))
        return {names[name]: quote for name, quote in found.items()}
