"""KuCoin: https://www.kucoin.com/docs-new/rest/account-info/account-funding/get-apikey-info."""

from datetime import timedelta
from typing import Any

from bot.domain.credentials import Field
from bot.domain.diagnosis import Answer, KeyInfo, Permission, Problem
from bot.domain.exchange import Exchange, ExpiryKind, ExpiryRule, Shape
from bot.domain.strategies.sending import OrderProof, OrderRefusal
from bot.exchanges._balance_facts import BalanceCall, Has
from bot.exchanges._dates import end_of
from bot.exchanges._dialect import (
    Client,
    Dialect,
    Endpoint,
    Read,
    Refused,
    Site,
    listed,
    permissions_in,
)
from bot.exchanges._market import MarketFacts, PublicCall, Row, Ticker, rows_at, sizes_in
from bot.exchanges._trade import FoundFill, FoundOrder, Look, Params, TradeDialect, amount
from bot.exchanges._trying import refused_with, undescribed

RANK = 1

EXCHANGE = Exchange(
    id="kucoin",
    title="KuCoin",
    fields={
        Field.API_KEY: Shape(
            pattern=r"[0-9a-f]{24}",
            certain=True,
            example="6705f5c311545b000157d3eb",
        ),
        Field.SECRET: Shape(
            pattern=r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
            certain=True,
            example="110f31fc-61c5-4baf-a29f-3f19a62bbf5d",
        ),
        Field.PASSPHRASE: Shape(pattern=r".{7,32}"),
    },
    keys_url="https://www.kucoin.com/account/api",
    revoke_url="https://www.kucoin.com/account/api",
    menu=("API Management", "Create API", "API-Based Trading"),
    labels={  # https://www.kucoin.com/support/360015102174
        Permission.READ: ("General",),
        Permission.TRADE: ("Spot Trading",),
        Permission.FUTURES: ("Futures Trading",),
        Permission.WITHDRAW: ("Withdrawal",),
        Permission.TRANSFER: ("FlexTransfers",),
    },
    ip_label="Restrict to Trusted IPs Only",
    passphrase_label="API Passphrase",  # noqa: S106  # its label there
    expiry_rule=ExpiryRule(kind=ExpiryKind.IDLE, days=30),  # same page: keys that may trade
    markets=("Spot", "Futures"),
    sites={
        "KuCoin": "https://www.kucoin.com",
        "KuCoin EU": "https://www.kucoin.com/en-eu",
        "KuCoin Australia": "https://www.kucoin.com/en-au",
        "KuCoin TR": "https://www.kucoin.tr",
    },
)

_CLOCK = Endpoint("GET", "/api/v1/timestamp", "public_get_timestamp")
_KEY = Endpoint("GET", "/api/v1/user/api-key", "private_get_user_api_key")
_BALANCE = Endpoint("GET", "/api/v1/accounts", "private_get_accounts")
# It needs "General" only; ".../active/symbols" needs "Spot" (x-api-permission in the
# specification of Kucoin/kucoin-universal-sdk).
_ORDERS = Endpoint("GET", "/api/v1/hf/orders/active", "private_get_hf_orders_active")

_TEST_ORDER = Endpoint(
    "POST",
    "/api/v1/hf/orders/test",
    "private_post_hf_orders_test",
    harmless="checks the order and never sends it to the matching engine",
)
_LIMIT = {"type": "limit", "price": "1000", "size": "0.001"}
_ORDER = {"clientOid": "test", "symbol": "BTC-USDT", "side": "buy", **_LIMIT}
_of_the_order = refused_with(
    {"200004", "230003", "102421", "102434", "102435", "400100", "600100", "600101"}
)

