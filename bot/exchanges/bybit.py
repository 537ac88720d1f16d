"""Bybit: https://bybit-exchange.github.io/docs/v5/user/apikey-info."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from bot.domain.credentials import Field
from bot.domain.diagnosis import Answer, Cause, KeyInfo, Permission, Problem
from bot.domain.exchange import Exchange, ExpiryKind, ExpiryRule, Shape
from bot.domain.strategies.sending import OrderProof, OrderRefusal
from bot.exchanges._balance_facts import Has, amount_of, rows_of
from bot.exchanges._dates import after_days, moment
from bot.exchanges._dialect import (
    Client,
    Dialect,
    Endpoint,
    Read,
    Refused,
    Site,
    listed,
    permissions_in,
    refusal,
)
from bot.exchanges._market import MarketFacts, PublicCall, Row, Ticker, rows_at, sizes_in
from bot.exchanges._pem import with_pem_repaired
from bot.exchanges._trade import (
    FoundFill,
    FoundOrder,
    Look,
    Params,
    TradeDialect,
    Wanted,
    amount,
    known_status,
)
from bot.exchanges._trying import proven

EXCHANGE = Exchange(
    id="bybit",
    title="Bybit",
    fields={
        Field.API_KEY: Shape(
            pattern=r"[A-Za-z0-9]{18}",
            example="Kq3ZtRw8LmXv2Bn7Pc",
        ),
        Field.SECRET: Shape(  # an auto-generated key is RSA
            pattern=r"(?s)[A-Za-z0-9]{36}|-----BEGIN (RSA )?PRIVATE KEY-----.+",
            example="u7Yd2KfQx9Wm4TzRb6NvPs1LgHc8JaEk3MiD",
        ),
    },
    keys_url="https://www.bybit.com/app/user/api-management",
    revoke_url="https://www.bybit.com/app/user/api-management",
    menu=("API", "Create New Key", "System-generated API Keys", "API Transaction"),
    labels={
        Permission.READ: ("Unified trading: Orders",),
        Permission.TRADE: ("Read-Write", "SPOT Trade"),
        Permission.FUTURES: ("Unified trading: Orders", "Unified trading: Positions"),
        Permission.WITHDRAW: ("Withdrawal",),
        Permission.TRANSFER: ("Account Transfer", "Subaccount Transfer"),
    },
    ip_label="IP",
    indistinct=(Cause.KEY, Cause.ADDRESS, Cause.PERMISSION),
    # https://bybit-exchange.github.io/docs/v5/user/create-subuid-apikey
    expiry_rule=ExpiryRule(kind=ExpiryKind.AGE, days=90),
    markets=("Spot", "Futures"),
)

_CLOCK = Endpoint("GET", "/v5/market/time", "public_get_v5_market_time")
_KEY = Endpoint("GET", "/v5/user/query-api", "private_get_v5_user_query_api")
_BALANCE = Endpoint("GET", "/v5/account/wallet-balance", "private_get_v5_account_wallet_balance")
_CLASSIC_BALANCE = Endpoint(
    "GET",
    "/v5/asset/transfer/query-account-coins-balance",
    "private_get_v5_asset_transfer_query_account_coins_balance",
)
_ORDERS = Endpoint("GET", "/v5/order/realtime", "private_get_v5_order_realtime")
_PRECHECK = Endpoint(
    "POST",
    "/v5/order/pre-check",
    "private_post_v5_order_pre_check",
    harmless="works out the margin that an order would need and places none",
)
_LIMIT = {"orderType": "Limit", "qty": "0.001", "price": "10000"}
_ORDER = {"category": "linear", "symbol": "BTCUSDT", "side": "Buy", **_LIMIT}
_BUSINESS = "110"  # prefix of codes that refuse an order itself: …/docs/v5/error

_OTHER_KIND = {"10020", "10028", "100028"}  # for classic or for unified accounts alone
_ANY_ADDRESS = "*"
_THIRD_PARTY = 2  # `type`: bound to addresses of a third party, which are not reported

_VOCABULARY = {  # …/docs/v5/user/modify-master-apikey
    Permission.TRADE: ({"Spot.SpotTrade"},),
    Permission.FUTURES: ({"ContractTrade.Order"},),
    Permission.WITHDRAW: ({"Wallet.Withdraw"},),
    Permission.TRANSFER: (
        *({"Wallet.AccountTransfer"}, {"Wallet.SubMemberTransfer"}),
        {"Wallet.SubMemberTransferList"},
    ),
}
_DERIVATIVES = "Derivatives.DerivativesTrade"  # granted by Bybit itself, by kind of account
_LISTED = "listed"  # a list exists, possibly empty
_HARMLESS = {  # without FiatP2P, FiatBitPay, BitCard: they can pay other people
    *(_LISTED, _DERIVATIVES, "ContractTrade.Position", "Options.OptionsTrade"),
    *("Exchange.ExchangeHistory", "CopyTrading.CopyTrading", "BlockTrade.BlockTrade"),
    *("NFT.NFTQueryProductList", "Affiliate.Affiliate", "Earn.Earn", "ByXPost.ByXPost"),
}


async def _clock(client: Client) -> int:
    return int((await client.call(_CLOCK))["result"]["timeNano"]) // 1_000_000


async def _inspect(client: Client) -> KeyInfo:
    """Read the key's description, which any key may; try the unknown permissions."""
    info = (await client.call(_KEY))["result"]
    addresses = listed(info.get("ips"))
    return KeyInfo(
        permissions=await _permissions(client, info),
        ip_whitelist=_whitelist(addresses, info.get("type")),
        expires_at=_ends(info, client.now),
        account=str(info["userID"]) if info.get("userID") else None,
    )


