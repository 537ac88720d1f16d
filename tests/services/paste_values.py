"""Random well-formed values of every exchange."""

import base64
import random
import string
import uuid
from collections.abc import Callable, Mapping

from bot.domain.credentials import Field

ALNUM = string.ascii_letters + string.digits
HEX = string.digits + "abcdef"
BASE64 = ALNUM + "+/"
LOWER = string.ascii_lowercase + string.digits

Values = Mapping[Field, str]


def _of(chars: str, count: int, dice: random.Random) -> str:
    return "".join(dice.choices(chars, k=count))


def _uuid(dice: random.Random) -> str:
    return str(uuid.UUID(int=dice.getrandbits(128), version=4))


def pem(dice: random.Random, kind: str = "EC PRIVATE KEY", size: int = 121) -> str:
    """Return a private key in PEM form; its bytes are random."""
    body = base64.b64encode(dice.randbytes(size)).decode()
    lines = [body[i : i + 64] for i in range(0, len(body), 64)]
    return "\n".join([f"-----BEGIN {kind}-----", *lines, f"-----END {kind}-----"])


def phrase(dice: random.Random) -> str:
    """Return a passphrase as people choose them."""
    word = dice.choice(
        ["Trading", "hunter", "Moon", "bot", "MyPass", "satoshi", "Qwerty", "Kraken"]
    )
    mark = dice.choice(["!", "#", "@", "$", "_", "-", ".", "*", "%", "&", "+", "", "", ""])
    return f"{word}{mark}{dice.randint(100, 99999)}{dice.choice(['', '', '!', 'x', 'Ab'])}"


def _htx(dice: random.Random) -> str:
    return "-".join([_of(LOWER, 8, dice), _of(HEX, 8, dice), _of(HEX, 8, dice), _of(HEX, 5, dice)])


def _coinbase_key(dice: random.Random) -> str:
    return f"organizations/{_uuid(dice)}/apiKeys/{_uuid(dice)}"


def _coinbase_secret(dice: random.Random) -> str:
    return dice.choice([pem(dice), base64.b64encode(dice.randbytes(64)).decode()])


MAKERS: Mapping[str, Mapping[Field, Callable[[random.Random], str]]] = {
    "binance": {
        Field.API_KEY: lambda d: _of(ALNUM, 64, d),
        Field.SECRET: lambda d: _of(ALNUM, 64, d),
    },
    "bybit": {
        Field.API_KEY: lambda d: _of(ALNUM, 18, d),
        Field.SECRET: lambda d: _of(ALNUM, 36, d),
    },
    "okx": {
        Field.API_KEY: _uuid,
        Field.SECRET: lambda d: _of(HEX, 32, d).upper(),
        Field.PASSPHRASE: phrase,
    },
    "kucoin": {
        Field.API_KEY: lambda d: _of(HEX, 24, d),
        Field.SECRET: _uuid,
        Field.PASSPHRASE: phrase,
    },
    "mexc": {
        Field.API_KEY: lambda d: f"mx0v{_of(ALNUM, 14, d)}",
        Field.SECRET: lambda d: _of(HEX, 32, d),
    },
    "gate": {
        Field.API_KEY: lambda d: _of(HEX, 32, d),
        Field.SECRET: lambda d: _of(HEX, 64, d),
    },
    "bitget": {
        Field.API_KEY: lambda d: f"bg_{_of(HEX, 32, d)}",
        Field.SECRET: lambda d: _of(HEX, 64, d),
        Field.PASSPHRASE: lambda d: _of(ALNUM, d.randint(8, 16), d),
    },
    "bingx": {
        Field.API_KEY: lambda d: _of(ALNUM, d.randint(78, 88), d),
        Field.SECRET: lambda d: _of(ALNUM, d.randint(78, 88), d),
    },
    "htx": {Field.API_KEY: _htx, Field.SECRET: _htx},
    "kraken": {
        Field.API_KEY: lambda d: _of(BASE64, 56, d),
        Field.SECRET: lambda d: f"{_of(BASE64, 86, d)}==",
    },
    "coinbase": {Field.API_KEY: _coinbase_key, Field.SECRET: _coinbase_secret},
}


def make(exchange: str, seed: int | str) -> dict[Field, str]:
    """Return values of an exchange; the same seed gives the same."""
    dice = random.Random(f"{exchange}-{seed}")
    return {field: maker(dice) for field, maker in MAKERS[exchange].items()}
