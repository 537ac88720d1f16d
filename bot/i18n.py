"""The languages: formats messages of Fluent files and escapes every value in them."""

import html
import logging
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Self

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

ENGLISH = "en"
GENERIC = "failed"  # shown in place of a broken message

_FOLDER = Path(__file__).resolve().parents[1] / "locales"
_ALIASES = {"no": "nb", "nn": "nb"}  # clients send Norwegian under three codes
_ISOLATES = re.compile("[\u2068\u2069]")

log = logging.getLogger(__name__)


class BrokenMessageError(Exception):
    """A message is missing, or lacks a value it needs."""


class Markup(str):
    """HTML that is complete: it is inserted without escaping."""

    __slots__ = ()


class Code(Markup):
    """A value in <code>, for users to copy.

    The isolates of its sentence stay outside; inside they would be copied with the value.
    """

    __slots__ = ()

    def __new__(cls, value: str) -> Self:
        """Escape and wrap the plain value."""
        return super().__new__(cls, f"<code>{html.escape(value, quote=False)}</code>")


def escape(value: str) -> Markup:
    """Return a plain value as HTML; Markup stays as it is."""
    return value if isinstance(value, Markup) else Markup(html.escape(value, quote=False))


class Translator:
    """Formats messages of one language, with English as the fallback."""

    def __init__(
        self,
        bundles: Mapping[str, FluentBundle],
        language: str,
        *,
        strict: bool,
        instead: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.language = language
        self._bundles = [bundles[code] for code in dict.fromkeys((language, ENGLISH))]
        self._strict = strict
        self._instead = instead

    def varied(self, instead: Mapping[str, str]) -> "Translator":
        """Return a translator that uses the keys in `instead`, where those messages exist."""
        english = self._bundles[-1]
        return Translator(
            {ENGLISH: english, self.language: self._bundles[0]},
            self.language,
            strict=self._strict,
            instead={key: other for key, other in instead.items() if english.has_message(other)},
        )

    @property
    def name(self) -> str:
        """The language's own name."""
        return self.plain("language-name")

    def __call__(self, key: str, /, **values: str | int) -> Markup:
        """Return a message as HTML. Values are escaped, except Markup and numbers."""
        safe = {n: escape(v) if isinstance(v, str) else v for n, v in values.items()}
        return Markup(self._format(key, safe))

    def plain(self, key: str, /, **values: str | int) -> str:
        """Return a message as plain text: labels of buttons, names of commands.

        Isolates are kept only if the text has a right-to-left letter.
        """
        text = self._format(key, values)
        return text if has_right_to_left(text) else _ISOLATES.sub("", text)

    def _format(self, key: str, values: Mapping[str, str | int]) -> str:
        key = self._instead.get(key, key)
        for bundle in self._bundles:
            try:
                return _formatted(bundle, key, values)
            except BrokenMessageError:
                if self._strict:
                    raise
                log.exception("message %s is broken in %s", key, bundle.locales[0])
        return _formatted(self._bundles[-1], GENERIC, {})  # English


class Languages:
    """The translators of a folder of Fluent files."""

    def __init__(self, folder: Path = _FOLDER, *, strict: bool = False) -> None:
        files = {path.stem: path for path in sorted(folder.glob("*.ftl"))}
        codes = (ENGLISH, *(code for code in files if code != ENGLISH))
        bundles = {code: _bundle(code, files[code]) for code in codes}
        self._translators = {code: Translator(bundles, code, strict=strict) for code in codes}
        self.names = MappingProxyType({code: t.name for code, t in self._translators.items()})

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all languages, English first."""
        return tuple(self._translators)

    def __getitem__(self, code: str) -> Translator:
        """Return the translator of a language. Raises KeyError if it is unknown."""
        return self._translators[code]

    def pick(self, chosen: str | None, client: str | None) -> Translator:
        """Return the translator for a person: as chosen, else the language of their client."""
        for tag in (chosen, client):
            code = (tag or "").lower().replace("_", "-").split("-")[0]
            code = _ALIASES.get(code, code)
            if code in self._translators:
                return self._translators[code]
        return self._translators[ENGLISH]


@dataclass(frozen=True)
class Gaps:
    """The differences between the file of a language and the English one."""

    missing: tuple[str, ...]  # messages that are shown in English
    left_over: tuple[str, ...]  # messages that English does not have
    broken: tuple[int, ...]  # numbers of the lines where invalid syntax begins


def language_files(folder: Path = _FOLDER) -> tuple[Path, ...]:
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


def has_right_to_left(text: str) -> bool:
    """Return whether a text has a right-to-left letter."""
    return any(unicodedata.bidirectional(char) in {"R", "AL"} for char in text)


def _bundle(code: str, path: Path) -> FluentBundle:
    bundle = FluentBundle([code], use_isolating=True)
    bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle


def _formatted(bundle: FluentBundle, key: str, values: Mapping[str, str | int]) -> str:
    if not bundle.has_message(key):
        raise BrokenMessageError(f"there is no message {key!r}")
    pattern = bundle.get_message(key).value
    if pattern is None:
        raise BrokenMessageError(f"message {key!r} is empty")
    text, errors = bundle.format_pattern(pattern, dict(values))
    if errors:
        # the text of an error may quote a value: only its type is reported
        raise BrokenMessageError(f"message {key!r}: {[type(e).__name__ for e in errors]}")
    return str(text)
