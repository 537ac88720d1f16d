"""Recovery Mode: why it starts, what it blocks, when it ends."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.domain.strategies import recovery
from bot.domain.strategies.deciding import decide
from bot.domain.strategies.gate import OPEN
from bot.domain.strategies.group import Phase, RecoveryCause, TradeGroup
from bot.domain.strategies.market import Quote
from bot.domain.strategies.orders import OrderKind
from bot.domain.strategies.plan import Guards
from tests.domain.strategies.market import RULES, D, at, live, plan

MEDIUM = plan()
JUDGED = replace(MEDIUM, guards=Guards())
BOUGHT, _ = live(MEDIUM, [at(100)])
HOURS = 3_600.0
FALL = (100, 97, 94, 90, 84, 77)  # a price at each buy


def calm(price: str, seconds: float, spread: str = "0") -> Quote:
    """Return a quote with what a market must report."""
    return replace(at(price, seconds), bid=D(price) - D(spread), change=D(0), volume=D(10**9))


def seen(group: TradeGroup, quote: Quote, now: float | None = None) -> TradeGroup:
    later = quote.at if now is None else now
    return recovery.judged(JUDGED, group, quote, later)


def test_a_fall_starts_it_at_the_distance_of_the_level() -> None:
    average = BOUGHT.average
    assert average is not None
    edge = average * (1 - MEDIUM.recovery)
    assert recovery.judged(MEDIUM, BOUGHT, at(edge + D("0.01")), 0).phase is Phase.OPEN
    group = recovery.judged(MEDIUM, BOUGHT, at(edge), 0)
    assert (group.phase, group.cause) == (Phase.RECOVERY, RecoveryCause.FALL)


def test_most_money_used_starts_it() -> None:
    deep = replace(MEDIUM, recovery=D("0.5"))
    group, _ = live(deep, [at(p, n * HOURS) for n, p in enumerate(FALL)])
    assert group.phase is Phase.OPEN
    group, _ = decide(deep, RULES, group, at(86), OPEN, 0)
    assert group.cause is RecoveryCause.MONEY
    assert recovery.waive(deep, group) is group


def test_no_topup_left_starts_it_below_the_average() -> None:
    few = replace(MEDIUM, limit=D(400), recovery=D("0.5"))
    group, _ = live(few, [at(p, n * HOURS) for n, p in enumerate(FALL)])
    assert recovery.judged(few, group, at(88), 0).phase is Phase.OPEN
    assert recovery.judged(few, group, at(86), 0).cause is RecoveryCause.NO_TOPUPS


@pytest.mark.parametrize("unclear", ["spread", "fall", "old"])
def test_an_unclear_market_starts_it_after_ten_minutes(unclear: str) -> None:
    def look(seconds: float) -> tuple[Quote, float]:
        quote = calm("100", seconds, "0.6" if unclear == "spread" else "0")
        if unclear == "fall":
            quote = replace(quote, change=D("-0.1"))
        return quote, seconds + (61 if unclear == "old" else 0)

    group = seen(BOUGHT, *look(0))
    group = seen(group, *look(599))
    assert group.phase is Phase.OPEN
    group = seen(group, *look(600))
    assert group.cause is RecoveryCause.UNCLEAR
    group = seen(group, calm("100", 700))
    assert seen(group, calm("100", 2_499)).phase is Phase.RECOVERY
    assert seen(group, calm("100", 2_500)).phase is Phase.OPEN


def test_a_clear_look_between_begins_the_ten_minutes_again() -> None:
    group = BOUGHT
    for seconds, spread in ((0, "0.6"), (500, "0"), (550, "0.6"), (700, "0.6")):
        group = seen(group, calm("100", float(seconds), spread))
    assert group.phase is Phase.OPEN


def test_it_ends_when_the_price_came_back_half_of_the_way() -> None:
    group = recovery.judged(MEDIUM, BOUGHT, at(80), 0)
    assert recovery.judged(MEDIUM, group, at("94.0"), 0).phase is Phase.RECOVERY
    assert recovery.judged(MEDIUM, group, at("94.2"), 0).phase is Phase.OPEN


def test_two_topups_are_half_an_hour_apart() -> None:
    group, _ = live(MEDIUM, [at(100), at(97, 10)])
    group = replace(group, phase=Phase.RECOVERY, cause=RecoveryCause.CHOSEN)
    assert decide(MEDIUM, RULES, group, at(94, 1_809), OPEN, 1_809)[1] is None
    assert decide(MEDIUM, RULES, group, at(94, 1_810), OPEN, 1_810)[1] is not None


def test_a_topup_must_better_the_average() -> None:
    flat = replace(MEDIUM, money=(D(290), D(10)), drops=(D(0), D("0.025")))
    group, _ = live(flat, [at(100)])
    assert decide(flat, RULES, group, at("97.5"), OPEN, 0)[1] is None  # 97 % of the money is used
    free = replace(flat, recovery=D(0))
    assert decide(free, RULES, group, at("97.5"), OPEN, 0)[1] is not None


def test_it_sells_as_soon_as_nothing_is_lost() -> None:
    assert decide(MEDIUM, RULES, BOUGHT, at("100.6"), OPEN, 0)[1] is None
    group = recovery.choose(BOUGHT)
    _, intent = decide(MEDIUM, RULES, group, at("100.6"), OPEN, 0)
    assert intent is not None
    assert intent.kind is OrderKind.PROFIT
    sold = intent.price * intent.qty * (1 - RULES.fee)
    assert sold > group.cost


def test_what_the_person_chose_only_the_person_ends() -> None:
    group = recovery.choose(BOUGHT)
    assert recovery.judged(MEDIUM, group, at(100), HOURS).cause is RecoveryCause.CHOSEN
    assert recovery.waive(MEDIUM, group).phase is Phase.OPEN


def test_what_the_person_ended_starts_again_only_after_the_price_came_back() -> None:
    group = recovery.waive(MEDIUM, recovery.judged(MEDIUM, BOUGHT, at(80), 0))
    assert recovery.judged(MEDIUM, group, at(70), 0).phase is Phase.OPEN
    group = recovery.judged(MEDIUM, group, at(99), 0)
    assert recovery.judged(MEDIUM, group, at(80), 0).cause is RecoveryCause.FALL


def test_nothing_is_chosen_for_a_group_that_holds_nothing() -> None:
    opening = replace(BOUGHT, phase=Phase.OPENING, held=Decimal(0))
    assert recovery.choose(opening) is opening


def test_switched_off_it_never_starts() -> None:
    off = replace(MEDIUM, recovery=D(0))
    assert recovery.judged(off, BOUGHT, at(10), 0).phase is Phase.OPEN
