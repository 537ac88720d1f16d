"""The words of each language: `glossary.toml`, with regular expressions.

`[code] forbidden`: what no message of the language has. `[code.terms]`: term → its stems; where
the English has a stem of a term, the translation has one of its own.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from bot.i18n.tags import ENGLISH

_FILE = "glossary.toml"

Glossary = Mapping[str, Mapping[str, Any]]


def load(folder: Path) -> Glossary:
    """Return the glossary of a folder; it may have none."""
    path = folder / _FILE
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def remarks(glossary: Glossary, code: str, text: str, english: str) -> Iterator[str]:
    """Yield what is wrong with the words of a message.

    `text`, `english`: the sources of the message in both languages.
    """
    own = glossary.get(code, {})
    for word in own.get("forbidden", ()):
        if found := re.search(word, _bare(text), re.IGNORECASE):
            yield f"not “{found[0]}”"
    originals = glossary.get(ENGLISH, {}).get("terms", {})
    for term, stems in own.get("terms", {}).items():
        if _has(english, originals.get(term, ())) and not _has(text, stems):
            yield f"{term}: {' / '.join(_listed(stems))}"


def _has(text: str, stems: str | Iterable[str]) -> bool:
    return any(re.search(stem, _bare(text), re.IGNORECASE) for stem in _listed(stems))


def _listed(stems: str | Iterable[str]) -> list[str]:
    return [stems] if isinstance(stems, str) else list(stems)


def _bare(source: str) -> str:
    """Return the value of a message without its name and its tags."""
    return re.sub(r"</?\w+>", "", source.partition("=")[2])
