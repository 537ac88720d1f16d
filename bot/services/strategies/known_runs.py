"""The strategies that have not ended, as the engine knows them; only what changed is read."""

import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from bot.domain.ports.strategies import Runs
from bot.domain.strategies.run import StrategyRun
from bot.services.strategies.changes import AWAY

A_TURN = 2_500  # strategies: a start with many of them must not outlast the lease
_AT_ONCE = 100  # strategies; other work of the process goes on in between


class KnownRuns:
    """Keeps the strategies that have not ended. All of it can be forgotten at any time."""

    def __init__(
        self,
        runs: Runs,
        rarely: float = 0.0,
        elapsed: Callable[[], float] = time.monotonic,
        a_turn: int = A_TURN,
    ) -> None:
        """Take the seconds between two questions for changes, and a clock that never jumps.

        `a_turn`: how many are read at once; the rest waits for the next question.
        """
        self._a_turn = a_turn
        self._runs = runs
        self._rarely = rarely
        self._elapsed = elapsed
        self.forget()

    def forget(self) -> None:
        """Read all of them at the next question."""
        self._known: dict[str, StrategyRun] = {}
        self._unread: dict[str, None] = {}  # ids, the most urgent first
        self._seen: set[int] = set()  # changes
        self._shared: dict[Any, Any] = {}
        self._asked: float | None = None

    def __getitem__(self, strategy: str) -> StrategyRun:
        """Return a strategy by its id."""
        return self._known[strategy]

    def get(self, strategy: str) -> StrategyRun | None:
        """Return a strategy by its id; None if it is not known."""
        return self._known.get(strategy)

    def __iter__(self) -> Iterator[StrategyRun]:
        """Iterate over all strategies."""
        return iter(self._known.values())

    def __contains__(self, strategy: object) -> bool:
        """Return whether there is a strategy with this id."""
        return strategy in self._known

    def is_latest(self, run: StrategyRun) -> bool:
        """Return whether a strategy was not read again since it was returned."""
        return self._known.get(run.strategy.id) is run

    async def refresh(self, ours: Collection[str] = ()) -> Collection[str]:
        """Read what has changed; return the ids of what is new, changed or gone.

        `ours`: ids of what this process may have changed; they are read at once, the changes of
        others when it is time.
        """
        now = self._elapsed()
        if self._asked is not None and now - self._asked < self._rarely:
            await self._read(ours)
            return ours
        await self._ask(now, ours)
        changed = set(islice(self._unread, self._a_turn))
        await self._read(changed)
        for name in changed:  # all was read: a failure is made up for in the next turn
            del self._unread[name]
        return changed

    async def _ask(self, now: float, ours: Collection[str]) -> None:
        """Find out what has changed. What was not asked for too long may have been dropped."""
        noted = await self._runs.changes()
        late = self._asked is None or now - self._asked > AWAY
        news = {strategy for number, strategy in noted.items() if number not in self._seen}
        rest = (*self._known, *await self._runs.ids()) if late else ()
        first = (name for name in ours if name in news)
        self._unread = dict.fromkeys((*first, *sorted(news), *self._unread, *rest))
        self._seen = set(noted)
        self._asked = now

    async def _read(self, names: Collection[str]) -> None:
        rest = iter(names)
        while some := list(islice(rest, _AT_ONCE)):
            read = {run.strategy.id: run for run in await self._runs.some(some)}
            for name in some:
                if name in read:
                    self._known[name] = self._small(read[name])
                else:  # it has ended, or cannot be read
                    self._known.pop(name, None)

    def _small(self, run: StrategyRun) -> StrategyRun:
        """Return a strategy without the tables of its sheet, and with the plan of others."""
        sheet = {n: v for n, v in run.sheet.items() if not isinstance(v, dict | list)}
        plan = self._shared.setdefault(run.next_plan, run.next_plan)
        return replace(run, next_plan=plan, sheet=sheet)
