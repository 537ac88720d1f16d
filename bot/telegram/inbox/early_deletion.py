"""Starts the deletion of a message with a secret before its update is handled."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.domain.exchange import Exchange
from bot.domain.inbox import Erasure
from bot.telegram.inbox.deletion import Eraser
from bot.telegram.inbox.held_updates import HeldUpdate
from bot.telegram.inbox.inspection import inspect_update


@dataclass(frozen=True, kw_only=True)
class EarlyDeletion:
    """Decides which messages to delete. `asked`: whether a person was asked for a secret."""

    eraser: Eraser
    asked: Callable[[int], bool]
    clock: Callable[[], datetime]

    def begin(self, held: HeldUpdate) -> asyncio.Task[bool] | None:
        """Start deleting a message that looks like a secret or was requested as one."""
        facts = held.facts
        if facts.chat is None or facts.message is None or not facts.written:
            return None
        asked = facts.private and not facts.command and self.asked(facts.order)
        if not facts.secret and not asked:
            return None
        erasure = Erasure(
            chat=facts.chat,
            message=facts.message,
            person=facts.writer,
            sent_at=self._sent_at(held.raw[facts.kind]),
        )
        return self.eraser.begin(erasure)

    def begin_refused(self, raw: Mapping[str, Any], exchanges: Mapping[str, Exchange]) -> None:
        """Start deleting the message of an update that Telegram must send again.

        It may be long until the database answers again, and a secret must not wait for that.
        """
        facts = inspect_update(raw, exchanges)
        self.begin(HeldUpdate(number=raw["update_id"], raw=raw, facts=facts))

    def _sent_at(self, message: Mapping[str, Any]) -> datetime:
        try:
            return datetime.fromtimestamp(message["date"], UTC)
        except (KeyError, TypeError, ValueError, OverflowError, OSError):
            return self.clock()
