"""Ports for notices: written, leased, delivered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.domain.connection import Connection
from bot.domain.notice import Notice
from bot.domain.notice.group_message import GroupKey, GroupMessage


@dataclass(frozen=True, kw_only=True)
class NoticeBatch:
    """The due notices of one person, leased by one worker."""

    person: int
    token: str
    notices: tuple[Notice, ...]


@dataclass(frozen=True, kw_only=True)
class DeliveryResult:
    """The result of delivering a batch, by ids of notices."""

    sent: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()  # no longer true, or the person cannot be reached
    later: Mapping[str, datetime] = field(default_factory=dict)
    failed: tuple[str, ...] = ()  # those of `later` whose delivery failed
    notified: tuple[Connection, ...] = ()  # connections with the status that the person now knows
    groups: Mapping[GroupKey, GroupMessage] = field(default_factory=dict)  # whose message changed


class Outbox(Protocol):
    """Accepts notices."""

    async def write(self, *notices: Notice) -> None:
        """Write notices; one with a known key is skipped."""


class Notices(Outbox, Protocol):
    """Stores notices until they are delivered."""

    async def claim(self, now: datetime, limit: int = 100) -> Sequence[NoticeBatch]:
        """Lease due notices for two minutes, all of one person together."""

    async def record_delivery(
        self, batch: NoticeBatch, result: DeliveryResult, now: datetime
    ) -> None:
        """Store the result of a batch, and which statuses its person now knows."""

    async def bring_forward(self, now: datetime) -> None:
        """Make notices of events later than `now` due: the clock was set back."""

    async def pending(self) -> int:
        """Return the number of notices that are not sent yet."""
