"""The words of the messages: house words of each language, and invisible characters."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from fluent.syntax import FluentParser, FluentSerializer, ast

FOLDER = Path(__file__).parents[2] / "locales"
FILES = sorted(FOLDER.glob("*.ftl"))
GLOSSARY: Mapping[str, Mapping[str, Any]] = tomllib.loads((FOLDER / "glossary.toml").read_text())


def messages(text: str) -> dict[str, str]:
    """Return the source of each message's value by its name, without tags."""
    write, said = FluentSerializer(), {}
    for entry in FluentParser().parse(text).body:
        if isinstance(entry, ast.Message):
            source = write.serialize_entry(entry).partition("=")[2]
            said[entry.id.name] = re.sub(r"</?\w+>", "", source)
    return said


def forbidden_words(code: str, said: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each message that has a forbidden word, with the word."""
    words = GLOSSARY.get(code, {})
    for name, text in said.items():
        for pattern in words.get("forbidden", ()):
            if found := re.search(pattern, text, re.IGNORECASE):
                yield name, found[0]
        if code == "en" and name not in words["may_guess"] and re.search(r"(?i)\bmay\b", text):
            yield name, "may"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_message_has_a_forbidden_word(path: Path) -> None:
    assert list(forbidden_words(path.stem, messages(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Yours to mend.", "mend"),
        ("A key that may withdraw is blocked.", "may"),
        ("<b>Your</b> word is recorded.", "Your word"),
        ("Untick it at { $exchange } and save.", "at { $exchange }"),
        ("{ $count ->\n    [one] It is destroyed.\n   *[other] It stays.\n}", "destroy"),
    ],
)
def test_a_forbidden_word_is_found(text: str, word: str) -> None:
    assert (next(forbidden_words("en", messages(f"said = {text}")))[1]) == word


def test_the_reviewed_messages_still_need_their_review() -> None:
    english = messages((FOLDER / "en.ftl").read_text(encoding="utf-8"))
    reviewed = GLOSSARY["en"]["may_guess"]
    assert [name for name in reviewed if not re.search(r"(?i)\bmay\b", english.get(name, ""))] == []
