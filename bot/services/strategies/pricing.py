"""Notices whether what a strategy holds has a price: one event when not, one when it has again."""

from collections.abc import Callable, Collection
from dataclasses import replace

from bot.domain.ports.strategies import StrategyStore
from bot.domain.strategies.events import EventDraft, EventKind, position_of
from bot.domain.strategies.market import Quote
from bot.domain.strategies.run import StrategyRun

OLD = 60.0  # seconds after which a quote is no price any more
UNPRICED_FOR = 180.0  # seconds without one; by then the watch knows of an outage
PRICED_FOR = 300.0  # seconds with one again, so that a price that comes and goes is one event


def is_priced(quote: Quote | None, now: float) -> bool:
    """Return whether a quote is a price. `now`: seconds, of the clock that stamped it."""
    return quote is not None and now - quote.at <= OLD


class PriceWatch:
    """Writes that a strategy that holds coins has no price, and that it has one again.

    How long a state lasts is not stored: a restart counts again.
    """

    def __init__(self, strategies: StrategyStore, clock: Callable[[], float]) -> None:
        """Take the clock in seconds; it is the one that stamps the quotes."""
        self._strategies = strategies
        self._clock = clock
        self._lasts: dict[str, tuple[bool, float]] = {}  # has a price, and since when

    def forget(self, running: Collection[str]) -> None:
        """Forget the strategies that are not among the running ones."""
        for ended in self._lasts.keys() - set(running):
            del self._lasts[ended]

    async def look(self, run: StrategyRun, quote: Quote | None) -> None:
        """Look at the newest quote of a strategy; write an event if it is time."""
        strategy, now = run.strategy, self._clock()
        lasts = self._observed(strategy.id, quote, now)
        group, known = run.open_group, strategy.unpriced_since is not None
        holds = group is not None and group.held > 0
        event = EventDraft(EventKind.PRICED if known else EventKind.UNPRICED, position_of(group))
        if known and not holds:
            await self._strategies.save(strategy, replace(strategy, unpriced_since=None))
        elif strategy.cause is not None:
            return  # the watch or the operator holds it, and its owner knows why
        elif known and lasts >= PRICED_FOR:
            await self._strategies.save(strategy, replace(strategy, unpriced_since=None), event)
        elif not known and holds and -lasts >= UNPRICED_FOR:
            await self._strategies.save(strategy, replace(strategy, unpriced_since=now), event)

    def _observed(self, strategy: str, quote: Quote | None, now: float) -> float:
        """Return for how many seconds there is a price; negative: there is none."""
        priced = is_priced(quote, now)
        was, since = self._lasts.get(strategy, (None, now))
        if was is not priced:
            since = now if priced or quote is None else min(now, quote.at)
            self._lasts[strategy] = priced, since
        return now - since if priced else since - now
