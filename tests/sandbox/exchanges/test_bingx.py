"""Puts calls of our own signing to the BingX server."""

import hashlib
import hmac
import json
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeAlias
from urllib.parse import quote

import pytest

from bot.domain.credentials import Field
from bot.domain.diagnosis import Permission
from bot.sandbox.exchanges import ExchangeServer

Answer: TypeAlias = tuple[int, Any, Mapping[str, str]]
Ask: TypeAlias = Callable[..., Awaitable[Answer]]

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
    fields: Mapping[Field, str], sent: Mapping[str, str] | None = None, at: float | None = None
) -> str:
    timestamp = str(int((at if at is not None else time.time()) * 1000))
    told = "&".join(f"{k}={v}" for k, v in (dict(sent or {}) | {"timestamp": timestamp}).items())
    return f"{told}&signature={mac(fields[Field.SECRET], told)}"


async def call(
    ask: Ask, server: ExchangeServer, case: str, path: str, method: str = "GET", **sent: str
) -> Answer:
    fields = server.sample(case).fields
    headers = {"X-BX-APIKEY": fields[Field.API_KEY]}
    return await ask(method, f"{server.url}{path}?{query(fields, sent)}", headers)


def test_every_sample_is_in_one_of_the_tables(bingx: ExchangeServer) -> None:
    assert {s.case for s in bingx.samples} == {*OUTCOMES, *FLAGS, *NUMBERS}


@pytest.mark.parametrize("case", OUTCOMES)
async def test_a_refusal_has_bingxs_status_and_code(
    case: str, bingx: ExchangeServer, ask: Ask
) -> None:
    status, body, _ = await call(ask, bingx, case, KEY_INFO)
    code = body["code"] if isinstance(body, dict) else None
    assert (status, code) == OUTCOMES[case]


@pytest.mark.parametrize("case", FLAGS)
async def test_a_key_is_described_in_flags(case: str, bingx: ExchangeServer, ask: Ask) -> None:
    bingx.key(case).delay = 0
    _, body, _ = await call(ask, bingx, case, KEY_INFO)
    told = body["data"]
    assert {name for name, on in told.items() if on is True} - {"ipRestrict"} == FLAGS[case]
    assert told["ipRestrict"] is (case != "good")


@pytest.mark.parametrize("case", NUMBERS)
async def test_a_key_is_described_in_numbers(case: str, bingx: ExchangeServer, ask: Ask) -> None:
    _, body, _ = await call(ask, bingx, case, KEY_INFO)
    bare = case == "described-in-bare-numbers"
    assert ("code" in body) is not bare
    told = body if bare else body["data"]
    assert told["permissions"] == NUMBERS[case]
    assert told["apiKey"] == bingx.sample(case).fields[Field.API_KEY]
    assert told["ipAddresses"] == ([""] if case == "described-in-numbers" else ["203.0.113.7"])


async def test_the_refused_address_is_named(ask: Ask) -> None:
    async with ExchangeServer("bingx", seen_ip="198.51.100.9") as server:
        _, body, _ = await call(ask, server, "ip-refused", KEY_INFO)
    assert "your current request IP is 198.51.100.9 does not match" in body["msg"]


async def test_the_cure_comes_with_the_third_test(bingx: ExchangeServer, ask: Ask) -> None:
    told = [(await call(ask, bingx, "may-withdraw-then-cured", KEY_INFO))[1] for _ in range(4)]
    assert [t["data"]["enableWithdrawals"] for t in told] == [True, True, False, False]


async def test_a_key_can_be_changed_while_the_server_runs(bingx: ExchangeServer, ask: Ask) -> None:
    bingx.key("good").permissions |= {Permission.WITHDRAW}
    _, body, _ = await call(ask, bingx, "good", KEY_INFO)
    assert body["data"]["enableWithdrawals"] is True
    bingx.key("good").deleted = True
    _, body, _ = await call(ask, bingx, "good", KEY_INFO)
    assert body["code"] == 100413


READS = (
    BALANCE,
    "/openApi/account/v1/uid",
    "/openApi/spot/v1/trade/openOrders",
    "/openApi/swap/v2/user/balance",
    "/openApi/swap/v2/trade/openOrders",
)


@pytest.mark.parametrize("path", READS)
async def test_reading_needs_no_more_than_read(path: str, bingx: ExchangeServer, ask: Ask) -> None:
    _, body, _ = await call(ask, bingx, "read-only", path)
    assert body["code"] == 0


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


