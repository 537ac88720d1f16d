"""Puts calls of our own signing to the MEXC server."""

import hashlib
import hmac
import json
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode

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
    NamesAddress,
    SaysWhen,
    Sent,
    Timed,
    Verdict,
    forged_signatures,
    milliseconds,
    with_query,
)

KEY_INFO = "/api/v3/apiKeyInfo"
ACCOUNT = "/api/v3/account"
ASSETS = "/api/v1/private/account/assets"
POSITION_MODE = "/api/v1/private/position/position_mode"
ORDER = {"symbol": "BTCUSDT", "side": "BUY", "type": "LIMIT", "quantity": "1", "price": "1"}

OUTCOMES = {  # case → HTTP status and code of the spot API, code of the contract API
    "unknown-key": (400, 10072, 10072),
    "expired": (400, 10072, 402),
    "wrong-secret": (400, 700002, 602),
    "ip-refused": (400, 700006, 406),
    "clock-skew": (400, 700003, 513),
    "account-restricted": (400, 60005, 6001),
    "rate-limited": (429, 429, 429),
    "down": (503, 503, 503),
    "maintenance": (200, 500, 500),
    "region-blocked": (451, None, None),
    "html-page": (502, None, None),
    "html-403": (403, None, None),
    "address-blocked": (403, None, None),
}
SPOT = "SPOT_ACCOUNT_READ,SPOT_DEAL_READ,SPOT_DEAL_WRITE"
FULL = SPOT + ",CONTRACT_ACCOUNT_READ,CONTRACT_DEAL_READ,CONTRACT_DEAL_WRITE"
PERMISSIONS = {
    "good": FULL,
    "good-with-ip-list": FULL,
    "slow": FULL,
    "expiring-soon": FULL,
    "read-only": "SPOT_ACCOUNT_READ,SPOT_DEAL_READ",
    "no-futures": SPOT,
    "internal-transfer": FULL + ",SPOT_TRANSFER_READ,SPOT_TRANSFER_WRITE",
    "may-withdraw": FULL + ",SPOT_WITHDRAW_READ,SPOT_WITHDRAW_WRITE",
    "may-withdraw-then-cured": FULL + ",SPOT_WITHDRAW_READ,SPOT_WITHDRAW_WRITE",
    "withdraw-unknown": FULL + ",SPOT_PAYOUT_WRITE",
}


def mac(secret: str, text: str) -> str:
    return hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest()


def query(
    fields: Mapping[Field, str],
    sent: dict[str, str] | None = None,
    *,
    at: Moment = None,
    body: str = "",
) -> str:
    payload = urlencode((sent or {}) | {"timestamp": milliseconds(at)})
    return f"{payload}&signature={mac(fields[Field.SECRET], payload + body)}"


async def spot(
    ask: Ask, server: ExchangeServer, case: str, path: str, method: str = "GET", **sent: str
) -> Answer:
    fields = server.sample(case).fields
    headers = {"X-MEXC-APIKEY": fields[Field.API_KEY]}
    return await ask(method, f"{server.url}{path}?{query(fields, sent)}", headers)


async def key_info(ask: Ask, server: ExchangeServer, case: str) -> Answer:
    key = server.sample(case).fields[Field.API_KEY]
    return await spot(ask, server, case, KEY_INFO, accessKey=key)


def contract_headers(
    fields: Mapping[Field, str], parameters: str = "", at: float | None = None
) -> dict[str, str]:
    now = str(int((at or time.time()) * 1000))
    key = fields[Field.API_KEY]
    signature = mac(fields[Field.SECRET], key + now + parameters)
    return {"ApiKey": key, "Request-Time": now, "Signature": signature}


async def contract(ask: Ask, server: ExchangeServer, case: str, path: str) -> Answer:
    return await ask("GET", server.url + path, contract_headers(server.sample(case).fields))


def code_of(body: Any) -> int | None:
    return body["code"] if isinstance(body, dict) else None


