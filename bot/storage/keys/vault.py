"""Seals credentials: encryption bound to an owner, and the keyed fingerprint."""

import hashlib
import hmac
import json
from dataclasses import replace

from bot.domain.binding import Binding
from bot.domain.credentials import Credentials, Field, Secret
from bot.domain.ports.keys import CannotOpenError
from bot.storage.keys.envelope import Envelope, bind
from bot.storage.keys.master_keys import MasterKeys


class EnvelopeVault:
    """The vault of one installation, made by `installation.open_vault`."""

    def __init__(self, keys: MasterKeys, install_id: str, index_key: bytes) -> None:
        self._keys = keys
        self._envelope = Envelope(keys)
        self._install_id = install_id
        self._index_key = index_key

    @property
    def keys(self) -> MasterKeys:
        """The loaded keys; the primary one seals."""
        return self._keys

    def replace_keys(self, keys: MasterKeys) -> None:
        """Seal and open with other keys from now on.

        The former keys still open: a value that was just sealed may not be stored yet.
        """
        self._keys = replace(keys, by_id={**self._keys.by_id, **keys.by_id})
        self._envelope = Envelope(self._keys)

    def seal(self, values: Credentials, binding: Binding) -> bytes:
        """Return the values encrypted and bound to their owner.

        Every call uses a fresh data key; values of usual size give blobs of the same length.
        """
        plain = {field.value: secret.reveal() for field, secret in values.items()}
        return self.seal_bytes(json.dumps(plain).encode(), binding)

    def open(self, blob: bytes, binding: Binding) -> dict[Field, Secret]:
        """Return the values. Raises CannotOpenError, alike for every reason."""
        values = _parse(self.open_bytes(blob, binding))
        if values is None:
            raise CannotOpenError("cannot open")
        return values

    def seal_bytes(self, plain: bytes, binding: Binding) -> bytes:
        """Return bytes encrypted and bound to their owner."""
        return self._envelope.seal(plain, self._context(binding))

    def open_bytes(self, blob: bytes, binding: Binding) -> bytes:
        """Return the bytes. Raises CannotOpenError, alike for every reason."""
        plain = self._envelope.open(blob, self._context(binding))
        if plain is None:
            raise CannotOpenError("cannot open")
        return plain

    def rewrap(self, blob: bytes, binding: Binding) -> bytes:
        """Return the blob wrapped by the primary master key; the values are not decrypted.

        Raises CannotOpenError, alike for every reason.
        """
        wrapped = self._envelope.rewrap(blob, self._context(binding))
        if wrapped is None:
            raise CannotOpenError("cannot open")
        return wrapped

    def fingerprint(self, exchange: str, key: Secret) -> bytes:
        """Return a keyed digest (32 bytes) that identifies a key without storing it."""
        text = bind({"exchange": exchange, "key": key.reveal()})
        return hmac.digest(self._index_key, text, hashlib.sha256)

    def derive(self, purpose: str) -> bytes:
        """Return a keyed digest (32 bytes) for a purpose, the same in every process.

        No fingerprint of a key equals it.
        """
        return hmac.digest(self._index_key, bind({"purpose": purpose}), hashlib.sha256)

    def _context(self, binding: Binding) -> bytes:
        return bind(
            {
                "install": self._install_id,
                "owner": str(binding.owner),
                "connection": binding.connection,
                "exchange": binding.exchange,
                "field": binding.field,
            }
        )


def _parse(text: bytes) -> dict[Field, Secret] | None:
    """Return the values, or None if a field is unknown to this version."""
    try:
        return {Field(name): Secret(value) for name, value in json.loads(text).items()}
    except ValueError:  # not chained: errors of json carry the plain text
        return None
