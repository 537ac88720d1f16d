"""Strategies for which nothing is due: they cost nothing until their price or time comes."""

import heapq
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from bot.domain.strategies.calm import Calm
from bot.domain.strategies.market import Quote, Rules
from bot.domain.strategies.plan import Guards

_FEW = 16  # alarms that do not count are kept


@dataclass(frozen=True, slots=True)
class TradingPlace:
    """Where some strategies trade, and how they judge the market there."""

    exchange: str
    pair: str
    guards: Guards | None


@dataclass(frozen=True, slots=True)
class Sight:
    """What all strategies of a place see. `clear`: None if they do not judge."""

    quote: Quote | None
    rules: Rules | None
    clear: bool | None

    def is_like(self, other: "Sight") -> bool:
        """Return whether the same is due at both, as far as no price is reached."""
        return (
            self.clear == other.clear
            and self.rules == other.rules
            and (self.quote is None) is (other.quote is None)
        )


def sight(place: TradingPlace, quote: Quote | None, rules: Rules | None, now: float) -> Sight:
    """Return what is seen at a place at a time in seconds."""
    if place.guards is None or quote is None:
        return Sight(quote, rules, None)
    return Sight(quote, rules, place.guards.clear(quote, now))


class _Alarms:
    """Calms in the order of a number. An entry counts while its calm is the latest."""

    def __init__(self) -> None:
        self._heap: list[tuple[Decimal | float, int, str, Calm]] = []
        self._count = 0  # makes the entries comparable

    def set(self, at: Decimal | float, strategy: str, calm: Calm) -> None:
        """Add an alarm that rings at a number and above."""
        self._count += 1
        heapq.heappush(self._heap, (at, self._count, strategy, calm))

    def ringing(self, now: Decimal | float, latest: Mapping[str, Calm]) -> Iterator[str]:
        """Yield the strategies whose alarm rings, and forget these alarms."""
        while self._heap and self._heap[0][0] <= now:
            *_, strategy, calm = heapq.heappop(self._heap)
            if latest.get(strategy) is calm:
                yield strategy

    def prune(self, latest: Mapping[str, Calm]) -> None:
        """Forget the alarms that do not count, once they are the most."""
        if len(self._heap) > 2 * len(latest) + _FEW:
            self._heap = [entry for entry in self._heap if latest.get(entry[2]) is entry[3]]
            heapq.heapify(self._heap)


@dataclass(slots=True)
class _Sleepers:
    """The idle strategies of one place."""

    seen: Sight
    calm: dict[str, Calm] = field(default_factory=dict)
    falls: _Alarms = field(default_factory=_Alarms)  # their prices are negative
    rises: _Alarms = field(default_factory=_Alarms)
    times: _Alarms = field(default_factory=_Alarms)
    each_quote: set[str] = field(default_factory=set)

    def add(self, strategy: str, calm: Calm) -> None:
        self.calm[strategy] = calm
        if calm.low is not None:
            self.falls.set(-calm.low, strategy, calm)
        if calm.high is not None:
            self.rises.set(calm.high, strategy, calm)
        if calm.until < math.inf:
            self.times.set(calm.until, strategy, calm)
        if calm.each_quote:
            self.each_quote.add(strategy)
        for alarms in (self.falls, self.rises, self.times):
            alarms.prune(self.calm)

    def due(self, seen: Sight, now: float) -> Iterator[str]:
        """Yield the strategies that must be looked at, perhaps twice."""
        if not self.seen.is_like(seen):
            yield from self.calm
            return
        if seen.quote is not self.seen.quote:
            yield from self.each_quote
        yield from self.times.ringing(now, self.calm)
        if seen.quote is not None:
            yield from self.falls.ringing(-seen.quote.bid, self.calm)
            yield from self.rises.ringing(seen.quote.ask, self.calm)


class IdleStrategies:
    """Keeps for each idle strategy what must happen before something can be due for it."""

    def __init__(self, look: Callable[[TradingPlace], Sight]) -> None:
        """Take what returns the sight of a place now."""
        self._look = look
        self._places: dict[TradingPlace, _Sleepers] = {}
        self._at: dict[str, TradingPlace] = {}

    def __iter__(self) -> Iterator[str]:
        """Iterate over the ids of the idle strategies."""
        return iter(self._at)

    def add(self, strategy: str, place: TradingPlace, calm: Calm, seen: Sight) -> bool:
        """Keep a strategy as idle, as it was looked at with a sight; return whether it is.

        It is not if the others of the place saw something else: they wake first.
        """
        self.wake(strategy)
        here = self._places.setdefault(place, _Sleepers(seen))
        if not here.seen.is_like(seen):
            return False
        here.add(strategy, calm)
        self._at[strategy] = place
        return True

    def wake(self, strategy: str) -> None:
        """End that a strategy is idle: something of it has changed."""
        place = self._at.pop(strategy, None)
        if place is not None:
            here = self._places[place]
            del here.calm[strategy]
            here.each_quote.discard(strategy)
            if not here.calm:
                del self._places[place]

    def clear(self) -> None:
        """Wake all."""
        self._places.clear()
        self._at.clear()

    def wake_due(self, now: float) -> Sequence[str]:
        """Wake those for which something can be due at a time in seconds; return their ids."""
        woken = []
        for place, here in list(self._places.items()):
            seen = self._look(place)
            for strategy in list(here.due(seen, now)):
                self.wake(strategy)
                woken.append(strategy)
            here.seen = seen
        return woken
