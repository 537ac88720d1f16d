"""Coinbase Advanced Trade: https://docs.cdp.coinbase.com/advanced-trade/docs/auth."""

import base64
import binascii
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from bot.domain.credentials import Field
from bot.domain.diagnosis import Answer, Cause, KeyInfo, Permission, Problem
from bot.domain.exchange import Exchange, Shape
from bot.exchanges._balance_facts import Has, rows_of
from bot.exchanges._dates import end_of
from bot.exchanges._dialect import Client, Dialect, Endpoint, Read, Refused
from bot.exchanges._market import MarketFacts, PublicCall, Row, Ticker, percent, rows_at
from bot.exchanges._pem import with_pem_repaired

EXCHANGE = Exchange(
    id="coinbase",
    title="Coinbase",
    fields={
        Field.API_KEY: Shape(
            pattern=r"organizations/[\w-]+/apiKeys/[\w-]+",
            example="organizations/37c541a1-90d2-4f3e-8a6b-10fe7a038f2c/apiKeys/8c1f0d7a-95b3-4e26-a1c7-d3f08b4e6952",
        ),
        Field.SECRET: Shape(
            pattern=r"(?s)-----BEGIN [A-Z ]*PRIVATE KEY-----.+|[\w+/]{43}=|[\w+/]{86}==",
            example="-----BEGIN EC PRIVATE KEY-----…",
        ),
    },
    keys_url="https://portal.cdp.coinbase.com/",
    revoke_url="https://portal.cdp.coinbase.com/",
    # docs.cdp.coinbase.com/coinbase-app/authentication-authorization/api-key-authentication
    menu=("API Keys", "Secret API Keys", "Create API key", "API restrictions"),
    labels={
        Permission.READ: ("View",),
        Permission.TRADE: ("Trade",),
        Permission.WITHDRAW: ("Transfer",),
    },
    ip_label="IP allowlist",
    indistinct=(Cause.KEY, Cause.SECRET, Cause.ADDRESS),
    markets=("Spot",),
)

_CLOCK = Endpoint("GET", "/api/v3/brokerage/time", "v3_public_get_brokerage_time")
_KEY = Endpoint(
    "GET", "/api/v3/brokerage/key_permissions", "v3_private_get_brokerage_key_permissions"
)
_BALANCE = Endpoint("GET", "/api/v3/brokerage/accounts", "v3_private_get_brokerage_accounts")
_ORDERS = Endpoint(
    "GET",
    "/api/v3/brokerage/orders/historical/batch",
    "v3_private_get_brokerage_orders_historical_batch",
)

_FLAGS = {
    "can_view": Permission.READ,
    "can_trade": Permission.TRADE,
    "can_transfer": Permission.WITHDRAW,  # one permission for all transfers
}
# Lower-case codes belong to the older API, from ccxt's coinbase.py.
_UNAUTHENTICATED = {
    *("UNAUTHENTICATED", "authentication_error", "unauthorized"),
    *("invalid_token", "revoked_token", "expired_token"),
}
_ACCOUNT_MUST_ACT = {
    *("personal_details_required", "identity_verification_required", "unverified_email"),
    *("jumio_verification_required", "jumio_face_match_verification_required"),
    *("two_factor_required", "invalid_authentication_method"),
}
_OUR_MISTAKES = {"INVALID_ARGUMENT", "param_required", "validation_error", "invalid_request"}
# The PKCS #8 prefix of the 32 bytes of an Ed25519 key: RFC 8410, section 7.
_ED25519 = bytes.fromhex("302e020100300506032b657004220420")
_ED25519_BYTES = {32, 64}


def _prepare(values: Mapping[Field, str]) -> Mapping[Field, str]:
    """Return the secret in the format that ccxt expects, however it was copied.

    Raises Refused for the secret of a legacy key, which Advanced Trade does not accept.
    """
    secret = with_pem_repaired(values)[Field.SECRET].strip("\"' \n")
    if secret.startswith("-----BEGIN"):
        key = _decoded("".join(secret.splitlines()[1:-1]))
        if key.startswith(_ED25519):  # which ccxt expects without the prefix
            secret = base64.b64encode(key[len(_ED25519) :]).decode()
    elif len(_decoded(secret)) not in _ED25519_BYTES:
        raise Refused(Problem.INVALID_SECRET, said="neither a PEM nor an Ed25519 key")
    return {**values, Field.SECRET: secret}


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""


async def _clock(client: Client) -> int:
    return int((await client.call(_CLOCK))["epochMillis"])


