"""What is decided at one price."""

from dataclasses import replace

import pytest

from bot.domain.strategies.amounts import ceiling, floor, wire
from bot.domain.strategies.deciding import decide, write
from bot.domain.strategies.gate import EXITS_ONLY, OPEN, SHUT, Gate
from bot.domain.strategies.group import Phase
from bot.domain.strategies.orders import Fill, OrderKind, Side, order_id
from bot.domain.strategies.plan import Guards
from bot.domain.strategies.settling import fill, settle
from bot.domain.strategies.strategy import (
    Strategy,
    StrategyStatus,
    after_group,
    gate_of,
    next_group,
)
from tests.domain.strategies.market import GROUP, ONE, RULES, D, at, filled, live, plan

MEDIUM = plan()
SLIPPING = replace(MEDIUM, slip=D("0.002"))
BOUGHT, _ = live(MEDIUM, [at(100)])
CLOSE = Gate(close=True)


@pytest.mark.parametrize(
    ("value", "step", "down", "up"),
    [("1.239", "0.01", "1.23", "1.24"), ("1.23", "0.01", "1.23", "1.23"), ("7", "2.5", "5", "7.5")],
)
def test_amounts_are_rounded_to_steps(value: str, step: str, down: str, up: str) -> None:
    assert (floor(D(value), D(step)), ceiling(D(value), D(step))) == (D(down), D(up))


def test_a_number_is_sent_without_an_exponent() -> None:
    assert [wire(D(text)) for text in ("1e-8", "1.50", "0E-9", "1e3")] == [
        "0.00000001",
        "1.5",
        "0",
        "1000",
    ]


def test_an_id_has_18_characters_and_is_the_same_everywhere() -> None:
    name = order_id("s", 1, 1)
    assert (len(name), name[:2], name.isalnum(), name.islower()) == (18, "bf", True, True)
    assert name == order_id("s", 1, 1) == "bftpbgdr7xub66ozi2"
    assert len({order_id("s", g, n) for g in range(30) for n in range(30)}) == 900


def test_a_buy_fits_in_its_money_at_its_limit() -> None:
    _, intent = decide(SLIPPING, RULES, GROUP, at("100.003"), OPEN, 0)
    assert intent is not None
    assert (intent.side, intent.kind, intent.price) == (Side.BUY, OrderKind.ENTRY, D("100.21"))
    assert intent.qty % RULES.lot == 0
    assert intent.reserve <= MEDIUM.money[0] < intent.reserve + D("0.01")


def test_a_sale_at_the_stop_takes_a_worse_price_until_all_is_sold() -> None:
    group, intent = decide(SLIPPING, RULES, BOUGHT, at(80), OPEN, 0)
    assert intent is not None
    assert (intent.kind, intent.price, intent.qty) == (OrderKind.STOP, D("79.84"), BOUGHT.held)
    group = settle(SLIPPING, RULES, write(group, intent), D(0), 0)
    assert group.phase is Phase.CLOSING
    group, intent = decide(SLIPPING, RULES, group, at(90), OPEN, 0)
    assert intent is not None
    assert intent.kind is OrderKind.STOP


def test_a_partly_filled_profit_sells_the_rest_at_the_market() -> None:
    group, intent = decide(SLIPPING, RULES, BOUGHT, at(105), OPEN, 0)
    assert intent is not None
    done = filled(intent, D("0.5"))
    group = settle(SLIPPING, RULES, fill(write(group, intent), done), done.qty, 0)
    assert group.phase is Phase.CLOSING
    _, rest = decide(SLIPPING, RULES, group, at(90), OPEN, 0)
    assert rest is not None
    assert (rest.kind, rest.price) == (OrderKind.PROFIT, D("89.82"))


def test_a_close_of_the_person_takes_one_percent() -> None:
    _, intent = decide(SLIPPING, RULES, BOUGHT, at(99), CLOSE, 0)
    assert intent is not None
    assert (intent.kind, intent.price) == (OrderKind.CLOSE, D("98.01"))


def test_a_rest_below_the_minimum_is_dust() -> None:
    group, intent = decide(MEDIUM, RULES, BOUGHT, at(105), OPEN, 0)
    assert intent is not None
    done = filled(intent, D("0.9"))
    group = settle(MEDIUM, RULES, fill(write(group, intent), done), done.qty, 7)
    assert (group.phase, group.closed_at) == (Phase.CLOSED, 7)
    assert group.held == BOUGHT.held - done.qty
    assert group.result == group.got - group.paid


def test_what_cannot_be_sold_is_closed_as_dust() -> None:
    dust = replace(BOUGHT, held=D("0.001"), phase=Phase.CLOSING)
    group, intent = decide(MEDIUM, RULES, dust, at(100), OPEN, 0)
    assert (group.phase, intent) == (Phase.CLOSED, None)


@pytest.mark.parametrize(
    ("price", "gate", "decides"),
    [
        (97, EXITS_ONLY, False),
        (97, Gate(entries=False), True),
        (105, EXITS_ONLY, True),
        (105, SHUT, False),
        (97, CLOSE, True),
        (97, CLOSE & SHUT, False),
    ],
    ids=range(6),
)
def test_the_gate_says_what_is_allowed(price: int, gate: Gate, decides: bool) -> None:  # noqa: FBT001
    assert (decide(MEDIUM, RULES, BOUGHT, at(price), gate, 0)[1] is not None) is decides


