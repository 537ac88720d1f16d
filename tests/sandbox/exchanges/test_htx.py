"""Puts calls of our own signing to the HTX server."""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

import pytest

from bot.domain.credentials import Field
from bot.sandbox.exchanges import ExchangeServer
from tests.sandbox.exchanges.conftest import Ask
from tests.sandbox.exchanges.contract import (
    AddressFirst,
    Call,
    Fields,
    Forgeable,
    Moment,
    NamesAddress,
    Sent,
    Timed,
    Verdict,
    with_query,
)

UID = "/v2/user/uid"
KEYS = "/v2/user/api-key"
ACCOUNTS = "/v1/account/accounts"
CANCEL = "/v1/order/orders/1/submitcancel"

UNSIGNED = "api-signature-not-valid"
OUTCOMES = {  # case → code of version 1 and a word of its text, code of version 2
    "unknown-key": (UNSIGNED, "Incorrect Access key", 1003),
    "wrong-secret": (UNSIGNED, "Verification failure", 1003),
    "ip-refused": (UNSIGNED, "Incorrect IP address", 2000),
    "expired": (UNSIGNED, "API key has expired", 1003),
    "clock-skew": (UNSIGNED, "Invalid submission time", 1003),
    "account-restricted": (UNSIGNED, "Abnormal user status", 1002),
    "rate-limited": ("rate-too-many-requests", "429", 1006),
    "down": ("gateway-internal-error", "Try again later", 500),
    "maintenance": ("system-maintenance", "maintenance", None),
}
PAGES = {"html-page": 502, "html-403": 403, "address-blocked": 403}
PERMISSIONS = {
    "good": "trade,readOnly",
    "good-with-ip-list": "trade,readOnly",
    "slow": "trade,readOnly",
    "expiring-soon": "trade,readOnly",
    "read-only": "readOnly",
    "may-withdraw": "trade,readOnly,withdraw",
    "may-withdraw-then-cured": "trade,readOnly,withdraw",
    "withdraw-unknown": "trade,readOnly,payout",
}


def mac(secret: str, text: str) -> str:
    return base64.b64encode(
        hmac.new(secret.encode(), text.encode(), hashlib.sha256).digest()
    ).decode()


def query(
    fields: Mapping[Field, str],
    method: str,
    path: str,
    sent: Mapping[str, str] | None = None,
    *,
    host: str = "api.huobi.pro",
    at: float | None = None,
) -> str:
    now = datetime.fromtimestamp(at, UTC) if at is not None else datetime.now(UTC)
    parts = {
        "AccessKeyId": fields[Field.API_KEY],
        "SignatureMethod": "HmacSHA256",
        "SignatureVersion": "2",
        "Timestamp": f"{now:%Y-%m-%dT%H:%M:%S}",
    }
    payload = urlencode(sorted((parts | dict(sent or {})).items()), quote_via=quote)
    signature = mac(fields[Field.SECRET], f"{method}\n{host}\n{path}\n{payload}")
    return f"{payload}&{urlencode({'Signature': signature})}"


async def call(
    ask: Ask, server: ExchangeServer, case: str, path: str, method: str = "GET", **sent: str
) -> Any:
    payload = query(server.sample(case).fields, method, path, sent)
    status, body, _ = await ask(method, f"{server.url}{path}?{payload}")
    assert status == 200
    return body


async def own_entry(ask: Ask, server: ExchangeServer, case: str) -> Any:
    uid = (await call(ask, server, case, UID))["data"]
    key = server.sample(case).fields[Field.API_KEY]
    (entry,) = (await call(ask, server, case, KEYS, uid=str(uid), accessKey=key))["data"]
    return entry


