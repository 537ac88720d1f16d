"""Puts calls of our own signing to the BingX server."""

import hashlib
import hmac
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

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
    Sent,
    Timed,
    forged_signatures,
    milliseconds,
    with_query,
)

KEY_INFO = "/openApi/v1/account/apiPermissions"
BALANCE = "/openApi/spot/v1/account/balance"
TEST_ORDER = "/openApi/swap/v2/trade/order/test"
ORDER = {"symbol": "BTC-USDT", "side": "BUY", "type": "LIMIT", "quantity": "1", "price": "1"}

OUTCOMES = {  # case → HTTP status, code
    "unknown-key": (200, 100413),
    "wrong-secret": (200, 100001),
    "ip-refused": (200, 100419),
    "clock-skew": (200, 100421),
    "account-restricted": (200, 100414),
    "region-blocked": (200, 101484),
    "rate-limited": (200, 100410),
    "down": (200, 100500),
    "html-page": (502, None),
    "html-403": (403, None),
    "address-blocked": (403, None),
}
READ = {"enableReading"}
SPOT = READ | {"enableSpotAndMarginTrading"}
FULL = SPOT | {"enableFutures"}
FLAGS = {  # case → what is enabled
    "good": FULL,
    "good-with-ip-list": FULL,
    "slow": FULL,
    "read-only": READ,
    "no-futures": SPOT,
    "internal-transfer": FULL | {"enableInternalTransfer", "permitsUniversalTransfer"},
    "may-withdraw": FULL | {"enableWithdrawals"},
    "may-withdraw-then-cured": FULL | {"enableWithdrawals"},
    "withdraw-unknown": FULL | {"enablePayout"},
}
NUMBERS = {
    "described-in-numbers": [1, 2, 3],
    "described-in-bare-numbers": [1, 2, 3],
    "may-withdraw-in-numbers": [1, 2, 3, 5],
}


def mac(secret: str, text: str) -> str:
    return hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest()


def query(
    fields: Mapping[Field, str], sent: Mapping[str, str] | None = None, at: Moment = None
) -> str:
    pairs = dict(sent or {}) | {"timestamp": milliseconds(at)}
    payload = "&".join(f"{k}={v}" for k, v in pairs.items())
    return f"{payload}&signature={mac(fields[Field.SECRET], payload)}"


async def call(
    ask: Ask, server: ExchangeServer, case: str, path: str, method: str = "GET", **sent: str
) -> Answer:
    fields = server.sample(case).fields
    headers = {"X-BX-APIKEY": fields[Field.API_KEY]}
    return await ask(method, f"{server.url}{path}?{query(fields, sent)}", headers)


READS = (
    BALANCE,
    "/openApi/account/v1/uid",
    "/openApi/spot/v1/trade/openOrders",
    "/openApi/swap/v2/user/balance",
    "/openApi/swap/v2/trade/openOrders",
)
MISSING = {"timestamp": (200, 100421), "signature": (200, 100412)}
WINDOWED = Call(BALANCE, window="5000")
FORGERIES = {
    "more in the query": (WINDOWED, with_query(lambda q: q + "&symbol=BTC-USDT")),
    "another query": (
        WINDOWED,
        with_query(lambda q: q.replace("recvWindow=5000", "recvWindow=4000")),
    ),
    **forged_signatures(WINDOWED),
    "another order": (
        WINDOWED,
        with_query(lambda q: "&".join(q.split("&")[1::-1] + q.split("&")[2:])),
    ),
}
DESCRIBED = {case: (flags, case != "good") for case, flags in FLAGS.items()}


