"""The prices and candles of Binance, which MEXC has taken over."""

from typing import Any

from bot.sandbox.exchanges._http import ExchangeReply, ExchangeRequest, json_reply
from bot.sandbox.exchanges._markets._reading import asked, bars_of, number, span
from bot.sandbox.exchanges._world import PairPrices, PriceWorld


def book_tickers(_call: ExchangeRequest, world: PriceWorld) -> ExchangeReply:
    """Return the best prices of all pairs."""
    return json_reply([_sides(n) for n in map(world.now, world.pairs())])


def day_tickers(call: ExchangeRequest, world: PriceWorld) -> ExchangeReply:
    """Return the figures of 24 hours of all pairs."""
    now = int(call.now)
    return json_reply(
        [
            {
                **_sides(n),
                "priceChangePercent": n.change,
                "lastPrice": n.last,
                "openPrice": n.open,
                "highPrice": n.high,
                "lowPrice": n.low,
                "volume": n.base_volume,
                "quoteVolume": n.volume,
                "openTime": now - 86_400_000,
                "closeTime": now,
            }
            for n in map(world.now, world.pairs())
        ]
    )


def _sides(n: PairPrices) -> dict[str, Any]:
    return {
        "symbol": n.pair.base + n.pair.quote,
        "bidPrice": n.bid,
        "bidQty": n.size,
        "askPrice": n.ask,
        "askQty": n.size,
    }


def klines(call: ExchangeRequest, world: PriceWorld) -> ExchangeReply:
    """Return the oldest candles of a time."""
    sent = asked(call)
    times = span(sent, world, "startTime", "endTime", 1000)
    bars = bars_of(world, world.find(sent.get("symbol", "")), times)
    most = int(number(sent.get("limit"), 500))
    return json_reply(
        [
            [b.at * 1000, b.open, b.high, b.low, b.close, b.volume, b.at * 1000 + 3_599_999, "0"]
            for b in bars[:most]
        ]
    )
