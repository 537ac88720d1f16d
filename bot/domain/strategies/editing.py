"""Other numbers for a strategy: what of them applies to its open group at once."""

from dataclasses import dataclass, replace
from decimal import Decimal

from bot.domain.strategies.group import Phase, TradeGroup
from bot.domain.strategies.plan import Plan

_SAFER = ("limit", "take_profit", "stop", "recovery")


@dataclass(frozen=True, slots=True)
class EditEffect:
    """What an edit does. The names are those of settings, and `limit`."""

    now: frozenset[str]  # applies to the open group
    later: frozenset[str]  # applies from the next group on

    def __bool__(self) -> bool:
        """Return whether it changes anything."""
        return bool(self.now or self.later)


def trades(group: TradeGroup | None) -> bool:
    """Return whether a group trades by a plan: it bought, or is about to."""
    if group is None or group.phase is Phase.CLOSED:
        return False
    return group.live is not None or group.phase is not Phase.OPENING


def safer(before: Plan, after: Plan, group: TradeGroup) -> Plan:
    """Return the plan by which an open group goes on after an edit: safer, or as it was.

    It takes from `after` a lower limit, but not below what is used; fewer top-ups, but those
    that are done or under way; a nearer stop, a lower take profit, an earlier Recovery Mode.
    Nothing of it lets the group use more money. A group that does not trade yet has no plan to
    keep: it takes `after`.
    """
    if not trades(group):
        return after
    done = group.step + (1 if group.is_buying else 0)
    buys = min(len(before.money), max(len(after.money), done))
    return replace(
        before,
        limit=min(before.limit, max(after.limit, group.exposure)),
        money=before.money[:buys],
        drops=before.drops[:buys],
        take_profit=min(before.take_profit, after.take_profit),
        stop=_nearer(before.stop, after.stop),
        recovery=_nearer(before.recovery, after.recovery),
    )


def effect(
    changed: frozenset[str], before: Plan, after: Plan, group: TradeGroup | None
) -> EditEffect:
    """Return which of the changed settings apply now, and which later.

    `before`: the plan by which the open group trades; `after`: of the next one.
    """
    if group is None or not trades(group):
        return EditEffect(frozenset(), changed)
    kept = safer(before, after, group)
    now = {name for name in _SAFER if getattr(before, name) != getattr(kept, name)}
    now |= {"topups"} if len(kept.money) < len(before.money) else set()
    return EditEffect(changed & now, changed - now)


def _nearer(before: Decimal, after: Decimal) -> Decimal:
    """Return the smaller one of two distances; 0 is none at all."""
    return min(before, after) if before and after else max(before, after)
