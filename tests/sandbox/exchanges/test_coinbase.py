"""Puts calls with tokens of our own making to the Coinbase server."""

import base64
import json
import time
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from bot.domain.credentials import Field
from bot.sandbox.exchanges import ExchangeServer
from tests.sandbox.exchanges.conftest import Answer, Ask
from tests.sandbox.exchanges.contract import Call, Fields, Moment, Sent, Timed, Verdict

KEY_INFO = "/api/v3/brokerage/key_permissions"
ACCOUNTS = "/api/v3/brokerage/accounts"
ORDERS = "/api/v3/brokerage/orders/historical/batch"
PREVIEW = "/api/v3/brokerage/orders/preview"
ORDER = json.dumps(
    {
        "product_id": "BTC-USDC",
        "side": "BUY",
        "order_configuration": {"limit_limit_gtc": {"base_size": "1", "limit_price": "1"}},
    }
)

OUTCOMES = {  # case → HTTP status, body or its code
    "unknown-key": (401, "Unauthorized\n"),
    "wrong-secret": (401, "Unauthorized\n"),
    "ip-refused": (401, "Unauthorized\n"),
    "rate-limited": (429, "RESOURCE_EXHAUSTED"),
    "down": (503, None),
    "html-page": (502, None),
    "html-403": (403, None),
    "address-blocked": (403, None),
}
VIEW, TRADE, TRANSFER, PAYOUT = "can_view", "can_trade", "can_transfer", "can_payout"
PERMISSIONS = {
    "good": {VIEW, TRADE},
    "good-with-ip-list": {VIEW, TRADE},
    "good-with-escaped-line-ends": {VIEW, TRADE},
    "good-ed25519": {VIEW, TRADE},
    "good-ed25519-pem": {VIEW, TRADE},
    "slow": {VIEW, TRADE},
    "read-only": {VIEW},
    "may-withdraw": {VIEW, TRADE, TRANSFER},
    "may-withdraw-then-cured": {VIEW, TRADE, TRANSFER},
    "withdraw-unknown": {VIEW, TRADE, PAYOUT},
}


