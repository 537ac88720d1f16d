"""Detection of secrets over all exchanges, wrappers and ordinary texts."""
# ruff: noqa: RUF001  # marks that people and keyboards use

import base64
import random
import string
import time
from collections.abc import Callable
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.credentials import Field
from bot.domain.exchange import Exchange, Shape
from bot.exchanges import EXCHANGES
from bot.services.connecting.paste.words import SPELLED, WIDE
from bot.services.inbox.detection import LONGEST, holds_secret, is_mixed

ALL = tuple(EXCHANGES.values())
PEM = "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIabc123\n-----END EC PRIVATE KEY-----"
HEX, LETTERS = "0123456789abcdef", string.ascii_letters + string.digits
BASE64, BASE64URL = LETTERS + "+/", LETTERS + "-_"


def some(alphabet: str, *lengths: int, around: str = "{}") -> Callable[[random.Random], str]:
    """Return a generator of random values, in groups joined by `-`."""

    def make(r: random.Random) -> str:
        return around.format("-".join("".join(r.choices(alphabet, k=n)) for n in lengths))

    return make


UUID, HTX = some(HEX, 8, 4, 4, 4, 12), some(HEX, 8, 8, 8, 5)
MAKERS: dict[str, tuple[Callable[[random.Random], str], ...]] = {  # API keys, then secrets
    "binance": (some(LETTERS, 64), some(LETTERS, 64)),
    "bingx": (some(BASE64URL, 80), some(BASE64URL, 88)),
    "bitget": (some(HEX, 32, around="bg_{}"), some(HEX, 64)),
    "bybit": (some(LETTERS, 18), some(LETTERS, 36)),
    "coinbase": (
        lambda r: f"organizations/{UUID(r)}/apiKeys/{UUID(r)}",
        some(BASE64, 86, around="{}=="),
    ),
    "gate": (some(HEX, 32), some(HEX, 64)),
    "htx": (HTX, HTX),
    "kraken": (some(BASE64, 56), some(BASE64, 86, around="{}==")),
    "kucoin": (some(HEX, 24), UUID),
    "mexc": (some(LETTERS, 16, around="mx0{}"), some(HEX, 32)),
    "okx": (UUID, some(HEX.upper(), 32)),
}
VALUES = [
    pytest.param(exchange, field, make, id=f"{exchange}-{field}")
    for exchange, makers in MAKERS.items()
    for field, make in zip((Field.API_KEY, Field.SECRET), makers, strict=True)
]
WRAPPINGS = [
    "{}", "secret is {}!", "({})", "**{}**", "#{}", "|{}|", "\\{}", "🔑{}", "{}。", "key;{};x",
    "{}@x", "{}é", "<{}>", "`{}`", "«{}»", "my key:{}", "a,{},b", "{}\n{}", "x=’{}’", "__{}__",
    "key={}&time=1", '{{"apiKey":"{}"}}', "export BYBIT_KEY={}", "- key: {}", "ключ:{}", "密钥{}",
    "{}...", "[{}](x)", "/connect mexc {}", "{}\u200b", "الرمز{}",
]  # fmt: skip


def test_values_of_every_exchange_are_tried() -> None:
    assert set(MAKERS) == set(EXCHANGES)


@pytest.mark.parametrize(("exchange", "field", "make"), VALUES)
def test_the_values_of_every_exchange_in_every_wrapping(
    exchange: str, field: Field, make: Callable[[random.Random], str]
) -> None:
    """At most one of a thousand: eighteen random characters may look like words."""
    r, missed, tried = random.Random(7), 0, 0
    for wrapping in WRAPPINGS:
        for _ in range(40):
            value = make(r)
            assert EXCHANGES[exchange].fields[field].fits(value)
            missed += not holds_secret([wrapping.replace("{}", value)], ALL)
            tried += 1
    assert missed / tried <= 0.002