TEST_ORDER = "/api/v3/order/test"
READS = (ACCOUNT, "/api/v3/openOrders?symbol=BTCUSDT", "/api/v3/selfSymbols")
WINDOWED = Call(ACCOUNT, window="5000")
FORGERIES = {
    "more in the query": (WINDOWED, with_query(lambda q: q + "&symbol=BTCUSDT")),
    "another query": (
        WINDOWED,
        with_query(lambda q: q.replace("recvWindow=5000", "recvWindow=6000")),
    ),
    **forged_signatures(WINDOWED),
}
REFUSALS = {case: (status, code) for case, (status, code, _) in OUTCOMES.items()}


class TestMexc(Forgeable, Timed, AddressFirst, NamesAddress, SaysWhen):
    exchange = "mexc"
    accepted = (200, None)
    description = Call(KEY_INFO)
    private = Call(ACCOUNT)
    refusals = REFUSALS
    described = PERMISSIONS
    reads = tuple(("read-only", Call(path)) for path in READS)
    trades = (
        ("good", Call(f"{TEST_ORDER}?{urlencode(ORDER)}", "POST"), (200, None)),
        ("read-only", Call(f"{TEST_ORDER}?{urlencode(ORDER)}", "POST"), (400, 700007)),
    )
    missing = dict.fromkeys(("timestamp", "signature"), (400, 700004))
    missing_is_named = True
    forgeries = FORGERIES
    moments = (
        *((s, "5000", (200, None)) for s in (0, -4.9, 0.9)),
        *((s, "5000", (400, 700003)) for s in (-5.1, 1)),
        (-20, "60000", (200, None)),
        (0, "60001", (400, 700005)),
    )
    address_named = '"IP [{}] not in the ip white list"'

    def sign(self, fields: Fields, call: Call, at: Moment = None) -> Sent:
        path, _, payload = call.path.partition("?")
        own = {"accessKey": fields[Field.API_KEY]} if path == KEY_INFO else {}
        window = {"recvWindow": call.window} if call.window else {}
        target = f"{path}?{query(fields, dict(parse_qsl(payload)) | own | window, at=at)}"
        return Sent(call.method, target, {"X-MEXC-APIKEY": fields[Field.API_KEY]}, call.body)

    def summary(self, body: Any, fields: Fields) -> object:  # noqa: ARG002
        assert body["status"] == "VALID"
        return body["permissions"]

    def may_withdraw(self, summary: Any) -> bool:
        return "WITHDRAW" in summary

    def verdict(self, status: int, body: Any) -> Verdict:
        """Return status and code; 200 is another way to say that all is well."""
        code = body.get("code") if isinstance(body, dict) else None
        return status, None if code == 200 else code


async def test_a_key_that_ends_is_refused(mexc: ExchangeServer, ask: Ask) -> None:
    mexc.key("good").days_left = 0
    _, body, _ = await contract(ask, mexc, "good", ASSETS)
    assert body["code"] == 402


@pytest.mark.parametrize("case", OUTCOMES)
async def test_a_refusal_has_the_code_of_contract(
    case: str, mexc: ExchangeServer, ask: Ask
) -> None:
    _, body, _ = await contract(ask, mexc, case, ASSETS)
    assert code_of(body) == OUTCOMES[case][2]


async def test_expiry_and_ip_list_are_told(mexc: ExchangeServer, ask: Ask) -> None:
    payload = {
        case: (await key_info(ask, mexc, case))[1]
        for case in ("good", "good-with-ip-list", "expiring-soon")
    }
    assert {c: t["ipWhiteList"] for c, t in payload.items()} == {
        "good": "",
        "good-with-ip-list": "203.0.113.7",
        "expiring-soon": "",
    }
    assert [t["remainingValidity"] for t in payload.values()] == [82, None, 5]


async def test_a_key_tells_of_itself_alone(mexc: ExchangeServer, ask: Ask) -> None:
    other = mexc.sample("read-only").fields[Field.API_KEY]
    _, body, _ = await spot(ask, mexc, "good", KEY_INFO, accessKey=other)
    assert body["code"] == 700004


async def test_the_account_says_it_may_withdraw_whatever_the_key_may(
    mexc: ExchangeServer, ask: Ask
) -> None:
    _, body, _ = await spot(ask, mexc, "read-only", ACCOUNT)
    assert body["canWithdraw"] is True


