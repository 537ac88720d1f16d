"""Puts calls of our own signing to the Binance server."""

import hashlib
import hmac
import json
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode

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
    SaysWhen,
    Sent,
    StrictlyTimed,
    Timed,
    milliseconds,
    with_query,
)

KEY_INFO = "/sapi/v1/account/apiRestrictions"
ACCOUNT = "/api/v3/account"
FUTURES = "/fapi/v3/balance"
TEST_ORDER = "/api/v3/order/test"
FUTURES_TEST_ORDER = "/fapi/v1/order/test"
ORDER = {"symbol": "BTCUSDT", "side": "BUY", "type": "LIMIT", "quantity": "1", "price": "1"}

OUTCOMES = {  # case → HTTP status and code of the wallet, the spot, the futures host
    "unknown-key": ((400, -2008), (401, -2015), (401, -2015)),
    "wrong-secret": ((400, -1022),) * 3,
    "ip-refused": ((400, -2015), (401, -2015), (401, -2015)),
    "clock-skew": ((400, -1021),) * 3,
    "rate-limited": ((429, -1003),) * 3,
    "down": ((503, -1008),) * 3,
    "region-blocked": ((451, 0),) * 3,
    "html-page": ((502, None),) * 3,
    "html-403": ((403, None),) * 3,
    "address-blocked": ((403, None),) * 3,
}
SPOT = {"enableReading", "enableSpotAndMarginTrading"}
FULL = {*SPOT, "enableFutures"}
TRANSFER = {"enableInternalTransfer", "permitsUniversalTransfer"}
FLAGS = {
    "good": FULL,
    "good-with-ip-list": {*FULL, "ipRestrict"},
    "slow": {*FULL, "ipRestrict"},
    "read-only": {"enableReading", "ipRestrict"},
    "no-futures": {*SPOT, "ipRestrict"},
    "internal-transfer": {*FULL, *TRANSFER, "ipRestrict"},
    "may-withdraw": {*FULL, "enableWithdrawals", "ipRestrict"},
    "may-withdraw-then-cured": {*FULL, "enableWithdrawals", "ipRestrict"},
    "withdraw-unknown": {*FULL, "enablePayouts", "ipRestrict"},
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


def header(fields: Mapping[Field, str]) -> dict[str, str]:
    return {"X-MBX-APIKEY": fields[Field.API_KEY]}


async def call(
    ask: Ask, server: ExchangeServer, case: str, path: str, method: str = "GET", **sent: str
) -> Answer:
    fields = server.sample(case).fields
    return await ask(method, f"{server.url}{path}?{query(fields, sent)}", header(fields))


def code_of(body: Any) -> int | None:
    return body.get("code") if isinstance(body, dict) else None


def flags(body: Mapping[str, Any]) -> set[str]:
    return {name for name, value in body.items() if value is True} - {"enableFixReadOnly"}


READS = (ACCOUNT, "/api/v3/openOrders", KEY_INFO)
ORDERED = urlencode(ORDER)
DENIED = (401, -2015)
FORGERIES = {
    "more in the query": (Call(ACCOUNT), with_query(lambda q: q + "&symbol=BTCUSDT")),
    "another query": (
        Call(ACCOUNT, window="5000"),
        with_query(lambda q: q.replace("recvWindow=5000", "recvWindow=6000")),
    ),
    "a signature of zeros": (
        Call(ACCOUNT),
        with_query(lambda q: q.split("signature=")[0] + "signature=" + "0" * 64),
    ),
    "an accented signature": (
        Call(ACCOUNT),
        with_query(lambda q: q.split("signature=")[0] + "signature=%C3%A9"),
    ),
}
REFUSALS = {case: spot for case, (_, spot, _) in OUTCOMES.items()}


class TestBinance(Forgeable, Timed, StrictlyTimed, AddressFirst, SaysWhen):
    exchange = "binance"
    accepted = (200, None)
    description = Call(KEY_INFO)
    private = Call(ACCOUNT)
    refusals = REFUSALS
    described = FLAGS
    reads = tuple(("read-only", Call(path)) for path in READS)
    trades = (
        ("good", Call(f"{TEST_ORDER}?{ORDERED}", "POST"), (200, None)),
        ("read-only", Call(f"{TEST_ORDER}?{ORDERED}", "POST"), DENIED),
        ("good", Call(f"{FUTURES_TEST_ORDER}?{ORDERED}", "POST"), (200, None)),
        ("no-futures", Call(f"{FUTURES_TEST_ORDER}?{ORDERED}", "POST"), DENIED),
        ("good", Call(FUTURES), (200, None)),
        ("good", Call("/fapi/v2/balance"), (200, None)),
        ("good", Call("/fapi/v1/openOrders"), (200, None)),
        ("no-futures", Call("/fapi/v2/balance"), DENIED),
        ("no-futures", Call(FUTURES), DENIED),
    )
    missing = dict.fromkeys(("timestamp", "signature"), (400, -1102))
    missing_is_named = True
    forgeries = FORGERIES
    moments = (
        *((s, "5000", (200, None)) for s in (0, -4.9, 0.9)),
        *((s, "5000", (400, -1021)) for s in (-5.1, 1)),
        (-20, "60000", (200, None)),
        (0, "60001", (400, -1131)),
    )
    odd_times = ("now", "-1", "9" * 5000)
    odd_time = (400, -1102)

    def sign(self, fields: Fields, call: Call, at: Moment = None) -> Sent:
        path, _, payload = call.path.partition("?")
        window = {"recvWindow": call.window} if call.window else {}
        target = f"{path}?{query(fields, dict(parse_qsl(payload)) | window, at=at, body=call.body)}"
        return Sent(call.method, target, header(fields), call.body)

    def summary(self, body: Any, fields: Fields) -> object:  # noqa: ARG002
        return flags(body)

    def may_withdraw(self, summary: Any) -> bool:
        return "enableWithdrawals" in summary


@pytest.mark.parametrize("case", OUTCOMES)
async def test_each_host_has_a_status_and_code_of_its_own(
    case: str, binance: ExchangeServer, ask: Ask
) -> None:
    payload = []
    for path in (KEY_INFO, ACCOUNT, FUTURES):
        status, body, _ = await call(ask, binance, case, path)
        payload.append((status, code_of(body)))
    assert tuple(payload) == OUTCOMES[case]


async def test_a_key_that_may_not_read_is_not_described(binance: ExchangeServer, ask: Ask) -> None:
    binance.key("good").permissions -= {Permission.FUTURES}
    _, body, _ = await call(ask, binance, "good", KEY_INFO)
    assert body["enableFutures"] is False
    binance.key("good").permissions -= {Permission.READ}
    status, body, _ = await call(ask, binance, "good", KEY_INFO)
    assert (status, body["code"]) == (400, -2015)


async def test_the_ip_list_itself_is_not_told(binance: ExchangeServer, ask: Ask) -> None:
    _, body, _ = await call(ask, binance, "good-with-ip-list", KEY_INFO)
    assert "203.0.113.7" not in json.dumps(body)


async def test_the_account_says_it_may_withdraw_whatever_the_key_may(
    binance: ExchangeServer, ask: Ask
) -> None:
    _, body, _ = await call(ask, binance, "read-only", ACCOUNT)
    assert (body["canWithdraw"], body["canTrade"]) == (True, True)


@pytest.mark.parametrize("case", ["ip-refused", "unknown-key", "no-futures"])
async def test_the_futures_host_names_the_address(case: str, ask: Ask) -> None:
    async with ExchangeServer("binance", seen_ip="2001:db8::9") as server:
        _, body, _ = await call(ask, server, case, FUTURES)
    assert body["msg"].endswith("permissions for action, request ip: 2001:db8::9")


async def test_the_other_hosts_do_not(binance: ExchangeServer, ask: Ask) -> None:
    for path in (KEY_INFO, ACCOUNT):
        _, body, _ = await call(ask, binance, "ip-refused", path)
        assert body["msg"] == "Invalid API-key, IP, or permissions for action."


async def test_half_an_order_is_a_bad_request(binance: ExchangeServer, ask: Ask) -> None:
    status, body, _ = await call(ask, binance, "good", TEST_ORDER, "POST", symbol="BTCUSDT")
    assert (status, body["code"]) == (400, -1102)
    assert "'side'" in body["msg"]


@pytest.mark.parametrize("upper", [False, True])
async def test_a_form_may_carry_all(
    upper: bool,  # noqa: FBT001  # a column of the table
    binance: ExchangeServer,
    ask: Ask,
) -> None:
    fields = binance.sample("good").fields
    payload, signature = query(fields, ORDER).split("&signature=")
    body = f"{payload}&signature={signature.upper() if upper else signature}"
    status, said, _ = await ask("POST", binance.url + TEST_ORDER, header(fields), body)
    assert (status, said) == (200, {})
    body = body.replace("BUY", "SELL")
    _, said, _ = await ask("POST", binance.url + TEST_ORDER, header(fields), body)
    assert said["code"] == -1022


async def test_query_and_form_are_signed_in_one(binance: ExchangeServer, ask: Ask) -> None:
    fields, body = binance.sample("good").fields, urlencode(ORDER)
    url = f"{binance.url}{TEST_ORDER}?{query(fields, body=body)}"
    status, _, _ = await ask("POST", url, header(fields), body)
    assert status == 200


async def test_being_late_and_being_early_are_told_apart(binance: ExchangeServer, ask: Ask) -> None:
    fields, payload = binance.sample("good").fields, []
    for seconds in (-60, 60):
        sent = query(fields, at=time.time() + seconds)
        _, said, _ = await ask("GET", f"{binance.url}{ACCOUNT}?{sent}", header(fields))
        payload.append(said["msg"])
    assert "outside of the recvWindow" in payload[0]
    assert "ahead of the server's time" in payload[1]


@pytest.mark.parametrize("sent", [None, "abc", "x" * 65, "é" * 64])
async def test_a_key_must_look_like_one(
    sent: str | None, binance: ExchangeServer, ask: Ask
) -> None:
    headers = {"X-MBX-APIKEY": sent} if sent else {}
    url = f"{binance.url}{KEY_INFO}?{query(binance.sample('good').fields)}"
    status, said, _ = await ask("GET", url, headers)
    assert (status, said) == (401, {"code": -2014, "msg": "API-key format invalid."})


async def test_status_and_pings_are_public(binance: ExchangeServer, ask: Ask) -> None:
    _, said, _ = await ask("GET", binance.url + "/sapi/v1/system/status")
    assert said == {"status": 0, "msg": "normal"}
    for path in ("/api/v3/ping", "/fapi/v1/ping"):
        assert (await ask("GET", binance.url + path))[1] == {}
    _, said, _ = await ask("GET", binance.url + "/fapi/v1/time")
    assert said["serverTime"] > 1_700_000_000_000
