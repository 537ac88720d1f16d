"""Binance: https://developers.binance.com/docs/binance-spot-api-docs/rest-api."""

from bot.sandbox.exchanges._http import ExchangeReply, ExchangeRequest, json_reply
from bot.sandbox.exchanges._markets import _like_binance
from bot.sandbox.exchanges._markets._reading import MarketRoutes
from bot.sandbox.exchanges._world import PriceWorld, SandboxPair


def _information(call: ExchangeRequest, world: PriceWorld) -> ExchangeReply:
    symbols = [
        {
            "symbol": p.base + p.quote,
            "status": "TRADING",
            "baseAsset": p.base,
            "baseAssetPrecision": 8,
            "quoteAsset": p.quote,
            "quotePrecision": 8,
            "orderTypes": ["LIMIT", "LIMIT_MAKER", "MARKET"],
            "isSpotTradingAllowed": True,
            "isMarginTradingAllowed": False,
            "filters": _filters(p),
            "permissions": [],
            "permissionSets": [["SPOT"]],
        }
        for p in world.pairs()
    ]
    return json_reply({"timezone": "UTC", "serverTime": int(call.now), "symbols": symbols})


def _filters(pair: SandboxPair) -> list[dict[str, str]]:
    least = {"minQty": f"{pair.min_qty:f}", "maxQty": "9000", "stepSize": pair.lot}
    prices = {"minPrice": pair.tick, "maxPrice": "1000000", "tickSize": pair.tick}
    return [
        {"filterType": "PRICE_FILTER", **prices},
        {"filterType": "LOT_SIZE", **least},
        {"filterType": "NOTIONAL", "minNotional": f"{pair.min_cost:f}", "maxNotional": "9000000"},
    ]


MARKET: MarketRoutes = {
    "/api/v3/exchangeInfo": _information,
    "/api/v3/ticker/bookTicker": _like_binance.book_tickers,
    "/api/v3/ticker/24hr": _like_binance.day_tickers,
    "/api/v3/klines": _like_binance.klines,
}