_VOCABULARY = {
    Permission.READ: ({"general"},),
    Permission.TRADE: ({"spot"}, {"margin"}, {"trade"}),  # "Trade" = spot, on old keys
    Permission.FUTURES: ({"futures"},),
    # The box "Withdrawal" is reported as "Transfer": github.com/Kucoin/kucoin-api-docs, line 519.
    Permission.WITHDRAW: ({"transfer"}, {"withdrawal"}, {"withdraw"}),
    Permission.TRANSFER: ({"innertransfer"},),
}
_OTHER_KIND = {"126001", "112010"}  # no high-frequency account, no unified one
_UNIFIED = "unified"
_HARMLESS = {"earn", "leadtradefutures", _UNIFIED}


async def _clock(client: Client) -> int:
    return int((await client.call(_CLOCK))["data"])


async def _inspect(client: Client) -> KeyInfo:
    """Read https://www.kucoin.com/docs-new/rest/account-info/account-funding/get-apikey-info."""
    try:
        info = (await client.call(_KEY))["data"]
    except Refused as refused:
        if refused.problem is not Problem.NO_READ:
            raise
        attempts = {Permission.TRADE: (_TEST_ORDER, _ORDER)}
        return await undescribed(client, attempts, _of_the_order)
    words = {word.lower() for word in listed(info.get("permission"))}
    permissions = permissions_in(words, _VOCABULARY, _HARMLESS)
    for market in (Permission.TRADE, Permission.FUTURES):
        if _UNIFIED in words and permissions[market] is Answer.NO:
            # a unified account may trade with another permission
            permissions[market] = Answer.UNKNOWN
    return KeyInfo(
        permissions=permissions,
        ip_whitelist=listed(info.get("ipWhitelist")),  # absent when there is none
        expires_at=end_of(info),
        account=str(info["uid"]) if "uid" in info else None,
    )


def _code_of(body: Any) -> str | None:
    code = str(body.get("code")) if isinstance(body, dict) else ""
    return None if code in {"200000", "200"} else code


DIALECT = Dialect(
    ccxt_id="kucoin",
    endpoints=(_CLOCK, _KEY, _BALANCE, _ORDERS, _TEST_ORDER),
    clock=_clock,
    inspect=_inspect,
    balance=Read(_BALANCE),
    orders=Read(_ORDERS, {"symbol": "BTC-USDT"}),
    code_of=_code_of,
    # 2,000 of weight in 30 seconds for public calls, and `timestamp` weighs 3; private ones count
    # per account. https://www.kucoin.com/docs-new/rate-limit, and ccxt's kucoin.py
    checks_per_second=11.0,
    problems={  # https://www.kucoin.com/docs-new/error-code, and ccxt's kucoin.py
        "400001": Problem.UNKNOWN,  # a header is missing: our mistake
        "400401": Problem.UNKNOWN,  # "not logged in": our mistake
        "400002": Problem.CLOCK_SKEW,
        "400003": Problem.INVALID_KEY,
        "400004": Problem.INVALID_PASSPHRASE,
        "400005": Problem.INVALID_SECRET,
        "400006": Problem.IP_NOT_ALLOWED,
        "400007": Problem.NO_READ,
        "200009": Problem.ACCOUNT_RESTRICTED,
        "400303": Problem.ACCOUNT_RESTRICTED,
        # "Transaction restricted, there's a risk problem in your account"
        "400700": Problem.ACCOUNT_RESTRICTED,
        "130201": Problem.ACCOUNT_RESTRICTED,
        "130302": Problem.ACCOUNT_RESTRICTED,
        **dict.fromkeys(_OTHER_KIND, Problem.UNKNOWN),
        "411100": Problem.ACCOUNT_RESTRICTED,
        "126002": Problem.ACCOUNT_RESTRICTED,
        "126047": Problem.ACCOUNT_RESTRICTED,
        "126048": Problem.ACCOUNT_RESTRICTED,
        "40010": Problem.REGION_BLOCKED,
        "126037": Problem.REGION_BLOCKED,
        "126046": Problem.REGION_BLOCKED,
        "130315": Problem.REGION_BLOCKED,
        "400302": Problem.REGION_BLOCKED,
        "400500": Problem.REGION_BLOCKED,
        "600004": Problem.REGION_BLOCKED,
        "1015": Problem.RATE_LIMITED,
        "200002": Problem.RATE_LIMITED,
        "429000": Problem.RATE_LIMITED,
        "408000": Problem.EXCHANGE_UNAVAILABLE,
        "500000": Problem.EXCHANGE_UNAVAILABLE,
    },
    texts=(
        (r"invalid request ip", Problem.IP_NOT_ALLOWED),
        (r"require more permission", Problem.NO_READ),
        (r"exceeded the access frequency", Problem.RATE_LIMITED),
        (r"unavailable in your (location|current area)", Problem.REGION_BLOCKED),
    ),
    other_kind=_OTHER_KIND,
    may_lag=timedelta(seconds=5),  # in both directions, without recvWindow: Kucoin/kucoin-api-docs
    may_lead=timedelta(seconds=5),
    sites=(
        Site(id="eu", url="https://api.kucoin.eu"),  # kucoin.com/en-eu/docs-new/introduction/eu
        # kucoin.com/en-au/docs-new/introduction/au
        Site(id="au", headers={"X-SITE-TYPE": "australia"}),
    ),
)

