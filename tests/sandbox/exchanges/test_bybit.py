"""Puts calls of our own signing to the Bybit server."""

import hashlib
import hmac
from collections.abc import Mapping
from typing import Any

from aiohttp import ClientSession

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
    Sent,
    StrictlyTimed,
    Timed,
    milliseconds,
    sent_as,
    with_header,
)

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
    at: Moment = None,
) -> dict[str, str]:
    now = milliseconds(at)
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


FORGERIES = {
    "another query": (
        Call("/v5/order/realtime?category=spot"),
        sent_as(Call("/v5/order/realtime?category=linear")),
    ),
    "another body": (
        Call(PRECHECK, "POST", ORDER),
        sent_as(Call(PRECHECK, "POST", ORDER.replace("Buy", "Sell"))),
    ),
    "another time": (Call(KEY_INFO), with_header("X-BAPI-TIMESTAMP", 1)),
    "another window": (Call(KEY_INFO), with_header("X-BAPI-RECV-WINDOW", 1)),
}


class TestBybit(Forgeable, Timed, StrictlyTimed, AddressFirst):
    exchange = "bybit"
    code = "retCode"
    accepted = (200, 0)
    description = private = Call(KEY_INFO)
    refusals = OUTCOMES
    described = DESCRIBED
    reads = (("read-only", Call(WALLET)), ("read-only", Call(ORDERS)))
    trades = (
        ("good", Call(PRECHECK, "POST", ORDER), (200, 0)),
        ("no-futures", Call(PRECHECK, "POST", ORDER), (200, 10005)),
        ("read-only", Call(PRECHECK, "POST", ORDER), (200, 10005)),
        ("good", Call(PRECHECK, "POST", ORDER.replace("linear", "spot")), (200, 10001)),
        ("good", Call(PRECHECK, "POST", "[]"), (200, 10001)),
        ("good", Call(PRECHECK, "POST", "no json"), (200, 10001)),
    )
    missing = dict.fromkeys(("X-BAPI-API-KEY", "X-BAPI-TIMESTAMP", "X-BAPI-SIGN"), (200, 10001))
    shown = (Field.API_KEY,)
    forgeries = FORGERIES
    moments = (
        *((s, "5000", (200, 0)) for s in (0, -4.9, 0.9)),
        *((s, "5000", OUTCOMES["clock-skew"]) for s in (-5.1, 1)),
        (-20, "30000", (200, 0)),
    )
    odd_times = ("now", "-1", "1.5", "9" * 5000)
    odd_time = OUTCOMES["clock-skew"]

    def sign(self, fields: Fields, call: Call, at: Moment = None) -> Sent:
        covered = call.body or call.path.partition("?")[2]
        headers = signed(fields, covered, window=call.window or "5000", at=at)
        return Sent(call.method, call.path, headers, call.body)

    def summary(self, body: Any, fields: Fields) -> object:
        payload = body["result"]
        assert payload["apiKey"] == fields[Field.API_KEY]
        return payload["readOnly"], {
            box for boxes in payload["permissions"].values() for box in boxes
        }

    def may_withdraw(self, summary: Any) -> bool:
        return "Withdraw" in summary[1]


async def test_a_key_that_ends_is_refused(bybit: ExchangeServer, ask: Ask) -> None:
    bybit.key("good").permissions -= {Permission.TRADE}
    _, body, _ = await call(ask, bybit, "good", KEY_INFO)
    assert body["result"]["permissions"]["Spot"] == []
    bybit.key("good").days_left = 0
    _, body, _ = await call(ask, bybit, "good", KEY_INFO)
    assert body["retCode"] == 33004


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
        payload = {}
        for case in ("good", "good-with-ip-list", "expiring-soon"):
            headers = signed(server.sample(case).fields, at=1_700_000_000)
            _, body, _ = await ask("GET", server.url + KEY_INFO, headers)
            result = body["result"]
            payload[case] = (result["ips"], result["deadlineDay"], result["expiredAt"])
    assert payload == {
        "good": (["*"], 82, "2024-02-04T22:13:20Z"),
        "good-with-ip-list": (["203.0.113.7"], -2, "1970-01-01T00:00:00Z"),
        "expiring-soon": (["*"], 5, "2023-11-19T22:13:20Z"),
    }


async def test_rate_limit_says_when_it_ends(bybit: ExchangeServer, ask: Ask) -> None:
    _, body, headers = await call(ask, bybit, "rate-limited", KEY_INFO)
    assert int(headers["X-Bapi-Limit-Reset-Timestamp"]) == body["time"] + 1000


async def test_the_text_to_be_signed_is_told_with_the_key(bybit: ExchangeServer, ask: Ask) -> None:
    fields = {**bybit.sample("good").fields, Field.SECRET: "wrong"}
    headers = signed(fields, "category=spot")
    _, said, _ = await ask("GET", f"{bybit.url}/v5/order/realtime?category=spot", headers)
    text = f"{headers['X-BAPI-TIMESTAMP']}{fields[Field.API_KEY]}5000category=spot"
    assert said["retMsg"] == f"error sign! origin_string[{text}]"


async def test_the_window_need_not_be_told(bybit: ExchangeServer, ask: Ask) -> None:
    headers = signed(bybit.sample("good").fields, window="")
    del headers["X-BAPI-RECV-WINDOW"]
    _, said, _ = await ask("GET", bybit.url + KEY_INFO, headers)
    assert said["retCode"] == 0
