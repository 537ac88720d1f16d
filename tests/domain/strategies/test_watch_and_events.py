"""Plans as stored values, events, their notices, and the causes for which the watch holds."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.availability import Availability
from bot.domain.connection import Connection
from bot.domain.diagnosis import Problem, Severity, Status, status_of
from bot.domain.notice.payloads import StrategyNews
from bot.domain.notice.strategy_rules import notice_of
from bot.domain.strategies.events import EventKind, StrategyEvent, events_of
from bot.domain.strategies.gate import EXITS_ONLY, OPEN, SHUT
from bot.domain.strategies.group import Phase
from bot.domain.strategies.ladder import PRESETS, RiskLevel
from bot.domain.strategies.plan import plan_of
from bot.domain.strategies.plan_values import PlanValuesError, plan_in, plan_values
from bot.domain.strategies.starting import StartRefusal, start_refusal
from bot.domain.strategies.strategy import StrategyMode
from bot.domain.strategies.watch import HoldCause, hold_cause, watch_gate
from tests.domain.strategies.market import GROUP, at, live, plan
from tests.fakes.values import connected

AT = datetime(2026, 1, 1, tzinfo=UTC)
ONLINE = connected("c1")


@given(st.sampled_from(RiskLevel), st.decimals("1", "1e9", places=8), st.booleans())
def test_a_plan_comes_back_as_it_was(level: RiskLevel, limit: Decimal, judged: bool) -> None:  # noqa: FBT001
    made = plan_of(PRESETS[level], limit)
    made = made if judged else replace(made, guards=None)
    assert plan_in(plan_values(made)) == made


@pytest.mark.parametrize("name", ["limit", "money", "drops", "stop", "slip", "day_loss"])
@pytest.mark.parametrize("damaged", ["NaN", "much", ["x"]], ids=str)
def test_damaged_values_are_no_plan(name: str, damaged: object) -> None:
    with pytest.raises(PlanValuesError):
        plan_in({**plan_values(plan()), name: damaged})
    without = plan_values(plan())
    del without[name]
    with pytest.raises(PlanValuesError):
        plan_in(without)


def with_problem(problem: Problem) -> Connection:
    status = status_of((problem,), withdrawals_attested=False)
    return replace(ONLINE, problems=(problem,), status=status)


@pytest.mark.parametrize("problem", Problem)
def test_nothing_is_bought_with_a_key_that_is_not_online(problem: Problem) -> None:
    connection = with_problem(problem)
    gate = watch_gate(hold_cause(connection, Availability()))
    if connection.status is Status.ONLINE:
        assert problem.severity is Severity.ADVICE
        assert gate == OPEN
    else:
        assert gate in {SHUT, EXITS_ONLY}
    if problem in {Problem.WITHDRAW_ENABLED, Problem.MUST_REPLACE}:
        assert hold_cause(connection, Availability()) is HoldCause.BLOCKED
        assert gate == SHUT


def test_an_outage_holds_and_no_key_ends() -> None:
    cut_off = Availability(cut_off_since=AT)
    assert hold_cause(ONLINE, cut_off) is HoldCause.UNAVAILABLE
    assert hold_cause(None, Availability()) is HoldCause.GONE
    assert hold_cause(replace(ONLINE, has_secrets=False), cut_off) is HoldCause.GONE


def test_a_life_is_told_in_events() -> None:
    before, kinds = GROUP, []
    for price in (100, 97.5, 94, 80, 77, 120):
        after, _ = live(plan(), [at(str(price))], before)
        kinds += [event.kind for event in events_of(before, after)]
        before = after
    assert before.phase is Phase.CLOSED
    assert kinds[0] is EventKind.OPENED
    assert kinds[-1] is EventKind.CLOSED
    assert kinds.count(EventKind.RECOVERY) - kinds.count(EventKind.RECOVERED) in {0, 1}
    assert list(events_of(before, before)) == []


def event(kind: EventKind, mode: StrategyMode = StrategyMode.PAPER, **facts: str) -> StrategyEvent:
    about = {"strategy": "s1", "owner": 7, "connection": "c1", "exchange": "kucoin"}
    named = {"name": "Main", "pair": "BTC/USDT", "group": 1}
    return StrategyEvent(id="e", kind=kind, at=AT, mode=mode, facts=facts, **about, **named)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", EventKind)
def test_what_a_person_did_or_reads_in_the_history_has_no_notice(kind: EventKind) -> None:
    quiet = {
        *(EventKind.STARTED, EventKind.EDITED, EventKind.PAUSED),
        *(EventKind.RESUMED, EventKind.FINISHING, EventKind.CLOSING, EventKind.STOPPING),
        *(EventKind.NOT_FILLED, EventKind.COUNTED),
    }
    assert (notice_of(event(kind)) is None) is (kind in quiet)


def test_only_real_money_is_urgent() -> None:
    for mode in StrategyMode:
        stop = notice_of(event(EventKind.CLOSED, mode, how="stop"))
        profit = notice_of(event(EventKind.CLOSED, mode, how="take-profit"))
        assert stop is not None
        assert profit is not None
        assert stop.urgent is (mode is StrategyMode.LIVE)
        assert not profit.urgent
        refused = [notice_of(event(EventKind.REFUSED, mode, side=side)) for side in ("sell", "buy")]
        urgent = [notice is not None and notice.urgent for notice in refused]
        assert urgent == [mode is StrategyMode.LIVE, False]


def test_an_outage_is_told_only_if_it_lasts() -> None:
    held = notice_of(event(EventKind.HELD, cause="unavailable"))
    blocked = notice_of(event(EventKind.HELD, cause="blocked"))
    released = notice_of(event(EventKind.RELEASED))
    assert held is not None
    assert blocked is not None
    assert released is not None
    assert held.due_at - held.at == timedelta(minutes=5)
    assert blocked.due_at == blocked.at
    assert released.payload.undoes(held.payload)
    assert released.payload.topic == held.payload.topic
    closed = StrategyNews(strategy="s1", event="closed", pair="BTC/USDT", group=1)
    assert closed.topic != replace(closed, group=2).topic != held.payload.topic


@pytest.mark.parametrize(
    ("pair", "running", "refusal"),
    [
        ("BTC/USDT", [], None),
        ("BTC/USDT", ["ETH/USDT"], None),
        ("BTC/USDT", ["BTC/USDC"], None),
        ("BTC/USDT", ["BTC/USDT"], StartRefusal.PAIR_USED),
        ("BTC/USDT", ["ETH/BTC"], StartRefusal.COIN_USED),
        ("ETH/BTC", ["BTC/USDT"], StartRefusal.COIN_USED),
    ],
    ids=["first", "other", "two-quotes", "same", "base-is-quote", "quote-is-base"],
)
def test_a_coin_is_not_bought_and_paid_with_at_once(
    pair: str, running: list[str], refusal: StartRefusal | None
) -> None:
    assert start_refusal(pair, running, len(running), 5) is refusal
    assert start_refusal(pair, [], 5, 5) is StartRefusal.TOO_MANY
