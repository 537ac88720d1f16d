"""Binance: https://developers.binance.com/docs/wallet/account/api-key-permission."""

import asyncio
from datetime import timedelta
from typing import Any

from bot.domain.credentials import Field
from bot.domain.diagnosis import Answer, Cause, KeyInfo, Permission, Problem
from bot.domain.exchange import Exchange, Shape
from bot.domain.strategies.sending import OrderProof, OrderRefusal
from bot.exchanges._balance_facts import BalanceCall, Has
from bot.exchanges._dates import end_of, moment
from bot.exchanges._dialect import (
    Client,
    Dialect,
    Endpoint,
    Read,
    Refused,
    permissions_by_flags,
    refusal,
)
from bot.exchanges._like_binance import (
    OURS,
    all_orders,
    by_our_id,
    order_reader,
    read_trade,
    trades_of,
)
from bot.exchanges._market import MarketFacts, PublicCall, Ticker, growth, rows_at, sizes_in
from bot.exchanges._pem import with_pem_repaired
from bot.exchanges._trade import Params, TradeDialect
from bot.exchanges._trying import Tried, proven, refused_with

EXCHANGE = Exchange(
    id="binance",
    title="Binance",
    fields={
        Field.API_KEY: Shape(
            pattern=r"[A-Za-z0-9]{64}",
            example="vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A",
        ),
        Field.SECRET: Shape(  # a self-generated key is a PEM, Ed25519 or RSA
            pattern=r"(?s)[A-Za-z0-9]{64}|-----BEGIN (RSA )?PRIVATE KEY-----.+",
            example="NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j",
        ),
    },
    keys_url="https://www.binance.com/en/my/settings/api-management",
    revoke_url="https://www.binance.com/en/my/settings/api-management",
    menu=("Account", "API Management", "Create API", "System generated", "Edit restrictions"),
    labels={
        Permission.READ: ("Enable Reading",),
        Permission.TRADE: ("Enable Spot & Margin Trading",),
        Permission.FUTURES: ("Enable Futures",),
        Permission.WITHDRAW: ("Enable Withdrawals",),
        Permission.TRANSFER: ("Permits Universal Transfer",),
    },
    ip_label="Restrict access to trusted IPs only",
    indistinct=(Cause.KEY, Cause.ADDRESS, Cause.PERMISSION),
    markets=("Spot", "Futures"),
)

_CLOCK = Endpoint("GET", "/api/v3/time", "public_get_time")
_KEY = Endpoint("GET", "/sapi/v1/account/apiRestrictions", "sapi_get_account_apirestrictions")
_BALANCE = Endpoint("GET", "/api/v3/account", "private_get_account")
_ORDERS = Endpoint("GET", "/api/v3/openOrders", "private_get_openorders")
_FEES = Endpoint("GET", "/api/v3/account/commission", "private_get_account_commission")
_TEST_ORDER = Endpoint(
    "POST",
    "/api/v3/order/test",
    "private_post_order_test",
    harmless="checks the order and never sends it to the matching engine",
)
_FUTURES = Endpoint("GET", "/fapi/v3/balance", "fapiprivatev3_get_balance")

_PAIR = "BTCUSDT"
_LIMIT = {"type": "LIMIT", "timeInForce": "GTC", "quantity": "0.001", "price": "10000"}
_ORDER = {"symbol": _PAIR, "side": "BUY", **_LIMIT}
# When trading ends although the key does not: github.com/JKorf/Binance.Net
_TRADE_ENDS = "tradingAuthorityExpirationTime"
_of_the_order = refused_with(
    {"-1013", "-2010"}
)  # the order is refused, the key is accepted: errors.md

_FLAGS = {
    Permission.READ: ({"enableReading"},),
    Permission.TRADE: ({"enableSpotAndMarginTrading"},),
    # A portfolio margin account has this flag instead of the first one.
    Permission.FUTURES: ({"enableFutures"}, {"enablePortfolioMarginTrading"}),
    Permission.WITHDRAW: ({"enableWithdrawals"},),
    Permission.TRANSFER: ({"enableInternalTransfer"}, {"permitsUniversalTransfer"}),
}
_HARMLESS = {
    *("ipRestrict", "enableMargin", "enableVanillaOptions"),
    *("enableFixApiTrade", "enableFixReadOnly"),
}


async def _clock(client: Client) -> int:
    return int((await client.call(_CLOCK))["serverTime"])


async def _inspect(client: Client) -> KeyInfo:
    """Read the flags of the key; those of `/api/v3/account` describe the account."""
    try:
        info = await client.call(_KEY)
    except Refused as refused:
        if refused.problem is Problem.KEY_OR_IP_OR_PERMISSION:
            return await _resolve(client, refused)
        raise
    permissions = permissions_by_flags(info, _FLAGS, _HARMLESS)
    may_trade = permissions[Permission.TRADE] is Answer.YES
    return KeyInfo(
        permissions=permissions,
        ip_restricted=Answer.of(info.get("ipRestrict")),
        expires_at=end_of(info, _TRADE_ENDS),
        trade_ends_at=moment(info.get(_TRADE_ENDS)) if may_trade else None,
    )


