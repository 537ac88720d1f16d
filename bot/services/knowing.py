"""Owns whether a text repeats a secret that the bot holds already."""

from bot.domain.credentials import Credentials
from bot.domain.ports.connections import Book
from bot.domain.ports.keys import CannotOpenError, Vault
from bot.services.paste import clean
from bot.services.storing import stored_binding


def repeats(text: str, values: Credentials) -> bool:
    """Tell whether a text has one of the values in it."""
    cleaned = clean(text)
    return any(value.reveal() in cleaned for value in values.values())


class Known:
    """Compares texts with the stored credentials of one person."""

    def __init__(self, vault: Vault, book: Book) -> None:
        self._vault = vault
        self._book = book

    async def repeats(self, owner: int, text: str, exchange: str | None = None) -> bool:
        """Tell whether a text has a stored value of a person in it, at one exchange or at any.

        Each sealed value is opened for this call alone; what cannot be opened is passed over.
        """
        for connection in await self._book.list(owner):
            if exchange not in {None, connection.exchange} or not connection.has_secrets:
                continue
            blob = await self._book.blob(connection)
            try:
                if blob and repeats(text, self._vault.open(blob, stored_binding(connection))):
                    return True
            except CannotOpenError:
                continue
        return False
