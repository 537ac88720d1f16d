"""Past prices of a pair, by ccxt's own reader of each exchange."""

import asyncio
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from bot.domain.strategies.market import Candle
from bot.exchanges._market import MarketFacts
from bot.exchanges._public_line import PublicLine
from bot.exchanges._rules import Listing

HOUR = 3600.0
DAY = 24 * HOUR
_MOST_CALLS = 40
_PAUSE = 0.1  # seconds between two calls
_NO_STEP = "0.00000001"  # ccxt wants one; candles are not rounded


async def past_prices(
    line: PublicLine, exchange: str, facts: MarketFacts, pair: str, listing: Listing, since: float
) -> Sequence[Candle]:
    """Return the candles since a time in seconds, oldest first. Raises MarketsUnavailableError."""

    async def read(client: Any) -> list[Candle]:
        client.set_markets([_market(client, pair, listing)])
        return await _pages(client, facts, pair, since)

    return await line.in_thread(exchange, read)


async def _pages(client: Any, facts: MarketFacts, pair: str, since: float) -> list[Candle]:
    span, most = facts.candle_hours * HOUR, facts.candles_per_call
    found: dict[float, Candle] = {}
    for call in range(_MOST_CALLS):
        if call:
            await asyncio.sleep(_PAUSE)
        begin = round((since - span) * 1000)  # where both ends count, the oldest is left out
        rows = await client.fetch_ohlcv(pair, f"{facts.candle_hours}h", begin, most)
        page = {c.at: c for c in map(_candle, rows) if c.at >= since}
        found |= page
        since = max(page, default=since + (most - 2) * span) + span
        if since > client.milliseconds() / 1000:
            break
    return [found[at] for at in sorted(found)]


def _candle(row: Sequence[Any]) -> Candle:
    at, _, high, low, close = row[:5]
    return Candle(int(at) / 1000, Decimal(str(low)), Decimal(str(high)), Decimal(str(close)))


def _market(client: Any, pair: str, listing: Listing) -> Any:
    """Return the least that ccxt must know of a market, instead of loading all of them."""
    base, _, quote = pair.partition("/")
    kinds = dict.fromkeys(("contract", "swap", "future", "option"), False)
    return client.safe_market_structure(
        {"id": listing.id, "symbol": pair, "base": base, "quote": quote, "baseId": base}
        | {"quoteId": quote, "type": "spot", "spot": True, "active": True, "info": {}, **kinds}
        | {"precision": {"amount": _NO_STEP, "price": _NO_STEP}}
    )
