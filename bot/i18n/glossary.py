"""The words of each language: `glossary.toml`, with regular expressions.

`[code] forbidden`: what no message of the language has. `[code.terms]`: term → its stems; where
the English has a stem of a term, the translation has one of its own. `[code.unless]`: term or
forbidden word → the messages that it does not concern.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from bot.i18n.tags import ENGLISH

_FILE = "glossary.toml"
_VOWEL_SIGNS = "[\u064b-\u0652]"  # of Arabic
_VALUES = r"\{ \$?[\w-]+( \}| ->)|(?<!\w)/\w+"  # values, buttons, selectors; commands

Glossary = Mapping[str, Mapping[str, Any]]


def load(folder: Path) -> Glossary:
    """Return the glossary of a folder; it may have none."""
    path = folder / _FILE
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def remarks(glossary: Glossary, code: str, name: str, text: str, english: str) -> Iterator[str]:
    """Yield what is wrong with the words of the message `name`.

    `text`, `english`: the sources of the message in both languages.
    """
    own = glossary.get(code, {})
    excused = own.get("unless", {})
    for word in own.get("forbidden", ()):
        if name not in excused.get(word, ()) and (found := _find(word, _bare(text))):
            yield f"not “{found}”"
    for term, stems in own.get("terms", {}).items():
        if name not in excused.get(term, ()) and _lacks(glossary, code, term, text, english):
            yield f"{term}: {' / '.join(_listed(stems))}"


def _lacks(glossary: Glossary, code: str, term: str, text: str, english: str) -> bool:
    originals = glossary.get(ENGLISH, {}).get("terms", {})
    return _has(english, originals.get(term, ())) and not _has(text, glossary[code]["terms"][term])


def _has(text: str, stems: str | Iterable[str]) -> bool:
    spoken = re.sub(_VALUES, "", _bare(text))
    return any(_find(stem, spoken) for stem in _listed(stems))


def _find(pattern: str, text: str) -> str:
    found = re.search(pattern, text, re.IGNORECASE | re.DOTALL)
    return found[0] if found else ""


def _listed(stems: str | Iterable[str]) -> list[str]:
    return [stems] if isinstance(stems, str) else list(stems)


def _bare(source: str) -> str:
    """Return the value of a message without its name, its tags and its vowel signs."""
    return re.sub(rf"</?\w+>|{_VOWEL_SIGNS}", "", source.partition("=")[2])