@pytest.mark.parametrize(("exchange", "field", "make"), VALUES)
@pytest.mark.parametrize(
    "link",
    ["https://x.example/?api_key={}", "https://x.example/a/{}/b", "http://x.example/#{}",
     "see https://x.example/?a=1&k={}&b=2 please", "www.x.example/{}", "bot://x?key={}",
     "https://t.me/share/url?url=https://x.example&text={}", "tg://resolve?domain=x&text=my%20long%20words%20{}"],
)  # fmt: skip
def test_values_in_links(
    exchange: str, field: Field, make: Callable[[random.Random], str], link: str
) -> None:
    r = random.Random(11)
    for encode in (quoted, in_base64url):
        for _ in range(10):
            value = make(r)
            assert holds_secret([link.replace("{}", encode(value))], ALL), (exchange, field)


def quoted(value: str) -> str:
    return quote(value, safe="")


def in_base64url(value: str) -> str:
    return base64.urlsafe_b64encode(value.encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "text",
    [
        "passphrase: hunter22",
        "Passphrase : correct horse battery",
        "**Passphrase:** hunter22",
        "my passphrase is Hunter22x",
        "Passphrase Secret99",
        '{"apiKey":"abc","secret":"abcdefg"}',
        '{"password": "correct horse battery"}',
        "export KUCOIN_API_PASSPHRASE=hunter22",
        "KUCOIN_PASSPHRASE = 'my pass word'",
        "kucoin:\n  passphrase: hunter22",
        'const passphrase = "hunter22";',
        "secret_key: 'abcdefgh'",
        "apiSecret: `abcd1234`",
        "API密钥：abc12345",
        "API SECRET\nabcd1234",
        "Пароль: Qwerty12",
        "Секретный ключ: abc12345",
        "密码：abc12345",
        "عبارة المرور: abc12345",
        "hemmelig nøkkel: abc12345",
        "Gizli Anahtar: İabc12345",
        "パスワード：abc12345",
    ],
)
def test_labelled_values_however_short(text: str) -> None:
    assert holds_secret([text], ALL)


@pytest.mark.parametrize("field", [Field.SECRET, Field.PASSPHRASE])
def test_a_value_named_as_the_paste_reader_knows_it(field: Field) -> None:
    names = [name for name in SPELLED[field] if len(name) >= 6 or WIDE.search(name)]
    left = [name for name in names if not holds_secret([f"{name.title()}: Moon-light7"])]
    assert len(names) > 50
    assert left == []


@pytest.mark.parametrize("dashes", ["-----", "—–", "—", "–––––", "− − −", "‐‐‐‐‐", ""])
@pytest.mark.parametrize("name", ["EC PRIVATE KEY", "PRIVATE KEY", "RSA PRIVATE KEY",
                                  "ENCRYPTED PRIVATE KEY", "OPENSSH PRIVATE KEY"])  # fmt: skip
def test_a_pem_block_with_any_dashes(dashes: str, name: str) -> None:
    assert holds_secret([f"{dashes}BEGIN {name}{dashes}\nMHcCAQ\n{dashes}END {name}{dashes}"])


@pytest.mark.parametrize(
    "text",
    [
        "6528 0a9b d5b2 ae00 0162 e5ab",
        "65280a9bd5b2\nae000162e5ab",
        "abcdEF0123 +/ghij4567KLmn 890opQrst uvW1\nXYz23456789",
        "6\u200b5280a9bd5b2ae0\u00ad00162e5ab",
    ],
)
def test_a_value_broken_on_the_way(text: str) -> None:
    assert holds_secret([text])


