"""What follows from the state of a strategy: it is held, ends, or starts its next group."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.domain.ports.strategies import Runs, StartingGroups, StrategyStore
from bot.domain.strategies.amounts import ZERO
from bot.domain.strategies.deciding import closed
from bot.domain.strategies.events import EventDraft, EventKind, amount, order_of, position_of
from bot.domain.strategies.gate import Gate
from bot.domain.strategies.group import Phase, TradeGroup, in_new_series
from bot.domain.strategies.run import StrategyRun, cause_of
from bot.domain.strategies.sending import IntentStatus
from bot.domain.strategies.strategy import StrategyStatus, next_group, with_status
from bot.domain.strategies.watch import HoldCause, TradingConditions, is_blocked

_SERIES = 2_000
CLOSES_FOR = 600.0  # seconds of tries to sell all, as the person wished
_OURS = {StrategyStatus.HELD, StrategyStatus.STOPPING}  # the watch does not hold these
_LEAVING = {StrategyStatus.FINISHING, StrategyStatus.CLOSING}
_ENDING = {StrategyStatus.STOPPING, StrategyStatus.CLOSING}  # at a known time


class StrategyProgress:
    """Changes strategies as the watch, their groups and their age require."""

    def __init__(
        self,
        runs: Runs,
        strategies: StrategyStore,
        groups: StartingGroups,
        clock: Callable[[], float],
        *,
        live: bool = False,
    ) -> None:
        """Take the clock in seconds, and whether the operator allows real orders."""
        self._runs = runs
        self._strategies = strategies
        self._groups = groups
        self._clock = clock
        self._live = live

    def seen(self, run: StrategyRun, given: TradingConditions) -> StrategyRun:
        """Return a strategy as watch and operator hold it now; nothing is stored."""
        strategy = run.strategy
        cause = cause_of(run, given, live=self._live)
        ours = strategy.status in _OURS and cause is not HoldCause.GONE
        if ours or cause is strategy.cause:
            return run
        return replace(run, strategy=replace(strategy, cause=cause))

    async def watched(self, run: StrategyRun, given: TradingConditions) -> StrategyRun:
        """Return a strategy as watch and operator hold it now; a change has one notice."""
        strategy, after = run.strategy, self.seen(run, given).strategy
        cause = after.cause
        if cause is strategy.cause:
            return run
        facts = position_of(run.open_group)
        if cause is None:
            event = EventDraft(EventKind.RELEASED, facts)
        else:
            unread = await self._unread_order(run) if cause is HoldCause.BLOCKED else {}
            event = EventDraft(EventKind.HELD, {"cause": cause, **facts, **unread})
        events = () if cause is HoldCause.GONE else (event,)  # its end has a notice
        saved = await self._strategies.save(strategy, after, *events)
        held = (
            after if saved else replace(strategy, cause=HoldCause.UNAVAILABLE)
        )  # until it is read again
        return replace(run, strategy=held)

    async def hold_outdated(self, run: StrategyRun, group: TradeGroup) -> None:
        """Hold a strategy of which the exchange knows more than is stored: it is an older copy.

        Its next orders get ids of another series.
        """
        now = await self._runs.run(run.owner, run.strategy.id)
        orders = in_new_series(group.orders, 1 + secrets.randbelow(_SERIES))
        if now is None or not await self._groups.save(group, replace(group, orders=orders)):
            return
        held = with_status(now.strategy, StrategyStatus.HELD, self._clock())
        facts = {"cause": HoldCause.RESTORED, **position_of(group)}
        held = replace(held, cause=HoldCause.RESTORED)
        await self._strategies.save(now.strategy, held, EventDraft(EventKind.HELD, facts))

    async def after(self, run: StrategyRun, group: TradeGroup | None, gate: Gate) -> None:
        """Do what follows once a group was looked at. `group`: the last one, as stored."""
        status, cause = run.strategy.status, run.strategy.cause
        if group is not None and group.live is not None and not await self._is_given_up(run, group):
            return  # an order is under way
        if status is StrategyStatus.STOPPING or cause is HoldCause.GONE:
            await self._end(run, group)
        elif status in _LEAVING:
            await self._leave(run, group)
        elif (group is None or group.phase is Phase.CLOSED) and gate.entries:
            strategy, new = next_group(run.strategy, run.pair, run.group)
            await self._groups.begin(run.strategy, strategy, new)

    async def _unread_order(self, run: StrategyRun) -> Mapping[str, str]:
        """Return the facts of an order under way with real money; empty if there is none."""
        group = run.open_group
        if not run.is_live or group is None or group.live is None:
            return {}
        return order_of(await self._groups.intent(group.live.id))

    async def _leave(self, run: StrategyRun, group: TradeGroup | None) -> None:
        """End a strategy whose last group is over, or cannot be sold in time."""
        late = self._is_late(run)
        holds = group is not None and group.held > 0 and group.phase is not Phase.CLOSED
        if late or not holds:
            await self._end(run, group)

    async def _end(self, run: StrategyRun, group: TradeGroup | None) -> None:
        """End a strategy; what it holds stays with the person."""
        if group is not None and _is_empty(group):
            if not await self._groups.save(group, closed(group, self._clock())):
                return
            return  # the strategy rests now: it is read again
        held = group if group is not None and group.phase is not Phase.CLOSED else None
        result = await self._runs.result(run.strategy.id) if run.strategy.groups else ZERO
        facts = {"why": why_ended(run), "result": amount(result), **position_of(held)}
        if held is not None and held.live is not None:
            facts |= order_of(await self._groups.intent(held.live.id))
        ended = with_status(run.strategy, StrategyStatus.ENDED, self._clock())
        await self._strategies.save(run.strategy, ended, EventDraft(EventKind.ENDED, facts))

    async def _is_given_up(self, run: StrategyRun, group: TradeGroup) -> bool:
        """Return whether a strategy ends although the end of its order is not known.

        Without a key it cannot be looked at; with a blocked one it is not.
        """
        strategy = run.strategy
        if group.live is None or (strategy.cause is HoldCause.GONE and not run.is_live):
            return False
        row = await self._groups.intent(group.live.id)
        if self._cannot_look(run) and row.status is IntentStatus.WRITTEN:
            row = replace(row, status=IntentStatus.LOST)
            await self._groups.mark(row)
        ends = strategy.cause is HoldCause.GONE or strategy.status in _ENDING
        return ends and row.status is IntentStatus.LOST

    def _cannot_look(self, run: StrategyRun) -> bool:
        """Return whether a strategy must end, and its key cannot look at an order before."""
        if run.strategy.cause is HoldCause.GONE:
            return True
        ends = run.strategy.status is StrategyStatus.STOPPING or self._is_late(run)
        blocked = run.connection is not None and is_blocked(run.connection)
        return run.is_live and ends and blocked

    def _is_late(self, run: StrategyRun) -> bool:
        """Return whether the time to sell all, as the person wished, is over."""
        closes = run.strategy.status is StrategyStatus.CLOSING
        return closes and self._clock() - (run.strategy.since or 0.0) > CLOSES_FOR


def _is_empty(group: TradeGroup) -> bool:
    return group.phase is not Phase.CLOSED and group.held <= 0 and group.live is None


def why_ended(run: StrategyRun) -> str:
    """Return why a strategy ends, as a slug."""
    if run.strategy.cause is HoldCause.GONE:
        return HoldCause.GONE
    return run.strategy.status
