"""The manifest of a backup: revision, keys, digests of tables, signature."""

import hashlib
import hmac
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from bot.storage.backup.strict_json import integer, matching, parsed, word

FORMAT = 2
UNSIGNED = 1  # the last format without a signature
MANIFEST = "manifest.json"
_DIGEST = re.compile(r"[0-9a-f]{64}")
_LARGEST_KEY = 2**32
_SIGNS = b"backup/2"


@dataclass(frozen=True, kw_only=True)
class Part:
    """One table: its number of rows, and the digest of its lines."""

    rows: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """The description of a backup: its origin, its tables, and the keys that open it."""

    made_at: str
    revision: str  # of the tables
    install_id: str
    keys: tuple[int, ...]  # numbers of the master keys that open it
    tables: Mapping[str, Part]
    format: int = FORMAT
    signed_by: int | None = None  # number of the master key that signs; none: unsigned
    mac: str | None = None  # of all the rest

    @classmethod
    def from_json(cls, text: bytes) -> "Manifest":
        """Return the manifest. Raises KeyError, TypeError, ValueError if it is malformed."""
        values = parsed(text)
        parts = {word(name): Part(**part) for name, part in values["tables"].items()}
        manifest = cls(**{**values, "keys": tuple(values["keys"]), "tables": parts})
        signer = () if manifest.signed_by is None else (manifest.signed_by,)
        for number in (*manifest.keys, *signer):
            integer(number, 1, _LARGEST_KEY)
        for part in parts.values():
            integer(part.rows, 0, 2**63)
            matching(_DIGEST, part.sha256)
        datetime.fromisoformat(word(manifest.made_at))
        word(manifest.revision), word(manifest.install_id)
        if manifest.mac is not None:
            word(manifest.mac)
        return manifest

    def signed(self, number: int, key: bytes) -> "Manifest":
        """Return the manifest with the signature of a master key."""
        unsigned = replace(self, signed_by=number, mac=None)
        return replace(unsigned, mac=unsigned.mac_under(key))

    def mac_under(self, key: bytes) -> str:
        """Return the signature of all other fields under a master key."""
        text = json.dumps(asdict(replace(self, mac=None)), sort_keys=True)
        derived = hmac.digest(key, _SIGNS, hashlib.sha256)  # the key itself only seals
        return hmac.digest(derived, text.encode(), hashlib.sha256).hex()


def format_of(text: bytes) -> int:
    """Return the format version of a manifest. Raises KeyError, TypeError, ValueError."""
    return integer(parsed(text)["format"], 1, 2**31)
