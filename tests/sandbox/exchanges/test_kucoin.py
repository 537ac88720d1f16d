"""Puts calls of our own signing to the KuCoin server."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeAlias

import pytest

from bot.domain.credentials import Field
from bot.domain.diagnosis import Permission
from bot.sandbox.exchanges import ExchangeServer

Answer: TypeAlias = tuple[int, Any, Mapping[str, str]]
Ask: TypeAlias = Callable[..., Awaitable[Answer]]

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
    fields: Mapping[Field, str], method: str, path: str, body: str = "", *, at: float | None = None
) -> dict[str, str]:
    timestamp = str(int((at or time.time()) * 1000))
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


def test_every_sample_is_in_one_of_the_tables(kucoin: ExchangeServer) -> None:
    assert {s.case for s in kucoin.samples} == {*OUTCOMES, *PERMISSIONS}


@pytest.mark.parametrize("case", OUTCOMES)
async def test_a_refusal_has_kucoins_status_and_code(
    case: str, kucoin: ExchangeServer, ask: Ask
) -> None:
    status, body, _ = await call(ask, kucoin, case, "GET", KEY_INFO)
    code = body["code"] if isinstance(body, dict) else None
    assert (status, code) == OUTCOMES[case]


@pytest.mark.parametrize("case", PERMISSIONS)
async def test_a_key_is_described(case: str, kucoin: ExchangeServer, ask: Ask) -> None:
    kucoin.key(case).delay = 0
    status, body, _ = await call(ask, kucoin, case, "GET", KEY_INFO)
    assert (status, body["code"]) == (200, "200000")
    assert body["data"]["permission"] == PERMISSIONS[case]
    assert body["data"]["apiKey"] == kucoin.sample(case).fields[Field.API_KEY]


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


async def test_rate_limit_says_when_to_come_back(kucoin: ExchangeServer, ask: Ask) -> None:
    _, _, headers = await call(ask, kucoin, "rate-limited", "GET", KEY_INFO)
    assert headers["Retry-After"] == "1"
    assert headers["gw-ratelimit-remaining"] == "0"


async def test_the_cure_comes_with_the_third_test(kucoin: ExchangeServer, ask: Ask) -> None:
    told = [
        (await call(ask, kucoin, "may-withdraw-then-cured", "GET", KEY_INFO))[1] for _ in range(4)
    ]
    assert ["Transfer" in t["data"]["permission"] for t in told] == [True, True, False, False]


async def test_a_key_can_be_changed_while_the_server_runs(kucoin: ExchangeServer, ask: Ask) -> None:
    kucoin.key("may-withdraw").permissions -= {Permission.WITHDRAW}
    _, body, _ = await call(ask, kucoin, "may-withdraw", "GET", KEY_INFO)
    assert body["data"]["permission"] == "General,Spot,Futures"
    kucoin.key("good").deleted = True
    _, body, _ = await call(ask, kucoin, "good", "GET", KEY_INFO)
    assert body["code"] == "400003"
    kucoin.key("down").trouble = None
    status, _, _ = await call(ask, kucoin, "down", "GET", KEY_INFO)
    assert status == 200


async def test_a_slow_key_takes_its_time(kucoin: ExchangeServer, ask: Ask) -> None:
    assert kucoin.key("slow").delay == 3
    kucoin.key("slow").delay = 0.05
    start = time.perf_counter()
    await call(ask, kucoin, "slow", "GET", KEY_INFO)
    assert time.perf_counter() - start >= 0.05


READS = (
    "/api/v1/accounts",
    "/api/v1/hf/orders/active/symbols",
    "/api/v1/hf/orders/active?symbol=BTC-USDT",
    "/api/v1/orders?status=active",
    "/api/v1/limit/orders",
)


@pytest.mark.parametrize("path", READS)
async def test_reading_needs_no_more_than_general(
    path: str, kucoin: ExchangeServer, ask: Ask
) -> None:
    status, body, _ = await call(ask, kucoin, "read-only", "GET", path)
    assert (status, body["code"]) == (200, "200000")


@pytest.mark.parametrize(
    ("case", "method", "path", "order", "allowed"),
    [
        ("good", "POST", "/api/v1/hf/orders/test", ORDER, True),
        ("read-only", "POST", "/api/v1/hf/orders/test", ORDER, False),
        ("good", "POST", "/api/v1/orders/test", ORDER, True),
        ("read-only", "POST", "/api/v1/orders/test", ORDER, False),
        ("good", "POST", "/api/v1/orders/test", FUTURES_ORDER, True),
        ("no-futures", "POST", "/api/v1/orders/test", FUTURES_ORDER, False),
        ("good", "GET", "/api/v1/account-overview?currency=USDT", "", True),
        ("no-futures", "GET", "/api/v1/account-overview?currency=USDT", "", False),
    ],
)
async def test_trading_needs_its_own_permission(
    case: str,
    method: str,
    path: str,
    order: str,
    allowed: bool,  # noqa: FBT001  # a column of the table
    kucoin: ExchangeServer,
    ask: Ask,
) -> None:
    status, body, _ = await call(ask, kucoin, case, method, path, order)
    assert (status, body["code"]) == ((200, "200000") if allowed else (403, "400007"))


@pytest.mark.parametrize("body", ["", "[]", "no json", '{"side":"buy"}'])
async def test_half_an_order_is_a_bad_request(body: str, kucoin: ExchangeServer, ask: Ask) -> None:
    _, said, _ = await call(ask, kucoin, "good", "POST", "/api/v1/hf/orders/test", body)
    assert said["code"] == "400100"


async def test_open_orders_want_a_symbol(kucoin: ExchangeServer, ask: Ask) -> None:
    _, said, _ = await call(ask, kucoin, "good", "GET", "/api/v1/hf/orders/active")
    assert said["code"] == "400100"


@pytest.mark.parametrize(
    ("path", "sent_path"),
    [
        ("/api/v1/accounts?currency=USDT", "/api/v1/accounts?currency=BTC"),
        ("/api/v1/accounts", "/api/v1/accounts?currency=BTC"),
        ("/api/v1/accounts", "/api/v1/limit/orders"),
    ],
)
async def test_another_path_or_query_than_signed_is_refused(
    path: str, sent_path: str, kucoin: ExchangeServer, ask: Ask
) -> None:
    headers = signed(kucoin.sample("good").fields, "GET", path)
    status, said, _ = await ask("GET", kucoin.url + sent_path, headers)
    assert (status, said["code"]) == (401, "400005")


async def test_another_body_than_signed_is_refused(kucoin: ExchangeServer, ask: Ask) -> None:
    path = "/api/v1/hf/orders/test"
    headers = signed(kucoin.sample("good").fields, "POST", path, ORDER)
    _, said, _ = await ask("POST", kucoin.url + path, headers, ORDER.replace("buy", "sell"))
    assert said["code"] == "400005"


async def test_another_time_than_signed_is_refused(kucoin: ExchangeServer, ask: Ask) -> None:
    headers = signed(kucoin.sample("good").fields, "GET", KEY_INFO)
    headers["KC-API-TIMESTAMP"] = str(int(headers["KC-API-TIMESTAMP"]) + 1)
    _, said, _ = await ask("GET", kucoin.url + KEY_INFO, headers)
    assert said["code"] == "400005"


async def test_a_query_is_signed_as_it_was_before_encoding(
    kucoin: ExchangeServer, ask: Ask
) -> None:
    headers = signed(kucoin.sample("good").fields, "GET", "/api/v1/accounts?currency=a/b c")
    status, _, _ = await ask("GET", kucoin.url + "/api/v1/accounts?currency=a%2Fb%20c", headers)
    assert status == 200


@pytest.mark.parametrize(("seconds", "fits"), [(-5.5, False), (-4, True), (4, True), (5.5, False)])
async def test_time_may_be_five_seconds_off(
    seconds: float,
    fits: bool,  # noqa: FBT001  # a column of the table
    ask: Ask,
) -> None:
    async with ExchangeServer("kucoin", clock=lambda: 1_700_000_000) as server:
        headers = signed(server.sample("good").fields, "GET", KEY_INFO, at=1_700_000_000 + seconds)
        status, said, _ = await ask("GET", server.url + KEY_INFO, headers)
    assert (status, said["code"]) == ((200, "200000") if fits else (400, "400002"))


@pytest.mark.parametrize("sent", ["now", "-1", "1.5", "٣", "9" * 5000])
async def test_a_time_that_is_none_is_refused(sent: str, kucoin: ExchangeServer, ask: Ask) -> None:
    headers = signed(kucoin.sample("good").fields, "GET", KEY_INFO) | {"KC-API-TIMESTAMP": sent}
    _, said, _ = await ask("GET", kucoin.url + KEY_INFO, headers)
    assert said["code"] == "400002"


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


@pytest.mark.parametrize(
    "name", ["KC-API-KEY", "KC-API-SIGN", "KC-API-TIMESTAMP", "KC-API-PASSPHRASE"]
)
async def test_every_header_is_needed(name: str, kucoin: ExchangeServer, ask: Ask) -> None:
    headers = signed(kucoin.sample("good").fields, "GET", KEY_INFO)
    del headers[name]
    _, said, _ = await ask("GET", kucoin.url + KEY_INFO, headers)
    assert said["code"] == "400001"


async def test_the_address_is_looked_at_before_the_signature(
    kucoin: ExchangeServer, ask: Ask
) -> None:
    fields = {**kucoin.sample("ip-refused").fields, Field.SECRET: "wrong"}
    _, said, _ = await ask("GET", kucoin.url + KEY_INFO, signed(fields, "GET", KEY_INFO))
    assert said["code"] == "400006"


async def test_the_exchange_is_open(kucoin: ExchangeServer, ask: Ask) -> None:
    _, said, _ = await ask("GET", kucoin.url + "/api/v1/status")
    assert said == {"code": "200000", "data": {"status": "open", "msg": ""}}


async def test_nothing_is_told_of_a_wrong_value(kucoin: ExchangeServer, ask: Ask) -> None:
    for case in OUTCOMES:
        _, said, _ = await call(ask, kucoin, case, "GET", KEY_INFO)
        fields = kucoin.key(case).fields
        assert not any(value in json.dumps(said) for value in fields.values())
