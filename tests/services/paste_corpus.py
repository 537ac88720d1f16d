"""Reads the collected pastes: texts with placeholders, and the expected values."""

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.domain.credentials import Field
from tests.services.paste_values import make

FOLDER = Path(__file__).with_name("pastes")
SHORT = {"k": Field.API_KEY, "s": Field.SECRET, "p": Field.PASSPHRASE}
SHOWN: Mapping[str, Callable[[str], str]] = {
    "json": lambda value: json.dumps(value)[1:-1],
    "spaced": lambda value: value.replace("\n", " "),
    "dashed": lambda value: value.replace("-----", "\u2014\u2013"),  # dashes of phone keyboards
    "indented": lambda value: value.replace("\n", "\n    "),
    "nonbreaking": lambda value: value.replace("-", "\u2011"),
}
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
                text=_filled(entry["text"].strip("\n"), values),
                missing=tuple(f for f in values if f in asked),
                expected={f: values[f] for f in found if f in values},
            )


def _filled(text: str, values: Mapping[Field, str]) -> str:
    return _PLACE.sub(lambda m: _shown(values[SHORT[m[1]]], m[2]), text)


def _shown(value: str, how: str | None) -> str:
    """Return a value in a form of pastes; a number: broken after so many characters."""
    if how is None:
        return value
    if how in SHOWN:
        return SHOWN[how](value)
    lines = range(0, len(value), int(how))
    return "\n".join(value[at : at + int(how)] for at in lines)