async def _permissions(client: Client, info: Mapping[str, Any]) -> dict[Permission, Answer]:
    if info.get("readOnly") == 1:  # whatever other permissions are listed
        return dict.fromkeys(_VOCABULARY, Answer.NO)
    words = _words(info.get("permissions"))
    found = permissions_in(words, _VOCABULARY, _HARMLESS)
    if found[Permission.FUTURES] is Answer.NO and _DERIVATIVES in words:
        found[Permission.FUTURES] = await _may_trade_futures(client)
    return found


def _words(boxes: Any) -> set[str]:
    if not isinstance(boxes, dict):
        return set()
    return {f"{group}.{word}" for group, words in boxes.items() for word in listed(words)} | {
        _LISTED
    }


async def _may_trade_futures(client: Client) -> Answer:
    return proven(await refusal(client, _PRECHECK, _ORDER), _of_the_order)


def _of_the_order(refused: Refused) -> bool:
    return (refused.code or "").startswith(_BUSINESS)


def _whitelist(addresses: tuple[str, ...], kind: object) -> tuple[str, ...] | None:
    if addresses != (_ANY_ADDRESS,):
        return addresses or None
    return None if kind == _THIRD_PARTY else ()


def _ends(info: Mapping[str, Any], now: datetime) -> datetime | None:
    """Return when the key expires; 1970 and -2 days mean never."""
    return moment(info.get("expiredAt")) or after_days(info.get("deadlineDay"), now)


async def _balance(client: Client) -> None:
    """Read the balance of a unified account, or of a classic one."""
    unified = await refusal(client, _BALANCE, {"accountType": "UNIFIED"})
    if unified is None:
        return
    if not unified.odd or await refusal(client, _CLASSIC_BALANCE, {"accountType": "SPOT"}):
        raise unified


def _code_of(body: Any) -> str | None:
    info = body if isinstance(body, dict) else {}
    code = str(info.get("retCode", info.get("ret_code", "")))
    return None if code == "0" else code


