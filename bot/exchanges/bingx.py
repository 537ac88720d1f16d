"""BingX: https://bingx-api.github.io/docs-v3, "Query API Key Permissions"."""

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from bot.domain.credentials import Field
from bot.domain.diagnosis import Answer, KeyInfo, Permission, Problem
from bot.domain.exchange import Exchange, ExpiryKind, ExpiryRule, Shape
from bot.exchanges._balance_facts import BalanceCall, Has
from bot.exchanges._dates import end_of
from bot.exchanges._dialect import (
    Client,
    Dialect,
    Endpoint,
    Read,
    Refused,
    listed,
    permissions_by_flags,
    permissions_in,
)
from bot.exchanges._market import MarketFacts, PublicCall, Ticker, growth, rows_at, sizes_in
from bot.exchanges._trying import Attempt, try_unknown
from bot.exchanges._words import RESTRICTED

EXCHANGE = Exchange(
    id="bingx",
    title="BingX",
    fields={
        Field.API_KEY: Shape(
            pattern=r"[A-Za-z0-9_-]{76,96}",
            example="Kq3ZtRw8LmXv2Bn7PcU7Yd2KfQx9Wm4TzRb6NvPs1LgHc8JaEk3MiDZtRw8LmXv2Bn7PcU7Yd2KfQx9W",
        ),
        Field.SECRET: Shape(
            pattern=r"[A-Za-z0-9_-]{76,96}",
            example="Tz4mRb6NvPs1LgHc8JaEk3MiDZtRw8LmXv2Bn7PcU7Yd2KfQx9WKq3ZtRw8LmXv2Bn7PcU7Yd2KfQx9Wm",
        ),
    },
    keys_url="https://bingx.com/account/api/",
    revoke_url="https://bingx.com/account/api/",
    menu=("API Management", "Create API"),
    labels={
        Permission.READ: ("Read",),
        Permission.TRADE: ("Spot Trading",),
        Permission.FUTURES: ("Perpetual Futures Trading",),
        Permission.WITHDRAW: ("Withdraw",),
        Permission.TRANSFER: ("Universal Transfer",),
    },
    ip_label="IP Address Whitelist",
    ip_limit=20,  # this and the next: from the key page
    expiry_rule=ExpiryRule(kind=ExpiryKind.IDLE, days=14),
)

_CLOCK = Endpoint("GET", "/openApi/swap/v2/server/time", "swap_v2_public_get_server_time")
# Its neighbour "apiRestrictions" leaves withdrawals out.
_KEY = Endpoint(
    "GET",
    "/openApi/v1/account/apiPermissions",
    "account_v1_private_get_account_apipermissions",
)
_BALANCE = Endpoint(
    "GET", "/openApi/spot/v1/account/balance", "spot_v1_private_get_account_balance"
)
_ORDERS = Endpoint(
    "GET", "/openApi/spot/v1/trade/openOrders", "spot_v1_private_get_trade_openorders"
)
_CANCEL = Endpoint(
    "POST",
    "/openApi/spot/v1/trade/cancel",
    "spot_v1_private_post_trade_cancel",
    harmless="cancels an order that does not exist",
)
_TEST_ORDER = Endpoint(
    "POST",
    "/openApi/swap/v2/trade/order/test",
    "swap_v2_private_post_trade_order_test",
    harmless="checks the order and never places it",
)

_ATTEMPTS: Mapping[Permission, Attempt] = {
    Permission.TRADE: (_CANCEL, {"symbol": "BTC-USDT", "orderId": "1"}),
    Permission.FUTURES: (
        _TEST_ORDER,
        {
            "symbol": "BTC-USDT",
            "side": "BUY",
            "positionSide": "LONG",
            "type": "LIMIT",
            "quantity": "0.001",
            "price": "1000",
        },
    ),
}
_DENIED = "100004"
# The key may trade, but not this order. 100404 also means an unknown path.
_NO_SUCH_ORDER = re.compile(r"order not exist|not a valid\s+order id", re.IGNORECASE)
_BUSINESS = {"80016", "101202", "101204", "101206", "101209", "101211", "109421"}

_FLAGS = {
    Permission.READ: ({"enableReading"},),
    Permission.TRADE: ({"enableSpotAndMarginTrading"},),
    Permission.FUTURES: ({"enableFutures"},),
    Permission.WITHDRAW: ({"enableWithdrawals"},),
    Permission.TRANSFER: ({"enableInternalTransfer"}, {"permitsUniversalTransfer"}),
}
_OTHER_FLAGS = {"ipRestrict", "enableVanillaOptions"}
_NUMBERS = {
    Permission.READ: ({"2"},),
    Permission.TRADE: ({"1"},),
    Permission.FUTURES: ({"3"},),
    Permission.WITHDRAW: ({"5"},),
    Permission.TRANSFER: ({"4"}, {"7"}),
}


async def _clock(client: Client) -> int:
    return int((await client.call(_CLOCK))["data"]["serverTime"])


