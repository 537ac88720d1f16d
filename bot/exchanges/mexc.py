"""MEXC: https://www.mexc.com/api-docs/spot-v3/spot-account-trade/query-api-key-info."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.domain.credentials import Field
from bot.domain.diagnosis import Answer, KeyInfo, Permission, Problem
from bot.domain.exchange import Exchange, ExpiryKind, ExpiryRule, Shape
from bot.domain.strategies.sending import OrderProof, OrderRefusal
from bot.exchanges._balance_facts import BalanceCall, Has
from bot.exchanges._dates import after_days, end_of
from bot.exchanges._dialect import Client, Dialect, Endpoint, Read, Refused, listed, permissions_in
from bot.exchanges._like_binance import (
    OURS,
    all_orders,
    by_our_id,
    order_reader,
    read_trade,
    trades_of,
)
from bot.exchanges._market import (
    MarketFacts,
    PublicCall,
    Ticker,
    coarser,
    growth,
    rows_at,
    sizes_in,
)
from bot.exchanges._trade import TradeDialect
from bot.exchanges._trying import refused_with, undescribed

RANK = 2

EXCHANGE = Exchange(
    id="mexc",
    title="MEXC",
    fields={
        Field.API_KEY: Shape(
            pattern=r"mx0[A-Za-z0-9]{10,40}",
            example="mx0vKq3ZtRw8LmXv2B",
        ),
        Field.SECRET: Shape(
            pattern=r"[0-9a-f]{32}",
            example="45d0b3c26f2644f19bfb98b07741b2f5",
        ),
    },
    keys_url="https://www.mexc.com/user/openapi",
    revoke_url="https://www.mexc.com/user/openapi",
    menu=("User Center", "API"),
    labels={
        Permission.READ: ("Spot: View Account Details", "Spot: View Order Details"),
        Permission.TRADE: ("Spot: Trade",),
        Permission.FUTURES: (
            "Futures: View Account Details",
            "Futures: View Order Details",
            "Futures: Order Placing",
        ),
        Permission.WITHDRAW: ("Withdraw",),
        Permission.TRANSFER: ("Transfer",),
    },
    ip_label="Link IP Address",
    ip_limit=10,
    expiry_rule=ExpiryRule(kind=ExpiryKind.AGE, days=90),  # from the key page
    markets=("Spot", "Futures"),
)

_CLOCK = Endpoint("GET", "/api/v3/time", "spot_public_get_time")
# The POST with the same path overwrites the key's IP list.
_KEY = Endpoint("GET", "/api/v3/apiKeyInfo", "spot_private_get_apikeyinfo")
_BALANCE = Endpoint("GET", "/api/v3/account", "spot_private_get_account")
_ORDERS = Endpoint("GET", "/api/v3/openOrders", "spot_private_get_openorders")
_TEST_ORDER = Endpoint(
    "POST",
    "/api/v3/order/test",
    "spot_private_post_order_test",
    harmless="checks the order and never sends it to the matching engine",
)
_FUTURES = Endpoint("GET", "/api/v1/private/account/assets", "contract_private_get_account_assets")

_PAIR = "BTCUSDT"
_ORDER = {"symbol": _PAIR, "side": "BUY", "type": "LIMIT", "quantity": "0.001", "price": "1000"}
# The key may trade, but not this order: https://www.mexc.com/api-docs/spot-v3/error-code
_of_the_order = refused_with(
    {
        *("10007", "10101", "30000", "30001", "30002", "30003", "30004", "30005", "30010", "30014"),
        *("30016", "30020", "30021", "30025", "30027", "30028", "30029", "30032", "30041", "30087"),
        "70011",
    }
)

_VOCABULARY = {
    Permission.READ: ({"SPOT_ACCOUNT_READ", "SPOT_DEAL_READ"},),
    Permission.TRADE: ({"SPOT_DEAL_WRITE"},),
    Permission.FUTURES: ({"CONTRACT_DEAL_WRITE"},),
    Permission.WITHDRAW: ({"SPOT_WITHDRAW_WRITE"},),
    Permission.TRANSFER: ({"SPOT_TRANSFER_WRITE"},),
}
_HARMLESS = {  # the rest of the list in github.com/mexcdevelop: broker API, "permissions"
    "SPOT_ACCOUNT_WRITE",
    "SPOT_WITHDRAW_READ",
    "SPOT_TRANSFER_READ",
    "SPOT_DEPOSIT_READ",
    "SPOT_DEPOSIT_WRITE",
    "CONTRACT_ACCOUNT_READ",
    "CONTRACT_ACCOUNT_WRITE",
    "CONTRACT_DEAL_READ",
    "ISOLATED_MARGIN_ACCOUNT_READ",
    "ISOLATED_MARGIN_ACCOUNT_WRITE",
    "ISOLATED_MARGIN_DEAL_READ",
    "ISOLATED_MARGIN_DEAL_WRITE",
}


async def _clock(client: Client) -> int:
    return int((await client.call(_CLOCK))["serverTime"])


async def _inspect(client: Client) -> KeyInfo:
    """Read the description of the key; without one, try its permissions.

    The flags of `/api/v3/account` describe the account, not the key, and are not used.
    """
    try:
        info = await client.call(_KEY, {"accessKey": client.credential(Field.API_KEY)})
    except Refused as refused:
        if refused.problem is Problem.NO_READ:
            attempts = {Permission.TRADE: (_TEST_ORDER, _ORDER)}
            return await undescribed(client, attempts, _of_the_order)
        if refused.problem is Problem.INVALID_KEY:
            return await _known_to_futures(client, refused)
        raise
    return _described(info, client.now)


def _described(info: Mapping[str, Any], now: datetime) -> KeyInfo:
    words = {word.upper() for word in listed(info.get("permissions"))}
    addresses = listed(info.get("ipWhiteList"))
    faults = _faults(str(info.get("status") or "").upper())
    endless = addresses or faults
    return KeyInfo(
        permissions=permissions_in(words, _VOCABULARY, _HARMLESS),
        ip_whitelist=addresses,
        expires_at=None if endless else _ends(info, now),
        faults=faults,
    )


def _ends(info: Mapping[str, Any], now: datetime) -> datetime | None:
    """Return when a key without an IP list expires.

    MEXC does not document how it writes "never"; a negative number counts as that.
    """
    return after_days(info.get("remainingValidity"), now) or end_of(info)


def _faults(status: str) -> tuple[Problem, ...]:
    if status in {"", "VALID"}:
        return ()
    return (Problem.KEY_EXPIRED if "EXPIR" in status else Problem.UNKNOWN,)


async def _known_to_futures(client: Client, unknown: Refused) -> KeyInfo:
    """Call the futures API, which distinguishes an expired key from an unknown one.

    Spot reports both as unknown, and also a key for futures only.
    """
    try:
        await client.call(_FUTURES)
    except Refused as refused:
        if refused.problem in {Problem.KEY_EXPIRED, Problem.IP_NOT_ALLOWED}:
            raise
        if refused.problem is not Problem.NO_READ:
            raise unknown from None
    return KeyInfo(permissions={Permission.READ: Answer.NO, Permission.TRADE: Answer.NO})


async def _balance(client: Client) -> None:
    if (await client.call(_BALANCE)).get("canTrade") is False:  # of the account, not the key
        raise Refused(Problem.ACCOUNT_RESTRICTED, said="canTrade is false")


def _code_of(body: Any) -> str | None:
    if not isinstance(body, dict) or body.get("success") is True:
        return None
    code = str(body.get("code", "0"))
    return None if code in {"0", "200"} else code


DIALECT = Dialect(
    ccxt_id="mexc",
    endpoints=(_CLOCK, _KEY, _BALANCE, _ORDERS, _TEST_ORDER, _FUTURES),
    clock=_clock,
    inspect=_inspect,
    balance=_balance,
    orders=Read(_ORDERS, {"symbol": _PAIR}),
    code_of=_code_of,
    # 300 of weight in ten seconds: time 1, apiKeyInfo 1, account 10, openOrders 3, order/test 1.
    # …/api-docs/spot-v3/general-info, and ccxt's mexc.py
    checks_per_second=0.9,
    problems={  # https://www.mexc.com/api-docs/spot-v3/error-code, …/futures/error-code
        "10072": Problem.INVALID_KEY,
        "700001": Problem.INVALID_KEY,
        "602": Problem.INVALID_SECRET,
        "700002": Problem.INVALID_SECRET,
        "402": Problem.KEY_EXPIRED,
        "406": Problem.IP_NOT_ALLOWED,
        "10075": Problem.IP_NOT_ALLOWED,
        "700006": Problem.IP_NOT_ALLOWED,
        "511": Problem.NO_READ,
        "701": Problem.NO_READ,
        "702": Problem.NO_READ,
        "703": Problem.NO_READ,
        "704": Problem.NO_READ,
        "700007": Problem.NO_READ,
        "10073": Problem.CLOCK_SKEW,
        "700003": Problem.CLOCK_SKEW,
        "403": Problem.OUR_ADDRESS_BLOCKED,  # "Access Denied": our address or our requests
        # The call was wrong: no evidence about the key.
        **dict.fromkeys(("513", "601", "603", "700008", "700013", "730707"), Problem.UNKNOWN),
        "30020": Problem.UNKNOWN,  # this and the next: the key may trade, but not this pair
        "70011": Problem.UNKNOWN,
        "10098": Problem.ACCOUNT_RESTRICTED,
        "6001": Problem.ACCOUNT_RESTRICTED,
        "30018": Problem.ACCOUNT_RESTRICTED,
        "60005": Problem.ACCOUNT_RESTRICTED,
        "140002": Problem.ACCOUNT_RESTRICTED,
        "730100": Problem.ACCOUNT_RESTRICTED,
        "429": Problem.RATE_LIMITED,
        "510": Problem.RATE_LIMITED,
        "500": Problem.EXCHANGE_UNAVAILABLE,
        "501": Problem.EXCHANGE_UNAVAILABLE,
        "503": Problem.EXCHANGE_UNAVAILABLE,
        "504": Problem.EXCHANGE_UNAVAILABLE,
        "604": Problem.EXCHANGE_UNAVAILABLE,
        "801": Problem.EXCHANGE_UNAVAILABLE,
        "11444": Problem.EXCHANGE_UNAVAILABLE,
        "20002": Problem.EXCHANGE_UNAVAILABLE,
        "730000": Problem.EXCHANGE_UNAVAILABLE,
    },
    texts=((r"not in the ip white ?list", Problem.IP_NOT_ALLOWED),),
    may_lag=timedelta(seconds=5),  # the recvWindow that ccxt sends
    may_lead=timedelta(seconds=1),  # https://www.mexc.com/api-docs/spot-v3/general-info
)

# https://www.mexc.com/api-docs/spot-v3/spot-account-trade/account-information
BALANCES = BalanceCall(
    endpoint=_BALANCE,
    path=("balances",),
    row=lambda row: Has(row["asset"], row["free"], row["locked"]),
)

MARKET = MarketFacts(
    quotes=PublicCall(
        method="spot_public_get_ticker_bookticker",
        rows=rows_at("symbol"),
        ticker=lambda row: Ticker(
            row["bidPrice"], row["askPrice"], **sizes_in(row, "bidQty", "askQty")
        ),
    ),
    day=PublicCall(
        method="spot_public_get_ticker_24hr",
        rows=rows_at("symbol"),
        ticker=lambda row: Ticker(
            change=growth(row["lastPrice"], row["openPrice"]), volume=row["quoteVolume"]
        ),
    ),
    slow=True,
    left_out=("fetch_swap_markets",),
    own_rules=lambda info: {"lot": coarser(info["baseSizePrecision"], info["baseAssetPrecision"])},
    candles_per_call=500,
)

_OVER = {"FILLED", "CANCELED", "PARTIALLY_CANCELED"}  # …/spot-v3/public-api-definitions
_ALIVE = {"NEW", "PARTIALLY_FILLED"}


TRADE = TradeDialect(
    # …/spot-v3/spot-account-trade/new-order; the type as ccxt's mexc.py sends it
    placing=Endpoint("POST", "/api/v3/order", "spot_private_post_order"),
    order=lambda wanted: {
        "symbol": wanted.symbol,
        "side": wanted.order.side.value.upper(),
        "type": "IMMEDIATE_OR_CANCEL",
        "quantity": wanted.qty,
        "price": wanted.price,
        "newClientOrderId": wanted.order.id,
    },
    symbol="{base}{quote}",
    # …/spot-account-trade/query-order, all-orders, account-trade-list
    looks=(by_our_id(Endpoint("GET", "/api/v3/order", "spot_private_get_order")),),
    recent=all_orders(Endpoint("GET", "/api/v3/allOrders", "spot_private_get_allorders")),
    fills=trades_of(Endpoint("GET", "/api/v3/myTrades", "spot_private_get_mytrades"), 100),
    ours=OURS,
    found=order_reader(_OVER, _ALIVE),
    fill=read_trade,
    # The recvWindow below, and one second ahead; the list of orders goes back 24 hours by itself.
    proof=OrderProof(window=6.0, memory=timedelta(hours=24).total_seconds()),
    options={"recvWindow": 5000},
    marks={"source"},
    facts=_balance,
    refusals={  # https://www.mexc.com/api-docs/spot-v3/error-code, and ccxt's mexc.py
        **dict.fromkeys(("10101", "30004", "30005"), OrderRefusal.BALANCE),
        **dict.fromkeys(("30002", "88013"), OrderRefusal.MINIMUM),
        **dict.fromkeys(("10096", "30003", "30010", "30029", "30032"), OrderRefusal.RULES),
        "30087": OrderRefusal.RULES,
        **dict.fromkeys(("10007", "-1121", "30000", "30001", "30014", "30016"), OrderRefusal.PAIR),
        **dict.fromkeys(("30020", "30021", "30025", "30027", "30028"), OrderRefusal.PAIR),
        **dict.fromkeys(("30041", "70011"), OrderRefusal.PAIR),
        **dict.fromkeys(("700004", "700008"), OrderRefusal.UNKNOWN),  # our parameters
    },
    texts=(("400", r"scale is invalid", OrderRefusal.RULES),),
)
