"""Puts calls of our own signing to the Binance server."""

import hashlib
import hmac
import json
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeAlias
from urllib.parse import urlencode

import pytest

from bot.domain.credentials import Field
from bot.domain.diagnosis import Permission
from bot.sandbox.exchanges import ExchangeServer

Answer: TypeAlias = tuple[int, Any, Mapping[str, str]]
Ask: TypeAlias = Callable[..., Awaitable[Answer]]

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
    at: float | None = None,
    body: str = "",
) -> str:
    told = urlencode((sent or {}) | {"timestamp": str(int((at or time.time()) * 1000))})
    return f"{told}&signature={mac(fields[Field.SECRET], told + body)}"


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


def test_every_sample_is_in_one_of_the_tables(binance: ExchangeServer) -> None:
    assert {s.case for s in binance.samples} == {*OUTCOMES, *FLAGS}


@pytest.mark.parametrize("case", OUTCOMES)
async def test_a_refusal_has_the_status_and_code_of_the_host(
    case: str, binance: ExchangeServer, ask: Ask
) -> None:
    told = []
    for path in (KEY_INFO, ACCOUNT, FUTURES):
        status, body, _ = await call(ask, binance, case, path)
        told.append((status, code_of(body)))
    assert tuple(told) == OUTCOMES[case]


@pytest.mark.parametrize("case", FLAGS)
async def test_a_key_is_described(case: str, binance: ExchangeServer, ask: Ask) -> None:
    binance.key(case).delay = 0
    status, body, _ = await call(ask, binance, case, KEY_INFO)
    assert status == 200
    assert flags(body) == FLAGS[case]


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


async def test_rate_limit_says_when_to_come_back(binance: ExchangeServer, ask: Ask) -> None:
    _, _, headers = await call(ask, binance, "rate-limited", KEY_INFO)
    assert headers["Retry-After"] == "1"


async def test_the_cure_comes_with_the_third_test(binance: ExchangeServer, ask: Ask) -> None:
    case = "may-withdraw-then-cured"
    told = [(await call(ask, binance, case, KEY_INFO))[1] for _ in range(4)]
    assert [t["enableWithdrawals"] for t in told] == [True, True, False, False]


async def test_a_key_can_be_changed_while_the_server_runs(
    binance: ExchangeServer, ask: Ask
) -> None:
    binance.key("good").permissions -= {Permission.FUTURES}
    _, body, _ = await call(ask, binance, "good", KEY_INFO)
    assert body["enableFutures"] is False
    binance.key("good").permissions -= {Permission.READ}
    status, body, _ = await call(ask, binance, "good", KEY_INFO)
    assert (status, body["code"]) == (400, -2015)


@pytest.mark.parametrize("path", [ACCOUNT, "/api/v3/openOrders", KEY_INFO])
async def test_reading_needs_no_more_than_read(
    path: str, binance: ExchangeServer, ask: Ask
) -> None:
    status, _, _ = await call(ask, binance, "read-only", path)
    assert status == 200


@pytest.mark.parametrize(
    ("case", "method", "path", "allowed"),
    [
        ("good", "POST", TEST_ORDER, True),
        ("read-only", "POST", TEST_ORDER, False),
        ("good", "POST", FUTURES_TEST_ORDER, True),
        ("no-futures", "POST", FUTURES_TEST_ORDER, False),
        ("good", "GET", FUTURES, True),
        ("good", "GET", "/fapi/v2/balance", True),
        ("good", "GET", "/fapi/v1/openOrders", True),
        ("no-futures", "GET", "/fapi/v2/balance", False),
        ("no-futures", "GET", FUTURES, False),
    ],
)
async def test_trading_needs_its_own_permission(
    case: str,
    method: str,
    path: str,
    allowed: bool,  # noqa: FBT001  # a column of the table
    binance: ExchangeServer,
    ask: Ask,
) -> None:
    status, body, _ = await call(ask, binance, case, path, method, **ORDER)
    assert (status, code_of(body)) == ((200, None) if allowed else (401, -2015))


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
    told, signature = query(fields, ORDER).split("&signature=")
    body = f"{told}&signature={signature.upper() if upper else signature}"
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


@pytest.mark.parametrize(
    "change",
    [
        lambda q: q + "&symbol=BTCUSDT",
        lambda q: q.replace("recvWindow=5000", "recvWindow=6000"),
        lambda q: q.split("signature=")[0] + "signature=" + "0" * 64,
        lambda q: q.split("signature=")[0] + "signature=%C3%A9",
    ],
)
async def test_another_query_than_signed_is_refused(
    change: Callable[[str], str], binance: ExchangeServer, ask: Ask
) -> None:
    fields = binance.sample("good").fields
    sent = change(query(fields, {"recvWindow": "5000"}))
    status, said, _ = await ask("GET", f"{binance.url}{ACCOUNT}?{sent}", header(fields))
    assert (status, said["code"]) == (400, -1022)


