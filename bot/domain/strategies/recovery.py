"""Recovery Mode: a group buys more carefully and sells as soon as nothing is lost."""

from dataclasses import replace
from decimal import Decimal

from bot.domain.strategies.amounts import ONE
from bot.domain.strategies.group import Phase, RecoveryCause, TradeGroup
from bot.domain.strategies.market import Quote
from bot.domain.strategies.plan import Plan

PROFIT = Decimal("0.003")  # over the average after fees, at which all is sold
BETTER = Decimal("0.005")  # by which a top-up must lower the average
BETWEEN_TOPUPS = 1_800.0  # seconds
UNCLEAR_FOR = 600.0  # seconds of an unclear market, after which it starts
CLEAR_FOR = 1_800.0  # seconds of a clear market, after which it can end
_MOST_USED = Decimal("0.8")  # of the limit


def judged(plan: Plan, group: TradeGroup, quote: Quote, now: float) -> TradeGroup:
    """Return a group that holds coins, in or out of Recovery Mode as the market says."""
    group = _observed(plan, group, quote, now)
    if group.phase is Phase.OPEN:
        cause = _cause(plan, group, quote, now)
        return replace(group, phase=Phase.RECOVERY, cause=cause) if cause else group
    ends = (
        group.phase is Phase.RECOVERY
        and group.cause is not RecoveryCause.CHOSEN
        and _is_better(plan, group, quote)
        and _cause(plan, group, quote, now) is None
        and _clear_for_long(plan, group, now)
    )
    return replace(group, phase=Phase.OPEN, cause=None) if ends else group


def choose(group: TradeGroup) -> TradeGroup:
    """Return an open group in Recovery Mode, as the person wishes; any other as it is."""
    if group.phase not in {Phase.OPEN, Phase.RECOVERY}:
        return group
    return replace(group, phase=Phase.RECOVERY, cause=RecoveryCause.CHOSEN, waived=False)


def can_waive(plan: Plan, group: TradeGroup) -> bool:
    """Return whether the person can end Recovery Mode."""
    return group.phase is Phase.RECOVERY and not _mostly_used(plan, group)


def waive(plan: Plan, group: TradeGroup) -> TradeGroup:
    """Return a group whose Recovery Mode the person ended, if they can.

    It does not start again until the price was near the average once, or most money is used.
    """
    if not can_waive(plan, group):
        return group
    return replace(group, phase=Phase.OPEN, cause=None, waived=True)


def _observed(plan: Plan, group: TradeGroup, quote: Quote, now: float) -> TradeGroup:
    """Return a group that remembers since when the market is clear or not."""
    if group.waived and _is_better(plan, group, quote):
        group = replace(group, waived=False)
    if plan.guards is None:
        return group
    if plan.guards.clear(quote, now):
        if group.clear_since is None:
            return replace(group, clear_since=now, unclear_since=None)
    elif group.unclear_since is None:
        return replace(group, clear_since=None, unclear_since=now)
    return group


def _cause(plan: Plan, group: TradeGroup, quote: Quote, now: float) -> RecoveryCause | None:
    """Return why Recovery Mode starts; None if it does not."""
    average = group.average
    if not plan.recovery or average is None:
        return None
    if _mostly_used(plan, group):
        return RecoveryCause.MONEY
    if group.waived:
        return None
    if quote.bid <= average * (ONE - plan.recovery):
        return RecoveryCause.FALL
    if group.step >= len(plan.money) and quote.bid < average:
        return RecoveryCause.NO_TOPUPS
    unclear = group.unclear_since
    return RecoveryCause.UNCLEAR if unclear is not None and now - unclear >= UNCLEAR_FOR else None


def _mostly_used(plan: Plan, group: TradeGroup) -> bool:
    return group.cost >= _MOST_USED * plan.limit


def _is_better(plan: Plan, group: TradeGroup, quote: Quote) -> bool:
    """Return whether the price came back half of the way that starts Recovery Mode."""
    return group.average is not None and quote.bid >= group.average * (ONE - plan.recovery / 2)


def _clear_for_long(plan: Plan, group: TradeGroup, now: float) -> bool:
    if plan.guards is None:
        return True
    return group.clear_since is not None and now - group.clear_since >= CLEAR_FOR
