"""MEXC: https://www.mexc.com/api-docs/spot-v3/market-data-endpoints."""

from bot.sandbox.exchanges._http import ExchangeReply, ExchangeRequest, json_reply
from bot.sandbox.exchanges._markets import _like_binance
from bot.sandbox.exchanges._markets._reading import FEE, MarketRoutes
from bot.sandbox.exchanges._world import PriceWorld


def _information(call: ExchangeRequest, world: PriceWorld) -> ExchangeReply:
    symbols = [
        {
            "symbol": p.base + p.quote,
            "status": "1",
            "baseAsset": p.base,
            "baseAssetPrecision": 8,  # finer than what orders may have: baseSizePrecision
            "quoteAsset": p.quote,
            "quotePrecision": p.price_digits,
            "quoteAssetPrecision": p.price_digits,
            "orderTypes": ["LIMIT", "MARKET", "LIMIT_MAKER"],
            "isSpotTradingAllowed": True,
            "isMarginTradingAllowed": False,
            "quoteAmountPrecision": f"{p.min_cost:f}",
            "baseSizePrecision": p.lot,
            "permissions": ["SPOT"],
            "makerCommission": FEE,
            "takerCommission": FEE,
        }
        for p in world.pairs()
    ]
    return json_reply({"timezone": "CST", "serverTime": int(call.now), "symbols": symbols})


MARKET: MarketRoutes = {
    "/api/v3/exchangeInfo": _information,
    "/api/v3/ticker/bookTicker": _like_binance.book_tickers,
    "/api/v3/ticker/24hr": _like_binance.day_tickers,
    "/api/v3/klines": _like_binance.klines,
}
