"""Puts calls of our own signing to the Bybit server."""

import hashlib
import hmac
import json
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeAlias

import pytest
from aiohttp import ClientSession

from bot.domain.credentials import Field
from bot.domain.diagnosis import Permission
from bot.sandbox.exchanges import ExchangeServer

Answer: TypeAlias = tuple[int, Any, Mapping[str, str]]
Ask: TypeAlias = Callable[..., Awaitable[Answer]]

KEY_INFO = "/v5/user/query-api"
WALLET = "/v5/account/wallet-balance?accountType=UNIFIED"
ORDERS = "/v5/order/realtime?category=spot"
PRECHECK = "/v5/order/pre-check"
ORDER = (
    '{"category":"linear","symbol":"BTCUSDT","side":"Buy","orderType":"Limit","qty":"1",'
    '"price":"1000"}'
)

OUTCOMES = {  # case → HTTP status, code
    "unknown-key": (401, None),
    "wrong-secret": (200, 10004),
    "ip-refused": (200, 10010),
    "expired": (200, 33004),
    "clock-skew": (200, 10002),
    "account-restricted": (200, 10008),
    "region-blocked": (403, None),
    "rate-limited": (200, 10006),
    "down": (200, 10016),
    "html-page": (502, None),
    "html-403": (403, None),
    "address-blocked": (403, None),
}
FUTURES = {"Order", "Position", "DerivativesTrade"}
FULL = (0, {"SpotTrade", *FUTURES})
TRANSFER = {"AccountTransfer", "SubMemberTransfer"}
DESCRIBED = {  # case → read-only, what is ticked
    "good": FULL,
    "good-with-ip-list": FULL,
    "classic-account": FULL,
    "slow": FULL,
    "expiring-soon": FULL,
    "read-only": (1, {"SpotTrade", *FUTURES, *TRANSFER}),
    "no-futures": (0, {"SpotTrade"}),
    "internal-transfer": (0, {"SpotTrade", *FUTURES, *TRANSFER}),
    "may-withdraw": (0, {"SpotTrade", *FUTURES, "Withdraw"}),
    "may-withdraw-then-cured": (0, {"SpotTrade", *FUTURES, "Withdraw"}),
    "withdraw-unknown": (0, {"SpotTrade", *FUTURES, "Payout"}),
}


def mac(secret: str, text: str) -> str:
    return hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest()


def signed(
    fields: Mapping[Field, str],
    covered: str = "",
    *,
    window: str = "5000",
    at: float | None = None,
) -> dict[str, str]:
    now = str(int((at or time.time()) * 1000))
    key = fields[Field.API_KEY]
    return {
        "X-BAPI-API-KEY": key,
        "X-BAPI-TIMESTAMP": now,
        "X-BAPI-RECV-WINDOW": window,
        "X-BAPI-SIGN": mac(fields[Field.SECRET], f"{now}{key}{window}{covered}"),
    }


async def call(ask: Ask, server: ExchangeServer, case: str, path: str, body: str = "") -> Answer:
    headers = signed(server.sample(case).fields, body or path.partition("?")[2])
    return await ask("POST" if body else "GET", server.url + path, headers, body)


def code_of(body: Any) -> int | None:
    return body["retCode"] if isinstance(body, dict) else None


def test_every_sample_is_in_one_of_the_tables(bybit: ExchangeServer) -> None:
    assert {s.case for s in bybit.samples} == {*OUTCOMES, *DESCRIBED}


@pytest.mark.parametrize("case", OUTCOMES)
async def test_a_refusal_has_bybits_status_and_code(
    case: str, bybit: ExchangeServer, ask: Ask
) -> None:
    status, body, _ = await call(ask, bybit, case, KEY_INFO)
    assert (status, code_of(body)) == OUTCOMES[case]


@pytest.mark.parametrize("case", DESCRIBED)
async def test_a_key_is_described(case: str, bybit: ExchangeServer, ask: Ask) -> None:
    bybit.key(case).delay = 0
    status, body, _ = await call(ask, bybit, case, KEY_INFO)
    told = body["result"]
    ticked = {box for boxes in told["permissions"].values() for box in boxes}
    assert (status, body["retCode"]) == (200, 0)
    assert (told["readOnly"], ticked) == DESCRIBED[case]
    assert told["apiKey"] == bybit.sample(case).fields[Field.API_KEY]


