"""Coinbase: https://docs.cdp.coinbase.com/api-reference/advanced-trade-api/rest-api/public."""

from bot.sandbox.exchanges._http import ExchangeReply, ExchangeRequest, json_reply
from bot.sandbox.exchanges._markets._reading import MarketRoutes, asked, bars_of, newest, span
from bot.sandbox.exchanges._world import PriceWorld

_API = "/api/v3/brokerage/market/products"
_NOT_FOUND = json_reply({"error": "NOT_FOUND", "message": "product not found"}, 404)


def _products(call: ExchangeRequest, world: PriceWorld) -> ExchangeReply:
    wanted = asked(call).get("product_type", "SPOT") == "SPOT"
    products = [
        {
            "product_id": f"{n.pair.base}-{n.pair.quote}",
            "price": n.last,
            "price_percentage_change_24h": f"{float(n.change) * 100}",
            "volume_24h": n.base_volume,
            "approximate_quote_24h_volume": n.volume,
            "base_increment": n.pair.lot,
            "quote_increment": n.pair.tick,
            "price_increment": n.pair.tick,
            "quote_min_size": f"{n.pair.min_cost:f}",
            "quote_max_size": "150000000",
            "base_min_size": f"{n.pair.min_qty:f}",
            "base_max_size": "3400",
            "status": "online",
            "trading_disabled": False,
            "is_disabled": False,
            "product_type": "SPOT",
            "base_currency_id": n.pair.base,
            "quote_currency_id": n.pair.quote,
        }
        for n in map(world.now, world.pairs())
        if wanted
    ]
    return json_reply({"products": products, "num_products": len(products)})


def _ticker(_call: ExchangeRequest, world: PriceWorld, name: str) -> ExchangeReply:
    pair = world.find(name)
    if pair is None:
        return _NOT_FOUND
    now = world.now(pair)
    return json_reply({"trades": [], "best_bid": now.bid, "best_ask": now.ask})


def _candles(call: ExchangeRequest, world: PriceWorld, name: str) -> ExchangeReply:
    bars = newest(bars_of(world, world.find(name), span(asked(call), world, "start", "end")), 350)
    return json_reply(
        {
            "candles": [
                {
                    "start": str(b.at),
                    "low": b.low,
                    "high": b.high,
                    "open": b.open,
                    "close": b.close,
                    "volume": b.volume,
                }
                for b in bars
            ]
        }
    )


MARKET: MarketRoutes = {
    _API: _products,
    f"{_API}/([^/]+)/ticker": _ticker,
    f"{_API}/([^/]+)/candles": _candles,
}
