"""KuCoin: https://www.kucoin.com/docs-new/authentication. Spot and futures hosts in one."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, unquote

from bot.domain.credentials import Field
from bot.domain.diagnosis import Permission
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
from bot.sandbox.exchanges._markets.kucoin import MARKET
from bot.sandbox.exchanges._trading.kucoin import RULES, TRADING, UNIFIED, error, ok
from bot.sandbox.exchanges._venue import Case, SignedEndpoint, Venue

_WINDOW = 5000  # milliseconds, no recvWindow: github.com/Kucoin/kucoin-api-docs, error table
_SIGNED_VERSIONS = ("2", "3")  # of the key; version 1 sent the passphrase as it is

_HEADERS = ("KC-API-KEY", "KC-API-SIGN", "KC-API-TIMESTAMP", "KC-API-PASSPHRASE")

_TOKENS = {
    Permission.READ: "General",
    Permission.TRADE: "Spot",
    Permission.FUTURES: "Futures",
    Permission.TRANSFER: "InnerTransfer",  # "FlexTransfers" on the key page
    Permission.WITHDRAW: "Transfer",  # "Withdrawal" on the key page
}


def _credentials(digits: str) -> Mapping[Field, str]:
    return {
        Field.API_KEY: f"facade{digits[:18]}",
        Field.SECRET: f"facade{digits[18:20]}-{digits[20:24]}-4{digits[24:27]}"
        f"-a{digits[27:30]}-{digits[30:42]}",
        Field.PASSPHRASE: f"sample-{digits[42:50]}",
    }


def _verify(call: ExchangeRequest, key: Key | None) -> ExchangeReply | None:
    """Refuse as KuCoin does: headers, time, key, address, signature, passphrase."""
    if not all(call.headers.get(name) for name in _HEADERS):
        told = f"Please check the header of your request for {', '.join(_HEADERS)}"
        return error(400, "400001", told)
    time = as_number(call.headers["KC-API-TIMESTAMP"])
    if time is None or abs(call.now - time) > _WINDOW:
        return error(400, "400002", "Invalid KC-API-TIMESTAMP")
    if key is None:
        return error(401, "400003", "The API key does not exist or site mismatch.")
    if not key.admits(call.seen_ip):
        # 403: github.com/Kucoin/kucoin-api-docs/issues/395
        told = f"Invalid request ip, the current clientIp is:{call.seen_ip}"
        return error(403, "400006", told)
    return _forged(call, key)


def _forged(call: ExchangeRequest, key: Key) -> ExchangeReply | None:
    """Refuse a signature with other values.

    The secret spoils the passphrase header too. The signature is looked at first, or else no one
    would ever have met 400005; the order of the two is not documented.
    """
    if not same(call.headers["KC-API-SIGN"], _signature(call, key)):
        return error(401, "400005", "Invalid KC-API-SIGN")
    if not _passphrase_fits(call, key):
        return error(401, "400004", "Invalid KC-API-PASSPHRASE")
    return None


def _signature(call: ExchangeRequest, key: Key) -> str:
    """Return the signature of a call; a query is signed before percent-encoding."""
    query = f"?{unquote(call.query)}" if call.query else ""
    timestamp = call.headers["KC-API-TIMESTAMP"]
    text = f"{timestamp}{call.method}{call.path}{query}".encode() + call.body
    return base64_text(key.hmac_sha256(text))


def _passphrase_fits(call: ExchangeRequest, key: Key) -> bool:
    right = base64_text(key.hmac_sha256(key.fields[Field.PASSPHRASE]))
    signed = call.headers.get("KC-API-KEY-VERSION") in _SIGNED_VERSIONS
    return signed and same(call.headers["KC-API-PASSPHRASE"], right)


def _denied(_call: ExchangeRequest, _needed: Permission) -> ExchangeReply:
    return error(403, "400007", "Access denied, require more permission")


def _troubled(_call: ExchangeRequest, trouble: Trouble) -> ExchangeReply:
    return _TROUBLES[trouble]


_TROUBLES = {
    Trouble.DOWN: error(503, "500000", "Internal Server Error"),
    Trouble.HTML_ERROR: html_reply(502, "502 Bad Gateway"),
    Trouble.HTML_REFUSED: html_reply(403, "403 Forbidden"),
    Trouble.RATE_LIMITED: json_reply(
        {"code": "429000", "msg": "Too many requests. System-level rate limit exceeded."},
        429,
        {
            "Retry-After": "1",
            "gw-ratelimit-limit": "2000",
            "gw-ratelimit-remaining": "0",
            "gw-ratelimit-reset": "1000",  # milliseconds
        },
    ),
    Trouble.REGION_BLOCKED: error(
        403,
        "600004",
        "Our services are currently unavailable in your location"
        " due to country, region, or IP restrictions.",
    ),
    Trouble.ACCOUNT_RESTRICTED: error(200, "411100", "User are frozen"),
}


def _timestamp(call: ExchangeRequest) -> ExchangeReply:
    return ok(int(call.now))


def _status(_call: ExchangeRequest) -> ExchangeReply:
    return ok({"status": "open", "msg": ""})


def _masked(address: str) -> str:
    """Return an address as KuCoin reports it: the first and the last part."""
    separator = ":" if ":" in address else "."
    parts = address.split(separator)
    return f"{parts[0]}{separator}**{separator}{parts[-1]}"


def _describe(key: Key) -> dict[str, Any]:
    granted = key.inspected()
    return {
        "remark": f"sandbox {key.case}",
        "apiKey": key.api_key,
        "apiVersion": 3,
        "permission": ",".join(
            [token for permission, token in _TOKENS.items() if permission in granted]
            + list(key.strange_tokens)
        ),
        "ipWhitelist": ",".join(_masked(address) for address in key.addresses),
        "createdAt": 1728443843000,
        "uid": key.account,
        "isMaster": True,
    }


def _key_info(_call: ExchangeRequest, key: Key) -> ExchangeReply:
    return ok(_describe(key))


def _unified_key_info(_call: ExchangeRequest, key: Key) -> ExchangeReply:
    """Describe a key as the unified API does; an empty IP list is left out there."""
    told = {name: value for name, value in _describe(key).items() if value != ""}
    return ok(told | {"region": "ID", "kycStatus": 1, "siteType": "global"})


def _futures_account(call: ExchangeRequest, _key: Key) -> ExchangeReply:
    amounts = (
        "accountEquity",
        "unrealisedPNL",
        "marginBalance",
        "positionMargin",
        "orderMargin",
        "frozenFunds",
        "availableBalance",
        "riskRatio",
        "maxWithdrawAmount",
    )
    currency = parse_qs(call.query).get("currency", ["XBT"])[0]
    return ok(dict.fromkeys(amounts, 0) | {"currency": currency})


def _symbols_with_orders(_call: ExchangeRequest, _key: Key) -> ExchangeReply:
    return ok({"symbols": []})


def _order_page(_call: ExchangeRequest, _key: Key) -> ExchangeReply:
    return ok({"currentPage": 1, "pageSize": 50, "totalNum": 0, "totalPage": 0, "items": []})


def _recent_orders(_call: ExchangeRequest, _key: Key) -> ExchangeReply:
    return ok([])


def _test_order(call: ExchangeRequest, _key: Key) -> ExchangeReply:
    order = call.fields
    if missing := [name for name in ("symbol", "side") if not order.get(name)]:
        return error(400, "400100", f"validation.createOrder.{missing[0]}IsRequired")
    return ok({"orderId": "670fd33bf9406e0007ab3945", "clientOid": order.get("clientOid")})


def _test_order_on_either_host(call: ExchangeRequest, key: Key) -> ExchangeReply:
    """Answer a path that spot and futures share; only spot pairs have a dash in their name."""
    spot = "-" in str(call.fields.get("symbol", "-"))
    needed = Permission.TRADE if spot else Permission.FUTURES
    return _test_order(call, key) if needed in key.permissions else _denied(call, needed)


VENUE = Venue(
    id="kucoin",
    credentials=_credentials,
    public={("GET", "/api/v1/timestamp"): _timestamp, ("GET", "/api/v1/status"): _status},
    market=MARKET,
    trading=TRADING,
    rules=RULES,
    unsure=lambda _call: error(200, "408000", "Network timeout, please try again later"),
    private={
        ("GET", "/api/v1/user/api-key"): SignedEndpoint(answer=_key_info, needs=Permission.READ),
        ("GET", "/api/ua/v1/user/api-key"): SignedEndpoint(
            answer=_unified_key_info, needs=Permission.READ
        ),
        ("GET", "/api/v1/hf/orders/active/symbols"): SignedEndpoint(
            answer=_symbols_with_orders, needs=Permission.READ
        ),
        ("GET", "/api/v1/orders"): SignedEndpoint(answer=_order_page, needs=Permission.READ),
        ("GET", "/api/v1/limit/orders"): SignedEndpoint(
            answer=_recent_orders, needs=Permission.READ
        ),
        ("POST", "/api/v1/hf/orders/test"): SignedEndpoint(
            answer=_test_order, needs=Permission.TRADE
        ),
        ("POST", "/api/v1/orders/test"): SignedEndpoint(answer=_test_order_on_either_host),
        ("GET", "/api/v1/account-overview"): SignedEndpoint(
            answer=_futures_account, needs=Permission.FUTURES
        ),
    },
    claimed_key=lambda call: call.headers.get("KC-API-KEY", ""),
    verify=_verify,
    denied=_denied,
    troubled=_troubled,
    not_found=error(404, "404", "Not Found"),
    strange_token="GlobalPayout",  # noqa: S106  # the name of a permission
    cannot_show=frozenset({"expired", "expiring-soon", "maintenance"}),
    own_cases=(Case(name="unified-account", key=Key(permissions=FULL, variant=UNIFIED)),),
)
