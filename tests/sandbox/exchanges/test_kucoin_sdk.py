"""Verifies the KuCoin server with KuCoin's own SDK."""

import asyncio
from collections.abc import Callable
from decimal import Decimal
from importlib import import_module
from typing import Any

import pytest

from bot.domain.credentials import Field
from bot.sandbox.exchanges import ExchangeServer
from tests.sandbox.exchanges.conftest import QTY, best

# It asks an instance for its fields, as pydantic before 2.11 had it.
pytestmark = pytest.mark.filterwarnings("ignore:Accessing the 'model_fields' attribute")


@pytest.fixture(scope="module")
def its() -> Any:
    """Load the SDK for these tests alone: it takes seconds."""
    return import_module("tests.sandbox.exchanges.kucoin_sdk")


def sdk(its: Any, server: ExchangeServer, case: str) -> Any:
    fields = server.sample(case).fields
    options = (
        its.ClientOptionBuilder()
        .set_key(fields[Field.API_KEY])
        .set_secret(fields[Field.SECRET])
        .set_passphrase(fields[Field.PASSPHRASE])
        .set_spot_endpoint(server.url)
        .set_futures_endpoint(server.url)
        .set_transport_option(its.TransportOption(keep_alive=False, max_retries=0))
        .build()
    )
    return its.DefaultClient(options).rest_service()


async def ask(question: Callable[[], Any]) -> Any:
    return await asyncio.to_thread(question)


async def test_it_reads_the_permissions(kucoin: ExchangeServer, its: Any) -> None:
    account = sdk(its, kucoin, "good-with-ip-list").get_account_service().get_account_api()
    payload = await ask(account.get_apikey_info)
    assert payload.permission == "General,Spot,Futures"
    assert payload.ip_whitelist == "203.**.7"
    assert payload.api_key == kucoin.sample("good-with-ip-list").fields[Field.API_KEY]
    assert payload.is_master is True


async def test_it_reads_balances(kucoin: ExchangeServer, its: Any) -> None:
    account = sdk(its, kucoin, "good").get_account_service().get_account_api()
    query = its.GetSpotAccountListReqBuilder().set_currency("USDT").build()
    payload = await ask(lambda: account.get_spot_account_list(query))
    assert [(a.currency, a.balance) for a in payload.data] == [("USDT", "1000")]
    futures = its.GetFuturesAccountReqBuilder().set_currency("USDT").build()
    payload = await ask(lambda: account.get_futures_account(futures))
    assert (payload.currency, payload.account_equity) == ("USDT", 0)


async def test_it_reads_orders(kucoin: ExchangeServer, its: Any) -> None:
    orders = sdk(its, kucoin, "good").get_spot_service().get_order_api()
    assert (await ask(orders.get_symbols_with_open_order)).symbols == []
    query = its.GetOpenOrdersReqBuilder().set_symbol("BTC-USDT").build()
    assert (await ask(lambda: orders.get_open_orders(query))).data == []


async def test_it_places_a_test_order(kucoin: ExchangeServer, its: Any) -> None:
    orders = sdk(its, kucoin, "good").get_spot_service().get_order_api()
    order = (
        its.AddOrderTestReqBuilder()
        .set_client_oid("sandbox")
        .set_symbol("BTC-USDT")
        .set_side(its.AddOrderTestReq.SideEnum.BUY)
        .set_type(its.AddOrderTestReq.TypeEnum.LIMIT)
        .set_price("1000")
        .set_size("0.001")
        .build()
    )
    assert (await ask(lambda: orders.add_order_test(order))).client_oid == "sandbox"


async def test_it_places_an_order_and_finds_it(kucoin: ExchangeServer, its: Any) -> None:
    orders = sdk(its, kucoin, "good").get_spot_service().get_order_api()
    wish = its.AddOrderReq
    order = (
        its.AddOrderReqBuilder()
        .set_client_oid("sandbox-1")
        .set_symbol("BTC-USDT")
        .set_side(wish.SideEnum.BUY)
        .set_type(wish.TypeEnum.LIMIT)
        .set_time_in_force(wish.TimeInForceEnum.IOC)
        .set_price(best(kucoin))
        .set_size(str(QTY))
        .build()
    )
    placed = await ask(lambda: orders.add_order(order))
    by_our_id = its.GetOrderByClientOidReqBuilder().set_client_oid("sandbox-1")
    found = await ask(
        lambda: orders.get_order_by_client_oid(by_our_id.set_symbol("BTC-USDT").build())
    )
    assert (found.id, Decimal(found.deal_size)) == (placed.order_id, QTY)
    assert (found.active, found.time_in_force.value, found.fee_currency) == (False, "IOC", "USDT")
    by_id = its.GetOrderByOrderIdReqBuilder().set_order_id(placed.order_id)
    same = await ask(lambda: orders.get_order_by_order_id(by_id.set_symbol("BTC-USDT").build()))
    assert (same.client_oid, same.deal_funds) == ("sandbox-1", found.deal_funds)
    query = its.GetTradeHistoryReqBuilder().set_symbol("BTC-USDT").set_order_id(placed.order_id)
    trades = (await ask(lambda: orders.get_trade_history(query.build()))).items
    assert sum(Decimal(t.size) for t in trades) == QTY
    assert sum(Decimal(t.fee) for t in trades) == Decimal(found.fee)
    assert {t.liquidity.value for t in trades} == {"taker"}


async def test_it_is_refused_an_order(kucoin: ExchangeServer, its: Any) -> None:
    orders = sdk(its, kucoin, "good").get_spot_service().get_order_api()
    unknown = its.GetOrderByClientOidReqBuilder().set_client_oid("x").set_symbol("BTC-USDT")
    with pytest.raises(its.RestError, match="400100"):
        await ask(lambda: orders.get_order_by_client_oid(unknown.build()))


async def test_it_reads_clock_and_status(kucoin: ExchangeServer, its: Any) -> None:
    market = sdk(its, kucoin, "good").get_spot_service().get_market_api()
    assert (await ask(market.get_server_time)).data > 1_700_000_000_000
    assert (await ask(market.get_service_status)).status.value == "open"


@pytest.mark.parametrize(
    ("case", "code"),
    [
        ("unknown-key", "400003"),
        ("wrong-secret", "400005"),
        ("wrong-passphrase", "400004"),
        ("ip-refused", "400006"),
        ("clock-skew", "400002"),
        ("account-restricted", "411100"),
    ],
)
async def test_it_is_refused(case: str, code: str, kucoin: ExchangeServer, its: Any) -> None:
    account = sdk(its, kucoin, case).get_account_service().get_account_api()
    with pytest.raises(its.RestError, match=code):
        await ask(account.get_apikey_info)
