"""Owns what happens by itself: drafts lapse, secrets of blocked keys are destroyed."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from bot.domain.draft import DRAFT_LIFE
from bot.domain.ports import Book

log = logging.getLogger(__name__)


class Drafts(Protocol):
    """Keeps conversations with the drafts in them."""

    async def lapse(self, before: datetime, now: datetime) -> int:
        """Destroy the values of drafts untouched since `before`, note it for their owners."""


class Housekeeping:
    """Destroys what must not stay."""

    def __init__(self, book: Book, drafts: Drafts, clock: Callable[[], datetime]) -> None:
        self._book = book
        self._drafts = drafts
        self._clock = clock

    async def sweep(self) -> None:
        """Destroy what is overdue; the owners are told by another step."""
        now = self._clock()
        if lapsed := await self._drafts.lapse(now - DRAFT_LIFE, now):
            log.info("destroyed %s unfinished drafts", lapsed)
        if destroyed := await self._book.destroy_overdue_secrets(now):
            log.info("destroyed the secrets of %s blocked connections", destroyed)
