"""Binance: github.com/binance/binance-spot-api-docs. Spot, wallet and futures hosts in one."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs

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
from bot.sandbox.exchanges._key import Key, Trouble
from bot.sandbox.exchanges._markets.binance import MARKET
from bot.sandbox.exchanges._trading.binance import RULES, TRADING
from bot.sandbox.exchanges._venue import SignedEndpoint, Venue

_AHEAD = 1000  # milliseconds a caller's clock may be ahead: rest-api.md, timing security
_DEFAULT_WINDOW = 5000
_LONGEST_WINDOW = 60_000

_KEY_SHAPE = re.compile(r"[A-Za-z0-9]{64}")
_WALLET, _FUTURES = "/sapi/", "/fapi/"


def _credentials(digits: str) -> Mapping[Field, str]:
    return {
        Field.API_KEY: f"facade{digits[:58]}",
        Field.SECRET: f"facade{digits[::-1][:58]}",
    }


def _error(status: int, code: int, message: str) -> ExchangeReply:
    return json_reply({"code": code, "msg": message}, status)


def _claimed_key(call: ExchangeRequest) -> str:
    return call.headers.get("X-MBX-APIKEY", "")


def _verify(call: ExchangeRequest, key: Key | None) -> ExchangeReply | None:
    """Refuse as Binance does: format, parameters, key and address, time, signature."""
    if not _KEY_SHAPE.fullmatch(_claimed_key(call)):
        return _error(401, -2014, "API-key format invalid.")
    sent = _parameters(call)
    if missing := [name for name in ("timestamp", "signature") if not sent.get(name)]:
        return _mandatory(missing[0])
    return _stranger(call, key) or _late(call, sent) or _forged(call, key, sent["signature"])


def _stranger(call: ExchangeRequest, key: Key | None) -> ExchangeReply | None:
    """Refuse an unknown key or address. Only the wallet host distinguishes the two.

    github.com/binance/binance-signature-examples/issues/17, github.com/ccxt/ccxt/issues/18653
    """
    if key is None and call.path.startswith(_WALLET):
        return _error(400, -2008, "Invalid Api-Key ID.")
    return None if key and key.admits(call.seen_ip) else _rejected(call)


def _rejected(call: ExchangeRequest) -> ExchangeReply:
    """Refuse a key, an address or a permission; the futures host names the address."""
    told = "Invalid API-key, IP, or permissions for action"
    if call.path.startswith(_FUTURES):
        return _error(401, -2015, f"{told}, request ip: {call.seen_ip}")
    return _error(400 if call.path.startswith(_WALLET) else 401, -2015, f"{told}.")


def _late(call: ExchangeRequest, sent: Mapping[str, str]) -> ExchangeReply | None:
    window = as_number(sent.get("recvWindow")) or _DEFAULT_WINDOW
    if window > _LONGEST_WINDOW:
        return _error(400, -1131, "recvWindow must be less than 60000.")
    time = as_number(sent["timestamp"])
    if time is None:
        return _mandatory("timestamp")
    if time >= call.now + _AHEAD:
        told = "Timestamp for this request was 1000ms ahead of the server's time."
        return _error(400, -1021, told)
    if call.now - time > window:
        return _error(400, -1021, "Timestamp for this request is outside of the recvWindow.")
    return None


def _forged(call: ExchangeRequest, key: Key | None, signature: str) -> ExchangeReply | None:
    """Refuse a signature that does not cover query and body; upper and lower case are equal."""
    signed = _unsigned(call.query) + _unsigned(call.body.decode(errors="replace"))
    if key and same(signature.lower(), key.hmac_sha256(signed).hex()):
        return None
    return _error(400, -1022, "Signature for this request is not valid.")


def _unsigned(pairs: str) -> str:
    return "&".join(pair for pair in pairs.split("&") if not pair.startswith("signature="))


def _parameters(call: ExchangeRequest) -> dict[str, str]:
    """Return query and form body merged; the query takes precedence."""
    body, query = (parse_qs(text) for text in (call.body.decode(errors="replace"), call.query))
    return {name: values[0] for name, values in (body | query).items()}


def _mandatory(name: str) -> ExchangeReply:
    told = f"Mandatory parameter '{name}' was not sent, was empty/null, or malformed."
    return _error(400, -1102, told)


def _denied(call: ExchangeRequest, _needed: Permission) -> ExchangeReply:
    return _rejected(call)


def _troubled(_call: ExchangeRequest, trouble: Trouble) -> ExchangeReply:
    return _TROUBLES[trouble]


_TROUBLES = {
    Trouble.DOWN: _error(
        503,
        -1008,
        "Server is currently overloaded with other requests. Please try again in a few minutes.",
    ),
    Trouble.HTML_ERROR: html_reply(502, "502 Bad Gateway"),
    Trouble.HTML_REFUSED: html_reply(403, "ERROR: The request could not be satisfied"),
    Trouble.RATE_LIMITED: json_reply(
        {
            "code": -1003,
            "msg": "Too much request weight used; current limit is 6000 request weight per"
            " 1 MINUTE. Please use WebSocket Streams for live updates to avoid polling the API.",
        },
        429,
        {"Retry-After": "1", "x-mbx-used-weight-1m": "6001"},
    ),
    # github.com/eprbell/dali-rp2/pull/237
    Trouble.REGION_BLOCKED: _error(
        451,
        0,
        "Service unavailable from a restricted location according to 'b. Eligibility' in"
        " https://www.binance.com/en/terms. Please contact customer service if you believe"
        " you received this message in error.",
    ),
}


def _time(call: ExchangeRequest) -> ExchangeReply:
    return json_reply({"serverTime": int(call.now)})


def _ping(_call: ExchangeRequest) -> ExchangeReply:
    return json_reply({})


def _system_status(_call: ExchangeRequest) -> ExchangeReply:
    return json_reply({"status": 0, "msg": "normal"})


def _restrictions(_call: ExchangeRequest, key: Key) -> ExchangeReply:
    """Describe the key: its flags, and whether it has an IP list."""
    granted = key.inspected()
    return json_reply(
        {
            "ipRestrict": bool(key.addresses),
            "createTime": 1698645219000,
            "enableReading": Permission.READ in granted,
            "enableWithdrawals": Permission.WITHDRAW in granted,
            "enableInternalTransfer": Permission.TRANSFER in granted,
            "enableMargin": False,
            "enableFutures": Permission.FUTURES in granted,
            "permitsUniversalTransfer": Permission.TRANSFER in granted,
            "enableVanillaOptions": False,
            "enableFixApiTrade": False,
            "enableFixReadOnly": True,
            "enableSpotAndMarginTrading": Permission.TRADE in granted,
            "enablePortfolioMarginTrading": False,
            **dict.fromkeys(key.strange_tokens, True),
        }
    )


def _open_orders(_call: ExchangeRequest, _key: Key) -> ExchangeReply:
    return json_reply([])


def _test_order(call: ExchangeRequest, _key: Key) -> ExchangeReply:
    sent = _parameters(call)
    missing = [name for name in ("symbol", "side", "type") if not sent.get(name)]
    return _mandatory(missing[0]) if missing else json_reply({})


def _futures_balance(call: ExchangeRequest, _key: Key) -> ExchangeReply:
    amounts: dict[str, Any] = dict.fromkeys(("balance", "crossWalletBalance", "crossUnPnl"), "0.0")
    amounts |= dict.fromkeys(("availableBalance", "maxWithdrawAmount"), "0.0")
    known = {"accountAlias": "SgsR", "asset": "USDT", "marginAvailable": True}
    return json_reply([known | amounts | {"updateTime": int(call.now)}])


VENUE = Venue(
    id="binance",
    credentials=_credentials,
    public={
        ("GET", "/api/v3/time"): _time,
        ("GET", "/api/v3/ping"): _ping,
        ("GET", "/sapi/v1/system/status"): _system_status,
        ("GET", "/fapi/v1/time"): _time,
        ("GET", "/fapi/v1/ping"): _ping,
    },
    market=MARKET,
    trading=TRADING,
    rules=RULES,
    unsure=lambda _call: _error(  # errors.md, -1007
        504,
        -1007,
        "Timeout waiting for response from backend server. Send status unknown; execution status"
        " unknown.",
    ),
    private={
        ("GET", "/sapi/v1/account/apiRestrictions"): SignedEndpoint(
            answer=_restrictions, needs=Permission.READ
        ),
        ("POST", "/api/v3/order/test"): SignedEndpoint(answer=_test_order, needs=Permission.TRADE),
        ("GET", "/fapi/v2/balance"): SignedEndpoint(
            answer=_futures_balance, needs=Permission.FUTURES
        ),
        ("GET", "/fapi/v3/balance"): SignedEndpoint(
            answer=_futures_balance, needs=Permission.FUTURES
        ),
        ("GET", "/fapi/v1/openOrders"): SignedEndpoint(
            answer=_open_orders, needs=Permission.FUTURES
        ),
        ("POST", "/fapi/v1/order/test"): SignedEndpoint(
            answer=_test_order, needs=Permission.FUTURES
        ),
    },
    claimed_key=_claimed_key,
    verify=_verify,
    denied=_denied,
    troubled=_troubled,
    not_found=html_reply(404, "404 Not Found"),
    strange_token="enablePayouts",  # noqa: S106  # the name of a permission
    cannot_show=frozenset({"expired", "expiring-soon", "maintenance", "account-restricted"}),
    reports={"ip-refused": (Problem.KEY_OR_IP_OR_PERMISSION,)},
)
