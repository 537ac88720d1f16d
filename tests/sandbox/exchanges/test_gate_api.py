"""Verifies the Gate server with gate-api, Gate's own SDK."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import gate_api
import pytest
from gate_api.exceptions import ApiException, GateApiException

from bot.domain.credentials import Field
from bot.sandbox.exchanges import ExchangeServer


def client(server: ExchangeServer, case: str) -> Any:
    fields = server.sample(case).fields
    made = gate_api.ApiClient(
        gate_api.Configuration(
            host=f"{server.url}/api/v4",
            key=fields[Field.API_KEY],
            secret=fields[Field.SECRET],
        )
    )
    made.configuration.retries = False
    return made


async def ask(question: Callable[[], Any]) -> Any:
    return await asyncio.to_thread(question)


async def test_it_reads_the_keys(gate: ExchangeServer) -> None:
    """It expects one object, so the list is read as it came."""
    account = gate_api.AccountApi(client(gate, "good"))
    raw = await ask(lambda: account.get_account_main_keys(_preload_content=False))
    assert [entry["key"][-5:] for entry in json.loads(raw.data)] == ["*****"] * 3
    assert raw.status == 200


async def test_it_reads_a_key_described_as_it_expects(gate: ExchangeServer) -> None:
    account = gate_api.AccountApi(client(gate, "described-as-one-object"))
    payload = await ask(account.get_account_main_keys)
    assert (payload.state, payload.mode, payload.ip_whitelist) == (1, 1, ["203.0.113.7"])
    assert {(p.name, p.read_only) for p in payload.perms} >= {("spot", False), ("wallet", True)}


async def test_it_reads_account_and_clock(gate: ExchangeServer) -> None:
    api = client(gate, "good-with-ip-list")
    detail = await ask(gate_api.AccountApi(api).get_account_detail)
    assert (detail.ip_whitelist, detail.key.mode) == (["203.0.113.7"], 1)
    spot = gate_api.SpotApi(api)
    assert (await ask(spot.get_system_time)).server_time > 1_700_000_000_000
    assert [a.available for a in await ask(spot.list_spot_accounts)] == ["1000"]
    assert await ask(lambda: spot.list_all_open_orders(page=1, limit=10)) == []
    futures = await ask(lambda: gate_api.FuturesApi(api).list_futures_accounts("usdt"))
    assert futures.currency == "USDT"
    assert (await ask(gate_api.WalletApi(api).get_total_balance)).total.amount == "1000"


@pytest.mark.parametrize(
    ("case", "label"), [("good", "ORDER_NOT_FOUND"), ("read-only", "READ_ONLY")]
)
async def test_it_cancels_an_order_that_is_none(
    case: str, label: str, gate: ExchangeServer
) -> None:
    spot = gate_api.SpotApi(client(gate, case))
    with pytest.raises(GateApiException) as refused:
        await ask(lambda: spot.cancel_order("1", "BTC_USDT"))
    assert refused.value.label == label


@pytest.mark.parametrize(
    ("case", "status", "label"),
    [
        ("unknown-key", 401, "INVALID_KEY"),
        ("wrong-secret", 401, "INVALID_SIGNATURE"),
        ("ip-refused", 403, "FORBIDDEN"),
        ("clock-skew", 403, "REQUEST_EXPIRED"),
        ("account-restricted", 403, "ACCOUNT_LOCKED"),
        ("rate-limited", 429, "TOO_MANY_REQUESTS"),
        ("down", 500, "SERVER_ERROR"),
    ],
)
async def test_it_is_refused(case: str, status: int, label: str, gate: ExchangeServer) -> None:
    account = gate_api.AccountApi(client(gate, case))
    with pytest.raises(GateApiException) as refused:
        await ask(account.get_account_detail)
    assert (refused.value.status, refused.value.label) == (status, label)


async def test_a_page_is_no_answer_to_it(gate: ExchangeServer) -> None:
    account = gate_api.AccountApi(client(gate, "html-403"))
    with pytest.raises(ApiException) as refused:
        await ask(account.get_account_detail)
    assert refused.value.status == 403
