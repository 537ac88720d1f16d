"""The HTTP server of the public address. A proxy before it ends TLS."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Self, TypeAlias

from aiohttp import web

from bot.settings import SettingsError

GRACE = 2.0  # seconds for running answers when the bot stops
_QUIET = logging.getLogger("bot.telegram.webhook.requests")  # invalid ones must not fill the log
_QUIET.setLevel(logging.CRITICAL)

log = logging.getLogger(__name__)

Answer: TypeAlias = Callable[[web.BaseRequest], Awaitable[web.Response]]


class PublicServer:
    """Serves while entered. `place`: host:port; port 0 means any free one."""

    def __init__(self, place: str, answer: Answer) -> None:
        self._place = place
        self._answer = answer

    @property
    def port(self) -> int:
        """The port on which it listens."""
        return int(self._server.sockets[0].getsockname()[1])

    async def __aenter__(self) -> Self:
        """Listen. Raises SettingsError if the address cannot be used."""
        host, _, port = self._place.rpartition(":")
        self._handlers = web.Server(self._respond, access_log=None, logger=_QUIET, lingering_time=0)
        try:
            self._server = await asyncio.get_running_loop().create_server(
                self._handlers, host.strip("[]"), int(port)
            )
        except (OSError, OverflowError):  # 65536 is no port
            raise SettingsError(
                f"BOT_PUBLIC_LISTEN: the bot cannot listen at {self._place}; name an address of "
                "this machine and a port that no other program uses"
            ) from None
        return self

    def close(self) -> None:
        """Listen no more, and end connections without a request."""
        self._server.close()
        self._handlers.pre_shutdown()

    async def __aexit__(self, *_: object) -> None:
        self.close()
        await self._handlers.shutdown(GRACE)

    async def _respond(self, request: web.BaseRequest) -> web.Response:
        answer = await self._safe(request)
        answer.headers["Server"] = "connect"
        answer.headers["Cache-Control"] = "no-store"
        return answer

    async def _safe(self, request: web.BaseRequest) -> web.Response:
        """Answer a request, also if that fails; nothing of it is logged."""
        try:
            return await self._answer(request)
        except web.HTTPRequestEntityTooLarge:
            return web.Response(status=413)
        except (ConnectionError, TimeoutError):  # the rest of the request did not come
            return web.Response(status=408)
        except Exception as error:  # noqa: BLE001  # its text may hold what was sent
            log.error("a request could not be answered: %s", type(error).__name__)  # noqa: TRY400  # same
            return web.Response(status=503)
