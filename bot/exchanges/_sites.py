"""Finds the regional site that knows a key, and remembers it."""

import asyncio
import hashlib
from secrets import token_bytes

from bot.domain.credentials import Field
from bot.domain.diagnosis import Problem
from bot.exchanges._client import KeyClient
from bot.exchanges._dialect import Dialect, Refused, Site
from bot.exchanges._transport import MAIN, Transport

_TIMEOUT = 5.0  # timeout of a site in seconds
_MOST_KEYS = 10_000  # keys remembered; the oldest is dropped first

# Problems that a site reports only for a key that it knows.
_KNOWS_THE_KEY = {
    Problem.INVALID_SECRET,
    Problem.INVALID_PASSPHRASE,
    Problem.IP_NOT_ALLOWED,
    Problem.KEY_EXPIRED,
    Problem.NO_READ,
}


class Sites:
    """Remembers the site of each key by a salted digest; it holds no credentials."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        self._salt = token_bytes(32)
        self._known_at: dict[bytes, str] = {}

    def __len__(self) -> int:
        """Return how many keys are remembered."""
        return len(self._known_at)

    def __contains__(self, digest: bytes) -> bool:
        return digest in self._known_at

    def of(self, exchange: str, dialect: Dialect, api_key: str) -> Site:
        """Return the site that knew a key in the last search, else the main one."""
        known_at = self._known_at.get(self._digest(exchange, api_key))
        sites = self._transport.sites(exchange, dialect)
        return next((site for site in sites if site.id == known_at), MAIN)

    async def search(
        self, exchange: str, dialect: Dialect, client: KeyClient, asked: Site
    ) -> Site | None:
        """Return the site that knows a key which is unknown at `asked`; None if there is none.

        It is remembered if keys of that site are tested.
        """
        sites = [s for s in (MAIN, *self._transport.sites(exchange, dialect)) if s is not asked]
        there = [client.at(await self._transport.to(exchange, dialect, site)) for site in sites]
        known = await asyncio.gather(*(_knows(dialect, another) for another in there))
        found = next((site for site, yes in zip(sites, known, strict=True) if yes), None)
        if found and found.tested:
            self.remember(self._digest(exchange, client.credential(Field.API_KEY)), found)
        return found

    def remember(self, digest: bytes, site: Site) -> None:
        """Remember which site knows the key of a digest."""
        self._known_at[digest] = site.id
        if len(self._known_at) > _MOST_KEYS:
            del self._known_at[next(iter(self._known_at))]

    def _digest(self, exchange: str, api_key: str) -> bytes:
        return hashlib.blake2b(f"{exchange} {api_key}".encode(), key=self._salt).digest()


async def _knows(dialect: Dialect, client: KeyClient) -> bool:
    try:
        async with asyncio.timeout(_TIMEOUT):
            await dialect.inspect(client)
    except Refused as refused:
        return refused.problem in _KNOWS_THE_KEY
    except Exception:  # noqa: BLE001  # the site may know the key; it is not proven
        return False
    return True
