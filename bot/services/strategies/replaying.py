"""Replays a plan over past prices with the core that trades; orders are filled on paper."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from bot.domain.strategies.amounts import ZERO
from bot.domain.strategies.deciding import decide, write
from bot.domain.strategies.gate import OPEN, Gate
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
    on_paper: Decimal = ZERO  # loss of what is held, at the last quote
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


class PairReplay:
    """Replays one pair, a quote at a time.

    An order is filled at the quote after the one that decided it, or not at all. The market is
    not judged: past prices have no spread and no volume. The quotes are in the order of time.
    """

    def __init__(self, plan: Plan, rules: Rules, pair: str = "base/quote") -> None:
        self._plan, self._rules, self._pair = replace(plan, guards=None), rules, pair
        self._strategy, group = next_group(Strategy("replay"), pair)
        self._before: float | None = None
        self.done = Replay(group)

    @property
    def group(self) -> TradeGroup:
        """The last group."""
        return self.done.group

    def look(self, quote: Quote, gate: Gate = OPEN) -> None:
        """Do what is due at a quote. `gate`: what others leave to it."""
        group, plan, rules = self.group, self._plan, self._rules
        rests = not gate_of(self._strategy, OPEN, quote.at).entries
        if group.phase is Phase.CLOSED and rests:
            return
        if group.phase is Phase.CLOSED:
            self._strategy, group = next_group(self._strategy, self._pair)
        if self._before is not None and group.phase is Phase.RECOVERY:
            self.done.in_recovery += quote.at - self._before
        self._before = quote.at
        group = _filled(plan, rules, group, quote, self.done)
        group, intent = decide(plan, rules, group, quote, gate, quote.at)
        group = write(group, intent) if intent is not None else group
        if group.phase is Phase.CLOSED:
            self._strategy = after_group(self._strategy, plan, group, quote.at)
        _count(self.done, rules, group, quote)


def replay(plan: Plan, rules: Rules, quotes: Iterable[Quote], pair: str = "base/quote") -> Replay:
    """Return what a plan would have done; groups follow one another after their pauses."""
    replayed = PairReplay(plan, rules, pair)
    for quote in quotes:
        replayed.look(quote)
    return replayed.done


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
    replayed.group, replayed.on_paper = group, ZERO
    if group.phase is Phase.CLOSED:
        replayed.rounds += 1
        replayed.paid += group.paid
        replayed.got += group.got
    elif group.held > 0:
        replayed.on_paper = group.cost - group.held * quote.bid * (1 - rules.fee)
        replayed.deepest = max(replayed.deepest, replayed.on_paper)
