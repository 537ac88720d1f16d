import json
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.credentials import Field
from bot.domain.exchange import Exchange, Shape
from bot.exchanges import EXCHANGES
from bot.sandbox.exchanges import ExchangeServer
from bot.services.connecting.paste import RemarkKind, read_paste

KEY, SECRET, PHRASE = Field.API_KEY, Field.SECRET, Field.PASSPHRASE
UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"


def exchange(name: str, fields: Mapping[Field, Shape]) -> Exchange:
    return Exchange(
        id=name,
        title=name.title(),
        fields=fields,
        keys_url="https://example.com",
        revoke_url="https://example.com",
        menu=("API",),
        labels={},
        ip_label="IP",
    )


STRICT = exchange(
    "strict",
    {
        KEY: Shape(pattern="[0-9a-f]{24}", certain=True),
        SECRET: Shape(pattern=UUID, certain=True),
        PHRASE: Shape(pattern=".{7,32}", certain=True),
    },
)
LOOSE = exchange(
    "loose",
    {KEY: Shape(pattern="mx0[A-Za-z0-9]{10,40}"), SECRET: Shape(pattern="[0-9a-f]{32}")},
)
BOTH = (STRICT, LOOSE)
K, S, P = "6705f5c311545b000157d3eb", "110f31fc-61c5-4baf-a29f-3f19a62bbf5d", "my pass-phrase 1"
MX, MXS = "mx0vglSampleKey12345", "0123456789abcdef0123456789abcdef"


def found(text: str, at: Exchange, *missing: Field) -> dict[Field, str]:
    paste = read_paste(text, at, missing or tuple(at.fields), BOTH)
    return {field: value.reveal() for field, value in paste.values.items()}


def remarks(text: str, at: Exchange, *missing: Field) -> list[RemarkKind]:
    return [r.kind for r in read_paste(text, at, missing or tuple(at.fields), BOTH).remarks]


@pytest.mark.parametrize(
    "text",
    [
        K,
        f"  {K}\n",
        f"\u200b{K}\ufeff",
        f"\u00a0{K}\u00a0",
        f'"{K}"',
        f"“{K}”",  # as phones write quotes
        f"`{K}`",
        f"API Key: {K}",
        f"API key = {K}",
        f"api_key: '{K}',",
        f"API Key\n{K}",
        f"Key： {K}",  # noqa: RUF001  # a full-width colon
        f"مفتاح API: {K}",
        f"API-nøkkel: {K}",
        f"{K[:10]}\n{K[10:]}",
        f"{K[:10]} \n {K[10:]}",
        f"API Key: {K[:10]}\n{K[10:]}",
    ],
)
def test_a_key_is_found_whatever_came_along(text: str) -> None:
    assert found(text, STRICT) == {KEY: K}
    assert remarks(text, STRICT) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{K}\n{S}\n{P.replace(' ', '')}",
        f"API Key: {K}\nSecret Key: {S}\nPassphrase: {P.replace(' ', '')}",
        f"Passphrase: {P.replace(' ', '')}\nAPI Secret: {S}\nAPI Key: {K}",
        json.dumps({"apiKey": K, "secretKey": S, "passphrase": P.replace(" ", "")}),
        f"{S} {K} {P.replace(' ', '')}",
    ],
)
def test_all_fields_are_taken_from_one_message(text: str) -> None:
    assert found(text, STRICT) == {KEY: K, SECRET: S, PHRASE: P.replace(" ", "")}
    assert remarks(text, STRICT) == []


def test_a_passphrase_keeps_its_spaces_and_marks() -> None:
    assert found(f" {P} ", STRICT, PHRASE) == {PHRASE: P}
    assert found("'quoted inside it's 1", STRICT, PHRASE) == {PHRASE: "'quoted inside it's 1"}
    assert found(f'"{P}"', STRICT, PHRASE) == {PHRASE: P}
    assert found(f"Passphrase: {P}", STRICT, PHRASE) == {PHRASE: P}