@pytest.mark.parametrize(
    ("seconds", "window", "code"),
    [
        (0, "5000", None),
        (-4.9, "5000", None),
        (-5.1, "5000", -1021),
        (-20, "60000", None),
        (0.9, "5000", None),
        (1, "5000", -1021),
        (0, "60001", -1131),
    ],
)
async def test_the_time_must_be_inside_the_window(
    seconds: float, window: str, code: int | None, ask: Ask
) -> None:
    async with ExchangeServer("binance", clock=lambda: 1_700_000_000) as server:
        fields = server.sample("good").fields
        sent = query(fields, {"recvWindow": window}, at=1_700_000_000 + seconds)
        _, said, _ = await ask("GET", f"{server.url}{ACCOUNT}?{sent}", header(fields))
    assert said.get("code") == code


async def test_being_late_and_being_early_are_told_apart(binance: ExchangeServer, ask: Ask) -> None:
    fields, told = binance.sample("good").fields, []
    for seconds in (-60, 60):
        sent = query(fields, at=time.time() + seconds)
        _, said, _ = await ask("GET", f"{binance.url}{ACCOUNT}?{sent}", header(fields))
        told.append(said["msg"])
    assert "outside of the recvWindow" in told[0]
    assert "ahead of the server's time" in told[1]


@pytest.mark.parametrize("missing", ["timestamp", "signature"])
async def test_time_and_signature_are_needed(
    missing: str, binance: ExchangeServer, ask: Ask
) -> None:
    fields = binance.sample("good").fields
    pairs = [pair for pair in query(fields).split("&") if not pair.startswith(missing)]
    _, said, _ = await ask("GET", f"{binance.url}{ACCOUNT}?{'&'.join(pairs)}", header(fields))
    assert said["code"] == -1102
    assert f"'{missing}'" in said["msg"]


@pytest.mark.parametrize("sent", ["now", "-1", "9" * 5000])
async def test_a_time_that_is_none_is_refused(sent: str, binance: ExchangeServer, ask: Ask) -> None:
    fields = binance.sample("good").fields
    url = f"{binance.url}{ACCOUNT}?timestamp={sent}&signature={'0' * 64}"
    _, said, _ = await ask("GET", url, header(fields))
    assert said["code"] == -1102


@pytest.mark.parametrize("sent", [None, "abc", "x" * 65, "é" * 64])
async def test_a_key_must_look_like_one(
    sent: str | None, binance: ExchangeServer, ask: Ask
) -> None:
    headers = {"X-MBX-APIKEY": sent} if sent else {}
    url = f"{binance.url}{KEY_INFO}?{query(binance.sample('good').fields)}"
    status, said, _ = await ask("GET", url, headers)
    assert (status, said) == (401, {"code": -2014, "msg": "API-key format invalid."})


async def test_the_address_is_looked_at_before_the_signature(
    binance: ExchangeServer, ask: Ask
) -> None:
    fields = {**binance.sample("ip-refused").fields, Field.SECRET: "wrong"}
    _, said, _ = await ask("GET", f"{binance.url}{ACCOUNT}?{query(fields)}", header(fields))
    assert said["code"] == -2015


async def test_status_and_pings_are_public(binance: ExchangeServer, ask: Ask) -> None:
    _, said, _ = await ask("GET", binance.url + "/sapi/v1/system/status")
    assert said == {"status": 0, "msg": "normal"}
    for path in ("/api/v3/ping", "/fapi/v1/ping"):
        assert (await ask("GET", binance.url + path))[1] == {}
    _, said, _ = await ask("GET", binance.url + "/fapi/v1/time")
    assert said["serverTime"] > 1_700_000_000_000


async def test_no_real_order_can_be_placed(binance: ExchangeServer, ask: Ask) -> None:
    status, _, _ = await call(ask, binance, "good", "/api/v3/order", "POST", **ORDER)
    assert status == 404


async def test_nothing_is_told_of_a_wrong_value(binance: ExchangeServer, ask: Ask) -> None:
    for case in OUTCOMES:
        _, said, _ = await call(ask, binance, case, KEY_INFO)
        fields = binance.key(case).fields
        assert not any(value in json.dumps(said) for value in fields.values())
