"""Puts calls of our own signing to the Bitget server."""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from typing import Any

import pytest

from bot.domain.credentials import Field
from bot.domain.diagnosis import Permission
from bot.sandbox.exchanges import ExchangeServer
from tests.sandbox.exchanges.conftest import Answer, Ask
from tests.sandbox.exchanges.contract import (
    AddressFirst,
    Call,
    Fields,
    Forgeable,
    Moment,
    NamesAddress,
    Sent,
    StrictlyTimed,
    Timed,
    milliseconds,
    sent_as,
    with_header,
)

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
    fields: Mapping[Field, str], method: str, path: str, body: str = "", *, at: Moment = None
) -> dict[str, str]:
    now = milliseconds(at)
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


MISSING = {
    "ACCESS-KEY": (400, "40001"),
    "ACCESS-SIGN": (400, "40003"),
    "ACCESS-TIMESTAMP": (400, "40005"),
    "ACCESS-PASSPHRASE": (400, "40011"),
}
FORGERIES = {
    "another query": (Call(f"{ASSETS}?coin=USDT"), sent_as(Call(f"{ASSETS}?coin=BTC"))),
    "more in the query": (Call(ASSETS), sent_as(Call(f"{ASSETS}?coin=BTC"))),
    "another path": (Call(ASSETS), sent_as(Call(CLASSIC))),
    "another body": (
        Call(CANCEL, "POST", CANCELLED),
        sent_as(Call(CANCEL, "POST", CANCELLED.replace("BTC", "ETH"))),
    ),
    "another time": (Call(CLASSIC), with_header("ACCESS-TIMESTAMP", 1)),
}


class TestBitget(Forgeable, Timed, StrictlyTimed, AddressFirst, NamesAddress):
    exchange = "bitget"
    accepted = (200, "00000")
    description = private = Call(CLASSIC)
    refusals = OUTCOMES
    described = CLASSIC_KEYS
    other_cases = UNIFIED_KEYS
    reads = (
        ("read-only", Call(ASSETS)),
        ("read-only", Call("/api/v2/spot/trade/unfilled-orders?symbol=BTCUSDT")),
        ("unified-account", Call("/api/v3/account/assets")),
        ("unified-account", Call("/api/v3/trade/unfilled-orders?category=SPOT")),
    )
    trades = (
        ("good", Call(CANCEL, "POST", CANCELLED), (400, "43001")),
        ("read-only", Call(CANCEL, "POST", CANCELLED), (400, "40014")),
        ("good", Call(CANCEL, "POST", '{"symbol":"BTCUSDT"}'), (400, "40019")),
        ("good", Call(CANCEL, "POST", "[]"), (400, "40019")),
        ("good", Call(CANCEL, "POST", "no json"), (400, "40019")),
        ("good", Call(FUTURES), (200, "00000")),
        ("no-futures", Call(FUTURES), (400, "40014")),
    )
    missing = MISSING
    forgeries = FORGERIES
    moments = tuple((s, "", OUTCOMES["clock-skew"]) for s in (-30.5, 30.5)) + tuple(
        (s, "", (200, "00000")) for s in (-29, 29)
    )
    odd_times = ("now", "-1", "1.5", "9" * 5000)
    odd_time = (400, "40005")
    address_named = '"Invalid IP,current request ip {}"'

    def sign(self, fields: Fields, call: Call, at: Moment = None) -> Sent:
        headers = signed(fields, call.method, call.path, call.body, at=at)
        return Sent(call.method, call.path, headers, call.body)

    def summary(self, body: Any, fields: Fields) -> object:  # noqa: ARG002
        return body["data"]["authorities"]

    def may_withdraw(self, summary: Any) -> bool:
        return "wwow" in summary


@pytest.mark.parametrize("case", CLASSIC_KEYS)
async def test_a_key_of_a_classic_account_has_no_unified_description(
    case: str, bitget: ExchangeServer, ask: Ask
) -> None:
    bitget.key(case).delay = 0
    status, body, _ = await call(ask, bitget, case, UNIFIED)
    assert (status, body["code"]) == (400, "40084")


async def test_a_key_without_permissions_may_not_be_described(
    bitget: ExchangeServer, ask: Ask
) -> None:
    bitget.key("may-withdraw").permissions = frozenset()
    _, body, _ = await call(ask, bitget, "may-withdraw")
    assert (body["code"], "spot order read" in body["msg"]) == ("40014", True)


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
    payload = []
    for path in (CLASSIC, UNIFIED):
        headers = signed({**right, field: "wrong"}, "GET", path)
        payload.append((await ask("GET", bitget.url + path, headers))[1]["code"])
    assert payload == ["40085", "40009" if field is Field.SECRET else "40012"]


async def test_the_ip_list_is_told(bitget: ExchangeServer, ask: Ask) -> None:
    bitget.key("good-with-ip-list").addresses = ("203.0.113.7", "2001:db8::5")
    _, body, _ = await call(ask, bitget, "good-with-ip-list")
    assert body["data"]["ips"] == "203.0.113.7,2001:db8::5"
    _, body, _ = await call(ask, bitget, "good")
    assert body["data"]["ips"] == ""
    bitget.key("unified-account").addresses = ()
    _, body, _ = await call(ask, bitget, "unified-account", UNIFIED)
    assert body["data"]["ips"] is None


@pytest.mark.parametrize(
    ("path", "words"), [(CANCEL, "spot order write"), (FUTURES, "future pos read")]
)
async def test_the_lacking_permission_is_named(
    path: str, words: str, bitget: ExchangeServer, ask: Ask
) -> None:
    _, said, _ = await call(ask, bitget, "read-only", path, CANCELLED if path == CANCEL else "")
    assert said["msg"] == f"Incorrect permissions, need {words} permissions"


@pytest.mark.parametrize("query", ["coin=a/b c", "coin=a%2Fb%20c"])
async def test_a_query_may_be_signed_encoded_or_not(
    query: str, bitget: ExchangeServer, ask: Ask
) -> None:
    headers = signed(bitget.sample("good").fields, "GET", f"{ASSETS}?{query}")
    status, _, _ = await ask("GET", f"{bitget.url}{ASSETS}?coin=a%2Fb%20c", headers)
    assert status == 200


async def test_a_key_must_look_like_one(bitget: ExchangeServer, ask: Ask) -> None:
    fields = {**bitget.sample("good").fields, Field.API_KEY: "abc"}
    _, said, _ = await ask("GET", bitget.url + CLASSIC, signed(fields, "GET", CLASSIC))
    assert said["code"] == "40006"
