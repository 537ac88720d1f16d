"""The rules of all spot pairs of an exchange, read by ccxt once an hour."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bot.domain.ports.markets import MarketsUnavailableError, UnknownPairError
from bot.domain.strategies.market import Rules
from bot.exchanges._catalogue import Entry
from bot.exchanges._market import MarketFacts, Row, decimal
from bot.exchanges._public_line import PublicLine

_ZERO = Decimal(0)
_RETRY = 60.0  # seconds until the next reading after one that failed


@dataclass(frozen=True, slots=True)
class Listing:
    """A spot pair of an exchange."""

    id: str  # the exchange's own name of the pair
    rules: Rules


@dataclass(frozen=True)
class _Page:
    begin: float
    end: float
    listings: Mapping[str, Listing]


class RuleBook:
    """Pair → listing of each exchange. `clock`: seconds; `lasts`: seconds of the cache."""

    def __init__(
        self,
        line: PublicLine,
        catalogue: Mapping[str, Entry],
        clock: Callable[[], float],
        lasts: float,
    ) -> None:
        self._line = line
        self._catalogue = catalogue
        self._clock = clock
        self._lasts = lasts
        self._pages: dict[str, _Page] = {}
        self._reading: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def listings(self, exchange: str) -> Mapping[str, Listing]:
        """Return the pairs that can be traded now. Raises MarketsUnavailableError.

        While the exchange does not answer, those of the last reading stay.
        """
        async with self._reading[exchange]:
            known = self._pages.get(exchange)
            now = self._clock()
            if known and known.begin <= now < known.end:
                return known.listings
            try:
                page = _Page(now, now + self._lasts, await self._read(exchange))
            except MarketsUnavailableError:
                if known is None:
                    raise
                page = _Page(now, now + min(_RETRY, self._lasts), known.listings)
            self._pages[exchange] = page
            return page.listings

    async def listing(self, exchange: str, pair: str) -> Listing:
        """Return a pair. Raises UnknownPairError, MarketsUnavailableError."""
        found = (await self.listings(exchange)).get(pair)
        if found is None:
            raise UnknownPairError(exchange, pair)
        return found

    async def _read(self, exchange: str) -> Mapping[str, Listing]:
        facts = facts_of(self._catalogue, exchange)

        async def read(client: Any) -> dict[str, Listing]:
            markets = (await client.load_markets()).values()
            fee = client.fees.get("trading", {}).get("taker")
            read = ((m["symbol"], listing_of(m, facts, fee)) for m in markets if _is_open(m))
            return {symbol: listing for symbol, listing in read if listing}

        return await self._line.in_thread(exchange, read)


def facts_of(catalogue: Mapping[str, Entry], exchange: str) -> MarketFacts:
    """Return the market facts of an exchange. Raises LookupError if it has none."""
    facts = catalogue[exchange].market
    if facts is None:
        raise LookupError(f"{exchange} has no market facts")
    return facts


def listing_of(market: Row, facts: MarketFacts, usual_fee: object) -> Listing | None:
    """Return the listing of ccxt's market; None if a rule is missing or makes no sense."""
    limits, steps, fee = market["limits"], market["precision"], market["taker"]
    try:
        values: dict[str, object] = {
            "tick": steps["price"],
            "lot": steps["amount"],
            "min_qty": limits["amount"]["min"],
            "min_cost": limits["cost"]["min"],
            "fee": usual_fee if fee is None else fee,
            **facts.own_rules(market["info"]),
        }
    except (LookupError, TypeError, ValueError, ArithmeticError):  # of one pair, not of all
        return None
    rules = Rules(**{name: decimal(value) or _ZERO for name, value in values.items()})
    sound = rules.tick > 0 and rules.lot > 0 and min(rules.min_qty, rules.min_cost) >= 0
    return Listing(str(market["id"]), rules) if sound and 0 <= rules.fee < 1 else None


def _is_open(market: Row) -> bool:
    return bool(market["spot"]) and market["active"] is not False
