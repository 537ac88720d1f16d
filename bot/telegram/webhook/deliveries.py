"""Joins the updates that requests bring into batches, as a poll would return them.

A request waits until its update was handled or stored. What waits here is what Telegram would
return to a poll, so that the intake decides in one way on what is confirmed.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.domain.timings import USUAL, Timings
from bot.telegram.inbox.intake import UpdateIntake
from bot.telegram.inbox.overload import BATCH


@dataclass
class Delivery:
    """One waiting update. `taken`: resolves when it was handled or stored."""

    raw: Mapping[str, Any] = field(repr=False)
    taken: asyncio.Future[bool] = field(default_factory=asyncio.Future)


class Deliveries:
    """The updates of running requests."""

    def __init__(self, intake: UpdateIntake, timings: Timings = USUAL) -> None:
        self._intake = intake
        self._timings = timings
        self._waiting: dict[int, Delivery] = {}
        self._arrived = asyncio.Event()
        self._closed = False

    async def take(self, raw: Mapping[str, Any]) -> bool:
        """Return whether an update was handled or stored; if not, Telegram must send it again.

        A repeated one joins the request that waits, or is recognised by the intake.
        """
        if self._closed:
            return False
        delivery = self._waiting.setdefault(raw["update_id"], Delivery(raw))
        self._arrived.set()
        await asyncio.wait({delivery.taken}, timeout=self._timings.webhook_answer)
        if delivery.taken.done():
            return delivery.taken.result()
        self._waiting.pop(raw["update_id"], None)  # the intake keeps it
        return False

    async def run(self) -> None:
        """Hand the waiting updates to the intake, one batch after the other, until cancelled."""
        while True:
            await self._arrived.wait()
            self._arrived.clear()
            while self._waiting:
                await self._hand_over()

    async def finish(self, seconds: float) -> None:
        """Refuse new updates; wait for those being handled, then answer every request."""
        self._closed = True
        try:
            await self._intake.finish(seconds)
        finally:
            self._answer(list(self._waiting))
            for delivery in self._waiting.values():
                delivery.taken.set_result(False)
            self._waiting.clear()

    async def _hand_over(self) -> None:
        numbers = sorted(self._waiting)[:BATCH]
        await self._intake.accept([self._waiting[number].raw for number in numbers])
        if not self._answer(numbers):
            await asyncio.sleep(self._timings.same_poll)

    def _answer(self, numbers: list[int]) -> bool:
        """Answer the requests whose updates were handled or stored; return whether any was."""
        unstored = set(self._intake.unstored)
        taken = [number for number in numbers if number not in unstored]
        for number in taken:
            if delivery := self._waiting.pop(number, None):
                delivery.taken.set_result(True)
        return bool(taken)
