"""Master keys: their sources, their parsing, and the checks of their quality."""

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from bot.storage.keys.errors import (
    KeyDuplicateError,
    KeyLengthError,
    KeyMalformedError,
    KeySampleError,
    KeysEmptyError,
)

KEY_BYTES = 32
_LARGEST_ID = 2**32 - 1
_DISTINCT_BYTES = 16  # 32 random bytes have about 30 distinct ones


@dataclass(frozen=True)
class MasterKeys:
    """The loaded keys by number; new values are sealed with the primary one."""

    primary: int
    by_id: Mapping[int, bytes] = field(repr=False)

    @classmethod
    def parse(cls, text: str, source: str) -> "MasterKeys":
        """Read `number:base64` entries on lines or between commas; the first is primary.

        `source` names the place in errors. Raises MasterKeyError.
        """
        lines = (line.partition("#")[0] for line in text.splitlines())
        entries = [entry.strip() for line in lines for entry in line.split(",") if entry.strip()]
        keys: dict[int, bytes] = {}
        for number, entry in enumerate(entries, 1):
            key_id, key = _parse_entry(entry, number, source)
            if key_id in keys:
                raise KeyDuplicateError(source, key_id)
            keys[key_id] = key
        if not keys:
            raise KeysEmptyError(source)
        return cls(primary=next(iter(keys)), by_id=keys)


class KeySource(Protocol):
    """A source of master keys."""

    def load(self, *, may_create: bool) -> MasterKeys:
        """Return the keys; `may_create`: create one if none exists. Raises MasterKeyError."""


@dataclass(frozen=True)
class KeySetting:
    """Master keys from a setting: "2:base64,1:base64"."""

    text: str = field(repr=False)

    def load(self, *, may_create: bool) -> MasterKeys:  # noqa: ARG002  # a setting cannot be created
        """Return the keys. Raises MasterKeyError."""
        return MasterKeys.parse(self.text, "BOT_MASTER_KEYS")


def number_of(entry: str) -> int | None:
    """Return the number of an entry; None if it has none."""
    number = entry.partition(":")[0].strip()
    return int(number) if re.fullmatch(r"[0-9]{1,10}", number) else None


def _parse_entry(entry: str, number: int, source: str) -> tuple[int, bytes]:
    key_id, _, encoded = entry.partition(":")
    if not re.fullmatch(r"[0-9]{1,10}", key_id) or not 1 <= int(key_id) <= _LARGEST_ID:
        raise KeyMalformedError(source, number)
    try:
        key = base64.b64decode(encoded, validate=True)
    except binascii.Error:
        raise KeyMalformedError(source, number) from None
    if len(key) != KEY_BYTES:
        raise KeyLengthError(source, int(key_id), len(key))
    if len(set(key)) < _DISTINCT_BYTES or key.isascii():  # zeros, 0…31, a pass phrase
        raise KeySampleError(source, int(key_id))
    return int(key_id), key
