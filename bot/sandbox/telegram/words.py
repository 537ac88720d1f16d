"""The words of the chat page itself, one JSON file for each language.

A language is added by one file, `page/words/<code>.json`: a copy of `en.json` with other values.
Its code is that of the file in `locales/`.
"""

import json
from functools import cache
from pathlib import Path

from bot.i18n.tags import ENGLISH, file_code

_FOLDER = Path(__file__).parent / "page" / "words"


def codes() -> tuple[str, ...]:
    """Return the codes of all languages of the page, English first."""
    found = sorted(path.stem for path in _FOLDER.glob("*.json"))
    return (ENGLISH, *(code for code in found if code != ENGLISH))


@cache
def words(code: str) -> dict[str, str]:
    """Return the words of a language. Raises FileNotFoundError."""
    read: dict[str, str] = json.loads((_FOLDER / f"{code}.json").read_text(encoding="utf-8"))
    return read


def names() -> dict[str, str]:
    """Return each language's own name by its code."""
    return {code: words(code)["language-name"] for code in codes()}


def pick(tag: str) -> dict[str, str]:
    """Return the words for a language tag, as the bot picks its language; else English."""
    return words(file_code(tag, {code.lower(): code for code in codes()}) or ENGLISH)
