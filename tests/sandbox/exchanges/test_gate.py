"""Puts calls of our own signing to the Gate server."""

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
    Call,
    Fields,
    Forgeable,
    Moment,
    NamesAddress,
    Sent,
    StrictlyTimed,
    Timed,
    sent_as,
    with_header,
)

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


def own_entry(fields: Fields, payload: Any) -> Any:
    """Return the one entry with the key's own prefix."""
    prefix = fields[Field.API_KEY][:12]
    entries = payload if isinstance(payload, list) else [payload]
    (entry,) = [e for e in entries if e["key"] == f"{prefix}*****"]
    return entry


ACCOUNTS = "/api/v4/spot/accounts"
READS = ("spot/accounts", "spot/open_orders", "wallet/total_balance", "account/detail")
FORGERIES = {
    "more in the query": (Call(ACCOUNTS), sent_as(Call(f"{ACCOUNTS}?currency=BTC"))),
    "another path": (Call(ACCOUNTS), sent_as(Call("/api/v4/spot/open_orders"))),
    "another method": (Call(CANCEL), sent_as(Call(CANCEL, "DELETE"))),
    "another query": (
        Call(CANCEL, "DELETE"),
        sent_as(Call(CANCEL.replace("BTC", "ETH"), "DELETE")),
    ),
    "another body": (Call(CANCEL, "DELETE"), sent_as(Call(CANCEL, "DELETE", "{}"))),
    "another time": (Call(DETAIL), with_header("Timestamp", 1)),
}


class TestGate(Forgeable, Timed, StrictlyTimed, NamesAddress):
    exchange = "gate"
    code = "label"
    accepted = (200, None)
    description = private = Call(MAIN_KEYS)
    refusals = OUTCOMES
    described = PERMISSIONS
    reads = tuple(("read-only", Call(f"/api/v4/{path}")) for path in READS)
    trades = (
        ("good", Call(CANCEL, "DELETE"), (404, "ORDER_NOT_FOUND")),
        ("good", Call(CANCEL.partition("?")[0], "DELETE"), (400, "MISSING_REQUIRED_PARAM")),
        ("read-only", Call(CANCEL, "DELETE"), (403, "READ_ONLY")),
        ("no-futures", Call(FUTURES), (403, "FORBIDDEN")),
    )
    missing = dict.fromkeys(("KEY", "Timestamp", "SIGN"), (400, "MISSING_REQUIRED_HEADER"))
    missing_is_named = True
    forgeries = FORGERIES
    moments = tuple((s, "", OUTCOMES["clock-skew"]) for s in (-61, 60.5)) + tuple(
        (s, "", (200, None)) for s in (-59.5, 0.25, 59)
    )
    odd_times = ("now", "nan", "inf", "-1", "9" * 5000)
    odd_time = OUTCOMES["clock-skew"]
    address_named = '"Request IP not in whitelist: {}"'

    def sign(self, fields: Fields, call: Call, at: Moment = None) -> Sent:
        headers = signed(fields, call.method, call.path, call.body, at=at)
        return Sent(call.method, call.path, headers, call.body)

    def summary(self, body: Any, fields: Fields) -> object:
        entry = own_entry(fields, body)
        assert entry["state"] == 1
        return {p["name"]: p["read_only"] for p in entry["perms"]}

    def may_withdraw(self, summary: Any) -> bool:
        return summary.get("withdraw") is False


async def test_the_list_has_other_keys_too(gate: ExchangeServer, ask: Ask) -> None:
    _, body, _ = await call(ask, gate, "good", MAIN_KEYS)
    assert len(body) == 3
    assert any(p["name"] == "withdraw" for entry in body for p in entry["perms"])


async def test_one_object_is_another_way_to_describe_a_key(gate: ExchangeServer, ask: Ask) -> None:
    _, body, _ = await call(ask, gate, "described-as-one-object", MAIN_KEYS)
    assert isinstance(body, dict)


async def test_the_ip_list_is_told(gate: ExchangeServer, ask: Ask) -> None:
    payload = {}
    for case in ("good", "good-with-ip-list"):
        _, detail, _ = await call(ask, gate, case, DETAIL)
        _, keys, _ = await call(ask, gate, case, MAIN_KEYS)
        payload[case] = (
            detail["ip_whitelist"],
            own_entry(gate.sample(case).fields, keys)["ip_whitelist"],
        )
    assert payload == {"good": ([], []), "good-with-ip-list": (["203.0.113.7"], ["203.0.113.7"])}


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


@pytest.mark.parametrize("settle", ["usdt", "btc"])
async def test_futures_have_an_account_per_currency(
    settle: str, gate: ExchangeServer, ask: Ask
) -> None:
    _, body, _ = await call(ask, gate, "good", FUTURES.replace("usdt", settle))
    assert body["currency"] == settle.upper()


async def test_a_query_is_signed_as_it_was_before_encoding(gate: ExchangeServer, ask: Ask) -> None:
    target = "/api/v4/spot/accounts?currency="
    headers = signed(gate.sample("good").fields, "GET", target + "a/b c")
    for encoded in ("a%2Fb%20c", "a%2Fb+c"):
        status, _, _ = await ask("GET", gate.url + target + encoded, headers)
        assert status == 200


async def test_the_time_is_looked_at_before_the_key(gate: ExchangeServer, ask: Ask) -> None:
    headers = signed(gate.sample("unknown-key").fields, "GET", DETAIL, at=1)
    status, said, _ = await ask("GET", gate.url + DETAIL, headers)
    assert (status, said["label"]) == (403, "REQUEST_EXPIRED")
    assert "exceeds 60" in said["message"]
