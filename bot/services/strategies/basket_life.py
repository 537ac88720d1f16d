"""What people do with baskets that run: cards, verbs, other numbers."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from bot.domain.ports.strategies import PlanEdit, StrategyChange
from bot.domain.strategies.editing import safer
from bot.domain.strategies.events import EventDraft, EventKind, StrategyEvent
from bot.domain.strategies.run import StrategyRun
from bot.domain.strategies.strategy import StrategyStatus
from bot.services.strategies.basket_cards import BasketCard
from bot.services.strategies.basket_proposal import (
    BasketProposal,
    basket_adds_risk,
    edited_part,
    parts_of,
)
from bot.services.strategies.basket_starting import BasketStarts
from bot.services.strategies.verbs import RiskError, StrategyVerbs, VerbRefusedError, possible


def possible_together(runs: Sequence[StrategyRun]) -> frozenset[StrategyStatus]:
    """Return the statuses that verbs can give to at least one of some runs now."""
    return frozenset[StrategyStatus]().union(*(possible(run) for run in runs))


@dataclass(frozen=True, kw_only=True)
class BasketLife:
    """Shows and changes baskets of their owner. All raise StrategyGoneError."""

    starts: BasketStarts
    verbs: StrategyVerbs

    async def is_basket(self, owner: int, target: str) -> bool:
        """Return whether a person has a basket with this id."""
        return bool(await self.starts.strategies.runs.of_basket(owner, target))

    async def card(self, owner: int, basket: str) -> BasketCard:
        """Return what a person sees of a basket now."""
        runs = await self.starts.runs(owner, basket)
        strategies = self.starts.strategies
        cards = [await strategies.card(owner, run.strategy.id) for run in runs]
        return BasketCard(id=basket, cards=cards)

    async def history(self, owner: int, basket: str, limit: int = 20) -> Sequence[StrategyEvent]:
        """Return the latest events of all runs, the newest first."""
        return await self.starts.strategies.events.latest(owner, None, limit, basket=basket)

    async def each(
        self,
        owner: int,
        basket: str,
        verb: Callable[[StrategyVerbs, int, str], Awaitable[StrategyRun]],
    ) -> None:
        """Do what a verb does for each run whose state allows it.

        Interrupted, it is completed by doing it again. Raises VerbRefusedError if no run allows it.
        """
        done = False
        for run in await self.starts.runs(owner, basket):
            try:
                await verb(self.verbs, owner, run.strategy.id)
                done = True
            except VerbRefusedError:
                continue
        if not done:
            raise VerbRefusedError

    async def edit(self, owner: int, proposal: BasketProposal, *, sure: bool = False) -> None:
        """Change the numbers of all runs to those of `BasketStarts.edited`, as confirmed.

        All are changed together, or none. What is safer applies to open groups at once; more
        groups at a time need what more money needs: see `StrategyVerbs.edit`. Raises RiskError,
        VerbRefusedError, and the errors of `BasketStarts.require_money`.
        """
        while True:
            runs = await self.starts.runs(owner, proposal.id)
            going = [run for run in runs if not run.has_ended]
            if {run.pair for run in going} != set(proposal.pairs):
                raise VerbRefusedError  # a pair has ended since the sheet was made
            if going[0].is_live and basket_adds_risk(runs, proposal):
                if not sure:
                    raise RiskError
                await self.starts.require_money(owner, proposal)
            changes = [_changed(run, proposal) for run in going]
            if await self.starts.strategies.store.save_basket(changes):
                return


def _changed(run: StrategyRun, proposal: BasketProposal) -> StrategyChange:
    """Return the change that an edit of its basket makes of a run."""
    part, group = parts_of(proposal)[run.pair], run.open_group
    after = None if group is None else replace(group, plan=safer(run.plan, part.plan, group))
    facts = {name: str(value) for name, value in proposal.custom.items()}
    facts |= {"limit": str(part.limit), "at_once": str(proposal.at_once)}
    return StrategyChange(
        before=run.strategy,
        after=replace(run.strategy, at_once=proposal.at_once),
        events=(EventDraft(EventKind.EDITED, facts),),
        edit=PlanEdit(part.plan, edited_part(proposal, part, run), group, after),
    )
