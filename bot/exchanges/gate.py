"""Gate: https://www.gate.com/docs/developers/apiv4, "Authentication" and "Account"."""

import asyncio
from collections.abc import Iterable, Mapping
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
    Site,
    listed,
    permissions_in,
)
from bot.exchanges._market import MarketFacts, PublicCall, Ticker, percent, rows_at, sizes_in
from bot.exchanges._trying import Attempt, try_unknown

EXCHANGE = Exchange(
    id="gate",
    title="Gate",
    fields={
        Field.API_KEY: Shape(
            pattern=r"[0-9a-f]{32}",
            example="4c8a1f0d7e95b34e26a1c7d3f08b4e69",
        ),
        Field.SECRET: Shape(
            pattern=r"[0-9a-f]{64}",
            example="9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d4c8a1f0d7e95b34e26a1c7d3f08b4e69",
        ),
    },
    keys_url="https://www.gate.com/myaccount/api_key_manage",
    revoke_url="https://www.gate.com/myaccount/api_key_manage",
    menu=("API Management", "Create API Key", "APIv4 Key"),
    labels={  # withdrawals have their own group ("APIv4 Permissions")
        Permission.READ: ("Wallet: Read Only",),
        Permission.TRADE: ("Spot/Margin Trade: Read And Write",),
        Permission.FUTURES: ("Perpetual Contract: Read And Write",),
        Permission.WITHDRAW: ("Withdrawal",),
        Permission.TRANSFER: ("Wallet: Read And Write",),
    },
    ip_label="Bind IP",
    ip_limit=20,  # "Generate API key" in the documentation
    # https://www.gate.com/help/guide/faq/17521/how-to-utilize-api
    expiry_rule=ExpiryRule(kind=ExpiryKind.AGE, days=90),
)

_CLOCK = Endpoint("GET", "/api/v4/spot/time", "public_spot_get_time")
_KEYS = Endpoint("GET", "/api/v4/account/main_keys", "private_account_get_main_keys")
_DETAIL = Endpoint("GET", "/api/v4/account/detail", "private_account_get_detail")
_BALANCE = Endpoint("GET", "/api/v4/spot/accounts", "private_spot_get_accounts")
_ORDERS = Endpoint("GET", "/api/v4/spot/open_orders", "private_spot_get_open_orders")
_NO_ORDER = "cancels an order that does not exist"
_CANCEL = Endpoint(
    "DELETE", "/api/v4/spot/orders/1", "private_spot_delete_orders_order_id", harmless=_NO_ORDER
)
_CANCEL_FUTURES = Endpoint(
    "DELETE",
    "/api/v4/futures/usdt/orders/1",
    "private_futures_delete_settle_orders_order_id",
    harmless=_NO_ORDER,
)

# Any call but a GET needs write permission ("APIv4 Permissions" in the documentation).
_ATTEMPTS: Mapping[Permission, Attempt] = {
    Permission.TRADE: (_CANCEL, {"order_id": "1", "currency_pair": "BTC_USDT"}),
    Permission.FUTURES: (_CANCEL_FUTURES, {"order_id": "1", "settle": "usdt"}),
}

_WITHDRAW = "withdraw"
_VOCABULARY = {
    Permission.READ: ({"spot:read"}, {"spot:write"}),
    Permission.TRADE: ({"spot:write"},),
    Permission.FUTURES: ({"futures:write"},),
    Permission.WITHDRAW: ({f"{_WITHDRAW}:write"},),
    Permission.TRANSFER: ({"wallet:write"},),
}
_GROUPS = {
    *("spot", "futures", "wallet", "delivery", "earn", "options", "account", "loan", "margin"),
    *("unified", "copy"),
}
# Write permission for "custody" is not documented and counts as unknown.
_HARMLESS = {
    *(f"{group}:read" for group in (*_GROUPS, "custody", _WITHDRAW)),
    *(f"{group}:write" for group in _GROUPS - {"wallet"}),
}

_OUR_MISTAKES = {  # wrong calls or missing authentication: no evidence about the key
    *("MISSING_REQUIRED_HEADER", "INVALID_CREDENTIALS", "MISSING_REQUIRED_PARAM"),
    *("INVALID_PARAM_VALUE", "INVALID_PROTOCOL", "INVALID_ARGUMENT", "INVALID_REQUEST_BODY"),
    *("BAD_REQUEST", "INVALID_CONTENT_TYPE", "NOT_ACCEPTABLE", "METHOD_NOT_ALLOWED", "NOT_FOUND"),
}
_SHOWN = 4  # visible characters that a masked key needs
_NORMAL = "1"  # 2 = locked, 3 = frozen


async def _clock(client: Client) -> int:
    return int((await client.call(_CLOCK))["server_time"])


async def _inspect(client: Client) -> KeyInfo:
    """Find the key among those of the account; try the unknown permissions.

    `main_keys` is refused for keys of sub-accounts and for those without the group "account".
    """
    asked = (client.call(endpoint) for endpoint in (_KEYS, _DETAIL))
    answers: list[Any] = await asyncio.gather(*asked, return_exceptions=True)
    keys, detail = answers
    if isinstance(keys, BaseException) and not _is_denial(keys):
        raise keys
    own = _own(keys, client.credential(Field.API_KEY))
    info = {**(detail if isinstance(detail, dict) else {}), **own}
    permissions, addresses = _permissions(own.get("perms")), info.get("ip_whitelist")
    tried = await try_unknown(client, permissions, _ATTEMPTS, _of_the_order)
    return KeyInfo(
        permissions=permissions | tried.answers,
        ip_whitelist=None if addresses is None else listed(addresses),
        account=str(info["user_id"]) if "user_id" in info else None,
        expires_at=end_of(own),
        described=not isinstance(keys, Refused),
        faults=(*_faults(str(own.get("state", _NORMAL))), *tried.faults),
    )