DIALECT = Dialect(
    ccxt_id="bybit",
    endpoints=(_CLOCK, _KEY, _BALANCE, _CLASSIC_BALANCE, _ORDERS, _PRECHECK),
    clock=_clock,
    inspect=_inspect,
    balance=_balance,
    orders=Read(_ORDERS, {"category": "spot", "limit": "1"}),
    code_of=_code_of,
    # 600 requests in 5 seconds; a test makes 6 at the most. …/docs/v5/rate-limit
    checks_per_second=10.0,
    problems={  # https://bybit-exchange.github.io/docs/v5/error, and ccxt's bybit.py
        "10003": Problem.INVALID_KEY,
        "10004": Problem.INVALID_SECRET,
        "33004": Problem.KEY_EXPIRED,
        "10010": Problem.IP_NOT_ALLOWED,
        "-2015": Problem.KEY_OR_IP_OR_PERMISSION,
        "10005": Problem.NO_READ,
        "10002": Problem.CLOCK_SKEW,
        "10008": Problem.ACCOUNT_RESTRICTED,
        "10027": Problem.ACCOUNT_RESTRICTED,
        "131004": Problem.ACCOUNT_RESTRICTED,
        "170201": Problem.ACCOUNT_RESTRICTED,
        "10001": Problem.UNKNOWN,  # this and the next three: our parameters
        "10007": Problem.UNKNOWN,
        "10017": Problem.UNKNOWN,
        "10029": Problem.UNKNOWN,
        **dict.fromkeys(_OTHER_KIND, Problem.UNKNOWN),
        "10032": Problem.WRONG_SITE,  # a key for demo trading
        "10009": Problem.REGION_BLOCKED,
        "10024": Problem.REGION_BLOCKED,
        "10006": Problem.RATE_LIMITED,
        "10018": Problem.RATE_LIMITED,
        "20003": Problem.RATE_LIMITED,
        "429": Problem.RATE_LIMITED,
        "10000": Problem.EXCHANGE_UNAVAILABLE,
        "10016": Problem.EXCHANGE_UNAVAILABLE,
        "10019": Problem.EXCHANGE_UNAVAILABLE,
    },
    texts=(
        (r"api key is invalid", Problem.INVALID_KEY),  # in the reason, if the body is empty
        (r"access too frequent", Problem.RATE_LIMITED),  # …/docs/v5/rate-limit, with 403
        (r"your country", Problem.REGION_BLOCKED),
    ),
    other_kind=_OTHER_KIND,
    may_lag=timedelta(seconds=5),  # the recv_window that ccxt sends
    may_lead=timedelta(seconds=1),  # …/docs/v5/guide
    # A key is unknown at the other sites: …/docs/v5/guide. The API is the same.
    sites=tuple(
        Site(id=name, url=f"https://{host}", tested=True)
        for name, host in {
            "eu": "api.bybit.eu",
            "nl": "api.bybit.nl",
            "tr": "api.bybit-tr.com",
            "kz": "api.bybit.kz",
            "ge": "api.bybitgeorgia.ge",
            "ae": "api.bybit.ae",
            "id": "api.bybit.id",
        }.items()
    ),
    prepare=with_pem_repaired,
)


async def _balances(client: Client) -> list[Has]:
    """Read a unified account, or the spot account of a classic one."""
    try:
        body = await client.call(_BALANCE, {"accountType": "UNIFIED"})
    except Refused as refused:
        if not refused.odd:
            raise
        classic = await client.call(_CLASSIC_BALANCE, {"accountType": "SPOT"})
        return rows_of(classic, _classic, "result", "balance")
    return rows_of(body, _unified, "result", "list", 0, "coin")


def _unified(row: Row) -> Has:
    """Read https://bybit-exchange.github.io/docs/v5/account/wallet-balance.

    What orders, positions and a loan take is not free.
    """
    total = amount_of(row["walletBalance"])
    names = ("locked", "totalOrderIM", "totalPositionIM", "spotBorrow")
    taken = min(total, sum((amount_of(row.get(name) or 0) for name in names), start=Decimal(0)))
    return Has(row["coin"], total - taken, taken)


def _classic(row: Row) -> Has:
    """Read https://bybit-exchange.github.io/docs/v5/asset/balance/all-balance."""
    total, free = amount_of(row["walletBalance"]), amount_of(row["transferBalance"])
    return Has(row["coin"], free, total - free)


BALANCES = _balances

MARKET = MarketFacts(
    quotes=PublicCall(
        method="public_get_v5_market_tickers",
        params={"category": "spot"},
        rows=rows_at("symbol", "result", "list"),
        ticker=lambda row: Ticker(
            row["bid1Price"],
            row["ask1Price"],
            row["price24hPcnt"],
            row["turnover24h"],
            **sizes_in(row, "bid1Size", "ask1Size"),
        ),
    ),
)

# …/docs/v5/enum#orderstatus
_OVER = {"Filled", "PartiallyFilledCanceled", "Cancelled", "Rejected", "Deactivated"}
_ALIVE = {"New", "PartiallyFilled", "Untriggered", "Triggered", "Created", "PendingCancel"}
_SPOT = {"category": "spot"}


