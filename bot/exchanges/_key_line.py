"""The line for calls with a key: one transport, and the site that knows each key."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from bot.domain.credentials import Credentials, Field
from bot.domain.egress import DIRECT, Egress
from bot.domain.timings import USUAL
from bot.exchanges._catalogue import CATALOGUE, Entry
from bot.exchanges._client import KeyClient, usable
from bot.exchanges._dialect import Site
from bot.exchanges._sites import Sites
from bot.exchanges._transport import Transport


def _utc_now() -> datetime:
    return datetime.now(UTC)


class KeyLine:
    """Opens clients of keys; it keeps no credentials.

    `urls`: exchange id → address whose scheme and host replace the exchange's own.
    `egress`: the way out. `clock`: the clock for signatures. `timeout`: of a call, in seconds.
    Raises ValueError for a proxy that does not speak HTTP.
    """

    def __init__(
        self,
        urls: Mapping[str, str] | None = None,
        egress: Egress = DIRECT,
        *,
        clock: Callable[[], datetime] = _utc_now,
        timeout: float = USUAL.exchange_answer,
        catalogue: Mapping[str, Entry] = CATALOGUE,
    ) -> None:
        self.catalogue = catalogue
        self.clock = clock
        self.transport = Transport(urls, egress, timeout, self._milliseconds)
        self.sites = Sites(self.transport)

    async def client(self, exchange: str, credentials: Credentials) -> tuple[KeyClient, Site]:
        """Return the client of a key at the site that is believed to know it, and that site.

        Raises Refused for values that no exchange can accept.
        """
        entry = self.catalogue[exchange]
        values = usable(entry.dialect, credentials, tuple(entry.exchange.fields))
        site = self.sites.of(exchange, entry.dialect, values[Field.API_KEY])
        template = await self.transport.to(exchange, entry.dialect, site)
        return KeyClient(entry.dialect, template, values, self.clock), site

    async def anonymous(self, exchange: str) -> KeyClient:
        """Return a client without a key."""
        dialect = self.catalogue[exchange].dialect
        template = await self.transport.to(exchange, dialect)
        return KeyClient(dialect, template, {}, self.clock)

    async def elsewhere(
        self, exchange: str, client: KeyClient, asked: Site
    ) -> tuple[KeyClient | None, Site] | None:
        """Search the site that knows a key which is unknown at `asked`; None: there is none.

        The client is None at a site where keys are not tested.
        """
        dialect = self.catalogue[exchange].dialect
        found = await self.sites.search(exchange, dialect, client, asked=asked)
        if found is None or not found.tested:
            return None if found is None else (None, found)
        return client.at(await self.transport.to(exchange, dialect, found)), found

    async def close(self) -> None:
        """Close the connections to the exchanges."""
        await self.transport.close()

    def _milliseconds(self) -> int:
        return round(self.clock().timestamp() * 1000)
