"""The files of the languages."""

from dataclasses import dataclass
from pathlib import Path

from fluent.runtime import FluentResource
from fluent.syntax import ast

from bot.i18n.tags import ENGLISH

FOLDER = Path(__file__).resolve().parents[2] / "locales"


@dataclass(frozen=True)
class Gaps:
    """The differences between the file of a language and the English one."""

    missing: tuple[str, ...]  # messages that are shown in English
    left_over: tuple[str, ...]  # messages that English does not have
    broken: tuple[int, ...]  # numbers of the lines where invalid syntax begins


def language_files(folder: Path = FOLDER) -> tuple[Path, ...]:
    """Return the files of a folder, English first if it exists."""
    return tuple(sorted(folder.glob("*.ftl"), key=lambda path: (path.stem != ENGLISH, path.stem)))


def gaps(path: Path) -> Gaps:
    """Compare the file of a language with the English one of its folder.

    Raises OSError or UnicodeDecodeError for an unreadable file; the bot cannot start then.
    """
    names, broken = _names(path)
    needed, _ = _names(path.with_name(f"{ENGLISH}.ftl"))
    return Gaps(tuple(sorted(needed - names)), tuple(sorted(names - needed)), broken)


def _names(path: Path) -> tuple[set[str], tuple[int, ...]]:
    text = path.read_text(encoding="utf-8")
    body = FluentResource(text).body
    names = {entry.id.name for entry in body if isinstance(entry, ast.Message)}
    broken = (entry.span.start for entry in body if isinstance(entry, ast.Junk))
    return names, tuple(text.count("\n", 0, start) + 1 for start in broken)
