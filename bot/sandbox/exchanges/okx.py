"""OKX: https://www.okx.com/docs-v5/en/#overview-rest-authentication. All regional sites in one."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.domain.credentials import Field
from bot.domain.diagnosis import Permission, Problem
from bot.sandbox.exchanges._http import (
    ExchangeReply,
    ExchangeRequest,
    base64_text,
    html_reply,
    json_reply,
    same,
)
from bot.sandbox.exchanges._key import FULL, Key, Trouble
from bot.sandbox.exchanges._markets.okx import MARKET
from bot.sandbox.exchanges._venue import Case, SignedEndpoint, Venue

_WINDOW = 30_000  # milliseconds, either way: …/docs-v5/en/#overview-rest-authentication

_KEY_SHAPE = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_HEADERS = {  # name after OK-ACCESS- → the message if it is missing
    "KEY": "50103",
    "PASSPHRASE": "50104",
    "SIGN": "50106",
    "TIMESTAMP": "50107",
}

_NO_FUTURES_HERE = "no-futures-here"  # the account of a country without futures
_DEMO = "demo"  # a key that was made for demo trading

_TOKENS = {
    Permission.READ: "read_only",
    Permission.TRADE: "trade",  # also futures, depending on the mode of the account
    Permission.WITHDRAW: "withdraw",
}
_SPOT_MODE, _MULTI_CURRENCY_MODE = "1", "3"  # of the account: …/#trading-account-rest-api


def _credentials(digits: str) -> Mapping[Field, str]:
    return {
        Field.API_KEY: f"facade{digits[:2]}-{digits[2:6]}-4{digits[6:9]}"
        f"-a{digits[9:12]}-{digits[12:24]}",
        Field.SECRET: f"facade{digits[24:50]}".upper(),
        Field.PASSPHRASE: f"sample-A{digits[50:56]}!",
    }


def _ok(*data: Any) -> ExchangeReply:
    return json_reply({"code": "0", "data": list(data), "msg": ""})


def _error(status: int, code: str, message: str) -> ExchangeReply:
    return json_reply({"msg": message, "code": code}, status)


def _claimed_key(call: ExchangeRequest) -> str:
    return call.headers.get("OK-ACCESS-KEY", "")


def _verify(call: ExchangeRequest, key: Key | None) -> ExchangeReply | None:
    """Refuse as OKX does, all with 401: headers, time, key, address, signature, passphrase."""
    for name, code in _HEADERS.items():
        if not call.headers.get(f"OK-ACCESS-{name}"):
            return _error(401, code, f"Request header OK-ACCESS-{name} can not be empty.")
    return _late(call) or _stranger(call, key) or _forged(call, key)


def _late(call: ExchangeRequest) -> ExchangeReply | None:
    time = _milliseconds(call.headers["OK-ACCESS-TIMESTAMP"])
    if time is None:
        return _error(401, "50112", "Invalid OK-ACCESS-TIMESTAMP")
    if abs(call.now - time) > _WINDOW:
        return _error(401, "50102", "Timestamp request expired")
    return None


def _milliseconds(text: str) -> float | None:
    """Return an ISO 8601 time with its zone as milliseconds since 1970."""
    try:
        time = datetime.fromisoformat(text)
        return time.timestamp() * 1000 if time.tzinfo else None
    except ValueError:
        return None


def _stranger(call: ExchangeRequest, key: Key | None) -> ExchangeReply | None:
    """Refuse a key that this site does not know, a live key in demo trading, an address."""
    if not _KEY_SHAPE.fullmatch(_claimed_key(call)):
        return _error(401, "50111", "Invalid OK-ACCESS-KEY")
    if key is None:
        return _error(401, "50119", "API key doesn't exist")
    if (call.headers.get("x-simulated-trading") == "1") is not (key.variant == _DEMO):
        return _error(401, "50101", "APIKey does not match current environment.")
    if not key.admits(call.seen_ip):
        told = f"Your IP {call.seen_ip} is not included in your API key's {key.api_key}"
        return _error(401, "50110", f"{told} IP whitelist.")
    return None


def _forged(call: ExchangeRequest, key: Key | None) -> ExchangeReply | None:
    """Refuse a wrong secret or passphrase; the order of the two is not documented."""
    if key is None or not same(call.headers["OK-ACCESS-SIGN"], _signature(call, key)):
        return _error(401, "50113", "Invalid Sign")
    if not same(call.headers["OK-ACCESS-PASSPHRASE"], key.fields[Field.PASSPHRASE]):
        return _error(401, "50105", "Request header OK-ACCESS-PASSPHRASE incorrect.")
    return None


def _signature(call: ExchangeRequest, key: Key) -> str:
    query = f"?{call.query}" if call.query else ""
    timestamp = call.headers["OK-ACCESS-TIMESTAMP"]
    text = f"{timestamp}{call.method}{call.path}{query}".encode() + call.body
    return base64_text(key.hmac_sha256(text))


def _denied(_call: ExchangeRequest, _needed: Permission) -> ExchangeReply:
    told = "This API key doesn't have permission to use this function"
    return _error(401, "50120", told)


def _troubled(call: ExchangeRequest, trouble: Trouble) -> ExchangeReply:
    if trouble is Trouble.REGION_BLOCKED:
        told = f"You can't access our services through the IP address ({call.seen_ip})"
        return _error(200, "50121", told)
    return _TROUBLES[trouble]


_TROUBLES = {  # https://www.okx.com/docs-v5/en/#error-code-rest-api-public
    Trouble.DOWN: _error(500, "50026", "System error. Try again later."),
    Trouble.HTML_ERROR: html_reply(502, "502 Bad Gateway"),
    Trouble.HTML_REFUSED: html_reply(403, "Attention Required! | Cloudflare"),
    Trouble.MAINTENANCE: _error(
        503, "50001", "Service temporarily unavailable. Please try again later."
    ),
    Trouble.RATE_LIMITED: _error(429, "50011", "Too Many Requests"),
    Trouble.ACCOUNT_RESTRICTED: _error(400, "50100", "API frozen, please contact customer service"),
}


def _time(call: ExchangeRequest) -> ExchangeReply:
    return _ok({"ts": str(int(call.now))})


def _system_status(_call: ExchangeRequest) -> ExchangeReply:
    return _ok()


def _config(_call: ExchangeRequest, key: Key) -> ExchangeReply:
    """Describe key and account in one; `perm`, `ip` and `label` are of the key."""
    granted = key.inspected()
    tokens = [token for permission, token in _TOKENS.items() if permission in granted]
    return _ok(
        {
            "acctLv": _mode(key),
            "acctStpMode": "cancel_maker",
            "autoLoan": False,
            "ctIsoMode": "automatic",
            "greeksType": "PA",
            "ip": ",".join(key.addresses),
            "kycLv": "3",
            "label": f"sandbox {key.case}",
            "level": "Lv1",
            "levelTmp": "",
            "mainUid": str(key.account),
            "mgnIsoMode": "automatic",
            "opAuth": "0",
            "perm": ",".join(tokens + list(key.strange_tokens)),
            "posMode": "net_mode",
            "roleType": "0",
            "spotOffsetType": "",
            "uid": str(key.account),
        }
    )


def _mode(key: Key) -> str:
    """Return the account's mode: with futures, unless the key may trade and has none."""
    spot_alone = Permission.TRADE in key.permissions and Permission.FUTURES not in key.permissions
    return _SPOT_MODE if spot_alone else _MULTI_CURRENCY_MODE


