"""The words of the messages: terms and house words of each language, invisible characters."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.i18n import glossary, has_right_to_left
from bot.i18n.messages import read, source
from tests.locales.reading import FILES, FOLDER

GLOSSARY = glossary.load(FOLDER)
INVISIBLE = re.compile("[\u00a0\u00ad\u200b\u200e\u200f\u202a-\u202f\u2060-\u2069\ufeff]")
MOVED = re.compile(r'(?<!200E" })(?<![\w</:.,])(?:/[a-z]\w*|\d[\d.,]*%)')
SHOUTS = re.compile("[!\uff01\u00a1]")
CANCELS = ("button-cancel", "cancelled", "cancelled-draft", "nothing-to-cancel", "command-cancel")


def sources(path: Path) -> dict[str, str]:
    return {name: source(message) for name, message in read(path).messages.items()}


ENGLISH = sources(FOLDER / "en.ftl")


def remarks(words: glossary.Glossary, code: str, said: Mapping[str, str]) -> set[tuple[str, str]]:
    """Return each message whose words are wrong, with what is wrong."""
    return {
        (name, remark)
        for name in said.keys() & ENGLISH.keys()
        for remark in glossary.remarks(words, code, name, said[name], ENGLISH[name])
    }


def judged(code: str, text: str, english: str = "") -> list[str]:
    """Return what the glossary says of the value of a message."""
    return list(glossary.remarks(GLOSSARY, code, "said", f"said = {text}", f"said = {english}"))


def invisible(text: str) -> list[str]:
    """Return the lines that hold an invisible character itself, not its escape."""
    return [line for line in text.splitlines() if INVISIBLE.search(line)]


def moved(text: str) -> list[str]:
    """Return the commands and percentages without a left-to-right mark before them.

    After an Arabic letter their slash or sign is shown on the other side.
    """
    return MOVED.findall(text)


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    assert isinstance(request.param, Path)
    return request.param


def test_every_message_keeps_to_the_words_of_its_language(path: Path) -> None:
    assert remarks(GLOSSARY, path.stem, sources(path)) == set()


def test_invisible_characters_stand_as_escapes(path: Path) -> None:
    assert invisible(path.read_text(encoding="utf-8")) == []


def test_commands_and_percentages_keep_their_side_in_a_right_to_left_language(path: Path) -> None:
    said = sources(path)
    if has_right_to_left(said["language-name"]):
        assert {name: found for name, text in said.items() if (found := moved(text))} == {}


def test_nobody_shouts(path: Path) -> None:
    assert [name for name, text in sources(path).items() if SHOUTS.search(text)] == []


@pytest.mark.parametrize("code", GLOSSARY)
def test_what_the_button_cancels_is_said_with_the_verb_of_the_button(code: str) -> None:
    said, stem = sources(FOLDER / f"{code}.ftl"), GLOSSARY[code]["terms"]["cancel"]
    without = [n for n in CANCELS if not re.search(stem, said[n].partition("=")[2], re.IGNORECASE)]
    assert without == []


@pytest.mark.parametrize("code", GLOSSARY)
def test_every_guarded_language_has_every_term(code: str) -> None:
    assert sorted(GLOSSARY[code]["terms"]) == sorted(GLOSSARY["en"]["terms"])


@pytest.mark.parametrize("code", GLOSSARY)
def test_every_exception_is_still_needed(code: str) -> None:
    excused = GLOSSARY[code].get("unless", {})
    without = {**GLOSSARY, code: {**GLOSSARY[code], "unless": {}}}
    found = {name for name, _ in remarks(without, code, sources(FOLDER / f"{code}.ftl"))}
    assert found == {name for names in excused.values() for name in names}


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
    assert judged(code, text) == [f"not “{word}”"]


def test_a_missing_term_is_found() -> None:
    english = "A key that can withdraw is blocked on { $exchange }. Send /cancel."
    wrong, right = "Nøkkelen flytter penger, sperret.", "En nøkkel med uttak er sperret."
    assert judged("nb", wrong, english) == ["withdraw: " + GLOSSARY["nb"]["terms"]["withdraw"]]
    assert judged("nb", right, english) == []


def test_an_invisible_character_is_found() -> None:
    assert invisible('a = 95{ "\\u00A0" }%\nb = 95\u00a0%\n') == ["b = 95\u00a0%"]


def test_a_slash_and_a_sign_that_would_move_are_found() -> None:
    assert moved("من 5% إلى 0.3%: /help") == ["5%", "0.3%", "/help"]
    assert moved('<b>من</b> { "\\u200E" }5% أو 24/7: { "\\u200E" }/help') == []
