"""Notices whether what a strategy holds has a price: one event when not, one when it has again."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from bot.domain.ports.markets import Markets
from bot.domain.ports.strategies import StrategyStore
from bot.domain.strategies.events import EventDraft, EventKind, position_of
from bot.domain.strategies.market import Quote
from bot.domain.strategies.run import StrategyRun

OLD = 60.0  # seconds after which a quote is no price any more
UNPRICED_FOR = 180.0  # seconds without one; by then the watch knows of an outage
PRICED_FOR = 300.0  # seconds with one again, so that a price that comes and goes is one event
_EVERY = 10.0  # seconds between two looks


def is_priced(quote: Quote | None, now: float) -> bool:
    """Return whether a quote is a price. `now`: seconds, of the clock that stamped it."""
    return quote is not None and now - quote.at <= OLD


class PriceWatch:
    """Writes that a strategy that holds coins has no price, and that it has one again.

    How long a state lasts is not stored: a restart counts again.
    """

    def __init__(
        self, strategies: StrategyStore, markets: Markets, clock: Callable[[], float]
    ) -> None:
        """Take the clock in seconds; it is the one that stamps the quotes."""
        self._strategies = strategies
        self._markets = markets
        self._clock = clock
        self._lasts: dict[tuple[str, str], tuple[bool, float]] = {}  # has a price, since when
        self._looked_at = 0.0

    async def look(self, runs: Iterable[StrategyRun]) -> None:
        """Look at the newest quotes of the strategies that run, if it is time.

        They are iterated over only then: it is asked far more often, and there may be many.
        """
        now = self._clock()
        if 0 <= now - self._looked_at < _EVERY:
            return
        self._looked_at, before, self._lasts = now, self._lasts, {}
        for run in tuple(runs):  # what is known may change while an event is written
            lasts = self._duration(run, before, now)
            if run.strategy.unpriced_since is not None or -lasts >= UNPRICED_FOR:
                await self._judge(run, lasts, now)

    async def _judge(self, run: StrategyRun, lasts: float, now: float) -> None:
        """Write an event if it is time. `lasts`: see `_duration`."""
        strategy, group = run.strategy, run.open_group
        known = strategy.unpriced_since is not None
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

    def _duration(
        self, run: StrategyRun, before: dict[tuple[str, str], tuple[bool, float]], now: float
    ) -> float:
        """Return for how many seconds there is a price; negative: there is none."""
        place = run.exchange, run.pair
        if place not in self._lasts:
            quote = self._markets.quote(*place)
            priced = is_priced(quote, now)
            was, since = before.get(place, (None, now))
            if was is not priced:
                since = now if priced or quote is None else min(now, quote.at)
            self._lasts[place] = priced, since
        priced, since = self._lasts[place]
        return now - since if priced else since - now
