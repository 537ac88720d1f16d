"""An edit of a running group makes it safer, or leaves it as it is."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from bot.domain.strategies.deciding import decide, stop_price, write
from bot.domain.strategies.editing import effect, safer, trades
from bot.domain.strategies.gate import OPEN
from bot.domain.strategies.group import Phase, TradeGroup
from bot.domain.strategies.ladder import PRESETS, Ladder, RiskLevel
from bot.domain.strategies.plan import Plan, plan_of
from bot.domain.strategies.plan_values import plan_in, plan_values
from bot.domain.strategies.settling import fill, settle
from tests.domain.strategies.market import GROUP, RULES, at, filled, live, plan, without_market

D = Decimal


def shares(least: str, most: str) -> st.SearchStrategy[Decimal]:
    return st.decimals(least, most, places=3)


LADDERS = st.builds(
    Ladder,
    topups=st.integers(0, 6),
    first_drop=shares("0.01", "0.04"),
    step_scale=shares("0.8", "1.4"),
    volume_scale=shares("0.7", "1.8"),
    take_profit=shares("0.003", "0.1"),
    stop=st.just(D(0)) | shares("0.02", "0.5"),
    recovery=st.just(D(0)) | shares("0.02", "0.5"),
)
PLANS = st.builds(plan_of, LADDERS, st.integers(100, 2000).map(Decimal)).map(without_market)
PRICES = st.lists(st.integers(40, 104), max_size=12)


def step(a_plan: Plan, group: TradeGroup, price: int, part: Decimal) -> tuple[TradeGroup, Decimal]:
    """Return a group after one price, and the most money that it had at work meanwhile."""
    group, intent = decide(a_plan, RULES, group, at(price), OPEN, 0.0)
    if intent is None:
        return group, group.exposure
    written = write(group, intent)
    done = filled(intent, part)
    after = settle(a_plan, RULES, fill(written, done), done.qty, 0.0)
    return after, max(written.exposure, after.exposure)


@given(
    before=PLANS,
    after=PLANS,
    past=PRICES,
    ahead=PRICES,
    part=st.sampled_from([D(1), D("0.4")]),
    under_way=st.booleans(),
)
def test_an_edit_never_raises_what_can_be_at_work(
    before: Plan, after: Plan, past: list[int], ahead: list[int], part: Decimal, *, under_way: bool
) -> None:
    group, _ = live(before, [at(100)])
    for price in past:
        group, _ = step(before, group, price, part)
    if under_way and group.live is None and group.phase is not Phase.CLOSED:
        group, intent = decide(before, RULES, group, at(45), OPEN, 0.0)
        group = write(group, intent) if intent is not None else group
    assume(trades(group))
    edited = safer(before, after, group)
    used = group.exposure
    assert edited.limit <= before.limit
    if group.live is not None:
        done = filled(group.live, part)
        group = settle(edited, RULES, fill(group, done), done.qty, 0.0)
    for price in ahead:
        group, most = step(edited, group, price, part)
        assert most <= before.limit
        assert most <= max(after.limit, used)


@given(PLANS, PLANS)
def test_a_group_is_never_left_with_a_later_stop_or_a_higher_target(
    before: Plan, after: Plan
) -> None:
    group, _ = live(before, [at(100)])
    assume(trades(group))  # the first buy may be below the minimum
    edited = safer(before, after, group)
    assert edited.take_profit <= before.take_profit
    assert len(edited.money) <= len(before.money)
    assert (stop_price(edited, RULES, group) or 0) >= (stop_price(before, RULES, group) or 0)
    assert not before.recovery or 0 < edited.recovery <= before.recovery
    assert safer(edited, after, group) == edited  # a second time it changes nothing
    assert safer(before, before, group) == before


def test_top_ups_that_are_done_or_under_way_stay() -> None:
    medium = plan()
    group, _ = live(medium, [at(100), at(97), at(94)])
    fewer = replace(medium, money=medium.money[:1], drops=medium.drops[:1])
    assert len(safer(medium, fewer, group).money) == group.step == 3
    group, intent = decide(medium, RULES, group, at(90), OPEN, 0.0)
    assert intent is not None
    assert len(safer(medium, fewer, write(group, intent)).money) == 4


def test_a_group_that_has_not_begun_takes_all_of_it() -> None:
    assert safer(plan(), plan(RiskLevel.HIGH, 900), GROUP) == plan(RiskLevel.HIGH, 900)


def test_it_says_what_applies_now_and_what_later() -> None:
    before = plan()
    group, _ = live(before, [at(100)])
    ladder = PRESETS[RiskLevel.MEDIUM]
    nearer = replace(ladder, stop=D("0.1"), take_profit=D("0.05"), topups=3)
    changed = frozenset({"stop", "topups", "take_profit", "limit"})
    found = effect(changed, before, without_market(plan_of(nearer, D(500))), group)
    assert found.now == {"stop", "topups"}
    assert found.later == {"take_profit", "limit"}
    idle = effect(frozenset({"limit"}), before, plan(limit=200), None)
    assert not idle.now
    assert idle.later == {"limit"}


def test_a_stored_plan_of_before_has_all_guards() -> None:
    values = plan_values(plan_of(PRESETS[RiskLevel.LOW], D(100)))
    del values["guards"]["entries"]
    assert plan_in(values) == plan_of(PRESETS[RiskLevel.LOW], D(100))
