"""Bitget: https://www.bitget.com/api-doc/common/signature. Classic and unified accounts."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

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
from bot.sandbox.exchanges._markets.bitget import MARKET
from bot.sandbox.exchanges._venue import Case, SignedEndpoint, Venue

_WINDOW = 30_000  # milliseconds, either way
_KEY_SHAPE = re.compile(r"bg_[0-9a-f]{32}")
_UNIFIED = "/api/v3/"

_HEADERS = {  # the message if it is missing: https://www.bitget.com/api-doc/common/error-code
    "ACCESS-KEY": ("40001", "ACCESS_KEY cannot be empty"),
    "ACCESS-SIGN": ("40003", "Signature cannot be empty"),
    "ACCESS-PASSPHRASE": ("40011", "ACCESS_PASSPHRASE cannot be empty"),
}

# Classic, read and read-write: https://www.bitget.com/api-doc/spot/account/Get-Account-Info
_READS = ("stor", "coor", "cpor", "wtor")  # spot, futures orders and holdings, wallet
_WRITES = {
    Permission.TRADE: ("stow",),
    Permission.FUTURES: ("coow", "cpow"),
    Permission.TRANSFER: ("wtow",),
    Permission.WITHDRAW: ("wwow",),
}


def _credentials(digits: str) -> Mapping[Field, str]:
    return {
        Field.API_KEY: f"bg_facade{digits[:26]}",
        Field.SECRET: f"facade{digits[::-1][:58]}",
        Field.PASSPHRASE: f"sample{digits[26:36]}",
    }


def _answer(
    call: ExchangeRequest, code: str, message: str, data: Any, status: int
) -> ExchangeReply:
    told = {"code": code, "msg": message, "requestTime": int(call.now), "data": data}
    return json_reply(told, status)


def _ok(call: ExchangeRequest, data: Any) -> ExchangeReply:
    return _answer(call, "00000", "success", data, 200)


def _error(call: ExchangeRequest, code: str, message: str, status: int = 400) -> ExchangeReply:
    return _answer(call, code, message, None, status)


def _claimed_key(call: ExchangeRequest) -> str:
    return call.headers.get("ACCESS-KEY", "")


def _verify(call: ExchangeRequest, key: Key | None) -> ExchangeReply | None:
    """Refuse as Bitget does: headers, time, key, address, kind of account, signature, passphrase.

    The kind of account comes before the signature:
    github.com/mydcc/cachy-app, docs/bitget-api/14_uta_v3.md.
    """
    for name, (code, message) in _HEADERS.items():
        if not call.headers.get(name):
            return _error(call, code, message)
    return _late(call) or _stranger(call, key) or _forged(call, key)


def _late(call: ExchangeRequest) -> ExchangeReply | None:
    time = as_number(call.headers.get("ACCESS-TIMESTAMP"))
    if time is None:
        return _error(call, "40005", "Invalid ACCESS_TIMESTAMP")
    if abs(call.now - time) > _WINDOW:
        return _error(call, "40008", "Request timestamp expired")
    return None


def _stranger(call: ExchangeRequest, key: Key | None) -> ExchangeReply | None:
    if not _KEY_SHAPE.fullmatch(_claimed_key(call)):
        return _error(call, "40006", "Invalid ACCESS_KEY")
    if key is None:
        return _error(call, "40037", "Apikey does not exist")
    if not key.admits(call.seen_ip):
        return _error(call, "40018", f"Invalid IP,current request ip {call.seen_ip}")
    return _of_the_other_kind(call, key)


def _of_the_other_kind(call: ExchangeRequest, key: Key) -> ExchangeReply | None:
    if key.unified == call.path.startswith(_UNIFIED):
        return None
    has, lacks = ("Unified", "Classic") if key.unified else ("Classic", "Unified")
    told = f"You are in {has} Account mode, and the {lacks} Account API is not supported"
    return _error(call, "40085" if key.unified else "40084", f"{told} at this time")


def _forged(call: ExchangeRequest, key: Key | None) -> ExchangeReply | None:
    """Refuse a wrong secret or passphrase. A query may be signed encoded or not."""
    sent = call.headers["ACCESS-SIGN"]
    if key is None or not any(
        same(sent, _signature(call, key, query)) for query in (call.query, unquote(call.query))
    ):
        return _error(call, "40009", "sign signature error")
    if not same(call.headers["ACCESS-PASSPHRASE"], key.fields[Field.PASSPHRASE]):
        return _error(call, "40012", "apikey/password is incorrect")
    return None


def _signature(call: ExchangeRequest, key: Key, query: str) -> str:
    tail = f"?{query}" if query else ""
    timestamp = call.headers["ACCESS-TIMESTAMP"]
    text = f"{timestamp}{call.method}{call.path}{tail}".encode() + call.body
    return base64_text(key.hmac_sha256(text))


def _denied(call: ExchangeRequest, needed: Permission) -> ExchangeReply:
    words = {Permission.READ: "spot order read", Permission.TRADE: "spot order write"}
    told = words.get(needed, "future pos read")
    return _error(call, "40014", f"Incorrect permissions, need {told} permissions")


def _troubled(call: ExchangeRequest, trouble: Trouble) -> ExchangeReply:
    if page := _PAGES.get(trouble):
        return page
    code, message, status = _TROUBLES[trouble]
    return _error(call, code, message, status)


_PAGES = {
    Trouble.HTML_ERROR: html_reply(502, "502 Bad Gateway"),
    Trouble.HTML_REFUSED: html_reply(403, "Attention Required! | Cloudflare"),
    # Its own codes for this are unknown; 451 is the status of HTTP (RFC 7725).
    Trouble.REGION_BLOCKED: html_reply(451, "Unavailable For Legal Reasons"),
}
_TROUBLES = {
    Trouble.DOWN: ("40015", "System is abnormal, please try again later", 400),
    Trouble.MAINTENANCE: ("40200", "Server upgrade, please try again later", 400),
    Trouble.RATE_LIMITED: ("429", "Too Many Requests", 429),
    Trouble.ACCOUNT_RESTRICTED: ("40024", "Account is frozen", 400),
}


def _time(call: ExchangeRequest) -> ExchangeReply:
    return _ok(call, {"serverTime": str(int(call.now))})


def _classic_info(call: ExchangeRequest, key: Key) -> ExchangeReply:
    return _ok(
        call,
        {
            "userId": str(key.account),
            "inviterId": "",
            "ips": ",".join(key.addresses),
            "authorities": [*_authorities(key.inspected()), *key.strange_tokens],
            "parentId": key.account,
            "traderType": "not_trader",
            "channelCode": "",
            "channel": "",
            "regisTime": "1698645219000",
        },
    )


def _authorities(granted: frozenset[Permission]) -> tuple[str, ...]:
    """Return the permission names of a key; write access implies read access."""
    writes = tuple(
        w for permission, words in _WRITES.items() if permission in granted for w in words
    )
    return writes or _READS


def _unified_info(call: ExchangeRequest, key: Key) -> ExchangeReply:
    """Describe a key as the unified API does.

    The documentation writes "read-and-write"; what is sent has underscores: typed-bitget.
    """
    granted = key.inspected()
    withdraw = ("withdraw",) if Permission.WITHDRAW in granted else ()
    may_write = bool(granted & {Permission.TRADE, Permission.FUTURES})
    return _ok(
        call,
        {
            "userId": str(key.account),
            "inviterId": None,
            "parentId": None,
            "permType": "read_and_write" if may_write else "read_only",
            "permissions": ["uta_mgt", "uta_trade", *withdraw, *key.strange_tokens],
            "regisTime": "1698645219000",
            "ips": ",".join(key.addresses) or None,
        },
    )


def _classic_assets(call: ExchangeRequest, _key: Key) -> ExchangeReply:
    amounts = dict.fromkeys(("frozen", "locked", "limitAvailable"), "0")
    holding = {"coin": "USDT", "available": "1000", "uTime": str(int(call.now))}
    return _ok(call, [holding | amounts])


def _unified_assets(call: ExchangeRequest, _key: Key) -> ExchangeReply:
    holding = {"coin": "USDT"} | dict.fromkeys(("debt", "locked", "bonus"), "0")
    holding |= dict.fromkeys(("equity", "usdValue", "balance", "available"), "1000")
    return _ok(call, dict.fromkeys(_UNIFIED_TOTALS, "0") | {"assets": [holding]})


_UNIFIED_TOTALS = (
    *("accountEquity", "usdtEquity", "btcEquity", "effEquity", "leverage"),
    *("unrealisedPnl", "usdtUnrealisedPnl", "btcUnrealizedPnl"),  # spelt as it is sent
    *("mmr", "imr", "mgnRatio", "positionMgnRatio", "positionValue"),
)


def _futures_accounts(call: ExchangeRequest, _key: Key) -> ExchangeReply:
    amounts = ("locked", "available", "accountEquity", "usdtEquity", "btcEquity")
    return _ok(call, [{"marginCoin": "USDT"} | dict.fromkeys(amounts, "0")])


def _no_orders(call: ExchangeRequest, key: Key) -> ExchangeReply:
    return _ok(call, {"list": [], "cursor": None} if key.unified else [])


def _cancel(call: ExchangeRequest, _key: Key) -> ExchangeReply:
    order = call.fields
    if not order.get("symbol"):
        return _error(call, "40019", "Parameter symbol cannot be empty")
    if not (order.get("orderId") or order.get("clientOid")):
        return _error(call, "40019", "Parameter orderId cannot be empty")
    return _error(call, "43001", "The order does not exist")


_SPOT = "/api/v2/spot/"

VENUE = Venue(
    id="bitget",
    credentials=_credentials,
    public={("GET", "/api/v2/public/time"): _time, ("GET", f"{_UNIFIED}market/time"): _time},
    market=MARKET,
    private={
        ("GET", f"{_SPOT}account/info"): SignedEndpoint(
            answer=_classic_info, needs=Permission.READ
        ),
        ("GET", f"{_SPOT}account/assets"): SignedEndpoint(
            answer=_classic_assets, needs=Permission.READ
        ),
        ("GET", f"{_SPOT}trade/unfilled-orders"): SignedEndpoint(
            answer=_no_orders, needs=Permission.READ
        ),
        ("POST", f"{_SPOT}trade/cancel-order"): SignedEndpoint(
            answer=_cancel, needs=Permission.TRADE
        ),
        ("GET", "/api/v2/mix/account/accounts"): SignedEndpoint(
            answer=_futures_accounts, needs=Permission.FUTURES
        ),
        ("GET", f"{_UNIFIED}account/info"): SignedEndpoint(answer=_unified_info),
        ("GET", f"{_UNIFIED}account/assets"): SignedEndpoint(
            answer=_unified_assets, needs=Permission.READ
        ),
        ("GET", f"{_UNIFIED}trade/unfilled-orders"): SignedEndpoint(
            answer=_no_orders, needs=Permission.READ
        ),
    },
    claimed_key=_claimed_key,
    verify=_verify,
    denied=_denied,
    troubled=_troubled,
    not_found=json_reply({"code": "40404", "msg": "Request URL NOT FOUND", "data": None}, 404),
    strange_token="payw",  # noqa: S106  # the name of a permission
    cannot_show=frozenset({"expired", "expiring-soon"}),
    own_cases=(
        Case(name="unified-account", key=Key(permissions=FULL, unified=True)),
        Case(
            name="unified-may-withdraw",
            problems=(Problem.WITHDRAW_ENABLED,),
            key=Key(permissions=FULL | {Permission.WITHDRAW}, unified=True),
        ),
    ),
)
