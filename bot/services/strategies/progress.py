"""What follows from the state of a strategy: it is held, ends, or starts its next group."""

from collections.abc import Callable, Collection
from dataclasses import replace

from bot.domain.availability import Availability
from bot.domain.ports.strategies import Runs, StartingGroups, StrategyStore
from bot.domain.strategies.amounts import ZERO
from bot.domain.strategies.deciding import closed
from bot.domain.strategies.events import EventDraft, EventKind, amount, position_of
from bot.domain.strategies.gate import Gate
from bot.domain.strategies.group import Phase, TradeGroup
from bot.domain.strategies.run import StrategyRun
from bot.domain.strategies.stops import TradingStop
from bot.domain.strategies.strategy import StrategyMode, StrategyStatus, next_group, with_status
from bot.domain.strategies.watch import HoldCause, hold_cause

CLOSES_FOR = 600.0  # seconds of tries to sell all, as the person wished
_OURS = {StrategyStatus.HELD, StrategyStatus.STOPPING}  # the watch does not hold these
_LEAVING = {StrategyStatus.FINISHING, StrategyStatus.CLOSING}


class StrategyProgress:
    """Changes strategies as the watch, their groups and their age require."""

    def __init__(
        self,
        runs: Runs,
        strategies: StrategyStore,
        groups: StartingGroups,
        clock: Callable[[], float],
    ) -> None:
        """Take the clock in seconds."""
        self._runs = runs
        self._strategies = strategies
        self._groups = groups
        self._clock = clock

    async def watched(
        self, run: StrategyRun, availability: Availability, stops: Collection[TradingStop]
    ) -> StrategyRun:
        """Return a strategy as watch and operator hold it now; a change has one notice."""
        strategy = run.strategy
        cause = hold_cause(run.connection, availability, stops)
        if strategy.status in _OURS or cause is strategy.cause:
            return run
        after = replace(strategy, cause=cause)
        facts = position_of(run.open_group)
        if cause is None:
            event = EventDraft(EventKind.RELEASED, facts)
        else:
            event = EventDraft(EventKind.HELD, {"cause": cause, **facts})
        events = () if cause is HoldCause.GONE else (event,)  # its end has a notice
        saved = await self._strategies.save(strategy, after, *events)
        held = (
            after if saved else replace(strategy, cause=HoldCause.UNAVAILABLE)
        )  # until it is read again
        return replace(run, strategy=held)

    async def after(self, run: StrategyRun, group: TradeGroup | None, gate: Gate) -> None:
        """Do what follows once a group was looked at. `group`: the last one, as stored."""
        status, cause = run.strategy.status, run.strategy.cause
        if group is not None and group.live is not None and not self._is_lost(run):
            return  # an order is under way
        if status is StrategyStatus.STOPPING or cause is HoldCause.GONE:
            await self._end(run, group)
        elif status in _LEAVING:
            await self._leave(run, group)
        elif (group is None or group.phase is Phase.CLOSED) and gate.entries:
            strategy, new = next_group(run.strategy, run.pair)
            await self._groups.begin(run.strategy, strategy, new)

    async def _leave(self, run: StrategyRun, group: TradeGroup | None) -> None:
        """End a strategy whose last group is over, or cannot be sold in time."""
        strategy = run.strategy
        late = (
            strategy.status is StrategyStatus.CLOSING
            and self._clock() - (strategy.since or 0.0) > CLOSES_FOR
        )
        holds = group is not None and group.held > 0 and group.phase is not Phase.CLOSED
        if late or not holds:
            await self._end(run, group)

    async def _end(self, run: StrategyRun, group: TradeGroup | None) -> None:
        """End a strategy; what it holds stays with the person."""
        if group is not None and group.phase is not Phase.CLOSED and group.held <= 0:
            if not await self._groups.save(group, closed(group, self._clock())):
                return
            return  # the strategy rests now: it is read again
        held = group if group is not None and group.phase is not Phase.CLOSED else None
        result = await self._runs.result(run.strategy.id) if run.strategy.groups else ZERO
        facts = {"why": why_ended(run), "result": amount(result), **position_of(held)}
        ended = with_status(run.strategy, StrategyStatus.ENDED, self._clock())
        await self._strategies.save(run.strategy, ended, EventDraft(EventKind.ENDED, facts))

    @staticmethod
    def _is_lost(run: StrategyRun) -> bool:
        """Return whether no order under way can be looked at any more: its key is gone."""
        gone = run.strategy.cause is HoldCause.GONE
        return gone and run.strategy.mode is StrategyMode.LIVE


def why_ended(run: StrategyRun) -> str:
    """Return why a strategy ends, as a slug."""
    if run.strategy.cause is HoldCause.GONE:
        return HoldCause.GONE
    return run.strategy.status
