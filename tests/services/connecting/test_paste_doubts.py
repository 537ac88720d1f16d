"""Remarks on a paste: formatting, private keys, known values, uncertain ones."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.credentials import Field
from bot.exchanges import EXCHANGES
from bot.services.connecting.paste import Formatting, Paste, RemarkKind, read_paste
from tests.services.paste_values import MAKERS, make, pem

KEY, SECRET, PHRASE = Field.API_KEY, Field.SECRET, Field.PASSPHRASE
MARKS = {"bold": "**", "italic": "__", "strikethrough": "~~", "spoiler": "||", "code": "`"}


def read(
    text: str,
    exchange: str,
    *asked: Field,
    known: tuple[str, ...] = (),
    formatting: tuple[Formatting, ...] = (),
) -> Paste:
    at = EXCHANGES[exchange]
    return read_paste(text, at, asked or tuple(at.fields), EXCHANGES.values(), known, formatting)


def found(paste: Paste) -> dict[Field, str]:
    return {field: value.reveal() for field, value in paste.values.items()}


def kinds(paste: Paste) -> list[RemarkKind]:
    return [remark.kind for remark in paste.remarks]


def test_marks_that_telegram_took_are_put_back() -> None:
    italic = Formatting("italic", 2, 4)
    assert found(read("mypassword", "kucoin", PHRASE, formatting=(italic,))) == {
        PHRASE: "my__pass__word"
    }


@pytest.mark.parametrize("kind", MARKS)
@pytest.mark.parametrize("before", ["", "🔑 ", "\U0001d49c🔑\n"])  # two code units each
def test_marks_are_put_back_at_utf_16_offsets(kind: str, before: str) -> None:
    units = len(f"{before}Passphrase: my".encode("utf-16-le")) // 2
    paste = read(
        f"{before}Passphrase: mypass9word",
        "kucoin",
        PHRASE,
        formatting=(Formatting(kind, units, 5),),
    )
    assert found(paste) == {PHRASE: f"my{MARKS[kind]}pass9{MARKS[kind]}word"}


@pytest.mark.parametrize("kind", MARKS)
def test_a_value_shown_in_bold_or_as_code_is_the_value(kind: str) -> None:
    values = make("kucoin", kind)
    text = "\n".join(values.values())
    whole = [Formatting(kind, text.index(value), len(value)) for value in values.values()]
    assert found(read(text, "kucoin", formatting=tuple(whole))) == values


@settings(max_examples=100, deadline=None)
@given(seed=st.integers(0, 10**6), kind=st.sampled_from(["italic", "strikethrough"]))
def test_marks_in_a_key_are_put_back_where_they_fit(seed: int, kind: str) -> None:
    dice = random.Random(seed)
    key = make("bingx", seed)[KEY]
    start = dice.randint(1, 30)
    end = dice.randint(start + 1, 60)
    mark = MARKS["italic"]
    typed = f"{key[:start]}{mark}{key[start:end]}{mark}{key[end:]}"[:88]
    sent = typed.replace(mark, "")
    paste = read(sent, "bingx", KEY, formatting=(Formatting("italic", start, end - start),))
    assert found(paste) == {KEY: typed}
    del kind


@pytest.mark.parametrize("exchange", ["binance", "bybit", "coinbase"])
def test_a_private_key_with_a_password_is_told(exchange: str) -> None:
    dice = random.Random(1)
    old = pem(dice, "RSA PRIVATE KEY", 600).replace(
        "KEY-----\n", "KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0F1E2D\n\n", 1
    )
    for locked in (pem(dice, "ENCRYPTED PRIVATE KEY", 300), old):
        paste = read(locked, exchange, SECRET)
        assert kinds(paste) == [RemarkKind.LOCKED_KEY]
        assert found(paste) == {}


def test_a_private_key_without_its_end_is_told() -> None:
    text = pem(random.Random(2)).rpartition("\n")[0]
    assert kinds(read(text, "coinbase", SECRET)) == [RemarkKind.CUT_KEY]


def test_a_public_key_is_no_secret() -> None:
    text = pem(random.Random(3), "PUBLIC KEY")
    assert found(read(text, "binance", SECRET)) == {}


@pytest.mark.parametrize("dashes", ["—–", "—", "–", "−−−−−", "-", "--------"])  # noqa: RUF001
@pytest.mark.parametrize("kind", ["PRIVATE KEY", "RSA PRIVATE KEY"])
def test_any_run_of_dashes_is_five(dashes: str, kind: str) -> None:
    key = pem(random.Random(4), kind, 600)
    assert found(read(key.replace("-----", dashes), "binance", SECRET)) == {SECRET: key}


@pytest.mark.parametrize("exchange", MAKERS)
def test_what_is_known_is_not_taken_for_another_field(exchange: str) -> None:
    values = make(exchange, 5)
    fields = list(values)
    for count in range(1, len(fields)):
        known = tuple(values[f] for f in fields[:count])
        for again in known:
            for text in (again, f"Secret: {again}", f"Passphrase: {again}", f'"{again}"\nthanks'):
                paste = read(text, exchange, *fields[count:], known=known)
                assert again not in found(paste).values(), (text[:12], fields[count:])
        whole = "\n".join(values.values())
        rest = {f: values[f] for f in fields[count:]}
        assert found(read(whole, exchange, *fields[count:], known=known)) == rest


@pytest.mark.parametrize("exchange", MAKERS)
@pytest.mark.parametrize(
    "text",
    ["hello there", "where do I find it?", "i forgot my passphrase", "abc", "12345", "ok", "???",
     "как мне найти ключ?",
     "أين أجد المفتاح؟", "hvor finner jeg den?", "what is an api key", "thanks",
     "I made it on 12.03.2026, is that too old?"],
)  # fmt: skip
def test_what_is_said_is_no_value(exchange: str, text: str) -> None:
    for field in EXCHANGES[exchange].fields:
        if field is PHRASE and text in {"abc", "12345"}:
            continue
        paste = read(text, exchange, field)
        assert found(paste) == {}, field
        assert paste.remarks


@pytest.mark.parametrize(
    "text", ["where do I find it?", "i forgot my passphrase", "где её взять?", "jeg har glemt den"]
)
@pytest.mark.parametrize("exchange", ["kucoin", "okx", "bitget"])
def test_a_question_is_told_from_nonsense(exchange: str, text: str) -> None:
    for field in Field:
        assert kinds(read(text, exchange, field)) == [RemarkKind.QUESTION]


def test_plain_words_may_be_a_passphrase() -> None:
    paste = read("correct horse battery", "kucoin", PHRASE)
    assert found(paste) == {}
    assert kinds(paste) == [RemarkKind.MAY_BE_PHRASE]
    assert paste.unsure[PHRASE].reveal() == "correct horse battery"


@pytest.mark.parametrize("own", MAKERS)
@pytest.mark.parametrize("other", ["kucoin", "mexc", "bitget", "coinbase", "binance", "kraken"])
def test_the_key_of_another_exchange_is_named_and_not_taken(own: str, other: str) -> None:
    if own != other:
        paste = read(make(other, 6)[KEY], own)
        assert found(paste) == {}
        assert [(r.kind, r.exchange) for r in paste.remarks] == [(RemarkKind.OTHER_EXCHANGE, other)]


@pytest.mark.parametrize("exchange", EXCHANGES)
def test_the_examples_look_as_they_should(exchange: str) -> None:
    for field, shape in EXCHANGES[exchange].fields.items():
        assert field is PHRASE or shape.fits(shape.example), field


@pytest.mark.parametrize("exchange", MAKERS)
def test_the_values_of_these_tests_are_well_formed(exchange: str) -> None:
    for seed in range(50):
        for field, value in make(exchange, seed).items():
            assert EXCHANGES[exchange].fields[field].fits(value) or field is PHRASE


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="aK9_-=:/|\"'\\\n\t <>{}[]().,;#&?*`~−—é密كключ", max_size=400))  # noqa: RUF001
def test_no_text_breaks_the_reader(text: str) -> None:
    for exchange in ("kucoin", "binance"):
        paste = read(text, exchange)
        assert paste.values or paste.remarks
