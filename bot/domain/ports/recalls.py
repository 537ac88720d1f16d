"""Defines how keys that must be replaced are marked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.connection import Connection
from bot.domain.notice import Notice
from bot.domain.ports.checks import KeyCount
from bot.domain.ports.history import Record


@dataclass(frozen=True, kw_only=True)
class Recall:
    """A connection whose key must be replaced, with what is recorded and told of that."""

    connection: Connection
    records: tuple[Record, ...]
    notice: Notice


@dataclass(frozen=True, kw_only=True)
class RecallProgress:
    """How many keys were marked, how many owners were notified of one, how many are yet to be."""

    marked: int = 0
    notified: int = 0
    waiting: int = 0


class Recalls(Protocol):
    """Keeps which keys must be replaced."""

    async def affected(self, before: datetime) -> Mapping[str, KeyCount]:
        """Return how many keys stored before a time are not marked yet, by exchange."""

    async def mark(
        self, before: datetime, after: str, limit: int, order: Callable[[Connection], Recall]
    ) -> tuple[int, str | None]:
        """Mark up to `limit` keys stored before a time, in one step, in the order of ids.

        Returns how many, and the last id, or None when no more were found.
        """
