"""What the guards read of a Fluent file: variables, references and choices of each message."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.domain.credentials import Field
from bot.i18n.messages import PLURALS, plurals

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "locales"
FILES = sorted(FOLDER.glob("*.ftl"))
OTHERS = [path for path in FILES if path.stem != "en"]

# What a variable can be beside a text or a number: a language may choose by it where English
# does not. `any`: none in particular is meant.
ENUMS: Mapping[str, frozenset[str]] = {
    "field": frozenset(Field),
    "exchange": frozenset({"any"}),
    "other": frozenset({"any"}),
    "list": frozenset({"any"}),
    "address": frozenset({"any"}),
}


@dataclass(frozen=True)
class Choice:
    """A choice of a message: the variable, and the keys of its variants."""

    variable: str
    keys: frozenset[str]  # words
    numbers: frozenset[str]

    @property
    def by_number(self) -> bool:
        """Whether the plural of a number decides."""
        return self.keys <= set(PLURALS) and self.variable not in ENUMS


class Seen(Visitor):  # type: ignore[misc]  # fluent.syntax has no types
    """Collects the variables, the references and the choices of a message."""

    def __init__(self, message: ast.Message) -> None:
        self.variables: set[str] = set()
        self.references: set[str] = set()
        self.choices: list[Choice] = []
        self.visit(message)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802  # visitor
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802  # visitor
        self.references.add(node.id.name)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802  # visitor
        keys = [variant.key for variant in node.variants]
        words = frozenset(key.name for key in keys if isinstance(key, ast.Identifier))
        numbers = frozenset(key.value for key in keys if isinstance(key, ast.NumberLiteral))
        selector = node.selector
        if isinstance(selector, ast.FunctionReference):
            selector = selector.arguments.positional[0]
        self.choices.append(Choice(selector.id.name, words, numbers))
        self.generic_visit(node)


def entries(text: str) -> list[ast.Message]:
    """Return the messages of a text; fail if a part of it is no Fluent."""
    body = FluentParser().parse(text).body
    comments = (ast.Comment, ast.GroupComment, ast.ResourceComment)
    broken = [e for e in body if not isinstance(e, (ast.Message, *comments))]
    assert not broken, [getattr(e, "content", e) for e in broken]
    return [e for e in body if isinstance(e, ast.Message)]


def entries_of(path: Path) -> list[ast.Message]:
    """Return the messages of a file."""
    return entries(path.read_text(encoding="utf-8"))


def messages(text: str) -> dict[str, Seen]:
    """Return what each message of a text has."""
    return {entry.id.name: Seen(entry) for entry in entries(text)}


def messages_of(path: Path) -> dict[str, Seen]:
    """Return what each message of a file has."""
    return messages(path.read_text(encoding="utf-8"))


def faults(code: str, seen: Seen, english: Seen) -> Iterator[str]:
    """Yield what is wrong with the values and the choices of a message in a language."""
    if seen.variables != english.variables:
        yield f"values {sorted(seen.variables ^ english.variables)}"
    if seen.references != english.references:
        yield f"references {sorted(seen.references ^ english.references)}"
    forms = set(plurals(code))
    for choice in seen.choices:
        if choice.by_number:
            if missing := forms - choice.keys:
                yield f"${choice.variable} lacks {sorted(missing)}"
        elif unknown := choice.keys - _allowed(choice, english):
            yield f"${choice.variable} is never {sorted(unknown)}"
    for choice in english.choices:
        own = [c for c in seen.choices if c.variable == choice.variable]
        if not own and not (choice.by_number and len(forms) == 1):
            yield f"${choice.variable} is not chosen by"
        elif not choice.by_number and not any(c.keys >= choice.keys for c in own):
            yield f"${choice.variable} needs {sorted(choice.keys)}"


def _allowed(choice: Choice, english: Seen) -> set[str]:
    """Return the keys that a choice may have."""
    own = [c.keys for c in english.choices if c.variable == choice.variable and not c.by_number]
    enum = ENUMS.get(choice.variable)
    return {*enum, "other"}.union(*own) if enum else set().union(*own)
