"""Formats the messages of one language."""

import logging
import re
from collections.abc import Mapping
from types import MappingProxyType

from babel import Locale
from fluent.runtime import FluentBundle

from bot.i18n.markup import Markup, escape, has_right_to_left

GENERIC = "failed"  # shown in place of a broken message

_ISOLATES = re.compile("[\u2068\u2069]")

log = logging.getLogger(__name__)


class BrokenMessageError(Exception):
    """A message is missing, or lacks a value it needs."""


class Translator:
    """Formats messages of one language, with English as the fallback."""

    def __init__(
        self,
        language: str,
        bundle: FluentBundle,
        english: FluentBundle,
        *,
        strict: bool,
        instead: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """`instead`: keys of messages, and those that take their place."""
        self.language = language
        self._bundle, self._english = bundle, english
        self._strict = strict
        self._instead = instead
        self._reported: set[tuple[FluentBundle, str]] = set()

    def varied(self, instead: Mapping[str, str]) -> "Translator":
        """Return a translator that uses the keys in `instead`, where those messages exist."""
        known = {k: other for k, other in instead.items() if self._english.has_message(other)}
        return Translator(
            self.language, self._bundle, self._english, strict=self._strict, instead=known
        )

    @property
    def locale(self) -> Locale:
        """The conventions of the language in Unicode CLDR."""
        return Locale.parse(self.language, sep="-")

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
        for bundle in dict.fromkeys((self._bundle, self._english)):
            try:
                return _formatted(bundle, key, values)
            except BrokenMessageError as error:
                if self._strict:
                    raise
                self._report(bundle, key, error)
        return _formatted(self._english, GENERIC, {})

    def _report(self, bundle: FluentBundle, key: str, error: BrokenMessageError) -> None:
        """Log a broken message once; English stands in for another language."""
        if (bundle, key) not in self._reported:
            self._reported.add((bundle, key))
            level = logging.ERROR if bundle is self._english else logging.WARNING
            log.log(level, "%s: %s", bundle.locales[0], error)


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