async def test_an_unknown_key_is_told_in_the_reason_phrase_alone(bybit: ExchangeServer) -> None:
    headers = signed(bybit.sample("unknown-key").fields)
    async with ClientSession() as http, http.get(bybit.url + KEY_INFO, headers=headers) as answer:
        assert (answer.status, answer.reason) == (401, "API key is invalid.")
        assert await answer.read() == b""


async def test_the_country_is_refused_by_the_gateway(bybit: ExchangeServer, ask: Ask) -> None:
    _, page, _ = await call(ask, bybit, "region-blocked", KEY_INFO)
    assert "configured to block access from your country" in page


async def test_only_a_key_without_an_ip_list_ends(ask: Ask) -> None:
    async with ExchangeServer("bybit", clock=lambda: 1_700_000_000) as server:
        told = {}
        for case in ("good", "good-with-ip-list", "expiring-soon"):
            headers = signed(server.sample(case).fields, at=1_700_000_000)
            _, body, _ = await ask("GET", server.url + KEY_INFO, headers)
            result = body["result"]
            told[case] = (result["ips"], result["deadlineDay"], result["expiredAt"])
    assert told == {
        "good": (["*"], 82, "2024-02-04T22:13:20Z"),
        "good-with-ip-list": (["203.0.113.7"], -2, "1970-01-01T00:00:00Z"),
        "expiring-soon": (["*"], 5, "2023-11-19T22:13:20Z"),
    }


async def test_rate_limit_says_when_it_ends(bybit: ExchangeServer, ask: Ask) -> None:
    _, body, headers = await call(ask, bybit, "rate-limited", KEY_INFO)
    assert int(headers["X-Bapi-Limit-Reset-Timestamp"]) == body["time"] + 1000


async def test_the_cure_comes_with_the_third_test(bybit: ExchangeServer, ask: Ask) -> None:
    case = "may-withdraw-then-cured"
    told = [(await call(ask, bybit, case, KEY_INFO))[1]["result"] for _ in range(4)]
    assert ["Withdraw" in t["permissions"]["Wallet"] for t in told] == [True, True, False, False]


async def test_a_key_can_be_changed_while_the_server_runs(bybit: ExchangeServer, ask: Ask) -> None:
    bybit.key("good").permissions -= {Permission.TRADE}
    _, body, _ = await call(ask, bybit, "good", KEY_INFO)
    assert body["result"]["permissions"]["Spot"] == []
    bybit.key("good").days_left = 0
    _, body, _ = await call(ask, bybit, "good", KEY_INFO)
    assert body["retCode"] == 33004


@pytest.mark.parametrize("path", [WALLET, ORDERS])
async def test_reading_needs_no_more_than_read(path: str, bybit: ExchangeServer, ask: Ask) -> None:
    status, body, _ = await call(ask, bybit, "read-only", path)
    assert (status, body["retCode"]) == (200, 0)


@pytest.mark.parametrize(
    ("case", "body", "code"),
    [
        ("good", ORDER, 0),
        ("no-futures", ORDER, 10005),
        ("read-only", ORDER, 10005),
        ("good", ORDER.replace("linear", "spot"), 10001),
        ("good", "[]", 10001),
        ("good", "no json", 10001),
    ],
)
async def test_a_futures_order_can_be_worked_out(
    case: str, body: str, code: int, bybit: ExchangeServer, ask: Ask
) -> None:
    status, said, _ = await call(ask, bybit, case, PRECHECK, body)
    assert (status, said["retCode"]) == (200, code)


async def test_another_query_than_signed_is_refused(bybit: ExchangeServer, ask: Ask) -> None:
    headers = signed(bybit.sample("good").fields, "category=spot")
    url = f"{bybit.url}/v5/order/realtime?category=linear"
    _, said, _ = await ask("GET", url, headers)
    assert said["retCode"] == 10004


