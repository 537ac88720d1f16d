"""Who is notified that something changed. An event names a thing; it never carries its text."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something changed: `kind` says what, `chat_id` where, `ref` which one."""

    kind: str  # message, keyboard, action, answer, call, menu, people, samples, cleared, end
    chat_id: int = 0
    ref: str = ""


class Hub:
    """Hands every event to all who listen at that moment."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue[Event]] = set()

    def emit(self, kind: str, chat_id: int = 0, ref: object = "") -> None:
        """Tell all listeners."""
        event = Event(kind=kind, chat_id=chat_id, ref=str(ref))
        for listener in self._listeners:
            listener.put_nowait(event)

    @contextmanager
    def listening(self) -> Iterator[asyncio.Queue[Event]]:
        """Collect the events from here to the end of the block in a queue."""
        queue: asyncio.Queue[Event] = asyncio.Queue()
        self._listeners.add(queue)
        try:
            yield queue
        finally:
            self._listeners.discard(queue)
