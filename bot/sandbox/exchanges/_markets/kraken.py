"""Kraken: https://docs.kraken.com/api/docs/rest-api/get-tradable-asset-pairs."""

from bot.sandbox.exchanges._http import ExchangeReply, ExchangeRequest, json_reply
from bot.sandbox.exchanges._markets._reading import MarketRoutes, asked, bars_of, number, span
from bot.sandbox.exchanges._world import PriceWorld, SandboxPair

_NEWEST = 720  # candles
_UNKNOWN = json_reply({"error": ["EQuery:Unknown asset pair"]})


def _ok(result: object) -> ExchangeReply:
    return json_reply({"error": [], "result": result})


def _base(pair: SandboxPair) -> str:
    return "XBT" if pair.base == "BTC" else pair.base


def _name(pair: SandboxPair) -> str:
    return _base(pair) + pair.quote


def _pairs(_call: ExchangeRequest, world: PriceWorld) -> ExchangeReply:
    return _ok(
        {
            _name(p): {
                "altname": _name(p),
                "wsname": f"{_base(p)}/{p.quote}",
                "aclass_base": "currency",
                "base": f"X{_base(p)}" if p.base != "SOL" else "SOL",
                "aclass_quote": "currency",
                "quote": p.quote,
                "pair_decimals": p.price_digits + 1,  # finer than what orders may have: tick_size
                "lot_decimals": p.qty_digits,
                "lot_multiplier": 1,
                "fees": [[0, 0.1]],
                "fees_maker": [[0, 0.1]],
                "fee_volume_currency": "ZUSD",
                "ordermin": f"{p.min_qty:f}",
                "costmin": f"{p.min_cost:f}",
                "tick_size": p.tick,
                "status": "online",
            }
            for p in world.pairs()
        }
    )


def _tickers(call: ExchangeRequest, world: PriceWorld) -> ExchangeReply:
    """Refuse all pairs if one is unknown, as Kraken does."""
    names = [name for name in asked(call).get("pair", "").split(",") if name]
    found = [world.find(name) for name in names] or world.pairs()
    pairs = [pair for pair in found if pair]
    if len(pairs) < len(found):
        return _UNKNOWN
    return _ok(
        {
            _name(n.pair): {
                "a": [n.ask, "1", n.size],
                "b": [n.bid, "1", n.size],
                "c": [n.last, "0.1"],
                "v": [n.base_volume, n.base_volume],
                "p": [n.last, n.last],
                "t": [1, 1],
                "l": [n.low, n.low],
                "h": [n.high, n.high],
                "o": n.open,
            }
            for n in map(world.now, pairs)
        }
    )


def _candles(call: ExchangeRequest, world: PriceWorld) -> ExchangeReply:
    """Return the newest ones, also if `since` is older."""
    sent = asked(call)
    pair = world.find(sent.get("pair", ""))
    if pair is None:
        return _UNKNOWN
    hours = max(int(number(sent.get("interval"), 60)) // 60, 1)
    bars = bars_of(world, pair, span(sent, world, "since", ""), hours)[-_NEWEST:]
    rows = [[b.at, b.open, b.high, b.low, b.close, b.close, b.volume, 1] for b in bars]
    return _ok({_name(pair): rows, "last": bars[-1].at if bars else 0})


MARKET: MarketRoutes = {
    "/0/public/AssetPairs": _pairs,
    "/0/public/Ticker": _tickers,
    "/0/public/OHLC": _candles,
}