READS = (ACCOUNTS, f"{ACCOUNTS}/100009/balance", "/v1/order/openOrders")
PARTS = ("AccessKeyId", "SignatureMethod", "SignatureVersion", "Timestamp", "Signature")
KNOWN_WORDS = (
    *(text for _, text, _ in OUTCOMES.values()),
    *(f"Signature not valid: {part} is required" for part in PARTS),
    "API key has no permission",
)
REFUSED_TIME = (200, UNSIGNED, "Invalid submission time")
SIZED = Call(f"{ACCOUNTS}?size=1")
FORGERIES = {
    "another path": (
        SIZED,
        lambda sent: replace(sent, target=sent.target.replace(ACCOUNTS, "/v1/order/openOrders")),
    ),
    "more in the query": (SIZED, with_query(lambda q: q + "&symbol=btcusdt")),
    "another query": (SIZED, with_query(lambda q: q.replace("size=1", "size=2"))),
    "another signature": (SIZED, with_query(lambda q: q.replace("Signature=", "Signature=A"))),
    "an accented signature": (
        SIZED,
        with_query(lambda q: q.split("Signature=")[0] + "Signature=%C3%A9"),
    ),
}
REFUSALS = {case: (200, code, text) for case, (code, text, _) in OUTCOMES.items()}
MISSING = {part: (200, UNSIGNED, f"Signature not valid: {part} is required") for part in PARTS}


class TestHtx(Forgeable, Timed, AddressFirst, NamesAddress):
    exchange = "htx"
    accepted = (200, None, "")
    description = Call(UID)
    private = Call(ACCOUNTS)
    refusals = REFUSALS
    described = PERMISSIONS
    other_cases = PAGES
    reads = tuple(("read-only", Call(path)) for path in READS)
    trades = (
        ("good", Call(CANCEL, "POST"), (200, "base-record-invalid", "")),
        ("read-only", Call(CANCEL, "POST"), (200, UNSIGNED, "API key has no permission")),
    )
    missing = MISSING
    missing_is_named = True
    forgeries = FORGERIES
    moments = tuple((s, "", REFUSED_TIME) for s in (-301, 301)) + tuple(
        (s, "", (200, None, "")) for s in (-299, 299)
    )
    address_named = ':{}"'

    def sign(self, fields: Fields, call: Call, at: Moment = None) -> Sent:
        path, _, payload = call.path.partition("?")
        assert not isinstance(at, str)
        target = f"{path}?{query(fields, call.method, path, dict(parse_qsl(payload)), at=at)}"
        return Sent(call.method, target, {}, call.body)

    async def describe(self, ask: Ask, server: ExchangeServer, case: str) -> Any:
        entry = await own_entry(ask, server, case)
        assert entry["status"] == "normal"
        return entry["permission"]

    def may_withdraw(self, summary: Any) -> bool:
        return "withdraw" in summary

    def verdict(self, status: int, body: Any) -> Verdict:
        """Return status, code and what of the text is known."""
        assert (body["status"] == "ok") is ("err-code" not in body)
        assert body["status"] == "ok" or body["data"] is None
        text = str(body.get("err-msg"))
        known = (word for word in KNOWN_WORDS if word in text)
        return status, body.get("err-code"), next(known, "")


async def test_a_key_that_ends_is_refused(htx: ExchangeServer, ask: Ask) -> None:
    htx.key("good").days_left = 0
    assert "expired" in (await call(ask, htx, "good", ACCOUNTS))["err-msg"]


@pytest.mark.parametrize("case", OUTCOMES)
async def test_a_refusal_has_the_code_of_version_2(
    case: str, htx: ExchangeServer, ask: Ask
) -> None:
    body = await call(ask, htx, case, UID)
    assert body.get("code") == OUTCOMES[case][2]


@pytest.mark.parametrize("case", PAGES)
async def test_a_gateway_answers_with_no_json(case: str, htx: ExchangeServer, ask: Ask) -> None:
    payload = query(htx.sample(case).fields, "GET", UID)
    status, body, _ = await ask("GET", f"{htx.url}{UID}?{payload}")
    begins = "error " if case == "address-blocked" else "<html>"
    assert (status, body[:6]) == (PAGES[case], begins)


