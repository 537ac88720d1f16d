"""OKX: https://www.okx.com/docs-v5/en/#trading-account-rest-api-get-account-configuration."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from bot.domain.credentials import Field
from bot.domain.diagnosis import Answer, Cause, KeyInfo, Permission, Problem
from bot.domain.exchange import Exchange, ExpiryKind, ExpiryRule, Shape
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
from bot.exchanges._market import MarketFacts, PublicCall, Ticker, growth, rows_at, sizes_in
from bot.exchanges._trying import Attempt, refused_with, try_unknown, undescribed

EXCHANGE = Exchange(
    id="okx",
    title="OKX",
    fields={
        Field.API_KEY: Shape(
            pattern=r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
            example="37c541a1-90d2-4f3e-8a6b-10fe7a038f2c",
        ),
        Field.SECRET: Shape(
            pattern=r"[0-9A-F]{32}",
            example="8C1F0D7A95B34E26A1C7D3F08B4E6952",
        ),
        Field.PASSPHRASE: Shape(pattern=r".{8,32}"),
    },
    keys_url="https://www.okx.com/account/my-api",
    revoke_url="https://www.okx.com/account/my-api",
    menu=("API", "Create API keys", "API trading"),
    labels={
        Permission.READ: ("Read",),
        Permission.TRADE: ("Trade",),
        Permission.FUTURES: ("Trade", "Account mode: Futures mode"),
        Permission.WITHDRAW: ("Withdraw",),
    },
    ip_label="IP address",
    indistinct=(Cause.KEY, Cause.SECRET, Cause.PASSPHRASE, Cause.ADDRESS),
    ip_limit=20,
    passphrase_label="Passphrase",  # noqa: S106  # its label there
    # …/docs-v5/en/#sub-account-rest-api-create-an-api-key-for-a-sub-account, on `ip`: keys that
    # may trade or withdraw.
    expiry_rule=ExpiryRule(kind=ExpiryKind.IDLE, days=14),
    markets=("Spot", "Futures"),
)

_CLOCK = Endpoint("GET", "/api/v5/public/time", "public_get_public_time")
_KEY = Endpoint("GET", "/api/v5/account/config", "private_get_account_config")
_BALANCE = Endpoint("GET", "/api/v5/account/balance", "private_get_account_balance")
_ORDERS = Endpoint("GET", "/api/v5/trade/orders-pending", "private_get_trade_orders_pending")
# The instruments open to this account: none if its country has no futures.
_INSTRUMENTS = Endpoint("GET", "/api/v5/account/instruments", "private_get_account_instruments")
_SWAP = {"instType": "SWAP", "instId": "BTC-USDT-SWAP"}
_CANCEL = Endpoint(
    "POST",
    "/api/v5/trade/cancel-order",
    "private_post_trade_cancel_order",
    harmless="asks to cancel an order that does not exist",
)
_ATTEMPTS: Mapping[Permission, Attempt] = {
    Permission.TRADE: (_CANCEL, {"instId": "BTC-USDT", "ordId": "1"}),
}
_of_the_order = refused_with({"51400", "51401", "51402", "51603"})  # done, cancelled or not there

_VOCABULARY = {
    Permission.READ: ({"read_only"},),
    Permission.TRADE: ({"trade"},),  # spot, and futures if the account has them
    Permission.WITHDRAW: ({"withdraw"},),
}
# Frozen by liquidation, blocked, or not sufficiently verified: ccxt's okx.py
_FROZEN = {
    *("50017", "50018", "50019", "50020", "50021", "50022", "50008", "51009", "51024"),
    *("51732", "51733", "51734", "51737", "59508"),
    *("50033", "51155", "51773"),  # not open to accounts of this country
}
_WITH_FUTURES = {"2", "3", "4"}  # `acctLv`: futures, multi-currency margin, portfolio margin
_SPOT_ALONE = {"1"}


async def _clock(client: Client) -> int:
    return int((await client.call(_CLOCK))["data"][0]["ts"])


async def _inspect(client: Client) -> KeyInfo:
    """Read `perm` and `ip` of the key, and `acctLv` and `uid` of the account."""
    try:
        info = (await client.call(_KEY))["data"][0]
    except Refused as refused:
        if refused.problem is Problem.NO_READ:
            return await undescribed(client, _ATTEMPTS, _of_the_order)
        raise
    permissions = permissions_in(set(listed(info.get("perm"))), _VOCABULARY)
    tried = await try_unknown(client, permissions, _ATTEMPTS, _of_the_order)
    permissions |= tried.answers
    futures = await _futures(client, permissions[Permission.TRADE], info.get("acctLv"))
    return KeyInfo(
        permissions=permissions | {Permission.FUTURES: futures},
        expires_at=end_of(info),
        faults=tried.faults,
        ip_whitelist=listed(info["ip"]) if "ip" in info else None,
        account=str(info["uid"]) if "uid" in info else None,
    )


async def _futures(client: Client, trade: Answer, account_mode: object) -> Answer:
    """Return what is proven about futures: one permission covers both markets.

    The account's mode can exclude futures; only an open instrument proves them.
    """
    if trade is not Answer.YES:
        return trade
    mode = str(account_mode)
    if mode not in _WITH_FUTURES:
        return Answer.NO if mode in _SPOT_ALONE else Answer.UNKNOWN
    try:
        return Answer.YES if (await client.call(_INSTRUMENTS, _SWAP))["data"] else Answer.UNKNOWN
    except (Refused, KeyError):
        return Answer.UNKNOWN


def _code_of(body: Any) -> str | None:
    """Return the code; of a failed order, its nested code."""
    code = str(body.get("code", "")) if isinstance(body, dict) else ""
    if code in {"1", "2"} and body.get("data"):
        return str(body["data"][0].get("sCode", code))
    return None if code == "0" else code


DIALECT = Dialect(
    ccxt_id="okx",
    endpoints=(_CLOCK, _KEY, _BALANCE, _ORDERS, _INSTRUMENTS, _CANCEL),
    clock=_clock,
    inspect=_inspect,
    balance=Read(_BALANCE, {"ccy": "USDT"}),
    orders=Read(_ORDERS, {"limit": "1"}),
    code_of=_code_of,
    # 10 in two seconds of `public/time`, which a test calls once; private calls count per account.
    # …/docs-v5/en/#public-data-rest-api-get-system-time
    checks_per_second=2.5,
    problems={  # https://www.okx.com/docs-v5/en/#error-code, and JKorf/OKX.Net, OKXErrors.cs
        "50103": Problem.UNKNOWN,  # this and the next three: a header is missing, our mistake
        **dict.fromkeys(("60001", "60002", "60003", "60011"), Problem.UNKNOWN),  # our mistake
        "50104": Problem.UNKNOWN,
        "50106": Problem.UNKNOWN,
        "50107": Problem.UNKNOWN,
        "50111": Problem.INVALID_KEY,
        "50119": Problem.INVALID_KEY,
        "60005": Problem.INVALID_KEY,
        "60032": Problem.INVALID_KEY,
        "60007": Problem.INVALID_SECRET,
        "60024": Problem.INVALID_PASSPHRASE,
        "60004": Problem.CLOCK_SKEW,
        "60006": Problem.CLOCK_SKEW,
        "50101": Problem.WRONG_SITE,  # a key for demo trading
        "50113": Problem.INVALID_SECRET,
        "50105": Problem.INVALID_PASSPHRASE,
        "50110": Problem.IP_NOT_ALLOWED,
        "50030": Problem.NO_READ,
        "50120": Problem.NO_READ,
        "50035": Problem.KEY_OR_IP_OR_PERMISSION,  # needs a key with an IP list
        "50114": Problem.KEY_OR_IP_OR_PERMISSION,
        "50102": Problem.CLOCK_SKEW,
        "50112": Problem.CLOCK_SKEW,
        **dict.fromkeys(_FROZEN, Problem.ACCOUNT_RESTRICTED),
        "50007": Problem.ACCOUNT_RESTRICTED,
        "50009": Problem.ACCOUNT_RESTRICTED,
        "50012": Problem.ACCOUNT_RESTRICTED,
        "50027": Problem.ACCOUNT_RESTRICTED,
        "50028": Problem.ACCOUNT_RESTRICTED,
        "50060": Problem.ACCOUNT_RESTRICTED,
        "50100": Problem.ACCOUNT_RESTRICTED,
        "58004": Problem.ACCOUNT_RESTRICTED,
        "50051": Problem.REGION_BLOCKED,
        "50052": Problem.REGION_BLOCKED,
        "50121": Problem.REGION_BLOCKED,
        "59113": Problem.REGION_BLOCKED,
        "59114": Problem.REGION_BLOCKED,
        "50011": Problem.RATE_LIMITED,
        "50040": Problem.RATE_LIMITED,
        "50061": Problem.RATE_LIMITED,
        "50001": Problem.EXCHANGE_UNAVAILABLE,
        "50004": Problem.EXCHANGE_UNAVAILABLE,
        "50005": Problem.EXCHANGE_UNAVAILABLE,
        "50013": Problem.EXCHANGE_UNAVAILABLE,
        "50026": Problem.EXCHANGE_UNAVAILABLE,
    },
    texts=(
        (r"not included in your API key's", Problem.IP_NOT_ALLOWED),
        (r"your (country|region|location)", Problem.REGION_BLOCKED),
    ),
    other_kind={"51010"},  # "not supported under the current account mode"
    may_lag=timedelta(seconds=30),  # …/docs-v5/en/#overview-rest-authentication
    may_lead=timedelta(seconds=30),
    # These regions have no accounts at the main site: github.com/okxapi/python-okx,
    # issues 92 and 118. The API is the same.
    sites=(
        Site(id="eea", url="https://eea.okx.com", tested=True),
        Site(id="us", url="https://us.okx.com", tested=True),
    ),
)

BALANCES = BalanceCall(  # …/docs-v5/en/#trading-account-rest-api-get-balance
    endpoint=_BALANCE,
    path=("data", 0, "details"),
    # `availBal` is empty in modes that have `availEq` alone; `frozenBal` includes orders
    row=lambda row: Has(row["ccy"], row["availBal"] or row["availEq"], row.get("frozenBal") or 0),
)

MARKET = MarketFacts(
    quotes=PublicCall(
        method="public_get_market_tickers",
        params={"instType": "SPOT"},
        rows=rows_at("instId", "data"),
        ticker=lambda row: Ticker(
            row["bidPx"],
            row["askPx"],
            growth(row["last"], row["open24h"]),
            row["volCcy24h"],
            **sizes_in(row, "bidSz", "askSz"),
        ),
    ),
    candles_per_call=100,  # with more, it leaves out the older ones
)
