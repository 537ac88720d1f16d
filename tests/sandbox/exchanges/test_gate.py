"""Puts calls of our own signing to the Gate server."""

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

MAIN_KEYS = "/api/v4/account/main_keys"
DETAIL = "/api/v4/account/detail"
CANCEL = "/api/v4/spot/orders/1?currency_pair=BTC_USDT"
FUTURES = "/api/v4/futures/usdt/accounts"

OUTCOMES = {  # case → HTTP status, label
    "unknown-key": (401, "INVALID_KEY"),
    "wrong-secret": (401, "INVALID_SIGNATURE"),
    "ip-refused": (403, "FORBIDDEN"),
    "not-described": (403, "FORBIDDEN"),
    "account-restricted": (403, "ACCOUNT_LOCKED"),
    "clock-skew": (403, "REQUEST_EXPIRED"),
    "rate-limited": (429, "TOO_MANY_REQUESTS"),
    "down": (500, "SERVER_ERROR"),
    "html-page": (502, None),
    "html-403": (403, None),
    "address-blocked": (403, None),
}
READ = {"wallet": True, "account": True}
FULL = {"spot": False, "futures": False} | READ
PERMISSIONS = {  # case → permission → whether it is read-only
    "good": FULL,
    "good-with-ip-list": FULL,
    "slow": FULL,
    "described-as-one-object": FULL,
    "read-only": {"spot": True} | READ,
    "no-futures": {"spot": False} | READ,
    "internal-transfer": FULL | {"wallet": False},
    "may-withdraw": FULL | {"withdraw": False},
    "may-withdraw-then-cured": FULL | {"withdraw": False},
    "withdraw-unknown": FULL | {"payout": False},
}


def signed(
    fields: Mapping[Field, str],
    method: str,
    target: str,
    body: str = "",
    *,
    at: float | str | None = None,
) -> dict[str, str]:
    path, _, query = target.partition("?")
    timestamp = str(at if at is not None else int(time.time()))
    digest = hashlib.sha512(body.encode()).hexdigest()
    text = f"{method}\n{path}\n{query}\n{digest}\n{timestamp}"
    mac = hmac.new(fields[Field.SECRET].encode(), text.encode(), hashlib.sha512)
    return {"KEY": fields[Field.API_KEY], "Timestamp": timestamp, "SIGN": mac.hexdigest()}


async def call(
    ask: Ask, server: ExchangeServer, case: str, target: str, method: str = "GET", body: str = ""
) -> Answer:
    headers = signed(server.sample(case).fields, method, target, body)
    return await ask(method, server.url + target, headers, body)


def own_entry(server: ExchangeServer, case: str, told: Any) -> Any:
    """Return the one entry with the key's own prefix."""
    prefix = server.sample(case).fields[Field.API_KEY][:12]
    entries = told if isinstance(told, list) else [told]
    (entry,) = [e for e in entries if e["key"] == f"{prefix}*****"]
    return entry


def test_every_sample_is_in_one_of_the_tables(gate: ExchangeServer) -> None:
    assert {s.case for s in gate.samples} == {*OUTCOMES, *PERMISSIONS}


@pytest.mark.parametrize("case", OUTCOMES)
async def test_a_refusal_has_gates_status_and_label(
    case: str, gate: ExchangeServer, ask: Ask
) -> None:
    status, body, _ = await call(ask, gate, case, MAIN_KEYS)
    label = body["label"] if isinstance(body, dict) else None
    assert (status, label) == OUTCOMES[case]


@pytest.mark.parametrize("case", PERMISSIONS)
async def test_a_key_is_described(case: str, gate: ExchangeServer, ask: Ask) -> None:
    gate.key(case).delay = 0
    status, body, _ = await call(ask, gate, case, MAIN_KEYS)
    entry = own_entry(gate, case, body)
    assert (status, entry["state"]) == (200, 1)
    assert {p["name"]: p["read_only"] for p in entry["perms"]} == PERMISSIONS[case]


