"""Coinbase Advanced Trade: https://docs.cdp.coinbase.com/get-started/authentication."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from bot.domain.credentials import Field
from bot.domain.diagnosis import Permission, Problem
from bot.sandbox.exchanges._cdp import ecdsa, ed25519, ed25519_pem, escaped_ecdsa, read_token
from bot.sandbox.exchanges._http import TEXT, ExchangeReply, ExchangeRequest, html_reply, json_reply
from bot.sandbox.exchanges._key import Key, Trouble
from bot.sandbox.exchanges._markets.coinbase import MARKET
from bot.sandbox.exchanges._venue import Case, SignedEndpoint, Venue

_HOST = "api.coinbase.com"
_LIFE = 120  # seconds a token may live
_LEEWAY = 30  # seconds a caller's clock may be ahead; not documented
_ISSUERS = ("cdp", "coinbase-cloud")


# A wrong name, secret, address and clock give the same answer.
_UNAUTHORIZED = ExchangeReply(body=b"Unauthorized\n", status=401, content_type=TEXT)


def _claimed_key(call: ExchangeRequest) -> str:
    token = read_token(call.headers.get("Authorization", ""))
    return str(token.claims.get("sub", "")) if token else ""


def _verify(call: ExchangeRequest, key: Key | None) -> ExchangeReply | None:
    """Refuse a token of another key, or for another call, time or address."""
    token = read_token(call.headers.get("Authorization", ""))
    fits = (
        key
        and token
        and key.admits(call.seen_ip)
        and token.header.get("kid") == key.api_key
        and token.claims.get("iss") in _ISSUERS
        and _timely(call, token.claims)
        and _for_this_call(call, token.claims)
        and token.is_signed_with(key.fields[Field.SECRET])
    )
    return None if fits else _UNAUTHORIZED


def _timely(call: ExchangeRequest, claims: Mapping[str, Any]) -> bool:
    begins, ends = claims.get("nbf"), claims.get("exp")
    if not (isinstance(begins, int) and isinstance(ends, int)):
        return False
    now = call.now / 1000
    return begins - _LEEWAY <= now < ends <= begins + _LIFE


def _for_this_call(call: ExchangeRequest, claims: Mapping[str, Any]) -> bool:
    """Return whether a token names this call, its query left out.

    ccxt writes "http://" into the claim where it is not sent to https.
    """
    hosts = (_HOST, call.headers.get("Host", ""))
    right = {f"{call.method} {scheme}{h}{call.path}" for h in hosts for scheme in ("", "http://")}
    named = claims.get("uris", [claims.get("uri")])
    return isinstance(named, list) and any(isinstance(n, str) and n in right for n in named)


def _error(status: int, code: str, message: str) -> ExchangeReply:
    return json_reply({"error": code, "error_details": message, "message": message}, status)


def _denied(_call: ExchangeRequest, needed: Permission) -> ExchangeReply:
    """Refuse in one of the two observed ways; which call gets which is unknown."""
    code = "unknown" if needed is Permission.TRADE else "PERMISSION_DENIED"
    return _error(403, code, "Missing required scopes")


def _troubled(_call: ExchangeRequest, trouble: Trouble) -> ExchangeReply:
    return _TROUBLES[trouble]


_TROUBLES = {
    Trouble.DOWN: ExchangeReply(
        body=b"upstream connect error or disconnect/reset before headers."
        b" reset reason: connection failure",
        status=503,
        content_type=TEXT,
    ),
    Trouble.HTML_ERROR: html_reply(502, "502 Bad Gateway"),
    Trouble.HTML_REFUSED: html_reply(403, "Access denied | api.coinbase.com used Cloudflare"),
    Trouble.RATE_LIMITED: _error(429, "RESOURCE_EXHAUSTED", "too many requests"),
}


def _time(call: ExchangeRequest) -> ExchangeReply:
    return json_reply(
        {
            "iso": _iso(call),
            "epochSeconds": str(int(call.now) // 1000),
            "epochMillis": str(int(call.now)),
        }
    )


def _older_time(call: ExchangeRequest) -> ExchangeReply:
    return json_reply({"data": {"iso": _iso(call), "epoch": int(call.now) // 1000}})


def _iso(call: ExchangeRequest) -> str:
    return f"{datetime.fromtimestamp(int(call.now) // 1000, UTC):%Y-%m-%dT%H:%M:%SZ}"


def _key_permissions(_call: ExchangeRequest, key: Key) -> ExchangeReply:
    granted = key.inspected()
    return json_reply(
        {
            "can_view": Permission.READ in granted,
            "can_trade": Permission.TRADE in granted,
            "can_transfer": Permission.WITHDRAW in granted,
            **dict.fromkeys(key.strange_tokens, True),
            "portfolio_uuid": _portfolio(key),
            "portfolio_type": "DEFAULT",
        }
    )


def _portfolio(key: Key) -> str:
    return str(UUID(int=key.account, version=4))


def _accounts(_call: ExchangeRequest, key: Key) -> ExchangeReply:
    account = {
        "uuid": "8bfc20d7-f7c6-4422-bf07-8243ca4169fe",
        "name": "USDT Wallet",
        "currency": "USDT",
        "available_balance": {"value": "1000", "currency": "USDT"},
        "default": True,
        "active": True,
        "type": "ACCOUNT_TYPE_CRYPTO",
        "ready": True,
        "hold": {"value": "0", "currency": "USDT"},
        "retail_portfolio_id": _portfolio(key),
    }
    return json_reply({"accounts": [account], "has_next": False, "cursor": "", "size": 1})


def _orders(_call: ExchangeRequest, _key: Key) -> ExchangeReply:
    return json_reply({"orders": [], "sequence": "0", "has_next": False, "cursor": ""})


def _preview(call: ExchangeRequest, _key: Key) -> ExchangeReply:
    order, needed = call.fields, ("product_id", "side", "order_configuration")
    if not all(order.get(name) for name in needed):
        return _error(400, "INVALID_ARGUMENT", "invalid order configuration")
    amounts = ("order_total", "commission_total", "quote_size", "base_size", "best_bid", "best_ask")
    return json_reply(dict.fromkeys(amounts, "1") | {"errs": [], "warning": [], "is_max": False})


_API = "/api/v3/brokerage/"

VENUE = Venue(
    id="coinbase",
    credentials=ecdsa,
    public={("GET", _API + "time"): _time, ("GET", "/v2/time"): _older_time},
    market=MARKET,
    private={
        ("GET", _API + "key_permissions"): SignedEndpoint(
            answer=_key_permissions, needs=Permission.READ
        ),
        ("GET", _API + "accounts"): SignedEndpoint(answer=_accounts, needs=Permission.READ),
        ("GET", _API + "orders/historical/batch"): SignedEndpoint(
            answer=_orders, needs=Permission.READ
        ),
        ("POST", _API + "orders/preview"): SignedEndpoint(answer=_preview, needs=Permission.TRADE),
    },
    claimed_key=_claimed_key,
    verify=_verify,
    denied=_denied,
    troubled=_troubled,
    not_found=_error(404, "NOT_FOUND", "Not Found"),
    strange_token="can_payout",  # noqa: S106  # the name of a permission
    cannot_show=frozenset(
        {
            "no-futures",  # "Trade" includes futures
            "internal-transfer",  # "Transfer" covers every way out
            "expired",
            "expiring-soon",
            "account-restricted",
            "region-blocked",
            "maintenance",
            "clock-skew",  # no code reports it: only a server with a clock_offset shows it
        }
    ),
    reports={
        "good": (),  # the IP list is not reported
        "unknown-key": (Problem.KEY_OR_IP_OR_PERMISSION,),
        "wrong-secret": (Problem.KEY_OR_IP_OR_PERMISSION,),
        "ip-refused": (Problem.KEY_OR_IP_OR_PERMISSION,),
    },
    own_cases=(
        Case(name="good-with-escaped-line-ends", credentials=escaped_ecdsa),
        Case(name="good-ed25519", credentials=ed25519),
        Case(name="good-ed25519-pem", credentials=ed25519_pem),
    ),
)
