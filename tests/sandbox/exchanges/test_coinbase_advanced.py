"""Verifies the Coinbase server with coinbase-advanced-py, Coinbase's own SDK."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from coinbase.rest import RESTClient
from requests import HTTPError, PreparedRequest, Response
from requests.adapters import HTTPAdapter

from bot.domain.credentials import Field
from bot.sandbox.exchanges import ExchangeServer


class Unencrypted(HTTPAdapter):
    """Sends to loopback in the clear what the SDK would send by TLS alone."""

    def send(self, request: PreparedRequest, *args: Any, **more: Any) -> Response:
        request.url = (request.url or "").replace("https://127.0.0.1", "http://127.0.0.1", 1)
        return super().send(request, *args, **more)


def client(server: ExchangeServer, case: str) -> Any:
    fields = server.sample(case).fields
    made = RESTClient(
        api_key=fields[Field.API_KEY],
        api_secret=fields[Field.SECRET],
        base_url=server.url.removeprefix("http://"),
    )
    made.session.mount("https://", Unencrypted())
    return made


async def ask(question: Callable[[], Any]) -> Any:
    return await asyncio.to_thread(question)


@pytest.mark.parametrize(
    "case",
    [
        "good",
        "good-with-ip-list",
        "good-with-escaped-line-ends",
        "good-ed25519",
        "good-ed25519-pem",
    ],
)
async def test_it_reads_the_permissions_with_every_kind_of_key(
    case: str, coinbase: ExchangeServer
) -> None:
    payload = await ask(client(coinbase, case).get_api_key_permissions)
    assert (payload.can_view, payload.can_trade, payload.can_transfer) == (True, True, False)
    assert payload.portfolio_type == "DEFAULT"


async def test_it_reads_accounts_orders_and_clock(coinbase: ExchangeServer) -> None:
    api = client(coinbase, "good")
    payload = await ask(lambda: api.get_accounts(limit=10))
    assert [(a.currency, a.available_balance["value"]) for a in payload.accounts] == [
        ("USDT", "1000")
    ]
    assert (await ask(lambda: api.list_orders(order_status=["OPEN"]))).orders == []
    assert int((await ask(api.get_unix_time)).epoch_millis) > 1_700_000_000_000


async def test_it_previews_an_order(coinbase: ExchangeServer) -> None:
    api = client(coinbase, "good")
    payload = await ask(lambda: api.preview_limit_order_gtc_buy("BTC-USDC", "0.001", "1000"))
    assert payload.errs == []
    api = client(coinbase, "read-only")
    with pytest.raises(HTTPError, match="Missing Required Scopes"):
        await ask(lambda: api.preview_limit_order_gtc_buy("BTC-USDC", "0.001", "1000"))


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ("unknown-key", "401 Client Error: Unauthorized Unauthorized"),
        ("wrong-secret", "401 Client Error: Unauthorized Unauthorized"),
        ("ip-refused", "401 Client Error: Unauthorized Unauthorized"),
        ("rate-limited", "429 Client Error"),
        ("down", "503 Server Error"),
    ],
)
async def test_it_is_refused(case: str, words: str, coinbase: ExchangeServer) -> None:
    with pytest.raises(HTTPError, match=words):
        await ask(client(coinbase, case).get_api_key_permissions)
