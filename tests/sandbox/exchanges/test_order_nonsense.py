"""Whatever is sent to the calls about orders, they answer, and money moves by an order alone."""

import json
from collections.abc import Mapping
from decimal import Decimal
from urllib.parse import urlencode

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.sandbox.exchanges import binance, bybit, kucoin, mexc
from bot.sandbox.exchanges._desk import Desk, TradingFloor
from bot.sandbox.exchanges._http import ExchangeReply, ExchangeRequest
from bot.sandbox.exchanges._key import Key
from bot.sandbox.exchanges._venue import Venue
from bot.sandbox.exchanges._world import PriceWorld

NOW = 1_800_000_000.0
VENUES: Mapping[str, Venue] = {m.VENUE.id: m.VENUE for m in (kucoin, mexc, binance, bybit)}
NAMES = [
    "symbol",
    "side",
    "type",
    "timeInForce",
    "size",
    "quantity",
    "qty",
    "price",
    "clientOid",
    "newClientOrderId",
    "orderLinkId",
    "category",
    "orderType",
    "orderId",
    "origClientOrderId",
    "limit",
    "startTime",
    "endTime",
    "startAt",
    "endAt",
    "openOnly",
    "coin",
    "currency",
    "accountType",
]
WORDS = [
    "BTC-USDT",
    "BTCUSDT",
    "ABC",
    "buy",
    "BUY",
    "Buy",
    "sell",
    "SELL",
    "Sell",
    "limit",
    "LIMIT",
    "Limit",
    "IMMEDIATE_OR_CANCEL",
    "IOC",
    "GTC",
    "spot",
    "linear",
    "0.002",
    "60000",
    "70000.5",
    "1E-3",
    "-1",
    "0",
    "00",
    ".",
    "1800000000000",
    "1",
    "bfabc",
]
texts = st.one_of(st.sampled_from(WORDS), st.text(max_size=12))
values = st.one_of(
    texts,
    st.integers(),
    st.floats(),
    st.none(),
    st.booleans(),
    st.lists(texts, max_size=2),
    st.dictionaries(texts, texts, max_size=2),
)
queries = st.dictionaries(st.sampled_from(NAMES), texts, max_size=9)
bodies = st.one_of(
    st.dictionaries(st.sampled_from(NAMES), values, max_size=9).map(json.dumps),
    st.text(max_size=20),
    st.just("[]"),
).map(lambda text: text.encode(errors="replace"))


@pytest.mark.parametrize("exchange", VENUES)
@given(data=st.data())
def test_nonsense_is_answered(exchange: str, data: st.DataObject) -> None:
    desk = desk_of(exchange)
    (method, pattern), endpoint = data.draw(st.sampled_from(list(VENUES[exchange].trading.items())))
    call = request(method, pattern, data.draw(queries), data.draw(bodies))
    groups = (data.draw(st.sampled_from(["bfabc", "0" * 24])),) if "(" in pattern else ()
    if "0-9a-f" in pattern:
        groups = ("0" * 24,)

    reply = endpoint.answer(call, desk, *groups)

    assert reply.status < 500
    assert isinstance(json.loads(reply.body), dict | list)
    coins = desk.account.coins()
    assert all(free >= 0 for free, _ in coins.values())
    if not (endpoint.places and desk.account.orders):
        assert set(coins) == {"USDT"}
        assert coins["USDT"] == (Decimal(1000), Decimal(0))


@pytest.mark.parametrize("exchange", VENUES)
@given(change=st.tuples(st.sampled_from(NAMES), values))
@example(change=("side", ["buy"]))
@example(change=("symbol", {}))
@example(change=("orderLinkId", 1))
@example(change=("clientOid", []))
@example(change=("size", 1e-05))
def test_an_order_with_one_strange_value_is_answered(
    exchange: str, change: tuple[str, object]
) -> None:
    """All but one value is right, so that each is looked at."""
    desk = desk_of(exchange)
    reply = place(exchange, desk, {**RIGHT[exchange], change[0]: change[1]})

    assert reply.status < 500
    assert all(isinstance(order.client_id, str) for order in desk.account.orders)


RIGHT: Mapping[str, Mapping[str, str]] = {
    "kucoin": {
        "symbol": "BTC-USDT",
        "side": "buy",
        "type": "limit",
        "timeInForce": "IOC",
        "size": "0.002",
        "price": "70000",
    },
    "mexc": {
        "symbol": "BTCUSDT",
        "side": "BUY",
        "type": "IMMEDIATE_OR_CANCEL",
        "quantity": "0.002",
        "price": "70000",
    },
    "binance": {
        "symbol": "BTCUSDT",
        "side": "BUY",
        "type": "LIMIT",
        "timeInForce": "IOC",
        "quantity": "0.002",
        "price": "70000",
    },
    "bybit": {
        "category": "spot",
        "symbol": "BTCUSDT",
        "side": "Buy",
        "orderType": "Limit",
        "timeInForce": "IOC",
        "qty": "0.002",
        "price": "70000",
    },
}


@pytest.mark.parametrize("exchange", VENUES)
def test_the_right_order_is_taken(exchange: str) -> None:
    """Or else the test above would test nothing."""
    desk = desk_of(exchange)

    place(exchange, desk, RIGHT[exchange])

    assert len(desk.account.orders) == 1


def desk_of(exchange: str) -> Desk:
    world = PriceWorld(clock=lambda: NOW)
    return TradingFloor(rules=VENUES[exchange].rules, world=world).desk(Key(account=1), NOW)


def place(exchange: str, desk: Desk, order: Mapping[str, object]) -> ExchangeReply:
    """Place an order in the body or in the query, as the exchange wants it."""
    endpoint = next(e for e in VENUES[exchange].trading.values() if e.places)
    if exchange in {"kucoin", "bybit"}:
        return endpoint.answer(request("POST", "/", {}, json.dumps(order).encode()), desk)
    query = {name: str(value) for name, value in order.items()}
    return endpoint.answer(request("POST", "/", query, b""), desk)


def request(method: str, path: str, query: Mapping[str, str], body: bytes) -> ExchangeRequest:
    return ExchangeRequest(
        method=method,
        path=path,
        query=urlencode(query, errors="replace"),
        headers={},
        body=body,
        seen_ip="",
        now=NOW * 1000,
    )
