"""Private keys in PEM format: repaired, used for signing, never shown."""

import base64
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from bot.domain.credentials import Credentials, Field, Secret
from bot.domain.diagnosis import Problem
from bot.exchanges import EXCHANGES
from bot.exchanges._pem import with_pem_repaired
from tests.exchanges.conftest import MakeProber, Serve
from tests.exchanges.replay import FileExchange, answer_file

ED25519 = Ed25519PrivateKey.generate()
RSA = generate_private_key(65537, 2048)
BINANCE, BYBIT = answer_file("binance"), answer_file("bybit")


def pem(key: Any, form: PrivateFormat = PrivateFormat.PKCS8, lock: Any = None) -> str:
    written: bytes = key.private_bytes(Encoding.PEM, form, lock or NoEncryption())
    return written.decode()


def spoilt(text: str) -> list[str]:
    """Return the forms that chats, shells and files give to a PEM."""
    return [
        text,
        text.strip(),
        text.replace("\n", "\r\n"),
        text.replace("\n", "\\n"),
        text.replace("\n", " "),
        f'"{text}"',
        f"Private key:\n\n{text}\nkeep it!",
    ]


def with_secret(credentials: Credentials, secret: str) -> Credentials:
    return {**credentials, Field.SECRET: Secret(secret)}


@pytest.mark.parametrize("key", [ED25519, RSA], ids=["ed25519", "rsa"])
def test_whatever_happened_to_its_lines_a_pem_is_the_same_again(key: Any) -> None:
    right = pem(key).strip()

    for text in spoilt(pem(key)):
        assert with_pem_repaired({Field.SECRET: text}) == {Field.SECRET: right}


def test_any_other_secret_is_left_as_it_is() -> None:
    values = {Field.API_KEY: "k", Field.SECRET: "NhqPtmdSJYdKjVHjA7PZ"}

    assert with_pem_repaired(values) is values


@pytest.mark.parametrize("exchange", ["binance", "bybit"])
@pytest.mark.parametrize("form", [PrivateFormat.PKCS8, PrivateFormat.TraditionalOpenSSL])
def test_the_shapes_take_a_pem(exchange: str, form: PrivateFormat) -> None:
    assert EXCHANGES[exchange].fields[Field.SECRET].fits(pem(RSA, form))


@pytest.mark.parametrize("text", spoilt(pem(ED25519)))
async def test_binance_gets_what_an_ed25519_key_signed(
    text: str, serve: Serve, make_prober: MakeProber
) -> None:
    exchange = await serve(FileExchange(BINANCE.good()))
    credentials = with_secret(BINANCE.credentials, text)

    report = await make_prober({"binance": exchange.url}).check("binance", credentials)

    assert report.problems == ()
    for request in exchange.requests:
        query, _, sent = urlsplit(str(request.rel_url)).query.partition("&signature=")
        if sent:
            signature = parse_qs(f"s={sent.replace('+', '%2B')}")["s"][0]
            ED25519.public_key().verify(base64.b64decode(signature), query.encode())


@pytest.mark.parametrize("form", [PrivateFormat.PKCS8, PrivateFormat.TraditionalOpenSSL])
async def test_bybit_gets_what_an_rsa_key_signed(
    form: PrivateFormat, serve: Serve, make_prober: MakeProber
) -> None:
    exchange = await serve(FileExchange(BYBIT.good()))
    credentials = with_secret(BYBIT.credentials, pem(RSA, form).replace("\n", "\\n"))

    report = await make_prober({"bybit": exchange.url}).check("bybit", credentials)

    assert report.problems == ()
    signed = [r for r in exchange.requests if "X-BAPI-SIGN" in r.headers]
    assert len(signed) == 3
    for request in signed:
        told = request.headers
        text = "".join(told[f"X-BAPI-{n}"] for n in ("TIMESTAMP", "API-KEY", "RECV-WINDOW"))
        signature = base64.b64decode(told["X-BAPI-SIGN"])
        text += request.rel_url.raw_query_string
        RSA.public_key().verify(signature, text.encode(), PKCS1v15(), SHA256())


@pytest.mark.parametrize(
    "text",
    [
        "-----BEGIN PRIVATE KEY-----\nbm90IGEga2V5\n-----END PRIVATE KEY-----",
        pem(RSA)[:700] + "\n-----END PRIVATE KEY-----",
        pem(RSA, lock=BestAvailableEncryption(b"a passphrase")),
    ],
    ids=["no key", "cut short", "encrypted"],
)
@pytest.mark.parametrize("told", [BINANCE, BYBIT], ids=["binance", "bybit"])
async def test_a_pem_that_cannot_sign_is_a_wrong_secret_and_is_not_shown(
    text: str, told: Any, serve: Serve, make_prober: MakeProber, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    exchange = await serve(FileExchange(told.good()))
    credentials = with_secret(told.credentials, text)

    report = await make_prober({told.name: exchange.url}).check(told.name, credentials)

    assert report.problems == (Problem.INVALID_SECRET,)
    assert {*exchange.calls} == {told.content["clock"]}
    assert not any(line in f"{report}{caplog.text}" for line in text.split("\n")[1:-1] if line)
