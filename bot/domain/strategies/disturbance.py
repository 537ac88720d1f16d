"""Coins of a strategy that other hands moved: what is missing, and what is left of a group."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from bot.domain.strategies.amounts import ZERO, floor, wire
from bot.domain.strategies.deciding import closed
from bot.domain.strategies.events import EventDraft, EventKind, StrategyEvent
from bot.domain.strategies.group import TradeGroup
from bot.domain.strategies.strategy import StrategyStatus

_CHOSEN = {
    EventKind.PAUSED: StrategyStatus.PAUSED,
    EventKind.RESUMED: StrategyStatus.RUNNING,
    EventKind.FINISHING: StrategyStatus.FINISHING,
}
_LOTS = 2  # of a difference that rounding and dust explain
_FINEST = Decimal("1e-18")  # of an amount that is stored


def share_of_free(group: TradeGroup, groups: Iterable[TradeGroup], free: Decimal) -> Decimal:
    """Return what of the free coins belongs to a group, in proportion to what each one holds.

    `groups`: all on the account that hold its coin, with this one.
    """
    held = sum((one.held for one in groups), start=ZERO)
    return free if held <= group.held else floor(free * group.held / held, _FINEST)


def is_missing(held: Decimal, there: Decimal, lot: Decimal) -> bool:
    """Return whether less is there than is held, by more than two steps of quantity."""
    return held - there > lot * _LOTS


def counted(group: TradeGroup, there: Decimal, now: float) -> TradeGroup:
    """Return a group that holds what is there, and never more than before.

    Its cost falls in proportion, so its average stays. What is gone is the person's again: it
    counts neither as paid nor as lost. A group of which nothing is left is closed.
    """
    if there >= group.held:
        return group
    if there <= 0:
        nothing = replace(group, held=ZERO, cost=ZERO, paid=group.paid - group.cost)
        return closed(nothing, now)
    kept = floor(group.cost * there / group.held, _FINEST)
    return replace(group, held=there, cost=kept, paid=group.paid - (group.cost - kept))


def is_known(group: TradeGroup, there: Decimal, event: StrategyEvent) -> bool:
    """Return whether an event said this of a group already, or that even less was there."""
    same = event.group == group.number and event.facts.get("held") == wire(group.held)
    return same and Decimal(event.facts.get("there", "Infinity")) <= there


def chosen_status(events: Iterable[StrategyEvent]) -> StrategyStatus:
    """Return what the person chose last that a strategy does, whatever missing coins paused.

    `events`: of the strategy, the newest first.
    """
    return next((_CHOSEN[e.kind] for e in events if e.kind in _CHOSEN), StrategyStatus.RUNNING)


def disturbed(group: TradeGroup, there: Decimal) -> EventDraft:
    """Return the event of a group of which less is there than it holds."""
    facts = {"held": wire(group.held), "there": wire(there)}
    return EventDraft(EventKind.DISTURBED, facts, group.number)
