"""HTX: https://www.htx.com/en-us/opend/newApiPages, "Authentication". Each answer has HTTP 200."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, parse_qsl, quote

from bot.domain.credentials import Field
from bot.domain.diagnosis import Permission
from bot.sandbox.exchanges._http import (
    ExchangeReply,
    ExchangeRequest,
    base64_text,
    html_reply,
    json_reply,
    same,
)
from bot.sandbox.exchanges._key import Key, Trouble
from bot.sandbox.exchanges._markets.htx import MARKET
from bot.sandbox.exchanges._venue import SignedEndpoint, Venue

# The host is signed; clients sign that of the exchange, whichever address they call.
_HOSTS = ("api.huobi.pro", "api-aws.huobi.pro", "api.htx.com", "api.hbdm.com", "api.hbdm.vn")

_WINDOW = 300_000  # milliseconds either way; not documented

_PARAMETERS = ("AccessKeyId", "SignatureMethod", "SignatureVersion", "Timestamp", "Signature")

_ACCOUNT = 100009
_MADE = 1615192704000

_TOKENS = {Permission.TRADE: "trade", Permission.READ: "readOnly", Permission.WITHDRAW: "withdraw"}

_V2 = "/v2/"


def _credentials(digits: str) -> Mapping[Field, str]:
    parts = (digits[2:10], digits[10:18], digits[18:23])
    others = (digits[25:33], digits[33:41], digits[41:46])
    return {
        Field.API_KEY: "-".join((f"facade{digits[:2]}", *parts)),
        Field.SECRET: "-".join((f"facade{digits[23:25]}", *others)),
    }


def _ok(data: Any) -> ExchangeReply:
    return json_reply({"status": "ok", "data": data})


def _error(code: str, message: str) -> ExchangeReply:
    return json_reply({"status": "error", "err-code": code, "err-msg": message, "data": None})


def _v2_ok(data: Any) -> ExchangeReply:
    return json_reply({"code": 200, "message": "success", "ok": True, "data": data})


def _v2_error(code: int, message: str) -> ExchangeReply:
    return json_reply({"code": code, "message": message})


def _is_v2(call: ExchangeRequest) -> bool:
    return call.path.startswith(_V2)


def _unsigned(
    call: ExchangeRequest, why: str, code: int = 1003, message: str = "invalid signature"
) -> ExchangeReply:
    """Refuse in the words of version 1, or with the number of version 2."""
    if _is_v2(call):
        return _v2_error(code, message)
    return _error("api-signature-not-valid", f"Signature not valid: {why}")


def _verify(call: ExchangeRequest, key: Key | None) -> ExchangeReply | None:
    """Refuse as HTX does; the order of its checks is not documented."""
    sent = {name: values[0] for name, values in parse_qs(call.query).items()}
    if badly := _badly_signed(call, sent):
        return badly
    if key is None:
        return _unsigned(call, "Incorrect Access key [Access key错误]")
    if key.days_left is not None and key.days_left <= 0:
        return _unsigned(call, "API key has expired [API Key已经过期]")
    if not key.admits(call.seen_ip):
        message = f"Incorrect IP address [IP地址错误]:{call.seen_ip}"
        return _unsigned(call, message, 2000, "ip address not allowed")
    if not any(same(sent["Signature"], right) for right in _signatures(call, key)):
        return _unsigned(call, "Verification failure [校验失败]")
    return None


def _badly_signed(call: ExchangeRequest, sent: Mapping[str, str]) -> ExchangeReply | None:
    """Refuse a query with a missing or invalid part of a signature."""
    if missing := [name for name in _PARAMETERS if name not in sent]:
        return _unsigned(call, f"{missing[0]} is required")
    if sent["SignatureVersion"] != "2":
        return _unsigned(call, "Incorrect signature version [错误的签名版本]")
    if sent["SignatureMethod"] != "HmacSHA256":
        return _unsigned(call, "Incorrect signature method [错误的签名方法]")
    if not _on_time(call, sent["Timestamp"]):
        message = (
            "Invalid submission time or incorrect time format [无效的提交时间，或时间格式错误]"  # noqa: RUF001  # HTX's own words
        )
        return _unsigned(call, message)
    return None


def _on_time(call: ExchangeRequest, sent: str) -> bool:
    try:
        time = datetime.strptime(sent, "%Y-%m-%dT%H:%M:%S").replace(tzinfo=UTC)
    except ValueError:
        return False
    return abs(call.now - time.timestamp() * 1000) <= _WINDOW


def _signatures(call: ExchangeRequest, key: Key) -> list[str]:
    """Return the signatures of the sorted query, for each possible host; bodies are not signed."""
    sent = parse_qsl(call.query, keep_blank_values=True)
    pairs = sorted(pair for pair in sent if pair[0] != "Signature")
    query = "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in pairs)
    hosts = (call.headers.get("Host", "").lower(), *_HOSTS)
    texts = (f"{call.method}\n{host}\n{call.path}\n{query}" for host in hosts)
    return [base64_text(key.hmac_sha256(text)) for text in texts]


def _denied(call: ExchangeRequest, _needed: Permission) -> ExchangeReply:
    return _unsigned(call, "API key has no permission [API Key没有权限]", 1002, "forbidden")


def _troubled(call: ExchangeRequest, trouble: Trouble) -> ExchangeReply:
    if trouble is Trouble.ACCOUNT_RESTRICTED:
        return _unsigned(call, "Abnormal user status [用户状态不正常]", 1002, "forbidden")
    return _V2_TROUBLES.get(trouble, _TROUBLES[trouble]) if _is_v2(call) else _TROUBLES[trouble]


_TROUBLES = {
    Trouble.DOWN: _error("gateway-internal-error", "Failed to load data. Try again later."),
    Trouble.HTML_ERROR: html_reply(502, "502 Bad Gateway"),
    Trouble.HTML_REFUSED: html_reply(403, "403 Forbidden"),
    Trouble.MAINTENANCE: _error("system-maintenance", "System is in maintenance!"),
    Trouble.RATE_LIMITED: _error("rate-too-many-requests", "429 too many request"),
}
_V2_TROUBLES = {
    Trouble.DOWN: _v2_error(500, "system error"),
    Trouble.RATE_LIMITED: _v2_error(1006, "too many requests"),
}


def _timestamp(call: ExchangeRequest) -> ExchangeReply:
    return _ok(int(call.now))


def _contract_timestamp(call: ExchangeRequest) -> ExchangeReply:
    return json_reply({"status": "ok", "ts": int(call.now)})


def _uid(_call: ExchangeRequest, key: Key) -> ExchangeReply:
    return _v2_ok(key.account)


def _api_keys(call: ExchangeRequest, key: Key) -> ExchangeReply:
    """Describe every key of the person, or the requested one."""
    sent = {name: values[0] for name, values in parse_qs(call.query).items()}
    if sent.get("uid") != str(key.account):
        return _v2_error(2002, "invalid field value in `uid`")
    entries = [_OTHERS[0], _entry(key), *_OTHERS[1:]]
    asked = sent.get("accessKey")
    return _v2_ok([entry for entry in entries if asked in {None, entry["accessKey"]}])


def _entry(key: Key) -> dict[str, Any]:
    granted = key.inspected()
    tokens = [token for permission, token in _TOKENS.items() if permission in granted]
    return _described(
        key.api_key,
        ",".join([*tokens, *key.strange_tokens]),
        note=f"sandbox {key.case}",
        addresses=key.addresses,
        days=-1 if key.days_left is None else key.days_left,
    )


def _described(
    api_key: str, permission: str, *, note: str, addresses: tuple[str, ...] = (), days: int = -1
) -> dict[str, Any]:
    return {
        "accessKey": api_key,
        "status": "normal" if days else "expired",
        "note": note,
        "permission": permission,
        "ipAddresses": ",".join(addresses),
        "validDays": days,
        "createTime": _MADE,
        "updateTime": _MADE,
    }


# The permissions of other keys do not concern this one.
_OTHERS = (
    _described("160bb889-b7000000-e0000000-ghxertfvbf", "trade,readOnly,withdraw", note="another"),
    _described("boooooo3-432c0000-0d000000-00000", "readOnly", note="a third", days=0),
)


def _accounts(_call: ExchangeRequest, _key: Key) -> ExchangeReply:
    return _ok([{"id": _ACCOUNT, "type": "spot", "subtype": "", "state": "working"}])


def _balance(_call: ExchangeRequest, _key: Key) -> ExchangeReply:
    holding = {"currency": "usdt", "type": "trade", "balance": "1000"}
    return _ok({"id": _ACCOUNT, "type": "spot", "state": "working", "list": [holding]})


def _open_orders(_call: ExchangeRequest, _key: Key) -> ExchangeReply:
    return _ok([])


def _cancel(call: ExchangeRequest, _key: Key) -> ExchangeReply:
    """Refuse to cancel an unknown order. Parameters of a POST are in a JSON body."""
    try:
        json.loads(call.body or b"{}")
    except ValueError:
        return _error("invalid-parameter", "invalid json body")
    return _error("base-record-invalid", "record invalid")


VENUE = Venue(
    id="htx",
    credentials=_credentials,
    public={
        ("GET", "/v1/common/timestamp"): _timestamp,
        ("GET", "/api/v1/timestamp"): _contract_timestamp,
    },
    market=MARKET,
    private={
        ("GET", _V2 + "user/uid"): SignedEndpoint(answer=_uid, needs=Permission.READ),
        ("GET", _V2 + "user/api-key"): SignedEndpoint(answer=_api_keys, needs=Permission.READ),
        ("GET", "/v1/account/accounts"): SignedEndpoint(answer=_accounts, needs=Permission.READ),
        ("GET", f"/v1/account/accounts/{_ACCOUNT}/balance"): SignedEndpoint(
            answer=_balance, needs=Permission.READ
        ),
        ("GET", "/v1/order/openOrders"): SignedEndpoint(answer=_open_orders, needs=Permission.READ),
        # An arbitrary number; no order has it.
        ("POST", "/v1/order/orders/1/submitcancel"): SignedEndpoint(
            answer=_cancel, needs=Permission.TRADE
        ),
    },
    claimed_key=lambda call: parse_qs(call.query).get("AccessKeyId", [""])[0],
    verify=_verify,
    denied=_denied,
    troubled=_troubled,
    not_found=json_reply({"status": "error", "err-code": "not-found", "err-msg": "Not Found"}, 404),
    strange_token="payout",  # noqa: S106  # the name of a permission
    # "trade" covers spot and futures alike, and sending between accounts has no permission here.
    cannot_show=frozenset({"no-futures", "internal-transfer", "region-blocked"}),
)
