"""The words of the messages: terms and house words of each language, invisible characters."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from fluent.syntax import FluentParser, FluentSerializer, ast

FOLDER = Path(__file__).parents[2] / "locales"
FILES = sorted(FOLDER.glob("*.ftl"))
GLOSSARY: Mapping[str, Mapping[str, Any]] = tomllib.loads(
    (FOLDER / "glossary.toml").read_text("utf-8")
)
STEMS: Mapping[str, str] = GLOSSARY["en"]["stems"]
OTHERS = sorted(GLOSSARY.keys() - {"en"})
VOWEL_SIGNS = re.compile("[\u064b-\u0652]")  # of Arabic
INVISIBLE = re.compile("[\u00a0\u00ad\u200b\u200e\u200f\u202a-\u202f\u2060-\u2069\ufeff]")
SHOUTS = re.compile("[!\uff01\u00a1]")
CANCELS = ("button-cancel", "cancelled", "cancelled-draft", "nothing-to-cancel", "command-cancel")


def messages(text: str) -> dict[str, str]:
    """Return the source of each message's value by its name, without tags and vowel signs."""
    write, said = FluentSerializer(), {}
    for entry in FluentParser().parse(text).body:
        if isinstance(entry, ast.Message):
            source = write.serialize_entry(entry).partition("=")[2]
            said[entry.id.name] = VOWEL_SIGNS.sub("", re.sub(r"</?\w+>", "", source))
    return said


def messages_of(code: str) -> dict[str, str]:
    return messages((FOLDER / f"{code}.ftl").read_text(encoding="utf-8"))


def finds(pattern: str, text: str) -> str:
    """Return what a pattern finds in a text, whatever the capitals; an empty string for nothing."""
    found = re.search(pattern, text, re.IGNORECASE | re.DOTALL)
    return found[0] if found else ""


def forbidden_words(code: str, said: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each message that has a forbidden word, with the word."""
    words = GLOSSARY.get(code, {})
    for name, text in said.items():
        guess = code == "en" and name not in words["may_guess"]
        for pattern in (*words.get("forbidden", ()), *((r"\bmay\b",) if guess else ())):
            if found := finds(pattern, text):
                yield name, found


def own_words(text: str) -> str:
    """Return a text without its values, buttons, selectors and commands."""
    return re.sub(r"\{ \$?[\w-]+( \}| ->)|(?<!\w)/\w+", "", text)


def missing_terms(
    code: str, english: Mapping[str, str], said: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield each message that lacks a term of its English message, with the term."""
    for name in english.keys() & said.keys():
        for term in GLOSSARY[code]["stems"]:
            excused = name in GLOSSARY[code].get("unless", {}).get(term, ())
            if not excused and lacks(term, code, english[name], said[name]):
                yield name, term


def lacks(term: str, code: str, english: str, said: str) -> bool:
    """Return whether an English text has a term and its translation has it not."""
    stem = GLOSSARY[code]["stems"][term]
    return bool(finds(STEMS[term], own_words(english)) and not finds(stem, own_words(said)))


def invisible(text: str) -> list[str]:
    """Return the lines that hold an invisible character itself, not its escape."""
    return [line for line in text.splitlines() if INVISIBLE.search(line)]


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    assert isinstance(request.param, Path)
    return request.param


def test_no_message_has_a_forbidden_word(path: Path) -> None:
    assert list(forbidden_words(path.stem, messages_of(path.stem))) == []


@pytest.mark.parametrize("code", OTHERS)
def test_each_safety_term_is_said_in_the_word_of_its_language(code: str) -> None:
    assert sorted(GLOSSARY[code]["stems"]) == sorted(STEMS)
    assert sorted(missing_terms(code, messages_of("en"), messages_of(code))) == []


@pytest.mark.parametrize("code", GLOSSARY)
def test_what_the_button_cancels_is_said_with_the_verb_of_the_button(code: str) -> None:
    said, stem = messages_of(code), GLOSSARY[code]["stems"]["cancel"]
    assert [name for name in CANCELS if not finds(stem, said[name])] == []


def test_invisible_characters_stand_as_escapes(path: Path) -> None:
    assert invisible(path.read_text(encoding="utf-8")) == []


def test_nobody_shouts(path: Path) -> None:
    assert [name for name, text in messages_of(path.stem).items() if SHOUTS.search(text)] == []


@pytest.mark.parametrize(
    ("code", "text", "word"),
    [
        ("en", "Yours to mend.", "mend"),
        ("en", "A key that may withdraw is blocked.", "may"),
        ("en", "<b>Your</b> word is recorded.", "Your word"),
        ("en", "Untick it at { $exchange } and save.", "at { $exchange }"),
        ("en", "{ $count ->\n    [one] It is destroyed.\n   *[other] It stays.\n}", "destroy"),
        ("nb", "Hemmelighetene er slettet.", "Hemmelighet"),
        ("ru", "Ключи и секреты удалены.", "секрет"),
        ("ar", "سُجّل بوصفه كلمتك.", "كلمتك"),
    ],
)
def test_a_forbidden_word_is_found(code: str, text: str, word: str) -> None:
    assert (next(forbidden_words(code, messages(f"said = {text}")))[1]) == word


def test_a_missing_term_is_found() -> None:
    english = messages("said = A key that can withdraw is blocked on { $exchange }.")
    wrong = messages("said = En nøkkel som kan ta penger ut, er sperret.")
    right = messages("said = En nøkkel med uttaksrettighet er sperret på { $exchange }.")
    assert list(missing_terms("nb", english, wrong)) == [("said", "withdraw")]
    assert list(missing_terms("nb", english, right)) == []


def test_an_invisible_character_is_found() -> None:
    assert invisible('a = 95{ "\\u00A0" }%\nb = 95\u00a0%\n') == ["b = 95\u00a0%"]


def test_every_exception_is_still_needed() -> None:
    english = messages_of("en")
    may = GLOSSARY["en"]["may_guess"]
    assert [name for name in may if not finds(r"\bmay\b", english.get(name, ""))] == []
    for code in OTHERS:
        said = messages_of(code)
        for term, names in GLOSSARY[code].get("unless", {}).items():
            assert [n for n in names if lacks(term, code, english[n], said[n])] == names
