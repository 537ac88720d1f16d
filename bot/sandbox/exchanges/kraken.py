"""Kraken: https://docs.kraken.com/exchange/guides/rest/authentication. Each answer has HTTP 200."""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any
from urllib.parse import parse_qs

from bot.domain.credentials import Field
from bot.domain.diagnosis import Permission, Problem
from bot.sandbox.exchanges._http import (
    ExchangeReply,
    ExchangeRequest,
    as_number,
    base64_text,
    html_reply,
    json_reply,
    same,
)
from bot.sandbox.exchanges._key import FULL, Key, Trouble
from bot.sandbox.exchanges._markets.kraken import MARKET
from bot.sandbox.exchanges._venue import Case, SignedEndpoint, Venue

_LARGEST_NONCE = 2**64 - 1
_DAY = 86_400  # seconds
_MADE = 1522132642  # seconds

_MARK = base64.b64decode("facade00")  # prefix of the values of samples

_CAMEL = "camel"  # names as documented; live ones have underscores

_TOKENS = {
    Permission.READ: ("query-funds", "query-open-trades", "query-closed-trades", "query-ledger"),
    Permission.TRADE: ("modify-trades", "close-trades"),
    Permission.WITHDRAW: ("withdraw-funds",),
}


def _credentials(digits: str) -> Mapping[Field, str]:
    """Return a key of 42 bytes and a secret of 64, both in Base64."""
    noise = hashlib.sha512(digits.encode()).digest()
    return {
        Field.API_KEY: base64_text(_MARK + noise[28:]),
        Field.SECRET: base64_text(_MARK + noise[:58]),
    }


def _ok(result: Any) -> ExchangeReply:
    return json_reply({"error": [], "result": result})


def _error(text: str) -> ExchangeReply:
    return json_reply({"error": [text]})


def _sent(call: ExchangeRequest) -> Mapping[str, str]:
    """Return the parameters of the body, a form or JSON."""
    text = call.body.decode(errors="replace")
    if not text.startswith("{"):
        return {name: values[0] for name, values in parse_qs(text).items()}
    try:
        body = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return {name: str(value) for name, value in body.items()}


def _verify(call: ExchangeRequest, key: Key | None) -> ExchangeReply | None:
    """Refuse as Kraken does; the order of its checks is not documented.

    Neither is what it says to an address outside the list: this is a guess.
    """
    if key is None or _expired(key):
        return _error("EAPI:Invalid key")
    if not key.admits(call.seen_ip):
        return _error("EGeneral:Permission denied")
    nonce = _sent(call).get("nonce", "")
    if not same(call.headers.get("API-Sign", ""), _signature(call, key, nonce)):
        return _error("EAPI:Invalid signature")
    return _replayed(key, nonce)


def _expired(key: Key) -> bool:
    return key.days_left is not None and key.days_left <= 0


def _signature(call: ExchangeRequest, key: Key, nonce: str) -> str:
    digest = hashlib.sha256(nonce.encode() + call.body).digest()
    secret = base64.b64decode(key.fields[Field.SECRET])
    return base64_text(hmac.digest(secret, call.path.encode() + digest, hashlib.sha512))


def _replayed(key: Key, nonce: str) -> ExchangeReply | None:
    """Refuse a nonce that is not greater than the last one of this key."""
    number = as_number(nonce)
    if number is None or not key.last_nonce < number <= _LARGEST_NONCE:
        return _error("EAPI:Invalid nonce")
    key.last_nonce = number
    return None


def _denied(_call: ExchangeRequest, _needed: Permission) -> ExchangeReply:
    return _error("EGeneral:Permission denied")


def _troubled(_call: ExchangeRequest, trouble: Trouble) -> ExchangeReply:
    return _TROUBLES[trouble]


_TROUBLES = {
    Trouble.DOWN: _error("EService:Busy"),
    Trouble.HTML_ERROR: html_reply(520, "520 Web server is returning an unknown error"),
    Trouble.HTML_REFUSED: html_reply(403, "403 Forbidden"),
    Trouble.MAINTENANCE: _error("EService:Unavailable"),
    Trouble.RATE_LIMITED: _error("EAPI:Rate limit exceeded"),
    Trouble.ACCOUNT_RESTRICTED: _error("EAuth:Account temporary disabled"),
}


def _time(call: ExchangeRequest) -> ExchangeReply:
    seconds = int(call.now) // 1000
    told = format_datetime(datetime.fromtimestamp(seconds, UTC))
    return _ok({"unixtime": seconds, "rfc1123": told})


