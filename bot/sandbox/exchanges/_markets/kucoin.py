"""KuCoin: https://www.kucoin.com/docs-new/rest/spot-trading/market-data/get-all-symbols."""

from decimal import Decimal

from bot.sandbox.exchanges._http import ExchangeReply, ExchangeRequest, json_reply
from bot.sandbox.exchanges._markets._reading import FEE, MarketRoutes, asked, bars_of, newest, span
from bot.sandbox.exchanges._world import PriceWorld, SandboxPair


def fee_of(pair: SandboxPair) -> Decimal:
    """Return the share that a taker pays as a fee."""
    return Decimal(FEE) * _coefficient(pair)


def _coefficient(pair: SandboxPair) -> int:
    """Return by how much the fee of a pair differs: it is higher for some coins."""
    return 2 if pair.base == "LTC" else 1


def _ok(data: object) -> ExchangeReply:
    return json_reply({"code": "200000", "data": data})


def _symbols(_call: ExchangeRequest, world: PriceWorld) -> ExchangeReply:
    return _ok(
        [
            {
                "symbol": f"{p.base}-{p.quote}",
                "name": f"{p.base}-{p.quote}",
                "baseCurrency": p.base,
                "quoteCurrency": p.quote,
                "feeCurrency": p.quote,
                "market": "USDS",
                "baseMinSize": f"{p.min_qty:f}",
                "quoteMinSize": "0.1",
                "baseMaxSize": "10000000000",
                "quoteMaxSize": "99999999",
                "baseIncrement": p.lot,
                "quoteIncrement": "0.000001",
                "priceIncrement": p.tick,
                "priceLimitRate": "0.1",
                "minFunds": f"{p.min_cost:f}",
                "isMarginEnabled": False,
                "enableTrading": True,
            }
            for p in world.pairs()
        ]
    )


def _tickers(call: ExchangeRequest, world: PriceWorld) -> ExchangeReply:
    rows = [
        {
            "symbol": f"{n.pair.base}-{n.pair.quote}",
            "symbolName": f"{n.pair.base}-{n.pair.quote}",
            "buy": n.bid,
            "bestBidSize": n.size,
            "sell": n.ask,
            "bestAskSize": n.size,
            "changeRate": n.change,
            "high": n.high,
            "low": n.low,
            "vol": n.base_volume,
            "volValue": n.volume,
            "last": n.last,
            "takerFeeRate": FEE,
            "makerFeeRate": FEE,
            "takerCoefficient": f"{_coefficient(n.pair)}",
            "makerCoefficient": "1",
        }
        for n in map(world.now, world.pairs())
    ]
    return _ok({"time": int(call.now), "ticker": rows})


def _candles(call: ExchangeRequest, world: PriceWorld) -> ExchangeReply:
    sent = asked(call)
    times = span(sent, world, "startAt", "endAt")
    bars = newest(bars_of(world, world.find(sent.get("symbol", "")), times), 1500)
    return _ok([[str(b.at), b.open, b.close, b.high, b.low, b.volume, b.volume] for b in bars])


MARKET: MarketRoutes = {
    "/api/v2/symbols": _symbols,
    "/api/v1/market/allTickers": _tickers,
    "/api/v1/market/candles": _candles,
}
