"""The executors of the strategies that run: their orders are real, or a rehearsal."""

import time
from collections.abc import Awaitable, Callable
from functools import partial

from bot.domain.ports.markets import Markets
from bot.domain.ports.strategies import GroupStore, TradingLease
from bot.domain.strategies.group import TradeGroup
from bot.domain.strategies.market import Rules
from bot.domain.strategies.run import StrategyRun
from bot.services.strategies.executor import Executor
from bot.services.strategies.known_rules import KnownRules
from bot.services.strategies.live import LiveOrders
from bot.services.strategies.paper import PaperTrader
from bot.services.strategies.refusals import RefusalDesk
from bot.services.strategies.terms import Terms

_MAY_LEAD = 10.0  # seconds by which our clock may be ahead of the one of an exchange


class Executors:
    """Keeps one executor for each strategy; it remembers looks and pauses."""

    def __init__(
        self,
        *,
        groups: GroupStore,
        markets: Markets,
        lease: TradingLease,
        clock: Callable[[], float],
        live: LiveOrders,
        refusals: RefusalDesk,
        outdated: Callable[[StrategyRun, TradeGroup], Awaitable[None]],
        elapsed: Callable[[], float] = time.monotonic,
    ) -> None:
        """Take the clock in seconds, and one that never jumps.

        `outdated` is called where the exchange knows of more than is stored.
        """
        self._groups = groups
        self._markets = markets
        self._lease = lease
        self._clock = clock
        self._live = live
        self._refusals = refusals
        self._outdated = outdated
        self._elapsed = elapsed
        self._rules = KnownRules(markets, clock)
        self._known: dict[str, Executor] = {}

    def of(self, run: StrategyRun) -> Executor:
        """Return the executor of a strategy."""
        known = self._known.get(run.strategy.id)
        if known is None:
            known = self._real(run) if run.is_live else self._rehearsal(run)
            self._known[run.strategy.id] = known
        return known

    def terms(self, run: StrategyRun) -> Terms | None:
        """Return what a group trades by; None: the rules of its pair are not known yet."""
        rules = self._rules.get(run.exchange, run.pair)
        return None if rules is None else Terms(run.plan, rules)

    def rules(self, exchange: str, pair: str) -> Rules | None:
        """Return the rules of a pair; None: they are not known yet."""
        return self._rules.get(exchange, pair)

    def end(self, strategy: str) -> None:
        """Forget the executor of a strategy that has ended."""
        self._known.pop(strategy, None)

    def clear(self) -> None:
        """Forget all executors: others may have traded."""
        self._known.clear()

    def _real(self, run: StrategyRun) -> Executor:
        return Executor(
            self._groups,
            self._live.trader(run),
            self._lease,
            self._clock,
            may_lead=_MAY_LEAD,
            elapsed=self._elapsed,
            on_refusal=partial(self._refusals.handle, run),
            on_known=partial(self._outdated, run),
        )

    def _rehearsal(self, run: StrategyRun) -> Executor:
        exchange = run.exchange
        trader = PaperTrader(
            lambda pair: self._markets.quote(exchange, pair),
            lambda pair: self._rules.get(exchange, pair),
        )
        return Executor(self._groups, trader, self._lease, self._clock)