async def _resolve(client: Client, ambiguous: Refused) -> KeyInfo:
    """Resolve an ambiguous refusal: key, address or permission.

    An accepted call proves key and address; a refused one then lacks the permission. Only the
    futures host reports the address it saw.
    """
    read, trade, futures = await asyncio.gather(
        refusal(client, _FEES, {"symbol": _PAIR}),
        refusal(client, _TEST_ORDER, _ORDER),
        refusal(client, _FUTURES),
    )
    answers = {Permission.READ: _accepted(read), Permission.TRADE: _accepted(trade)}
    if Answer.YES in (*answers.values(), _accepted(futures)):
        faults = Tried({Permission.TRADE: trade}, _of_the_order).faults
        return KeyInfo(permissions=answers, faults=faults)
    if trade and trade.problem is Problem.ACCOUNT_RESTRICTED:
        raise trade
    raise Refused(
        ambiguous.problem,
        code=ambiguous.code,
        said=ambiguous.said,
        seen_ip=futures.seen_ip if futures else None,
    )


def _accepted(refused: Refused | None) -> Answer:
    if refused is not None and refused.problem is Problem.KEY_OR_IP_OR_PERMISSION:
        return Answer.NO
    return proven(refused, _of_the_order)


async def _balance(client: Client) -> str | None:
    """Return `uid` of https://developers.binance.com/docs/binance-spot-api-docs/rest-api."""
    info = await client.call(_BALANCE, {"omitZeroBalances": "true"})
    if info.get("canTrade") is False:  # of the account, whatever the key may
        raise Refused(Problem.ACCOUNT_RESTRICTED, said="canTrade is false")
    return str(info["uid"]) if info.get("uid") else None


def _code_of(body: Any) -> str | None:
    code = str(body.get("code", "0")) if isinstance(body, dict) else "0"
    return None if code in {"0", "200"} else code


DIALECT = Dialect(
    ccxt_id="binance",
    endpoints=(_CLOCK, _KEY, _BALANCE, _ORDERS, _FEES, _TEST_ORDER, _FUTURES),
    clock=_clock,
    inspect=_inspect,
    balance=_balance,
    orders=Read(_ORDERS, {"symbol": _PAIR}),
    code_of=_code_of,
    # 6,000 of weight a minute: time 1, account 20, openOrders 6; the key's own page counts apart.
    # github.com/binance/binance-spot-api-docs, rest-api.md
    checks_per_second=1.8,
    problems={  # github.com/binance/binance-spot-api-docs, errors.md
        # The wallet host alone knows this one; the spot host says -2015 of an unknown key:
        # github.com/ccxt/ccxt/issues/16616, github.com/ccxt/ccxt/issues/18653.
        "-2008": Problem.INVALID_KEY,
        "-2014": Problem.INVALID_KEY,
        "-1022": Problem.INVALID_SECRET,
        "-1005": Problem.IP_NOT_ALLOWED,
        "-1011": Problem.OUR_ADDRESS_BLOCKED,  # "this IP cannot access this route"
        "-1002": Problem.KEY_OR_IP_OR_PERMISSION,
        "-1099": Problem.KEY_OR_IP_OR_PERMISSION,
        "-2015": Problem.KEY_OR_IP_OR_PERMISSION,
        "-1021": Problem.CLOCK_SKEW,
        # The following, up to the country: ccxt's binance.py.
        "-2017": Problem.ACCOUNT_RESTRICTED,  # API keys are locked on this account
        "-3001": Problem.ACCOUNT_RESTRICTED,  # a second factor must be enabled first
        "-3022": Problem.ACCOUNT_RESTRICTED,
        "-4088": Problem.ACCOUNT_RESTRICTED,
        "-4401": Problem.ACCOUNT_RESTRICTED,
        "200003903": Problem.ACCOUNT_RESTRICTED,  # identity verification was rejected
        "-4044": Problem.REGION_BLOCKED,
        "-4056": Problem.UNKNOWN,  # this and the next: about creating keys
        "-4057": Problem.UNKNOWN,
        "-1034": Problem.RATE_LIMITED,
        "-1003": Problem.RATE_LIMITED,
        "-1015": Problem.RATE_LIMITED,
        "-1000": Problem.EXCHANGE_UNAVAILABLE,
        "-1001": Problem.EXCHANGE_UNAVAILABLE,
        "-1006": Problem.EXCHANGE_UNAVAILABLE,
        "-1007": Problem.EXCHANGE_UNAVAILABLE,
        "-1008": Problem.EXCHANGE_UNAVAILABLE,
        "-1016": Problem.EXCHANGE_UNAVAILABLE,
    },
    texts=(
        (r"restricted location", Problem.REGION_BLOCKED),
        (r"may not place or cancel orders|disabled on this account", Problem.ACCOUNT_RESTRICTED),
        (r"trading is not enabled", Problem.ACCOUNT_RESTRICTED),
        (r"\bJSON\b", Problem.UNKNOWN),  # -1135 of the spot host: our mistake
        (r'"code"\s*:\s*-1135\b', Problem.ACCOUNT_RESTRICTED),
    ),
    may_lag=timedelta(seconds=10),  # the recvWindow that ccxt sends
    may_lead=timedelta(seconds=1),  # …/rest-api.md, timing security
    prepare=with_pem_repaired,
)

