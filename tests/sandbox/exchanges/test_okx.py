"""Puts calls of our own signing to the OKX server."""

import base64
import hashlib
import hmac
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.domain.credentials import Field
from bot.sandbox.exchanges import ExchangeServer
from tests.sandbox.exchanges.conftest import Answer, Ask
from tests.sandbox.exchanges.contract import (
    AddressFirst,
    Call,
    Fields,
    Forgeable,
    Moment,
    Sent,
    StrictlyTimed,
    Timed,
    sent_as,
)

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


READS = (BALANCE, f"{BALANCE}?ccy=USDT", "/api/v5/trade/orders-pending?instType=SPOT")
MISSING = {
    "OK-ACCESS-KEY": (401, "50103"),
    "OK-ACCESS-PASSPHRASE": (401, "50104"),
    "OK-ACCESS-SIGN": (401, "50106"),
    "OK-ACCESS-TIMESTAMP": (401, "50107"),
}


def made_later(sent: Sent) -> Sent:
    later = {"OK-ACCESS-TIMESTAMP": iso(time.time() + 1)}
    return replace(sent, headers={**sent.headers, **later})


FORGERIES = {
    "another query": (Call(f"{BALANCE}?ccy=USDT"), sent_as(Call(f"{BALANCE}?ccy=BTC"))),
    "more in the query": (Call(BALANCE), sent_as(Call(f"{BALANCE}?ccy=BTC"))),
    "another path": (Call(BALANCE), sent_as(Call(CONFIG))),
    "another body": (
        Call(PRECHECK, "POST", ORDER),
        sent_as(Call(PRECHECK, "POST", ORDER.replace("buy", "sell"))),
    ),
    "another time": (Call(CONFIG), made_later),
}


class TestOkx(Forgeable, Timed, StrictlyTimed, AddressFirst):
    exchange = "okx"
    accepted = (200, "0")
    description = private = Call(CONFIG)
    refusals = OUTCOMES
    described = DESCRIBED
    reads = tuple(("read-only", Call(path)) for path in READS)
    trades = (
        ("good", Call(PRECHECK, "POST", ORDER), (200, "0")),
        ("no-futures", Call(PRECHECK, "POST", ORDER), (200, "51010")),
        ("read-only", Call(PRECHECK, "POST", ORDER), (401, "50120")),
        ("good", Call(CANCEL, "POST", CANCELLED), (200, "1")),
        ("no-futures", Call(CANCEL, "POST", CANCELLED), (200, "1")),
        ("read-only", Call(CANCEL, "POST", CANCELLED), (401, "50120")),
        ("good", Call(CANCEL, "POST"), (400, "50000")),
        ("good", Call(CANCEL, "POST", "[]"), (400, "50014")),
        ("good", Call(CANCEL, "POST", "no json"), (400, "50014")),
        ("good", Call(PRECHECK, "POST", CANCELLED), (400, "50014")),
    )
    missing = MISSING
    shown = (Field.API_KEY,)
    forgeries = FORGERIES
    moments = tuple((s, "", OUTCOMES["clock-skew"]) for s in (-30.5, 30.5)) + tuple(
        (s, "", (200, "0")) for s in (-29, 29)
    )
    odd_times = ("now", "1700000000", "2023-11-14T22:13:20", "٣")
    odd_time = (401, "50112")

    def sign(self, fields: Fields, call: Call, at: Moment = None) -> Sent:
        timestamp = iso(at) if isinstance(at, int | float) else at
        headers = signed(fields, call.method, call.path, call.body, timestamp=timestamp)
        return Sent(call.method, call.path, headers, call.body)

    def summary(self, body: Any, fields: Fields) -> object:  # noqa: ARG002
        (payload,) = body["data"]
        return payload["perm"], payload["acctLv"]

    def may_withdraw(self, summary: Any) -> bool:
        return "withdraw" in summary[0]


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
    payload = f"Your IP 2001:db8::9 is not included in your API key's {key} IP whitelist."
    assert body["msg"] == payload


async def test_a_barred_address_is_named(okx: ExchangeServer, ask: Ask) -> None:
    _, body, _ = await call(ask, okx, "region-blocked", "GET", CONFIG)
    assert "203.0.113.7" in body["msg"]


async def test_each_site_knows_its_own_keys(okx: ExchangeServer, ask: Ask) -> None:
    assert set(okx.urls) == {"okx", "okx/eea", "okx/us"}
    assert len(set(okx.urls.values())) == 3
    assert okx.urls["okx"] == okx.url
    payload = {}
    for case in ("good", "regional-site"):
        for site, url in okx.urls.items():
            headers = signed(okx.sample(case).fields, "GET", CONFIG)
            _, body, _ = await ask("GET", url + CONFIG, headers)
            payload[case, site] = body["code"]
    unknown = "50119"
    assert payload == {
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


async def test_an_order_that_is_none_cannot_be_cancelled(okx: ExchangeServer, ask: Ask) -> None:
    _, said, _ = await call(ask, okx, "good", "POST", CANCEL, CANCELLED)
    assert said["data"][0]["sCode"] == "51400"


async def test_a_key_must_look_like_one(okx: ExchangeServer, ask: Ask) -> None:
    fields = {**okx.sample("good").fields, Field.API_KEY: "abc"}
    _, said, _ = await ask("GET", okx.url + CONFIG, signed(fields, "GET", CONFIG))
    assert said["code"] == "50111"


async def test_a_live_key_is_not_for_demo_trading(okx: ExchangeServer, ask: Ask) -> None:
    headers = signed(okx.sample("good").fields, "GET", CONFIG) | {"x-simulated-trading": "1"}
    _, said, _ = await ask("GET", okx.url + CONFIG, headers)
    assert said["code"] == "50101"


async def test_the_exchange_is_open(okx: ExchangeServer, ask: Ask) -> None:
    _, said, _ = await ask("GET", okx.url + "/api/v5/system/status")
    assert said == {"code": "0", "data": [], "msg": ""}
