"""Detects that a text contains a known secret of the person."""

from dataclasses import dataclass
from functools import partial

from bot.domain.credentials import Credentials
from bot.domain.ports.connections import ConnectionStore
from bot.domain.ports.keys import CannotOpenError
from bot.services.connecting.paste import clean
from bot.services.key_access import KeyAccess


def contains(text: str, values: Credentials) -> bool:
    """Return whether a text contains one of the values."""
    cleaned = clean(text)
    return any(value.reveal() in cleaned for value in values.values())


@dataclass(kw_only=True)
class KnownValues:
    """Compares texts with the stored credentials of one person."""

    access: KeyAccess
    store: ConnectionStore

    async def contains(self, owner: int, text: str, exchange: str | None = None) -> bool:
        """Return whether a text contains a stored value of a person, at one exchange or at any.

        Each sealed value is opened for this call only; damaged ones are skipped.
        """
        for connection in await self.store.list(owner):
            if exchange not in {None, connection.exchange} or not connection.has_secrets:
                continue
            blob = await self.store.sealed(connection)
            try:
                if blob and self.access.use(connection, blob, partial(contains, text)):
                    return True
            except CannotOpenError:
                continue
        return False
