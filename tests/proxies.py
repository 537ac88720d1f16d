"""A proxy on loopback, as operators put one on a server with another address."""

from base64 import b64encode
from typing import Self

import aiohttp
from aiohttp import web
from yarl import URL

_ASKS = 407
_HOP_BY_HOP = {"connection", "proxy-authorization", "transfer-encoding", "content-encoding"}


class LoopbackProxy:
    """Forwards plain HTTP from a loopback address of its own, open inside `async with`.

    `address`: from which it calls. `password`: that of the user "bot"; None: it asks for none.
    """

    def __init__(self, address: str, password: str | None = None) -> None:
        self.calls = 0
        self._address = address
        self._password = password
        self._port = 0

    @property
    def url(self) -> str:
        user = f"bot:{self._password}@" if self._password else ""
        return f"http://{user}127.0.0.1:{self._port}"

    async def begin(self) -> None:
        """Listen; after an end at the same port as before."""
        connector = aiohttp.TCPConnector(local_addr=(self._address, 0))
        self._session = aiohttp.ClientSession(connector=connector, auto_decompress=False)
        server = web.Server(self._forward, access_log=None)
        self._runner = web.ServerRunner(server, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        self._port = self._runner.addresses[0][1]

    async def end(self) -> None:
        """Listen no more."""
        await self._runner.cleanup()
        await self._session.close()

    async def __aenter__(self) -> Self:
        await self.begin()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.end()

    async def _forward(self, request: web.BaseRequest) -> web.Response:
        self.calls += 1
        if self._password:
            wanted = b64encode(f"bot:{self._password}".encode()).decode()
            if request.headers.get("Proxy-Authorization") != f"Basic {wanted}":
                return web.Response(status=_ASKS, text="a password, please")
        headers = {k: v for k, v in request.headers.items() if k.lower() not in _HOP_BY_HOP}
        async with self._session.request(
            request.method,
            URL(request.raw_path, encoded=True),
            headers=headers,
            data=await request.read(),
            allow_redirects=False,
        ) as answer:
            kept = {k: v for k, v in answer.headers.items() if k.lower() not in _HOP_BY_HOP}
            kept.pop("Content-Length", None)
            return web.Response(status=answer.status, headers=kept, body=await answer.read())
