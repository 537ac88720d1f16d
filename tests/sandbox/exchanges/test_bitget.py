"""Puts calls of our own signing to the Bitget server."""

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

CLASSIC = "/api/v2/spot/account/info"
UNIFIED = "/api/v3/account/info"
ASSETS = "/api/v2/spot/account/assets"
FUTURES = "/api/v2/mix/account/accounts?productType=USDT-FUTURES"
CANCEL = "/api/v2/spot/trade/cancel-order"
CANCELLED = '{"symbol":"BTCUSDT","orderId":"1"}'

OUTCOMES = {  # case → HTTP status, code
    "unknown-key": (400, "40037"),
    "wrong-secret": (400, "40009"),
    "wrong-passphrase": (400, "40012"),
    "ip-refused": (400, "40018"),
    "clock-skew": (400, "40008"),
    "account-restricted": (400, "40024"),
    "rate-limited": (429, "429"),
    "down": (400, "40015"),
    "maintenance": (400, "40200"),
    "region-blocked": (451, None),
    "html-page": (502, None),
    "html-403": (403, None),
    "address-blocked": (403, None),
}
FULL = ["stow", "coow", "cpow"]
CLASSIC_KEYS = {
    "good": FULL,
    "good-with-ip-list": FULL,
    "slow": FULL,
    "read-only": ["stor", "coor", "cpor", "wtor"],
    "no-futures": ["stow"],
    "internal-transfer": [*FULL, "wtow"],
    "may-withdraw": [*FULL, "wwow"],
    "may-withdraw-then-cured": [*FULL, "wwow"],
    "withdraw-unknown": [*FULL, "payw"],
}
UNIFIED_KEYS = {
    "unified-account": ["uta_mgt", "uta_trade"],
    "unified-may-withdraw": ["uta_mgt", "uta_trade", "withdraw"],
}


def signed(
    fields: Mapping[Field, str], method: str, path: str, body: str = "", *, at: float | None = None
) -> dict[str, str]:
    now = str(int((at or time.time()) * 1000))
    text = f"{now}{method}{path}{body}"
    mac = hmac.new(fields[Field.SECRET].encode(), text.encode(), hashlib.sha256)
    return {
        "ACCESS-KEY": fields[Field.API_KEY],
        "ACCESS-SIGN": base64.b64encode(mac.digest()).decode(),
        "ACCESS-TIMESTAMP": now,
        "ACCESS-PASSPHRASE": fields[Field.PASSPHRASE],
    }


async def call(
    ask: Ask, server: ExchangeServer, case: str, path: str = CLASSIC, body: str = ""
) -> Answer:
    method = "POST" if body else "GET"
    headers = signed(server.sample(case).fields, method, path, body)
    return await ask(method, server.url + path, headers, body)


def code_of(body: Any) -> str | None:
    return body["code"] if isinstance(body, dict) else None


def test_every_sample_is_in_one_of_the_tables(bitget: ExchangeServer) -> None:
    assert {s.case for s in bitget.samples} == {*OUTCOMES, *CLASSIC_KEYS, *UNIFIED_KEYS}


@pytest.mark.parametrize("case", OUTCOMES)
async def test_a_refusal_has_bitgets_status_and_code(
    case: str, bitget: ExchangeServer, ask: Ask
) -> None:
    status, body, _ = await call(ask, bitget, case)
    assert (status, code_of(body)) == OUTCOMES[case]


@pytest.mark.parametrize("case", CLASSIC_KEYS)
async def test_a_key_of_a_classic_account_is_described(
    case: str, bitget: ExchangeServer, ask: Ask
) -> None:
    bitget.key(case).delay = 0
    status, body, _ = await call(ask, bitget, case)
    assert (status, body["code"]) == (200, "00000")
    assert body["data"]["authorities"] == CLASSIC_KEYS[case]
    status, body, _ = await call(ask, bitget, case, UNIFIED)
    assert (status, body["code"]) == (400, "40084")


@pytest.mark.parametrize("case", UNIFIED_KEYS)
async def test_a_key_of_a_unified_account_is_described(
    case: str, bitget: ExchangeServer, ask: Ask
) -> None:
    status, body, _ = await call(ask, bitget, case, UNIFIED)
    assert (status, body["code"]) == (200, "00000")
    assert body["data"]["permissions"] == UNIFIED_KEYS[case]
    assert body["data"]["permType"] == "read_and_write"
    for path in (CLASSIC, ASSETS, FUTURES):
        status, body, _ = await call(ask, bitget, case, path)
        assert (status, body["code"]) == (400, "40085")


