"""Replays a plan over past prices with the core that trades; orders are filled on paper."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from bot.domain.strategies.amounts import ZERO
from bot.domain.strategies.deciding import decide, write
from bot.domain.strategies.gate import OPEN
from bot.domain.strategies.group import Phase, TradeGroup
from bot.domain.strategies.market import Quote, Rules
from bot.domain.strategies.orders import Fill, Intent
from bot.domain.strategies.paper import paper_fill
from bot.domain.strategies.plan import Plan
from bot.domain.strategies.settling import fill, settle
from bot.domain.strategies.strategy import Strategy, after_group, gate_of, next_group


@dataclass(frozen=True)
class ReplayedOrder:
    """An order that was filled, with what decided it."""

    intent: Intent
    fill: Fill


@dataclass
class Replay:
    """What came of a plan; all sums are of all groups."""

    group: TradeGroup  # the last one
    orders: list[ReplayedOrder] = field(default_factory=list)
    rounds: int = 0  # groups that closed
    paid: Decimal = ZERO  # of the closed groups
    got: Decimal = ZERO
    deepest: Decimal = ZERO  # loss on paper of a group that was open
    in_recovery: float = 0.0  # seconds

    @property
    def total_paid(self) -> Decimal:
        """Money of all buys, fees included."""
        return self.paid + (ZERO if self.group.phase is Phase.CLOSED else self.group.paid)

    @property
    def total_got(self) -> Decimal:
        """Money of all sales, fees taken off."""
        return self.got + (ZERO if self.group.phase is Phase.CLOSED else self.group.got)

    @property
    def result(self) -> Decimal:
        """What was earned; what is still held counts with its cost."""
        open_result = ZERO if self.group.phase is Phase.CLOSED else self.group.result
        return self.got - self.paid + open_result


def replay(plan: Plan, rules: Rules, quotes: Iterable[Quote], pair: str = "base/quote") -> Replay:
    """Return what a plan would have done; groups follow one another after their pauses.

    An order is filled at the quote after the one that decided it, or not at all. The market is
    not judged: past prices have no spread and no volume. The quotes are in the order of time.
    """
    plan = replace(plan, guards=None)
    strategy, group = next_group(Strategy("replay"), pair)
    replayed, before = Replay(group), None
    for quote in quotes:
        rests = not gate_of(strategy, OPEN, quote.at).entries
        if group.phase is Phase.CLOSED and rests:
            continue
        if group.phase is Phase.CLOSED:
            strategy, group = next_group(strategy, pair)
        if before is not None and group.phase is Phase.RECOVERY:
            replayed.in_recovery += quote.at - before
        before = quote.at
        group = _filled(plan, rules, group, quote, replayed)
        group, intent = decide(plan, rules, group, quote, OPEN, quote.at)
        group = write(group, intent) if intent is not None else group
        if group.phase is Phase.CLOSED:
            strategy = after_group(strategy, plan, group, quote.at)
        _count(replayed, rules, group, quote)
    return replayed


def _filled(
    plan: Plan, rules: Rules, group: TradeGroup, quote: Quote, replayed: Replay
) -> TradeGroup:
    """Return the group after its order met a quote."""
    order = group.live
    if order is None:
        return group
    done = paper_fill(rules, order, quote, group.quote)
    if done is None:
        return settle(plan, rules, group, ZERO, quote.at)
    replayed.orders.append(ReplayedOrder(order, done))
    return settle(plan, rules, fill(group, done), done.qty, quote.at)


def _count(replayed: Replay, rules: Rules, group: TradeGroup, quote: Quote) -> None:
    replayed.group = group
    if group.phase is Phase.CLOSED:
        replayed.rounds += 1
        replayed.paid += group.paid
        replayed.got += group.got
    elif group.held > 0:
        on_paper = group.cost - group.held * quote.bid * (1 - rules.fee)
        replayed.deepest = max(replayed.deepest, on_paper)
