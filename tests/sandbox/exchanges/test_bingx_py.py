"""Verifies the BingX server with bingx-py, a client no one here wrote."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from bingx_py import BingXClient, exceptions
from requests import HTTPError

from bot.domain.credentials import Field
from bot.sandbox.exchanges import ExchangeServer

ORDER = {"symbol": "BTC-USDT", "side": "BUY", "type": "LIMIT", "price": 1000, "quantity": 0.001}


async def ask(server: ExchangeServer, case: str, question: Callable[[Any], Any]) -> Any:
    """Ask with its client; `base_url` is a plain attribute of it."""
    fields = server.sample(case).fields
    api = BingXClient(fields[Field.API_KEY], fields[Field.SECRET])
    api.base_url = server.url

    def asked() -> Any:
        with api:
            return question(api)

    return await asyncio.to_thread(asked)


async def test_it_reads_the_permissions_of_a_bare_answer(bingx: ExchangeServer) -> None:
    """It knows the older description without envelope alone."""
    case = "described-in-bare-numbers"
    payload = await ask(bingx, case, lambda api: api.query_api_key_permissions())
    assert (payload.permissions, payload.ip_addresses) == ([1, 2, 3], ["203.0.113.7"])
    assert payload.api_key == bingx.sample(case).fields[Field.API_KEY]


async def test_it_signs_for_the_other_descriptions_too(bingx: ExchangeServer) -> None:
    path = "/openApi/v1/account/apiPermissions"
    payload = await ask(bingx, "good", lambda api: api.get(path))
    assert payload["data"]["enableReading"] is True
    payload = await ask(bingx, "described-in-numbers", lambda api: api.get(path))
    assert payload["data"]["permissions"] == [1, 2, 3]


async def test_it_reads_account_balance_and_orders(bingx: ExchangeServer) -> None:
    payload = await ask(bingx, "good", lambda api: api.sub_account.query_account_uid())
    assert payload.data.uid > 0
    payload = await ask(bingx, "good", lambda api: api.spot.query_assets())
    assert [(b.asset, b.free) for b in payload.data.balances] == [("USDT", "1000")]
    payload = await ask(bingx, "good", lambda api: api.spot.current_open_orders("BTC-USDT"))
    assert payload.data.orders == []


@pytest.mark.parametrize(
    ("case", "error"), [("good", None), ("no-futures", exceptions.PermissionDeniedError)]
)
async def test_it_sends_a_test_order(
    case: str, error: type[Exception] | None, bingx: ExchangeServer
) -> None:
    def send(api: Any) -> Any:
        return api.post("/openApi/swap/v2/trade/order/test", params=ORDER)

    if error:
        with pytest.raises(error, match="100004"):
            await ask(bingx, case, send)
    else:
        assert (await ask(bingx, case, send))["data"]["order"]["side"] == "BUY"


@pytest.mark.parametrize(
    ("case", "error"),
    [
        ("unknown-key", exceptions.IncorrectAPIKeyError),
        ("wrong-secret", exceptions.SignatureVerificationFailedError),
        ("ip-refused", exceptions.IPWhitelistError),
        ("clock-skew", exceptions.TimestampError),
        ("rate-limited", exceptions.RateLimitError),
        ("down", exceptions.InternalSystemError),
    ],
)
async def test_it_is_refused(case: str, error: type[Exception], bingx: ExchangeServer) -> None:
    with pytest.raises(error):
        await ask(bingx, case, lambda api: api.spot.query_assets())


async def test_a_page_is_no_answer_to_it(bingx: ExchangeServer) -> None:
    with pytest.raises(HTTPError, match="403"):
        await ask(bingx, "html-403", lambda api: api.spot.query_assets())