class TestBingx(Forgeable, Timed, AddressFirst, NamesAddress):
    exchange = "bingx"
    accepted = (200, 0)
    description = Call(KEY_INFO)
    private = Call(BALANCE)
    refusals = OUTCOMES
    described = DESCRIBED
    other_cases = NUMBERS
    reads = tuple(("read-only", Call(path)) for path in READS)
    trades = (
        ("good", Call(f"{TEST_ORDER}?{urlencode(ORDER)}", "POST"), (200, 0)),
        ("no-futures", Call(f"{TEST_ORDER}?{urlencode(ORDER)}", "POST"), (200, 100004)),
        ("good", Call(f"{TEST_ORDER}?symbol=BTC-USDT", "POST"), (200, 109400)),
    )
    missing = MISSING
    forgeries = FORGERIES
    moments = (
        *((s, "5000", (200, 0)) for s in (0, -4.9, 4.9)),
        *((s, "5000", (200, 100421)) for s in (-5.1, 5.1)),
        (-2, "1000", (200, 100421)),
        (-6, "60000", (200, 100421)),
    )
    address_named = "your current request IP is {} does not match"

    def sign(self, fields: Fields, call: Call, at: Moment = None) -> Sent:
        path, _, payload = call.path.partition("?")
        window = {"recvWindow": call.window} if call.window else {}
        target = f"{path}?{query(fields, dict(parse_qsl(payload)) | window, at)}"
        return Sent(call.method, target, {"X-BX-APIKEY": fields[Field.API_KEY]}, call.body)

    def summary(self, body: Any, fields: Fields) -> object:  # noqa: ARG002
        payload = body["data"]
        flags = {name for name, on in payload.items() if on is True} - {"ipRestrict"}
        return flags, payload["ipRestrict"]

    def may_withdraw(self, summary: Any) -> bool:
        return "enableWithdrawals" in summary[0]


@pytest.mark.parametrize("case", NUMBERS)
async def test_a_key_is_described_in_numbers(case: str, bingx: ExchangeServer, ask: Ask) -> None:
    _, body, _ = await call(ask, bingx, case, KEY_INFO)
    bare = case == "described-in-bare-numbers"
    assert ("code" in body) is not bare
    payload = body if bare else body["data"]
    assert payload["permissions"] == NUMBERS[case]
    assert payload["apiKey"] == bingx.sample(case).fields[Field.API_KEY]
    assert payload["ipAddresses"] == ([""] if case == "described-in-numbers" else ["203.0.113.7"])


async def test_futures_need_their_own_permission(bingx: ExchangeServer, ask: Ask) -> None:
    _, body, _ = await call(ask, bingx, "good", TEST_ORDER, "POST", **ORDER)
    assert (body["code"], body["data"]["order"]["symbol"]) == (0, "BTC-USDT")
    _, body, _ = await call(ask, bingx, "no-futures", TEST_ORDER, "POST", **ORDER)
    assert body["code"] == 100004
    assert "Perpetual Futures Trading permission" in body["msg"]


async def test_reading_is_a_permission_too(bingx: ExchangeServer, ask: Ask) -> None:
    bingx.key("good").permissions = frozenset()
    _, body, _ = await call(ask, bingx, "good", BALANCE)
    assert "this api need Read permission" in body["msg"]


async def test_a_query_is_signed_as_it_was_before_encoding(bingx: ExchangeServer, ask: Ask) -> None:
    fields = bingx.sample("good").fields
    payload, _, signature = query(fields, {"list": '["a b","c"]'}).partition("&signature=")
    url = f"{bingx.url}{BALANCE}?{quote(payload, safe='=&')}&signature={signature}"
    _, said, _ = await ask("GET", url, {"X-BX-APIKEY": fields[Field.API_KEY]})
    assert said["code"] == 0


async def test_a_key_is_needed(bingx: ExchangeServer, ask: Ask) -> None:
    url = f"{bingx.url}{BALANCE}?{query(bingx.sample('good').fields)}"
    _, said, _ = await ask("GET", url)
    assert (said["code"], said["msg"]) == (100413, "Incorrect apiKey")


async def test_spot_has_a_clock_too(bingx: ExchangeServer, ask: Ask) -> None:
    _, said, _ = await ask("GET", bingx.url + "/openApi/spot/v1/server/time")
    assert said["data"]["serverTime"] > 1_700_000_000_000
