"""Whether a text repeats a secret that the bot holds already."""

from dataclasses import dataclass
from functools import partial

from bot.domain.credentials import Credentials
from bot.domain.ports.connections import ConnectionStore
from bot.domain.ports.keys import CannotOpenError
from bot.services.connecting.paste import clean
from bot.services.key_access import KeyAccess


def repeats(text: str, values: Credentials) -> bool:
    """Return whether a text has one of the values in it."""
    cleaned = clean(text)
    return any(value.reveal() in cleaned for value in values.values())


@dataclass(kw_only=True)
class KnownValues:
    """Compares texts with the stored credentials of one person."""

    access: KeyAccess
    book: ConnectionStore

    async def repeats(self, owner: int, text: str, exchange: str | None = None) -> bool:
        """Return whether a text has a stored value of a person in it, at one exchange or at any.

        Each sealed value is opened for this call alone; what cannot be opened is passed over.
        """
        for connection in await self.book.list(owner):
            if exchange not in {None, connection.exchange} or not connection.has_secrets:
                continue
            blob = await self.book.sealed(connection)
            try:
                if blob and self.access.use(connection, blob, partial(repeats, text)):
                    return True
            except CannotOpenError:
                continue
        return False
