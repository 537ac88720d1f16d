"""Publishes changes to listeners. An event names an object and never carries its text."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Event:
    """A change: of which kind, in which chat, of which object."""

    kind: str  # message, keyboard, action, answer, call, menu, people, samples, cleared, end
    chat_id: int = 0
    ref: str = ""


class Hub:
    """Passes every event to all present listeners."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue[Event]] = set()

    def emit(self, kind: str, chat_id: int = 0, ref: object = "") -> None:
        """Publish an event."""
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
