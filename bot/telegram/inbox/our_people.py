"""The people whose leases a process has, and what it knows of them."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from typing import Protocol

from bot.domain.rounds import Memory, RoundResult

PATIENCE = 10.0  # seconds for a lease that another process has
AGAIN = 0.1  # seconds between two questions for a lease


class LeaseUnavailableError(Exception):
    """The updates of a person are handled elsewhere, for too long to wait."""


class PeopleKnowledge(Protocol):
    """What the parts of a process know of people."""

    def testing(self) -> Collection[int]:
        """Return the people whose key is being tested here."""

    def memory_of(self, person: int) -> Memory:
        """Return what must be known of a person wherever they are answered."""

    def recall(self, person: int, memory: Memory) -> None:
        """Replace what is known of a person."""

    def was_asked(self, person: int) -> bool:
        """Return whether a person was asked for a secret, as far as this process knows."""

    def is_asking(self, state: str | None) -> bool:
        """Return whether a conversation in this state asks for a secret."""

    def is_testing(self, state: str | None) -> bool:
        """Return whether a key is tested in a conversation in this state."""

    async def resume(self, person: int) -> None:
        """Test a key again whose test ended with its process. Raises nothing."""


class OurPeople:
    """The leases of this process.

    `knowledge`: is set before it is used. `busy`: returns the people with an update in memory.
    `changed`: is set when a lease is wanted.
    """

    knowledge: PeopleKnowledge

    def __init__(self) -> None:
        self._asked: dict[int, bool] = {}  # as of the last round
        self._uses: Counter[int] = Counter()
        self._resuming: dict[int, asyncio.Task[None]] = {}
        self._noted = asyncio.Event()  # of the present round
        self.leased: set[int] = set()
        self.wanted: set[int] = set()
        self.busy: Callable[[], Collection[int]] = tuple
        self.changed = asyncio.Event()

    @property
    def in_use(self) -> set[int]:
        """The people whose lease is kept also without an update in memory."""
        return {*self.knowledge.testing(), *self._uses, *self._resuming}

    def open(self, changed: asyncio.Event, busy: Callable[[], Collection[int]]) -> None:
        """Begin without leases: those of before are those of a process that has ended."""
        self.changed, self.busy = changed, busy
        self.leased, self._asked = set(), {}

    def wake(self) -> None:
        """Begin a round: a lease may be given back."""
        self.changed.set()

    def memory_of(self, person: int) -> Memory:
        """Return what is known of a person."""
        return self.knowledge.memory_of(person)

    def was_asked(self, person: int) -> bool:
        """Return whether a person was asked for a secret: as of the last round, or before."""
        known = self._asked.get(person)
        return self.knowledge.was_asked(person) if known is None else known

    @asynccontextmanager
    async def using(self, person: int) -> AsyncIterator[None]:
        """Hold the lease of a person during a block. Raises LeaseUnavailableError."""
        kept = person in self.in_use or person in self.busy()
        self._uses[person] += 1
        try:
            if not (kept and person in self.leased):  # else a round may be giving it back
                await self._get(person)
            yield
        finally:
            self._uses[person] -= 1
            self._uses = +self._uses  # without those who are no longer used
            self.changed.set()

    def note(self, result: RoundResult) -> None:
        """Take over what a round has settled."""
        self._asked = {p: self.knowledge.is_asking(s) for p, s in result.states.items()}
        for person, memory in result.taken.items():
            self.knowledge.recall(person, memory)
        self.leased = {*self.leased, *result.taken} - {*result.released}
        if result.ours is not None:
            self.leased = {*result.ours}
        self.wanted -= self.leased
        self._noted.set()
        self._noted = asyncio.Event()

    def to_resume(self, result: RoundResult) -> Collection[int]:
        """Return the people whose test ended with its process."""
        return [p for p in result.orphans if self.knowledge.is_testing(result.states.get(p))]

    def resume(self, person: int) -> asyncio.Task[None]:
        """Begin the test of a person again; the lease is kept meanwhile."""
        task = asyncio.create_task(self.knowledge.resume(person))
        self._resuming[person] = task
        task.add_done_callback(lambda _: self._resuming.pop(person, None))
        return task

    async def _get(self, person: int) -> None:
        """Wait until the lease of a person is here."""
        self.wanted.add(person)
        try:
            async with asyncio.timeout(PATIENCE):
                while person in self.wanted:
                    self.changed.set()
                    await self._noted.wait()
                    if person in self.wanted:
                        await asyncio.sleep(AGAIN)
        except TimeoutError:
            raise LeaseUnavailableError from None
        finally:
            self.wanted.discard(person)
