"""From which English each translation was made: `seen.json`, language → message → hash."""

import json
from collections.abc import Collection, Mapping
from hashlib import sha256
from pathlib import Path

from fluent.syntax import ast

from bot.i18n.messages import source

_FILE = "seen.json"
_LENGTH = 10  # characters of a hash

Seen = dict[str, dict[str, str]]


def load(folder: Path) -> Seen:
    """Return what is recorded in a folder."""
    path = folder / _FILE
    found: Seen = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return found


def stale(
    seen: Mapping[str, str], translated: Collection[str], english: Mapping[str, ast.Message]
) -> tuple[str, ...]:
    """Return the translated messages whose English has changed since, or was not recorded.

    `seen`: of the language, as recorded.
    """
    return tuple(
        name
        for name, message in english.items()
        if name in translated and seen.get(name) != fingerprint(message)
    )


def record(
    folder: Path,
    code: str,
    translated: Collection[str],
    english: Mapping[str, ast.Message],
    only: Collection[str] = (),
) -> int:
    """Record that translations say what the English of today says; return how many changed.

    `only`: the names of the messages that were checked; none: all.
    """
    seen = load(folder)
    before = seen.get(code, {})
    now = {
        name: fingerprint(message) if not only or name in only else before.get(name, "")
        for name, message in english.items()
        if name in translated
    }
    seen[code] = {name: now[name] for name in sorted(now) if now[name]}
    text = json.dumps(seen, indent=1, sort_keys=True)
    (folder / _FILE).write_text(f"{text}\n", encoding="utf-8")
    return sum(before.get(name) != value for name, value in seen[code].items())


def fingerprint(message: ast.Message) -> str:
    """Return a hash of the text of a message, whatever its comment and its spacing."""
    return sha256(source(message).encode()).hexdigest()[:_LENGTH]
