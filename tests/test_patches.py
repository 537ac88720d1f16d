"""Tests hand in values; they change no constant of the bot, except to plant a mistake."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parent
PLANTS = {"test_planted_bugs.py"}  # they plant mistakes
_CONSTANT = re.compile(r"_?[A-Z][A-Z0-9_]*")
# What is still to be handed in. Take names away from here; add none.
LEFT = {
    ("cli/doctor/conftest.py", "LISTEN"),
    ("cli/doctor/test_storage.py", "SCARCE"),
    ("cli/doctor/test_storage.py", "TOO_SCARCE"),
    ("cli/doctor/test_telegram.py", "LISTEN"),
    ("cli/test_keys.py", "LOADED_WITHIN"),
    ("cli/test_recall_keys.py", "QUIET"),
    ("e2e/test_crowd.py", "QUERY_LIFETIME"),
    ("e2e/test_faults.py", "LOCK_TIMEOUT"),
    ("e2e/test_faults.py", "PRAGMAS"),
    ("e2e/test_public_address.py", "_LARGEST_OFFSET"),
    ("metrics/test_server.py", "HEADERS"),
    ("metrics/test_server.py", "PER_SECOND"),
    ("storage/engine/test_damaged_file.py", "PRAGMAS"),
    ("storage/engine/test_health.py", "PRAGMAS"),
    ("storage/engine/test_postgres.py", "_CONNECT_TIMEOUT"),
    ("storage/engine/test_postgres.py", "_OLDEST"),
    ("storage/test_unit_of_work.py", "FRESH"),
}


def changed_constants(source: str) -> Iterator[str]:
    """Yield the names of the constants that `setattr` of a fixture changes."""
    for call in ast.walk(ast.parse(source)):
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
            continue
        if call.func.attr == "setattr":
            given = [a.value for a in call.args if isinstance(a, ast.Constant)]
            named = next((value for value in given if isinstance(value, str)), "")
            if _CONSTANT.fullmatch(name := named.rpartition(".")[2]):
                yield name


def test_no_test_changes_a_constant() -> None:
    found = {
        (path.relative_to(TESTS).as_posix(), name)
        for path in TESTS.rglob("*.py")
        if path.name not in PLANTS
        for name in changed_constants(path.read_text())
    }
    assert found - LEFT == set()
    assert LEFT - found == set(), "take these away from the list"


def test_a_changed_constant_is_found() -> None:
    assert list(changed_constants('patch.setattr("bot.a.b.LIMIT", 1)')) == ["LIMIT"]
    assert list(changed_constants('patch.setattr(module, "_LIMIT", 1)')) == ["_LIMIT"]
    assert not list(changed_constants('patch.setattr(module, "limit", 1)'))
