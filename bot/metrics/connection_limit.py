"""Limits the connections to the status pages, against floods and slow clients.

A connection without a complete request is closed when another one needs its place.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Callable

OPEN = 32  # open connections
OPEN_EACH = 16  # open connections per address
PER_SECOND = 100  # new connections per address
HEADERS = 2.0  # seconds for a complete request
LONGEST = 10.0  # seconds a connection may last
_HEAD = 16_384  # bytes of a request; longer ones are rejected
_END = b"\r\n\r\n"


class ConnectionLimit:
    """The open connections, and the number that each address began this second."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        """Take a clock that counts seconds."""
        self._now = now
        self._second = 0
        self._begun = Counter[str]()
        self._open: dict[LimitedProtocol, str] = {}  # oldest first

    def enter(self, line: "LimitedProtocol", address: str) -> bool:
        """Admit a connection if there is room; return whether it was admitted."""
        if self._second != int(self._now()):
            self._second = int(self._now())
            self._begun.clear()
        if self._begun[address] >= PER_SECOND or not self._make_room(address):
            return False
        self._open[line] = address
        self._begun[address] += 1
        return True

    def leave(self, line: "LimitedProtocol") -> None:
        """Remove a connection that has ended."""
        self._open.pop(line, None)

    def _make_room(self, address: str) -> bool:
        """Return whether there is room; close the oldest incomplete connection if necessary."""
        held = Counter(self._open.values())
        if held[address] >= OPEN_EACH:
            return self._close_oldest(address)
        return len(self._open) < OPEN or self._close_oldest(held.most_common(1)[0][0])

    def _close_oldest(self, address: str) -> bool:
        for line, its in self._open.items():
            if its == address and line.waiting:
                self.leave(line)
                line.cut()
                return True
        return False


class LimitedProtocol(asyncio.Protocol):
    """One connection: passes data to its handler within the limits of room and time."""

    def __init__(self, room: ConnectionLimit, handler: Callable[[], asyncio.Protocol]) -> None:
        self._room = room
        self._make_handler = handler
        self._handler: asyncio.Protocol | None = None
        self._transport: asyncio.Transport | None = None
        self._ends: list[asyncio.TimerHandle] = []
        self._head = b""
        self.waiting = True  # for the rest of the request

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Admit the connection, or close it at once."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101  # TCP
        peer = transport.get_extra_info("peername")
        if not self._room.enter(self, str(peer[0]) if peer else ""):
            transport.abort()
            return
        self._transport = transport
        self._handler = self._make_handler()
        self._handler.connection_made(transport)
        later = asyncio.get_running_loop().call_later
        self._ends = [later(HEADERS, self._stop_waiting), later(LONGEST, self.cut)]

    def cut(self) -> None:
        """Close the connection."""
        if self._transport:
            self._transport.abort()

    def _stop_waiting(self) -> None:
        if self.waiting:
            self.cut()

    def data_received(self, data: bytes) -> None:
        if self.waiting:
            self._head += data
            self.waiting = _END not in self._head
            if len(self._head) > _HEAD:
                self.cut()
                return
        if self._handler:
            self._handler.data_received(data)

    def eof_received(self) -> bool | None:
        return self._handler.eof_received() if self._handler else None

    def pause_writing(self) -> None:
        if self._handler:
            self._handler.pause_writing()

    def resume_writing(self) -> None:
        if self._handler:
            self._handler.resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        """Free the place of the connection."""
        self._room.leave(self)
        for end in self._ends:
            end.cancel()
        if self._handler:
            self._handler.connection_lost(exc)
