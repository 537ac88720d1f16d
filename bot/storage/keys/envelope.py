"""The cipher: AES-256-GCM under a fresh data key, which a master key wraps.

    blob    = "V1" | length of WRAP (2) | WRAP | nonce (12) | GCM(data key, padded text)
    WRAP    = id of the master key (4) | nonce (12) | GCM(master key, data key)

Both layers authenticate the context: what the value belongs to. The master key is selected by
its authenticated id, never by trial. GCM does not commit to its key; this cannot be exploited
here, since every key is random. A master key wraps data keys only; random nonces are safe for
about 2^32 of them (NIST SP 800-38D).
"""

import os
import struct
from collections.abc import Mapping

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.storage.keys.master_keys import KEY_BYTES, MasterKeys

STEP = 256  # bytes; lengths are padded to a multiple
_VERSION = b"V1"
_NONCE = 12
_TAG = 16
_WRAP = 4 + _NONCE + KEY_BYTES + _TAG
_HEAD = len(_VERSION) + 2
_SHORTEST = _HEAD + _WRAP + _NONCE + STEP + _TAG


def bind(pairs: Mapping[str, str]) -> bytes:
    """Return a context as bytes; different pairs never give the same bytes."""
    parts = [part.encode(errors="surrogatepass") for pair in sorted(pairs.items()) for part in pair]
    return b"".join([b"vault/1", *(struct.pack(">I", len(part)) + part for part in parts)])


def key_id(blob: bytes) -> int:
    """Return the id of the master key that a blob names (authenticated only by opening it)."""
    return int.from_bytes(blob[_HEAD : _HEAD + 4], "big")


class Envelope:
    """Seals bytes. For every kind of invalid blob the result is None."""

    def __init__(self, keys: MasterKeys) -> None:
        self._primary = keys.primary
        self._masters = {number: AESGCM(key) for number, key in keys.by_id.items()}

    def seal(self, text: bytes, context: bytes) -> bytes:
        """Return the text encrypted, bound to the context and padded to full steps."""
        data_key, nonce = os.urandom(KEY_BYTES), os.urandom(_NONCE)
        body = AESGCM(data_key).encrypt(nonce, _pad(text), _VERSION + context)
        return _join(self._wrap(data_key, context), nonce + body)

    def open(self, blob: bytes, context: bytes) -> bytes | None:
        """Return the text, or None."""
        data_key = self._unwrap(blob, context)
        if data_key is None:
            return None
        body = blob[_HEAD + _WRAP :]
        padded = decrypt(AESGCM(data_key), body, _VERSION + context)
        return None if padded is None else _unpad(padded)

    def rewrap(self, blob: bytes, context: bytes) -> bytes | None:
        """Return the blob wrapped by the primary master key, its text not decrypted, or None."""
        data_key = self._unwrap(blob, context)
        if data_key is None:
            return None
        return _join(self._wrap(data_key, context), blob[_HEAD + _WRAP :])

    def _wrap(self, data_key: bytes, context: bytes) -> bytes:
        number, nonce = struct.pack(">I", self._primary), os.urandom(_NONCE)
        master = self._masters[self._primary]
        return number + nonce + master.encrypt(nonce, data_key, b"wrap" + number + context)

    def _unwrap(self, blob: bytes, context: bytes) -> bytes | None:
        if len(blob) < _SHORTEST or blob[:_HEAD] != _VERSION + struct.pack(">H", _WRAP):
            return None
        master = self._masters.get(key_id(blob))
        if master is None:
            return None
        number, sealed = blob[_HEAD : _HEAD + 4], blob[_HEAD + 4 : _HEAD + _WRAP]
        return decrypt(master, sealed, b"wrap" + number + context)


def decrypt(cipher: AESGCM, sealed: bytes, associated: bytes) -> bytes | None:
    """Return the text of `nonce | ciphertext | tag`, or None if it is not authentic."""
    try:
        return cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], associated)
    except InvalidTag:
        return None


def _join(wrap: bytes, rest: bytes) -> bytes:
    return b"".join([_VERSION, struct.pack(">H", len(wrap)), wrap, rest])


def _pad(text: bytes) -> bytes:
    framed = struct.pack(">I", len(text)) + text
    return framed + bytes(-len(framed) % STEP)


def _unpad(padded: bytes) -> bytes:
    (length,) = struct.unpack_from(">I", padded)
    return padded[4 : 4 + length]
