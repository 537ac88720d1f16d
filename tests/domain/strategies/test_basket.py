"""A basket: exposure never above its total limit, never too many groups, none that starves."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.strategies.basket import (
    Basket,
    limit_of_each,
    place_gate,
    takes_place,
    waits_since,
)
from bot.domain.strategies.deciding import decide, write
from bot.domain.strategies.editing import safer
from bot.domain.strategies.gate import OPEN
from bot.domain.strategies.group import Phase, TradeGroup
from bot.domain.strategies.orders import OrderKind
from bot.domain.strategies.run import StrategyRun
from bot.domain.strategies.settling import fill, settle
from bot.domain.strategies.strategy import Strategy, after_group, gate_of, next_group
from tests.domain.strategies.market import GROUP, ONE, RULES, D, at, filled, plan

AT = datetime(2026, 1, 1, tzinfo=UTC)
TOTALS = st.decimals("30", "1000", places=6)
FACTORS = st.sampled_from(("0.88", "0.95", "0.97", "0.995", "1", "1.01", "1.03", "1.15"))


@dataclass
class Life:
    """Runs of one basket, as the engine lives them. `total`: the most that was confirmed."""

    total: Decimal
    at_once: int
    runs: list[StrategyRun] = field(default_factory=list)
    now: float = 0.0
    opened: list[int] = field(default_factory=list)  # runs, by first buy

    def add(self, pair: str) -> None:
        limit = limit_of_each(self.total, self.at_once)
        name = f"s{len(self.runs)}"
        strategy = Strategy(name, basket="b", at_once=self.at_once)
        run = StrategyRun(
            strategy=strategy,
            owner=1,
            connection_id="c",
            connection=None,
            pair=pair,
            next_plan=replace(plan(), limit=limit, money=tuple(limit / 6 for _ in range(6))),
            sheet={},
            confirmed_at=AT,
        )
        self.runs.append(run)

    def others(self, number: int) -> list[StrategyRun]:
        return [run for n, run in enumerate(self.runs) if n != number]

    def step(self, number: int, price: Decimal, *, fills: Decimal | None) -> None:
        """Look at a run once. `fills`: the part of its order that is filled; None: not known."""
        run = self.runs[number]
        gate = gate_of(run.strategy, OPEN, self.now)
        if run.open_group is None:
            if not gate.entries:
                return
            strategy, begun = next_group(run.strategy, run.pair, run.group)
            run = replace(run, strategy=strategy, group=begun)
        group = run.open_group
        assert group is not None
        if group.live is not None:
            group = self._settled(run, group, fills)
        else:
            allowed = gate & place_gate(run, self.others(number))
            group, intent = decide(run.plan, RULES, group, at(price, self.now), allowed, self.now)
            if intent is not None:
                group = write(group, intent)
                if intent.kind is OrderKind.ENTRY:
                    self.opened.append(number)
        strategy = after_group(run.strategy, run.plan, group, self.now)
        if group.phase is not Phase.CLOSED:
            strategy = run.strategy
        self.runs[number] = replace(run, strategy=strategy, group=group)

    def _settled(self, run: StrategyRun, group: TradeGroup, part: Decimal | None) -> TradeGroup:
        if part is None or group.live is None:
            return group
        done = filled(group.live, part)
        if done.qty <= 0:
            return settle(run.plan, RULES, group, D(0), self.now)
        return settle(run.plan, RULES, fill(group, done), done.qty, self.now)

    def edit(self, total: Decimal, at_once: int) -> None:
        """Change both numbers of all runs at once, as the store does."""
        limit = limit_of_each(total, at_once)
        self.total, self.at_once = max(total, self.total), at_once
        for number, run in enumerate(self.runs):
            after = replace(run.next_plan, limit=limit, money=tuple(limit / 6 for _ in range(6)))
            group = run.open_group
            kept = replace(group, plan=safer(run.plan, after, group)) if group else run.group
            strategy = replace(run.strategy, at_once=at_once)
            self.runs[number] = replace(run, strategy=strategy, next_plan=after, group=kept)

    @property
    def exposure(self) -> Decimal:
        return sum((g.exposure for run in self.runs if (g := run.open_group)), start=D(0))

    @property
    def under_way(self) -> int:
        return sum(takes_place(run.group) for run in self.runs)


@given(st.data(), TOTALS, st.integers(1, 5))
def test_random_lives_stay_within_the_limit_and_the_number(
    data: st.DataObject, total: Decimal, count: int
) -> None:
    life = Life(total, data.draw(st.integers(1, count)))
    prices = [D(100)] * count
    for number in range(count):
        life.add(f"C{number}/USDT")
    most = life.at_once
    for _ in range(data.draw(st.integers(1, 60))):
        life.now += data.draw(st.sampled_from((1.0, 700.0, 30_000.0)))
        number = data.draw(st.integers(0, count - 1))
        if data.draw(st.integers(0, 14)) == 0:
            edited = data.draw(st.integers(1, count))
            life.edit(life.total if data.draw(st.booleans()) else life.total / 2, edited)
            most = max(most, edited)
        prices[number] *= D(data.draw(FACTORS))
        before = life.exposure
        part = data.draw(st.sampled_from((None, D(0), D("0.4"), ONE)))
        life.step(number, prices[number], fills=part)
        assert life.exposure <= max(life.total, before)
        assert life.under_way <= most


@pytest.mark.parametrize("at_once", [1, 2, 4])
def test_no_run_starves(at_once: int) -> None:
    life = Life(D(400), at_once)
    for number in range(5):
        life.add(f"C{number}/USDT")
    for turn in range(400):
        life.now += 200.0
        price = D(110) if turn % 2 else D(100)  # whatever is open closes with its profit
        for number in sorted(range(5), key=lambda n: waits_since(life.runs[n])):
            for _ in range(2):
                life.step(number, price, fills=ONE)
    counts = [life.opened.count(number) for number in range(5)]
    assert min(counts) > 0
    assert max(counts) <= 2 * min(counts)


def test_a_run_alone_needs_no_place() -> None:
    life = Life(D(300), 1)
    life.add("BTC/USDT")
    alone = replace(life.runs[0], strategy=Strategy("s"))
    assert place_gate(alone, [alone, alone]) == OPEN


def _groups() -> Sequence[tuple[TradeGroup | None, bool]]:
    order = decide(plan(), RULES, GROUP, at(100), OPEN, 0.0)[1]
    assert order is not None
    return (
        (None, False),
        (GROUP, False),  # it never bought
        (write(GROUP, order), True),  # it is not known yet, or any more, whether it buys
        (replace(GROUP, phase=Phase.OPEN, held=D(1), cost=D(100)), True),
        (replace(GROUP, phase=Phase.CLOSED, held=D("0.001")), False),  # dust
    )


@pytest.mark.parametrize(("group", "takes"), _groups(), ids=range(5))
def test_what_takes_a_place(group: TradeGroup | None, takes: bool) -> None:  # noqa: FBT001
    assert takes_place(group) is takes


def test_kept_coins_of_an_ended_run_keep_their_place() -> None:
    life = Life(D(300), 1)
    life.add("BTC/USDT")
    run = life.runs[0]
    assert place_gate(run, []).entries
    assert not place_gate(replace(run, kept=(D(300),)), []).entries


@given(TOTALS, st.integers(1, 10))
def test_the_limits_of_all_groups_stay_within_the_total(total: Decimal, at_once: int) -> None:
    limit = limit_of_each(total, at_once)
    assert total - D("1e-6") < at_once * limit <= total
    basket = Basket(at_once, limit)
    assert basket.has_place(limit, [limit] * (at_once - 1))
    assert not basket.has_place(limit, [limit] * at_once)
