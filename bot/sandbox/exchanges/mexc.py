"""MEXC: https://www.mexc.com/api-docs/spot-v3/general-info, …/futures/integration-guide."""

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs

from bot.domain.credentials import Field
from bot.domain.diagnosis import Permission
from bot.sandbox.exchanges._http import (
    ExchangeReply,
    ExchangeRequest,
    as_number,
    html_reply,
    json_reply,
    same,
)
from bot.sandbox.exchanges._key import Key, Trouble
from bot.sandbox.exchanges._markets.mexc import MARKET
from bot.sandbox.exchanges._trading.mexc import RULES, TRADING, error
from bot.sandbox.exchanges._venue import SignedEndpoint, Venue

_AHEAD = 1000  # milliseconds a caller's clock may be ahead: …/spot-v3/general-info
_DEFAULT_WINDOW = 5000
_LONGEST_WINDOW = 60_000
_CONTRACT_WINDOW = 10_000  # either way: mexc.com/api-docs/futures/error-code, 513

_KEY_SHAPE = re.compile(r"mx0[A-Za-z0-9]{10,40}")
_CONTRACT = "/api/v1/private/"

_TOKENS = {
    Permission.READ: ("SPOT_ACCOUNT_READ", "SPOT_DEAL_READ"),
    Permission.TRADE: ("SPOT_DEAL_WRITE",),
    Permission.FUTURES: ("CONTRACT_ACCOUNT_READ", "CONTRACT_DEAL_READ", "CONTRACT_DEAL_WRITE"),
    Permission.TRANSFER: ("SPOT_TRANSFER_READ", "SPOT_TRANSFER_WRITE"),
    Permission.WITHDRAW: ("SPOT_WITHDRAW_READ", "SPOT_WITHDRAW_WRITE"),
}


def _credentials(digits: str) -> Mapping[Field, str]:
    return {Field.API_KEY: f"mx0sample{digits[:11]}", Field.SECRET: f"facade{digits[11:37]}"}


def _contract_ok(data: Any) -> ExchangeReply:
    return json_reply({"success": True, "code": 0, "data": data})


def _contract_error(code: int, message: str) -> ExchangeReply:
    return json_reply({"success": False, "code": code, "message": message})


def _is_contract(call: ExchangeRequest) -> bool:
    return call.path.startswith(_CONTRACT)


def _claimed_key(call: ExchangeRequest) -> str:
    return call.headers.get("ApiKey" if _is_contract(call) else "X-MEXC-APIKEY", "")


def _verify(call: ExchangeRequest, key: Key | None) -> ExchangeReply | None:
    return _verify_contract(call, key) if _is_contract(call) else _verify_spot(call, key)


def _verify_spot(call: ExchangeRequest, key: Key | None) -> ExchangeReply | None:
    """Refuse as the spot API does: header, parameters, time, key, address, signature."""
    claimed = _claimed_key(call)
    if not claimed:
        return error(400, "api key required")
    if not _KEY_SHAPE.fullmatch(claimed):
        return error(700001, "API-key format invalid.")
    sent = _parameters(call)
    if missing := [name for name in ("timestamp", "signature") if not sent.get(name)]:
        return _mandatory(missing[0])
    return _late(call, sent) or _stranger(call, key) or _forged(call, key, sent["signature"])


def _late(call: ExchangeRequest, sent: Mapping[str, str]) -> ExchangeReply | None:
    window = as_number(sent.get("recvWindow")) or _DEFAULT_WINDOW
    if window > _LONGEST_WINDOW:
        return error(700005, "recvWindow must less than 60000")
    time = as_number(sent["timestamp"])
    if time is None or time >= call.now + _AHEAD or call.now - time > window:
        return error(700003, "Timestamp for this request is outside of the recvWindow.")
    return None


def _stranger(call: ExchangeRequest, key: Key | None) -> ExchangeReply | None:
    if key is None or _expired(key):
        return error(10072, "Api key info invalid")
    if not key.admits(call.seen_ip):
        return error(700006, f"IP [{call.seen_ip}] not in the ip white list")
    return None


def _forged(call: ExchangeRequest, key: Key | None, signature: str) -> ExchangeReply | None:
    """Refuse a signature that does not cover query and body; it must be lower case."""
    pairs = [pair for pair in call.query.split("&") if not pair.startswith("signature=")]
    signed = "&".join(pairs).encode() + call.body
    if key and same(signature, key.hmac_sha256(signed).hex()):
        return None
    return error(700002, "Signature for this request is not valid.")


def _verify_contract(call: ExchangeRequest, key: Key | None) -> ExchangeReply | None:
    """Refuse as the contract API does, with HTTP 200 throughout."""
    signature, timestamp = call.headers.get("Signature"), call.headers.get("Request-Time", "")
    if not (_claimed_key(call) and signature and timestamp):
        return _contract_error(401, "No authority!")
    time = as_number(timestamp)
    if time is None or abs(call.now - time) > _CONTRACT_WINDOW:
        return _contract_error(513, "Invalid request!")
    if key is None:
        return _contract_error(10072, "Api key info invalid")
    if _expired(key):
        return _contract_error(402, "API Key expired, please apply again!")
    if not key.admits(call.seen_ip):
        return _contract_error(406, f"IP [{call.seen_ip}] not in the ip white list")
    return _forged_contract(call, key, timestamp, signature)


def _forged_contract(
    call: ExchangeRequest, key: Key, timestamp: str, signature: str
) -> ExchangeReply | None:
    sorted_query = "&".join(sorted(call.query.split("&")))
    text = f"{key.api_key}{timestamp}{sorted_query}".encode() + call.body
    if same(signature, key.hmac_sha256(text).hex()):
        return None
    return _contract_error(602, "Signature verification failed!")


