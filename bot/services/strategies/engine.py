"""The engine: one look at every strategy, again and again, by the process with the role."""

import logging
from collections.abc import Awaitable, Callable, Collection, Sequence

from bot.domain.availability import Availability
from bot.domain.ports.markets import Markets
from bot.domain.ports.strategies import Runs, StartingGroups, StrategyStore, TradingLease
from bot.domain.strategies.gate import SHUT
from bot.domain.strategies.run import StrategyRun
from bot.domain.strategies.stops import TradingStop
from bot.domain.strategies.strategy import StrategyMode, gate_of
from bot.domain.strategies.watch import watch_gate
from bot.services.strategies.executor import Executor
from bot.services.strategies.known_rules import KnownRules
from bot.services.strategies.paper import PaperTrader
from bot.services.strategies.pricing import PriceWatch
from bot.services.strategies.progress import StrategyProgress
from bot.services.strategies.terms import Terms

_MODES = frozenset({StrategyMode.PAPER})  # live orders are not built yet

log = logging.getLogger(__name__)


class TradingEngine:
    """Trades the strategies that have not ended.

    All that it must remember is stored; what it keeps in memory can be lost at any time.
    """

    def __init__(
        self,
        *,
        runs: Runs,
        strategies: StrategyStore,
        groups: StartingGroups,
        markets: Markets,
        availability: Callable[[], Awaitable[Availability]],
        stops: Callable[[], Awaitable[Collection[TradingStop]]],
        lease: TradingLease,
        clock: Callable[[], float],
    ) -> None:
        """Take the clock in seconds; it is the one that stamps the quotes.

        `stops`: returns those of the operator.
        """
        self._runs = runs
        self._groups = groups
        self._markets = markets
        self._availability = availability
        self._stops = stops
        self._lease = lease
        self._clock = clock
        self._progress = StrategyProgress(runs, strategies, groups, clock)
        self._prices = PriceWatch(strategies, clock)
        self._rules = KnownRules(markets, clock)
        self._executors: dict[str, Executor] = {}
        self._watched: set[str] = set()
        self._settled: set[str] = set()  # strategies whose order of before was looked at
        self._failing: set[str] = set()

    def start(self) -> None:
        """Forget everything: the role was just taken, and others may have traded."""
        self._executors.clear()
        self._settled.clear()

    def rest(self) -> None:
        """Stop the feeds: another process trades."""
        self._watch(())

    async def step(self) -> None:
        """Look at each strategy once. After a start, orders under way are looked at first."""
        runs = [run for run in await self._runs.running() if run.strategy.mode in _MODES]
        self._watch(runs)
        self._forget(runs)
        availability, stops = await self._availability(), await self._stops()
        for run in runs:
            if run.strategy.id not in self._settled:
                await self._survive(self._settle(run), run)
        for run in runs:
            if self._lease.until() is None:
                return
            if run.strategy.id in self._settled:
                await self._survive(self._advance(run, availability, stops), run)

    async def _settle(self, run: StrategyRun) -> None:
        """Look at the order under way, without a price: nothing new is decided."""
        group = run.open_group
        if group is not None and group.live is not None:
            if (terms := self._terms(run)) is None:
                return
            await self._executor(run).advance(group, terms, None, SHUT)
        self._settled.add(run.strategy.id)

    async def _advance(
        self, run: StrategyRun, availability: Availability, stops: Collection[TradingStop]
    ) -> None:
        """Do what is due for a strategy."""
        run = await self._progress.watched(run, availability, stops)
        terms = self._terms(run)
        gate = gate_of(run.strategy, watch_gate(run.strategy.cause), self._clock())
        group, quote = run.open_group, self._markets.quote(run.exchange, run.pair)
        if group is not None and terms is not None:
            group = await self._executor(run).advance(group, terms, quote, gate)
        await self._progress.after(run, group if group is not None else run.group, gate)
        await self._prices.look(run, quote)

    def _terms(self, run: StrategyRun) -> Terms | None:
        """Return what a group trades by; None: the rules of its pair are not known yet."""
        rules = self._rules.get(run.exchange, run.pair)
        return None if rules is None else Terms(run.plan, rules)

    def _executor(self, run: StrategyRun) -> Executor:
        """Return the executor of a strategy; it remembers looks and pauses."""
        known = self._executors.get(run.strategy.id)
        if known is not None:
            return known
        exchange = run.exchange
        trader = PaperTrader(
            lambda pair: self._markets.quote(exchange, pair),
            lambda pair: self._rules.get(exchange, pair),
        )
        executor = Executor(self._groups, trader, self._lease, self._clock)
        self._executors[run.strategy.id] = executor
        return executor

    def _watch(self, runs: Collection[StrategyRun]) -> None:
        """Set which pairs the feeds keep up; an exchange without any rests."""
        pairs: dict[str, set[str]] = {exchange: set() for exchange in self._watched}
        for run in runs:
            if run.exchange:
                pairs.setdefault(run.exchange, set()).add(run.pair)
        for exchange, needed in pairs.items():
            self._markets.watch(exchange, needed)
        self._watched = {exchange for exchange, needed in pairs.items() if needed}

    def _forget(self, runs: Sequence[StrategyRun]) -> None:
        running = {run.strategy.id for run in runs}
        self._settled &= running
        self._failing &= running
        self._prices.forget(running)
        for ended in self._executors.keys() - running:
            del self._executors[ended]

    async def _survive(self, doing: Awaitable[None], run: StrategyRun) -> None:
        """Await something for a strategy; a failure must not stop the others.

        The log has the traceback of the first failure only.
        """
        name = run.strategy.id
        try:
            await doing
        except Exception as error:
            if name not in self._failing:
                log.exception("strategy %.8s could not be looked at", name)
            else:
                log.warning("strategy %.8s: %s", name, type(error).__name__)
            self._failing.add(name)
        else:
            self._failing.discard(name)
