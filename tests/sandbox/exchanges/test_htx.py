"""Puts calls of our own signing to the HTX server."""

import base64
import hashlib
import hmac
import json
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from typing import Any, TypeAlias
from urllib.parse import quote, urlencode, urlsplit

import pytest

from bot.domain.credentials import Field
from bot.domain.diagnosis import Permission
from bot.sandbox.exchanges import ExchangeServer

Answer: TypeAlias = tuple[int, Any, Mapping[str, str]]
Ask: TypeAlias = Callable[..., Awaitable[Answer]]

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
    told = urlencode(sorted((parts | dict(sent or {})).items()), quote_via=quote)
    signature = mac(fields[Field.SECRET], f"{method}\n{host}\n{path}\n{told}")
    return f"{told}&{urlencode({'Signature': signature})}"


async def call(
    ask: Ask, server: ExchangeServer, case: str, path: str, method: str = "GET", **sent: str
) -> Any:
    told = query(server.sample(case).fields, method, path, sent)
    status, body, _ = await ask(method, f"{server.url}{path}?{told}")
    assert status == 200
    return body


async def own_entry(ask: Ask, server: ExchangeServer, case: str) -> Any:
    uid = (await call(ask, server, case, UID))["data"]
    key = server.sample(case).fields[Field.API_KEY]
    (entry,) = (await call(ask, server, case, KEYS, uid=str(uid), accessKey=key))["data"]
    return entry


def test_every_sample_is_in_one_of_the_tables(htx: ExchangeServer) -> None:
    assert {s.case for s in htx.samples} == {*OUTCOMES, *PAGES, *PERMISSIONS}


@pytest.mark.parametrize("case", OUTCOMES)
async def test_a_refusal_has_the_words_of_version_1(
    case: str, htx: ExchangeServer, ask: Ask
) -> None:
    body = await call(ask, htx, case, ACCOUNTS)
    code, text, _ = OUTCOMES[case]
    assert (body["status"], body["err-code"], body["data"]) == ("error", code, None)
    assert text in body["err-msg"]


@pytest.mark.parametrize("case", OUTCOMES)
async def test_a_refusal_has_the_code_of_version_2(
    case: str, htx: ExchangeServer, ask: Ask
) -> None:
    body = await call(ask, htx, case, UID)
    assert body.get("code") == OUTCOMES[case][2]


@pytest.mark.parametrize("case", PAGES)
async def test_a_gateway_answers_with_no_json(case: str, htx: ExchangeServer, ask: Ask) -> None:
    told = query(htx.sample(case).fields, "GET", UID)
    status, body, _ = await ask("GET", f"{htx.url}{UID}?{told}")
    begins = "error " if case == "address-blocked" else "<html>"
    assert (status, body[:6]) == (PAGES[case], begins)


@pytest.mark.parametrize("case", PERMISSIONS)
async def test_a_key_is_described(case: str, htx: ExchangeServer, ask: Ask) -> None:
    htx.key(case).delay = 0
    entry = await own_entry(ask, htx, case)
    assert (entry["permission"], entry["status"]) == (PERMISSIONS[case], "normal")


async def test_expiry_and_ip_list_are_told(htx: ExchangeServer, ask: Ask) -> None:
    told = {c: await own_entry(ask, htx, c) for c in ("good", "good-with-ip-list", "expiring-soon")}
    assert [t["validDays"] for t in told.values()] == [82, -1, 5]
    assert [t["ipAddresses"] for t in told.values()] == ["", "203.0.113.7", ""]


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


async def test_the_refused_address_is_named(ask: Ask) -> None:
    async with ExchangeServer("htx", seen_ip="198.51.100.9") as server:
        body = await call(ask, server, "ip-refused", ACCOUNTS)
    assert body["err-msg"].endswith(":198.51.100.9")


async def test_the_cure_comes_with_the_third_test(htx: ExchangeServer, ask: Ask) -> None:
    told = [await own_entry(ask, htx, "may-withdraw-then-cured") for _ in range(4)]
    assert ["withdraw" in t["permission"] for t in told] == [True, True, False, False]


async def test_a_key_can_be_changed_while_the_server_runs(htx: ExchangeServer, ask: Ask) -> None:
    htx.key("good").permissions |= {Permission.WITHDRAW}
    assert (await own_entry(ask, htx, "good"))["permission"] == "trade,readOnly,withdraw"
    htx.key("good").days_left = 0
    assert "expired" in (await call(ask, htx, "good", ACCOUNTS))["err-msg"]
    htx.key("good").deleted = True
    assert "Incorrect Access key" in (await call(ask, htx, "good", ACCOUNTS))["err-msg"]


READS = (ACCOUNTS, f"{ACCOUNTS}/100009/balance", "/v1/order/openOrders")


@pytest.mark.parametrize("path", READS)
async def test_reading_needs_no_more_than_read(path: str, htx: ExchangeServer, ask: Ask) -> None:
    body = await call(ask, htx, "read-only", path)
    assert body["status"] == "ok"


@pytest.mark.parametrize(
    ("case", "code", "text"),
    [("good", "base-record-invalid", ""), ("read-only", UNSIGNED, "API key has no permission")],
)
async def test_trading_needs_its_own_permission(
    case: str, code: str, text: str, htx: ExchangeServer, ask: Ask
) -> None:
    body = await call(ask, htx, case, CANCEL, "POST")
    assert body["err-code"] == code
    assert text in body["err-msg"]


