"""The status pages /healthz, /readyz and /metrics: they are read-only."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from ipaddress import ip_address
from typing import Self, TypeAlias
from urllib.parse import urlsplit

from aiohttp import web
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

from bot.domain.timings import USUAL, Timings
from bot.metrics.connection_limit import ConnectionLimit, LimitedProtocol
from bot.metrics.health import ProcessHealth
from bot.metrics.prometheus import PrometheusMetrics
from bot.services.operating.snapshot import SnapshotService
from bot.settings import SettingsError

BACKLOG = 128  # connections that wait to be accepted
LONGEST_LINE = 1024  # bytes of a request line or header
GRACE = 1.0  # seconds for running answers when the bot stops

log = logging.getLogger(__name__)
_QUIET = logging.getLogger("bot.metrics.requests")  # invalid requests must not fill the log
_QUIET.setLevel(logging.CRITICAL)

Page: TypeAlias = Callable[[], Awaitable[web.Response]]


class StatusPages:
    """Serves the pages while entered. `place`: host:port; port 0 means any free one."""

    def __init__(
        self,
        place: str,
        health: ProcessHealth,
        metrics: PrometheusMetrics,
        snapshots: SnapshotService,
        timings: Timings = USUAL,
    ) -> None:
        self._fresh = timings.page
        self._place = place
        self._health = health
        self._prometheus = metrics
        self._snapshots = snapshots
        self._drawn_at: float | None = None
        self._drawn = b""
        self._pages: Mapping[str, Page] = {
            "/healthz": self._healthz,
            "/readyz": self._readyz,
            "/metrics": self._metrics_page,
        }

    @property
    def port(self) -> int:
        """The port on which it listens."""
        return int(self._server.sockets[0].getsockname()[1])

    async def __aenter__(self) -> Self:
        """Listen. Raises SettingsError if the address cannot be used."""
        host, _, port = self._place.rpartition(":")
        self._handlers, room = self._make_handlers(), ConnectionLimit()
        try:
            self._server = await asyncio.get_running_loop().create_server(
                lambda: LimitedProtocol(room, self._handlers),
                host.strip("[]"),
                int(port),
                backlog=BACKLOG,
            )
        except (OSError, OverflowError):  # 65536 is no port
            raise SettingsError(
                f"BOT_STATUS_LISTEN: the bot cannot listen at {self._place}; name an address of "
                "this machine and a port that no other program uses"
            ) from None
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        self._handlers.pre_shutdown()
        await self._handlers.shutdown(GRACE)

    def _make_handlers(self) -> web.Server:
        return web.Server(
            self._answer,
            access_log=None,
            logger=_QUIET,
            lingering_time=0,
            max_line_size=LONGEST_LINE,
            max_field_size=LONGEST_LINE,
        )

    async def _answer(self, request: web.BaseRequest) -> web.Response:
        """Answer a request and close the connection: requests are rare."""
        page = self._pages.get(request.rel_url.raw_path_qs)  # no page has a query
        if not self._is_our_host(request):
            answer = _text(421, "On this machine ask for 127.0.0.1 or localhost.")
        elif page is None:
            answer = _text(404, "There are /healthz, /readyz and /metrics.")
        elif request.method not in {"GET", "HEAD"}:
            answer = _text(405, "Only GET and HEAD are answered.")
            answer.headers["Allow"] = "GET, HEAD"
        else:
            answer = await self._draw(page)
        answer.headers["Server"] = "connect"
        answer.headers["Cache-Control"] = "no-store"
        answer.force_close()
        return answer

    def _is_our_host(self, request: web.BaseRequest) -> bool:
        """Return whether the Host header is ours: prevents DNS rebinding to loopback."""
        here = request.get_extra_info("sockname")
        if here is None or not is_loopback(str(here[0])):
            return True
        try:
            host = urlsplit(f"//{request.headers.get('Host', 'localhost')}").hostname or ""
        except ValueError:
            return False
        return host == self._place.rpartition(":")[0].strip("[]") or is_loopback(host)

    async def _draw(self, page: Page) -> web.Response:
        try:
            return await page()
        except Exception:
            log.exception("a status page could not be rendered")
            return _text(500, "This page could not be rendered; see the log.")

    async def _healthz(self) -> web.Response:
        return _verdict(await self._health.stalled())

    async def _readyz(self) -> web.Response:
        return _verdict(await self._health.missing())

    async def _metrics_page(self) -> web.Response:
        snapshot = await self._snapshots.current()
        if self._drawn_at is None or time.monotonic() - self._drawn_at > self._fresh:
            self._drawn = self._prometheus.page(snapshot)
            self._drawn_at = time.monotonic()
        return web.Response(body=self._drawn, headers={"Content-Type": CONTENT_TYPE_PLAIN_0_0_4})


def is_loopback(host: str) -> bool:
    """Return whether a host is loopback."""
    try:
        return host == "localhost" or ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False


def _verdict(reasons: Sequence[str]) -> web.Response:
    return _text(503, "\n".join(reasons)) if reasons else _text(200, "ok")


def _text(status: int, text: str) -> web.Response:
    return web.Response(status=status, text=f"{text}\n")
