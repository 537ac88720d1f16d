"""The updates in memory that are not handled yet, and the numbers of the last handled ones."""

import asyncio
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.telegram.inbox.facts import UpdateFacts

REMEMBERED = 1000  # handled updates


@dataclass
class HeldUpdate:
    """An update in the memory of this process that is not handled yet."""

    number: int
    raw: Mapping[str, Any] = field(repr=False)
    facts: UpdateFacts
    since: float = field(default_factory=time.monotonic)  # its arrival
    erasing: asyncio.Task[bool] | None = None  # the deletion of its message
    task: asyncio.Task[None] | None = None  # its handling; None: not begun
    skipped: bool = False  # it is not handled: only its message must be deleted

    @property
    def age(self) -> float:
        """Seconds since its arrival."""
        return time.monotonic() - self.since

    @property
    def message(self) -> str:
        """The id of the erasure of its message."""
        return f"{self.facts.chat}:{self.facts.message}"


class HeldUpdates:
    """The updates in memory, in the order of their arrival."""

    def __init__(self) -> None:
        self._held: dict[int, HeldUpdate] = {}
        self._handled: dict[int, None] = {}  # the last ones: they may be redelivered

    def __contains__(self, number: int) -> bool:
        return number in self._held

    def __len__(self) -> int:
        return len(self._held)

    def __iter__(self) -> Iterator[HeldUpdate]:
        return iter(list(self._held.values()))

    @property
    def tasks(self) -> list[asyncio.Task[None]]:
        """The running handlers."""
        return [held.task for held in self if held.task]

    def get(self, number: int) -> HeldUpdate | None:
        """Return an update, if it is in memory."""
        return self._held.get(number)

    def was_handled(self, number: int) -> bool:
        """Return whether an update was handled lately."""
        return number in self._handled

    def add(self, held: HeldUpdate) -> None:
        """Keep an update in memory."""
        self._held[held.number] = held

    def remove(self, number: int) -> None:
        """Remove an update from memory: it is stored."""
        self._held.pop(number, None)

    def note_handled(self, number: int) -> None:
        """Remove an update from memory, and remember that it was handled."""
        self._held.pop(number, None)
        self._handled[number] = None
        if len(self._handled) > REMEMBERED:
            del self._handled[next(iter(self._handled))]