ORDINARY = """
hello
how do I connect my account to this bot
BTC ETH New Groups
مرحبا كيف الحال
MEXC Spot Main 2
name: Alexander
/connect kucoin
IMG_20240101_123456.jpg
PXL_20240101_123456789.MP.jpg
VID-20240101-WA0001.mp4
FB_IMG_1704099999999.jpg
WhatsApp Image 2024-01-01 at 12.34.56 (1).jpeg
Screenshot_2024-01-01-12-34-56-789_com.kucoin.android.jpg
state-of-the-art-well-known-exchange-2024-edition
+47 123 45 678 901
2024-01-01T12:34:56.789+00:00
BTCUSDT-PERP-240329 long 20x entry 64000 tp 70000
1000SHIBUSDTPERP20X
HelloWorldThisIsLong2024
@xX_Crypto_King_2024_Xx
john.smith1985@example.com
#bitcoin2024halving
how-to-trade-2024-btc-on-a-5x-leverage
supercalifragilisticexpialidocious
Donaudampfschifffahrtsgesellschaftskapitän
python-telegram-bot==20.7
ORD-20240101-000123
192.168.100.200:8080 and 2001:0db8:85a3::8a2e:0370:7334
😀😀😀😀😀😀😀😀😀😀😀😀😀😀
━━━━━━━━━━━━━━━━━━━━━━
====================== ----------------------
my password is not working anymore, what do I do?
where do I find the secret key?
the passphrase is wrong it says
Passphrase: what is it?
I forgot my passphrase
secret key is required, where?
Is the API secret the same as the API key?
password reset
пароль не подходит
密码不对怎么办
see https://kucoin.com/a1
https://www.example.com/account/api/2024-overview-of-things
https://cointelegraph.com/news/bitcoin-price-2024-etf-approval-q3-report-analysts-say
https://youtu.be/dQw4w9WgXcQ?si=AbCdEfGh12345678
https://t.me/bot?start=a1b2c3d4e5f6a7b8c9d0
https://t.me/+AbCdEfGh12345678
https://twitter.com/somebody/status/1704099999999999999?s=20
https://medium.com/@someone/how-to-trade-futures-3f2a1b4c5d6e
https://www.reddit.com/r/CryptoCurrency/comments/18w4abc/daily_general_discussion_january_1_2024/
https://play.google.com/store/apps/details?id=com.kubi.kucoin&hl=en
https://www.kucoin.com/support/360015102174
https://x.example/p?fbclid=IwAR0abcDEF123456789ghiJKL&utm_source=a1B2c3D4e5F6g7H8i9J0
https://www.example.com/passphrase-and-secret-key-what-is-it
""".strip().splitlines()


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_texts_are_left_alone(text: str) -> None:
    assert not holds_secret([text], ALL)


def test_the_shapes_that_an_exchange_is_certain_of() -> None:
    """Also if they look like a word."""
    shape = Shape(pattern="[a-z]{12}", certain=True)
    sure = Exchange(
        id="sure", title="Sure", fields={Field.API_KEY: shape}, keys_url="", revoke_url="",
        menu=(), labels={}, ip_label="",
    )  # fmt: skip
    assert not holds_secret(["here: abcdefghijkl."])
    assert holds_secret(["here: abcdefghijkl."], [sure])


def test_every_text_of_a_message_is_looked_at() -> None:
    assert holds_secret(["hello", "", "65280a9bd5b2ae000162e5ab"])
    assert not holds_secret([])


@pytest.mark.parametrize(
    ("word", "mixed"), [("Passw0rd", True), ("hunter22", True), ("123456", False),
                        ("password", False), ("a1", False)],
)  # fmt: skip
def test_a_mixed_word(word: str, *, mixed: bool) -> None:
    assert is_mixed(word) is mixed


@given(st.text(max_size=400), st.text(alphabet="secrtkypahw: ='\"-_/?&#%+@.0aA\n", max_size=400))
def test_no_text_breaks_it(text: str, near: str) -> None:
    holds_secret([text, near, f"https://{near}", f"secret: {text}"], ALL)


LONG: list[Callable[[int], str]] = [
    lambda n: "a" * n,
    lambda n: "-" * n,
    lambda n: " " * n,
    lambda n: "f" * n,
    lambda n: "secret" * (n // 6),
    lambda n: "secret: " * (n // 8),
    lambda n: "BEGIN " * (n // 6),
    lambda n: "aA1-" * (n // 4),
    lambda n: "https://x/" + "?&#=" * (n // 4),
    lambda n: "t.me/" * (n // 5),
    lambda n: "密码" * (n // 2),
    lambda n: "%25" * (n // 3),
]


@pytest.mark.parametrize("make", LONG)
def test_long_texts_take_a_bounded_time(make: Callable[[int], str]) -> None:
    began = time.process_time()
    holds_secret([make(2_000_000)], ALL)
    assert time.process_time() - began < 0.5
    assert holds_secret([f"{make(LONGEST * 3)} 65280a9bd5b2ae000162e5ab"], ALL)
