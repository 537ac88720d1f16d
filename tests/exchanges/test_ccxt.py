"""Only the needed exchanges are imported; a changed layout of ccxt is tolerated."""

import base64
import hmac
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(sys.modules["bot"].__path__[0]).parent if "bot" in sys.modules else Path.cwd()

_LOAD = """
import sys
from bot.exchanges import _ccxt
def load(name):
    return _ccxt.load(name, url="http://127.0.0.1:9/x", headers={"A": "b"}, proxy=None,
                      timeout=1.5, milliseconds=lambda: 1700000000000)
def client(name, **credentials):
    template = load(name)
    return template.copy(credentials, template.options())
"""
_SIGN = """
kucoin = client("kucoin", apiKey="k", secret="s", password="p")
signed = kucoin.sign("user/api-key", ["private"], "GET", {})
print(signed["url"], signed["headers"]["KC-API-SIGN"], signed["headers"]["KC-API-TIMESTAMP"])
"""
_WHOLE = "print('ccxt.binance' in sys.modules)\n"
_TEXT = b"1700000000000GET/api/v1/user/api-key"
_SIGNATURE = base64.b64encode(hmac.digest(b"s", _TEXT, "sha256")).decode()
_SIGNED = f"http://127.0.0.1:9/api/v1/user/api-key {_SIGNATURE} 1700000000000"


def run(program: str) -> list[str]:
    done = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-W", "error", "-c", _LOAD + program],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("before", "whole"),
    [
        ("", "False"),
        ("import ccxt.async_support\n", "True"),
        ("_ccxt._substitute = lambda: 1 / 0\n", "True"),
        ("_ccxt._finder = lambda package: None\n", "True"),
    ],
    ids=[
        "only what is needed",
        "loaded by others",
        "no substitute",
        "a substitute that finds nothing",
    ],
)
def test_every_way_of_import_signs_alike(before: str, whole: str) -> None:
    assert run(before + _SIGN + _WHOLE) == [_SIGNED, whole]


def test_the_substitute_serves_others_too() -> None:
    told = run(
        'load("mexc")\n'
        "import ccxt, ccxt.async_support as a, ccxt.base.errors as e\n"
        "print(ccxt.NetworkError is e.NetworkError, a.mexc().id, a.binance().id, ccxt.okx().id)\n"
        "print(a.Exchange.synchronous, ccxt.Exchange.synchronous, hasattr(ccxt, 'nonsense'))\n"
        "from ccxt.async_support import kraken\n"
        "print(kraken().id, ccxt.async_support is a)\n"
    )

    assert told == ["True mexc binance okx", "False True False", "kraken True"]


def test_every_address_moves_and_keeps_its_path() -> None:
    told = run(
        'urls = client("mexc").urls\n'
        'print(urls["api"]["contract"]["private"], urls["api"]["spot"]["public"])\n'
        'print(client("kucoin").urls["api"]["futuresPrivate"])\n'
        'print(client("bybit").urls["api"]["private"])\n'
        "def all(v): return [v] if isinstance(v, str) else "
        "[u for i in (v.values() if isinstance(v, dict) else v or ()) for u in all(i)]\n"
        "print({u[:18] for u in all(urls)})\n"
    )

    assert told == [
        "http://127.0.0.1:9/api/v1/private http://127.0.0.1:9",
        "http://127.0.0.1:9",
        "http://127.0.0.1:9",
        "{'http://127.0.0.1:9'}",
    ]


def test_copies_share_no_credentials_and_no_options() -> None:
    told = run(
        'template = load("kucoin")\n'
        'one = template.copy({"apiKey": "1"}, template.options())\n'
        'two = template.copy({"apiKey": "2"}, template.options())\n'
        'one.options["seen"] = True\n'
        'print(one.apiKey, two.apiKey, "seen" in two.options, template._kind.apiKey or "none")\n'
        "print(one.timeout, one.headers, one.enableRateLimit)\n"
        "del one, two, template\n"
    )

    assert told == ["1 2 False none", "1500 {'A': 'b'} False"]


def test_what_cannot_be_signed_does_not_quote_the_secret() -> None:
    told = run(
        'kraken = client("kraken", apiKey="k", secret="not base64!")\n'
        "import traceback\n"
        "try: kraken.sign('GetApiKeyInfo', ['private'], 'POST', {})\n"
        "except _ccxt.UnsignableError: print('base64' in traceback.format_exc().splitlines()[-1])\n"
    )

    assert told == ["False"]