async def test_a_unified_key_may_be_for_reading_alone(bitget: ExchangeServer, ask: Ask) -> None:
    bitget.key("unified-account").permissions = frozenset({Permission.READ})
    _, body, _ = await call(ask, bitget, "unified-account", UNIFIED)
    assert body["data"]["permType"] == "read_only"


@pytest.mark.parametrize("field", [Field.SECRET, Field.PASSPHRASE])
async def test_the_other_api_looks_at_no_signature(
    field: Field, bitget: ExchangeServer, ask: Ask
) -> None:
    right = bitget.sample("unified-account").fields
    told = []
    for path in (CLASSIC, UNIFIED):
        headers = signed({**right, field: "wrong"}, "GET", path)
        told.append((await ask("GET", bitget.url + path, headers))[1]["code"])
    assert told == ["40085", "40009" if field is Field.SECRET else "40012"]


async def test_the_ip_list_is_told(bitget: ExchangeServer, ask: Ask) -> None:
    bitget.key("good-with-ip-list").addresses = ("203.0.113.7", "2001:db8::5")
    _, body, _ = await call(ask, bitget, "good-with-ip-list")
    assert body["data"]["ips"] == "203.0.113.7,2001:db8::5"
    _, body, _ = await call(ask, bitget, "good")
    assert body["data"]["ips"] == ""
    bitget.key("unified-account").addresses = ()
    _, body, _ = await call(ask, bitget, "unified-account", UNIFIED)
    assert body["data"]["ips"] is None


async def test_the_refused_address_is_named(ask: Ask) -> None:
    async with ExchangeServer("bitget", seen_ip="2001:db8::9") as server:
        _, body, _ = await call(ask, server, "ip-refused")
    assert body["msg"] == "Invalid IP,current request ip 2001:db8::9"


async def test_the_cure_comes_with_the_third_test(bitget: ExchangeServer, ask: Ask) -> None:
    case = "may-withdraw-then-cured"
    told = [(await call(ask, bitget, case))[1]["data"]["authorities"] for _ in range(4)]
    assert ["wwow" in t for t in told] == [True, True, False, False]


async def test_a_key_can_be_changed_while_the_server_runs(bitget: ExchangeServer, ask: Ask) -> None:
    bitget.key("may-withdraw").permissions -= {Permission.WITHDRAW}
    _, body, _ = await call(ask, bitget, "may-withdraw")
    assert body["data"]["authorities"] == FULL
    bitget.key("may-withdraw").permissions = frozenset()
    _, body, _ = await call(ask, bitget, "may-withdraw")
    assert (body["code"], "spot order read" in body["msg"]) == ("40014", True)


@pytest.mark.parametrize(
    ("case", "path"),
    [
        ("read-only", ASSETS),
        ("read-only", "/api/v2/spot/trade/unfilled-orders?symbol=BTCUSDT"),
        ("unified-account", "/api/v3/account/assets"),
        ("unified-account", "/api/v3/trade/unfilled-orders?category=SPOT"),
    ],
)
async def test_reading_needs_no_more_than_read(
    case: str, path: str, bitget: ExchangeServer, ask: Ask
) -> None:
    status, body, _ = await call(ask, bitget, case, path)
    assert (status, body["code"]) == (200, "00000")


@pytest.mark.parametrize(
    ("case", "path", "body", "code"),
    [
        ("good", CANCEL, CANCELLED, "43001"),
        ("read-only", CANCEL, CANCELLED, "40014"),
        ("good", CANCEL, '{"symbol":"BTCUSDT"}', "40019"),
        ("good", CANCEL, "[]", "40019"),
        ("good", CANCEL, "no json", "40019"),
        ("good", FUTURES, "", "00000"),
        ("no-futures", FUTURES, "", "40014"),
    ],
)
async def test_trading_needs_its_own_permission(
    case: str, path: str, body: str, code: str, bitget: ExchangeServer, ask: Ask
) -> None:
    _, said, _ = await call(ask, bitget, case, path, body)
    assert said["code"] == code


@pytest.mark.parametrize(
    ("path", "words"), [(CANCEL, "spot order write"), (FUTURES, "future pos read")]
)
async def test_the_lacking_permission_is_named(
    path: str, words: str, bitget: ExchangeServer, ask: Ask
) -> None:
    _, said, _ = await call(ask, bitget, "read-only", path, CANCELLED if path == CANCEL else "")
    assert said["msg"] == f"Incorrect permissions, need {words} permissions"


