"""BingX: https://bingx-api.github.io/docs/#/en-us/spot/market-api.html."""

from bot.sandbox.exchanges._http import ExchangeReply, ExchangeRequest, json_reply
from bot.sandbox.exchanges._markets._reading import MarketRoutes, asked, bars_of, number, span
from bot.sandbox.exchanges._world import PriceWorld


def _ok(data: object) -> ExchangeReply:
    return json_reply({"code": 0, "msg": "", "debugMsg": "", "data": data})


def _symbols(_call: ExchangeRequest, world: PriceWorld) -> ExchangeReply:
    symbols = [
        {
            "symbol": f"{p.base}-{p.quote}",
            "minQty": 0,
            "maxQty": 0,
            "minNotional": float(p.min_cost),
            "maxNotional": 1000000,
            "status": 1,
            "tickSize": float(p.tick),  # 1e-05, as a number
            "stepSize": float(p.lot),
            "apiStateSell": True,
            "apiStateBuy": True,
        }
        for p in world.pairs()
    ]
    return _ok({"symbols": symbols})


def _tickers(call: ExchangeRequest, world: PriceWorld) -> ExchangeReply:
    return _ok(
        [
            {
                "symbol": f"{n.pair.base}-{n.pair.quote}",
                "openPrice": n.open,
                "highPrice": n.high,
                "lowPrice": n.low,
                "lastPrice": n.last,
                "volume": n.base_volume,
                "quoteVolume": n.volume,
                "openTime": int(call.now) - 86_400_000,
                "closeTime": int(call.now),
                "bidPrice": float(n.bid),
                "bidQty": float(n.size),
                "askPrice": float(n.ask),
                "askQty": float(n.size),
                "priceChangePercent": f"{float(n.change) * 100:.2f}%",
            }
            for n in map(world.now, world.pairs())
        ]
    )


def _candles(call: ExchangeRequest, world: PriceWorld) -> ExchangeReply:
    sent = asked(call)
    times = span(sent, world, "startTime", "endTime", 1000)
    bars = bars_of(world, world.find(sent.get("symbol", "")), times)
    bars = bars[: int(number(sent.get("limit"), 500))][::-1]
    return _ok(
        [
            [
                b.at * 1000,
                *map(float, (b.open, b.high, b.low, b.close, b.volume)),
                b.at * 1000 + 3_599_999,
                0,
            ]
            for b in bars
        ]
    )


MARKET: MarketRoutes = {
    "/openApi/spot/v1/common/symbols": _symbols,
    "/openApi/spot/v1/ticker/24hr": _tickers,
    "/openApi/spot/v[12]/market/kline": _candles,
}
