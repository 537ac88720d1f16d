"""The verbs of a person on a running strategy. Each is stored once, with its event."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bot.domain.ports.strategies import (
    GroupStore,
    PlanEdit,
    Runs,
    StrategyHistory,
    StrategyStore,
)
from bot.domain.strategies import recovery
from bot.domain.strategies.disturbance import chosen_status
from bot.domain.strategies.editing import safer
from bot.domain.strategies.events import EventDraft, EventKind, order_of
from bot.domain.strategies.group import TradeGroup
from bot.domain.strategies.run import StrategyRun
from bot.domain.strategies.sending import IntentStatus
from bot.domain.strategies.strategy import StrategyStatus, with_status
from bot.domain.strategies.watch import HoldCause
from bot.services.strategies.disturbances import EVENTS
from bot.services.strategies.proposal import Proposal, adds_risk, edited_sheet
from bot.services.strategies.strategies import StrategyGoneError

_RUNNING, _PAUSED = StrategyStatus.RUNNING, StrategyStatus.PAUSED
_FINISHING, _CLOSING = StrategyStatus.FINISHING, StrategyStatus.CLOSING
_HELD, _STOPPING = StrategyStatus.HELD, StrategyStatus.STOPPING
_FROM: Mapping[EventKind, frozenset[StrategyStatus]] = {
    EventKind.PAUSED: frozenset({_RUNNING, _FINISHING}),
    EventKind.RESUMED: frozenset({_PAUSED, _FINISHING, _HELD}),
    EventKind.FINISHING: frozenset({_RUNNING, _PAUSED}),
    EventKind.CLOSING: frozenset({_RUNNING, _PAUSED, _FINISHING, _HELD}),
    EventKind.STOPPING: frozenset({_RUNNING, _PAUSED, _FINISHING, _CLOSING, _HELD}),
}
_TO: Mapping[EventKind, StrategyStatus] = {
    EventKind.PAUSED: _PAUSED,
    EventKind.RESUMED: _RUNNING,
    EventKind.FINISHING: _FINISHING,
    EventKind.CLOSING: _CLOSING,
    EventKind.STOPPING: _STOPPING,
}


class VerbRefusedError(Exception):
    """The state of a strategy does not allow a verb, such as a pause of one that has ended."""


class RiskError(Exception):
    """Other numbers raise what a strategy can lose of real money: the person must be asked."""


class RequireMoney(Protocol):
    """Requires what a start with real money requires."""

    async def __call__(self, owner: int, proposal: Proposal) -> object:
        """Raises StartRefusedError, PriceMovedError."""


def possible(run: StrategyRun) -> frozenset[StrategyStatus]:
    """Return the statuses that verbs can give to a strategy now."""
    now = run.strategy.status
    return frozenset(_TO[verb] for verb, before in _FROM.items() if now in before)


@dataclass(kw_only=True)
class StrategyVerbs:
    """Changes running strategies of their owner. All raise StrategyGoneError.

    A verb that was done already is done; one that the state does not allow raises
    VerbRefusedError. The engine does the rest.
    """

    runs: Runs
    store: StrategyStore
    groups: GroupStore
    clock: Callable[[], datetime]
    require_money: RequireMoney
    history: StrategyHistory

    async def pause(self, owner: int, strategy: str) -> StrategyRun:
        """Stop buying; sales go on."""
        return await self._do(owner, strategy, EventKind.PAUSED)

    async def resume(self, owner: int, strategy: str) -> StrategyRun:
        """Go on buying, also after a restore.

        What was to finish, and is paused because coins were missing, finishes.
        """
        run = await self._get(owner, strategy)
        chosen = chosen_status(await self.history.latest(owner, strategy, EVENTS))
        finishes = run.strategy.status is _PAUSED and chosen is _FINISHING
        verb = EventKind.FINISHING if finishes else EventKind.RESUMED
        return await self._do(owner, strategy, verb)

    async def finish(self, owner: int, strategy: str) -> StrategyRun:
        """Start no new group; end after the last one."""
        return await self._do(owner, strategy, EventKind.FINISHING)

    async def stop_and_keep(self, owner: int, strategy: str) -> StrategyRun:
        """Send nothing more; end and keep what is held."""
        return await self._do(owner, strategy, EventKind.STOPPING)

    async def close_now(self, owner: int, strategy: str) -> StrategyRun:
        """Sell all that is held now; end after ten minutes at the latest."""
        return await self._do(owner, strategy, EventKind.CLOSING)

    async def recover(self, owner: int, strategy: str) -> StrategyRun:
        """Put the open group into Recovery Mode."""
        return await self._with_group(owner, strategy, lambda _, group: recovery.choose(group))

    async def end_recovery(self, owner: int, strategy: str) -> StrategyRun:
        """End Recovery Mode of the open group, if most of its money is not used."""
        return await self._with_group(
            owner, strategy, lambda run, group: recovery.waive(run.plan, group)
        )

    async def not_filled(self, owner: int, strategy: str) -> StrategyRun:
        """End a lost order as the person found it: it was not filled. The group goes on.

        Raises VerbRefusedError if no order is lost.
        """
        while True:
            run = await self._get(owner, strategy)
            row = (await self.runs.trouble(strategy)).lost
            group = run.open_group
            if row is None or group is None or run.has_ended:
                raise VerbRefusedError
            ended = replace(row, status=IntentStatus.VOID)
            if await self.groups.end(group, replace(group, live=None), ended, ()):
                break
        event = EventDraft(EventKind.NOT_FILLED, order_of(row), group.number)
        await self.store.save(run.strategy, run.strategy, event)
        return await self._get(owner, strategy)

    async def edit(self, owner: int, proposal: Proposal, *, sure: bool = False) -> StrategyRun:
        """Change the numbers of a strategy to those of `Strategies.edited`, as confirmed.

        What is safer applies to the open group at once, the rest from the next one on. `sure`:
        the person was asked again, and accepts a greater limit or worst loss of real money; then
        it also needs what a start needs. Raises RiskError without it, OutOfRangeError, and the
        errors of `RequireMoney`.
        """
        while True:
            run = await self._get(owner, proposal.id)
            if run.has_ended:
                raise VerbRefusedError
            if run.is_live and adds_risk(run, proposal):
                if not sure:
                    raise RiskError
                await self.require_money(owner, proposal)
            group, after = run.open_group, None
            if group is not None:
                after = replace(group, plan=safer(run.plan, proposal.plan, group))
            sheet = edited_sheet(proposal, run.sheet)
            facts = {name: str(value) for name, value in proposal.custom.items()}
            event = EventDraft(EventKind.EDITED, {"limit": str(proposal.limit), **facts})
            edit = PlanEdit(proposal.plan, sheet, group, after)
            if await self.store.save(run.strategy, run.strategy, event, edit=edit):
                return await self._get(owner, proposal.id)

    async def _do(self, owner: int, strategy: str, verb: EventKind) -> StrategyRun:
        """Store a verb; repeat it on the latest row after a concurrent change."""
        while True:
            run = await self._get(owner, strategy)
            if run.strategy.status is _TO[verb]:
                return run
            if run.strategy.status not in _FROM[verb]:
                raise VerbRefusedError
            after = with_status(run.strategy, _TO[verb], self.clock().timestamp())
            if after.cause is HoldCause.RESTORED:
                after = replace(after, cause=None)
            if await self.store.save(run.strategy, after, EventDraft(verb)):
                return await self._get(owner, strategy)

    async def _with_group(
        self, owner: int, strategy: str, change: Callable[[StrategyRun, TradeGroup], TradeGroup]
    ) -> StrategyRun:
        while True:
            run = await self._get(owner, strategy)
            if (group := run.open_group) is None:
                raise VerbRefusedError
            after = change(run, group)
            if after == group or await self.groups.save(group, after):
                return await self._get(owner, strategy)

    async def _get(self, owner: int, strategy: str) -> StrategyRun:
        run = await self.runs.run(owner, strategy)
        if run is None:
            raise StrategyGoneError
        return run
