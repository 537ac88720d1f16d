"""Puts calls of our own signing to the OKX server."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from typing import Any, TypeAlias

import pytest

from bot.domain.credentials import Field
from bot.domain.diagnosis import Permission
from bot.sandbox.exchanges import ExchangeServer

Answer: TypeAlias = tuple[int, Any, Mapping[str, str]]
Ask: TypeAlias = Callable[..., Awaitable[Answer]]

CONFIG = "/api/v5/account/config"
BALANCE = "/api/v5/account/balance"
PRECHECK = "/api/v5/trade/order-precheck"
CANCEL = "/api/v5/trade/cancel-order"
ORDER = (
    '{"instId":"BTC-USDT","tdMode":"cash","side":"buy","ordType":"limit","sz":"0.001","px":"1000"}'
)
CANCELLED = '{"instId":"BTC-USDT","ordId":"1"}'

OUTCOMES = {  # case → HTTP status, code
    "unknown-key": (401, "50119"),
    "regional-site": (401, "50119"),
    "demo-key": (401, "50101"),
    "wrong-secret": (401, "50113"),
    "wrong-passphrase": (401, "50105"),
    "ip-refused": (401, "50110"),
    "clock-skew": (401, "50102"),
    "account-restricted": (400, "50100"),
    "region-blocked": (200, "50121"),
    "rate-limited": (429, "50011"),
    "down": (500, "50026"),
    "maintenance": (503, "50001"),
    "html-page": (502, None),
    "html-403": (403, None),
    "address-blocked": (403, None),
}
FULL = ("read_only,trade", "3")
DESCRIBED = {  # case → permissions of the key, mode of the account
    "good": FULL,
    "good-with-ip-list": FULL,
    "country-without-futures": FULL,
    "slow": FULL,
    "read-only": ("read_only", "3"),
    "no-futures": ("read_only,trade", "1"),
    "may-withdraw": ("read_only,trade,withdraw", "3"),
    "may-withdraw-then-cured": ("read_only,trade,withdraw", "3"),
    "withdraw-unknown": ("read_only,trade,payout", "3"),
}


def iso(at: float) -> str:
    text = datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds")
    return text.replace("+00:00", "Z")


def signed(
    fields: Mapping[Field, str],
    method: str,
    path: str,
    body: str = "",
    *,
    timestamp: str | None = None,
) -> dict[str, str]:
    now = timestamp or iso(time.time())
    text = f"{now}{method}{path}{body}"
    mac = hmac.new(fields[Field.SECRET].encode(), text.encode(), hashlib.sha256)
    return {
        "OK-ACCESS-KEY": fields[Field.API_KEY],
        "OK-ACCESS-SIGN": base64.b64encode(mac.digest()).decode(),
        "OK-ACCESS-TIMESTAMP": now,
        "OK-ACCESS-PASSPHRASE": fields[Field.PASSPHRASE],
    }


async def call(
    ask: Ask, server: ExchangeServer, case: str, method: str, path: str, body: str = ""
) -> Answer:
    headers = signed(server.sample(case).fields, method, path, body)
    return await ask(method, server.url + path, headers, body)


def code_of(body: Any) -> str | None:
    return body["code"] if isinstance(body, dict) else None


def test_every_sample_is_in_one_of_the_tables(okx: ExchangeServer) -> None:
    assert {s.case for s in okx.samples} == {*OUTCOMES, *DESCRIBED}


@pytest.mark.parametrize("case", OUTCOMES)
async def test_a_refusal_has_okxs_status_and_code(case: str, okx: ExchangeServer, ask: Ask) -> None:
    status, body, _ = await call(ask, okx, case, "GET", CONFIG)
    assert (status, code_of(body)) == OUTCOMES[case]


@pytest.mark.parametrize("case", DESCRIBED)
async def test_a_key_is_described(case: str, okx: ExchangeServer, ask: Ask) -> None:
    okx.key(case).delay = 0
    status, body, _ = await call(ask, okx, case, "GET", CONFIG)
    assert (status, body["code"]) == (200, "0")
    (told,) = body["data"]
    assert (told["perm"], told["acctLv"]) == DESCRIBED[case]


async def test_the_ip_list_is_told(okx: ExchangeServer, ask: Ask) -> None:
    okx.key("good-with-ip-list").addresses = ("203.0.113.7", "2001:db8::5")
    _, body, _ = await call(ask, okx, "good-with-ip-list", "GET", CONFIG)
    assert body["data"][0]["ip"] == "203.0.113.7,2001:db8::5"
    _, body, _ = await call(ask, okx, "good", "GET", CONFIG)
    assert body["data"][0]["ip"] == ""


async def test_the_refused_address_is_named_beside_the_key(ask: Ask) -> None:
    async with ExchangeServer("okx", seen_ip="2001:db8::9") as server:
        _, body, _ = await call(ask, server, "ip-refused", "GET", CONFIG)
        key = server.key("ip-refused").api_key
    told = f"Your IP 2001:db8::9 is not included in your API key's {key} IP whitelist."
    assert body["msg"] == told


async def test_a_barred_address_is_named(okx: ExchangeServer, ask: Ask) -> None:
    _, body, _ = await call(ask, okx, "region-blocked", "GET", CONFIG)
    assert "203.0.113.7" in body["msg"]


async def test_each_site_knows_its_own_keys(okx: ExchangeServer, ask: Ask) -> None:
    assert set(okx.urls) == {"okx", "okx/eea", "okx/us"}
    assert len(set(okx.urls.values())) == 3
    assert okx.urls["okx"] == okx.url
    told = {}
    for case in ("good", "regional-site"):
        for site, url in okx.urls.items():
            headers = signed(okx.sample(case).fields, "GET", CONFIG)
            _, body, _ = await ask("GET", url + CONFIG, headers)
            told[case, site] = body["code"]
    unknown = "50119"
    assert told == {
        ("good", "okx"): "0",
        ("good", "okx/eea"): unknown,
        ("good", "okx/us"): unknown,
        ("regional-site", "okx"): unknown,
        ("regional-site", "okx/eea"): "0",
        ("regional-site", "okx/us"): unknown,
    }


async def test_a_regional_site_verifies_as_well(okx: ExchangeServer, ask: Ask) -> None:
    fields = {**okx.sample("regional-site").fields, Field.SECRET: "0" * 32}
    _, body, _ = await ask("GET", okx.urls["okx/eea"] + CONFIG, signed(fields, "GET", CONFIG))
    assert body["code"] == "50113"


async def test_the_cure_comes_with_the_third_test(okx: ExchangeServer, ask: Ask) -> None:
    case = "may-withdraw-then-cured"
    told = [(await call(ask, okx, case, "GET", CONFIG))[1]["data"][0] for _ in range(4)]
    assert ["withdraw" in t["perm"] for t in told] == [True, True, False, False]


async def test_a_key_can_be_changed_while_the_server_runs(okx: ExchangeServer, ask: Ask) -> None:
    okx.key("may-withdraw").permissions -= {Permission.WITHDRAW}
    _, body, _ = await call(ask, okx, "may-withdraw", "GET", CONFIG)
    assert body["data"][0]["perm"] == "read_only,trade"
    okx.key("good").deleted = True
    _, body, _ = await call(ask, okx, "good", "GET", CONFIG)
    assert body["code"] == "50119"


@pytest.mark.parametrize(
    "path", [BALANCE, f"{BALANCE}?ccy=USDT", "/api/v5/trade/orders-pending?instType=SPOT"]
)
async def test_reading_needs_no_more_than_read(path: str, okx: ExchangeServer, ask: Ask) -> None:
    status, body, _ = await call(ask, okx, "read-only", "GET", path)
    assert (status, body["code"]) == (200, "0")


@pytest.mark.parametrize(
    ("case", "path", "body", "expected"),
    [
        ("good", PRECHECK, ORDER, (200, "0")),
        ("no-futures", PRECHECK, ORDER, (200, "51010")),
        ("read-only", PRECHECK, ORDER, (401, "50120")),
        ("good", CANCEL, CANCELLED, (200, "1")),
        ("no-futures", CANCEL, CANCELLED, (200, "1")),
        ("read-only", CANCEL, CANCELLED, (401, "50120")),
        ("good", CANCEL, "", (400, "50000")),
        ("good", CANCEL, "[]", (400, "50014")),
        ("good", CANCEL, "no json", (400, "50014")),
        ("good", PRECHECK, CANCELLED, (400, "50014")),
    ],
)
async def test_trading_needs_its_own_permission(
    case: str, path: str, body: str, expected: tuple[int, str], okx: ExchangeServer, ask: Ask
) -> None:
    status, said, _ = await call(ask, okx, case, "POST", path, body)
    assert (status, said["code"]) == expected


async def test_an_order_that_is_none_cannot_be_cancelled(okx: ExchangeServer, ask: Ask) -> None:
    _, said, _ = await call(ask, okx, "good", "POST", CANCEL, CANCELLED)
    assert said["data"][0]["sCode"] == "51400"


@pytest.mark.parametrize(
    ("path", "sent_path"),
    [
        (f"{BALANCE}?ccy=USDT", f"{BALANCE}?ccy=BTC"),
        (BALANCE, f"{BALANCE}?ccy=BTC"),
        (BALANCE, CONFIG),
    ],
)
async def test_another_path_or_query_than_signed_is_refused(
    path: str, sent_path: str, okx: ExchangeServer, ask: Ask
) -> None:
    headers = signed(okx.sample("good").fields, "GET", path)
    status, said, _ = await ask("GET", okx.url + sent_path, headers)
    assert (status, said["code"]) == (401, "50113")


async def test_another_body_than_signed_is_refused(okx: ExchangeServer, ask: Ask) -> None:
    headers = signed(okx.sample("good").fields, "POST", PRECHECK, ORDER)
    changed = ORDER.replace("buy", "sell")
    _, said, _ = await ask("POST", okx.url + PRECHECK, headers, changed)
    assert said["code"] == "50113"


async def test_another_time_than_signed_is_refused(okx: ExchangeServer, ask: Ask) -> None:
    headers = signed(okx.sample("good").fields, "GET", CONFIG)
    headers["OK-ACCESS-TIMESTAMP"] = iso(time.time() + 1)
    _, said, _ = await ask("GET", okx.url + CONFIG, headers)
    assert said["code"] == "50113"


@pytest.mark.parametrize(
    ("seconds", "fits"), [(-30.5, False), (-29, True), (29, True), (30.5, False)]
)
async def test_time_may_be_thirty_seconds_off(
    seconds: float,
    fits: bool,  # noqa: FBT001  # a column of the table
    ask: Ask,
) -> None:
    async with ExchangeServer("okx", clock=lambda: 1_700_000_000) as server:
        fields, then = server.sample("good").fields, iso(1_700_000_000 + seconds)
        headers = signed(fields, "GET", CONFIG, timestamp=then)
        _, said, _ = await ask("GET", server.url + CONFIG, headers)
    assert said["code"] == ("0" if fits else "50102")


@pytest.mark.parametrize("sent", ["now", "1700000000", "2023-11-14T22:13:20", "٣"])
async def test_a_time_that_is_none_is_refused(sent: str, okx: ExchangeServer, ask: Ask) -> None:
    headers = signed(okx.sample("good").fields, "GET", CONFIG, timestamp=sent)
    _, said, _ = await ask("GET", okx.url + CONFIG, headers)
    assert said["code"] == "50112"


@pytest.mark.parametrize(
    ("name", "code"),
    [("KEY", "50103"), ("PASSPHRASE", "50104"), ("SIGN", "50106"), ("TIMESTAMP", "50107")],
)
async def test_every_header_is_needed(name: str, code: str, okx: ExchangeServer, ask: Ask) -> None:
    headers = signed(okx.sample("good").fields, "GET", CONFIG)
    del headers[f"OK-ACCESS-{name}"]
    _, said, _ = await ask("GET", okx.url + CONFIG, headers)
    assert said["code"] == code


async def test_a_key_must_look_like_one(okx: ExchangeServer, ask: Ask) -> None:
    fields = {**okx.sample("good").fields, Field.API_KEY: "abc"}
    _, said, _ = await ask("GET", okx.url + CONFIG, signed(fields, "GET", CONFIG))
    assert said["code"] == "50111"


async def test_a_live_key_is_not_for_demo_trading(okx: ExchangeServer, ask: Ask) -> None:
    headers = signed(okx.sample("good").fields, "GET", CONFIG) | {"x-simulated-trading": "1"}
    _, said, _ = await ask("GET", okx.url + CONFIG, headers)
    assert said["code"] == "50101"


async def test_the_address_is_looked_at_before_the_signature(okx: ExchangeServer, ask: Ask) -> None:
    fields = {**okx.sample("ip-refused").fields, Field.SECRET: "wrong"}
    _, said, _ = await ask("GET", okx.url + CONFIG, signed(fields, "GET", CONFIG))
    assert said["code"] == "50110"


async def test_the_exchange_is_open(okx: ExchangeServer, ask: Ask) -> None:
    _, said, _ = await ask("GET", okx.url + "/api/v5/system/status")
    assert said == {"code": "0", "data": [], "msg": ""}


async def test_of_a_wrong_value_no_more_than_the_key_is_told(okx: ExchangeServer, ask: Ask) -> None:
    for case in OUTCOMES:
        _, said, _ = await call(ask, okx, case, "GET", CONFIG)
        fields = okx.key(case).fields
        hidden = (fields[Field.SECRET], fields[Field.PASSPHRASE])
        assert not any(value in json.dumps(said) for value in hidden)