async def _is_classic(client: Client) -> OrderRefusal | None:
    """Refuse classic accounts, whose spot orders are not found by our id."""
    unified = {1: True, 0: False}[(await client.call(_KEY))["result"]["uta"]]
    return None if unified else OrderRefusal.ACCOUNT


def _by_our_id(wanted: Wanted) -> Params:
    return {**_SPOT, "symbol": wanted.symbol, "orderLinkId": wanted.order.id}


def _list(body: Any) -> object:
    return body["result"]["list"]


def _next_cursor(body: Any) -> Params | None:
    cursor = body["result"].get("nextPageCursor")
    return {"cursor": str(cursor)} if cursor else None


def _found(row: Row) -> FoundOrder:
    over = known_status(row["orderStatus"], _OVER, _ALIVE)
    return FoundOrder(str(row["orderId"]), row["symbol"], over, amount(row["cumExecQty"]))


def _fill(row: Row) -> FoundFill:
    """Read an execution; less than 0, the fee is a rebate: …/docs/v5/order/execution."""
    return FoundFill(
        native=str(row["orderId"]),
        trade_id=str(row["execId"]),
        symbol=row["symbol"],
        side=row["side"],
        price=amount(row["execPrice"]),
        qty=amount(row["execQty"]),
        fee=amount(row["execFee"]),
        coin=row.get("feeCurrency") or row.get("feeCoin") or "",
        at=int(row["execTime"]),
    )


_HISTORY = Endpoint("GET", "/v5/order/history", "private_get_v5_order_history")

TRADE = TradeDialect(
    # …/docs/v5/order/create-order
    placing=Endpoint("POST", "/v5/order/create", "private_post_v5_order_create"),
    order=lambda wanted: {
        **_SPOT,
        "symbol": wanted.symbol,
        "side": wanted.order.side.value.capitalize(),
        "orderType": "Limit",
        "qty": wanted.qty,
        "price": wanted.price,
        "timeInForce": "IOC",
        "orderLinkId": wanted.order.id,
    },
    symbol="{base}{quote}",
    looks=(
        Look(endpoint=_ORDERS, params=_by_our_id, rows=_list),  # …/docs/v5/order/open-order
        Look(endpoint=_HISTORY, params=_by_our_id, rows=_list),  # …/docs/v5/order/order-list
    ),
    recent=Look(
        endpoint=_HISTORY,
        params=lambda wanted: {
            **_SPOT,
            "symbol": wanted.symbol,
            "startTime": wanted.begin,
            "endTime": wanted.end,
            "limit": 50,
        },
        rows=_list,
        more=_next_cursor,
    ),
    fills=Look(  # …/docs/v5/order/execution
        endpoint=Endpoint("GET", "/v5/execution/list", "private_get_v5_execution_list"),
        params=lambda wanted: {
            **_SPOT,
            "symbol": wanted.symbol,
            "orderId": wanted.native,
            "startTime": wanted.begin,
            "limit": 100,
        },
        rows=_list,
        more=_next_cursor,
    ),
    ours="orderLinkId",
    found=_found,
    fill=_fill,
    # The recv_window below, and one second ahead; of orders without a fill, 24 hours are kept:
    # …/docs/v5/order/order-list
    proof=OrderProof(window=6.0, memory=timedelta(hours=24).total_seconds()),
    options={"recvWindow": 5000},
    marks={"Referer"},
    facts=_is_classic,
    refusals={  # …/docs/v5/error, and ccxt's bybit.py
        **dict.fromkeys(("170131", "170033", "110004", "110007", "110012"), OrderRefusal.BALANCE),
        **dict.fromkeys(("170136", "170140", "110094"), OrderRefusal.MINIMUM),
        **dict.fromkeys(("170124", "170130", "170132", "170133", "170134"), OrderRefusal.RULES),
        **dict.fromkeys(("170135", "170137", "170192", "170193", "170194"), OrderRefusal.RULES),
        **dict.fromkeys(("110003", "12137"), OrderRefusal.RULES),
        **dict.fromkeys(("170121", "170151", "170157", "10029"), OrderRefusal.PAIR),
        **dict.fromkeys(("10020", "10028", "100028"), OrderRefusal.ACCOUNT),
        "170005": OrderRefusal.BUSY,  # "too many new orders"
    },
)
