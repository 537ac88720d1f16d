"""Bybit: https://bybit-exchange.github.io/docs/v5/guide."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.domain.credentials import Field
from bot.domain.diagnosis import Permission
from bot.sandbox.exchanges._http import (
    ExchangeReply,
    ExchangeRequest,
    as_number,
    html_reply,
    same,
)
from bot.sandbox.exchanges._key import FULL, Key, Trouble
from bot.sandbox.exchanges._markets.bybit import MARKET
from bot.sandbox.exchanges._trading._bybit_account import CLASSIC
from bot.sandbox.exchanges._trading._bybit_answers import answer, error, ok
from bot.sandbox.exchanges._trading.bybit import RULES, TRADING
from bot.sandbox.exchanges._venue import Case, SignedEndpoint, Venue

_AHEAD = 1000  # milliseconds a caller's clock may be ahead: …/docs/v5/guide
_DEFAULT_WINDOW = 5000
_SECOND = 1000

_NEVER = datetime.fromtimestamp(0, UTC)  # the expiry of a key that does not expire


def _credentials(digits: str) -> Mapping[Field, str]:
    return {Field.API_KEY: f"facade{digits[:12]}", Field.SECRET: f"facade{digits[12:42]}"}


def _header(call: ExchangeRequest, name: str) -> str:
    return call.headers.get(f"X-BAPI-{name}", "")


def _claimed_key(call: ExchangeRequest) -> str:
    return _header(call, "API-KEY")


def _verify(call: ExchangeRequest, key: Key | None) -> ExchangeReply | None:
    """Refuse as Bybit does: headers, key, time, expiry, address, signature."""
    time, claimed, signature = _header(call, "TIMESTAMP"), _claimed_key(call), _header(call, "SIGN")
    if not (time and claimed and signature):
        told = f"apiTimestamp[{time}] apiKey[{claimed}] apiSignature[{signature}]"
        return error(call, 10001, f"empty value: {told}")
    if key is None:  # the message is in the reason phrase
        return ExchangeReply(
            body=b"", status=401, content_type="text/plain", reason="API key is invalid."
        )
    return _late(call) or _stranger(call, key) or _forged(call, key)


def _late(call: ExchangeRequest) -> ExchangeReply | None:
    window = as_number(_header(call, "RECV-WINDOW")) or _DEFAULT_WINDOW
    time = as_number(_header(call, "TIMESTAMP"))
    if time is not None and call.now - window <= time < call.now + _AHEAD:
        return None
    told = "invalid request, please check your server timestamp or recv_window param."
    shown = f"req_timestamp[{time or 0}],server_timestamp[{int(call.now)}],recv_window[{window}]"
    return error(call, 10002, f"{told} {shown}")


def _stranger(call: ExchangeRequest, key: Key) -> ExchangeReply | None:
    if key.days_left is not None and key.days_left <= 0:
        return error(call, 33004, "Your api key has expired.")
    if not key.admits(call.seen_ip):
        told = "Unmatched IP, please check your API key's bound IP addresses."
        return error(call, 10010, told)
    return None


def _forged(call: ExchangeRequest, key: Key) -> ExchangeReply | None:
    """Refuse a wrong signature; the answer contains the text to sign, with the key."""
    covered = call.query.encode() if call.method == "GET" else call.body
    prefix = _header(call, "TIMESTAMP") + key.api_key + _header(call, "RECV-WINDOW")
    text = prefix.encode() + covered
    if same(_header(call, "SIGN"), key.hmac_sha256(text).hex()):
        return None
    return error(call, 10004, f"error sign! origin_string[{text.decode(errors='replace')}]")


def _denied(call: ExchangeRequest, _needed: Permission) -> ExchangeReply:
    return error(call, 10005, "Permission denied, please check your API key permissions.")


def _troubled(call: ExchangeRequest, trouble: Trouble) -> ExchangeReply:
    if page := _PAGES.get(trouble):
        return page
    code, message = _TROUBLES[trouble]
    refusal = error(call, code, message)
    return replace(refusal, headers=_limits(call)) if trouble is Trouble.RATE_LIMITED else refusal


def _limits(call: ExchangeRequest) -> Mapping[str, str]:
    """Return the headers of a rate limit: …/docs/v5/rate-limit."""
    left = {"X-Bapi-Limit": "10", "X-Bapi-Limit-Status": "0"}
    return left | {"X-Bapi-Limit-Reset-Timestamp": str(int(call.now) + _SECOND)}


_PAGES = {
    Trouble.HTML_ERROR: html_reply(502, "502 Bad Gateway"),
    Trouble.HTML_REFUSED: html_reply(403, "403 Forbidden"),
    Trouble.REGION_BLOCKED: html_reply(
        403,
        "ERROR: The request could not be satisfied",
        "The Amazon CloudFront distribution is configured to block access from your country.",
    ),
}
_TROUBLES = {  # https://bybit-exchange.github.io/docs/v5/error
    Trouble.DOWN: (10016, "System error. Please try again later."),
    Trouble.RATE_LIMITED: (10006, "Too many visits. Exceeded the API Rate Limit."),
    Trouble.ACCOUNT_RESTRICTED: (10008, "User has been banned."),
}


def _time(call: ExchangeRequest) -> ExchangeReply:
    nanoseconds = int(call.now) * 1_000_000
    return ok(call, {"timeSecond": str(int(call.now) // 1000), "timeNano": str(nanoseconds)})


def _key_info(call: ExchangeRequest, key: Key) -> ExchangeReply:
    """Describe the key. Permissions of a read-only key are listed, but have no effect."""
    granted = key.inspected()
    read_only = granted <= {Permission.READ}
    days = None if key.addresses else key.days_left
    now = datetime.fromtimestamp(call.now / 1000, UTC)
    told = {
        "id": "16651472",
        "note": f"sandbox {key.case}",
        "apiKey": key.api_key,
        "readOnly": int(read_only),
        "secret": "",
        "permissions": _boxes(key, _TICKED if read_only else granted),
        "ips": list(key.addresses) or ["*"],
        "type": 1,
        "deadlineDay": -2 if days is None else days,
        "expiredAt": _told(_NEVER if days is None else now + timedelta(days=days)),
        "createdAt": "2026-09-14T18:53:36Z",
    }
    unified = {"uta": int(key.variant != CLASSIC)}
    return answer(call, 0, "", told | _ACCOUNT | unified | {"userID": key.account})


_ACCOUNT = {
    "unified": 0,
    "inviterID": 0,
    "vipLevel": "No VIP",
    "mktMakerLevel": "0",
    "affiliateID": 0,
    "rsaPublicKey": "",
    "isMaster": True,
    "parentUid": "0",
    "kycLevel": "LEVEL_1",
    "kycRegion": "NOR",
}


# Of a read-only key: the answer shown at …/docs/v5/user/apikey-info
_TICKED = FULL | {Permission.TRANSFER}


def _told(time: datetime) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")


def _boxes(key: Key, granted: frozenset[Permission]) -> dict[str, list[str]]:
    futures, transfer = Permission.FUTURES in granted, Permission.TRANSFER in granted
    wallet = ["AccountTransfer", "SubMemberTransfer"] if transfer else []
    wallet += ["Withdraw"] if Permission.WITHDRAW in granted else []
    return {
        "ContractTrade": ["Order", "Position"] if futures else [],
        "Spot": ["SpotTrade"] if Permission.TRADE in granted else [],
        "Wallet": wallet + list(key.strange_tokens),
        "Options": [],
        "Derivatives": ["DerivativesTrade"] if futures else [],
        "CopyTrading": [],
        "BlockTrade": [],
        "Exchange": [],
        "NFT": [],
        "Affiliate": [],
        "Earn": [],
    }


def _precheck(call: ExchangeRequest, _key: Key) -> ExchangeReply:
    """Check a futures order without placing it: …/docs/v5/order/pre-check-order."""
    order = call.fields
    wanted = ("category", "symbol", "side", "orderType", "qty")
    if not all(order.get(name) for name in wanted) or order["category"] == "spot":
        return error(call, 10001, "Request parameter error.")
    rates = {"preImrE4": 30, "preMmrE4": 21, "postImrE4": 357, "postMmrE4": 294}
    ids = {"orderId": "24920bdb-4019-4e37-ad1c-876e3a855ac3", "orderLinkId": ""}
    return ok(call, ids | rates)


VENUE = Venue(
    id="bybit",
    credentials=_credentials,
    public={("GET", "/v5/market/time"): _time},
    market=MARKET,
    trading=TRADING,
    rules=RULES,
    unsure=lambda call: error(call, 170007, "Timeout waiting for response from backend server."),
    private={
        ("GET", "/v5/user/query-api"): SignedEndpoint(answer=_key_info),
        ("POST", "/v5/order/pre-check"): SignedEndpoint(answer=_precheck, needs=Permission.FUTURES),
    },
    claimed_key=_claimed_key,
    verify=_verify,
    denied=_denied,
    troubled=_troubled,
    not_found=html_reply(404, "404 Not Found"),
    strange_token="Payout",  # noqa: S106  # the name of a permission
    cannot_show=frozenset({"maintenance"}),
    own_cases=(Case(name="classic-account", key=Key(permissions=FULL, variant=CLASSIC)),),
)
