"""Port for recalls: keys that the operator requires to be replaced."""

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
    """A recalled connection, with its records and its notice."""

    connection: Connection
    records: tuple[Record, ...]
    notice: Notice


@dataclass(frozen=True, kw_only=True)
class RecallProgress:
    """The number of recalled keys, of notified owners, and of owners still to be notified."""

    marked: int = 0
    notified: int = 0
    waiting: int = 0


class Recalls(Protocol):
    """Stores which keys are recalled."""

    async def affected(self, before: datetime) -> Mapping[str, KeyCount]:
        """Return the number of keys stored before a time that are not recalled yet, by exchange."""

    async def mark(
        self, before: datetime, after: str, limit: int, recall: Callable[[Connection], Recall]
    ) -> tuple[int, str | None]:
        """Recall up to `limit` keys stored before a time, in one transaction, by id.

        Returns the number and the last id; None instead of the id if no more were found.
        """