async def test_the_text_to_be_signed_is_told_with_the_key(bybit: ExchangeServer, ask: Ask) -> None:
    fields = {**bybit.sample("good").fields, Field.SECRET: "wrong"}
    headers = signed(fields, "category=spot")
    _, said, _ = await ask("GET", f"{bybit.url}/v5/order/realtime?category=spot", headers)
    text = f"{headers['X-BAPI-TIMESTAMP']}{fields[Field.API_KEY]}5000category=spot"
    assert said["retMsg"] == f"error sign! origin_string[{text}]"


async def test_another_body_than_signed_is_refused(bybit: ExchangeServer, ask: Ask) -> None:
    headers = signed(bybit.sample("good").fields, ORDER)
    changed = ORDER.replace("Buy", "Sell")
    _, said, _ = await ask("POST", bybit.url + PRECHECK, headers, changed)
    assert said["retCode"] == 10004


@pytest.mark.parametrize("name", ["X-BAPI-TIMESTAMP", "X-BAPI-RECV-WINDOW"])
async def test_another_header_than_signed_is_refused(
    name: str, bybit: ExchangeServer, ask: Ask
) -> None:
    headers = signed(bybit.sample("good").fields)
    headers[name] = str(int(headers[name]) + 1)
    _, said, _ = await ask("GET", bybit.url + KEY_INFO, headers)
    assert said["retCode"] == 10004


@pytest.mark.parametrize(
    ("seconds", "window", "code"),
    [
        (0, "5000", 0),
        (-4.9, "5000", 0),
        (-5.1, "5000", 10002),
        (-20, "30000", 0),
        (0.9, "5000", 0),
        (1, "5000", 10002),
    ],
)
async def test_the_time_must_be_inside_the_window(
    seconds: float, window: str, code: int, ask: Ask
) -> None:
    async with ExchangeServer("bybit", clock=lambda: 1_700_000_000) as server:
        fields = server.sample("good").fields
        headers = signed(fields, window=window, at=1_700_000_000 + seconds)
        _, said, _ = await ask("GET", server.url + KEY_INFO, headers)
    assert said["retCode"] == code


@pytest.mark.parametrize("sent", ["now", "-1", "1.5", "9" * 5000])
async def test_a_time_that_is_none_is_refused(sent: str, bybit: ExchangeServer, ask: Ask) -> None:
    headers = signed(bybit.sample("good").fields) | {"X-BAPI-TIMESTAMP": sent}
    _, said, _ = await ask("GET", bybit.url + KEY_INFO, headers)
    assert said["retCode"] == 10002


@pytest.mark.parametrize("name", ["X-BAPI-API-KEY", "X-BAPI-TIMESTAMP", "X-BAPI-SIGN"])
async def test_these_headers_are_needed(name: str, bybit: ExchangeServer, ask: Ask) -> None:
    headers = signed(bybit.sample("good").fields)
    del headers[name]
    _, said, _ = await ask("GET", bybit.url + KEY_INFO, headers)
    assert said["retCode"] == 10001


async def test_the_window_need_not_be_told(bybit: ExchangeServer, ask: Ask) -> None:
    headers = signed(bybit.sample("good").fields, window="")
    del headers["X-BAPI-RECV-WINDOW"]
    _, said, _ = await ask("GET", bybit.url + KEY_INFO, headers)
    assert said["retCode"] == 0


async def test_the_address_is_looked_at_before_the_signature(
    bybit: ExchangeServer, ask: Ask
) -> None:
    fields = {**bybit.sample("ip-refused").fields, Field.SECRET: "wrong"}
    _, said, _ = await ask("GET", bybit.url + KEY_INFO, signed(fields))
    assert said["retCode"] == 10010


async def test_nothing_is_told_of_the_secret(bybit: ExchangeServer, ask: Ask) -> None:
    for case in OUTCOMES:
        _, said, _ = await call(ask, bybit, case, KEY_INFO)
        assert bybit.key(case).fields[Field.SECRET] not in json.dumps(said)
