"""Takes the updates that one of several processes receives.

A process handles an update if it has, or gets, the lease of its person; otherwise it stores the
update for the process that has it. A request is answered when its update was handled or stored.
Everything is settled in rounds, one transaction each: what has arrived, what was handled, which
leases are given back, which stored updates come next. What happens during a round waits for the
next one, so that under load a round serves many people.
"""

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from bot.domain.exchange import Exchange
from bot.domain.ports.inbox import Rounds
from bot.domain.process import ProcessLostError
from bot.domain.rounds import RoundResult
from bot.domain.timings import USUAL, Timings
from bot.telegram.inbox.deletion import Eraser
from bot.telegram.inbox.early_deletion import EarlyDeletion
from bot.telegram.inbox.held_updates import HeldUpdate
from bot.telegram.inbox.inspection import inspect_update
from bot.telegram.inbox.our_people import OurPeople
from bot.telegram.inbox.round_plan import MOST, RoundPlan
from bot.telegram.inbox.runner import UpdateHandler
from bot.telegram.inbox.updates_here import UpdatesHere

log = logging.getLogger(__name__)

PRESUME_AFTER = 1.0  # seconds without the database before older knowledge decides on a deletion
LOOK = 0.2  # seconds between two looks for updates of people whose key is being tested
RETRY = 0.3  # seconds after a round that failed


class SharedIntake:
    """Takes updates, and settles rounds while `run` runs. `me`: the id of this process."""

    def __init__(  # the parts it joins
        self,
        me: str,
        rounds: Rounds,
        handler: UpdateHandler,
        eraser: Eraser,
        exchanges: Mapping[str, Exchange],
        people: OurPeople,
        clock: Callable[[], datetime],
        timings: Timings = USUAL,
    ) -> None:
        self._me = me
        self._rounds = rounds
        self._exchanges = exchanges
        self._people = people
        self._clock = clock
        self._timings = timings
        self._changed = asyncio.Event()
        self._deletion = EarlyDeletion(eraser=eraser, asked=people.was_asked, clock=clock)
        self._at_arrival = EarlyDeletion(eraser=eraser, asked=lambda _: False, clock=clock)
        self._here = UpdatesHere(handler, eraser, self._changed)
        self._eraser = eraser
        self._closed = False
        self._polled_at = self._looked_at = 0.0
        people.open(self._changed, self._here.busy)

    @property
    def held(self) -> int:
        """The number of updates in memory."""
        return len(self._here.updates)

    async def take(self, raw: Mapping[str, Any]) -> bool:
        """Return whether an update was handled or stored; if not, Telegram must send it again."""
        if self._closed:
            return False
        taken = self._here.taken(raw["update_id"]) or self._arrive(raw)
        await asyncio.wait({taken}, timeout=PRESUME_AFTER)
        if not taken.done():
            self._presume(raw["update_id"])
            await asyncio.wait({taken}, timeout=self._timings.webhook_answer - PRESUME_AFTER)
        return taken.done() and not taken.cancelled() and taken.result()

    async def run(self) -> None:
        """Settle rounds until cancelled. Raises ProcessLostError."""
        failing = False
        while True:
            await self._wait()
            try:
                await self._round()
                failing = False
            except ProcessLostError:
                raise
            except Exception as error:  # the database: everything is tried again
                name = type(error).__name__
                log.warning("updates wait for the database: %s", name, exc_info=not failing)
                failing = True
                await asyncio.sleep(RETRY)

    def close(self) -> None:
        """Refuse new updates."""
        self._closed = True

    async def finish(self, seconds: float) -> None:
        """Handle what is here, or store it; give leases back."""
        self.close()
        until = time.monotonic() + seconds
        try:
            while self._here.updates and (left := until - time.monotonic()) > 0:
                await self._round()
                await self._here.wait(min(left, LOOK))
            await self._round(everything=True)
            await self._here.stop()
            await self._round(everything=True)  # of what was handled meanwhile
        finally:
            await self._here.end()

    async def abandon(self) -> None:
        """Stop at once: others handle the updates of our people."""
        self.close()
        await self._here.end()

    async def _wait(self) -> None:
        """Wait until there is something to settle, or a look at the database is due."""
        soon = self._here.updates or self._people.in_use
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LOOK if soon else self._timings.inbox):
                await self._changed.wait()
        self._changed.clear()

    def _arrive(self, raw: Mapping[str, Any]) -> asyncio.Future[bool]:
        facts = inspect_update(raw, self._exchanges)
        held = HeldUpdate(number=raw["update_id"], raw=raw, facts=facts)
        held.erasing = self._at_arrival.begin(held)
        self._changed.set()
        return self._here.add(held)

    def _presume(self, number: int) -> None:
        """Delete a message by older knowledge: the database does not say who was asked."""
        held = self._here.updates.get(number)
        if held and not held.erasing and self._people.was_asked(held.facts.order):
            held.erasing = self._deletion.begin(held)

    async def _round(self, *, everything: bool = False) -> None:
        """Settle a round. `everything`: store all that is not handled."""
        age = 0.0 if everything else self._timings.update_row
        plan = RoundPlan.of(self._here, self._people, age)
        polls, looks = self._is_due(everything=everything)
        asked = plan.round(
            erasures={
                held.number: begun[0]
                for held in (*plan.new, *plan.slow)
                for begun in self._eraser.of([held.message]).values()
            },
            looks=looks,
            adopt=min(MOST - len(self._here.updates), MOST) if polls and not self._closed else 0,
            reconcile=polls,
        )
        if not asked.settles:
            return
        result = await self._rounds.settle(self._me, asked, self._clock())
        self._people.note(result)
        for held in plan.new:
            held.erasing = held.erasing or self._deletion.begin(held)
        self._here.note_settled(plan, result.fates)
        self._go_on(result)

    def _go_on(self, result: RoundResult) -> None:
        """Begin with stored updates; tests that ended with their process come first."""
        resuming = {p: self._people.resume(p) for p in self._people.to_resume(result)}
        for waiting in result.claimed:
            self._here.begin_stored(waiting, self._opened, resuming.get(waiting.person))

    def _is_due(self, *, everything: bool) -> tuple[bool, bool]:
        """Return whether to ask for people without a process, and for updates of ours."""
        now = time.monotonic()
        polls = now - self._polled_at >= self._timings.inbox and not everything
        looks = now - self._looked_at >= LOOK
        self._polled_at = now if polls else self._polled_at
        self._looked_at = now if looks else self._looked_at
        return polls, looks

    def _opened(self, number: int, raw: Mapping[str, Any]) -> HeldUpdate:
        """Return a stored update; the deletion of its message begins again."""
        held = HeldUpdate(number=number, raw=raw, facts=inspect_update(raw, self._exchanges))
        held.erasing = self._deletion.begin(held)
        return held