async def _inspect(client: Client) -> KeyInfo:
    """Read the description of the key, in either format; try the unknown permissions."""
    try:
        body = await client.call(_KEY)
    except Refused as refused:
        if refused.code != _DENIED:
            raise
        body = None
    data = body.get("data", body) if body else {}
    info: Mapping[str, Any] = data if isinstance(data, dict) else {}
    permissions, addresses = _permissions(info), info.get("ipAddresses")
    tried = await try_unknown(client, permissions, _ATTEMPTS, _of_the_order)
    return KeyInfo(
        permissions=permissions | tried.answers,
        ip_whitelist=None if addresses is None else listed(addresses),
        ip_restricted=_flag(info.get("ipRestrict")),
        expires_at=end_of(info),
        faults=tried.faults,
        described=body is not None,
    )


def _permissions(info: Mapping[str, Any]) -> dict[Permission, Answer]:
    if "permissions" in info:
        return permissions_in({*listed(info["permissions"])}, _NUMBERS)
    return permissions_by_flags(info, _FLAGS, _OTHER_FLAGS)


def _flag(value: object) -> Answer:
    return Answer.of(value if isinstance(value, bool) else None)


def _of_the_order(refused: Refused) -> bool:
    return refused.code in _BUSINESS or bool(_NO_SUCH_ORDER.search(refused.words))


def _code_of(body: Any) -> str | None:
    code = str(body.get("code", 0)) if isinstance(body, dict) else "0"
    return None if code == "0" else code


DIALECT = Dialect(
    ccxt_id="bingx",
    endpoints=(_CLOCK, _KEY, _BALANCE, _ORDERS, _CANCEL, _TEST_ORDER),
    clock=_clock,
    inspect=_inspect,
    balance=Read(_BALANCE),
    orders=Read(_ORDERS),
    code_of=_code_of,
    # 100 in ten seconds of each call, and of all market calls together: "Rate limit" in the
    # documentation, bingx-api.github.io/docs
    checks_per_second=5.0,
    problems={  # "Error Codes" in the documentation, and ccxt's bingx.py
        "100001": Problem.INVALID_SECRET,
        "100413": Problem.INVALID_KEY,
        "100419": Problem.IP_NOT_ALLOWED,
        "100412": Problem.UNKNOWN,  # no signature was sent: our mistake
        "100414": Problem.ACCOUNT_RESTRICTED,
        "109403": Problem.ACCOUNT_RESTRICTED,
        "100400": Problem.UNKNOWN,  # our parameters
        "109400": Problem.UNKNOWN,
        "418": Problem.RATE_LIMITED,
        "429": Problem.RATE_LIMITED,
        "109429": Problem.RATE_LIMITED,
        "500": Problem.EXCHANGE_UNAVAILABLE,
        "504": Problem.EXCHANGE_UNAVAILABLE,
        "100500": Problem.EXCHANGE_UNAVAILABLE,
        "100503": Problem.EXCHANGE_UNAVAILABLE,
        "109500": Problem.EXCHANGE_UNAVAILABLE,
        "110500": Problem.EXCHANGE_UNAVAILABLE,
    },
    texts=(
        (r"IP whitelist", Problem.IP_NOT_ALLOWED),
        (RESTRICTED, Problem.ACCOUNT_RESTRICTED),
        (
            r"null timestamp|timestamp mismatch",
            Problem.CLOCK_SKEW,
        ),  # 100421; otherwise a closed pair
        (r"need Spot Trading permission", Problem.NO_TRADE),  # 100004, as the next
        (r'permission denied|"code"\s*:\s*"?100004\b', Problem.NO_READ),
        (r"frequency limit|rate limit", Problem.RATE_LIMITED),  # 100410, as the next
        (r"system is busy", Problem.EXCHANGE_UNAVAILABLE),
        (r"\b(region|country)\b", Problem.REGION_BLOCKED),  # 101484, as the next
        (r"\bKYC\b|identity", Problem.ACCOUNT_RESTRICTED),
    ),
    may_lag=timedelta(seconds=5),  # recvWindow is at most 5000
    may_lead=timedelta(seconds=5),
)

BALANCES = BalanceCall(  # bingx-api.github.io/docs, "Query Assets" of spot
    endpoint=_BALANCE,
    path=("data", "balances"),
    row=lambda row: Has(row["asset"], row["free"], row["locked"]),
)

MARKET = MarketFacts(
    quotes=PublicCall(
        method="spot_v1_public_get_ticker_24hr",
        rows=rows_at("symbol", "data"),
        ticker=lambda row: Ticker(
            row["bidPrice"],
            row["askPrice"],
            growth(row["lastPrice"], row["openPrice"]),
            row["quoteVolume"],
            **sizes_in(row, "bidQty", "askQty"),
        ),
    ),
    left_out=("fetch_swap_markets", "fetch_inverse_swap_markets"),
)