def test_a_fee_counts_in_the_coin_that_is_named() -> None:
    buy = Fill("1", Side.BUY, D(100), D(1), D("0.5"), "BTC", 0)
    group = fill(GROUP, buy)
    assert (group.held, group.cost, group.paid) == (D("0.5"), D(100), D(100))
    group = fill(GROUP, replace(buy, fee_coin="USDT"))
    assert (group.held, group.cost, group.paid) == (D(1), D("100.5"), D("100.5"))
    group = fill(fill(GROUP, replace(buy, fee_coin="BNB")), replace(buy, fee_coin="BNB"))
    assert (group.held, group.cost, group.fees) == (D(2), D(200), (("BNB", ONE),))


def test_the_rest_of_a_step_stays_due() -> None:
    _, intent = decide(MEDIUM, RULES, BOUGHT, at("97.5"), OPEN, 0)
    assert intent is not None
    small, most = filled(intent, D("0.3")), filled(intent, D("0.6"))
    waiting = write(BOUGHT, intent)
    after = settle(MEDIUM, RULES, fill(waiting, small), small.qty, 0)
    assert after.step == 1
    _, rest = decide(MEDIUM, RULES, after, at("97.5"), OPEN, 0)
    assert rest is not None
    assert rest.reserve <= MEDIUM.money[1] - after.spent_on_step
    assert settle(MEDIUM, RULES, fill(waiting, most), most.qty, 0).step == 2


def test_an_order_without_fills_leaves_all_but_the_number() -> None:
    _, intent = decide(MEDIUM, RULES, BOUGHT, at("97.5"), OPEN, 0)
    assert intent is not None
    after = settle(MEDIUM, RULES, write(BOUGHT, intent), D(0), 0)
    assert after == replace(BOUGHT, orders=2)
    _, again = decide(MEDIUM, RULES, after, at("97.5"), OPEN, 0)
    assert again is not None
    assert (again.number, again.qty) == (3, intent.qty)


@pytest.mark.parametrize(
    ("change", "volume", "spread", "allowed"),
    [
        ("0", "300000", "0.2", True),
        ("-0.081", "300000", "0", False),
        ("0.121", "300000", "0", False),
        ("0", "299999", "0", False),
        ("0", "300000", "0.4", False),
        (None, "300000", "0", False),
        ("0", None, "0", False),
    ],
    ids=range(7),
)
def test_a_first_buy_needs_a_calm_market(
    change: str | None,
    volume: str | None,
    spread: str,
    allowed: bool,  # noqa: FBT001
) -> None:
    quote = replace(
        at(100),
        bid=D(100) - D(spread),
        change=None if change is None else D(change),
        volume=None if volume is None else D(volume),
    )
    guarded = replace(MEDIUM, guards=Guards())
    assert (decide(guarded, RULES, GROUP, quote, OPEN, 0)[1] is not None) is allowed


def test_an_old_price_decides_nothing() -> None:
    guarded = replace(MEDIUM, guards=Guards())
    assert decide(guarded, RULES, BOUGHT, at(200), OPEN, 60)[1] is not None
    assert decide(guarded, RULES, BOUGHT, at(200), OPEN, 61)[1] is None


def test_a_strategy_rests_after_a_group() -> None:
    strategy, group = next_group(Strategy("s"), "BTC/USDT")
    won = replace(group, phase=Phase.CLOSED, paid=D(100), got=D(101))
    rested = after_group(strategy, MEDIUM, won, 1_000)
    assert not gate_of(rested, OPEN, 1_599).entries
    assert gate_of(rested, OPEN, 1_600).entries
    stopped = replace(won, closing=OrderKind.STOP, got=D("99"))
    assert after_group(strategy, MEDIUM, stopped, 1_000).rests_until == 1_000 + 6 * 3_600
    long = replace(MEDIUM, pause=9 * 3_600.0)
    assert after_group(strategy, long, stopped, 1_000).rests_until == 1_000 + 9 * 3_600
    lost = replace(won, got=D("92.5"))
    rested = after_group(after_group(strategy, MEDIUM, lost, 1_000), MEDIUM, lost, 2_000)
    assert rested.rests_until == 86_400
    assert after_group(rested, MEDIUM, won, 90_000).day_result == 1


@pytest.mark.parametrize(
    ("status", "gate"),
    [
        (StrategyStatus.RUNNING, OPEN),
        (StrategyStatus.PAUSED, EXITS_ONLY),
        (StrategyStatus.FINISHING, Gate(entries=False)),
        (StrategyStatus.HELD, SHUT),
        (StrategyStatus.ENDED, SHUT),
        (StrategyStatus.CLOSING, Gate(entries=False, adds=False, close=True)),
    ],
)
def test_a_status_is_a_gate(status: StrategyStatus, gate: Gate) -> None:
    assert gate_of(Strategy("s", status=status), OPEN, 0) == gate
    assert gate_of(Strategy("s", status=status), SHUT, 0) == replace(
        gate, entries=False, adds=False, exits=False
    )
