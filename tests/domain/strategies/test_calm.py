"""While a strategy is calm, nothing is due for it: whatever is seen, nothing is decided."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.strategies import recovery
from bot.domain.strategies.calm import Calm, calm_of, resting_calm
from bot.domain.strategies.deciding import decide, profit_price, stop_price, topup_price, write
from bot.domain.strategies.gate import EXITS_ONLY, OPEN, SHUT, Gate
from bot.domain.strategies.group import Phase, TradeGroup
from bot.domain.strategies.ladder import PRESETS, RiskLevel
from bot.domain.strategies.market import Quote
from bot.domain.strategies.plan import Plan, plan_of
from bot.domain.strategies.settling import fill, settle
from bot.domain.strategies.strategy import Strategy, StrategyStatus
from bot.domain.strategies.watch import HoldCause
from tests.domain.strategies.market import GROUP, RULES, D, at, filled, live, plan, without_market

PLANS = [plan_of(PRESETS[level], D(300)) for level in RiskLevel] + [plan()]
MOVES = st.sampled_from([*range(-60, 31, 10), *range(-9, 20)])  # thousandths of the price
FAR = st.sampled_from([-300, -200, -150, -100, -60, -40, -20, -5, 0, 2, 5, 8, 12, 20, 50, 200])
SPREADS = st.sampled_from([0, 0, 0, 0, 1, 4, 6])  # thousandths
AGES = st.sampled_from([0.0, 0.0, 0.0, 0.0, 59.0, 61.0])
CHANGES = st.sampled_from([0, 0, 0, 0, -9, -11])  # percent of a day
GAPS = st.sampled_from([1.0, 60.0, 300.0, 601.0, 1_801.0])
GATES = st.sampled_from([OPEN, OPEN, OPEN, EXITS_ONLY, SHUT, Gate(entries=False)])


@dataclass(frozen=True)
class Look:
    """A quote, compared with the one before."""

    move: int
    spread: int = 0
    age: float = 0.0
    change: int = 0
    gap: float = 1.0

    def quote(self, before: Quote, now: float) -> Quote:
        bid = (before.bid * (1000 + self.move) / 1000).quantize(D("0.01"))
        ask = (bid * (1000 + self.spread) / 1000).quantize(D("0.01"))
        return Quote(bid, ask, now - self.age, D(self.change) / 100, D(10**9))


LOOKS = st.builds(Look, MOVES, SPREADS, AGES, CHANGES, GAPS)
LATER = st.builds(Look, FAR, SPREADS, AGES, CHANGES, GAPS)


def judge(a_plan: Plan, quote: Quote, now: float) -> bool | None:
    return a_plan.guards.clear(quote, now) if a_plan.guards else None


@dataclass
class Life:
    """A group of a plan, which was looked at with a quote."""

    plan: Plan
    group: TradeGroup = GROUP
    quote: Quote = field(default_factory=lambda: at(100, 1_000_000.0))
    now: float = 1_000_000.0
    gate: Gate = OPEN

    def look(self, look: Look, gate: Gate) -> None:
        """Look until nothing more is decided."""
        self.now, self.gate = self.now + look.gap, gate
        self.quote = look.quote(self.quote, self.now)
        for _ in range(3):
            self.group, intent = decide(self.plan, RULES, self.group, self.quote, gate, self.now)
            if intent is not None:
                done = filled(intent)
                group = fill(write(self.group, intent), done)
                self.group = settle(self.plan, RULES, group, done.qty, self.now)
        if self.group.phase is Phase.CLOSED:
            self.group = GROUP

    def clear(self, quote: Quote, now: float) -> bool | None:
        return self.plan.guards.clear(quote, now) if self.plan.guards else None

    def check(self, calm: Calm, looks: Sequence[Look]) -> None:
        """Require that nothing is decided at quotes within a calm."""
        was, now = self.clear(self.quote, self.now), self.now
        for look in looks:
            now += look.gap
            then = look.quote(self.quote, now)
            above = calm.low is None or then.bid > calm.low
            below = calm.high is None or then.ask < calm.high
            if now < calm.until and above and below and self.clear(then, now) is was:
                decided = decide(self.plan, RULES, self.group, then, self.gate, now)
                assert decided == (self.group, None)


@given(
    a_plan=st.sampled_from(PLANS),
    looks=st.lists(st.tuples(LOOKS, GATES), min_size=1, max_size=12),
    wish=st.sampled_from(["", "", "recover", "waive"]),
    later=st.lists(LATER, min_size=8, max_size=20),
)
def test_nothing_is_decided_in_a_calm(
    a_plan: Plan, looks: list[tuple[Look, Gate]], wish: str, later: list[Look]
) -> None:
    life = Life(a_plan)
    life.look(Look(0), OPEN)
    for look, gate in looks:
        life.look(look, gate)
    if wish:
        life.group = recovery.choose(life.group)
    if wish == "waive":
        life.group = recovery.waive(a_plan, life.group)
    calm = calm_of(a_plan, RULES, life.group, life.quote, life.gate, life.now)
    if calm is not None and not calm.each_quote:
        life.check(calm, later)


def test_a_group_wakes_at_its_next_order() -> None:
    group, _ = live(plan(), [at(100)])
    calm = calm_of(plan(), RULES, group, at(99), OPEN, 0)
    assert calm is not None
    assert calm.low == topup_price(plan(), RULES, group)
    assert calm.high is not None
    assert calm.high <= profit_price(plan(), RULES, group)
    assert not calm.each_quote


def test_what_waits_for_something_else_is_looked_at_with_each_quote() -> None:
    group, _ = live(plan(), [at(100)])
    paused = calm_of(plan(), RULES, group, at(97), EXITS_ONLY, 0)
    assert paused is not None
    assert paused.each_quote
    assert calm_of(plan(), RULES, group, None, OPEN, 0) == Calm(each_quote=True)
    assert calm_of(plan(), RULES, group, at(97), OPEN, 0) is None
    judging = plan_of(PRESETS[RiskLevel.MEDIUM], D(300))
    waiting = calm_of(judging, RULES, GROUP, at(100), OPEN, 0)  # its volume is not reported
    assert waiting == Calm(each_quote=True)


@pytest.mark.parametrize("status", [StrategyStatus.FINISHING, StrategyStatus.STOPPING])
def test_a_strategy_that_ends_is_not_calm(status: StrategyStatus) -> None:
    assert resting_calm(Strategy("s", status=status), 0) is None
    assert resting_calm(Strategy("s", cause=HoldCause.GONE), 0) is None


def test_a_strategy_without_a_group_rests() -> None:
    assert resting_calm(Strategy("s", rests_until=600.0), 0) == Calm(until=600.0)
    assert resting_calm(Strategy("s", status=StrategyStatus.PAUSED), 0) == Calm()


def test_a_group_that_can_buy_no_more_wakes_at_its_stop() -> None:
    low = without_market(plan_of(PRESETS[RiskLevel.LOW], D(300)))
    group, orders = live(
        low, [at(p, 2_000.0 * n) for n, p in enumerate(("100", "96", "91", "84.75"))]
    )
    assert len(orders) == 4
    even = stop_price(low, RULES, group)
    assert even is not None
    calm = calm_of(low, RULES, recovery.judged(low, group, at(84), 0), at(84), OPEN, 0)
    assert calm is not None
    assert calm.low == even
    assert calm_of(low, RULES, group, at(even), OPEN, 0) is None