def encoded(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


def signature(secret: str, text: bytes) -> tuple[str, bytes]:
    """Return the algorithm that a secret is for, and what it makes of a text."""
    if not secret.startswith("-----"):
        raw = ed25519.Ed25519PrivateKey.from_private_bytes(base64.b64decode(secret)[:32])
        return "EdDSA", raw.sign(text)
    key = load_pem_private_key(secret.replace("\\n", "\n").encode(), None)
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return "EdDSA", key.sign(text)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    numbers = decode_dss_signature(key.sign(text, ec.ECDSA(SHA256())))
    return "ES256", b"".join(number.to_bytes(32) for number in numbers)


def token(
    fields: Mapping[Field, str],
    uri: str,
    /,
    *,
    at: float | None = None,
    header: Mapping[str, Any] | None = None,
    **claims: Any,
) -> str:
    name, secret = fields[Field.API_KEY], fields[Field.SECRET]
    now = int(at if at is not None else time.time())
    algorithm, _ = signature(secret, b"")
    head = {"alg": algorithm, "typ": "JWT", "kid": name, "nonce": "a1"} | dict(header or {})
    body = {"sub": name, "iss": "cdp", "nbf": now, "exp": now + 120, "uri": uri} | claims
    text = ".".join(encoded(json.dumps(part).encode()) for part in (head, body))
    return f"{text}.{encoded(signature(secret, text.encode())[1])}"


def bearer(
    server: ExchangeServer, case: str, path: str, method: str = "GET", **more: Any
) -> dict[str, str]:
    uri = f"{method} api.coinbase.com{path}"
    return {"Authorization": f"Bearer {token(server.sample(case).fields, uri, **more)}"}


async def call(
    ask: Ask, server: ExchangeServer, case: str, path: str, method: str = "GET", body: str = ""
) -> Answer:
    return await ask(method, server.url + path, bearer(server, case, path, method), body)


UNAUTHORIZED = (401, "Unauthorized\n")
MISSING = {"Authorization": UNAUTHORIZED}
HALF = (400, "INVALID_ARGUMENT")
SIDE_ALONE = '{"side":"BUY"}'


class TestCoinbase(Timed):
    exchange = "coinbase"
    accepted = (200, None)
    description = private = Call(KEY_INFO)
    refusals = OUTCOMES
    described = PERMISSIONS
    reads = (("read-only", Call(ACCOUNTS)), ("read-only", Call(ORDERS)))
    trades = (
        ("good", Call(PREVIEW, "POST", ORDER), (200, None)),
        ("read-only", Call(PREVIEW, "POST", ORDER), (403, "unknown")),
        *(("good", Call(PREVIEW, "POST", body), HALF) for body in ("", "[]", "{", SIDE_ALONE)),
    )
    missing = MISSING
    moments = tuple((s, "", UNAUTHORIZED) for s in (-121, 31)) + tuple(
        (s, "", (200, None)) for s in (-119, 0, 29)
    )

    def sign(self, fields: Fields, call: Call, at: Moment = None) -> Sent:
        assert not isinstance(at, str)
        uri = f"{call.method} api.coinbase.com{call.path}"
        headers = {"Authorization": f"Bearer {token(fields, uri, at=at)}"}
        return Sent(call.method, call.path, headers, call.body)

    def summary(self, body: Any, fields: Fields) -> object:  # noqa: ARG002
        assert body["portfolio_type"] == "DEFAULT"
        return {name for name, value in body.items() if value is True}

    def may_withdraw(self, summary: Any) -> bool:
        return TRANSFER in summary

    def verdict(self, status: int, body: Any) -> Verdict:
        """Return the status and, of a refusal, its code or the words of the gate."""
        if isinstance(body, dict):
            return status, body.get("error")
        return status, body if body == "Unauthorized\n" else None


def test_one_sample_has_its_line_ends_escaped(coinbase: ExchangeServer) -> None:
    secret = coinbase.sample("good-with-escaped-line-ends").fields[Field.SECRET]
    assert "\n" not in secret
    assert secret.count("\\n") == 5


async def test_trading_needs_its_own_permission(coinbase: ExchangeServer, ask: Ask) -> None:
    status, body, _ = await call(ask, coinbase, "good", PREVIEW, "POST", ORDER)
    assert (status, body["errs"]) == (200, [])
    status, body, _ = await call(ask, coinbase, "read-only", PREVIEW, "POST", ORDER)
    assert (status, body["error_details"]) == (403, "Missing required scopes")


async def test_an_order_that_may_not_be_placed_is_explained(
    coinbase: ExchangeServer, ask: Ask
) -> None:
    _, body, _ = await call(ask, coinbase, "good", PREVIEW, "POST", ORDER)
    assert body["errs"] == []
    _, body, _ = await call(ask, coinbase, "read-only", PREVIEW, "POST", ORDER)
    assert body["error_details"] == "Missing required scopes"


async def test_viewing_is_a_permission_too(coinbase: ExchangeServer, ask: Ask) -> None:
    coinbase.key("good").permissions = frozenset()
    status, body, _ = await call(ask, coinbase, "good", ACCOUNTS)
    assert (status, body["error"]) == (403, "PERMISSION_DENIED")


async def test_a_query_is_not_part_of_the_token(coinbase: ExchangeServer, ask: Ask) -> None:
    headers = bearer(coinbase, "good", ACCOUNTS)
    status, _, _ = await ask("GET", f"{coinbase.url}{ACCOUNTS}?limit=1", headers)
    assert status == 200


@pytest.mark.parametrize("prefix", ["", "http://"])
async def test_a_token_may_name_the_server_itself(
    prefix: str, coinbase: ExchangeServer, ask: Ask
) -> None:
    uri = f"GET {prefix}{coinbase.url.removeprefix('http://')}{KEY_INFO}"
    headers = {"Authorization": f"Bearer {token(coinbase.sample('good').fields, uri)}"}
    status, _, _ = await ask("GET", coinbase.url + KEY_INFO, headers)
    assert status == 200


@pytest.mark.parametrize("issuer", ["cdp", "coinbase-cloud"])
async def test_a_token_may_name_several_calls(
    issuer: str, coinbase: ExchangeServer, ask: Ask
) -> None:
    uris = [f"GET api.coinbase.com{path}" for path in (ACCOUNTS, KEY_INFO)]
    for path, expected in ((KEY_INFO, 200), (ORDERS, 401)):
        headers = bearer(coinbase, "good-ed25519", path, uris=uris, iss=issuer)
        status, _, _ = await ask("GET", coinbase.url + path, headers)
        assert status == expected


REFUSED: dict[str, dict[str, Any]] = {
    "another path": {"uri": f"GET api.coinbase.com{ACCOUNTS}"},
    "another method": {"uri": f"POST api.coinbase.com{KEY_INFO}"},
    "another host": {"uri": f"GET example.org{KEY_INFO}"},
    "no call": {"uri": None},
    "calls that are none": {"uris": "GET"},
    "calls of another kind": {"uris": [7, None]},
    "another name": {"sub": "organizations/facade/apiKeys/facade"},
    "another issuer": {"iss": "me"},
    "another key id": {"header": {"kid": "organizations/facade/apiKeys/facade"}},
    "another algorithm": {"header": {"alg": "HS256"}},
    "no algorithm": {"header": {"alg": "none"}},
    "no begin": {"nbf": None},
    "no end": {"exp": None},
    "an end that is no number": {"exp": "soon"},
    "a long life": {"exp": 2**40},
}


@pytest.mark.parametrize("case", ["good", "good-ed25519"])
@pytest.mark.parametrize("change", REFUSED)
async def test_another_token_is_refused(
    change: str, case: str, coinbase: ExchangeServer, ask: Ask
) -> None:
    headers = bearer(coinbase, case, KEY_INFO, **REFUSED[change])
    status, body, _ = await ask("GET", coinbase.url + KEY_INFO, headers)
    assert (status, body) == (401, "Unauthorized\n")


def forged(part: int) -> Callable[[str], str]:
    """Return what changes one part of a token and leaves the rest."""

    def change(good: str) -> str:
        parts = good.split(".")
        raw = bytearray(base64.urlsafe_b64decode(parts[part] + "=" * (-len(parts[part]) % 4)))
        raw[-3] ^= 1
        parts[part] = encoded(bytes(raw))
        return ".".join(parts)

    return change


@pytest.mark.parametrize("case", ["good", "good-ed25519"])
@pytest.mark.parametrize(
    "change",
    [
        forged(0),
        forged(1),
        forged(2),
        lambda good: good.rpartition(".")[0] + ".",
        lambda good: good + encoded(b"more"),
        lambda good: good.rpartition(".")[0],
        lambda good: good + ".e30",
        lambda _: "",
        lambda _: "a.b.c",
        lambda _: "W10.W10.W10",
        lambda _: "é.é.é",
        lambda _: f"{encoded(b'[' * 100_000)}.e30.e30"[:7000],
    ],
)
async def test_a_forged_token_is_refused(
    change: Callable[[str], str], case: str, coinbase: ExchangeServer, ask: Ask
) -> None:
    good = bearer(coinbase, case, KEY_INFO)["Authorization"].removeprefix("Bearer ")
    headers = {"Authorization": f"Bearer {change(good)}"}
    status, body, _ = await ask("GET", coinbase.url + KEY_INFO, headers)
    assert (status, body) == (401, "Unauthorized\n")


@pytest.mark.parametrize("headers", [{}, {"CB-ACCESS-KEY": "a"}, {"Authorization": "Basic YTpi"}])
async def test_a_token_is_needed(
    headers: dict[str, str], coinbase: ExchangeServer, ask: Ask
) -> None:
    status, _, _ = await ask("GET", coinbase.url + KEY_INFO, headers)
    assert status == 401


async def test_a_wrong_clock_looks_like_a_wrong_key(ask: Ask) -> None:
    async with ExchangeServer("coinbase", clock_offset=600) as server:
        status, body, _ = await call(ask, server, "good", KEY_INFO)
        assert (status, body) == (401, "Unauthorized\n")
        _, body, _ = await ask("GET", server.url + "/v2/time")
        assert body["data"]["epoch"] > time.time() + 590
