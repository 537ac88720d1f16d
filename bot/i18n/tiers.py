"""Which messages the file of a language must have: `languages.toml`."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from bot.i18n.files import FOLDER

_FILE = "languages.toml"


@dataclass(frozen=True)
class Tiers:
    """The first tier is complete; the second has what safety needs and most of the rest."""

    complete: frozenset[str] = frozenset()  # codes of the first tier
    least: int = 0  # percent of the messages that a language of the second tier has
    safety: tuple[str, ...] = ()  # patterns of names
    optional: tuple[str, ...] = ()  # patterns of names that the second tier does not need

    def required(self, code: str, names: Iterable[str]) -> set[str]:
        """Return the names of the messages that a language must have."""
        if code in self.complete:
            return set(names)
        return {name for name in names if _matches(name, self.safety)}

    def counted(self, code: str, names: Iterable[str]) -> set[str]:
        """Return the names of the messages that a language should have."""
        if code in self.complete:
            return set(names)
        return {name for name in names if not _matches(name, self.optional)}


def tiers(folder: Path = FOLDER) -> Tiers:
    """Return the tiers of a folder; without the file, every language is of the second one."""
    path = folder / _FILE
    if not path.exists():
        return Tiers()
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return Tiers(
        complete=frozenset(table["complete"]),
        least=table["least"],
        safety=tuple(table["safety"]),
        optional=tuple(table["optional"]),
    )


def _matches(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)