async def test_the_list_has_other_keys_too(gate: ExchangeServer, ask: Ask) -> None:
    _, body, _ = await call(ask, gate, "good", MAIN_KEYS)
    assert len(body) == 3
    assert any(p["name"] == "withdraw" for entry in body for p in entry["perms"])


async def test_one_object_is_another_way_to_describe_a_key(gate: ExchangeServer, ask: Ask) -> None:
    _, body, _ = await call(ask, gate, "described-as-one-object", MAIN_KEYS)
    assert isinstance(body, dict)


async def test_the_ip_list_is_told(gate: ExchangeServer, ask: Ask) -> None:
    told = {}
    for case in ("good", "good-with-ip-list"):
        _, detail, _ = await call(ask, gate, case, DETAIL)
        _, keys, _ = await call(ask, gate, case, MAIN_KEYS)
        told[case] = (detail["ip_whitelist"], own_entry(gate, case, keys)["ip_whitelist"])
    assert told == {"good": ([], []), "good-with-ip-list": (["203.0.113.7"], ["203.0.113.7"])}


async def test_the_refused_address_is_named(ask: Ask) -> None:
    async with ExchangeServer("gate", seen_ip="2001:db8::9") as server:
        _, body, _ = await call(ask, server, "ip-refused", MAIN_KEYS)
    assert body["message"] == "Request IP not in whitelist: 2001:db8::9"


async def test_the_cure_comes_with_the_third_test(gate: ExchangeServer, ask: Ask) -> None:
    case = "may-withdraw-then-cured"
    told = [own_entry(gate, case, (await call(ask, gate, case, MAIN_KEYS))[1]) for _ in range(4)]
    may = [any(p["name"] == "withdraw" for p in entry["perms"]) for entry in told]
    assert may == [True, True, False, False]


async def test_a_key_can_be_changed_while_the_server_runs(gate: ExchangeServer, ask: Ask) -> None:
    gate.key("good").permissions |= {Permission.WITHDRAW}
    _, body, _ = await call(ask, gate, "good", MAIN_KEYS)
    perms = own_entry(gate, "good", body)["perms"]
    assert {"name": "withdraw", "read_only": False} in perms
    gate.key("good").deleted = True
    _, body, _ = await call(ask, gate, "good", MAIN_KEYS)
    assert body["label"] == "INVALID_KEY"


READS = ("spot/accounts", "spot/open_orders", "wallet/total_balance", "account/detail")


@pytest.mark.parametrize("path", READS)
async def test_reading_needs_no_more_than_read(path: str, gate: ExchangeServer, ask: Ask) -> None:
    status, _, _ = await call(ask, gate, "read-only", f"/api/v4/{path}")
    assert status == 200


async def test_a_key_that_is_not_described_works_all_the_same(
    gate: ExchangeServer, ask: Ask
) -> None:
    for target, method, expected in (
        (DETAIL, "GET", 403),
        ("/api/v4/spot/accounts", "GET", 200),
        (CANCEL, "DELETE", 404),
        (FUTURES, "GET", 200),
    ):
        status, _, _ = await call(ask, gate, "not-described", target, method)
        assert status == expected


@pytest.mark.parametrize(
    ("case", "method", "target", "status", "label"),
    [
        ("good", "DELETE", CANCEL, 404, "ORDER_NOT_FOUND"),
        ("good", "DELETE", CANCEL.partition("?")[0], 400, "MISSING_REQUIRED_PARAM"),
        ("read-only", "DELETE", CANCEL, 403, "READ_ONLY"),
        ("no-futures", "GET", FUTURES, 403, "FORBIDDEN"),
    ],
)
async def test_trading_needs_its_own_permission(
    case: str, method: str, target: str, status: int, label: str, gate: ExchangeServer, ask: Ask
) -> None:
    found, body, _ = await call(ask, gate, case, target, method)
    assert (found, body["label"]) == (status, label)


@pytest.mark.parametrize("settle", ["usdt", "btc"])
async def test_futures_have_an_account_per_currency(
    settle: str, gate: ExchangeServer, ask: Ask
) -> None:
    _, body, _ = await call(ask, gate, "good", FUTURES.replace("usdt", settle))
    assert body["currency"] == settle.upper()