async def test_half_an_order_is_a_bad_request(bingx: ExchangeServer, ask: Ask) -> None:
    _, body, _ = await call(ask, bingx, "good", TEST_ORDER, "POST", symbol="BTC-USDT")
    assert body["code"] == 109400


@pytest.mark.parametrize(
    "change",
    [
        lambda q: q + "&symbol=BTC-USDT",
        lambda q: q.replace("recvWindow=5000", "recvWindow=4000"),
        lambda q: q.split("signature=")[0] + "signature=" + "0" * 64,
        lambda q: q.split("signature=")[0] + "signature=" + q.split("signature=")[1].upper(),
        lambda q: q.split("signature=")[0] + "signature=%C3%A9",
        lambda q: "&".join(q.split("&")[1::-1] + q.split("&")[2:]),
    ],
)
async def test_another_query_than_signed_is_refused(
    change: Callable[[str], str], bingx: ExchangeServer, ask: Ask
) -> None:
    fields = bingx.sample("good").fields
    sent = change(query(fields, {"recvWindow": "5000"}))
    headers = {"X-BX-APIKEY": fields[Field.API_KEY]}
    _, said, _ = await ask("GET", f"{bingx.url}{BALANCE}?{sent}", headers)
    assert said["code"] == 100001


async def test_a_query_is_signed_as_it_was_before_encoding(bingx: ExchangeServer, ask: Ask) -> None:
    fields = bingx.sample("good").fields
    told, _, signature = query(fields, {"list": '["a b","c"]'}).partition("&signature=")
    url = f"{bingx.url}{BALANCE}?{quote(told, safe='=&')}&signature={signature}"
    _, said, _ = await ask("GET", url, {"X-BX-APIKEY": fields[Field.API_KEY]})
    assert said["code"] == 0


@pytest.mark.parametrize(
    ("seconds", "window", "code"),
    [
        (0, "5000", 0),
        (-4.9, "5000", 0),
        (4.9, "5000", 0),
        (-5.1, "5000", 100421),
        (5.1, "5000", 100421),
        (-2, "1000", 100421),
        (-6, "60000", 100421),
    ],
)
async def test_the_time_must_be_inside_the_window(
    seconds: float, window: str, code: int, ask: Ask
) -> None:
    async with ExchangeServer("bingx", clock=lambda: 1_700_000_000) as server:
        fields = server.sample("good").fields
        sent = query(fields, {"recvWindow": window}, at=1_700_000_000 + seconds)
        headers = {"X-BX-APIKEY": fields[Field.API_KEY]}
        _, said, _ = await ask("GET", f"{server.url}{BALANCE}?{sent}", headers)
    assert said["code"] == code


@pytest.mark.parametrize(("missing", "code"), [("timestamp", 100421), ("signature", 100412)])
async def test_time_and_signature_are_needed(
    missing: str, code: int, bingx: ExchangeServer, ask: Ask
) -> None:
    fields = bingx.sample("good").fields
    pairs = [pair for pair in query(fields).split("&") if not pair.startswith(missing)]
    headers = {"X-BX-APIKEY": fields[Field.API_KEY]}
    _, said, _ = await ask("GET", f"{bingx.url}{BALANCE}?{'&'.join(pairs)}", headers)
    assert said["code"] == code


async def test_a_key_is_needed(bingx: ExchangeServer, ask: Ask) -> None:
    url = f"{bingx.url}{BALANCE}?{query(bingx.sample('good').fields)}"
    _, said, _ = await ask("GET", url)
    assert (said["code"], said["msg"]) == (100413, "Incorrect apiKey")


async def test_the_address_is_looked_at_before_the_signature(
    bingx: ExchangeServer, ask: Ask
) -> None:
    fields = {**bingx.sample("ip-refused").fields, Field.SECRET: "wrong"}
    headers = {"X-BX-APIKEY": fields[Field.API_KEY]}
    _, said, _ = await ask("GET", f"{bingx.url}{BALANCE}?{query(fields)}", headers)
    assert said["code"] == 100419


async def test_spot_has_a_clock_too(bingx: ExchangeServer, ask: Ask) -> None:
    _, said, _ = await ask("GET", bingx.url + "/openApi/spot/v1/server/time")
    assert said["data"]["serverTime"] > 1_700_000_000_000


async def test_nothing_is_told_of_a_wrong_value(bingx: ExchangeServer, ask: Ask) -> None:
    for case in OUTCOMES:
        _, said, _ = await call(ask, bingx, case, KEY_INFO)
        assert not any(v in json.dumps(said) for v in bingx.key(case).fields.values())