# github.com/binance/binance-spot-api-docs, rest-api.md: GET /api/v3/account
BALANCES = BalanceCall(
    endpoint=_BALANCE,
    params={"omitZeroBalances": "true"},
    path=("balances",),
    row=lambda row: Has(row["asset"], row["free"], row["locked"]),
)

MARKET = MarketFacts(
    quotes=PublicCall(
        method="public_get_ticker_bookticker",
        rows=rows_at("symbol"),
        ticker=lambda row: Ticker(
            row["bidPrice"], row["askPrice"], **sizes_in(row, "bidQty", "askQty")
        ),
    ),
    day=PublicCall(
        method="public_get_ticker_24hr",
        rows=rows_at("symbol"),
        ticker=lambda row: Ticker(
            change=growth(row["lastPrice"], row["openPrice"]), volume=row["quoteVolume"]
        ),
    ),
)

# github.com/binance/binance-spot-api-docs, enums.md
_OVER = {"FILLED", "CANCELED", "REJECTED", "EXPIRED", "EXPIRED_IN_MATCH"}
_ALIVE = {"NEW", "PENDING_NEW", "PARTIALLY_FILLED", "PENDING_CANCEL"}


async def _may_not_trade(client: Client) -> None:
    """Read the account; one that may not trade is refused."""
    await _balance(client)


def _next_trades(body: Any) -> Params | None:
    return {"fromId": max(int(row["id"]) for row in body) + 1}


TRADE = TradeDialect(
    # github.com/binance/binance-spot-api-docs, rest-api.md, as all below
    placing=Endpoint("POST", "/api/v3/order", "private_post_order"),
    order=lambda wanted: {
        "symbol": wanted.symbol,
        "side": wanted.order.side.value.upper(),
        "type": "LIMIT",
        "timeInForce": "IOC",
        "quantity": wanted.qty,
        "price": wanted.price,
        "newClientOrderId": wanted.order.id,
    },
    symbol="{base}{quote}",
    looks=(by_our_id(Endpoint("GET", "/api/v3/order", "private_get_order")),),
    recent=all_orders(Endpoint("GET", "/api/v3/allOrders", "private_get_allorders")),
    fills=trades_of(
        Endpoint("GET", "/api/v3/myTrades", "private_get_mytrades"),
        500,
        _next_trades,
        first={"fromId": 0},  # "otherwise most recent trades are returned"
    ),
    ours=OURS,
    found=order_reader(_OVER, _ALIVE),
    fill=read_trade,
    # The recvWindow below, and one second ahead; orders are archived after 90 days (-2026).
    proof=OrderProof(window=6.0, memory=timedelta(days=90).total_seconds()),
    options={"recvWindow": 5000},
    facts=_may_not_trade,
    # errors.md; by rest-api.md a 4XX blames the sender, and only a 5XX leaves the order unknown
    refusals={
        "-1013": OrderRefusal.RULES,  # "the request didn't reach the Matching Engine"
        "-1111": OrderRefusal.RULES,
        "-1121": OrderRefusal.PAIR,
        **dict.fromkeys(("-1003", "-1015"), OrderRefusal.BUSY),
        **dict.fromkeys(("-1100", "-1101", "-1102", "-1103", "-1104"), OrderRefusal.UNKNOWN),
        **dict.fromkeys(("-1105", "-1106", "-1108", "-1115", "-1116"), OrderRefusal.UNKNOWN),
        **dict.fromkeys(("-1117", "-1118", "-1128", "-1130"), OrderRefusal.UNKNOWN),
    },
    texts=tuple(
        (code, pattern, refusal)
        for code in ("-1010", "-1013", "-2010")
        for pattern, refusal in (
            (r"insufficient balance", OrderRefusal.BALANCE),
            (r"NOTIONAL|QTY is zero or less", OrderRefusal.MINIMUM),
            (r"Filter failure|Invalid (price|quantity)", OrderRefusal.RULES),
            (r"Unsupported order combination", OrderRefusal.RULES),
            (r"Market is closed|symbol is (not permitted|restricted)", OrderRefusal.PAIR),
            (r"disabled on this account|trading is not enabled", OrderRefusal.ACCOUNT),
            (r"may not place or cancel orders", OrderRefusal.ACCOUNT),
        )
    ),
)
