"""Text that is complete HTML, and the directions of letters."""

import html
import unicodedata
from typing import Self


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


class Named(Markup):
    """Words of a language with a name, by which a message may choose other words for them.

    `{ $exchange }` shows "the exchange"; `{ $exchange -> [any] … }` knows that none is meant.
    """

    _name: str
    __hash__ = Markup.__hash__

    def __new__(cls, words: str, name: str) -> Self:
        """Take the words as HTML."""
        named = super().__new__(cls, words)
        named._name = name
        return named

    def __eq__(self, other: object) -> bool:
        """Fluent compares a value with the keys of a choice."""
        return other == self._name or super().__eq__(other)


def escape(value: str) -> Markup:
    """Return a plain value as HTML; Markup stays as it is."""
    return value if isinstance(value, Markup) else Markup(html.escape(value, quote=False))


def has_right_to_left(text: str) -> bool:
    """Return whether a text has a right-to-left letter."""
    return any(unicodedata.bidirectional(char) in {"R", "AL"} for char in text)
