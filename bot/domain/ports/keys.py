"""Defines how credentials are sealed, and how their master key is changed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from bot.domain.binding import Binding
from bot.domain.credentials import Credentials, Field, Secret
from bot.domain.draft import Draft


class CannotOpenError(Exception):
    """A sealed value was damaged, moved, or sealed with a key that is not loaded."""


class Vault(Protocol):
    """Seals credentials."""

    def seal(self, values: Credentials, binding: Binding) -> bytes:
        """Return the values encrypted and bound to what they belong to."""

    def open(self, blob: bytes, binding: Binding) -> dict[Field, Secret]:
        """Return the values. Raises CannotOpenError."""

    def fingerprint(self, exchange: str, key: Secret) -> bytes:
        """Return a keyed digest by which a key is recognised without being stored."""


class Rewrapper(Protocol):
    """Wraps what is sealed by the master key that seals now; the values stay unread."""

    def rewrap(self, blob: bytes, binding: Binding) -> bytes:
        """Return the blob, wrapped again. Raises CannotOpenError."""


@dataclass(frozen=True, kw_only=True)
class RewrapBatch:
    """What became of some sealed values that were to be wrapped again."""

    rewrapped: int = 0
    damaged: int = 0  # they cannot be opened by any loaded key
    last: str | None = None  # where to go on; None: that was the end


class SealedValues(Protocol):
    """Keeps everything that is sealed, and by which master key each value is wrapped.

    Workers that wrap at the same time share the values: what one has taken the others pass over.
    """

    async def left(self) -> int:
        """Return how many values another master key wraps than the one that seals."""

    async def rewrap_credentials(
        self, after: str, limit: int, rewrap: Callable[[str, int, str, bytes], bytes]
    ) -> RewrapBatch:
        """Wrap up to `limit` stored credentials again, in one step, in the order of their ids.

        `rewrap` takes connection, owner, exchange and what is sealed.
        """

    async def rewrap_drafts(self, limit: int, rewrap: Callable[[Draft, int], Draft]) -> RewrapBatch:
        """Wrap the values of all drafts again, up to `limit` drafts in one step.

        `rewrap` takes a draft and its owner.
        """

    async def rewrap_updates(
        self, limit: int, rewrap: Callable[[int, int, bytes], bytes]
    ) -> RewrapBatch:
        """Wrap all waiting updates again, up to `limit` in one step.

        `rewrap` takes update, person and what is sealed.
        """