@pytest.mark.parametrize(
    ("signed_as", "method", "target", "body"),
    [
        (("GET", "/api/v4/spot/accounts", ""), "GET", "/api/v4/spot/accounts?currency=BTC", ""),
        (("GET", "/api/v4/spot/accounts", ""), "GET", "/api/v4/spot/open_orders", ""),
        (("GET", CANCEL, ""), "DELETE", CANCEL, ""),
        (("DELETE", CANCEL, ""), "DELETE", CANCEL.replace("BTC", "ETH"), ""),
        (("DELETE", CANCEL, ""), "DELETE", CANCEL, "{}"),
    ],
)
async def test_another_call_than_signed_is_refused(
    signed_as: tuple[str, str, str],
    method: str,
    target: str,
    body: str,
    gate: ExchangeServer,
    ask: Ask,
) -> None:
    headers = signed(gate.sample("good").fields, *signed_as)
    status, said, _ = await ask(method, gate.url + target, headers, body)
    assert (status, said["label"]) == (401, "INVALID_SIGNATURE")


async def test_another_time_than_signed_is_refused(gate: ExchangeServer, ask: Ask) -> None:
    headers = signed(gate.sample("good").fields, "GET", DETAIL)
    headers["Timestamp"] = str(int(headers["Timestamp"]) + 1)
    _, said, _ = await ask("GET", gate.url + DETAIL, headers)
    assert said["label"] == "INVALID_SIGNATURE"


async def test_a_query_is_signed_as_it_was_before_encoding(gate: ExchangeServer, ask: Ask) -> None:
    target = "/api/v4/spot/accounts?currency="
    headers = signed(gate.sample("good").fields, "GET", target + "a/b c")
    for encoded in ("a%2Fb%20c", "a%2Fb+c"):
        status, _, _ = await ask("GET", gate.url + target + encoded, headers)
        assert status == 200


@pytest.mark.parametrize(
    ("seconds", "fits"), [(-61, False), (-59.5, True), (0.25, True), (59, True), (60.5, False)]
)
async def test_time_may_be_a_minute_off(
    seconds: float,
    fits: bool,  # noqa: FBT001  # a column of the table
    ask: Ask,
) -> None:
    async with ExchangeServer("gate", clock=lambda: 1_700_000_000) as server:
        headers = signed(server.sample("good").fields, "GET", DETAIL, at=1_700_000_000 + seconds)
        status, _, _ = await ask("GET", server.url + DETAIL, headers)
    assert status == (200 if fits else 403)


@pytest.mark.parametrize("sent", ["now", "nan", "inf", "-1", "9" * 5000])
async def test_a_time_that_is_none_is_refused(sent: str, gate: ExchangeServer, ask: Ask) -> None:
    headers = signed(gate.sample("good").fields, "GET", DETAIL, at=sent)
    _, said, _ = await ask("GET", gate.url + DETAIL, headers)
    assert said["label"] == "REQUEST_EXPIRED"


async def test_the_time_is_looked_at_before_the_key(gate: ExchangeServer, ask: Ask) -> None:
    headers = signed(gate.sample("unknown-key").fields, "GET", DETAIL, at=1)
    status, said, _ = await ask("GET", gate.url + DETAIL, headers)
    assert (status, said["label"]) == (403, "REQUEST_EXPIRED")
    assert "exceeds 60" in said["message"]


@pytest.mark.parametrize("name", ["KEY", "Timestamp", "SIGN"])
async def test_every_header_is_needed(name: str, gate: ExchangeServer, ask: Ask) -> None:
    headers = signed(gate.sample("good").fields, "GET", DETAIL)
    del headers[name]
    status, said, _ = await ask("GET", gate.url + DETAIL, headers)
    assert (status, said["label"]) == (400, "MISSING_REQUIRED_HEADER")
    assert said["message"].endswith(name)


async def test_nothing_is_told_of_a_value(gate: ExchangeServer, ask: Ask) -> None:
    for case in OUTCOMES:
        _, said, _ = await call(ask, gate, case, MAIN_KEYS)
        assert not any(v in json.dumps(said) for v in gate.key(case).fields.values())
