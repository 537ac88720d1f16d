"""What is missing of a group, and what is left of it."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.strategies.disturbance import counted, disturbed, is_missing, share_of_free
from bot.domain.strategies.events import EventKind
from bot.domain.strategies.group import Phase
from tests.domain.strategies.market import GROUP, D

HOLDS = replace(
    GROUP, phase=Phase.OPEN, held=D("0.003"), cost=D(300), paid=D(400), got=D(120), entry=D(100)
)
AMOUNTS = st.decimals(0, 10**6, places=8, allow_nan=False)


def test_what_is_there_is_held_at_the_same_average() -> None:
    after = counted(HOLDS, D("0.001"), 5.0)

    assert after.held == D("0.001")
    assert after.average == HOLDS.average
    assert after.cost == 100
    assert after.paid == 200
    assert after.result == HOLDS.result
    assert after.phase is Phase.OPEN


def test_nothing_left_closes_the_group_without_a_loss() -> None:
    after = counted(replace(HOLDS, paid=D(300), got=D(0)), D(0), 5.0)

    assert after.phase is Phase.CLOSED
    assert after.held == after.cost == after.result == 0


@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_counting_never_raises_anything(held: Decimal, cost: Decimal, there: Decimal) -> None:
    group = replace(HOLDS, held=held, cost=cost, paid=cost)

    after = counted(group, there, 5.0)

    assert after.held == min(held, there)
    assert 0 <= after.cost <= cost
    assert after.exposure <= group.exposure
    assert after.result == group.result


@pytest.mark.parametrize(
    ("there", "missing"),
    [("0.003", False), ("0.00298", False), ("0.002979", True), ("0", True), ("9", False)],
)
def test_rounding_is_no_disturbance(there: str, *, missing: bool) -> None:
    assert is_missing(HOLDS.held, D(there), D("0.00001")) is missing


@given(AMOUNTS, st.lists(AMOUNTS, max_size=3), AMOUNTS)
def test_shares_of_one_coin_are_never_more_than_it(
    mine: Decimal, others: list[Decimal], free: Decimal
) -> None:
    groups = [replace(HOLDS, held=held) for held in (mine, *others)]

    shares = [share_of_free(group, groups, free) for group in groups if group.held > 0]

    assert sum(shares) <= free or len(shares) <= 1
    assert all(share <= free for share in shares)


def test_the_event_has_both_numbers() -> None:
    event = disturbed(HOLDS, D("0.001"))

    assert event.kind is EventKind.DISTURBED
    assert event.facts == {"held": "0.003", "there": "0.001"}
    assert event.group == HOLDS.number
