"""Puts calls of our own signing to the KuCoin server."""

import asyncio
import base64
import hashlib
import hmac
import time
from collections.abc import Mapping
from typing import Any

import pytest

from bot.domain.credentials import Field
from bot.sandbox.exchanges import ExchangeServer
from tests.sandbox.exchanges.conftest import Answer, Ask
from tests.sandbox.exchanges.contract import (
    AddressFirst,
    Call,
    Fields,
    Forgeable,
    Moment,
    SaysWhen,
    Sent,
    StrictlyTimed,
    Timed,
    milliseconds,
    sent_as,
    with_header,
)

KEY_INFO = "/api/v1/user/api-key"
ORDER = '{"clientOid":"a","symbol":"BTC-USDT","side":"buy","type":"limit","price":"1","size":"1"}'
FUTURES_ORDER = ORDER.replace("BTC-USDT", "XBTUSDTM")

OUTCOMES = {  # case → HTTP status, code
    "unknown-key": (401, "400003"),
    "wrong-secret": (401, "400005"),
    "wrong-passphrase": (401, "400004"),
    "ip-refused": (403, "400006"),
    "account-restricted": (200, "411100"),
    "region-blocked": (403, "600004"),
    "clock-skew": (400, "400002"),
    "rate-limited": (429, "429000"),
    "down": (503, "500000"),
    "html-page": (502, None),
    "html-403": (403, None),
    "address-blocked": (403, None),
}
PERMISSIONS = {
    "good": "General,Spot,Futures",
    "good-with-ip-list": "General,Spot,Futures",
    "unified-account": "General,Spot,Futures",
    "slow": "General,Spot,Futures",
    "read-only": "General",
    "no-futures": "General,Spot",
    "internal-transfer": "General,Spot,Futures,InnerTransfer",
    "may-withdraw": "General,Spot,Futures,Transfer",
    "may-withdraw-then-cured": "General,Spot,Futures,Transfer",
    "withdraw-unknown": "General,Spot,Futures,GlobalPayout",
}


def mac(secret: str, text: str) -> str:
    return base64.b64encode(
        hmac.new(secret.encode(), text.encode(), hashlib.sha256).digest()
    ).decode()


def signed(
    fields: Mapping[Field, str], method: str, path: str, body: str = "", *, at: Moment = None
) -> dict[str, str]:
    timestamp = milliseconds(at)
    secret = fields[Field.SECRET]
    return {
        "KC-API-KEY": fields[Field.API_KEY],
        "KC-API-SIGN": mac(secret, f"{timestamp}{method}{path}{body}"),
        "KC-API-TIMESTAMP": timestamp,
        "KC-API-PASSPHRASE": mac(secret, fields[Field.PASSPHRASE]),
        "KC-API-KEY-VERSION": "2",
    }


async def call(
    ask: Ask, server: ExchangeServer, case: str, method: str, path: str, body: str = ""
) -> Answer:
    headers = signed(server.sample(case).fields, method, path, body)
    return await ask(method, server.url + path, headers, body)


TEST_ORDER = "/api/v1/hf/orders/test"
OLDER_TEST_ORDER = "/api/v1/orders/test"
ACTIVE = "/api/v1/hf/orders/active"
FUTURES = "/api/v1/account-overview?currency=USDT"
ACCOUNTS = "/api/v1/accounts"
READS = (
    ACCOUNTS,
    f"{ACTIVE}/symbols",
    f"{ACTIVE}?symbol=BTC-USDT",
    "/api/v1/orders?status=active",
    "/api/v1/limit/orders",
)
DENIED = (403, "400007")
HEADERS = ("KC-API-KEY", "KC-API-SIGN", "KC-API-TIMESTAMP", "KC-API-PASSPHRASE")
FORGERIES = {
    "another query": (Call(f"{ACCOUNTS}?currency=USDT"), sent_as(Call(f"{ACCOUNTS}?currency=BTC"))),
    "more in the query": (Call(ACCOUNTS), sent_as(Call(f"{ACCOUNTS}?currency=BTC"))),
    "another path": (Call(ACCOUNTS), sent_as(Call("/api/v1/limit/orders"))),
    "another body": (
        Call(TEST_ORDER, "POST", ORDER),
        sent_as(Call(TEST_ORDER, "POST", ORDER.replace("buy", "sell"))),
    ),
    "another time": (Call(KEY_INFO), with_header("KC-API-TIMESTAMP", 1)),
}


