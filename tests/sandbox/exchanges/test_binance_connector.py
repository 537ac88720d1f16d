"""Verifies the Binance server with Binance's own connector."""

import asyncio
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from binance.error import ClientError, ServerError
from binance.spot import Spot

from bot.domain.credentials import Field
from bot.sandbox.exchanges import ExchangeServer
from tests.sandbox.exchanges.conftest import QTY, best

ORDER = {"symbol": "BTCUSDT", "side": "BUY", "type": "LIMIT", "timeInForce": "GTC"}
AMOUNT = {"quantity": 0.001, "price": 1000}


def client(server: ExchangeServer, case: str) -> Any:
    fields = server.sample(case).fields
    return Spot(fields[Field.API_KEY], fields[Field.SECRET], base_url=server.url)


async def ask(question: Callable[[], Any]) -> Any:
    return await asyncio.to_thread(question)


async def refusal(question: Callable[[], Any]) -> tuple[int, int]:
    with pytest.raises(ClientError) as caught:
        await ask(question)
    return caught.value.status_code, caught.value.error_code


async def test_it_reads_the_key(binance: ExchangeServer) -> None:
    payload = await ask(client(binance, "good-with-ip-list").api_key_permissions)
    assert (payload["ipRestrict"], payload["enableWithdrawals"]) == (True, False)
    assert payload["enableSpotAndMarginTrading"] is True


async def test_it_uses_the_spot_api(binance: ExchangeServer) -> None:
    spot = client(binance, "good")
    assert (await ask(spot.time))["serverTime"] > 1_700_000_000_000
    assert (await ask(spot.system_status))["msg"] == "normal"
    assert (await ask(spot.account))["accountType"] == "SPOT"
    assert await ask(lambda: spot.get_open_orders("BTCUSDT")) == []
    assert await ask(lambda: spot.new_order_test(**ORDER, **AMOUNT)) == {}


async def test_it_places_an_order_and_finds_it(binance: ExchangeServer) -> None:
    spot = client(binance, "good")
    wish = {"quantity": str(QTY), "price": best(binance), "newClientOrderId": "sandbox-1"}
    placed = await ask(lambda: spot.new_order("BTCUSDT", "BUY", "LIMIT", timeInForce="IOC", **wish))
    assert placed["status"] == "FILLED"
    found = await ask(lambda: spot.get_order("BTCUSDT", origClientOrderId="sandbox-1"))
    assert (found["orderId"], Decimal(found["executedQty"])) == (placed["orderId"], QTY)
    trades = await ask(lambda: spot.my_trades("BTCUSDT", orderId=placed["orderId"]))
    assert sum(Decimal(t["qty"]) for t in trades) == QTY
    assert {t["commissionAsset"] for t in trades} == {"BTC"}
    assert await ask(lambda: spot.get_orders("BTCUSDT")) == [found]
    balances = (await ask(spot.account))["balances"]
    assert [Decimal(b["free"]) for b in balances if b["asset"] == "BTC"] == [QTY * Decimal("0.999")]


async def test_it_is_refused_an_order(binance: ExchangeServer) -> None:
    spot = client(binance, "good")
    unknown = refusal(lambda: spot.get_order("BTCUSDT", origClientOrderId="x"))
    assert await unknown == (400, -2013)
    assert await refusal(lambda: spot.cancel_order("BTCUSDT", origClientOrderId="x")) == (
        400,
        -2011,
    )
    wish = {"quantity": "1", "price": best(binance), "timeInForce": "IOC"}
    assert await refusal(lambda: spot.new_order("BTCUSDT", "SELL", "LIMIT", **wish)) == (400, -2010)


async def test_its_signature_fits_the_futures_api(binance: ExchangeServer) -> None:
    spot = client(binance, "good")
    payload = await ask(lambda: spot.sign_request("GET", "/fapi/v3/balance"))
    assert payload[0]["asset"] == "USDT"
    order = {**ORDER, **AMOUNT}
    assert await ask(lambda: spot.sign_request("POST", "/fapi/v1/order/test", order)) == {}


@pytest.mark.parametrize(
    ("case", "wallet", "spot"),
    [
        ("unknown-key", (400, -2008), (401, -2015)),
        ("ip-refused", (400, -2015), (401, -2015)),
        ("wrong-secret", (400, -1022), (400, -1022)),
        ("clock-skew", (400, -1021), (400, -1021)),
        ("rate-limited", (429, -1003), (429, -1003)),
        ("region-blocked", (451, 0), (451, 0)),
    ],
)
async def test_it_is_refused(
    case: str, wallet: tuple[int, int], spot: tuple[int, int], binance: ExchangeServer
) -> None:
    asker = client(binance, case)
    assert await refusal(asker.api_key_permissions) == wallet
    assert await refusal(asker.account) == spot


async def test_it_is_refused_an_order_of_a_reader(binance: ExchangeServer) -> None:
    reader = client(binance, "read-only")
    assert await refusal(lambda: reader.new_order_test(**ORDER, **AMOUNT)) == (401, -2015)


async def test_it_meets_a_server_that_is_down(binance: ExchangeServer) -> None:
    with pytest.raises(ServerError):
        await ask(client(binance, "down").account)