# https://www.kucoin.com/docs-new/rest/account-info/account-funding/get-account-list-spot: all
# accounts in one; `trade_hf` is the trading account of before. `holds`: in orders.
_TRADING = {"trade", "trade_hf"}
BALANCES = BalanceCall(
    endpoint=_BALANCE,
    path=("data",),
    row=lambda row: (
        Has(row["currency"], row["available"], row["holds"])
        if row["type"] in _TRADING
        else Has(row["currency"], "0")
    ),
)

MARKET = MarketFacts(
    quotes=PublicCall(
        method="public_get_market_alltickers",
        rows=rows_at("symbol", "data", "ticker"),
        ticker=lambda row: Ticker(
            row["buy"],
            row["sell"],
            row["changeRate"],
            row["volValue"],
            **sizes_in(row, "bestBidSize", "bestAskSize"),
        ),
    ),
    # `quoteMinSize`, which ccxt reads, is of market orders
    own_rules=lambda info: {"min_cost": info.get("minFunds") or info["quoteMinSize"]},
    candles_per_call=1500,
)


_MODE = Endpoint("GET", "/api/ua/v1/account/mode", "utaprivate_get_account_mode")
_OPENED = Endpoint("GET", "/api/v1/hf/accounts/opened", "private_get_hf_accounts_opened")
_MODES = {"CLASSIC": False, "UNIFIED": True}  # kucoin.com/docs-new/rest/ua/get-account-mode


async def _trades_elsewhere(client: Client) -> OrderRefusal | None:
    """Refuse unified accounts, whose calls are others, and those without the newer trading."""
    try:
        unified = _MODES[(await client.call(_MODE))["data"]["selfAccountMode"]]
    except Refused as refused:
        if refused.code not in _OTHER_KIND and not refused.odd:
            raise
        unified = False
    opened = False if unified else (await client.call(_OPENED))["data"]
    return None if {True: True, False: False}[opened] else OrderRefusal.ACCOUNT


def _one_order(body: Any) -> object:
    return [] if body["data"] is None else [body["data"]]


def _items(body: Any) -> object:
    return body["data"]["items"]


def _next_id(body: Any) -> Params | None:
    last = body["data"].get("lastId")
    return {"lastId": str(last)} if last else None


def _found(row: Row) -> FoundOrder:
    over = {True: False, False: True}[row["active"]]
    return FoundOrder(str(row["id"]), row["symbol"], over, amount(row["dealSize"]))


