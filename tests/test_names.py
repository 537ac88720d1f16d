"""One word for each concept: the glossary, the names of classes, the rooms, the English."""

import ast
import io
import re
import tokenize
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "bot").rglob("*.py"))
PROSE = sorted((*SOURCES, *(ROOT / "tests").rglob("*.py"), *(ROOT / "benchmarks").rglob("*.py")))
FEATURES = {
    "connecting",
    "connections",
    "monitoring",
    "notifying",
    "people",
    "operating",
    "inbox",
    "strategies",
}
ROOMS = {  # beside the features
    "services": set(),
    "storage": {"engine", "schema", "keys", "backup", "migrations"},
    "handlers": set(),
    "telegram": {"webhook"},
    "views": set(),
}
BANNED = re.compile(
    r"\b(told|tells?|telling|whoever|whomever|anew|mend(s|ed|ing)?|befalls?|befell|for ever|nobody"
    r"|hears?|heard|stood|thereof|lest|kindly|unto)\b|^(Owns?|Let|Lets)\b",
    re.IGNORECASE,
)
LONGEST_FUNCTION = 40


def classes(folder: Path) -> Iterator[str]:
    """Yield the name of each class that a folder defines at the top of a module."""
    for path in sorted(folder.rglob("*.py")):
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                yield node.name


def functions() -> Iterator[tuple[str, int]]:
    """Yield each function under bot/ with its number of lines."""
    for path in SOURCES:
        if "versions" in path.parts:  # migrations are never changed
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                yield f"{path.relative_to(ROOT)}:{node.name}", lines


def prose(path: Path) -> Iterator[tuple[int, str]]:
    """Yield each docstring and comment of a file, with its line."""
    text = path.read_text()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            docstring = ast.get_docstring(node)
            if docstring:
                yield node.body[0].lineno, docstring
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string.lstrip("# ")


def terms() -> set[str]:
    """Return the names of the code that the glossary explains."""
    rows = re.findall(r"^\| `(\w+)` ", (ROOT / "docs" / "glossary.md").read_text(), re.MULTILINE)
    assert len(rows) == len(set(rows))
    return set(rows)


def test_every_class_of_the_domain_is_in_the_glossary() -> None:
    domain = {name for name in classes(ROOT / "bot" / "domain") if not name.endswith("Error")}
    assert domain - terms() == set()


def test_the_glossary_explains_nothing_that_is_gone() -> None:
    assert terms() - set(classes(ROOT / "bot")) == set()


def test_no_class_name_means_two_things() -> None:
    names = Counter(classes(ROOT / "bot"))
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("layer", ROOMS)
def test_a_room_is_called_alike_in_every_layer(layer: str) -> None:
    rooms = {
        path.name
        for path in (ROOT / "bot" / layer).iterdir()
        if path.is_dir() and path.name != "__pycache__"
    }
    assert rooms - ROOMS[layer] <= FEATURES


def test_functions_are_short() -> None:
    lengths = dict(functions())
    assert len([name for name, lines in lengths.items() if lines > LONGEST_FUNCTION]) <= 1
    assert sorted(lengths.values())[len(lengths) // 2] <= 8  # with its docstring


@pytest.mark.parametrize("path", PROSE, ids=lambda path: str(path.relative_to(ROOT)))
def test_comments_are_plain_english(path: Path) -> None:
    found = [f"{line}: {text}" for line, text in prose(path) if BANNED.search(text)]
    assert found == []
