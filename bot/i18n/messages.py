"""The messages of a Fluent file as they are written, for translators and their checks."""

import copy
import textwrap
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel import Locale
from fluent.syntax import FluentParser, FluentSerializer, ast
from fluent.syntax.visitor import Transformer

PLURALS = ("zero", "one", "two", "few", "many", "other")
_NUMBERS = range(1001)  # larger ones occur, but their forms are among these


@dataclass(frozen=True)
class FluentFile:
    """The content of a file."""

    messages: dict[str, ast.Message]
    broken: tuple[int, ...] = ()  # numbers of the lines where invalid syntax begins


def read(path: Path) -> FluentFile:
    """Return the content of a file. Raises OSError or UnicodeDecodeError if it is unreadable."""
    text = path.read_text(encoding="utf-8")
    body = FluentParser().parse(text).body
    found = {entry.id.name: entry for entry in body if isinstance(entry, ast.Message)}
    starts = [entry.span.start for entry in body if isinstance(entry, ast.Junk)]
    return FluentFile(found, tuple(text.count("\n", 0, start) + 1 for start in starts))


def skeleton(path: Path, code: str) -> str:
    """Return the English file with its messages as comments, in the plural forms of a language."""
    text = path.read_text(encoding="utf-8")
    parts, end = [], text.index("## ")  # the head of the file is about English
    for entry in FluentParser().parse(text).body:
        if isinstance(entry, ast.Message) and entry.span.start >= end:
            note = f"{as_comment(entry.comment.content)}\n" if entry.comment else ""
            said = as_comment(f"{note}{template(entry, code)}")
            parts.append(text[end : entry.span.start] + said)
            end = entry.span.end
    return "".join(parts) + "\n"


def as_comment(text: str) -> str:
    """Return lines as a comment of Fluent."""
    return "\n".join(f"# {line}".rstrip() for line in text.splitlines())


def source(message: ast.Message) -> str:
    """Return a message without its comment, in the usual form of Fluent."""
    bare = ast.Message(message.id, message.value, message.attributes)
    return str(FluentSerializer().serialize_entry(bare)).strip()


@cache
def plurals(code: str) -> tuple[str, ...]:
    """Return the plural forms that whole numbers have in a language, of which `other` is last.

    Raises babel.UnknownLocaleError or ValueError for an unknown language.
    """
    form = Locale.parse(code, sep="-").plural_form
    reached = {form(number) for number in _NUMBERS}
    return tuple(name for name in PLURALS if name in reached)


def template(message: ast.Message, code: str) -> str:
    """Return the source of an English message with the plural forms of a language."""
    return compact(source(_Plurals(plurals(code)).visit(copy.deepcopy(message))))


def compact(text: str) -> str:
    """Return the source of a message; a lone choice begins on the line of its name."""
    first, _, rest = text.partition("\n")
    if not rest.startswith("    { $") or not rest.endswith("\n    }"):
        return text
    return f"{first} {textwrap.dedent(rest)}"


class _Plurals(Transformer):  # type: ignore[misc]  # fluent.syntax has no types
    """Gives every choice by number the plural forms of a language."""

    def __init__(self, forms: tuple[str, ...]) -> None:
        self._forms = forms

    def visit_SelectExpression(  # noqa: N802  # the name is given by the visitor
        self, node: ast.SelectExpression
    ) -> ast.SelectExpression:
        known = {getattr(variant.key, "name", ""): variant for variant in node.variants}
        if not known.keys() <= set(PLURALS):
            return self.generic_visit(node)
        last = self._forms[-1]
        node.variants = [
            ast.Variant(
                ast.Identifier(form),
                copy.deepcopy(known.get(form, known["other"]).value),
                form == last,
            )
            for form in self._forms
        ]
        return node
