"""HTX: https://www.htx.com/en-us/opend/newApiPages, "Market data"."""

from bot.sandbox.exchanges._http import ExchangeReply, ExchangeRequest, json_reply
from bot.sandbox.exchanges._markets._reading import MarketRoutes, asked, bars_of, number, span
from bot.sandbox.exchanges._world import PriceWorld


def _ok(call: ExchangeRequest, data: object) -> ExchangeReply:
    return json_reply({"status": "ok", "ts": int(call.now), "data": data})


def _symbols(call: ExchangeRequest, world: PriceWorld) -> ExchangeReply:
    return _ok(
        call,
        [
            {
                "base-currency": p.base.lower(),
                "quote-currency": p.quote.lower(),
                "price-precision": p.price_digits,
                "amount-precision": p.qty_digits,
                "symbol-partition": "main",
                "symbol": (p.base + p.quote).lower(),
                "state": "online",
                "value-precision": 8,
                "min-order-amt": float(p.min_qty),
                "max-order-amt": 1000,
                "min-order-value": float(p.min_cost),
                "api-trading": "enabled",
            }
            for p in world.pairs()
        ],
    )


def _tickers(call: ExchangeRequest, world: PriceWorld) -> ExchangeReply:
    rows = [
        {
            "symbol": (n.pair.base + n.pair.quote).lower(),
            "open": float(n.open),
            "high": float(n.high),
            "low": float(n.low),
            "close": float(n.last),
            "amount": float(n.base_volume),
            "vol": float(n.volume),
            "bid": float(n.bid),
            "bidSize": float(n.size),
            "ask": float(n.ask),
            "askSize": float(n.size),
        }
        for n in map(world.now, world.pairs())
    ]
    return _ok(call, rows)


def _candles(call: ExchangeRequest, world: PriceWorld) -> ExchangeReply:
    sent = asked(call)
    times = span(sent, world, "from", "to")
    bars = bars_of(world, world.find(sent.get("symbol", "")), times)
    bars = bars[: int(number(sent.get("size"), 150))]
    rows = [
        {
            "id": b.at,
            "open": float(b.open),
            "close": float(b.close),
            "low": float(b.low),
            "high": float(b.high),
            "amount": float(b.volume),
            "vol": 0,
            "count": 1,
        }
        for b in bars
    ]
    return _ok(call, rows)


MARKET: MarketRoutes = {
    "/v1/common/symbols": _symbols,
    "/market/tickers": _tickers,
    "/market/history/candles": _candles,
}
