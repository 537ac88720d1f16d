"""Reads the collected pastes: texts with places for values, and what must be found in each."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.domain.credentials import Field
from tests.services.paste_values import make

FOLDER = Path(__file__).with_name("pastes")
SHORT = {"k": Field.API_KEY, "s": Field.SECRET, "p": Field.PASSPHRASE}
_PLACE = re.compile(r"⟦([ksp])(?::(\w+))?⟧")


@dataclass(frozen=True)
class Sample:
    """One paste, filled in."""

    id: str
    exchange: str
    text: str
    missing: tuple[Field, ...]
    expected: Mapping[Field, str]


def samples(name: str) -> Iterator[Sample]:
    """Return the pastes of a file."""
    for number, entry in enumerate(tomllib.loads((FOLDER / name).read_text())["paste"], start=1):
        for exchange in entry["exchange"].split():
            values = make(exchange, entry.get("seed", f"{name}{number}")) | {
                SHORT[n]: v for n, v in entry.get("values", {}).items()
            }
            asked = [SHORT[n] for n in entry.get("asked", "")] or list(values)
            found = [SHORT[n] for n in entry.get("found", entry.get("asked", "ksp"))]
            yield Sample(
                id=f"{name.removesuffix('.toml')}-{number}-{exchange}",
                exchange=exchange,
                text=_PLACE.sub(lambda m: _shown(values[SHORT[m[1]]], m[2]), entry["text"].strip("\n")),  # noqa: B023
                missing=tuple(f for f in values if f in asked),
                expected={f: values[f] for f in found if f in values},
            )


def _shown(value: str, how: str | None) -> str:
    """Return a value as a paste may show it."""
    if how is None:
        return value
    if how == "json":
        return json.dumps(value)[1:-1]
    if how == "spaced":
        return value.replace("\n", " ")
    if how == "dashed":
        return value.replace("-----", "—–")
    if how == "indented":
        return value.replace("\n", "\n    ")
    if how == "nonbreaking":
        return value.replace("-", "\u2011")
    lines = range(0, len(value), int(how))
    return "\n".join(value[at : at + int(how)] for at in lines)
