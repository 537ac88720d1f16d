"""Bitget: https://www.bitget.com/api-doc/spot/account/Get-Account-Info, and the unified one."""

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from bot.domain.credentials import Field
from bot.domain.diagnosis import Answer, KeyInfo, Permission, Problem
from bot.domain.exchange import Exchange, Shape
from bot.exchanges._balance_facts import Has, rows_of
from bot.exchanges._dates import end_of
from bot.exchanges._dialect import (
    Client,
    Dialect,
    Endpoint,
    Refused,
    listed,
    permissions_in,
)
from bot.exchanges._market import MarketFacts, PublicCall, Ticker, rows_at, sizes_in
from bot.exchanges._trying import Attempt, refused_with, try_unknown, undescribed

EXCHANGE = Exchange(
    id="bitget",
    title="Bitget",
    fields={
        Field.API_KEY: Shape(
            pattern=r"bg_[0-9a-f]{32}",
            example="bg_4c8a1f0d7e95b34e26a1c7d3f08b4e69",
        ),
        Field.SECRET: Shape(
            pattern=r"[0-9a-f]{64}",
            example="9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d4c8a1f0d7e95b34e26a1c7d3f08b4e69",
        ),
        Field.PASSPHRASE: Shape(pattern=r"[A-Za-z0-9]{8,32}"),
    },
    keys_url="https://www.bitget.com/account/newapi",
    revoke_url="https://www.bitget.com/account/newapi",
    menu=("API Management", "Create API key", "System-generated API key"),
    labels={
        Permission.READ: ("Spot",),
        Permission.TRADE: ("Read-write", "Spot"),
        Permission.FUTURES: ("Read-write", "Futures: Orders", "Futures: Holdings"),
        Permission.WITHDRAW: ("Withdraw",),
        Permission.TRANSFER: ("Transfer",),
    },
    ip_label="IP",
    passphrase_label="Passphrase",  # noqa: S106  # its label there
    markets=("Spot", "Futures"),
)

_CLOCK = Endpoint("GET", "/api/v2/public/time", "public_common_get_v2_public_time")
# An account refuses the calls of the other kind.
_CLASSIC_KEY = Endpoint("GET", "/api/v2/spot/account/info", "private_spot_get_v2_spot_account_info")
_UNIFIED_KEY = Endpoint("GET", "/api/v3/account/info", "private_uta_get_v3_account_info")
_CLASSIC_BALANCE = Endpoint(
    "GET", "/api/v2/spot/account/assets", "private_spot_get_v2_spot_account_assets"
)
_UNIFIED_BALANCE = Endpoint("GET", "/api/v3/account/assets", "private_uta_get_v3_account_assets")
_CLASSIC_ORDERS = Endpoint(
    "GET",
    "/api/v2/spot/trade/unfilled-orders",
    "private_spot_get_v2_spot_trade_unfilled_orders",
)
_UNIFIED_ORDERS = Endpoint(
    "GET", "/api/v3/trade/unfilled-orders", "private_uta_get_v3_trade_unfilled_orders"
)
_CANCEL = Endpoint(
    "POST",
    "/api/v2/spot/trade/cancel-order",
    "private_spot_post_v2_spot_trade_cancel_order",
    harmless="asks to cancel an order that does not exist",
)
_ATTEMPTS: Mapping[Permission, Attempt] = {
    Permission.TRADE: (_CANCEL, {"symbol": "BTCUSDT", "orderId": "1"}),
}
_of_the_order = refused_with({"40109", "40768", "43001"})
_OTHER_KIND = {"40084", "40085"}

# The last letter distinguishes read and write; write includes read.
_CLASSIC = {
    Permission.READ: ({"stor"}, {"stow"}),
    Permission.TRADE: ({"stow"},),
    Permission.FUTURES: ({"coow"},),
    Permission.WITHDRAW: ({"wwow"}, {"withdraw"}),
    Permission.TRANSFER: ({"wtow"},),
}
_CLASSIC_HARMLESS = {  # futures, margin, copying, tax, sub-accounts, loans; P2P to read
    *("coor", "cpor", "cpow", "smor", "smow", "ttor", "ttow", "wtor", "taxr", "taxw"),
    *("chor", "chow", "pllr", "pllw", "p2pr"),
}
_UNIFIED = {
    Permission.READ: ({"uta_trade"}, {"uta_mgt"}),
    Permission.TRADE: ({"uta_trade", "write"},),  # both markets: one account, one permission
    Permission.FUTURES: ({"uta_trade", "write"},),
    Permission.WITHDRAW: ({"withdraw"},),
}
_UNIFIED_HARMLESS = {"copy_futures_position", "copy_futures_order"}
# `permType` without separators: several spellings occur.
_MODES = {"readonly": "read", "readandwrite": "write", "readwrite": "write"}