def _fill(row: Row) -> FoundFill:
    """Read a fill. A tax, where there is one, is taken with the fee."""
    return FoundFill(
        native=str(row["orderId"]),
        trade_id=str(row["tradeId"]),
        symbol=row["symbol"],
        side=row["side"],
        price=amount(row["price"]),
        qty=amount(row["size"]),
        fee=amount(row["fee"]) + amount(row.get("tax") or 0),
        coin=row["feeCurrency"],
        at=int(row["createdAt"]),
    )


TRADE = TradeDialect(
    # kucoin.com/docs-new/rest/spot-trading/orders/add-order
    placing=Endpoint("POST", "/api/v1/hf/orders", "private_post_hf_orders"),
    order=lambda wanted: {
        "clientOid": wanted.order.id,
        "symbol": wanted.symbol,
        "type": "limit",
        "side": wanted.order.side.value,
        "price": wanted.price,
        "size": wanted.qty,
        "timeInForce": "IOC",
    },
    symbol="{base}-{quote}",
    looks=(
        Look(  # …/orders/get-order-by-clientoid
            endpoint=Endpoint(
                "GET",
                "/api/v1/hf/orders/client-order/{clientOid}",
                "private_get_hf_orders_client_order_clientoid",
            ),
            params=lambda wanted: {"clientOid": wanted.order.id, "symbol": wanted.symbol},
            rows=_one_order,
            # ccxt's kucoin.py; which of them this call answers with is not documented
            absent={
                "400100": r"order[\W_]*(does[\W_]*)?not[\W_]*exist",
                "order_not_exist": "",
                "126043": "",
            },
        ),
    ),
    recent=Look(  # …/orders/get-closed-orders
        endpoint=Endpoint("GET", "/api/v1/hf/orders/done", "private_get_hf_orders_done"),
        params=lambda wanted: {
            "symbol": wanted.symbol,
            "startAt": wanted.begin,
            "endAt": wanted.end,
            "limit": 100,
        },
        rows=_items,
        page=100,
        more=_next_id,
    ),
    fills=Look(  # …/orders/get-trade-history
        endpoint=Endpoint("GET", "/api/v1/hf/fills", "private_get_hf_fills"),
        params=lambda wanted: {"symbol": wanted.symbol, "orderId": wanted.native, "limit": 100},
        rows=_items,
        page=100,
        more=_next_id,
    ),
    ours="clientOid",
    found=_found,
    fill=_fill,
    # Five seconds in both directions, as for the clock; a cancelled order is found for two days:
    # …/orders/get-order-by-clientoid
    proof=OrderProof(window=10.0, memory=timedelta(days=2).total_seconds()),
    options={"partner": {}},  # the marks are signed with it
    asks=(_MODE, _OPENED),
    facts=_trades_elsewhere,
    refusals={  # kucoin.com/docs-new/error-code, and ccxt's kucoin.py
        **dict.fromkeys(("200004", "210021", "230003", "126013"), OrderRefusal.BALANCE),
        **dict.fromkeys(("600101", "126003"), OrderRefusal.MINIMUM),
        **dict.fromkeys(("126022", "126027", "126028", "126029", "126030"), OrderRefusal.RULES),
        **dict.fromkeys(("400330", "400350", "400370", "400760"), OrderRefusal.RULES),
        **dict.fromkeys(("126004", "126006", "126007", "126009", "126015"), OrderRefusal.PAIR),
        **dict.fromkeys(("126021", "126045", "400600"), OrderRefusal.PAIR),
        **dict.fromkeys(("126001", "126005", "400200"), OrderRefusal.ACCOUNT),
    },
    texts=(
        ("400100", r"below the minimum", OrderRefusal.MINIMUM),
        ("400100", r"increment|not in the given range", OrderRefusal.RULES),
        ("400100", r"unsupported trading pair", OrderRefusal.PAIR),
        ("400100", r"account\.available\.amount", OrderRefusal.BALANCE),
        ("600100", r"below the minimum", OrderRefusal.MINIMUM),
        ("600100", r"increment", OrderRefusal.RULES),
    ),
)
