"""Gate: https://www.gate.com/docs/developers/apiv4/en/#spot."""

from bot.sandbox.exchanges._http import ExchangeReply, ExchangeRequest, json_reply
from bot.sandbox.exchanges._markets._reading import MarketRoutes, asked, bars_of, span
from bot.sandbox.exchanges._world import PriceWorld


def _pairs(_call: ExchangeRequest, world: PriceWorld) -> ExchangeReply:
    return json_reply(
        [
            {
                "id": f"{p.base}_{p.quote}",
                "base": p.base,
                "quote": p.quote,
                "fee": "0.1",
                "min_base_amount": f"{p.min_qty:f}",
                "min_quote_amount": f"{p.min_cost:f}",
                "amount_precision": p.qty_digits,
                "precision": p.price_digits,
                "trade_status": "tradable",
                "sell_start": 0,
                "buy_start": 0,
            }
            for p in world.pairs()
        ]
    )


def _margin_pairs(_call: ExchangeRequest, _world: PriceWorld) -> ExchangeReply:
    return json_reply([])


def _tickers(_call: ExchangeRequest, world: PriceWorld) -> ExchangeReply:
    return json_reply(
        [
            {
                "currency_pair": f"{n.pair.base}_{n.pair.quote}",
                "last": n.last,
                "lowest_ask": n.ask,
                "lowest_size": n.size,
                "highest_bid": n.bid,
                "highest_size": n.size,
                "change_percentage": f"{float(n.change) * 100:.2f}",
                "base_volume": n.base_volume,
                "quote_volume": n.volume,
                "high_24h": n.high,
                "low_24h": n.low,
            }
            for n in map(world.now, world.pairs())
        ]
    )


def _candles(call: ExchangeRequest, world: PriceWorld) -> ExchangeReply:
    sent = asked(call)
    times = span(sent, world, "from", "to")
    bars = bars_of(world, world.find(sent.get("currency_pair", "")), times)
    rows = [[str(b.at), "0", b.close, b.high, b.low, b.open, b.volume, "true"] for b in bars]
    return json_reply(rows)


MARKET: MarketRoutes = {
    "/api/v4/spot/currency_pairs": _pairs,
    "/api/v4/margin/currency_pairs": _margin_pairs,
    "/api/v4/spot/tickers": _tickers,
    "/api/v4/spot/candlesticks": _candles,
}
