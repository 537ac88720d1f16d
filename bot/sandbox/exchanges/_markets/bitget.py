"""Bitget: https://www.bitget.com/api-doc/spot/market/Get-Symbols."""

from bot.sandbox.exchanges._http import ExchangeReply, ExchangeRequest, json_reply
from bot.sandbox.exchanges._markets._reading import FEE, MarketRoutes, asked, bars_of, number, span
from bot.sandbox.exchanges._world import PriceWorld


def _ok(call: ExchangeRequest, data: object) -> ExchangeReply:
    now = int(call.now)
    return json_reply({"code": "00000", "msg": "success", "requestTime": now, "data": data})


def _symbols(call: ExchangeRequest, world: PriceWorld) -> ExchangeReply:
    return _ok(
        call,
        [
            {
                "symbol": p.base + p.quote,
                "baseCoin": p.base,
                "quoteCoin": p.quote,
                "minTradeAmount": "0",
                "maxTradeAmount": "10000000000",
                "takerFeeRate": FEE,
                "makerFeeRate": FEE,
                "pricePrecision": str(p.price_digits),
                "quantityPrecision": str(p.qty_digits),
                "quotePrecision": "8",
                "minTradeUSDT": f"{p.min_cost:f}",
                "status": "online",
            }
            for p in world.pairs()
        ],
    )


def _margin(call: ExchangeRequest, _world: PriceWorld) -> ExchangeReply:
    return _ok(call, [])


def _tickers(call: ExchangeRequest, world: PriceWorld) -> ExchangeReply:
    rows = [
        {
            "symbol": n.pair.base + n.pair.quote,
            "lastPr": n.last,
            "askPr": n.ask,
            "askSz": n.size,
            "bidPr": n.bid,
            "bidSz": n.size,
            "open": n.open,
            "high24h": n.high,
            "low24h": n.low,
            "change24h": n.change,
            "baseVolume": n.base_volume,
            "quoteVolume": n.volume,
            "ts": str(int(call.now)),
        }
        for n in map(world.now, world.pairs())
    ]
    return _ok(call, rows)


def _candles(call: ExchangeRequest, world: PriceWorld) -> ExchangeReply:
    sent = asked(call)
    times = span(sent, world, "startTime", "endTime", 1000)
    bars = bars_of(world, world.find(sent.get("symbol", "")), times)
    bars = bars[-int(min(number(sent.get("limit"), 100), 200)) :]
    rows = [[str(b.at * 1000), b.open, b.high, b.low, b.close, b.volume, "0", "0"] for b in bars]
    return _ok(call, rows)


MARKET: MarketRoutes = {
    "/api/v2/spot/public/symbols": _symbols,
    "/api/v2/margin/currencies": _margin,
    "/api/v2/spot/market/tickers": _tickers,
    "/api/v2/spot/market/(?:history-)?candles": _candles,
}