def _system_status(call: ExchangeRequest) -> ExchangeReply:
    now = datetime.fromtimestamp(int(call.now) // 1000, UTC)
    return _ok({"status": "online", "timestamp": f"{now:%Y-%m-%dT%H:%M:%SZ}"})


def _key_info(call: ExchangeRequest, key: Key) -> ExchangeReply:
    granted = key.inspected()
    days = key.days_left
    told = {
        "api_key_name": f"sandbox {key.case}",
        "api_key": key.api_key,
        "nonce": str(key.last_nonce),
        "nonce_window": "0",
        "permissions": [
            *(token for p, tokens in _TOKENS.items() if p in granted for token in tokens),
            "create-ws-token",
            *key.strange_tokens,
        ],
        "iban": "AA88 N84G WOAK NMOI",
        "valid_until": "0" if days is None else str(int(call.now) // 1000 + days * _DAY),
        "query_from": "0",
        "query_to": "0",
        "created_time": str(_MADE),
        "modified_time": str(_MADE),
        "ip_allowlist": list(key.addresses) or [""],
        "last_used": str(int(call.now) // 1000),
    }
    return _ok(_as_documented(told) if key.variant == _CAMEL else told)


def _as_documented(told: Mapping[str, Any]) -> dict[str, Any]:
    """Return a description with the names, and the empty IP list, of the documentation."""
    words = ((name.split("_"), value) for name, value in told.items())
    camel = {first + "".join(map(str.title, more)): value for (first, *more), value in words}
    return camel | {"ipAllowlist": [address for address in told["ip_allowlist"] if address]}


def _balance(_call: ExchangeRequest, _key: Key) -> ExchangeReply:
    return _ok({"USDT": "1000.00000000"})


def _holdings(_call: ExchangeRequest, _key: Key) -> ExchangeReply:
    return _ok({"USDT": {"balance": "1000.00000000", "hold_trade": "0.00000000"}})


def _open_orders(_call: ExchangeRequest, _key: Key) -> ExchangeReply:
    return _ok({"open": {}})


def _add_order(call: ExchangeRequest, _key: Key) -> ExchangeReply:
    """Validate an order; one to be placed fails for lack of funds."""
    sent = _sent(call)
    needed = ("pair", "type", "ordertype", "volume")
    if missing := [name for name in needed if not sent.get(name)]:
        return _error(f"EGeneral:Invalid arguments:{missing[0]}")
    if sent.get("validate", "").lower() not in {"true", "1"}:
        return _error("EOrder:Insufficient funds")
    told = f"{sent['type']} {sent['volume']} {sent['pair']} @ {sent['ordertype']}"
    return _ok({"descr": {"order": f"{told} {sent.get('price', '')}".strip()}})


_PUBLIC, _PRIVATE = "/0/public/", "/0/private/"

VENUE = Venue(
    id="kraken",
    credentials=_credentials,
    public={
        ("GET", _PUBLIC + "Time"): _time,
        ("GET", _PUBLIC + "SystemStatus"): _system_status,
    },
    market=MARKET,
    private={
        ("POST", _PRIVATE + "GetApiKeyInfo"): SignedEndpoint(answer=_key_info),
        ("POST", _PRIVATE + "Balance"): SignedEndpoint(answer=_balance, needs=Permission.READ),
        ("POST", _PRIVATE + "BalanceEx"): SignedEndpoint(answer=_holdings, needs=Permission.READ),
        ("POST", _PRIVATE + "OpenOrders"): SignedEndpoint(
            answer=_open_orders, needs=Permission.READ
        ),
        ("POST", _PRIVATE + "AddOrder"): SignedEndpoint(answer=_add_order, needs=Permission.TRADE),
    },
    claimed_key=lambda call: call.headers.get("API-Key", ""),
    verify=_verify,
    denied=_denied,
    troubled=_troubled,
    not_found=json_reply({"error": ["EGeneral:Unknown method"]}, 404),
    strange_token="payout-funds",  # noqa: S106  # the name of a permission
    cannot_show=frozenset(
        {
            "no-futures",  # futures have keys of their own
            "internal-transfer",
            "expired",  # reported as an unknown key
            "region-blocked",
            "clock-skew",  # there is none: the nonce is a counter
        }
    ),
    ends_despite_ip_list=True,  # its owner sets the time
    reports={
        "read-only": (Problem.NO_TRADE,),
        "ip-refused": (Problem.KEY_OR_IP_OR_PERMISSION,),
    },
    own_cases=(
        Case(
            name="used-by-another-program",
            problems=(Problem.NONCE_IN_USE,),
            key=Key(permissions=FULL, last_nonce=_LARGEST_NONCE - 1),
        ),
        Case(
            name="described-in-camel-case",
            problems=(Problem.NO_IP_WHITELIST,),
            key=Key(permissions=FULL, variant=_CAMEL),
            addresses=(),
        ),
    ),
)