async def test_expiry_and_ip_list_are_told(htx: ExchangeServer, ask: Ask) -> None:
    payload = {
        c: await own_entry(ask, htx, c) for c in ("good", "good-with-ip-list", "expiring-soon")
    }
    assert [t["validDays"] for t in payload.values()] == [82, -1, 5]
    assert [t["ipAddresses"] for t in payload.values()] == ["", "203.0.113.7", ""]


async def test_the_list_has_other_keys_too(htx: ExchangeServer, ask: Ask) -> None:
    uid = (await call(ask, htx, "good", UID))["data"]
    entries = (await call(ask, htx, "good", KEYS, uid=str(uid)))["data"]
    assert len(entries) == 3
    assert any("withdraw" in entry["permission"] for entry in entries)
    assert {entry["status"] for entry in entries} == {"normal", "expired"}


@pytest.mark.parametrize("sent", [{}, {"uid": "1"}])
async def test_keys_are_those_of_the_caller(
    sent: dict[str, str], htx: ExchangeServer, ask: Ask
) -> None:
    body = await call(ask, htx, "good", KEYS, **sent)
    assert body["code"] == 2002


async def test_a_body_is_not_signed(htx: ExchangeServer, ask: Ask) -> None:
    payload = query(htx.sample("good").fields, "POST", CANCEL)
    for body, code in (('{"symbol":"x"}', "base-record-invalid"), ("{", "invalid-parameter")):
        _, said, _ = await ask("POST", f"{htx.url}{CANCEL}?{payload}", None, body)
        assert said["err-code"] == code


async def test_reading_is_a_permission_too(htx: ExchangeServer, ask: Ask) -> None:
    htx.key("good").permissions = frozenset()
    assert (await call(ask, htx, "good", UID))["code"] == 1002
    assert "no permission" in (await call(ask, htx, "good", ACCOUNTS))["err-msg"]


@pytest.mark.parametrize("host", ["api.huobi.pro", "api-aws.huobi.pro", "api.hbdm.vn", None])
async def test_the_host_is_signed(host: str | None, htx: ExchangeServer, ask: Ask) -> None:
    named = host or urlsplit(htx.url).netloc
    payload = query(htx.sample("good").fields, "GET", ACCOUNTS, host=named)
    _, body, _ = await ask("GET", f"{htx.url}{ACCOUNTS}?{payload}")
    assert body["status"] == "ok"
    payload = query(htx.sample("good").fields, "GET", ACCOUNTS, host="example.org")
    _, body, _ = await ask("GET", f"{htx.url}{ACCOUNTS}?{payload}")
    assert "Verification failure" in body["err-msg"]


async def test_the_signature_covers_the_sorted_query(htx: ExchangeServer, ask: Ask) -> None:
    sent = {"symbol": "btc usdt/é", "account-id": "1", "empty": ""}
    pairs = query(htx.sample("good").fields, "GET", ACCOUNTS, sent).split("&")
    for shuffled in (pairs, pairs[::-1]):
        _, body, _ = await ask("GET", f"{htx.url}{ACCOUNTS}?{'&'.join(shuffled)}")
        assert body["status"] == "ok"


@pytest.mark.parametrize(
    "changed",
    [{"SignatureVersion": "1"}, {"SignatureMethod": "HmacSHA1"}, {"Timestamp": "1700000000"}],
)
async def test_a_part_that_does_not_fit_is_named(
    changed: dict[str, str], htx: ExchangeServer, ask: Ask
) -> None:
    payload = query(htx.sample("good").fields, "GET", ACCOUNTS, changed)
    _, body, _ = await ask("GET", f"{htx.url}{ACCOUNTS}?{payload}")
    assert body["err-code"] == UNSIGNED
    assert "Verification failure" not in body["err-msg"]


async def test_contracts_have_a_clock_too(htx: ExchangeServer, ask: Ask) -> None:
    _, body, _ = await ask("GET", htx.url + "/api/v1/timestamp")
    assert (body["status"], body["ts"] > 1_700_000_000_000) == ("ok", True)
