"""Owns how many connections the pages take: neither a flood nor slow clients may hurt the bot."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable

OPEN = 32  # connections at a time
PER_SECOND = 20  # connections that an address may begin
LONGEST = 10.0  # seconds a connection may last


class Room:
    """Counts the connections that are open, and those that each address began this second."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        """Take a clock that counts seconds."""
        self._now = now
        self._open = 0
        self._second = 0
        self._begun = Counter[str]()

    def enter(self, address: str) -> bool:
        """Take in a connection, unless there is no room for it."""
        if self._second != int(self._now()):
            self._second = int(self._now())
            self._begun.clear()
        if self._open >= OPEN or self._begun[address] >= PER_SECOND:
            return False
        self._open += 1
        self._begun[address] += 1
        return True

    def leave(self) -> None:
        """Count a connection that has ended."""
        self._open -= 1


class Line(asyncio.Protocol):
    """One connection: what comes goes to a handler, where there is room and as long as it may."""

    def __init__(self, room: Room, handler: Callable[[], asyncio.Protocol]) -> None:
        self._room = room
        self._make_handler = handler
        self._handler: asyncio.Protocol | None = None
        self._end: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin, or hang up at once."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101  # TCP
        peer = transport.get_extra_info("peername")
        if not self._room.enter(str(peer[0]) if peer else ""):
            transport.abort()
            return
        self._handler = self._make_handler()
        self._handler.connection_made(transport)
        self._end = asyncio.get_running_loop().call_later(LONGEST, transport.abort)

    def data_received(self, data: bytes) -> None:
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
        """End, and let another one in."""
        if self._handler and self._end:
            self._end.cancel()
            self._room.leave()
            self._handler.connection_lost(exc)
