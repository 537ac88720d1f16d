"""Which strategies must be looked at now; for all others nothing can be due."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from bot.domain.ports.markets import Markets
from bot.domain.strategies.calm import calm_of, resting_calm
from bot.domain.strategies.gate import Gate
from bot.domain.strategies.market import Quote, Rules
from bot.domain.strategies.run import StrategyRun
from bot.domain.strategies.watch import TradingConditions
from bot.services.strategies.idle import IdleStrategies, Sight, TradingPlace, sight


class Attention:
    """Knows which strategies are awake: only they are looked at. All can be forgotten."""

    def __init__(
        self,
        markets: Markets,
        rules: Callable[[str, str], Rules | None],
        clock: Callable[[], float],
    ) -> None:
        """Take what returns the rules of an exchange and a pair, and the clock in seconds."""
        self._markets = markets
        self._rules = rules
        self._clock = clock
        self._idle = IdleStrategies(self._sight)
        self._awake: set[str] = set()
        self._given = TradingConditions()
        self._places: dict[str, tuple[str, str]] = {}  # strategy → exchange and pair
        self._followed: dict[str, Counter[str]] = {}  # exchange → its pairs, how often

    def __iter__(self) -> Iterator[str]:
        """Iterate over the ids of all strategies, also of the idle ones."""
        yield from self._awake
        yield from self._idle

    def is_idle(self, strategy: str) -> bool:
        """Return whether nothing can be due for a strategy that has not ended."""
        return strategy not in self._awake

    def clear(self) -> None:
        """Forget all strategies."""
        self.unfollow()
        self._idle.clear()
        self._awake.clear()

    def wake(self, strategy: str) -> None:
        """Look at a strategy from now on: it is new, or something of it has changed."""
        self._idle.wake(strategy)
        self._awake.add(strategy)

    def end(self, strategy: str) -> None:
        """Look at a strategy no more: it has ended."""
        self._idle.wake(strategy)
        self._awake.discard(strategy)

    def follow(self, runs: Mapping[str, StrategyRun | None]) -> None:
        """Have the feeds follow the pairs of these strategies too; None: of one no more."""
        touched = set()
        for name, run in runs.items():
            place = (run.exchange, run.pair) if run is not None and run.exchange else None
            before = self._places.get(name)
            if place != before:
                touched |= {exchange for exchange, _ in filter(None, (place, before))}
                self._move(name, before, place)
        self._watch(touched)

    def unfollow(self) -> None:
        """Have the feeds rest."""
        exchanges = set(self._followed)
        self._places.clear()
        self._followed.clear()
        self._watch(exchanges)

    def _move(
        self, strategy: str, before: tuple[str, str] | None, after: tuple[str, str] | None
    ) -> None:
        """Count a strategy at its exchange and pair."""
        self._places.pop(strategy, None)
        if before is not None:
            self._followed[before[0]][before[1]] -= 1
        if after is not None:
            self._places[strategy] = after
            self._followed.setdefault(after[0], Counter())[after[1]] += 1

    def _watch(self, exchanges: Iterable[str]) -> None:
        for exchange in exchanges:
            pairs = +self._followed.get(exchange, Counter())  # without those of none
            self._markets.watch(exchange, set(pairs))

    def awake(self, given: TradingConditions) -> Sequence[str]:
        """Return the ids of the strategies for which something can be due now."""
        if given != self._given:
            self._awake |= set(self._idle)
            self._idle.clear()
        self._given = given
        self._awake |= set(self._idle.wake_due(self._clock()))
        return sorted(self._awake)

    def rest(self, run: StrategyRun, quote: Quote | None, gate: Gate) -> None:
        """Keep a strategy that was looked at with a quote as idle until something can be due.

        If it was changed by that look, it is read again, and wakes.
        """
        now, group = self._clock(), run.open_group
        rules = self._rules(run.exchange, run.pair)
        if group is None:
            calm = None if gate.entries else resting_calm(run.strategy, now)
        elif rules is None:
            return
        else:
            calm = calm_of(run.plan, rules, group, quote, gate, now)
        place = TradingPlace(run.exchange, run.pair, run.plan.guards)
        name, seen = run.strategy.id, sight(place, quote, rules, now)
        if calm is not None and self._idle.add(name, place, calm, seen):
            self._awake.discard(name)

    def _sight(self, place: TradingPlace) -> Sight:
        quote = self._markets.quote(place.exchange, place.pair)
        return sight(place, quote, self._rules(place.exchange, place.pair), self._clock())
