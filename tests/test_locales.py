import ast as python
import re
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest

from bot.domain.audit import AuditAction, AuditActor
from bot.domain.credentials import Field
from bot.domain.diagnosis import Permission, Problem, Responsible, Status, Step
from bot.domain.exchange import ExpiryKind
from bot.domain.status_change import Drift
from bot.i18n.lengths import readings
from bot.i18n.review import review
from bot.services.connecting.names import NameProblem
from bot.services.connecting.paste import RemarkKind
from bot.services.people.preferences import QuietProblem
from bot.views.view import Action
from tests.locales.reading import (
    FILES,
    FOLDER,
    OTHERS,
    ROOT,
    entries_of,
    faults,
    messages,
    messages_of,
)

EXCHANGES = "mexc kucoin binance okx bitget gate gate.io htx huobi bingx coinbase bybit kraken"
UNNAMED = {
    Action.PLAN_CHANGE,
    Action.PLAN_SET,
    Action.PLAN_PICTURE,
    Action.RUN_PICTURE,
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


ENGLISH = messages_of(FOLDER / "en.ftl")


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    assert isinstance(request.param, Path)
    return request.param


def test_no_message_is_defined_twice(path: Path) -> None:
    counted = Counter(entry.id.name for entry in entries_of(path))
    assert [name for name, count in counted.items() if count > 1] == []


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_each_language_has_the_messages_that_its_tier_needs(path: Path) -> None:
    found = review(path.stem, path.parent)
    assert found.left_over == ()
    assert found.required == ()
    assert found.share >= found.least


def test_each_message_has_the_values_buttons_and_choices_that_it_must(path: Path) -> None:
    found = {n: [*faults(path.stem, m, ENGLISH[n])] for n, m in messages_of(path).items()}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(
    ("code", "text", "wrong"),
    [
        ("en", "{ $count -> \n [one] one\n *[other] { $count }\n}", []),
        ("ru", "{ $count -> \n [one] a\n [few] b\n *[many] { $count }\n}", []),
        ("ru", "{ $count -> \n [one] a\n [few] b\n [many] c\n *[other] { $count }\n}", []),
        ("ru", "{ $count -> \n [1] z\n [one] a\n [few] b\n *[many] { $count }\n}", []),
        ("ru", "{ $count -> \n [1] z\n [few] b\n *[many] { $count }\n}", ["$count lacks ['one']"]),
        ("ru", "{ $count -> \n [one] a\n *[other] b\n}", ["$count lacks ['few', 'many']"]),
        ("es", "{ $count -> \n [one] a\n *[other] b\n}", []),
        ("cs", "{ $count -> \n [one] a\n [few] b\n *[other] c\n}", []),
        ("ja", "{ $count }", []),
        ("zh-Hans", "{ $count ->\n *[other] { $count }\n}", []),
        ("nb", "{ $count }", ["$count is not chosen by"]),
        ("nb", "{ $count -> \n [one] a\n *[others] b\n}", ["$count is never ['one', 'others']"]),
    ],
)
def test_a_number_has_the_plurals_that_whole_numbers_reach(
    code: str, text: str, wrong: list[str]
) -> None:
    english = messages("a = { $count ->\n    [one] one\n   *[other] { $count }\n}\n")["a"]
    assert [*faults(code, messages(f"a = {text}\n")["a"], english)] == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("{ $exchange }", []),
        ("{ $exchange ->\n [any] x\n *[other] { $exchange }\n}", []),
        ("{ $exchange ->\n [all] x\n *[other] y\n}", ["$exchange is never ['all']"]),
        ("none", ["values ['exchange']"]),
        ("{ $exchange } { $field }", ["values ['field']"]),
        ("{ $exchange } { button-test }", ["references ['button-test']"]),
    ],
)
def test_a_language_may_choose_by_what_is_known_of_a_value(text: str, wrong: list[str]) -> None:
    english = messages("a = { $exchange }\n")["a"]
    assert [*faults("cs", messages(f"a = {text}\n")["a"], english)] == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("{ $answer ->\n [yes] x\n *[waiting] y\n}", []),
        ("{ $answer ->\n [yes] x\n *[other] y\n}", ["$answer is never ['other']"]),
        ("{ $answer ->\n *[waiting] y\n}", ["$answer needs ['waiting', 'yes']"]),
    ],
)
def test_a_choice_by_words_has_those_of_english(text: str, wrong: list[str]) -> None:
    english = messages("a = { $answer ->\n [yes] x\n *[waiting] y\n}\n")["a"]
    found = [*faults("cs", messages(f"a = {text}\n")["a"], english)]
    assert [fault for fault in found if fault in wrong] == wrong
    assert bool(found) == bool(wrong)


def test_tags_are_closed_in_every_reading(path: Path) -> None:
    for entry in entries_of(path):
        assert entry.value is not None, entry.id.name
        for text in readings(entry.value, "."):
            tags = re.findall(r"<(/?)(\w+)>", text)
            assert text.count("<") == text.count(">") == len(tags), entry.id.name
            for opening, closing in zip(tags[::2], tags[1::2], strict=True):
                assert opening == ("", closing[1]), entry.id.name
                assert closing[0] == "/", entry.id.name


def test_no_exchange_is_named_and_nobody_shouts(path: Path) -> None:
    named = re.compile(rf"\b({'|'.join(map(re.escape, EXCHANGES.split()))})\b", re.IGNORECASE)
    for entry in entries_of(path):
        assert entry.value is not None
        for text in readings(entry.value, "."):
            assert not named.search(text), entry.id.name
            assert not re.search("[!\N{FULLWIDTH EXCLAMATION MARK}]", text), entry.id.name


@pytest.mark.parametrize("family", FAMILIES)
def test_every_word_of_the_domain_has_its_message(family: str) -> None:
    missing = [m for m in FAMILIES[family] if f"{family}-{m}" not in ENGLISH]
    assert missing == []


def test_no_cure_on_a_terminal_speaks_of_buttons_or_sending() -> None:
    """Each fix that refers to the chat has a separate text for the terminal."""
    english = {entry.id.name: entry for entry in entries_of(FOLDER / "en.ftl")}
    shown = {}
    for problem in Problem:
        other = f"terminal-fix-{problem}"
        shown[problem] = other if other in english else f"fix-{problem}"
    assert not [
        key for key in shown.values() if any("button" in r for r in ENGLISH[key].references)
    ]
    said = {k: " ".join(readings(p, ".")) for k in shown.values() if (p := english[k].value)}
    assert not [key for key, text in said.items() if re.search(r"(?i)\b(send|press)\b", text)]
    assert {k for k in ENGLISH if k.startswith("terminal-fix-")} <= {*shown.values()}


def test_every_action_with_a_fixed_label_has_one() -> None:
    assert [a for a in Action if a not in UNNAMED and f"button-{a}" not in ENGLISH] == []


def test_no_message_is_left_over() -> None:
    found = {p for path in (ROOT / "bot").glob("**/*.py") for p in patterns(path)}
    used = [re.compile(pattern) for pattern in found]
    referred = {name for seen in ENGLISH.values() for name in seen.references}
    families = {f"{family}-{m}" for family, members in FAMILIES.items() for m in members}
    buttons = {f"button-{action}" for action in Action}
    idle = {
        name
        for name in ENGLISH.keys() - referred - families - buttons
        if not any(pattern.fullmatch(name) for pattern in used)
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
