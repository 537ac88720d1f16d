"""Verifies the MEXC server with pymexc, a client no one here wrote."""

import asyncio
import sys
from collections.abc import Callable
from decimal import Decimal
from types import ModuleType
from typing import Any

import pytest

from bot.domain.credentials import Field
from bot.sandbox.exchanges import ExchangeServer
from tests.sandbox.exchanges.conftest import QTY, best

# Version 1.3.1 imports a module that its wheel does not contain.
sys.modules.setdefault("pymexc._async.web", ModuleType("pymexc._async.web"))

from pymexc import futures, spot  # noqa: E402  # only now it can be imported
from pymexc.base import MexcAPIError  # noqa: E402  # same


def client(module: Any, server: ExchangeServer, case: str) -> Any:
    """Make its HTTP client; `base_url` is a plain attribute of it."""
    fields = server.sample(case).fields
    made = module.HTTP(api_key=fields[Field.API_KEY], api_secret=fields[Field.SECRET])
    made.base_url = server.url
    return made


async def ask(question: Callable[[], Any]) -> Any:
    return await asyncio.to_thread(question)


async def test_it_reads_the_key(mexc: ExchangeServer) -> None:
    http = client(spot, mexc, "good")
    payload = await ask(
        lambda: http.call("GET", "api/v3/apiKeyInfo", params={"accessKey": http.api_key})
    )
    assert payload["accessKey"] == http.api_key
    assert "SPOT_DEAL_WRITE" in payload["permissions"]


async def test_it_uses_the_spot_api(mexc: ExchangeServer) -> None:
    http = client(spot, mexc, "good")
    assert (await ask(http.time))["serverTime"] > 1_700_000_000_000
    assert (await ask(http.account_information))["accountType"] == "SPOT"
    assert await ask(lambda: http.current_open_orders("BTCUSDT")) == []
    assert "BTCUSDT" in (await ask(http.get_default_symbols))["data"]
    order = {"quantity": 0.001, "price": 1000}
    assert await ask(lambda: http.test_order("BTCUSDT", "BUY", "LIMIT", **order)) == {}


async def test_it_places_an_order_and_finds_it(mexc: ExchangeServer) -> None:
    http = client(spot, mexc, "good")
    wish = {"quantity": str(QTY), "price": best(mexc), "new_client_order_id": "sandbox-1"}
    placed = await ask(lambda: http.order("BTCUSDT", "BUY", "IMMEDIATE_OR_CANCEL", **wish))
    found = await ask(lambda: http.query_order("BTCUSDT", orig_client_order_id="sandbox-1"))
    assert (found["orderId"], found["status"]) == (placed["orderId"], "FILLED")
    assert Decimal(found["executedQty"]) == QTY
    trades = await ask(lambda: http.account_trade_list("BTCUSDT", order_id=placed["orderId"]))
    assert sum(Decimal(t["qty"]) for t in trades) == QTY
    assert {t["commissionAsset"] for t in trades} == {"USDT"}
    assert await ask(lambda: http.all_orders("BTCUSDT")) == [found]
    with pytest.raises(MexcAPIError, match="code=-2011"):
        await ask(lambda: http.cancel_order("BTCUSDT", orig_client_order_id="sandbox-1"))
    with pytest.raises(MexcAPIError, match="code=30005"):
        await ask(lambda: http.order("BTCUSDT", "SELL", "IMMEDIATE_OR_CANCEL", quantity=1, price=9))


async def test_it_uses_the_contract_api(mexc: ExchangeServer) -> None:
    http = client(futures, mexc, "good")
    assert (await ask(http.assets))["data"][0]["currency"] == "USDT"
    mode = await ask(lambda: http.call("GET", "api/v1/private/position/position_mode"))
    assert mode["success"] is True


@pytest.mark.parametrize(
    ("case", "code"),
    [
        ("unknown-key", 10072),
        ("expired", 10072),
        ("wrong-secret", 700002),
        ("ip-refused", 700006),
        ("clock-skew", 700003),
    ],
)
async def test_spot_refuses_it(case: str, code: int, mexc: ExchangeServer) -> None:
    with pytest.raises(MexcAPIError, match=f"code={code}"):
        await ask(client(spot, mexc, case).account_information)


async def test_spot_refuses_an_order_of_a_reader(mexc: ExchangeServer) -> None:
    http = client(spot, mexc, "read-only")
    with pytest.raises(MexcAPIError, match="code=700007"):
        await ask(lambda: http.test_order("BTCUSDT", "BUY", "LIMIT", quantity=1, price=1))


@pytest.mark.parametrize(
    ("case", "code"),
    [("unknown-key", 10072), ("expired", 402), ("wrong-secret", 602), ("no-futures", 701)],
)
async def test_contract_refuses_it(case: str, code: int, mexc: ExchangeServer) -> None:
    with pytest.raises(MexcAPIError, match=f"code={code}"):
        await ask(client(futures, mexc, case).assets)