@pytest.mark.parametrize(
    ("path", "sent_path"),
    [
        (f"{ASSETS}?coin=USDT", f"{ASSETS}?coin=BTC"),
        (ASSETS, f"{ASSETS}?coin=BTC"),
        (ASSETS, CLASSIC),
    ],
)
async def test_another_path_or_query_than_signed_is_refused(
    path: str, sent_path: str, bitget: ExchangeServer, ask: Ask
) -> None:
    headers = signed(bitget.sample("good").fields, "GET", path)
    status, said, _ = await ask("GET", bitget.url + sent_path, headers)
    assert (status, said["code"]) == (400, "40009")


async def test_another_body_than_signed_is_refused(bitget: ExchangeServer, ask: Ask) -> None:
    headers = signed(bitget.sample("good").fields, "POST", CANCEL, CANCELLED)
    changed = CANCELLED.replace("BTC", "ETH")
    _, said, _ = await ask("POST", bitget.url + CANCEL, headers, changed)
    assert said["code"] == "40009"


async def test_another_time_than_signed_is_refused(bitget: ExchangeServer, ask: Ask) -> None:
    headers = signed(bitget.sample("good").fields, "GET", CLASSIC)
    headers["ACCESS-TIMESTAMP"] = str(int(headers["ACCESS-TIMESTAMP"]) + 1)
    _, said, _ = await ask("GET", bitget.url + CLASSIC, headers)
    assert said["code"] == "40009"


@pytest.mark.parametrize("query", ["coin=a/b c", "coin=a%2Fb%20c"])
async def test_a_query_may_be_signed_encoded_or_not(
    query: str, bitget: ExchangeServer, ask: Ask
) -> None:
    headers = signed(bitget.sample("good").fields, "GET", f"{ASSETS}?{query}")
    status, _, _ = await ask("GET", f"{bitget.url}{ASSETS}?coin=a%2Fb%20c", headers)
    assert status == 200


@pytest.mark.parametrize(
    ("seconds", "fits"), [(-30.5, False), (-29, True), (29, True), (30.5, False)]
)
async def test_time_may_be_thirty_seconds_off(
    seconds: float,
    fits: bool,  # noqa: FBT001  # a column of the table
    ask: Ask,
) -> None:
    async with ExchangeServer("bitget", clock=lambda: 1_700_000_000) as server:
        fields = server.sample("good").fields
        headers = signed(fields, "GET", CLASSIC, at=1_700_000_000 + seconds)
        _, said, _ = await ask("GET", server.url + CLASSIC, headers)
    assert said["code"] == ("00000" if fits else "40008")


@pytest.mark.parametrize("sent", [None, "now", "-1", "1.5", "9" * 5000])
async def test_a_time_that_is_none_is_refused(
    sent: str | None, bitget: ExchangeServer, ask: Ask
) -> None:
    headers = signed(bitget.sample("good").fields, "GET", CLASSIC)
    del headers["ACCESS-TIMESTAMP"]
    headers |= {"ACCESS-TIMESTAMP": sent} if sent else {}
    _, said, _ = await ask("GET", bitget.url + CLASSIC, headers)
    assert said["code"] == "40005"


@pytest.mark.parametrize(
    ("name", "code"),
    [("ACCESS-KEY", "40001"), ("ACCESS-SIGN", "40003"), ("ACCESS-PASSPHRASE", "40011")],
)
async def test_every_header_is_needed(
    name: str, code: str, bitget: ExchangeServer, ask: Ask
) -> None:
    headers = signed(bitget.sample("good").fields, "GET", CLASSIC)
    del headers[name]
    _, said, _ = await ask("GET", bitget.url + CLASSIC, headers)
    assert said["code"] == code


async def test_a_key_must_look_like_one(bitget: ExchangeServer, ask: Ask) -> None:
    fields = {**bitget.sample("good").fields, Field.API_KEY: "abc"}
    _, said, _ = await ask("GET", bitget.url + CLASSIC, signed(fields, "GET", CLASSIC))
    assert said["code"] == "40006"


async def test_the_address_is_looked_at_before_the_signature(
    bitget: ExchangeServer, ask: Ask
) -> None:
    fields = {**bitget.sample("ip-refused").fields, Field.SECRET: "wrong"}
    _, said, _ = await ask("GET", bitget.url + CLASSIC, signed(fields, "GET", CLASSIC))
    assert said["code"] == "40018"


async def test_nothing_is_told_of_a_wrong_value(bitget: ExchangeServer, ask: Ask) -> None:
    for case in OUTCOMES:
        _, said, _ = await call(ask, bitget, case)
        fields = bitget.key(case).fields
        assert not any(value in json.dumps(said) for value in fields.values())