def _is_denial(answer: object) -> bool:
    return isinstance(answer, Refused) and answer.problem is Problem.NO_READ


def _faults(state: str) -> tuple[Problem, ...]:
    return () if state == _NORMAL else (Problem.ACCOUNT_RESTRICTED,)


def _own(keys: Any, key: str) -> Mapping[str, Any]:
    """Return the only entry of a key, in a list or in a single object."""
    entries = keys if isinstance(keys, list) else [keys]
    own = [e for e in entries if isinstance(e, dict) and _masks(e.get("key"), key)]
    return own[0] if len(own) == 1 else {}


def _masks(masked: Any, key: str) -> bool:
    shown, _, rest = masked.partition("*") if isinstance(masked, str) else ("", "", "")
    return len(shown) >= _SHOWN and key.startswith(shown) and key.endswith(rest.lstrip("*"))


def _permissions(perms: Any) -> dict[Permission, Answer]:
    """Return the permissions that the groups of a key prove; unknown if it was not found."""
    words = {_word(perm) for perm in perms or ()}
    permissions = permissions_in(words, _VOCABULARY, _HARMLESS)
    if "wallet:write" in words and permissions[Permission.WITHDRAW] is Answer.NO:
        permissions[Permission.WITHDRAW] = Answer.UNKNOWN  # its destinations are not reported
    return permissions


def _word(perm: Mapping[str, Any]) -> str:
    name, only = str(perm.get("name")).lower(), perm.get("read_only")
    group = _WITHDRAW if _WITHDRAW in name else name
    return f"{group}:{'write' if only is False else 'read' if only is True else only}"


def _of_the_order(refused: Refused) -> bool:
    return refused.code == "ORDER_NOT_FOUND"


def _code_of(body: Any) -> str | None:
    label = body.get("label") if isinstance(body, dict) else None
    return None if label is None else str(label)


def _all(labels: Iterable[str], problem: Problem) -> dict[str, Problem]:
    return dict.fromkeys(labels, problem)


DIALECT = Dialect(
    ccxt_id="gate",
    endpoints=(_CLOCK, _KEYS, _DETAIL, _BALANCE, _ORDERS, _CANCEL, _CANCEL_FUTURES),
    clock=_clock,
    inspect=_inspect,
    balance=Read(_BALANCE),
    orders=Read(_ORDERS),
    code_of=_code_of,
    # 200 in ten seconds of each public call, of which a test makes one; private ones count per
    # account. …/docs/developers/apiv4/en, "Frequency limit rule", and ccxt's gate.py
    checks_per_second=10.0,
    problems={  # "label list" in the documentation, and ccxt's gate.py
        "INVALID_KEY": Problem.INVALID_KEY,
        "INVALID_SIGNATURE": Problem.INVALID_SECRET,
        "IP_FORBIDDEN": Problem.IP_NOT_ALLOWED,
        "READ_ONLY": Problem.NO_TRADE,
        "REQUEST_EXPIRED": Problem.CLOCK_SKEW,
        "ACCOUNT_LOCKED": Problem.ACCOUNT_RESTRICTED,
        "SUB_ACCOUNT_LOCKED": Problem.ACCOUNT_RESTRICTED,
        "ACCOUNT_EXCEPTION": Problem.ACCOUNT_RESTRICTED,
        "TRADE_RESTRICTED": Problem.ACCOUNT_RESTRICTED,
        **_all(_OUR_MISTAKES, Problem.UNKNOWN),
        "USER_NOT_FOUND": Problem.UNKNOWN,  # there is no futures account: not about the key
        **_all(("TOO_MANY_REQUESTS", "TOO_FAST"), Problem.RATE_LIMITED),
        **_all(("INTERNAL", "SERVER_ERROR", "TOO_BUSY"), Problem.EXCHANGE_UNAVAILABLE),
    },
    texts=(  # FORBIDDEN means address or permission
        (r"\bIP not in whitelist", Problem.IP_NOT_ALLOWED),
    ),
    catch_all=((r'"label"\s*:\s*"FORBIDDEN"', Problem.NO_READ),),
    may_lag=timedelta(seconds=60),  # "APIv4 signed request requirements"
    may_lead=timedelta(seconds=60),
    sites=(Site(id="eu", url="https://api.gateeu.com", tested=True),),  # ccxt's gateeu.py
)

BALANCES = BalanceCall(  # …/docs/developers/apiv4, "List spot accounts"
    endpoint=_BALANCE,
    row=lambda row: Has(row["currency"], row["available"], row["locked"]),
)

MARKET = MarketFacts(
    quotes=PublicCall(
        method="public_spot_get_tickers",
        rows=rows_at("currency_pair"),
        ticker=lambda row: Ticker(
            row["highest_bid"],
            row["lowest_ask"],
            percent(row["change_percentage"]),
            row["quote_volume"],
            **sizes_in(row, "highest_size", "lowest_size"),
        ),
    ),
    candles_per_call=900,
)
