"""Ports for sealing values and for the rotation of master keys."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from bot.domain.binding import Binding
from bot.domain.credentials import Credentials, Field, Secret
from bot.domain.draft import Draft


class CannotOpenError(Exception):
    """A sealed value is damaged, has another binding, or needs a master key that is not loaded."""


class Vault(Protocol):
    """Seals credentials."""

    def seal(self, values: Credentials, binding: Binding) -> bytes:
        """Return the encrypted values, bound to their context."""

    def open(self, blob: bytes, binding: Binding) -> dict[Field, Secret]:
        """Return the values. Raises CannotOpenError."""

    def fingerprint(self, exchange: str, key: Secret) -> bytes:
        """Return a keyed digest that identifies a key without storing it."""


class Rewrapper(Protocol):
    """Wraps sealed values under the current master key without decrypting them."""

    def rewrap(self, blob: bytes, binding: Binding) -> bytes:
        """Return the blob, wrapped under the current master key. Raises CannotOpenError."""


@dataclass(frozen=True, kw_only=True)
class RewrapBatch:
    """The result of one step of a rotation."""

    rewrapped: int = 0
    damaged: int = 0  # values that no loaded master key opens
    last: str | None = None  # the last id, to continue after; None: the end


class SealedValues(Protocol):
    """Stores all sealed values, and which master key wraps each of them.

    Concurrent workers share the values: rows locked by one are skipped by the others.
    """

    async def left(self) -> int:
        """Return the number of values that an old master key wraps."""

    async def rewrap_credentials(
        self, after: str, limit: int, rewrap: Callable[[str, int, str, bytes], bytes]
    ) -> RewrapBatch:
        """Rewrap up to `limit` stored credentials in one transaction, by id, after `after`.

        `rewrap` takes connection, owner, exchange and the sealed value.
        """

    async def rewrap_drafts(self, limit: int, rewrap: Callable[[Draft, int], Draft]) -> RewrapBatch:
        """Rewrap the values of all drafts, up to `limit` drafts in one transaction.

        `rewrap` takes a draft and its owner.
        """

    async def rewrap_updates(
        self, limit: int, rewrap: Callable[[int, int, bytes], bytes]
    ) -> RewrapBatch:
        """Rewrap all waiting updates, up to `limit` in one transaction.

        `rewrap` takes update, person and the sealed value.
        """
