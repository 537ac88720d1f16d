"""Defines how notices are stored, and taken to be delivered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.domain.connection import Connection
from bot.domain.notice import Notice


@dataclass(frozen=True, kw_only=True)
class NoticeBatch:
    """The due notices of one person, taken by one worker."""

    person: int
    token: str
    notices: tuple[Notice, ...]


@dataclass(frozen=True, kw_only=True)
class DeliveryResult:
    """What became of the notices of a bundle, by their ids."""

    sent: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()  # no longer true, or no one is there to hear them
    later: Mapping[str, datetime] = field(default_factory=dict)
    failed: tuple[str, ...] = ()  # of those for later: a try that failed
    notified: tuple[Connection, ...] = ()  # as the person now knows that they stand


class Outbox(Protocol):
    """Takes what must be notified."""

    async def write(self, *notices: Notice) -> None:
        """Write notices; one whose key was written before is left out."""


class Notices(Outbox, Protocol):
    """Keeps what must be notified."""

    async def claim(self, now: datetime, limit: int = 100) -> Sequence[NoticeBatch]:
        """Take due notices, all of a person's together, for two minutes."""

    async def record_delivery(
        self, bundle: NoticeBatch, telling: DeliveryResult, now: datetime
    ) -> None:
        """Note what became of the notices of a bundle, and what their person now knows."""

    async def bring_forward(self, now: datetime) -> None:
        """Let notices of what happened later than now be due: the clock was set back."""

    async def pending(self) -> int:
        """Return how many notices are not notified yet."""
