"""One run of a strategy: what it may do now, and when its next group may start."""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from bot.domain.strategies.amounts import ZERO
from bot.domain.strategies.gate import EXITS_ONLY, NO_ENTRY, OPEN, SHUT, Gate
from bot.domain.strategies.group import Phase, TradeGroup, first_of_series
from bot.domain.strategies.orders import Intent, OrderKind
from bot.domain.strategies.plan import Plan
from bot.domain.strategies.watch import HoldCause

_DAY = 86_400.0


class StrategyMode(StrEnum):
    """Where the orders of a strategy go."""

    PAPER = "paper"  # nowhere: they are filled from quotes
    LIVE = "live"


class StrategyStatus(StrEnum):
    """What a strategy does."""

    RUNNING = "running"
    PAUSED = "paused"  # no buys; sales stay
    HELD = "held"  # nothing, until the person decides
    FINISHING = "finishing"  # no new group
    CLOSING = "closing"  # all is sold now
    STOPPING = "stopping"  # nothing more is sent; it ends when no order is under way
    ENDED = "ended"


_GATES = {
    StrategyStatus.RUNNING: OPEN,
    StrategyStatus.PAUSED: EXITS_ONLY,
    StrategyStatus.HELD: SHUT,
    StrategyStatus.FINISHING: NO_ENTRY,
    StrategyStatus.CLOSING: Gate(entries=False, adds=False, close=True),
    StrategyStatus.STOPPING: SHUT,
    StrategyStatus.ENDED: SHUT,
}


@dataclass(frozen=True, slots=True)
class Strategy:
    """One run on one connection."""

    id: str
    mode: StrategyMode = StrategyMode.PAPER
    status: StrategyStatus = StrategyStatus.RUNNING
    groups: int = 0  # started so far; the number of the last one
    rests_until: float | None = None  # seconds; no first buy before
    day: int = 0  # the last one on which a group closed, in days since 1970, UTC
    day_result: Decimal = ZERO  # of the groups that closed on it
    cause: HoldCause | None = None  # why the watch holds it
    since: float | None = None  # seconds: when its status began
    unpriced_since: float | None = None  # seconds: when it was noticed that there is no price
    basket: str | None = None  # id of the one that it is a run of; None: it runs alone
    at_once: int = 1  # how many runs of the basket may have a group under way


def gate_of(strategy: Strategy, gate: Gate, now: float) -> Gate:
    """Return what a strategy may do now, where `gate` is what watch and operator allow."""
    allowed = gate & _GATES[strategy.status]
    resting = strategy.rests_until is not None and now < strategy.rests_until
    return replace(allowed, entries=allowed.entries and not resting)


def may_order(status: StrategyStatus, gate: Gate, intent: Intent) -> bool:
    """Return whether an order may still be written, or leave.

    `gate`: what watch and operator allow now.
    """
    gate = gate & _GATES[status]
    if intent.kind is OrderKind.ENTRY:
        return gate.entries
    return gate.adds if intent.kind is OrderKind.TOPUP else gate.exits


def with_status(strategy: Strategy, status: StrategyStatus, now: float) -> Strategy:
    """Return a strategy with another status from now on, in seconds."""
    return replace(strategy, status=status, since=now)


def next_group(
    strategy: Strategy, pair: str, last: TradeGroup | None = None
) -> tuple[Strategy, TradeGroup]:
    """Return a strategy with one more group, and that group. `last`: the one before it."""
    number = strategy.groups + 1
    orders = first_of_series(last.orders) if last is not None else 0
    return replace(strategy, groups=number), TradeGroup(strategy.id, number, pair, orders=orders)


def after_group(strategy: Strategy, plan: Plan, group: TradeGroup, now: float) -> Strategy:
    """Return a strategy that rests after a closed group.

    Ten minutes, longer after a stop, until tomorrow when the loss of the day is too great.
    """
    if group.phase is not Phase.CLOSED:
        return strategy
    day = int(now // _DAY)
    result = group.result + (strategy.day_result if day == strategy.day else ZERO)
    stopped = group.closing is OrderKind.STOP
    until = now + (max(plan.pause_after_stop, plan.pause) if stopped else plan.pause)
    if result < 0 and -result >= plan.day_loss * plan.limit:
        until = max(until, (day + 1) * _DAY)
    return replace(strategy, rests_until=until, day=day, day_result=result)
