"""What is done at exchanges at the same time: the most urgent first, one per connection."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from enum import IntEnum

MOST = 8  # at one exchange at the same time


class Urgency(IntEnum):
    """Which work goes first."""

    LOOK = 0  # at an order under way
    SALE = 1
    TOPUP = 2
    ENTRY = 3
    NONE = 4  # no order is due


@dataclass(frozen=True, kw_only=True)
class Work:
    """What one strategy needs now. `do` raises nothing."""

    strategy: str
    connection: str
    urgency: Urgency
    do: Callable[[], Awaitable[None]]


@dataclass
class Lane:
    """The work at one exchange."""

    most: int = MOST
    waiting: list[Work] = field(default_factory=list)
    under_way: dict[asyncio.Task[None], Work] = field(default_factory=dict)

    def offer(self, work: Iterable[Work]) -> None:
        """Replace what waits, and begin what can begin."""
        self.waiting = sorted(work, key=lambda one: one.urgency)
        self._begin()

    def _begin(self) -> None:
        used = {work.connection for work in self.under_way.values()}
        rest = []
        for work in self.waiting:
            if len(self.under_way) >= self.most or work.connection in used:
                rest.append(work)
                continue
            used.add(work.connection)
            task = asyncio.ensure_future(_done(work))
            self.under_way[task] = work
            task.add_done_callback(self._ended)
        self.waiting = rest

    def _ended(self, task: asyncio.Task[None]) -> None:
        del self.under_way[task]
        self._begin()


class Lanes:
    """The lanes of all exchanges: a slow one delays no other."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._lanes: dict[str, Lane] = {}

    def halt(self) -> frozenset[str]:
        """Begin nothing more; return the strategies whose work is under way."""
        for lane in self._lanes.values():
            lane.waiting = []
        works = (work for lane in self._lanes.values() for work in lane.under_way.values())
        return frozenset(work.strategy for work in works)

    def offer(self, work: Iterable[tuple[str, Work]]) -> None:
        """Offer work with its exchange; what waited before is forgotten."""
        offered: dict[str, list[Work]] = {exchange: [] for exchange in self._lanes}
        for exchange, one in work:
            offered.setdefault(exchange, []).append(one)
        for exchange, theirs in offered.items():
            self._lanes.setdefault(exchange, Lane(self._most)).offer(theirs)

    async def idle(self) -> None:
        """Wait until nothing waits and nothing is under way."""
        while tasks := self._tasks():
            await asyncio.wait(tasks)

    async def stop(self, grace: float) -> None:
        """Begin nothing more; end what is under way after a grace in seconds.

        An order whose sending is ended so is looked at by the next process.
        """
        self.halt()
        if tasks := self._tasks():
            _, late = await asyncio.wait(tasks, timeout=grace)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def _tasks(self) -> list[asyncio.Task[None]]:
        return [task for lane in self._lanes.values() for task in lane.under_way]


async def _done(work: Work) -> None:
    await work.do()
