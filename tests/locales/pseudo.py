"""Two languages without speakers, made from the English: accented and longer, and right-to-left.

They show what is too narrow for a long language and what takes a direction for granted. They are
built in a folder of a test, and never shipped.
"""

import copy
import re
from collections.abc import Callable
from pathlib import Path

from fluent.syntax import FluentParser, FluentSerializer, ast
from fluent.syntax.visitor import Transformer

from bot.i18n import ENGLISH, Languages, language_files

LONG = "eo"  # a code that babel knows; the bot does not have it
RIGHT_TO_LEFT = "ur"

_ACCENTED = str.maketrans("aeiouyAEIOUYcnsCNS", "àéîöûÿÀÉÎÖÛŸçñšÇÑŠ")
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ARABIC = "ابجدهوزحطيكلمنسعفصقرشتثخذض"
_MIRRORED = str.maketrans(_LATIN + _LATIN.upper(), _ARABIC * 2)
_LETTER = re.compile(r"[^\W\d_]")
_SIGNED = re.compile(r"(?<![\w/<:])/\w+|[\d.,]*\d%")  # what takes a side of its own
_KEPT = re.compile(r"(<[^>]+>|https?://\S+|/\w+)")  # tags, addresses and commands


class _Letters(Transformer):  # type: ignore[misc]  # fluent.syntax has no types
    """Changes the words of messages, and nothing else."""

    def __init__(self, change: Callable[[str], str]) -> None:
        self._change = change

    def visit_TextElement(self, node: ast.TextElement) -> ast.TextElement:  # noqa: N802  # visitor
        parts = _KEPT.split(node.value)
        parts[::2] = map(self._change, parts[::2])
        node.value = "".join(parts)
        return node


class _Directions(_Letters):
    """Marks each line that begins with a value as right-to-left, as a translator must.

    And commands and percentages as left-to-right.
    """

    def visit_TextElement(self, node: ast.TextElement) -> ast.TextElement:  # noqa: N802  # visitor
        changed = super().visit_TextElement(node)
        changed.value = _SIGNED.sub("\u200e\\g<0>", changed.value)
        return changed

    def visit_StringLiteral(  # noqa: N802  # visitor
        self, node: ast.StringLiteral
    ) -> ast.StringLiteral:
        node.value = node.value.replace("\\u200E", "\\u200F")
        return node

    def visit_Pattern(self, node: ast.Pattern) -> ast.Pattern:  # noqa: N802  # visitor
        elements, line = [], ""
        for element in self.generic_visit(node).elements:
            if isinstance(element, ast.TextElement):
                line = f"{line}{element.value}".rpartition("\n")[2]
            elif not _LETTER.search(_KEPT.sub("", line)):
                elements.append(ast.Placeable(ast.StringLiteral("\\u200F")))
                line = "\u0627"
            elements.append(element)
        node.elements = elements
        return node


def accented(text: str) -> str:
    """Return a text with accents, and 40 % longer: its vowels are doubled."""
    return re.sub(r"([aeiouyAEIOUY])", lambda v: v[0] + v[0].lower(), text).translate(_ACCENTED)


def mirrored(text: str) -> str:
    """Return a text in Arabic letters, which mean nothing."""
    return text.translate(_MIRRORED)


def pseudo_languages(folder: Path) -> Languages:
    """Write the English and the two languages into a folder; return them, strict."""
    text = language_files()[0].read_text(encoding="utf-8")
    english = FluentParser().parse(text)
    (folder / f"{ENGLISH}.ftl").write_text(text, encoding="utf-8")
    for code, change in ((LONG, _Letters(accented)), (RIGHT_TO_LEFT, _Directions(mirrored))):
        made = change.visit(copy.deepcopy(english))
        written = FluentSerializer().serialize(made)
        (folder / f"{code}.ftl").write_text(written, encoding="utf-8")
    return Languages(folder, strict=True)