def _balance(call: ExchangeRequest, _key: Key) -> ExchangeReply:
    now = str(int(call.now))
    holding = {"ccy": "USDT", "eq": "1000", "cashBal": "1000", "availBal": "1000"}
    empty = dict.fromkeys(("adjEq", "imr", "isoEq", "mgnRatio", "mmr", "ordFroz"), "")
    return _ok(empty | {"totalEq": "1000", "uTime": now, "details": [holding | {"uTime": now}]})


def _no_orders(_call: ExchangeRequest, _key: Key) -> ExchangeReply:
    return _ok()


def _precheck(call: ExchangeRequest, key: Key) -> ExchangeReply:
    """Check an order without placing it; only in the multi-currency modes."""
    if _mode(key) == _SPOT_MODE:
        return _error(
            200, "51010", "You can't complete this request under your current account mode."
        )
    if missing := _missing(call, "instId", "tdMode", "side", "ordType", "sz"):
        return missing
    names = ("adjEq", "adjEqChg", "availBal", "availBalChg", "imr", "imrChg", "mgnRatio")
    return _ok(dict.fromkeys(names, "") | {"type": ""})


def _cancel(call: ExchangeRequest, _key: Key) -> ExchangeReply:
    if missing := _missing(call, "instId", "ordId"):
        return missing
    told = "Cancellation failed as the order has been filled, canceled or does not exist."
    order = {"clOrdId": "", "ordId": call.fields["ordId"], "sCode": "51400", "sMsg": told}
    data = [order | {"ts": str(int(call.now))}]
    return json_reply({"code": "1", "data": data, "msg": "All operations failed"})


