"""Verifies the Kraken server with krakenex, a client no one here wrote."""

import asyncio
import time
from collections.abc import Callable
from itertools import count
from typing import Any

import krakenex
import pytest
from requests import HTTPError

from bot.domain.credentials import Field
from bot.sandbox.exchanges import ExchangeServer

ORDER = {"pair": "XBTUSDT", "type": "buy", "ordertype": "limit", "volume": "1", "price": "1"}


def client(server: ExchangeServer, case: str) -> Any:
    """Make its client; `uri` is a plain attribute of it."""
    fields = server.sample(case).fields
    made = krakenex.API(fields[Field.API_KEY], fields[Field.SECRET])
    made.uri = server.url
    # Its own nonce is the millisecond, and two calls on loopback may share one.
    made._nonce = count(int(time.time() * 1000)).__next__
    return made


async def ask(question: Callable[[], Any]) -> Any:
    return await asyncio.to_thread(question)


async def test_it_reads_the_key(kraken: ExchangeServer) -> None:
    api = client(kraken, "good-with-ip-list")
    payload = (await ask(lambda: api.query_private("GetApiKeyInfo")))["result"]
    assert payload["api_key"] == api.key
    assert payload["ip_allowlist"] == ["203.0.113.7"]
    assert "modify-trades" in payload["permissions"]


async def test_it_reads_balance_orders_and_clock(kraken: ExchangeServer) -> None:
    api = client(kraken, "good")
    assert await ask(lambda: api.query_private("Balance")) == {
        "error": [],
        "result": {"USDT": "1000.00000000"},
    }
    assert (await ask(lambda: api.query_private("OpenOrders")))["result"] == {"open": {}}
    assert (await ask(lambda: api.query_public("Time")))["result"]["unixtime"] > 1_700_000_000
    status = await ask(lambda: api.query_public("SystemStatus"))
    assert status["result"]["status"] == "online"


async def test_it_has_an_order_checked(kraken: ExchangeServer) -> None:
    api = client(kraken, "good")
    payload = await ask(lambda: api.query_private("AddOrder", ORDER | {"validate": "true"}))
    assert payload["result"]["descr"]["order"] == "buy 1 XBTUSDT @ limit 1"


async def test_its_own_nonce_is_taken(kraken: ExchangeServer) -> None:
    api = client(kraken, "good")
    del api._nonce
    assert (await ask(lambda: api.query_private("Balance")))["error"] == []


@pytest.mark.parametrize(
    ("case", "error"),
    [
        ("unknown-key", "EAPI:Invalid key"),
        ("wrong-secret", "EAPI:Invalid signature"),
        ("ip-refused", "EGeneral:Permission denied"),
        ("rate-limited", "EAPI:Rate limit exceeded"),
        ("maintenance", "EService:Unavailable"),
    ],
)
async def test_it_is_refused(case: str, error: str, kraken: ExchangeServer) -> None:
    api = client(kraken, case)
    assert await ask(lambda: api.query_private("Balance")) == {"error": [error]}


async def test_it_cannot_use_a_number_twice(kraken: ExchangeServer) -> None:
    api = client(kraken, "good")
    api._nonce = lambda: 42
    payload = [await ask(lambda: api.query_private("Balance")) for _ in range(2)]
    assert [t["error"] for t in payload] == [[], ["EAPI:Invalid nonce"]]


async def test_a_page_is_no_answer_to_it(kraken: ExchangeServer) -> None:
    api = client(kraken, "html-page")
    with pytest.raises(HTTPError, match="520"):
        await ask(lambda: api.query_private("Balance"))