async def _inspect(client: Client) -> KeyInfo:
    """Read the flags of the key; an unknown flag may permit withdrawals."""
    info = await client.call(_KEY)
    answers = {p: Answer.of(_flag(info.get(name))) for name, p in _FLAGS.items()}
    strange = {name for name in info if name.startswith("can_")} - _FLAGS.keys()
    if strange and answers[Permission.WITHDRAW] is Answer.NO:
        answers[Permission.WITHDRAW] = Answer.UNKNOWN
    if answers[Permission.TRADE] is Answer.NO:  # there is no flag for futures
        answers[Permission.FUTURES] = Answer.NO
    account = info.get("portfolio_uuid")
    return KeyInfo(
        permissions=answers,
        account=str(account) if account else None,
        expires_at=end_of(info),
    )


def _flag(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


def _code_of(body: Any) -> str | None:
    """Return the code of a refusal; the older API nests it."""
    info = body if isinstance(body, dict) else {}
    older = info.get("errors")
    if isinstance(older, list) and older:
        return str(older[0].get("id")) if isinstance(older[0], dict) else str(older[0])
    return None if info.get("error") is None else str(info["error"])


DIALECT = Dialect(
    ccxt_id="coinbase",
    endpoints=(_CLOCK, _KEY, _BALANCE, _ORDERS),
    clock=_clock,
    inspect=_inspect,
    balance=Read(_BALANCE, {"limit": 1}),
    orders=Read(_ORDERS, {"limit": 1}),
    code_of=_code_of,
    # 10 public requests a second, of which a test makes one; private ones count per account.
    # docs.cdp.coinbase.com, "REST API rate limits", and ccxt's coinbase.py
    checks_per_second=5.0,
    problems={  # ccxt's coinbase.py
        "invalid_scope": Problem.NO_READ,
        **dict.fromkeys(_UNAUTHENTICATED, Problem.KEY_OR_IP_OR_PERMISSION),
        **dict.fromkeys(_ACCOUNT_MUST_ACT, Problem.ACCOUNT_RESTRICTED),
        **dict.fromkeys(_OUR_MISTAKES, Problem.UNKNOWN),
        "RESOURCE_EXHAUSTED": Problem.RATE_LIMITED,
        "resource_exhausted": Problem.RATE_LIMITED,
        "rate_limit_exceeded": Problem.RATE_LIMITED,
        "internal_server_error": Problem.EXCHANGE_UNAVAILABLE,
        "INTERNAL": Problem.EXCHANGE_UNAVAILABLE,
        "UNAVAILABLE": Problem.EXCHANGE_UNAVAILABLE,
    },
    texts=(
        (r"missing required scopes", Problem.NO_READ),
        (r"timestamp expired", Problem.CLOCK_SKEW),
        # A wrong name, a wrong secret, a blocked address and a wrong clock all give this.
        (r"^unauthorized", Problem.KEY_OR_IP_OR_PERMISSION),
    ),
    catch_all=((r"\bPERMISSION_DENIED\b", Problem.NO_READ),),
    may_lag=timedelta(seconds=120),  # the life of a token
    may_lead=timedelta(seconds=30),
    prepare=_prepare,
)

_PAGE = {"limit": 250}  # the most: docs.cdp.coinbase.com, "List Accounts"
_MOST_PAGES = 20
_TRADED = {"ACCOUNT_TYPE_CRYPTO", "ACCOUNT_TYPE_FIAT"}  # the others are vaults and futures


async def _balances(client: Client) -> list[Has]:
    """Read all pages of accounts, one for each coin."""
    found: list[Has] = []
    cursor: dict[str, object] = {}
    for _ in range(_MOST_PAGES):
        body = await client.call(_BALANCE, {**_PAGE, **cursor})
        found += rows_of(body, _has, "accounts")
        if not body.get("has_next"):
            return found
        cursor = {"cursor": body["cursor"]}
    raise Refused(Problem.UNKNOWN, said="pages without end")


def _has(row: Row) -> Has:
    free, hold = row["available_balance"], row["hold"]
    if row["type"] not in _TRADED:
        return Has(free["currency"], "0")
    return Has(free["currency"], free["value"], hold["value"])


BALANCES = _balances

MARKET = MarketFacts(
    quotes=PublicCall(  # the list of products has no bid and ask
        method="v3_public_get_brokerage_market_products_product_id_ticker",
        rows=lambda body: [("", body)],
        ticker=lambda row: Ticker(row["best_bid"], row["best_ask"]),
        named="product_id",
    ),
    day=PublicCall(
        method="v3_public_get_brokerage_market_products",
        rows=rows_at("product_id", "products"),
        ticker=lambda row: Ticker(
            change=percent(row["price_percentage_change_24h"]),
            volume=row["approximate_quote_24h_volume"],
        ),
    ),
    slow=True,
    candles_per_call=300,
)
