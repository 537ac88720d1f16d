"""How long a text may be where Telegram or a phone leaves little room."""

import unicodedata
from collections.abc import Iterator

from fluent.syntax import ast

LABEL = 28  # columns of a button that has a row of its own, on a narrow phone
PAIRED = 18  # columns of a button beside another one
CAPTION = 1024  # characters below a photo
TOAST = 200
_VALUE = 8  # columns that a value in a label needs at least; longer ones are cut

# The first row that fits the name of a message decides.
_LIMITS = (
    ("button-", LABEL),
    ("help-tab-", LABEL),
    ("command-", 256),
    ("profile-name", 64),
    ("profile-short-description", 120),
    ("profile-description", 512),
    ("toast-", TOAST),
    ("already-running", TOAST),
    ("too-many-tests", TOAST),
)


def limit(name: str) -> int | None:
    """Return the most columns or characters that a message may have, if it is limited."""
    return next((most for prefix, most in _LIMITS if name.startswith(prefix)), None)


def longest(message: ast.Message) -> int:
    """Return the width of the longest reading of a message, in columns."""
    return max(map(width, readings(message.value, "x" * _VALUE)))


def width(text: str) -> int:
    """Return the columns of a text: letters of East Asia take two, marks above a letter none."""
    return sum(_columns(char) for char in text)


def readings(pattern: ast.Pattern, value: str) -> Iterator[str]:
    """Yield every variant of a pattern, with `value` in place of each value."""
    said = [""]
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            parts = [element.value]
        elif isinstance(element.expression, ast.SelectExpression):
            parts = [t for v in element.expression.variants for t in readings(v.value, value)]
        elif isinstance(element.expression, ast.StringLiteral):
            parts = [element.expression.parse()["value"]]
        else:
            parts = [value]
        said = [before + part for before in said for part in parts]
    yield from said


def _columns(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
