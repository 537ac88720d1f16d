"""BingX: https://bingx-api.github.io/docs-v3, "Authentication" and "Account"."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, unquote

from bot.domain.credentials import Field
from bot.domain.diagnosis import Permission, Problem
from bot.sandbox.exchanges._http import (
    ExchangeReply,
    ExchangeRequest,
    as_number,
    html_reply,
    json_reply,
    same,
)
from bot.sandbox.exchanges._key import FULL, Key, Trouble
from bot.sandbox.exchanges._markets.bingx import MARKET
from bot.sandbox.exchanges._venue import Case, SignedEndpoint, Venue

_WINDOW = 5000  # milliseconds; a smaller recvWindow narrows it

_NUMBERS = "numbers"  # the older format: permissions as numbers
_BARE = "bare"  # the same without "code" and "data" around it

_KEYS_PAGE = "https://bingx.com/en/account/api"
_SAMPLE_CODE = "https://bingx-api.github.io/docs/#/en-us/spot/account-api.html#Query%20Assets"

_MADE = 1698645219000

_FLAGS = {
    Permission.READ: ("enableReading",),
    Permission.TRADE: ("enableSpotAndMarginTrading",),
    Permission.FUTURES: ("enableFutures",),
    Permission.TRANSFER: ("enableInternalTransfer", "permitsUniversalTransfer"),
    Permission.WITHDRAW: ("enableWithdrawals",),
}
_CODES = {
    Permission.TRADE: (1,),
    Permission.READ: (2,),
    Permission.FUTURES: (3,),
    Permission.TRANSFER: (4, 7),
    Permission.WITHDRAW: (5,),
}
_NEEDED = {
    Permission.READ: "Read",
    Permission.TRADE: "Spot Trading",
    Permission.FUTURES: "Perpetual Futures Trading",
}


def _credentials(digits: str) -> Mapping[Field, str]:
    """Return API key and secret of 86 characters each."""
    return {
        Field.API_KEY: f"facade{digits}{digits[:16]}",
        Field.SECRET: f"facade{digits[::-1]}{digits[:16]}",
    }


def _ok(call: ExchangeRequest, data: Any) -> ExchangeReply:
    envelope = {"code": 0, "timestamp": int(call.now), "msg": "", "debugMsg": ""}
    return json_reply(envelope | {"data": data})


def _error(call: ExchangeRequest, code: int, message: str) -> ExchangeReply:
    return json_reply({"code": code, "msg": message, "timestamp": int(call.now)})


def _verify(call: ExchangeRequest, key: Key | None) -> ExchangeReply | None:
    """Refuse as BingX does; the order of its checks is not documented."""
    sent = {name: values[0] for name, values in parse_qs(call.query).items()}
    if key is None:
        return _error(call, 100413, "Incorrect apiKey")
    if not key.admits(call.seen_ip):
        told = f"your current request IP is {call.seen_ip} does not match IP whitelist"
        return _error(
            call, 100419, f"{told} , please go to {_KEYS_PAGE}/ to verify the ip you have set"
        )
    if late := _late(call, sent):
        return late
    if not sent.get("signature"):
        return _error(call, 100412, "Null signature")
    return _forged(call, key, sent["signature"])


def _late(call: ExchangeRequest, sent: Mapping[str, str]) -> ExchangeReply | None:
    time = as_number(sent.get("timestamp"))
    window = min(as_number(sent.get("recvWindow")) or _WINDOW, _WINDOW)
    if time is not None and abs(call.now - time) <= window:
        return None
    told = "Null timestamp or timestamp mismatch, try to run our sample code from the link"
    return _error(call, 100421, f"{told} {_SAMPLE_CODE}")


def _forged(call: ExchangeRequest, key: Key, signature: str) -> ExchangeReply | None:
    """Refuse a signature unless it is that of the query before percent-encoding."""
    pairs = (pair for pair in call.query.split("&") if not pair.startswith("signature="))
    if same(signature, key.hmac_sha256(unquote("&".join(pairs))).hex()):
        return None
    told = "Signature verification failed due to signature mismatch"
    return _error(
        call, 100001, f"{told},please verify our authentication signature, see {_SAMPLE_CODE}"
    )


def _denied(call: ExchangeRequest, needed: Permission) -> ExchangeReply:
    told = "Permission denied as the API key was created without the permission"
    which = f"this api need {_NEEDED[needed]} permission, please config it in {_KEYS_PAGE}"
    return _error(call, 100004, f"{told}, {which}")


def _troubled(call: ExchangeRequest, trouble: Trouble) -> ExchangeReply:
    if trouble in _PAGES:
        return _PAGES[trouble]
    code, message = _REFUSALS[trouble]
    return _error(call, code, message)


_FREQUENCY = (
    "code:100410:The endpoint trigger frequency limit rule is currently in the disabled period"
    " and will be unblocked after 1727193814249"
)
_PAGES = {
    Trouble.HTML_ERROR: html_reply(502, "502 Bad Gateway"),
    Trouble.HTML_REFUSED: html_reply(403, "403 Forbidden"),
}
_REFUSALS = {
    Trouble.DOWN: (100500, "The system is busy, please try again later"),
    Trouble.RATE_LIMITED: (
        100410,
        _FREQUENCY,
    ),
    Trouble.REGION_BLOCKED: (
        101484,
        "This service is not available in your region, or the identity is not verified",
    ),
    Trouble.ACCOUNT_RESTRICTED: (
        100414,
        "the code account is abnormal, please contact customer service",
    ),
}


def _server_time(call: ExchangeRequest) -> ExchangeReply:
    return json_reply({"code": 0, "msg": "", "data": {"serverTime": int(call.now)}})


def _permissions(call: ExchangeRequest, key: Key) -> ExchangeReply:
    if key.variant == _BARE:
        return json_reply(_numbered(key))
    return _ok(call, _numbered(key) if key.variant == _NUMBERS else _flagged(key))


def _flagged(key: Key) -> dict[str, Any]:
    """Describe a key as the documentation of 2026 does; an IP list is a flag there."""
    granted = key.inspected()
    flags = {flag: p in granted for p, names in _FLAGS.items() for flag in names}
    return {
        "ipRestrict": bool(key.addresses),
        "createTime": _MADE,
        **flags,
        "enableVanillaOptions": False,
        **dict.fromkeys(key.strange_tokens, True),
    }


def _numbered(key: Key) -> dict[str, Any]:
    granted = key.inspected()
    return {
        "apiKey": key.api_key,
        "note": f"sandbox {key.case}",
        "permissions": sorted(c for p, codes in _CODES.items() if p in granted for c in codes),
        "ipAddresses": list(key.addresses) or [""],
    }


def _uid(call: ExchangeRequest, key: Key) -> ExchangeReply:
    return _ok(call, {"uid": str(key.account)})


def _balance(call: ExchangeRequest, _key: Key) -> ExchangeReply:
    return _ok(call, {"balances": [{"asset": "USDT", "free": "1000", "locked": "0"}]})


def _swap_balance(call: ExchangeRequest, _key: Key) -> ExchangeReply:
    amounts = ("balance", "equity", "unrealizedProfit", "availableMargin", "usedMargin")
    return _ok(call, {"balance": {"asset": "USDT"} | dict.fromkeys(amounts, "0.0000")})


def _open_orders(call: ExchangeRequest, _key: Key) -> ExchangeReply:
    return _ok(call, {"orders": []})


def _test_order(call: ExchangeRequest, _key: Key) -> ExchangeReply:
    sent = {name: values[0] for name, values in parse_qs(call.query).items()}
    if missing := [name for name in ("symbol", "side", "type") if not sent.get(name)]:
        return _error(call, 109400, f"Invalid parameters, err:{missing[0]}: This field is required")
    order = {
        "symbol": sent["symbol"],
        "orderId": 0,
        "side": sent["side"],
        "positionSide": sent.get("positionSide", "BOTH"),
        "type": sent["type"],
        "clientOrderId": sent.get("clientOrderId", ""),
        "workingType": sent.get("workingType", "MARK_PRICE"),
    }
    return _ok(call, {"order": order})


_API = "/openApi/"

VENUE = Venue(
    id="bingx",
    credentials=_credentials,
    public={
        ("GET", _API + "swap/v2/server/time"): _server_time,
        ("GET", _API + "spot/v1/server/time"): _server_time,
    },
    market=MARKET,
    private={
        ("GET", _API + "v1/account/apiPermissions"): SignedEndpoint(
            answer=_permissions, needs=Permission.READ
        ),
        ("GET", _API + "account/v1/uid"): SignedEndpoint(answer=_uid, needs=Permission.READ),
        ("GET", _API + "spot/v1/account/balance"): SignedEndpoint(
            answer=_balance, needs=Permission.READ
        ),
        ("GET", _API + "spot/v1/trade/openOrders"): SignedEndpoint(
            answer=_open_orders, needs=Permission.READ
        ),
        ("GET", _API + "swap/v2/user/balance"): SignedEndpoint(
            answer=_swap_balance, needs=Permission.READ
        ),
        ("GET", _API + "swap/v2/trade/openOrders"): SignedEndpoint(
            answer=_open_orders, needs=Permission.READ
        ),
        ("POST", _API + "swap/v2/trade/order/test"): SignedEndpoint(
            answer=_test_order, needs=Permission.FUTURES
        ),
    },
    claimed_key=lambda call: call.headers.get("X-BX-APIKEY", ""),
    verify=_verify,
    denied=_denied,
    troubled=_troubled,
    not_found=json_reply({"code": 100400, "msg": "this api is not exist"}, 404),
    strange_token="enablePayout",  # noqa: S106  # the name of a permission
    cannot_show=frozenset({"expired", "expiring-soon", "maintenance"}),
    own_cases=(
        Case(
            name="described-in-numbers",
            problems=(Problem.NO_IP_WHITELIST,),
            key=Key(permissions=FULL, variant=_NUMBERS),
            addresses=(),
        ),
        Case(name="described-in-bare-numbers", key=Key(permissions=FULL, variant=_BARE)),
        Case(
            name="may-withdraw-in-numbers",
            problems=(Problem.WITHDRAW_ENABLED,),
            key=Key(permissions=FULL | {Permission.WITHDRAW}, variant=_NUMBERS),
        ),
    ),
)
