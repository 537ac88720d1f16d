"""Gate: https://www.gate.com/docs/developers/apiv4, "Authentication" and "Account"."""

import hashlib
import hmac
import math
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, unquote_plus

from bot.domain.credentials import Field
from bot.domain.diagnosis import Permission, Problem
from bot.sandbox.exchanges._http import ExchangeReply, ExchangeRequest, html_reply, json_reply, same
from bot.sandbox.exchanges._key import FULL, Key, Trouble
from bot.sandbox.exchanges._markets.gate import MARKET
from bot.sandbox.exchanges._venue import Case, SignedEndpoint, Venue

_WINDOW = 60_000  # milliseconds either way, as REQUEST_EXPIRED says
_HEADERS = ("KEY", "Timestamp", "SIGN")
_SHOWN = 12  # characters of a key that the list of keys does not mask

_ONE_OBJECT = "one-object"  # main_keys as Gate's own SDK models it: an object, not a list
_UNLISTED = "unlisted"  # no "account" permission, or a sub-account: main_keys is refused

_MADE = 1753030929  # seconds

_READ = ("spot", "wallet", "account")
_WRITE = {
    Permission.TRADE: "spot",
    Permission.FUTURES: "futures",
    Permission.TRANSFER: "wallet",
    Permission.WITHDRAW: "withdraw",  # assumed: no name is documented
}


def _credentials(digits: str) -> Mapping[Field, str]:
    return {Field.API_KEY: f"facade{digits[:26]}", Field.SECRET: f"facade{digits[6:]}"}


def _error(status: int, label: str, message: str) -> ExchangeReply:
    return json_reply({"label": label, "message": message}, status)


def _verify(call: ExchangeRequest, key: Key | None) -> ExchangeReply | None:
    """Refuse as Gate does: headers, time (before the key, seen live), key, address, signature."""
    if missing := [name for name in _HEADERS if not call.headers.get(name)]:
        return _error(400, "MISSING_REQUIRED_HEADER", f"Missing required header: {missing[0]}")
    if late := _late(call):
        return late
    if key is None:
        return _error(401, "INVALID_KEY", "Invalid key provided")
    if not key.admits(call.seen_ip):
        return _error(403, "FORBIDDEN", f"Request IP not in whitelist: {call.seen_ip}")
    if not same(call.headers["SIGN"], _signature(call, key)):
        return _error(401, "INVALID_SIGNATURE", "Signature mismatch")
    return None


def _late(call: ExchangeRequest) -> ExchangeReply | None:
    sent = call.headers["Timestamp"]
    try:
        gap = abs(call.now - float(sent) * 1000)  # Gate's own SDK sends fractions of a second
    except ValueError:
        gap = math.inf
    if gap <= _WINDOW:
        return None
    told = f"gap between request Timestamp and server time exceeds {_WINDOW // 1000}"
    now = int(call.now) // 1000
    return _error(403, "REQUEST_EXPIRED", f"{told} current_time:{now} header.timestamp:{sent}")


def _signature(call: ExchangeRequest, key: Key) -> str:
    """Return the signature of a call; a query is signed before percent-encoding."""
    digest = hashlib.sha512(call.body).hexdigest()
    query = unquote_plus(call.query)
    text = "\n".join((call.method, call.path, query, digest, call.headers["Timestamp"]))
    return hmac.digest(key.fields[Field.SECRET].encode(), text.encode(), hashlib.sha512).hex()


def _denied(_call: ExchangeRequest, needed: Permission) -> ExchangeReply:
    if needed is Permission.TRADE:  # every key may at least read spot
        return _error(403, "READ_ONLY", "API key is read-only")
    return _error(403, "FORBIDDEN", "API key does not have permission to access this resource")


def _troubled(_call: ExchangeRequest, trouble: Trouble) -> ExchangeReply:
    return _TROUBLES[trouble]


_TROUBLES = {
    Trouble.DOWN: _error(500, "SERVER_ERROR", "Internal server error"),
    Trouble.HTML_ERROR: html_reply(502, "502 Bad Gateway"),
    Trouble.HTML_REFUSED: html_reply(403, "Access Denied"),
    Trouble.RATE_LIMITED: json_reply(
        {"label": "TOO_MANY_REQUESTS", "message": "Request Rate limit Exceeded (311)"},
        429,
        {
            "X-Gate-RateLimit-Requests-Remain": "0",
            "X-Gate-RateLimit-Limit": "200",
            "X-Gate-RateLimit-Reset-Timestamp": "1700000000",
        },
    ),
    Trouble.ACCOUNT_RESTRICTED: _error(403, "ACCOUNT_LOCKED", "Account is locked"),
}


def _time(call: ExchangeRequest) -> ExchangeReply:
    return json_reply({"server_time": int(call.now)})


def _entry(key: Key) -> dict[str, Any]:
    granted = key.inspected()
    written = [name for permission, name in _WRITE.items() if permission in granted]
    read = [name for name in _READ if name not in written]
    return _described(
        key.api_key,
        perms=dict.fromkeys((*written, *key.strange_tokens), False) | dict.fromkeys(read, True),
        name=f"sandbox {key.case}",
        addresses=key.addresses,
    )


