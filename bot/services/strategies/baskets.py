"""The baskets of the strategies that the engine knows: which runs have a place."""

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal

from bot.domain.strategies.basket import place_gate, takes_place
from bot.domain.strategies.gate import OPEN, Gate
from bot.domain.strategies.run import StrategyRun
from bot.services.strategies.known_runs import KnownRuns


class Baskets:
    """Knows the runs of each basket. All of it can be forgotten: what is stored decides."""

    def __init__(self, known: KnownRuns) -> None:
        self._known = known
        self.clear()

    def clear(self) -> None:
        """Forget all baskets."""
        self._runs: dict[str, set[str]] = {}  # ids by basket
        self._of: dict[str, str] = {}  # basket by run
        self._seen: dict[str, object] = {}  # what the runs of a basket shared when it was read

    def gate(self, run: StrategyRun) -> Gate:
        """Return what the others of its basket leave to a run."""
        basket = run.strategy.basket
        if basket is None:
            return OPEN
        return place_gate(run, [o for o in self._all(basket) if o.strategy.id != run.strategy.id])

    def moved(self, changed: Collection[str]) -> Iterator[str]:
        """Yield the runs of baskets whose places were taken, freed or changed by these changes."""
        baskets = {basket for name in changed if (basket := self._filed(name)) is not None}
        for basket in baskets:
            if not self._runs.get(basket):  # it is over
                self._runs.pop(basket, None)
                self._seen.pop(basket, None)
                continue
            seen = _places(list(self._all(basket)))
            if self._seen.get(basket) != seen:
                self._seen[basket] = seen
                yield from self._runs[basket]

    def _filed(self, name: str) -> str | None:
        """Return the basket of a run that was read just now, or that is gone."""
        if name not in self._known:
            basket = self._of.pop(name, None)
            self._runs.get(basket or "", set()).discard(name)
            return basket
        basket = self._known[name].strategy.basket
        if basket is not None:
            self._of[name] = basket
            self._runs.setdefault(basket, set()).add(name)
        return basket

    def _all(self, basket: str) -> Iterator[StrategyRun]:
        names = self._runs.get(basket, ())
        return (self._known[name] for name in names if name in self._known)


def _places(runs: Collection[StrategyRun]) -> tuple[Mapping[str, Decimal], object]:
    taken = {r.strategy.id: r.plan.limit for r in runs if takes_place(r.group)}
    return taken, {(r.strategy.at_once, r.next_plan.limit, r.kept) for r in runs}