async def _clock(client: Client) -> int:
    return int((await client.call(_CLOCK))["data"]["serverTime"])


async def _either(
    client: Client,
    classic: Endpoint,
    unified: Endpoint,
    params: Mapping[str, object] | None = None,
) -> tuple[Endpoint, Any]:
    """Call both kinds of account and return the accepted endpoint with its answer.

    Raises the Refused of the account's own kind.
    """
    both = (classic, unified)
    answers = await asyncio.gather(
        *(client.call(endpoint, params) for endpoint in both), return_exceptions=True
    )
    for endpoint, answer in zip(both, answers, strict=True):
        if not isinstance(answer, BaseException):
            return endpoint, answer["data"]
    raise next((a for a in answers if not _of_other_kind(a)), answers[0])


def _of_other_kind(answer: object) -> bool:
    return isinstance(answer, Refused) and answer.code in _OTHER_KIND


async def _inspect(client: Client) -> KeyInfo:
    """Read the permissions of the key; try to trade if there are none."""
    try:
        kind, info = await _either(client, _CLASSIC_KEY, _UNIFIED_KEY)
    except Refused as refused:
        if refused.problem is Problem.NO_READ:
            return await undescribed(client, _ATTEMPTS, _of_the_order)
        raise
    permissions = _of_classic(info) if kind is _CLASSIC_KEY else _of_unified(info)
    attempts = _ATTEMPTS if kind is _CLASSIC_KEY else {}
    tried = await try_unknown(client, permissions, attempts, _of_the_order)
    return KeyInfo(
        permissions=permissions | tried.answers,
        expires_at=end_of(info),
        faults=tried.faults,
        ip_whitelist=listed(info["ips"]) if "ips" in info else None,
        account=str(info["userId"]) if info.get("userId") else None,
    )


def _of_classic(info: Mapping[str, Any]) -> dict[Permission, Answer]:
    words = {word.lower() for word in listed(info.get("authorities"))}
    return permissions_in(words, _CLASSIC, _CLASSIC_HARMLESS)


def _of_unified(info: Mapping[str, Any]) -> dict[Permission, Answer]:
    spelled = str(info.get("permType") or "").lower()
    mode = _MODES.get("".join(filter(str.isalpha, spelled)), spelled)
    words = {word.lower() for word in listed(info.get("permissions"))} | {mode}
    return permissions_in(words, _UNIFIED, _UNIFIED_HARMLESS | {"read"})


async def _balance(client: Client) -> None:
    await _either(client, _CLASSIC_BALANCE, _UNIFIED_BALANCE)


async def _orders(client: Client) -> None:
    await _either(client, _CLASSIC_ORDERS, _UNIFIED_ORDERS, {"limit": "1"})


def _code_of(body: Any) -> str | None:
    code = str(body.get("code", "")) if isinstance(body, dict) else ""
    return None if code == "00000" else code