def _expired(key: Key) -> bool:
    return key.days_left is not None and key.days_left <= 0


def _parameters(call: ExchangeRequest) -> dict[str, str]:
    """Return query and JSON body merged; the query takes precedence."""
    sent = {name: values[0] for name, values in parse_qs(call.query).items()}
    try:
        body = json.loads(call.body) if call.body else {}
    except ValueError:
        return sent
    return {n: str(v) for n, v in body.items()} | sent if isinstance(body, dict) else sent


def _mandatory(name: str) -> ExchangeReply:
    told = f"Mandatory parameter '{name}' was not sent, was empty/null, or malformed."
    return error(700004, told)


def _denied(call: ExchangeRequest, _needed: Permission) -> ExchangeReply:
    if not _is_contract(call):
        return error(700007, "No permission to access the endpoint.")
    if call.path.endswith("/assets"):
        return _contract_error(701, "Require account read permission!")
    return _contract_error(703, "Require trade read permission!")


def _troubled(call: ExchangeRequest, trouble: Trouble) -> ExchangeReply:
    if trouble is Trouble.ACCOUNT_RESTRICTED and _is_contract(call):
        return _contract_error(6001, "Trading forbidden")
    return _TROUBLES[trouble]


_TROUBLES = {
    Trouble.DOWN: json_reply({"code": 503, "msg": "Service not available, please try again"}, 503),
    Trouble.HTML_ERROR: html_reply(502, "502 Bad Gateway"),
    Trouble.HTML_REFUSED: html_reply(403, "Access Denied"),  # github.com/ccxt/ccxt/issues/15873
    Trouble.MAINTENANCE: json_reply(
        {
            "code": 500,
            "message": "Under maintenance, please try again later",
            "announcement": "https://www.mexc.com/support/articles/17827791510263",
        }
    ),
    Trouble.RATE_LIMITED: json_reply(
        {"code": 429, "msg": "Too Many Requests"}, 429, {"Retry-After": "1"}
    ),
    # MEXC has no code for this; 451 is the status of HTTP (RFC 7725).
    Trouble.REGION_BLOCKED: html_reply(451, "Unavailable For Legal Reasons"),
    Trouble.ACCOUNT_RESTRICTED: error(60005, "your account is abnormal"),
}


def _time(call: ExchangeRequest) -> ExchangeReply:
    return json_reply({"serverTime": int(call.now)})


def _ping(_call: ExchangeRequest) -> ExchangeReply:
    return json_reply({})


def _contract_ping(call: ExchangeRequest) -> ExchangeReply:
    return _contract_ok(int(call.now))


def _key_info(call: ExchangeRequest, key: Key) -> ExchangeReply:
    if _parameters(call).get("accessKey") != key.api_key:
        return _mandatory("accessKey")
    granted = key.inspected()
    tokens = [t for permission, names in _TOKENS.items() if permission in granted for t in names]
    return json_reply(
        {
            "note": f"sandbox {key.case}",
            "accessKey": key.api_key,
            "createTime": "2026-09-14T18:53:36.000+00:00",
            "permissions": ",".join(tokens + list(key.strange_tokens)),
            "remainingValidity": key.days_left,
            "ipWhiteList": ",".join(key.addresses),
            "status": "VALID",
        }
    )


def _test_order(call: ExchangeRequest, _key: Key) -> ExchangeReply:
    sent = _parameters(call)
    missing = [name for name in ("symbol", "side", "type") if not sent.get(name)]
    return _mandatory(missing[0]) if missing else json_reply({})


def _self_symbols(_call: ExchangeRequest, _key: Key) -> ExchangeReply:
    return json_reply({"code": 200, "data": ["BTCUSDT", "ETHUSDT"], "msg": None})


def _assets(_call: ExchangeRequest, _key: Key) -> ExchangeReply:
    amounts = ("positionMargin", "availableBalance", "cashBalance", "frozenBalance", "equity")
    return _contract_ok([{"currency": "USDT"} | dict.fromkeys(amounts, 0)])


def _position_mode(_call: ExchangeRequest, _key: Key) -> ExchangeReply:
    return _contract_ok(2)


VENUE = Venue(
    id="mexc",
    credentials=_credentials,
    public={
        ("GET", "/api/v3/time"): _time,
        ("GET", "/api/v3/ping"): _ping,
        ("GET", "/api/v1/contract/ping"): _contract_ping,
    },
    market=MARKET,
    trading=TRADING,
    rules=RULES,
    unsure=lambda _call: json_reply({"code": 504, "msg": "Gateway Time-out"}, 504),
    private={
        ("GET", "/api/v3/apiKeyInfo"): SignedEndpoint(answer=_key_info, needs=Permission.READ),
        ("GET", "/api/v3/selfSymbols"): SignedEndpoint(answer=_self_symbols, needs=Permission.READ),
        ("POST", "/api/v3/order/test"): SignedEndpoint(answer=_test_order, needs=Permission.TRADE),
        ("GET", _CONTRACT + "account/assets"): SignedEndpoint(
            answer=_assets, needs=Permission.FUTURES
        ),
        ("GET", _CONTRACT + "position/position_mode"): SignedEndpoint(
            answer=_position_mode, needs=Permission.FUTURES
        ),
    },
    claimed_key=_claimed_key,
    verify=_verify,
    denied=_denied,
    troubled=_troubled,
    not_found=json_reply({"code": 404, "msg": "Not Found"}, 404),
    strange_token="SPOT_PAYOUT_WRITE",  # noqa: S106  # the name of a permission
)