class TestKucoin(Forgeable, Timed, StrictlyTimed, AddressFirst, SaysWhen):
    exchange = "kucoin"
    accepted = (200, "200000")
    description = private = Call(KEY_INFO)
    refusals = OUTCOMES
    described = PERMISSIONS
    reads = tuple(("read-only", Call(path)) for path in READS)
    trades = (
        ("good", Call(TEST_ORDER, "POST", ORDER), (200, "200000")),
        ("read-only", Call(TEST_ORDER, "POST", ORDER), DENIED),
        ("good", Call(OLDER_TEST_ORDER, "POST", ORDER), (200, "200000")),
        ("read-only", Call(OLDER_TEST_ORDER, "POST", ORDER), DENIED),
        ("good", Call(OLDER_TEST_ORDER, "POST", FUTURES_ORDER), (200, "200000")),
        ("no-futures", Call(OLDER_TEST_ORDER, "POST", FUTURES_ORDER), DENIED),
        ("good", Call(FUTURES), (200, "200000")),
        ("no-futures", Call(FUTURES), DENIED),
        ("good", Call(TEST_ORDER, "POST", ""), (400, "400100")),
        ("good", Call(TEST_ORDER, "POST", "[]"), (400, "400100")),
        ("good", Call(TEST_ORDER, "POST", "no json"), (400, "400100")),
        ("good", Call(TEST_ORDER, "POST", '{"side":"buy"}'), (400, "400100")),
        ("good", Call(ACTIVE), (400, "400100")),  # it wants a symbol
    )
    missing = dict.fromkeys(HEADERS, (400, "400001"))
    forgeries = FORGERIES
    moments = tuple((s, "", OUTCOMES["clock-skew"]) for s in (-5.5, 5.5)) + tuple(
        (s, "", (200, "200000")) for s in (-4, 4)
    )
    odd_times = ("now", "-1", "1.5", "٣", "9" * 5000)
    odd_time = OUTCOMES["clock-skew"]

    def sign(self, fields: Fields, call: Call, at: Moment = None) -> Sent:
        headers = signed(fields, call.method, call.path, call.body, at=at)
        return Sent(call.method, call.path, headers, call.body)

    def summary(self, body: Any, fields: Fields) -> object:
        assert body["data"]["apiKey"] == fields[Field.API_KEY]
        return body["data"]["permission"]

    def may_withdraw(self, summary: Any) -> bool:
        return ",Transfer" in summary


async def test_a_server_tells_how_many_calls_are_left(kucoin: ExchangeServer, ask: Ask) -> None:
    _, _, headers = await call(ask, kucoin, "rate-limited", "GET", KEY_INFO)
    assert headers["gw-ratelimit-remaining"] == "0"


async def test_trouble_can_end_while_the_server_runs(kucoin: ExchangeServer, ask: Ask) -> None:
    kucoin.key("down").trouble = None
    status, _, _ = await call(ask, kucoin, "down", "GET", KEY_INFO)
    assert status == 200


async def test_the_ip_list_is_told_masked(kucoin: ExchangeServer, ask: Ask) -> None:
    kucoin.key("good-with-ip-list").addresses = ("203.0.113.7", "2001:db8::5")
    _, body, _ = await call(ask, kucoin, "good-with-ip-list", "GET", KEY_INFO)
    assert body["data"]["ipWhitelist"] == "203.**.7,2001:**:5"
    _, body, _ = await call(ask, kucoin, "good", "GET", KEY_INFO)
    assert body["data"]["ipWhitelist"] == ""


async def test_the_unified_twin_tells_more_and_no_empty_list(
    kucoin: ExchangeServer, ask: Ask
) -> None:
    _, body, _ = await call(ask, kucoin, "good", "GET", "/api/ua/v1/user/api-key")
    assert body["data"]["siteType"] == "global"
    assert "ipWhitelist" not in body["data"]


async def test_the_refused_address_is_named(ask: Ask) -> None:
    async with ExchangeServer("kucoin", seen_ip="198.51.100.9") as server:
        _, body, _ = await call(ask, server, "ip-refused", "GET", KEY_INFO)
        assert body["msg"].endswith("clientIp is:198.51.100.9")
        status, _, _ = await call(ask, server, "good-with-ip-list", "GET", KEY_INFO)
        assert status == 200


async def test_a_slow_key_takes_its_time(kucoin: ExchangeServer, ask: Ask) -> None:
    assert kucoin.key("slow").delay == 3
    kucoin.key("slow").delay = 0.3
    start = time.perf_counter()

    async def taken() -> float:
        await call(ask, kucoin, "slow", "GET", KEY_INFO)
        return time.perf_counter() - start

    times = sorted(await asyncio.gather(*(taken() for _ in range(3))))
    assert times[2] >= 0.3
    assert times[2] - times[0] >= 0.1  # one after the other


async def test_a_query_is_signed_as_it_was_before_encoding(
    kucoin: ExchangeServer, ask: Ask
) -> None:
    headers = signed(kucoin.sample("good").fields, "GET", "/api/v1/accounts?currency=a/b c")
    status, _, _ = await ask("GET", kucoin.url + "/api/v1/accounts?currency=a%2Fb%20c", headers)
    assert status == 200


@pytest.mark.parametrize("version", [None, "1"])
async def test_a_passphrase_in_the_clear_is_refused(
    version: str | None, kucoin: ExchangeServer, ask: Ask
) -> None:
    fields = kucoin.sample("good").fields
    headers = signed(fields, "GET", KEY_INFO)
    del headers["KC-API-KEY-VERSION"]
    headers |= {"KC-API-PASSPHRASE": fields[Field.PASSPHRASE]}
    headers |= {"KC-API-KEY-VERSION": version} if version else {}
    _, said, _ = await ask("GET", kucoin.url + KEY_INFO, headers)
    assert said["code"] == "400004"


async def test_the_exchange_is_open(kucoin: ExchangeServer, ask: Ask) -> None:
    _, said, _ = await ask("GET", kucoin.url + "/api/v1/status")
    assert said == {"code": "200000", "data": {"status": "open", "msg": ""}}
