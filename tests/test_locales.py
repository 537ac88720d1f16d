import ast as python
import re
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import babel
import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.domain.audit import AuditAction, AuditActor
from bot.domain.credentials import Field
from bot.domain.diagnosis import Permission, Problem, Responsible, Status, Step
from bot.domain.exchange import ExpiryKind
from bot.domain.status_change import Drift
from bot.services.connecting.names import NameProblem
from bot.services.connecting.paste import RemarkKind
from bot.services.people.preferences import QuietProblem
from bot.views.view import Action

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "locales").glob("*.ftl"))
OTHERS = [path for path in FILES if path.stem != "en"]
EXCHANGES = "mexc kucoin binance okx bitget gate gate.io htx huobi bingx coinbase bybit kraken"
PLURALS = {"zero", "one", "two", "few", "many", "other"}
UNNAMED = {
    Action.FIX,
    Action.CHOOSE,
    Action.NAME,
    Action.LANGUAGE_SET,
    Action.NOOP,
    Action.MUTE_FOR,
    Action.QUIET_SET,
    Action.DIGEST,
    Action.ZONE_AT,
    Action.ZONE_SET,
}
FAMILIES: dict[str, type[StrEnum]] = {
    "problem": Problem,
    "fix": Problem,
    "who": Responsible,
    "status": Status,
    "step": Step,
    "field": Field,
    "ask": Field,
    "value": Field,
    "value-unusual": Field,
    "permission": Permission,
    "help": Permission,
    "paste": RemarkKind,
    "hint": Field,
    "name": NameProblem,
    "guide-expiry": ExpiryKind,
    "drift": Drift,
    "deed": AuditAction,
    "hand": AuditActor,
    "quiet": QuietProblem,
}


class Seen(Visitor):  # type: ignore[misc]  # fluent.syntax has no types
    """Collects the variables and the selectors of a message."""

    def __init__(self, message: ast.Message) -> None:
        self.variables: set[str] = set()
        self.references: set[str] = set()
        self.choices: list[tuple[str, ...]] = []
        self.visit(message)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802  # visitor
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802  # visitor
        self.references.add(node.id.name)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802  # visitor
        keys = [v.key.name if isinstance(v.key, ast.Identifier) else "?" for v in node.variants]
        self.choices.append(tuple(keys))
        self.generic_visit(node)


def entries(path: Path) -> list[ast.Message]:
    body = FluentParser().parse(path.read_text(encoding="utf-8")).body
    comments = (ast.Comment, ast.GroupComment, ast.ResourceComment)
    broken = [e for e in body if not isinstance(e, (ast.Message, *comments))]
    assert not broken, [getattr(e, "content", e) for e in broken]
    return [e for e in body if isinstance(e, ast.Message)]


def messages(path: Path) -> dict[str, Seen]:
    return {entry.id.name: Seen(entry) for entry in entries(path)}


def texts(pattern: ast.Pattern) -> Iterator[str]:
    """Return every variant of a pattern, with a dot for each value."""
    readings = [""]
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            parts = [element.value]
        elif isinstance(element.expression, ast.SelectExpression):
            parts = [t for v in element.expression.variants for t in texts(v.value)]
        else:
            parts = ["."]
        readings = [reading + part for reading in readings for part in parts]
    yield from readings


ENGLISH = messages(ROOT / "locales/en.ftl")


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    assert isinstance(request.param, Path)
    return request.param


def test_no_message_is_defined_twice(path: Path) -> None:
    counted = Counter(entry.id.name for entry in entries(path))
    assert [name for name, count in counted.items() if count > 1] == []


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_each_language_has_exactly_the_messages_of_english(path: Path) -> None:
    assert sorted(messages(path)) == sorted(ENGLISH)


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_each_message_speaks_of_the_same_values_and_buttons(path: Path) -> None:
    for name, seen in messages(path).items():
        assert seen.variables == ENGLISH[name].variables, name
        assert seen.references == ENGLISH[name].references, name