DIALECT = Dialect(
    ccxt_id="bitget",
    endpoints=(
        *(_CLOCK, _CLASSIC_KEY, _UNIFIED_KEY, _CLASSIC_BALANCE, _UNIFIED_BALANCE),
        *(_CLASSIC_ORDERS, _UNIFIED_ORDERS, _CANCEL),
    ),
    clock=_clock,
    inspect=_inspect,
    balance=_balance,
    orders=_orders,
    code_of=_code_of,
    # 6,000 requests a minute; a test makes 8 at the most.
    # https://www.bitget.com/docs/uta/quick-start
    checks_per_second=6.0,
    problems={  # https://www.bitget.com/api-doc/common/error-code, and JKorf/Bitget.Net
        "40001": Problem.UNKNOWN,  # this and the next three: a header is missing, our mistake
        "40002": Problem.UNKNOWN,
        "40003": Problem.UNKNOWN,
        "40011": Problem.UNKNOWN,
        "40006": Problem.INVALID_KEY,
        "40037": Problem.INVALID_KEY,
        "40041": Problem.INVALID_KEY,
        "40099": Problem.WRONG_SITE,  # a key for demo trading
        "40009": Problem.INVALID_SECRET,
        "40507": Problem.INVALID_SECRET,
        "40012": Problem.INVALID_PASSPHRASE,  # "apikey/password": an unknown key is 40037
        "40036": Problem.INVALID_PASSPHRASE,
        "40018": Problem.IP_NOT_ALLOWED,
        "40038": Problem.IP_NOT_ALLOWED,
        "49003": Problem.IP_NOT_ALLOWED,
        "40014": Problem.NO_READ,
        "40040": Problem.NO_READ,
        "40004": Problem.CLOCK_SKEW,
        "40005": Problem.CLOCK_SKEW,
        "40008": Problem.CLOCK_SKEW,
        "40078": Problem.CLOCK_SKEW,
        "40911": Problem.CLOCK_SKEW,
        "40013": Problem.ACCOUNT_RESTRICTED,
        "40016": Problem.ACCOUNT_RESTRICTED,  # a second factor must be enabled first
        "40022": Problem.ACCOUNT_RESTRICTED,
        "40023": Problem.ACCOUNT_RESTRICTED,
        "40024": Problem.ACCOUNT_RESTRICTED,
        "40025": Problem.ACCOUNT_RESTRICTED,
        "40026": Problem.ACCOUNT_RESTRICTED,
        "40027": Problem.ACCOUNT_RESTRICTED,
        "40031": Problem.ACCOUNT_RESTRICTED,
        "40035": Problem.ACCOUNT_RESTRICTED,
        "40100": Problem.ACCOUNT_RESTRICTED,
        "40101": Problem.ACCOUNT_RESTRICTED,
        "40111": Problem.ACCOUNT_RESTRICTED,
        "40916": Problem.ACCOUNT_RESTRICTED,
        "59005": Problem.ACCOUNT_RESTRICTED,
        # From ccxt's bitget.py: older versions and single products.
        "30022": Problem.ACCOUNT_RESTRICTED,
        "30029": Problem.ACCOUNT_RESTRICTED,
        "34017": Problem.ACCOUNT_RESTRICTED,
        "40301": Problem.ACCOUNT_RESTRICTED,
        "40000": Problem.REGION_BLOCKED,
        "40103": Problem.REGION_BLOCKED,
        "40104": Problem.REGION_BLOCKED,
        "59006": Problem.REGION_BLOCKED,
        "429": Problem.RATE_LIMITED,
        "30007": Problem.RATE_LIMITED,
        "40010": Problem.EXCHANGE_UNAVAILABLE,
        "40015": Problem.EXCHANGE_UNAVAILABLE,
        "40200": Problem.EXCHANGE_UNAVAILABLE,
        "40604": Problem.EXCHANGE_UNAVAILABLE,
        "40725": Problem.EXCHANGE_UNAVAILABLE,
        "40910": Problem.EXCHANGE_UNAVAILABLE,
    },
    texts=(
        (r"invalid ip", Problem.IP_NOT_ALLOWED),
        (r"incorrect permissions|permissions not right", Problem.NO_READ),
        (r"\buser (locked|forbid)", Problem.ACCOUNT_RESTRICTED),
        (r"too many requests", Problem.RATE_LIMITED),
    ),
    other_kind=_OTHER_KIND,
    may_lag=timedelta(seconds=30),
    may_lead=timedelta(seconds=30),
)


async def _balances(client: Client) -> list[Has]:
    """Read either kind of account.

    https://www.bitget.com/api-doc/spot/account/Get-Account-Assets: `frozen` is in orders,
    `locked` in other products; https://www.bitget.com/api-doc/uta/account/Get-Account.
    """
    kind, data = await _either(client, _CLASSIC_BALANCE, _UNIFIED_BALANCE)
    if kind is _CLASSIC_BALANCE:
        return rows_of(data, lambda row: Has(row["coin"], row["available"], row["frozen"]))
    assets = data["assets"]
    return rows_of(assets, lambda row: Has(row["coin"], row["available"], row["locked"]))


BALANCES = _balances

MARKET = MarketFacts(
    quotes=PublicCall(
        method="public_spot_get_v2_spot_market_tickers",
        rows=rows_at("symbol", "data"),
        ticker=lambda row: Ticker(
            row["bidPr"],
            row["askPr"],
            row["change24h"],
            row["quoteVolume"],
            **sizes_in(row, "bidSz", "askSz"),
        ),
    ),
    candles_per_call=200,
)
