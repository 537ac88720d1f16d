"""The shared transport: one HTTP session, and one template client for each exchange."""

import asyncio
import gc
import socket
import ssl
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache, partial
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import certifi

from bot.domain.egress import Egress
from bot.exchanges._ccxt import Template, load
from bot.exchanges._dialect import Dialect, Site

MAIN = Site(id="", tested=True)
_DNS_SECONDS = 300
_LONGEST_BODY = 2**19  # bytes; answers about one key are smaller


class _Session:
    """Sends requests for ccxt. It follows no redirect: that would send the key to another host.

    One timeout for the whole call is enough; ccxt's further ones would cost as much as signing.
    """

    def __init__(
        self, session: aiohttp.ClientSession, timeout: float, verbs: tuple[str, ...]
    ) -> None:
        self.headers = session.headers
        limit = aiohttp.ClientTimeout(total=timeout)

        def sender(verb: str) -> Callable[..., Any]:
            def send(url: Any, **request: Any) -> Any:
                request |= {"timeout": limit, "allow_redirects": False}
                return session.request(verb, url, **request)

            return send

        for verb in verbs:
            setattr(self, verb, sender(verb.upper()))


class _Answer(aiohttp.ClientResponse):
    """An answer that is read up to a limit; a longer one is an error and is closed."""

    longest: int | None = None  # bytes; None: of an answer about one key

    async def read(self) -> bytes:
        if self._body is None:
            self._body = await self._read_within_limit()
        return await super().read()

    async def _read_within_limit(self) -> bytes:
        body, longest = bytearray(), self.longest or _LONGEST_BODY
        async for part in self.content.iter_any():
            body += part
            if len(body) > longest:
                self.close()
                raise aiohttp.ClientPayloadError(f"more than {longest} bytes")
        return bytes(body)


class LongAnswer(_Answer):
    """An answer with all markets or all prices of an exchange."""

    longest = 2**25


def _as_it_is(_name: str, _client: Any) -> None:
    """Leave a client of ccxt as it is."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """What a transport sends and receives. `shape` sets up each client, with its name."""

    answer: type[_Answer] = _Answer
    verbs: tuple[str, ...] = ("get", "post", "put", "patch", "delete")
    shape: Callable[[str, Any], None] = _as_it_is


KEYS = Line()
"""The line for tests of keys."""


class Transport:
    """Provides the template clients. Session and templates are created on first use.

    `urls`: exchange id, or `<exchange id>/<site id>`, → address whose scheme and host replace
    those of every address of that exchange. `egress`: the way out; its proxy speaks HTTP.
    """

    def __init__(
        self,
        urls: Mapping[str, str] | None,
        egress: Egress,
        timeout: float,
        milliseconds: Callable[[], int],
        line: Line = KEYS,
    ) -> None:
        proxy = egress.proxy.reveal() if egress.proxy else None
        if proxy and urlsplit(proxy).scheme not in {"http", "https"}:
            raise ValueError("the outgoing proxy must be an http:// or https:// address")
        self._urls = MappingProxyType(dict(urls or {}))
        self._proxy = proxy
        self._bind = egress.bind
        self._timeout = timeout
        self._milliseconds = milliseconds
        self._line = line
        self._templates: dict[str, Template] = {}
        self._session: aiohttp.ClientSession | None = None
        self._opening = asyncio.Lock()

    def sites(self, exchange: str, dialect: Dialect) -> tuple[Site, ...]:
        """Return the regional sites to ask. A moved exchange needs moved sites too."""
        moved = exchange in self._urls
        return tuple(s for s in dialect.sites if not moved or f"{exchange}/{s.id}" in self._urls)

    async def to(self, exchange: str, dialect: Dialect, site: Site = MAIN) -> Template:
        """Return the template client of an exchange, or of one of its regional sites."""
        name = f"{exchange}/{site.id}" if site.id else exchange
        if name not in self._templates:
            async with self._opening:
                if name not in self._templates:
                    self._templates[name] = await self._open(name, dialect, site)
        return self._templates[name]

    async def close(self) -> None:
        """Close the session; a later test opens it again."""
        session, self._session = self._session, None
        self._templates.clear()
        if session is not None:
            await session.close()

    async def _open(self, name: str, dialect: Dialect, site: Site) -> Template:
        template, context = await asyncio.to_thread(self._load, name, dialect, site)
        gc.freeze()  # ccxt's objects are permanent; scanning them costs a tenth of the time
        if self._session is None:
            self._session = self._new_session()
        template.connect(self._sender(self._session), context, asyncio.get_running_loop())
        return template

    @asynccontextmanager
    async def session(self) -> AsyncIterator[Any]:
        """Open a session of its own, for a client of ccxt in another thread."""
        async with self._new_session() as session:
            yield self._sender(session)

    def _new_session(self) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                ssl=_certificates(),
                limit=0,  # the prober limits calls per exchange
                ttl_dns_cache=_DNS_SECONDS,
                local_addr=(self._bind, 0) if self._bind else None,
                family=_family(self._bind),
            ),
            response_class=self._line.answer,
            cookie_jar=aiohttp.DummyCookieJar(),  # cookies must not be shared between people
        )

    def _sender(self, session: aiohttp.ClientSession) -> _Session:
        return _Session(session, self._timeout, self._line.verbs)

    def _load(self, name: str, dialect: Dialect, site: Site) -> tuple[Template, ssl.SSLContext]:
        """Do the blocking work: the import and the reading of certificates."""
        template = load(
            dialect.ccxt_id,
            url=self._urls.get(name, site.url),
            headers=site.headers,
            proxy=self._proxy,
            timeout=self._timeout,
            milliseconds=self._milliseconds,
            shape=partial(self._line.shape, name),
        )
        return template, _certificates()


def _family(bind: str | None) -> socket.AddressFamily:
    """Return the kind of addresses to call: from a local one only its own kind is reached."""
    if bind is None:
        return socket.AF_UNSPEC
    return socket.AF_INET6 if ":" in bind else socket.AF_INET


@cache
def _certificates() -> ssl.SSLContext:
    """Return the TLS context. Reading the certificates takes about 30 ms, so it is cached."""
    return ssl.create_default_context(cafile=certifi.where())