def test_each_choice_has_every_plural_of_its_language(path: Path) -> None:
    needed = {*babel.Locale.parse(path.stem).plural_form.tags, "other"}
    for name, seen in messages(path).items():
        for keys in seen.choices:
            if set(keys) <= PLURALS:
                assert sorted(keys) == sorted(needed), name
            else:
                assert keys == ENGLISH[name].choices[0], name


def test_every_number_that_english_inflects_is_inflected(path: Path) -> None:
    for name, seen in messages(path).items():
        assert len(seen.choices) >= len(ENGLISH[name].choices), name


def test_tags_are_closed_in_every_reading(path: Path) -> None:
    for entry in entries(path):
        assert entry.value is not None, entry.id.name
        for text in texts(entry.value):
            tags = re.findall(r"<(/?)(\w+)>", text)
            assert text.count("<") == text.count(">") == len(tags), entry.id.name
            for opening, closing in zip(tags[::2], tags[1::2], strict=True):
                assert opening == ("", closing[1]), entry.id.name
                assert closing[0] == "/", entry.id.name


def test_no_exchange_is_named_and_nobody_shouts(path: Path) -> None:
    named = re.compile(rf"\b({'|'.join(map(re.escape, EXCHANGES.split()))})\b", re.IGNORECASE)
    for entry in entries(path):
        assert entry.value is not None
        for text in texts(entry.value):
            assert not named.search(text), entry.id.name
            assert "!" not in text, entry.id.name


@pytest.mark.parametrize("family", FAMILIES)
def test_every_word_of_the_domain_has_its_message(family: str) -> None:
    missing = [m for m in FAMILIES[family] if f"{family}-{m}" not in ENGLISH]
    assert missing == []


def test_no_cure_on_a_terminal_speaks_of_buttons_or_sending() -> None:
    """Each fix that refers to the chat has a separate text for the terminal."""
    english = {entry.id.name: entry for entry in entries(ROOT / "locales/en.ftl")}
    shown = {}
    for problem in Problem:
        other = f"terminal-fix-{problem}"
        shown[problem] = other if other in english else f"fix-{problem}"
    assert not [
        key for key in shown.values() if any("button" in r for r in ENGLISH[key].references)
    ]
    said = {k: " ".join(texts(p)) for k in shown.values() if (p := english[k].value)}
    assert not [key for key, text in said.items() if re.search(r"(?i)\b(send|press)\b", text)]
    assert {k for k in ENGLISH if k.startswith("terminal-fix-")} <= {*shown.values()}


def test_every_action_with_a_fixed_label_has_one() -> None:
    assert [a for a in Action if a not in UNNAMED and f"button-{a}" not in ENGLISH] == []


def test_no_message_is_left_over() -> None:
    used = [p for path in (ROOT / "bot").glob("**/*.py") for p in patterns(path)]
    referred = {name for seen in ENGLISH.values() for name in seen.references}
    families = {f"{family}-{m}" for family, members in FAMILIES.items() for m in members}
    buttons = {f"button-{action}" for action in Action}
    idle = {
        name
        for name in ENGLISH.keys() - referred - families - buttons
        if not any(re.fullmatch(pattern, name) for pattern in used)
    }
    assert idle == set()


def patterns(path: Path) -> Iterator[str]:
    """Return the keys of messages that a module may use, with a wildcard for inserted parts."""
    for node in python.walk(python.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, python.JoinedStr):
            parts = [v.value if isinstance(v, python.Constant) else "\0" for v in node.values]
            key = re.escape("".join(map(str, parts))).replace("\0", "[a-z_-]+")
        elif isinstance(node, python.Constant) and isinstance(node.value, str):
            key = re.sub(r"\\{\w+\\}", "[a-z_-]+", re.escape(node.value))
        else:
            continue
        if re.match(r"[a-z]+(\\-|$)", key):
            yield key