@pytest.mark.parametrize(("path", "code"), [(ASSETS, 701), (POSITION_MODE, 703)])
async def test_futures_need_their_own_permission(
    path: str, code: int, mexc: ExchangeServer, ask: Ask
) -> None:
    _, body, _ = await contract(ask, mexc, "good", path)
    assert body["success"] is True
    status, body, _ = await contract(ask, mexc, "no-futures", path)
    assert (status, body["success"], body["code"]) == (200, False, code)


@pytest.mark.parametrize("path", ["/api/v3/openOrders", "/api/v3/order/test"])
async def test_a_missing_parameter_is_named(path: str, mexc: ExchangeServer, ask: Ask) -> None:
    method = "POST" if "test" in path else "GET"
    _, body, _ = await spot(ask, mexc, "good", path, method)
    assert body["code"] == 700004
    assert "'symbol'" in body["msg"]


async def test_the_body_is_signed_too(mexc: ExchangeServer, ask: Ask) -> None:
    fields, path, body = mexc.sample("good").fields, "/api/v3/order/test", json.dumps(ORDER)
    headers = {"X-MEXC-APIKEY": fields[Field.API_KEY]}
    url = f"{mexc.url}{path}?{query(fields, body=body)}"
    status, said, _ = await ask("POST", url, headers, body)
    assert (status, said) == (200, {})
    _, said, _ = await ask("POST", url, headers, body.replace("BUY", "SELL"))
    assert said["code"] == 700002


async def test_the_signature_may_stand_anywhere(mexc: ExchangeServer, ask: Ask) -> None:
    fields = mexc.sample("good").fields
    payload, signature = query(fields).split("&signature=")
    headers = {"X-MEXC-APIKEY": fields[Field.API_KEY]}
    status, _, _ = await ask("GET", f"{mexc.url}{ACCOUNT}?signature={signature}&{payload}", headers)
    assert status == 200


@pytest.mark.parametrize(("seconds", "code"), [(-9, 0), (9, 0), (-11, 513), (11, 513)])
async def test_the_contract_time_may_be_ten_seconds_off(
    seconds: float, code: int, ask: Ask
) -> None:
    async with ExchangeServer("mexc", clock=lambda: 1_700_000_000) as server:
        headers = contract_headers(server.sample("good").fields, at=1_700_000_000 + seconds)
        _, said, _ = await ask("GET", server.url + ASSETS, headers)
    assert said["code"] == code


async def test_a_key_is_needed_and_must_look_like_one(mexc: ExchangeServer, ask: Ask) -> None:
    url = f"{mexc.url}{ACCOUNT}?{query(mexc.sample('good').fields)}"
    _, said, _ = await ask("GET", url)
    assert said == {"code": 400, "msg": "api key required"}
    _, said, _ = await ask("GET", url, {"X-MEXC-APIKEY": "abc"})
    assert said["code"] == 700001


@pytest.mark.parametrize("name", ["ApiKey", "Request-Time", "Signature"])
async def test_every_contract_header_is_needed(name: str, mexc: ExchangeServer, ask: Ask) -> None:
    headers = contract_headers(mexc.sample("good").fields)
    del headers[name]
    _, said, _ = await ask("GET", mexc.url + ASSETS, headers)
    assert said["code"] == 401


async def test_a_contract_query_is_signed_sorted(mexc: ExchangeServer, ask: Ask) -> None:
    headers = contract_headers(mexc.sample("good").fields, "a=1&b=2")
    _, said, _ = await ask("GET", mexc.url + ASSETS + "?b=2&a=1", headers)
    assert said["code"] == 0
    _, said, _ = await ask("GET", mexc.url + ASSETS + "?b=2&a=3", headers)
    assert said["code"] == 602


async def test_the_ip_list_cannot_be_rewritten_here(mexc: ExchangeServer, ask: Ask) -> None:
    status, _, _ = await spot(ask, mexc, "good", KEY_INFO, "POST", ipWhiteList="198.51.100.1")
    assert status == 404


async def test_pings_are_public(mexc: ExchangeServer, ask: Ask) -> None:
    _, spot_said, _ = await ask("GET", mexc.url + "/api/v3/ping")
    _, contract_said, _ = await ask("GET", mexc.url + "/api/v1/contract/ping")
    assert spot_said == {}
    assert contract_said["success"] is True
