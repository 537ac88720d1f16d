"""The page's own words: complete in every language that has a file, and found by any tag."""

import re

import pytest

from bot.i18n.tags import ENGLISH
from bot.sandbox.telegram import words

PLACE = re.compile(r"\{\w+\}")


@pytest.mark.parametrize("code", words.codes())
def test_a_language_has_every_word_and_no_other(code: str) -> None:
    english, other = words.words(ENGLISH), words.words(code)
    assert list(other) == list(english)
    for key, text in other.items():
        assert text.strip() == text != ""
        assert "!" not in text
        assert sorted(PLACE.findall(text)) == sorted(PLACE.findall(english[key]))


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("en", "en"),
        ("ar", "ar"),
        ("ar-EG", "ar"),
        ("nb_NO", "nb"),
        ("no", "nb"),
        ("nn-no", "nb"),
        ("ru", "ru"),
        ("pt-br", "pt-BR"),
        ("zh-CN", "zh-Hans"),
        ("eo", "en"),
        ("", "en"),
        ("../en", "en"),
    ],
)
def test_a_tag_finds_its_language(tag: str, code: str) -> None:
    assert words.pick(tag) == words.words(code)


def test_english_comes_first() -> None:
    assert words.codes()[0] == ENGLISH
    assert words.names()["ar"] == "العربية"
