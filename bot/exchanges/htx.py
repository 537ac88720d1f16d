"""HTX: https://www.htx.com/en-us/opend/newApiPages, "API key query". Each answer has HTTP 200."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from bot.domain.credentials import Field
from bot.domain.diagnosis import KeyInfo, Permission, Problem
from bot.domain.exchange import Exchange, ExpiryKind, ExpiryRule, Shape
from bot.exchanges._balance_facts import Has, rows_of
from bot.exchanges._dates import after_days
from bot.exchanges._dialect import (
    Client,
    Dialect,
    Endpoint,
    Read,
    Refused,
    listed,
    permissions_in,
)
from bot.exchanges._market import MarketFacts, PublicCall, Row, Ticker, growth, rows_at, sizes_in
from bot.exchanges._trying import Attempt, refused_with, try_unknown

EXCHANGE = Exchange(
    id="htx",
    title="HTX",
    fields={  # by known samples
        Field.API_KEY: Shape(
            pattern=r"[0-9a-z]{8,10}(-[0-9a-z]{8,10}){2}-[0-9a-z]{5,10}",
            example="4f1d2c3b-7e6a5d4c-1b2a3948-5c6d7",
        ),
        Field.SECRET: Shape(
            pattern=r"[0-9a-z]{8,10}(-[0-9a-z]{8,10}){2}-[0-9a-z]{5,10}",
            example="9e8d7c6b-5a4f3e2d-0c1b2a39-8f7e6",
        ),
    },
    keys_url="https://www.htx.com/en-us/apikey",
    revoke_url="https://www.htx.com/en-us/apikey",
    menu=("API Management",),
    labels={  # "Trade" includes spot and futures
        Permission.READ: ("Read",),
        Permission.TRADE: ("Trade",),
        Permission.WITHDRAW: ("Withdraw",),
    },
    ip_label="Bind IP address",
    ip_limit=20,  # this and the next: from the key page
    expiry_rule=ExpiryRule(kind=ExpiryKind.IDLE, days=90),
)

_CLOCK = Endpoint("GET", "/v1/common/timestamp", "spot_public_get_v1_common_timestamp")
_UID = Endpoint("GET", "/v2/user/uid", "spot_private_get_v2_user_uid")
_KEYS = Endpoint("GET", "/v2/user/api-key", "spot_private_get_v2_user_api_key")
_BALANCE = Endpoint("GET", "/v1/account/accounts", "spot_private_get_v1_account_accounts")
_HOLDINGS = Endpoint(
    "GET",
    "/v1/account/accounts/{account-id}/balance",
    "spot_private_get_v1_account_accounts_account_id_balance",
)
_ORDERS = Endpoint("GET", "/v1/order/openOrders", "spot_private_get_v1_order_openorders")
_CANCEL = Endpoint(
    "POST",
    "/v1/order/orders/1/submitcancel",
    "spot_private_post_v1_order_orders_order_id_submitcancel",
    harmless="cancels an order that does not exist",
)
_ATTEMPTS: Mapping[Permission, Attempt] = {Permission.TRADE: (_CANCEL, {"order-id": "1"})}
_MARKETS = (Permission.TRADE, Permission.FUTURES)
_of_the_order = refused_with({"base-record-invalid"})

_VOCABULARY = {
    Permission.READ: ({"readonly"},),
    Permission.TRADE: ({"trade"},),
    Permission.FUTURES: ({"trade"},),
    Permission.WITHDRAW: ({"withdraw"},),
}
_UNAVAILABLE = {"1002", "2002"}  # the key works, but not for this call, as on sub-accounts


async def _clock(client: Client) -> int:
    return int((await client.call(_CLOCK))["data"])


async def _inspect(client: Client) -> KeyInfo:
    """Read the account id, then find the key among its keys; else try its permissions."""
    uid: str | None = None
    described = True
    entries: list[Mapping[str, Any]] = []
    key = client.credential(Field.API_KEY)
    try:
        uid = str((await client.call(_UID))["data"])
        entries = (await client.call(_KEYS, {"uid": uid, "accessKey": key}))["data"] or []
    except Refused as refused:
        if refused.code not in _UNAVAILABLE:
            raise
        described = False
    own = [entry for entry in entries if entry.get("accessKey") == key]
    info = own[0] if len(own) == 1 else {}
    permissions = permissions_in(
        {word.lower() for word in listed(info.get("permission"))}, _VOCABULARY
    )
    tried = await try_unknown(client, permissions, _ATTEMPTS, _of_the_order)
    if tried.answers:  # one word covers both markets
        permissions |= dict.fromkeys(_MARKETS, tried.answers[Permission.TRADE])
    faults, addresses = _faults(info), info.get("ipAddresses")
    return KeyInfo(
        permissions=permissions,
        ip_whitelist=None if addresses is None else listed(addresses),
        expires_at=None if faults else after_days(info.get("validDays"), client.now),
        account=uid,
        faults=(*faults, *tried.faults),
        described=described,
    )


def _faults(info: Mapping[str, Any]) -> tuple[Problem, ...]:
    status = info.get("status", "normal")
    if status == "normal":
        return ()
    return (Problem.KEY_EXPIRED if status == "expired" else Problem.UNKNOWN,)


async def _balance(client: Client) -> None:
    accounts = (await client.call(_BALANCE))["data"] or []
    if any(a.get("type") == "spot" and a.get("state") == "lock" for a in accounts):
        raise Refused(Problem.ACCOUNT_RESTRICTED, said="the spot account is locked")


def _code_of(body: Any) -> str | None:
    """Return the code of a refusal: a word in version 1, a number in version 2."""
    if not isinstance(body, dict):
        return None
    if body.get("status") == "error":
        return str(body.get("err-code", body.get("err_code")))
    code = str(body.get("code", 200))
    return None if code == "200" else code


DIALECT = Dialect(
    ccxt_id="htx",
    endpoints=(_CLOCK, _UID, _KEYS, _BALANCE, _HOLDINGS, _ORDERS, _CANCEL),
    clock=_clock,
    inspect=_inspect,
    balance=_balance,
    orders=Read(_ORDERS),
    code_of=_code_of,
    # 10 requests a second without a key, of which a test makes one; the others count per key:
    # "Rate Limiting Rule", huobiapi.github.io/docs/spot/v1/en
    checks_per_second=5.0,
    problems={  # ccxt's htx.py; JKorf/HTX.Net, HTXErrors.cs; 12…: the table of a cloud of HTX
        # Version 2's only code for a wrong key, a wrong secret, an expired key and a wrong clock.
        # Version 1, called at the same time, distinguishes them.
        "1003": Problem.INVALID_SECRET,
        "1253": Problem.INVALID_SECRET,
        "api-signature-check-failed": Problem.INVALID_SECRET,
        "2000": Problem.IP_NOT_ALLOWED,
        "12001": Problem.CLOCK_SKEW,
        "12004": Problem.KEY_EXPIRED,
        "12005": Problem.IP_NOT_ALLOWED,
        "12007": Problem.INVALID_KEY,
        "12008": Problem.INVALID_SECRET,
        "12009": Problem.ACCOUNT_RESTRICTED,
        "1084": Problem.ACCOUNT_RESTRICTED,  # access by API is disabled
        "1231": Problem.ACCOUNT_RESTRICTED,
        "1224": Problem.REGION_BLOCKED,
        "1010": Problem.UNKNOWN,  # this to 1223: about contracts, not about the key
        "1220": Problem.UNKNOWN,
        "1221": Problem.UNKNOWN,
        "1222": Problem.UNKNOWN,
        "1223": Problem.UNKNOWN,
        "510": Problem.RATE_LIMITED,
        "40403": Problem.RATE_LIMITED,
        "1006": Problem.RATE_LIMITED,
        "1032": Problem.RATE_LIMITED,
        "base-request-exceed-frequency-limit": Problem.RATE_LIMITED,
        "rate-too-many-requests": Problem.RATE_LIMITED,
        "500": Problem.EXCHANGE_UNAVAILABLE,
        "1000": Problem.EXCHANGE_UNAVAILABLE,
        "1001": Problem.EXCHANGE_UNAVAILABLE,
        "1004": Problem.EXCHANGE_UNAVAILABLE,
        "1108": Problem.EXCHANGE_UNAVAILABLE,
        "base-system-error": Problem.EXCHANGE_UNAVAILABLE,
        "gateway-internal-error": Problem.EXCHANGE_UNAVAILABLE,
        "system-maintenance": Problem.EXCHANGE_UNAVAILABLE,
        "timeout": Problem.EXCHANGE_UNAVAILABLE,
    },
    texts=(  # the first seven belong to "api-signature-not-valid"
        (r"Incorrect Access key", Problem.INVALID_KEY),
        (r"Verification failure|校验失败", Problem.INVALID_SECRET),
        (r"Incorrect IP address|IP地址错误|ip address not allowed", Problem.IP_NOT_ALLOWED),
        (r"API ?key has expired", Problem.KEY_EXPIRED),
        (r"API key has no permission", Problem.NO_READ),
        (r"Invalid submission time", Problem.CLOCK_SKEW),
        (r"Abnormal user status", Problem.ACCOUNT_RESTRICTED),
        (r"too.many.request|request limit", Problem.RATE_LIMITED),
        (r"maintenance", Problem.EXCHANGE_UNAVAILABLE),
    ),
    vague={"1003"},
    may_lag=timedelta(minutes=5),  # no limit is documented: the refusal is exact
    may_lead=timedelta(minutes=5),
)


async def _balances(client: Client) -> list[Has]:
    """Read the spot account: huobiapi.github.io/docs/spot/v1/en, "Get Account Balance…".

    Its rows are of one kind each: `trade` is free, `frozen` is in orders.
    """
    accounts = (await client.call(_BALANCE))["data"]
    spot = next(account["id"] for account in accounts if account["type"] == "spot")
    body = await client.call(_HOLDINGS, {"account-id": spot})
    return rows_of(body, _has, "data", "list")


def _has(row: Row) -> Has:
    kinds = {"trade": (row["balance"], "0"), "frozen": ("0", row["balance"])}
    return Has(row["currency"], *kinds.get(row["type"], ("0", "0")))


BALANCES = _balances

MARKET = MarketFacts(
    quotes=PublicCall(
        method="spot_public_get_market_tickers",
        rows=rows_at("symbol", "data"),
        ticker=lambda row: Ticker(
            row["bid"],
            row["ask"],
            growth(row["close"], row["open"]),
            row["vol"],
            **sizes_in(row, "bidSize", "askSize"),
        ),
    ),
    slow=True,
    types={"spot": True, "linear": False, "inverse": False},
)
