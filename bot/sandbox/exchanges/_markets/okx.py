"""OKX: https://www.okx.com/docs-v5/en/#public-data-rest-api-get-instruments."""

from bot.sandbox.exchanges._http import ExchangeReply, ExchangeRequest, json_reply
from bot.sandbox.exchanges._markets._reading import (
    MarketRoutes,
    asked,
    bars_of,
    newest,
    number,
    span,
)
from bot.sandbox.exchanges._world import PriceWorld


def _ok(data: object) -> ExchangeReply:
    return json_reply({"code": "0", "msg": "", "data": data})


def _instruments(_call: ExchangeRequest, world: PriceWorld) -> ExchangeReply:
    return _ok(
        [
            {
                "instType": "SPOT",
                "instId": f"{p.base}-{p.quote}",
                "baseCcy": p.base,
                "quoteCcy": p.quote,
                "tickSz": p.tick,
                "lotSz": p.lot,
                "minSz": f"{p.min_qty:f}",
                "maxLmtSz": "9999999999",
                "state": "live",
                "listTime": "1611907686000",
            }
            for p in world.pairs()
        ]
    )


def _tickers(call: ExchangeRequest, world: PriceWorld) -> ExchangeReply:
    return _ok(
        [
            {
                "instType": "SPOT",
                "instId": f"{n.pair.base}-{n.pair.quote}",
                "last": n.last,
                "askPx": n.ask,
                "askSz": n.size,
                "bidPx": n.bid,
                "bidSz": n.size,
                "open24h": n.open,
                "high24h": n.high,
                "low24h": n.low,
                "volCcy24h": n.volume,
                "vol24h": n.base_volume,
                "ts": str(int(call.now)),
            }
            for n in map(world.now, world.pairs())
        ]
    )


def _candles(call: ExchangeRequest, world: PriceWorld) -> ExchangeReply:
    """Return the newest 100 at most. `before` and `after` are excluded, and read backwards."""
    sent = asked(call)
    begin, end = span(sent, world, "before", "after", 1000)
    bars = bars_of(world, world.find(sent.get("instId", "")), (begin + 0.001, end - 0.001))
    most = min(int(number(sent.get("limit"), 100)), 100)
    return _ok(
        [
            [str(b.at * 1000), b.open, b.high, b.low, b.close, b.volume, "0", "0", "1"]
            for b in newest(bars, most)
        ]
    )


MARKET: MarketRoutes = {
    "/api/v5/public/instruments": _instruments,
    "/api/v5/market/tickers": _tickers,
    "/api/v5/market/(?:history-)?candles": _candles,
}
