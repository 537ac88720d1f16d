"""Outages of a whole exchange, and how they disrupt calls."""

import asyncio
import socket
import struct
from enum import StrEnum

from aiohttp import web

from bot.sandbox.exchanges._http import HTML, JSON, ExchangeReply
from bot.sandbox.exchanges._key import Trouble

_HANGING = 3600.0  # seconds; longer than every client waits
_HUGE = 10 * 2**20  # bytes
_LINGER_NOT = struct.pack("ii", 1, 0)  # a socket closed like this is reset: socket(7), SO_LINGER


class Outage(StrEnum):
    """An outage for all callers. Those up to RATE_LIMITED are answers of the exchange itself."""

    DOWN = Trouble.DOWN.value
    MAINTENANCE = Trouble.MAINTENANCE.value
    HTML_ERROR = Trouble.HTML_ERROR.value
    HTML_REFUSED = Trouble.HTML_REFUSED.value
    RATE_LIMITED = Trouble.RATE_LIMITED.value
    HANGING = "hanging"  # no answer
    RESET = "reset"  # the connection is reset without an answer
    CLOSED = "closed"  # the connection is closed without an answer
    CUT_OFF = "cut-off"  # the connection is closed within the answer
    GARBAGE = "garbage"  # bytes that are neither JSON nor a page
    HUGE = "huge"  # a body of 10 MB
    REDIRECT = "redirect"  # to a host of another name

    @property
    def trouble(self) -> Trouble | None:
        """The trouble that the exchange reports; None if it does not answer itself."""
        return Trouble(self.value) if self.value in set(Trouble) else None


class Brownout:
    """An outage that hits a share of the calls, evenly spread."""

    def __init__(self) -> None:
        self._outage: Outage | None = None
        self._share = 1.0
        self._calls = 0

    @property
    def outage(self) -> Outage | None:
        """The present outage, or None."""
        return self._outage

    @property
    def share(self) -> float:
        """The share of the calls that is hit."""
        return self._share

    def begin(self, outage: Outage | None, share: float) -> None:
        """Begin or end an outage. Raises ValueError for a share that is not between 0 and 1."""
        if not 0 <= share <= 1:
            raise ValueError(f"a share is between 0 and 1, not {share}")
        self._outage, self._share, self._calls = outage, share, 0

    def hits(self) -> Outage | None:
        """Count a call; return the outage that hits it, if any."""
        before, self._calls = self._calls, self._calls + 1
        hit = int(self._calls * self._share) > int(before * self._share)
        return self._outage if hit else None


def as_response(reply: ExchangeReply) -> web.Response:
    """Return an answer as it is sent."""
    return web.Response(
        body=reply.body,
        status=reply.status,
        reason=reply.reason,
        content_type=reply.content_type,
        headers=reply.headers,
    )


async def disrupt(outage: Outage, request: web.BaseRequest) -> web.StreamResponse:
    """Disrupt a call in a way that is no answer of an exchange."""
    if reply := _reply(outage, request):
        return as_response(reply)
    if outage is Outage.HANGING:
        await asyncio.sleep(_HANGING)
    if outage is Outage.CUT_OFF:
        return await _begin(request)
    _hang_up(request, by_force=outage is Outage.RESET)
    return web.Response()  # the caller is disconnected


def _reply(outage: Outage, request: web.BaseRequest) -> ExchangeReply | None:
    if outage is Outage.GARBAGE:
        return ExchangeReply(body=bytes(range(256)), content_type=JSON)
    if outage is Outage.HUGE:
        return ExchangeReply(body=b"x" * _HUGE, content_type=JSON)
    if outage is Outage.REDIRECT:
        _, _, port = request.host.rpartition(":")
        # A client that follows appears in the calls.
        there = {"Location": f"http://localhost:{port}/elsewhere"}
        return ExchangeReply(body=b"", status=302, content_type=HTML, headers=there)
    return None


async def _begin(request: web.BaseRequest) -> web.StreamResponse:
    """Answer with the first bytes of a body that was announced to be longer."""
    response = web.StreamResponse(headers={"Content-Type": JSON, "Content-Length": "4096"})
    await response.prepare(request)
    await response.write(b'{"code":')
    _hang_up(request, by_force=False)
    return response


def _hang_up(request: web.BaseRequest, *, by_force: bool) -> None:
    if (line := request.transport) is None:
        return
    if by_force:
        line.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_NOT)
        line.abort()
    else:
        line.close()