def test_a_secret_sent_for_the_key_is_taken_as_the_secret() -> None:
    assert found(S, STRICT) == {SECRET: S}
    assert remarks(S, STRICT) == [RemarkKind.SWAPPED]
    assert found(MXS, LOOSE) == {SECRET: MXS}


def test_swapped_labels_are_put_right() -> None:
    text = f"API Key: {MXS}\nSecret: {MX}"
    assert found(text, LOOSE) == {KEY: MX, SECRET: MXS}
    assert RemarkKind.SWAPPED in remarks(text, LOOSE)


def test_a_certain_shape_refuses() -> None:
    assert found("not-a-key-at-all-1", STRICT, KEY) == {}
    assert remarks("not-a-key-at-all-1", STRICT, KEY) == [RemarkKind.REFUSED_SHAPE]


def test_any_other_shape_only_warns() -> None:
    odd = "ab0OddKeyThatWorks99"
    assert found(odd, LOOSE, KEY) == {KEY: odd}
    assert remarks(odd, LOOSE, KEY) == [RemarkKind.UNUSUAL_SHAPE]


def test_a_key_of_another_exchange_is_named() -> None:
    paste = read_paste(K, LOOSE, (KEY,), BOTH)
    assert [(r.kind, r.exchange) for r in paste.remarks] == [(RemarkKind.OTHER_EXCHANGE, "strict")]
    assert paste.values == {}
    assert remarks(MX, STRICT, KEY) == [RemarkKind.OTHER_EXCHANGE]


def test_a_message_without_a_value_says_so() -> None:
    assert remarks(" \u200b ", STRICT) == [RemarkKind.EMPTY]
    assert remarks("Secret:", STRICT, KEY) == [RemarkKind.NOT_A_VALUE]


def test_a_field_already_known_is_not_taken_again() -> None:
    assert found(f"API Key: {K}\nSecret: {S}", STRICT, SECRET, PHRASE) == {SECRET: S}


def test_a_pem_key_keeps_its_lines() -> None:
    pem = "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIabc123\n-----END EC PRIVATE KEY-----"
    assert found(f"{pem}\n", LOOSE, SECRET) == {SECRET: pem}


@given(st.text(max_size=300))
def test_no_text_breaks_the_doctor(text: str) -> None:
    for at in BOTH:
        paste = read_paste(text, at, tuple(at.fields), BOTH)
        assert paste.values or paste.remarks


@pytest.mark.parametrize("exchange", EXCHANGES.values(), ids=EXCHANGES)
def test_one_value_alone_is_the_one_that_is_asked_for(exchange: Exchange) -> None:
    """Also where key and secret look alike."""
    for sample in ExchangeServer(exchange.id).samples:
        missing = list(exchange.fields)
        for field in exchange.fields:
            value = sample.fields[field].strip()
            if exchange.fields[field].fits(value) and "\n" not in value:
                found = read_paste(value, exchange, missing, EXCHANGES.values()).values
                assert list(found) == [field]
            missing.remove(field)


@pytest.mark.parametrize("quote", ['"', "'"])
@pytest.mark.parametrize("end", ["", " \\", "\\"])
def test_a_quotation_mark_that_closes_a_header_is_no_part_of_the_passphrase(
    quote: str, end: str
) -> None:
    """As in `curl -H "KC-API-PASSPHRASE: …" \\`: the quotation began before the label."""
    headers = (("KC-API-KEY", K), ("KC-API-SECRET", S), ("KC-API-PASSPHRASE", "curly-moe-12"))
    text = "curl\n" + "\n".join(f"  -H {quote}{name}: {v}{quote}{end}" for name, v in headers)
    assert found(text, STRICT) == {KEY: K, SECRET: S, PHRASE: "curly-moe-12"}


def test_public_and_secret_name_two_values_of_one_shape() -> None:
    server = ExchangeServer("htx")
    key, secret = server.sample("good").fields.values()
    for text in (f"Public: {key}\nSecret: {secret}", f"Secret: {secret}\nPublic: {key}"):
        assert found(text, EXCHANGES["htx"]) == {KEY: key, SECRET: secret}