def _missing(call: ExchangeRequest, *names: str) -> ExchangeReply | None:
    if not call.body:
        return _error(400, "50000", "Body for POST request cannot be empty.")
    order = call.fields
    absent = next((name for name in names if not order.get(name)), None)
    return _error(400, "50014", f"Parameter {absent} can not be empty.") if absent else None


def _instruments(_call: ExchangeRequest, key: Key) -> ExchangeReply:
    """List the instruments of the account; no futures, if its country has none."""
    closed = key.variant == _NO_FUTURES_HERE or _mode(key) == _SPOT_MODE
    return _ok() if closed else _ok({"instType": "SWAP", "instId": "BTC-USDT-SWAP"})


_V5 = "/api/v5"

VENUE = Venue(
    id="okx",
    credentials=_credentials,
    public={
        ("GET", f"{_V5}/public/time"): _time,
        ("GET", f"{_V5}/system/status"): _system_status,
    },
    market=MARKET,
    private={
        ("GET", f"{_V5}/account/config"): SignedEndpoint(answer=_config, needs=Permission.READ),
        ("GET", f"{_V5}/account/balance"): SignedEndpoint(answer=_balance, needs=Permission.READ),
        ("GET", f"{_V5}/trade/orders-pending"): SignedEndpoint(
            answer=_no_orders, needs=Permission.READ
        ),
        ("GET", f"{_V5}/account/instruments"): SignedEndpoint(
            answer=_instruments, needs=Permission.READ
        ),
        ("POST", f"{_V5}/trade/order-precheck"): SignedEndpoint(
            answer=_precheck, needs=Permission.TRADE
        ),
        ("POST", f"{_V5}/trade/cancel-order"): SignedEndpoint(
            answer=_cancel, needs=Permission.TRADE
        ),
    },
    claimed_key=_claimed_key,
    verify=_verify,
    denied=_denied,
    troubled=_troubled,
    not_found=_error(404, "404", "Not Found"),
    strange_token="payout",  # noqa: S106  # the name of a permission
    cannot_show=frozenset({"expired", "expiring-soon", "internal-transfer"}),
    sites=("eea", "us"),  # eea.okx.com, us.okx.com
    own_cases=(
        Case(
            name="country-without-futures",  # in any mode of its account
            key=Key(permissions=FULL, variant=_NO_FUTURES_HERE),
        ),
        Case(name="regional-site", key=Key(permissions=FULL, site="eea")),
        Case(
            name="demo-key",
            problems=(Problem.WRONG_SITE,),
            key=Key(permissions=FULL, variant=_DEMO),
        ),
    ),
)
