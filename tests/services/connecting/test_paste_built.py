"""Pastes built from values, wrappers and noise: each value is found exactly."""

import json
import random
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.credentials import Field
from bot.exchanges import EXCHANGES
from bot.services.connecting.paste import read_paste
from tests.services.paste_values import MAKERS, Values, make

NAMES = {
    Field.API_KEY: ["API Key", "apiKey", "api_key", "API-ключ", "Ключ API", "API密钥", "مفتاح API",
                    "Access Key", "API-nøkkel", "Clave API", "APIキー", "EXCHANGE_API_KEY"],
    Field.SECRET: ["Secret Key", "secret", "api_secret", "Секретный ключ", "Secret", "私钥",
                   "المفتاح السري", "API Secret", "Hemmelig nøkkel", "Clave secreta",
                   "シークレットキー", "EXCHANGE_SECRET_KEY"],
    Field.PASSPHRASE: ["Passphrase", "password", "api_passphrase", "Парольная фраза", "Пароль",
                       "密码短语", "عبارة المرور", "API Passphrase", "Passordfrase",
                       "Contraseña", "パスフレーズ", "EXCHANGE_PASSPHRASE"],
}  # fmt: skip
NOISE = ["", "thanks", "hi there", "here are my keys", "IP: 203.0.113.7", "Linked IP",
         "203.0.113.7",
         "note: my key", "Permissions: Read, Trade", "'enableRateLimit': True,", "# main account",
         "Please do not share it!", "------", "Created 2026-01-05 10:11", "UID: 84512377", "🙏",
         "https://www.example.com/api", "Copy", "Valid for 90 days", "备注: 机器人"]  # fmt: skip

Named = Mapping[Field, str]
Wrapper = Callable[[Values, Named], str]


def _each(form: str) -> Wrapper:
    return lambda values, names: "\n".join(
        form.format(n=names.get(f, ""), v=v) for f, v in values.items()
    )


def _json(values: Values, names: Named) -> str:
    return json.dumps({"id": 7, "data": {names[f]: v for f, v in values.items()}}, indent=1)


def _nested(values: Values, names: Named) -> str:
    inner = "".join(f'"{names[f]}": {json.dumps(v)}, ' for f, v in values.items())
    return '{"exchange": {"main": {' + inner + "},},}"


LABELLED: Mapping[str, Wrapper] = {
    "colon": _each("{n}: {v}"),
    "wide colon": _each("{n}：{v}"),  # noqa: RUF001
    "equals": _each("{n} = {v}"),
    "tight": _each("{n}={v}"),
    "export": _each("export {n}='{v}'"),
    "quoted": _each('{n} = "{v}"'),
    "python": _each("    '{n}': '{v}',"),
    "semicolon": _each('const {n} = "{v}";'),
    "bullets": _each("- {n}: {v}"),
    "bold": _each("**{n}:** {v}"),
    "code": _each("{n}: `{v}`"),
    "above": _each("{n}\n{v}"),
    "above, apart": _each("{n}:\n\n{v}\n"),
    "row of a table": _each("| {n} | {v} |"),
    "chat": _each("[12:03, 1/2/2026] Bob: {n}: {v}"),
    "json": _json,
    "nested": _nested,
}
BARE: Mapping[str, Wrapper] = {
    "lines": _each("{v}"),
    "apart": _each("{v}\n"),
    "numbers": lambda values, _: "\n".join(f"{i}. {v}" for i, v in enumerate(values.values(), 1)),
    "quotes": _each('"{v}"'),
    **{
        f"joined by {mark!r}": lambda values, _, mark=mark: mark.join(values.values())  # type: ignore[misc]
        for mark in (",", ", ", ";", " | ", "\t", " / ", ":")
    },
}


def found(text: str, exchange: str) -> dict[Field, str]:
    at = EXCHANGES[exchange]
    paste = read_paste(text, at, tuple(at.fields), EXCHANGES.values())
    return {field: value.reveal() for field, value in paste.values.items()}


def one_line(values: Values) -> bool:
    return all("\n" not in value for value in values.values())


@settings(max_examples=600, deadline=None)
@given(
    exchange=st.sampled_from(sorted(MAKERS)),
    seed=st.integers(0, 10**6),
    wrapper=st.sampled_from(sorted(LABELLED)),
    names=st.fixed_dictionaries({f: st.sampled_from(n) for f, n in NAMES.items()}),
    before=st.lists(st.sampled_from(NOISE), max_size=2),
    between=st.sampled_from(["", *NOISE]),
    after=st.lists(st.sampled_from(NOISE), max_size=3),
    order=st.permutations(list(Field)),
)
def test_labelled_values_come_back(
    exchange: str,
    seed: int,
    wrapper: str,
    names: Named,
    before: list[str],
    between: str,
    after: list[str],
    order: list[Field],
) -> None:
    values = make(exchange, seed)
    shuffled = {f: values[f] for f in order if f in values}
    wrapped = LABELLED[wrapper](shuffled, names)
    if wrapper in {"colon", "equals", "tight", "bullets", "chat"} and one_line(values):
        wrapped = wrapped.replace("\n", f"\n{between}\n", 1)
    assert found("\n".join([*before, wrapped, *after]), exchange) == values


@settings(max_examples=300, deadline=None)
@given(
    exchange=st.sampled_from(sorted(MAKERS)),
    seed=st.integers(0, 10**6),
    wrapper=st.sampled_from(sorted(BARE)),
    before=st.sampled_from(["", "here are my keys", "hi there"]),
    after=st.sampled_from(["", "thanks", "203.0.113.7", "IP: 203.0.113.7"]),
)
def test_bare_values_come_back(
    exchange: str, seed: int, wrapper: str, before: str, after: str
) -> None:
    values = make(exchange, seed)
    if one_line(values):
        text = f"{before}\n{BARE[wrapper](values, {})}\n{after}"
        assert found(text, exchange) == values


@settings(max_examples=200, deadline=None)
@given(
    exchange=st.sampled_from(sorted(MAKERS)), seed=st.integers(0, 10**6), width=st.integers(12, 40)
)
def test_values_broken_over_lines_come_back(exchange: str, seed: int, width: int) -> None:
    values = make(exchange, seed)
    key, secret = values[Field.API_KEY], values[Field.SECRET]
    shortest_tail = 3  # without a certain length, a shorter rest is indistinguishable from noise
    if one_line(values) and all(not 0 < len(v) % width < shortest_tail for v in (key, secret)):
        broken = [
            "\n".join(v[i : i + width] for i in range(0, len(v), width)) for v in (key, secret)
        ]
        text = f"API Key:\n{broken[0]}\nSecret:\n{broken[1]}\n"
        expected = {Field.API_KEY: key, Field.SECRET: secret}
        assert found(text, exchange) == expected


@pytest.mark.parametrize("exchange", MAKERS)
def test_half_of_a_paste_is_half_of_the_values(exchange: str) -> None:
    dice = random.Random(exchange)
    for _ in range(20):
        values = make(exchange, dice.randrange(10**6))
        assert found(f"API Key: {values[Field.API_KEY]}\nthanks", exchange) == {
            Field.API_KEY: values[Field.API_KEY]
        }
        assert found(f"Secret: {values[Field.SECRET]}\nIP: 203.0.113.7", exchange) == {
            Field.SECRET: values[Field.SECRET]
        }
