"""The engine: one look at every strategy, again and again, by the process with the role."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from bot.domain.ports.markets import Markets
from bot.domain.ports.strategies import TradingLease
from bot.domain.strategies.basket import waits_since
from bot.domain.strategies.deciding import decide
from bot.domain.strategies.gate import SHUT, Gate
from bot.domain.strategies.orders import OrderKind
from bot.domain.strategies.run import StrategyRun
from bot.domain.strategies.strategy import gate_of
from bot.domain.strategies.watch import TradingConditions, watch_gate
from bot.services.strategies.attention import Attention
from bot.services.strategies.baskets import Baskets
from bot.services.strategies.executors import Executors
from bot.services.strategies.known_runs import KnownRuns
from bot.services.strategies.lanes import Lanes, Urgency, Work
from bot.services.strategies.pricing import PriceWatch
from bot.services.strategies.progress import StrategyProgress

_URGENCY = {OrderKind.ENTRY: Urgency.ENTRY, OrderKind.TOPUP: Urgency.TOPUP}

log = logging.getLogger(__name__)


class TradingEngine:
    """Trades the strategies that have not ended.

    Rehearsals are looked at one after the other; they wait for no exchange. What is real is done
    in lanes: a slow exchange delays no other one, and no step. All that must be remembered is
    stored; what is kept in memory can be lost at any time.
    """

    def __init__(
        self,
        *,
        known: KnownRuns,
        progress: StrategyProgress,
        prices: PriceWatch,
        executors: Executors,
        markets: Markets,
        conditions: Callable[[], Awaitable[TradingConditions]],
        lease: TradingLease,
        clock: Callable[[], float],
    ) -> None:
        """Take the clock in seconds; it is the one that stamps the quotes.

        `conditions`: returns the outages, and the stops of the operator.
        """
        self._known = known
        self._baskets = Baskets(known)
        self._attention = Attention(markets, executors.rules, clock)
        self._progress = progress
        self._prices = prices
        self._executors = executors
        self._markets = markets
        self._conditions = conditions
        self._lease = lease
        self._clock = clock
        self._lanes = Lanes()
        self._looked: set[str] = set()  # since they were read
        self._settled: set[str] = set()  # strategies whose order of before was looked at
        self._failing: set[str] = set()

    def __iter__(self) -> Iterator[StrategyRun]:
        """Iterate over the strategies that have not ended, as they are known."""
        return iter(self._known)

    def start(self) -> None:
        """Forget everything: the role was just taken, and others may have traded."""
        self._known.forget()
        self._baskets.clear()
        self._attention.clear()
        self._executors.clear()
        self._settled.clear()

    def rest(self) -> None:
        """Stop the feeds: another process trades."""
        self._lanes.halt()
        self._attention.unfollow()

    async def stop(self, grace: float) -> None:
        """Rest, and end what is under way after a grace in seconds."""
        self.rest()
        await self._lanes.stop(grace)

    async def idle(self) -> None:
        """Wait until nothing is under way at any exchange."""
        await self._lanes.idle()

    async def step(self) -> None:
        """Look at the strategies for which something can be due.

        Rehearsals are looked at here, the others are offered to the lanes of their exchanges. Of
        a strategy, the order of before is looked at first.
        """
        busy = self._lanes.halt()  # what is under way must not be read as it was before
        await self._refresh(self._looked - busy)
        given = await self._conditions()
        due: list[tuple[str, Work]] = []
        for run in self._in_turn(self._attention.awake(given)):
            if self._lease.until() is None:
                return
            if not run.is_live:
                await self._look_after(run, given)
                await asyncio.sleep(0)  # the process has more to do
            elif run.strategy.id not in busy:
                due.append((run.exchange, self._work(run, given)))
        self._lanes.offer(due)
        await self._prices.look(self)

    def _in_turn(self, names: Iterable[str]) -> Sequence[StrategyRun]:
        """Return strategies in the order in which they are looked at: a basket's in turn."""
        return sorted((self._known[name] for name in names), key=waits_since)

    async def _refresh(self, looked: Collection[str]) -> None:
        """Read what has changed, also by us; that is looked at."""
        changed = await self._known.refresh(looked)
        self._looked.difference_update(looked)
        for name in (*changed, *self._baskets.moved(changed)):
            if name in self._known:
                self._attention.wake(name)
            else:
                self._forget(name)
        self._attention.follow({name: self._known.get(name) for name in changed})

    def _work(self, run: StrategyRun, given: TradingConditions) -> Work:
        return Work(
            strategy=run.strategy.id,
            connection=run.connection_id,
            urgency=self._urgency(self._progress.seen(run, given)),
            do=partial(self._look_after, run, given),
        )

    def _urgency(self, run: StrategyRun) -> Urgency:
        """Return what a strategy would do at the price of now; it is decided again when done."""
        group, terms = run.open_group, self._executors.terms(run)
        if group is None or terms is None:
            return Urgency.NONE
        if group.live is not None:
            return Urgency.LOOK
        quote = self._markets.quote(run.exchange, run.pair)
        if quote is None:
            return Urgency.NONE
        now = self._clock()
        _, order = decide(terms.plan, terms.rules, group, quote, self._gate(run), now)
        return Urgency.NONE if order is None else _URGENCY.get(order.kind, Urgency.SALE)

    async def _look_after(self, run: StrategyRun, given: TradingConditions) -> None:
        """Look at the order of before, then do what is due; a failure stops no other strategy.

        The log has the traceback of the first failure only.
        """
        name = run.strategy.id
        try:
            if name not in self._settled:
                run = await self._settle(run)
            if name in self._settled and self._lease.until() is not None:
                await self._advance(run, given)
        except Exception as error:
            if name not in self._failing:
                log.exception("strategy %.8s could not be looked at", name)
            else:
                log.warning("strategy %.8s: %s", name, type(error).__name__)
            self._failing.add(name)
        else:
            self._failing.discard(name)
        if not self._attention.is_idle(name):
            self._looked.add(name)

    async def _settle(self, run: StrategyRun) -> StrategyRun:
        """Look at the order under way, without a price: nothing new is decided."""
        group = run.open_group
        if group is not None and group.live is not None:
            if (terms := self._executors.terms(run)) is None:
                return run
            group = await self._executors.of(run).advance(group, terms, None, SHUT)
            run = replace(run, group=group)
        self._settled.add(run.strategy.id)
        return run

    async def _advance(self, run: StrategyRun, given: TradingConditions) -> None:
        """Do what is due for a strategy."""
        known = run
        run = await self._progress.watched(run, given)
        terms, quote = self._executors.terms(run), self._markets.quote(run.exchange, run.pair)
        own, gate = self._own_gate(run), self._gate(run)
        group = run.open_group
        if group is not None and terms is not None:
            group = await self._executors.of(run).advance(group, terms, quote, gate)
        await self._progress.after(run, group if group is not None else run.group, own)
        if group == run.open_group and self._known.is_latest(known):
            self._attention.rest(run, quote, own if group is None else gate)

    def _gate(self, run: StrategyRun) -> Gate:
        """Return what a strategy may do now, also where the others of its basket leave no place."""
        return self._own_gate(run) & self._baskets.gate(run)

    def _own_gate(self, run: StrategyRun) -> Gate:
        return gate_of(run.strategy, watch_gate(run.strategy.cause), self._clock())

    def _forget(self, name: str) -> None:
        """Forget a strategy that has ended."""
        self._attention.end(name)
        self._looked.discard(name)
        self._settled.discard(name)
        self._failing.discard(name)
        self._executors.end(name)
