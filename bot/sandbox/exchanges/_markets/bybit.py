"""Bybit: https://bybit-exchange.github.io/docs/v5/market/instrument."""

from bot.sandbox.exchanges._http import ExchangeReply, ExchangeRequest, json_reply
from bot.sandbox.exchanges._markets._reading import MarketRoutes, asked, bars_of, number, span
from bot.sandbox.exchanges._world import PriceWorld


def _ok(call: ExchangeRequest, rows: object) -> ExchangeReply:
    result = {"category": "spot", "list": rows}
    return json_reply({"retCode": 0, "retMsg": "OK", "result": result, "time": int(call.now)})


def _instruments(call: ExchangeRequest, world: PriceWorld) -> ExchangeReply:
    return _ok(
        call,
        [
            {
                "symbol": p.base + p.quote,
                "baseCoin": p.base,
                "quoteCoin": p.quote,
                "status": "Trading",
                "marginTrading": "none",
                "lotSizeFilter": {
                    "basePrecision": p.lot,
                    "quotePrecision": "0.0000001",
                    "minOrderQty": f"{p.min_qty:f}",
                    "maxOrderQty": "83",
                    "minOrderAmt": f"{p.min_cost:f}",
                    "maxOrderAmt": "8000000",
                },
                "priceFilter": {"tickSize": p.tick},
            }
            for p in world.pairs()
        ],
    )


def _tickers(call: ExchangeRequest, world: PriceWorld) -> ExchangeReply:
    rows = [
        {
            "symbol": n.pair.base + n.pair.quote,
            "bid1Price": n.bid,
            "bid1Size": n.size,
            "ask1Price": n.ask,
            "ask1Size": n.size,
            "lastPrice": n.last,
            "prevPrice24h": n.open,
            "price24hPcnt": n.change,
            "highPrice24h": n.high,
            "lowPrice24h": n.low,
            "turnover24h": n.volume,
            "volume24h": n.base_volume,
        }
        for n in map(world.now, world.pairs())
    ]
    return _ok(call, rows)


def _candles(call: ExchangeRequest, world: PriceWorld) -> ExchangeReply:
    sent = asked(call)
    times = span(sent, world, "start", "end", 1000)
    bars = bars_of(world, world.find(sent.get("symbol", "")), times)
    bars = bars[: int(number(sent.get("limit"), 200))][::-1]
    rows = [[str(b.at * 1000), b.open, b.high, b.low, b.close, b.volume, "0"] for b in bars]
    return _ok(call, rows)


MARKET: MarketRoutes = {
    "/v5/market/instruments-info": _instruments,
    "/v5/market/tickers": _tickers,
    "/v5/market/kline": _candles,
}
