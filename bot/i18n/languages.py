"""The translators of a folder of Fluent files, each built when it is first used."""

import logging
import re
from collections.abc import Iterable
from pathlib import Path
from types import MappingProxyType

from fluent.runtime import FluentBundle, FluentResource

from bot.i18n.files import FOLDER, language_files
from bot.i18n.tags import ENGLISH, file_code
from bot.i18n.translator import Translator

_NAME = re.compile(r"^language-name *= *(.*\S)", re.MULTILINE)
_ENTRY = r"^(?:{prefixes})[\w-]* *=.*(?:\n(?![A-Za-z#-]).*)*"  # ends where another one begins

log = logging.getLogger(__name__)


class Languages:
    """The translators of a folder of Fluent files, each built when it is first used.

    A thread may build some while others are in use: at worst one is built twice.
    """

    def __init__(self, folder: Path = FOLDER, *, strict: bool = False) -> None:
        """Read the names. Raises OSError or UnicodeDecodeError for an unreadable file."""
        self._files = {path.stem: path for path in language_files(folder)}
        if ENGLISH not in self._files:
            raise FileNotFoundError(f"{ENGLISH}.ftl is missing")
        self._codes = {code.lower(): code for code in self._files}
        self._strict = strict
        self._bundles: dict[str, FluentBundle] = {}
        self._translators: dict[str, Translator] = {}
        self.names = MappingProxyType({code: self._name(code) for code in self._files})

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all languages, English first."""
        return tuple(self._files)

    def __getitem__(self, code: str) -> Translator:
        """Return the translator of a language. Raises KeyError if it is unknown."""
        if known := self._translators.get(code):
            return known
        bundles = (self._bundle(code), self._bundle(ENGLISH))
        return self._translators.setdefault(code, Translator(code, *bundles, strict=self._strict))

    def code_of(self, tag: str | None) -> str | None:
        """Return the code of the language that serves a tag, or None: English stands in."""
        return file_code(tag, self._codes)

    def pick(self, chosen: str | None, client: str | None) -> Translator:
        """Return the translator for a person: as chosen, else the language of their client."""
        return self[self.code_of(chosen) or self.code_of(client) or ENGLISH]

    def warm(self, tags: Iterable[str]) -> None:
        """Build English and the languages of tags. Takes a while; for a thread."""
        for code in dict.fromkeys((ENGLISH, *filter(None, map(self.code_of, tags)))):
            self[code]

    def excerpt(self, code: str, prefixes: Iterable[str]) -> Translator:
        """Return a translator of the messages that begin with a prefix. Quick; it is not kept."""
        entry = re.compile(_ENTRY.format(prefixes="|".join(map(re.escape, prefixes))), re.MULTILINE)
        bundles = (_parsed(c, "\n".join(entry.findall(self._text(c)))) for c in (code, ENGLISH))
        return Translator(code, *bundles, strict=self._strict)

    def _bundle(self, code: str) -> FluentBundle:
        if code not in self._bundles:
            self._bundles[code] = _parsed(code, self._text(code))
        return self._bundles[code]

    def _name(self, code: str) -> str:
        found = _NAME.search(self._text(code))
        return found[1] if found else code

    def _text(self, code: str) -> str:
        return self._files[code].read_text(encoding="utf-8")


def _parsed(code: str, text: str) -> FluentBundle:
    bundle = FluentBundle([code], use_isolating=True)
    bundle.add_resource(FluentResource(text))
    return bundle