def _described(
    api_key: str, *, perms: Mapping[str, bool], name: str, addresses: tuple[str, ...] = ()
) -> dict[str, Any]:
    """Return a key as in the list; `perms` is name → whether it is read-only."""
    return {
        "state": 1,
        "mode": 1,
        "name": name,
        "perms": [{"name": name, "read_only": only} for name, only in perms.items()],
        "ip_whitelist": list(addresses),
        "currency_pairs": [],
        "key": f"{api_key[:_SHOWN]}*****",
        "created_at": _MADE,
        "update_at": _MADE,
        "last_access": _MADE,
    }


# The permissions of other keys do not concern this one.
_OTHERS = (
    _described("c5dcfbf1f3a7", perms={"withdraw": False, "wallet": False}, name="another"),
    _described("52fd0035f665", perms={"spot": True}, name="a third"),
)


def _main_keys(call: ExchangeRequest, key: Key) -> ExchangeReply:
    if key.variant == _UNLISTED:
        return _denied(call, Permission.READ)
    entry, owner = _entry(key), {"user_id": key.account}
    if key.variant == _ONE_OBJECT:
        return json_reply(entry | owner)
    return json_reply([listed | owner for listed in (_OTHERS[0], entry, *_OTHERS[1:])])


def _detail(call: ExchangeRequest, key: Key) -> ExchangeReply:
    if key.variant == _UNLISTED:
        return _denied(call, Permission.READ)
    return json_reply(
        {
            "user_id": key.account,
            "ip_whitelist": list(key.addresses),
            "currency_pairs": [],
            "key": {"mode": 1},
            "tier": 2,
            "copy_trading_role": 0,
        }
    )


def _spot_accounts(_call: ExchangeRequest, _key: Key) -> ExchangeReply:
    return json_reply([{"currency": "USDT", "available": "1000", "locked": "0", "update_id": 1}])


def _nothing(_call: ExchangeRequest, _key: Key) -> ExchangeReply:
    return json_reply([])


def _total_balance(_call: ExchangeRequest, _key: Key) -> ExchangeReply:
    total = {"amount": "1000", "currency": "USDT"}
    return json_reply({"details": {"spot": total}, "total": total})


def _cancel(call: ExchangeRequest, key: Key) -> ExchangeReply:
    if not parse_qs(call.query).get("currency_pair"):
        told = "Missing required parameter: currency_pair"
        return _error(400, "MISSING_REQUIRED_PARAM", told)
    return _cancel_futures(call, key)


def _cancel_futures(call: ExchangeRequest, _key: Key) -> ExchangeReply:
    order = call.path.rpartition("/")[2]
    return _error(404, "ORDER_NOT_FOUND", f"Order with ID {order} not found")


def _futures_account(call: ExchangeRequest, key: Key) -> ExchangeReply:
    amounts = ("total", "unrealised_pnl", "position_margin", "order_margin", "available", "point")
    currency = call.path.split("/")[4].upper()
    account = {"user": key.account, "currency": currency, "in_dual_mode": False}
    return json_reply(account | dict.fromkeys(amounts, "0"))


_API = "/api/v4/"

VENUE = Venue(
    id="gate",
    credentials=_credentials,
    public={("GET", _API + "spot/time"): _time},
    market=MARKET,
    private={
        ("GET", _API + "account/main_keys"): SignedEndpoint(
            answer=_main_keys, needs=Permission.READ
        ),
        ("GET", _API + "account/detail"): SignedEndpoint(answer=_detail, needs=Permission.READ),
        ("GET", _API + "spot/accounts"): SignedEndpoint(
            answer=_spot_accounts, needs=Permission.READ
        ),
        ("GET", _API + "spot/open_orders"): SignedEndpoint(answer=_nothing, needs=Permission.READ),
        ("GET", _API + "wallet/total_balance"): SignedEndpoint(
            answer=_total_balance, needs=Permission.READ
        ),
        # An arbitrary number; no order has it.
        ("DELETE", _API + "spot/orders/1"): SignedEndpoint(answer=_cancel, needs=Permission.TRADE),
        ("DELETE", _API + "futures/usdt/orders/1"): SignedEndpoint(
            answer=_cancel_futures, needs=Permission.FUTURES
        ),
        **{
            ("GET", f"{_API}futures/{settle}/accounts"): SignedEndpoint(
                answer=_futures_account, needs=Permission.FUTURES
            )
            for settle in ("usdt", "btc")
        },
    },
    claimed_key=lambda call: call.headers.get("KEY", ""),
    verify=_verify,
    denied=_denied,
    troubled=_troubled,
    not_found=_error(404, "NOT_FOUND", "Not Found"),
    strange_token="payout",  # noqa: S106  # the name of a permission
    cannot_show=frozenset({"expired", "expiring-soon", "maintenance", "region-blocked"}),
    # Write access to a wallet allows transfers; whether also withdrawals is not reported.
    reports={"internal-transfer": (Problem.WITHDRAW_UNKNOWN, Problem.TRANSFER_ENABLED)},
    own_cases=(
        Case(name="described-as-one-object", key=Key(permissions=FULL, variant=_ONE_OBJECT)),
        Case(
            name="not-described",
            problems=(Problem.WITHDRAW_UNKNOWN,),
            key=Key(permissions=FULL, variant=_UNLISTED),
        ),
    ),
)