async def test_a_body_is_not_signed(htx: ExchangeServer, ask: Ask) -> None:
    told = query(htx.sample("good").fields, "POST", CANCEL)
    for body, code in (('{"symbol":"x"}', "base-record-invalid"), ("{", "invalid-parameter")):
        _, said, _ = await ask("POST", f"{htx.url}{CANCEL}?{told}", None, body)
        assert said["err-code"] == code


async def test_reading_is_a_permission_too(htx: ExchangeServer, ask: Ask) -> None:
    htx.key("good").permissions = frozenset()
    assert (await call(ask, htx, "good", UID))["code"] == 1002
    assert "no permission" in (await call(ask, htx, "good", ACCOUNTS))["err-msg"]


@pytest.mark.parametrize("host", ["api.huobi.pro", "api-aws.huobi.pro", "api.hbdm.vn", None])
async def test_the_host_is_signed(host: str | None, htx: ExchangeServer, ask: Ask) -> None:
    named = host or urlsplit(htx.url).netloc
    told = query(htx.sample("good").fields, "GET", ACCOUNTS, host=named)
    _, body, _ = await ask("GET", f"{htx.url}{ACCOUNTS}?{told}")
    assert body["status"] == "ok"
    told = query(htx.sample("good").fields, "GET", ACCOUNTS, host="example.org")
    _, body, _ = await ask("GET", f"{htx.url}{ACCOUNTS}?{told}")
    assert "Verification failure" in body["err-msg"]


async def test_the_signature_covers_the_sorted_query(htx: ExchangeServer, ask: Ask) -> None:
    sent = {"symbol": "btc usdt/é", "account-id": "1", "empty": ""}
    pairs = query(htx.sample("good").fields, "GET", ACCOUNTS, sent).split("&")
    for shuffled in (pairs, pairs[::-1]):
        _, body, _ = await ask("GET", f"{htx.url}{ACCOUNTS}?{'&'.join(shuffled)}")
        assert body["status"] == "ok"


@pytest.mark.parametrize(
    ("method", "path", "change"),
    [
        ("GET", "/v1/order/openOrders", lambda q: q),
        ("GET", ACCOUNTS, lambda q: q + "&symbol=btcusdt"),
        ("GET", ACCOUNTS, lambda q: q.replace("size=1", "size=2")),
        ("GET", ACCOUNTS, lambda q: q.replace("Signature=", "Signature=A")),
        ("GET", ACCOUNTS, lambda q: q.split("Signature=")[0] + "Signature=%C3%A9"),
    ],
)
async def test_another_call_than_signed_is_refused(
    method: str, path: str, change: Callable[[str], str], htx: ExchangeServer, ask: Ask
) -> None:
    told = change(query(htx.sample("good").fields, "GET", ACCOUNTS, {"size": "1"}))
    _, body, _ = await ask(method, f"{htx.url}{path}?{told}")
    assert "Verification failure" in body["err-msg"]


@pytest.mark.parametrize(
    "changed",
    [{"SignatureVersion": "1"}, {"SignatureMethod": "HmacSHA1"}, {"Timestamp": "1700000000"}],
)
async def test_a_part_that_does_not_fit_is_named(
    changed: dict[str, str], htx: ExchangeServer, ask: Ask
) -> None:
    told = query(htx.sample("good").fields, "GET", ACCOUNTS, changed)
    _, body, _ = await ask("GET", f"{htx.url}{ACCOUNTS}?{told}")
    assert body["err-code"] == UNSIGNED
    assert "Verification failure" not in body["err-msg"]


@pytest.mark.parametrize(
    "missing", ["AccessKeyId", "SignatureMethod", "SignatureVersion", "Timestamp", "Signature"]
)
async def test_every_part_is_needed(missing: str, htx: ExchangeServer, ask: Ask) -> None:
    told = query(htx.sample("good").fields, "GET", ACCOUNTS)
    kept = "&".join(pair for pair in told.split("&") if not pair.startswith(f"{missing}="))
    _, body, _ = await ask("GET", f"{htx.url}{ACCOUNTS}?{kept}")
    assert body["err-msg"] == f"Signature not valid: {missing} is required"


@pytest.mark.parametrize(
    ("seconds", "fits"), [(-301, False), (-299, True), (299, True), (301, False)]
)
async def test_time_may_be_five_minutes_off(
    seconds: float,
    fits: bool,  # noqa: FBT001  # a column of the table
    ask: Ask,
) -> None:
    async with ExchangeServer("htx", clock=lambda: 1_700_000_000) as server:
        fields = server.sample("good").fields
        told = query(fields, "GET", ACCOUNTS, at=1_700_000_000 + seconds)
        _, body, _ = await ask("GET", f"{server.url}{ACCOUNTS}?{told}")
    assert body["status"] == ("ok" if fits else "error")


async def test_the_address_is_looked_at_before_the_signature(htx: ExchangeServer, ask: Ask) -> None:
    fields = {**htx.sample("ip-refused").fields, Field.SECRET: "wrong"}
    _, body, _ = await ask("GET", f"{htx.url}{ACCOUNTS}?{query(fields, 'GET', ACCOUNTS)}")
    assert "Incorrect IP address" in body["err-msg"]


async def test_contracts_have_a_clock_too(htx: ExchangeServer, ask: Ask) -> None:
    _, body, _ = await ask("GET", htx.url + "/api/v1/timestamp")
    assert (body["status"], body["ts"] > 1_700_000_000_000) == ("ok", True)


async def test_nothing_is_told_of_a_value(htx: ExchangeServer, ask: Ask) -> None:
    for case in OUTCOMES:
        for path in (UID, ACCOUNTS):
            said = json.dumps(await call(ask, htx, case, path))
            assert not any(value in said for value in htx.key(case).fields.values())
