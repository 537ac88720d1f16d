"""Searches everything the sandbox stores, to prove that a secret is deleted."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any


def holds(root: Any, wanted: str) -> bool:
    """Return whether a text is in a dataclass or in any object it refers to."""
    raw = wanted.encode()
    return any(
        wanted in leaf if isinstance(leaf, str) else raw in leaf for leaf in _leaves(root, set())
    )


def _leaves(thing: Any, seen: set[int]) -> Iterator[str | bytes]:
    if isinstance(thing, str | bytes):
        yield thing
        return
    if id(thing) in seen:
        return
    seen.add(id(thing))
    for part in _parts(thing):
        yield from _leaves(part, seen)


def _parts(thing: Any) -> Iterator[Any]:
    if isinstance(thing, Mapping):
        yield from thing.keys()
        yield from thing.values()
    elif is_dataclass(thing):
        yield from (getattr(thing, each.name) for each in fields(thing))
    elif isinstance(thing, list | tuple | set | frozenset) or hasattr(thing, "popleft"):
        yield from thing
