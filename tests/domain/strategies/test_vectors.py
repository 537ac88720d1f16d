"""The numbers of the risk levels and of the platform's own example."""

from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Decimal

import pytest

from bot.domain.strategies.deciding import decide
from bot.domain.strategies.gate import OPEN
from bot.domain.strategies.group import Phase
from bot.domain.strategies.ladder import PRESETS, OutOfRangeError, RiskLevel
from bot.domain.strategies.orders import Side
from bot.domain.strategies.plan import Plan
from bot.domain.strategies.sheet import sheet_of
from tests.domain.strategies.market import GROUP, RULES, D, at, live

LOW, MEDIUM, HIGH = RiskLevel
EXAMPLE = Plan(
    limit=D(400),
    money=(D(100),) * 4,
    drops=(D(0), D("0.05"), D("0.10"), D("0.15")),
    take_profit=D("0.012"),
    recovery=D("0.12"),
    guards=None,
    slip=D(0),
)


def cents(value: Decimal | None) -> str:
    assert value is not None
    return str(value.quantize(D("0.01"), ROUND_HALF_EVEN))


def test_the_example_of_the_platform() -> None:
    coarse = replace(RULES, lot=D("0.0001"))
    group, orders = live(EXAMPLE, [at(3000), at(2900)], rules=coarse)
    assert (len(orders), group.entry) == (1, D(3000))
    group, orders = live(EXAMPLE, [at(2850)], group, rules=coarse)
    assert (len(orders), cents(group.average)) == (1, "2926.06")
    group, orders = live(EXAMPLE, [at(2800)], group, rules=coarse)
    assert orders == []
    group, orders = live(EXAMPLE, [at(2700)], group, rules=coarse)
    assert (len(orders), cents(group.average)) == (1, "2847.57")
    group, orders = live(EXAMPLE, [at(2900)], group, rules=coarse)
    assert [order.side for order in orders] == [Side.SELL]
    assert (group.phase, group.held) == (Phase.CLOSED, D(0))


def test_the_medium_level_in_money() -> None:
    sheet = sheet_of(PRESETS[MEDIUM], D(300), D(100), RULES)
    assert [(cents(buy.money), cents(buy.price)) for buy in sheet.buys] == [
        ("26.65", "100.00"),
        ("33.31", "97.50"),
        ("41.63", "94.25"),
        ("52.04", "90.02"),
        ("65.05", "84.53"),
        ("81.32", "77.39"),
    ]
    assert (cents(sheet.buys[-1].average), str(sheet.sells_at)) == ("87.09", "88.22")
    falls = {percent: (round(f.at_work), round(f.loss)) for percent, f in sheet.falls.items()}
    assert falls == {10: (154, 7), 20: (219, 27), 30: (300, 59), 50: (0, 60)}
    assert (round(sheet.worst_loss), round(sheet.gap_loss)) == (60, 67)


@pytest.mark.parametrize(
    ("level", "drops"),
    [
        (LOW, "4 9 15.25"),
        (MEDIUM, "2.5 5.75 9.98 15.47 22.61"),
        (HIGH, "1.5 3.6 6.54 10.66 16.42 24.49 35.78"),
    ],
)
def test_the_drops_of_a_level(level: RiskLevel, drops: str) -> None:
    found = [round(drop * 100, 2) for drop in PRESETS[level].drops()[1:]]
    assert [float(drop) for drop in found] == pytest.approx(
        list(map(float, drops.split())), abs=0.01
    )


@pytest.mark.parametrize(
    ("level", "average", "stop", "first", "last"),
    [
        (LOW, 92.7, 81.55, 25, 25),
        (MEDIUM, 87.1, 69.67, 8.9, 27.1),
        (HIGH, 77.4, None, 2.9, 30.6),
    ],
)
def test_average_stop_and_shares_of_a_level(
    level: RiskLevel, average: float, stop: float | None, first: float, last: float
) -> None:
    sheet = sheet_of(PRESETS[level], D(1000), D(100), RULES)
    assert float(sheet.buys[-1].average) == pytest.approx(average, abs=0.06)
    assert sheet.stop_at is None if stop is None else sheet.stop_at is not None
    assert stop is None or float(sheet.stop_at or 0) == pytest.approx(stop, abs=0.02)
    assert float(sheet.buys[0].money) / 10 == pytest.approx(first, abs=0.06)
    assert float(sheet.buys[-1].money) / 10 == pytest.approx(last, abs=0.06)


@pytest.mark.parametrize(
    ("level", "losses"), [(LOW, (14, 25, 46)), (MEDIUM, (9, 20, 43)), (HIGH, (5, 12, 35))]
)
def test_the_losses_without_a_stop(level: RiskLevel, losses: tuple[int, ...]) -> None:
    ladder = replace(PRESETS[level], stop=D(0))
    sheet = sheet_of(ladder, D(1000), D(100), RULES)
    assert tuple(round(sheet.falls[at].loss / 10) for at in (20, 30, 50)) == losses
    assert round(sheet.worst_loss) == 1000


@pytest.mark.parametrize(("level", "loss"), [(LOW, 12), (MEDIUM, 20), (HIGH, 100)])
def test_the_worst_loss_of_a_level(level: RiskLevel, loss: int) -> None:
    sheet = sheet_of(PRESETS[level], D(1000), D(100), RULES)
    assert round(sheet.worst_loss / 10) == loss


@pytest.mark.parametrize(
    ("level", "rises"), [(LOW, (9.5, 10.8)), (MEDIUM, (12.6, 14.0)), (HIGH, (20.6, 21.8))]
)
def test_the_rise_that_is_needed(level: RiskLevel, rises: tuple[float, float]) -> None:
    sheet = sheet_of(PRESETS[level], D(1000), D(100), RULES)
    last = sheet.buys[-1]
    even = last.average / (1 - RULES.fee) / last.price - 1
    assert float(even) * 100 == pytest.approx(rises[0], abs=0.06)
    assert float(sheet.sells_at / last.price - 1) * 100 == pytest.approx(rises[1], abs=0.06)


@pytest.mark.parametrize(("level", "least"), [(LOW, 24), (MEDIUM, 68), (HIGH, 207)])
def test_the_least_limit_of_a_level(level: RiskLevel, least: int) -> None:
    sheet = sheet_of(PRESETS[level], D(least), D(100), RULES)
    assert sheet.smallest_order >= RULES.min_cost
    with pytest.raises(OutOfRangeError) as caught:
        sheet_of(PRESETS[level], D(least - 1), D(100), RULES)
    assert least - 1 < caught.value.least <= least


def test_an_order_in_flight_forbids_another() -> None:
    group, intent = decide(EXAMPLE, RULES, GROUP, at(3000), OPEN, 0)
    assert intent is not None
    waiting = replace(group, live=intent)
    assert decide(EXAMPLE, RULES, waiting, at(2000), OPEN, 0) == (waiting, None)
