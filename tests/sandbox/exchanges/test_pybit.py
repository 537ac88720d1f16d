"""Verifies the Bybit server with Bybit's own SDK."""

import asyncio
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from pybit.exceptions import FailedRequestError, InvalidRequestError
from pybit.unified_trading import HTTP

from bot.domain.credentials import Field
from bot.sandbox.exchanges import ExchangeServer
from tests.sandbox.exchanges.conftest import QTY, best

NO_CODE = 0  # is left to retry: it would sleep before that
ORDER = {"symbol": "BTCUSDT", "side": "Buy", "orderType": "Limit", "qty": "1", "price": "1000"}


def client(server: ExchangeServer, case: str) -> Any:
    """Make its HTTP client; `endpoint` is a plain attribute of it."""
    fields = server.sample(case).fields
    made = HTTP(
        api_key=fields[Field.API_KEY],
        api_secret=fields[Field.SECRET],
        retry_codes={NO_CODE},
    )
    made.endpoint = server.url
    return made


async def ask(question: Callable[[], Any]) -> Any:
    return await asyncio.to_thread(question)


async def test_it_reads_the_key(bybit: ExchangeServer) -> None:
    payload = await ask(client(bybit, "good-with-ip-list").get_api_key_information)
    assert payload["result"]["permissions"]["Spot"] == ["SpotTrade"]
    assert payload["result"]["ips"] == ["203.0.113.7"]


async def test_it_uses_the_trading_api(bybit: ExchangeServer) -> None:
    http = client(bybit, "good")
    assert int((await ask(http.get_server_time))["result"]["timeSecond"]) > 1_700_000_000
    payload = await ask(lambda: http.get_wallet_balance(accountType="UNIFIED", coin="USDT"))
    assert payload["result"]["list"][0]["coin"][0]["coin"] == "USDT"
    payload = await ask(lambda: http.get_open_orders(category="linear", symbol="BTCUSDT"))
    assert payload["result"]["list"] == []
    payload = await ask(lambda: http.pre_check_order(category="linear", **ORDER))
    assert payload["result"]["postImrE4"] == 357


async def test_it_places_an_order_and_finds_it(bybit: ExchangeServer) -> None:
    http = client(bybit, "good")
    spot = {"category": "spot", "symbol": "BTCUSDT"}
    wish = {"qty": str(QTY), "price": best(bybit), "timeInForce": "IOC", "orderLinkId": "sandbox-1"}
    placed = await ask(lambda: http.place_order(**spot, side="Buy", orderType="Limit", **wish))
    assert placed["result"]["orderLinkId"] == "sandbox-1"
    for find in (http.get_open_orders, http.get_order_history):
        found = await ask(partial(find, **spot, orderLinkId="sandbox-1"))
        (order,) = found["result"]["list"]
        assert order["orderId"] == placed["result"]["orderId"]
        assert (order["orderStatus"], Decimal(order["cumExecQty"])) == ("Filled", QTY)
    trades = await ask(lambda: http.get_executions(**spot, orderId=order["orderId"]))
    assert sum(Decimal(t["execQty"]) for t in trades["result"]["list"]) == QTY
    assert {t["feeCurrency"] for t in trades["result"]["list"]} == {"BTC"}
    with pytest.raises(InvalidRequestError) as caught:
        await ask(lambda: http.place_order(**spot, side="Buy", orderType="Limit", **wish))
    assert caught.value.status_code == 170141


async def test_it_reads_the_kind_of_the_account(bybit: ExchangeServer) -> None:
    info = await ask(client(bybit, "classic-account").get_account_info)
    assert info["result"]["unifiedMarginStatus"] == 1


@pytest.mark.parametrize(
    ("case", "code"),
    [
        ("wrong-secret", 10004),
        ("ip-refused", 10010),
        ("expired", 33004),
        ("clock-skew", 10002),
        ("account-restricted", 10008),
        ("rate-limited", 10006),
        ("down", 10016),
    ],
)
async def test_it_is_refused(case: str, code: int, bybit: ExchangeServer) -> None:
    with pytest.raises(InvalidRequestError) as caught:
        await ask(client(bybit, case).get_api_key_information)
    assert caught.value.status_code == code


@pytest.mark.parametrize(("case", "status"), [("unknown-key", 401), ("region-blocked", 403)])
async def test_it_is_refused_with_a_status(case: str, status: int, bybit: ExchangeServer) -> None:
    with pytest.raises(FailedRequestError) as caught:
        await ask(client(bybit, case).get_api_key_information)
    assert caught.value.status_code == status


async def test_it_is_refused_an_order_of_a_reader(bybit: ExchangeServer) -> None:
    http = client(bybit, "read-only")
    with pytest.raises(InvalidRequestError) as caught:
        await ask(lambda: http.pre_check_order(category="linear", **ORDER))
    assert caught.value.status_code == 10005
