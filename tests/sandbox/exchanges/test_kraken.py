"""Puts calls of our own signing to the Kraken server."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Mapping
from dataclasses import replace
from itertools import count
from typing import Any
from urllib.parse import urlencode

import pytest

from bot.domain.credentials import Field
from bot.sandbox.exchanges import ExchangeServer
from tests.sandbox.exchanges.conftest import Answer, Ask
from tests.sandbox.exchanges.contract import (
    Call,
    Fields,
    Forgeable,
    Moment,
    Sent,
    StrictlyTimed,
    Verdict,
)

KEY_INFO = "/0/private/GetApiKeyInfo"
BALANCE = "/0/private/Balance"
OPEN_ORDERS = "/0/private/OpenOrders"
ADD_ORDER = "/0/private/AddOrder"
ORDER = {"pair": "XBTUSDT", "type": "buy", "ordertype": "limit", "volume": "1", "price": "1"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
FORM_OF_ORDER = urlencode(ORDER)
NO_PAIR = (200, "EGeneral:Invalid arguments:pair")
DENIED = (200, "EGeneral:Permission denied")

nonces = count(1_700_000_000_000)

OUTCOMES = {  # case → HTTP status, error
    "unknown-key": (200, "EAPI:Invalid key"),
    "wrong-secret": (200, "EAPI:Invalid signature"),
    "ip-refused": (200, "EGeneral:Permission denied"),
    "used-by-another-program": (200, "EAPI:Invalid nonce"),
    "account-restricted": (200, "EAuth:Account temporary disabled"),
    "rate-limited": (200, "EAPI:Rate limit exceeded"),
    "down": (200, "EService:Busy"),
    "maintenance": (200, "EService:Unavailable"),
    "html-page": (520, None),
    "html-403": (403, None),
    "address-blocked": (403, None),
}
READ = {"query-funds", "query-open-trades", "query-closed-trades", "query-ledger"}
FULL = READ | {"modify-trades", "close-trades"}
PERMISSIONS = {
    "good": FULL,
    "good-with-ip-list": FULL,
    "slow": FULL,
    "expiring-soon": FULL,
    "described-in-camel-case": FULL,
    "read-only": READ,
    "may-withdraw": FULL | {"withdraw-funds"},
    "may-withdraw-then-cured": FULL | {"withdraw-funds"},
    "withdraw-unknown": FULL | {"payout-funds"},
}


def signed(fields: Mapping[Field, str], path: str, body: str, nonce: object) -> dict[str, str]:
    digest = hashlib.sha256(f"{nonce}{body}".encode()).digest()
    secret = base64.b64decode(fields[Field.SECRET])
    mac = hmac.new(secret, path.encode() + digest, hashlib.sha512).digest()
    return {"API-Key": fields[Field.API_KEY], "API-Sign": base64.b64encode(mac).decode()}


async def call(
    ask: Ask, server: ExchangeServer, case: str, path: str, nonce: object = None, **sent: str
) -> Answer:
    nonce = next(nonces) if nonce is None else nonce
    body = urlencode({"nonce": nonce} | sent)
    headers = signed(server.sample(case).fields, path, body, nonce) | FORM
    return await ask("POST", server.url + path, headers, body)


def error_of(body: Any) -> str | None:
    return body["error"][0] if isinstance(body, dict) and body["error"] else None


MISSING = {"API-Key": (200, "EAPI:Invalid key"), "API-Sign": (200, "EAPI:Invalid signature")}
FORGERIES = {
    "more in the body": (
        Call(BALANCE, "POST"),
        lambda sent: replace(sent, body=f"{sent.body}&asset=XBT"),
    ),
    "another nonce": (
        Call(BALANCE, "POST"),
        lambda sent: replace(sent, body=sent.body.replace("nonce=1", "nonce=2")),
    ),
    "another path": (Call(BALANCE, "POST"), lambda sent: replace(sent, target=OPEN_ORDERS)),
}


class TestKraken(Forgeable, StrictlyTimed):
    exchange = "kraken"
    accepted = (200, None)
    description = Call(KEY_INFO, "POST")
    private = Call(BALANCE, "POST")
    refusals = OUTCOMES
    described = PERMISSIONS
    reads = tuple(("read-only", Call(path, "POST")) for path in (BALANCE, OPEN_ORDERS))
    trades = (
        ("good", Call(ADD_ORDER, "POST", f"{FORM_OF_ORDER}&validate=true"), (200, None)),
        ("good", Call(ADD_ORDER, "POST", f"{FORM_OF_ORDER}&validate=True"), (200, None)),
        ("good", Call(ADD_ORDER, "POST", FORM_OF_ORDER), (200, "EOrder:Insufficient funds")),
        (
            "good",
            Call(ADD_ORDER, "POST", "validate=true"),
            NO_PAIR,
        ),
        ("read-only", Call(ADD_ORDER, "POST", f"{FORM_OF_ORDER}&validate=true"), DENIED),
    )
    missing = MISSING
    forgeries = FORGERIES
    odd_times = ("", "now", "-1", "1.5", "٣", "9" * 5000)
    odd_time = (200, "EAPI:Invalid nonce")

    def sign(self, fields: Fields, call: Call, at: Moment = None) -> Sent:
        nonce = next(nonces) if at is None else at
        body = urlencode({"nonce": nonce}) + (f"&{call.body}" if call.body else "")
        headers = signed(fields, call.path, body, nonce) | FORM
        return Sent(call.method, call.path, headers, body)

    def summary(self, body: Any, fields: Fields) -> object:  # noqa: ARG002
        return set(body["result"]["permissions"]) - {"create-ws-token"}

    def may_withdraw(self, summary: Any) -> bool:
        return "withdraw-funds" in summary

    def verdict(self, status: int, body: Any) -> Verdict:
        return status, error_of(body)


async def test_an_order_is_never_placed(kraken: ExchangeServer, ask: Ask) -> None:
    for sent in (ORDER, ORDER | {"validate": "true"}):
        _, body, _ = await call(ask, kraken, "good", ADD_ORDER, **sent)
        assert "txid" not in body.get("result", {})


async def test_expiry_and_ip_list_are_told(ask: Ask) -> None:
    async with ExchangeServer("kraken", clock=lambda: 1_700_000_000) as server:
        payload = {
            case: (await call(ask, server, case, KEY_INFO))[1]["result"]
            for case in ("good-with-ip-list", "expiring-soon")
        }
    assert [t["valid_until"] for t in payload.values()] == ["0", str(1_700_000_000 + 5 * 86_400)]
    assert [t["ip_allowlist"] for t in payload.values()] == [["203.0.113.7"], [""]]


async def test_the_documented_names_are_another_way_to_describe_a_key(
    kraken: ExchangeServer, ask: Ask
) -> None:
    case = "described-in-camel-case"
    payload = (await call(ask, kraken, case, KEY_INFO))[1]["result"]
    assert payload["apiKey"] == kraken.sample(case).fields[Field.API_KEY]
    assert (payload["validUntil"], payload["ipAllowlist"]) == ("0", [])
    assert not any("_" in name for name in payload)


async def test_an_expired_key_is_unknown(kraken: ExchangeServer, ask: Ask) -> None:
    kraken.key("good").days_left = 0
    _, body, _ = await call(ask, kraken, "good", KEY_INFO)
    assert error_of(body) == "EAPI:Invalid key"


async def test_describing_a_key_needs_no_permission(kraken: ExchangeServer, ask: Ask) -> None:
    kraken.key("good").permissions = frozenset()
    _, body, _ = await call(ask, kraken, "good", KEY_INFO)
    assert body["result"]["permissions"] == ["create-ws-token"]
    _, body, _ = await call(ask, kraken, "good", BALANCE)
    assert error_of(body) == "EGeneral:Permission denied"


async def test_the_nonce_must_grow(kraken: ExchangeServer, ask: Ask) -> None:
    errors = [
        error_of((await call(ask, kraken, "good", BALANCE, nonce))[1])
        for nonce in (5, 5, 4, 6, 2**64 - 1, 2**64)
    ]
    again = "EAPI:Invalid nonce"
    assert errors == [None, again, again, None, None, again]


async def test_each_key_has_a_nonce_of_its_own(kraken: ExchangeServer, ask: Ask) -> None:
    for case in ("good", "read-only"):
        _, body, _ = await call(ask, kraken, case, BALANCE, 7)
        assert body["error"] == []


async def test_a_refused_call_uses_no_nonce_up(kraken: ExchangeServer, ask: Ask) -> None:
    await call(ask, kraken, "wrong-secret", BALANCE, 9)
    assert kraken.key("wrong-secret").last_nonce == 0


async def test_parameters_may_stand_in_json(kraken: ExchangeServer, ask: Ask) -> None:
    nonce = next(nonces)
    body = json.dumps({"nonce": str(nonce)} | ORDER | {"validate": True})
    headers = signed(kraken.sample("good").fields, ADD_ORDER, body, nonce)
    _, said, _ = await ask("POST", kraken.url + ADD_ORDER, headers, body)
    assert said["result"]["descr"]["order"] == "buy 1 XBTUSDT @ limit 1"


@pytest.mark.parametrize("body", ["", "{", "[]", "nonsense"])
async def test_a_body_without_nonce_is_refused(body: str, kraken: ExchangeServer, ask: Ask) -> None:
    headers = signed(kraken.sample("good").fields, BALANCE, body, "")
    _, said, _ = await ask("POST", kraken.url + BALANCE, headers, body)
    assert error_of(said) == "EAPI:Invalid nonce"


async def test_private_calls_are_posts(kraken: ExchangeServer, ask: Ask) -> None:
    headers = signed(kraken.sample("good").fields, BALANCE, "", "")
    status, _, _ = await ask("GET", kraken.url + BALANCE, headers)
    assert status == 404


async def test_clock_and_status_are_public(kraken: ExchangeServer, ask: Ask) -> None:
    _, body, _ = await ask("GET", kraken.url + "/0/public/SystemStatus")
    assert body["result"]["status"] == "online"
    _, body, _ = await ask("GET", kraken.url + "/0/public/Time")
    assert abs(body["result"]["unixtime"] - time.time()) < 5
