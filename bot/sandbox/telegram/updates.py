"""Unconfirmed updates: each is delivered again until the bot confirms it."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.telegram.refusals import conflict

Json = dict[str, Any]

_KINDS = frozenset(
    {"message", "edited_message", "channel_post", "edited_channel_post"}
    | {"callback_query", "my_chat_member", "message_reaction"}
    | {"chat_member", "message_reaction_count", "inline_query", "chosen_inline_result"}
)
_NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_REPEAT_HOLD = 3.0  # seconds; a repeated request for the same offset is delayed
_REPEAT_ONE = 0.5  # seconds; an immediate repetition gets one update
_LIMIT = 100
_TIMEOUT = 50


@dataclass(frozen=True, kw_only=True)
class Update:
    """One update: its number, its kind, the chat it came from and its content."""

    id: int
    kind: str
    chat_id: int
    content: Json = field(repr=False)  # it holds text of people

    def body(self) -> Json:
        """Return the update in the format of the Bot API."""
        return {"update_id": self.id, self.kind: self.content}


@dataclass
class UpdateQueue:
    """Keeps unconfirmed updates in order; serves one long poll at a time."""

    pending: dict[int, Update] = field(default_factory=dict)
    allowed: frozenset[str] = frozenset()
    next_id: int = 1_000_001
    polls: int = 0
    _poll: asyncio.Future[None] | None = None
    _arrived: asyncio.Event = field(default_factory=asyncio.Event)
    _last: tuple[int, float] = (0, float("-inf"))

    def add(self, kind: str, chat_id: int, content: Json) -> None:
        """Queue an update if the bot allows its kind."""
        if kind in self.allowed or (not self.allowed and kind not in _NOT_BY_DEFAULT):
            update = Update(id=self.next_id, kind=kind, chat_id=chat_id, content=content)
            self.pending[update.id] = update
            self.next_id += 1
        self._arrived.set()

    def allow(self, kinds: Iterable[str]) -> None:
        """Set the allowed kinds; without a known one, Telegram's default applies."""
        self.allowed = frozenset(kinds) & _KINDS

    @property
    def is_polled(self) -> bool:
        """Whether a long poll is active."""
        return self._poll is not None and not self._poll.done()

    def confirm(self, offset: int) -> None:
        """Remove updates before `offset`; a negative one keeps only the newest."""
        if offset < 0:
            keep = list(self.pending)[offset:]
            self.pending = {number: self.pending[number] for number in keep}
        else:
            for number in [number for number in self.pending if number < offset]:
                del self.pending[number]

    def done(self, number: int) -> None:
        """Remove an update that a webhook accepted."""
        self.pending.pop(number, None)

    def interrupt(self, reason: str) -> None:
        """End an active long poll with a 409."""
        if self._poll is not None and self.is_polled:
            self._poll.set_exception(conflict(reason))

    async def poll(self, offset: int, limit: int, wait: float) -> list[Json]:
        """Return unconfirmed updates, waiting up to `wait` seconds for one. Raises ApiError."""
        self.polls += 1
        pause = self._since_the_same(offset)
        self.confirm(offset)
        wait = min(max(wait, 0), _TIMEOUT)
        if pause < _REPEAT_HOLD:
            wait = max(wait, _REPEAT_HOLD)
        if not self.pending and wait:
            self.interrupt(
                "terminated by other getUpdates request; make sure that only one bot instance"
                " is running"
            )
            await self._wait(wait)
        limit = 1 if pause < _REPEAT_ONE else min(max(limit, 1), _LIMIT)
        return [update.body() for update in list(self.pending.values())[:limit]]

    def _since_the_same(self, offset: int) -> float:
        """Return the seconds since the last call, if it was for the same offset."""
        now = asyncio.get_running_loop().time()
        pause = now - self._last[1] if offset == self._last[0] else float("inf")
        self._last = (offset, now)
        return pause

    async def _wait(self, hold: float) -> None:
        self._arrived.clear()
        mine = self._poll = asyncio.get_running_loop().create_future()
        arrived = asyncio.ensure_future(self._arrived.wait())
        try:
            await asyncio.wait({mine, arrived}, timeout=hold, return_when="FIRST_COMPLETED")
            if mine.done():
                mine.result()
        finally:
            arrived.cancel()
            mine.cancel()

    async def arrival(self) -> None:
        """Wait until something may have changed."""
        await self._arrived.wait()
        self._arrived.clear()

    def wake(self) -> None:
        """Wake all waiting tasks."""
        self._arrived.set()
