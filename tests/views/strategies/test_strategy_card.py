"""The card of a strategy in every state: it says what is, and offers what can be done."""

import re
import uuid
from dataclasses import replace
from datetime import UTC
from decimal import Decimal

import pytest

from bot.domain.strategies.events import EventKind, StrategyEvent
from bot.domain.strategies.group import Phase, RecoveryCause, TradeGroup
from bot.domain.strategies.ladder import PRESETS, RiskLevel
from bot.domain.strategies.market import Quote, Rules
from bot.domain.strategies.orders import Intent, OrderKind, Side
from bot.domain.strategies.plan import Guards, plan_of
from bot.domain.strategies.run import StrategyRun
from bot.domain.strategies.sending import (
    IntentStatus,
    OrderRefusal,
    OrderTrouble,
    WrittenIntent,
)
from bot.domain.strategies.strategy import Strategy, StrategyMode, StrategyStatus
from bot.domain.strategies.watch import HoldCause
from bot.services.people.history import HistoryPage
from bot.services.strategies.cards import StrategyCard, card_of
from bot.services.strategies.verbs import possible
from bot.views import Action, View
from bot.views.people import history
from bot.views.strategies import card, diary
from bot.views.view import NEUTRAL, Button
from tests.views.conftest import HOSTILE, LANGUAGES, NOW, a_connection, check_view

EN = LANGUAGES["en"]
ID = str(uuid.UUID(int=7))
RULES = Rules(*map(Decimal, ("0.01", "0.00001", "0.00001", "5", "0.001")))
ASKED = {
    StrategyStatus.PAUSED: Action.RUN_PAUSE,
    StrategyStatus.RUNNING: Action.RUN_RESUME,
    StrategyStatus.FINISHING: Action.RUN_FINISH,
    StrategyStatus.STOPPING: Action.RUN_STOP,
    StrategyStatus.CLOSING: Action.RUN_CLOSE,
}


def a_card(
    status: StrategyStatus = StrategyStatus.RUNNING,
    cause: HoldCause | None = None,
    recovery: RecoveryCause | None = None,
    held: str = "0.5",
    bid: str = "98",
) -> StrategyCard:
    """Return the card of a strategy that bought at 100 for 50 USDT."""
    group = TradeGroup(
        ID,
        1,
        "SOL/USDT",
        phase=Phase.RECOVERY if recovery else Phase.OPEN,
        step=1,
        entry=Decimal(100),
        held=Decimal(held),
        cost=Decimal(held) * 100,
        paid=Decimal(held) * 100,
        cause=recovery,
    )
    run = StrategyRun(
        strategy=Strategy(ID, status=status, cause=cause, groups=1),
        owner=42,
        connection_id="c",
        connection=a_connection(name=HOSTILE),
        pair="SOL/USDT",
        next_plan=plan_of(PRESETS[RiskLevel.LOW], Decimal(200)),
        sheet={"proposal": {"level": "low", "custom": {}}},
        confirmed_at=NOW,
        group=group,
    )
    return card_of(run, RULES, Quote(Decimal(bid), Decimal(bid), 0.0), Decimal(0))


def shown(of: StrategyCard) -> View:
    return card.card(EN, of, None, now=NOW)


def read(view: View) -> str:
    return re.sub("[\u200e\u2060\u2068\u2069]", "", check_view(view, EN)).replace("\u00a0", " ")


def actions(view: View) -> set[Action]:
    return {b.press.action for row in view.buttons for b in row if b.press}


def test_it_says_what_is_held_and_what_comes_next() -> None:
    text = read(shown(a_card()))
    for line in (
        "Risk level: low · margin limit: 200.00 USDT",
        "Held: 0.5 SOL, average price 100.00 USDT.",
        "If sold now: -1.05 USDT",
        "In use: 50.00 USDT of 200.00 USDT",
        "Next add-on: 50.00 USDT at 96.00 USDT or lower",
        "Sells everything at 101.30 USDT or higher",
        "Stop: sells everything at 88.00 USDT or lower",
    ):
        assert line in text
    assert NEUTRAL not in text


def test_no_add_on_is_announced_for_which_the_limit_has_no_money() -> None:
    """The limit was lowered to what is used."""
    of = a_card()
    group = of.run.group
    assert group is not None
    plan = replace(of.run.plan, limit=group.cost + 1)
    run = replace(of.run, group=replace(group, plan=plan))
    quote = Quote(Decimal(98), Decimal(98), 0.0)
    text = read(shown(card_of(run, RULES, quote, Decimal(0))))
    assert "Next add-on: none left" in text


@pytest.mark.parametrize("status", StrategyStatus)
def test_each_status_offers_what_it_allows(status: StrategyStatus) -> None:
    of = a_card(status)
    offered = actions(shown(of)) & {*ASKED.values()}
    assert offered == {ASKED[one] for one in possible(of.run)}


@pytest.mark.parametrize("cause", HoldCause)
def test_a_strategy_on_hold_is_not_active(cause: HoldCause) -> None:
    view = shown(a_card(cause=cause))
    text = read(view)
    assert text.startswith("⏸")
    if cause is not HoldCause.GONE:
        assert "Active." not in text
        assert "The strategy is on hold." in text
    assert "Next add-on" not in text
    assert ("Sells everything" in text) is (cause is HoldCause.DOUBT)


@pytest.mark.parametrize("cause", RecoveryCause)
def test_recovery_mode_says_why(cause: RecoveryCause) -> None:
    view = shown(a_card(recovery=cause))
    assert EN(f"news-recovery-{cause}") in view.text
    assert Action.RUN_WAIVE in actions(view)
    most = shown(a_card(recovery=cause, held="1.7"))  # of the money is used
    assert not actions(most) & {Action.RUN_WAIVE, Action.RUN_RECOVER}


def a_row(side: Side, refusal: OrderRefusal | None = None) -> WrittenIntent:
    order = Intent("bfid", 1, side, OrderKind.CLOSE, Decimal(98), Decimal("0.5"), Decimal(0), 0.0)
    status = IntentStatus.REFUSED if refusal else IntentStatus.LOST
    return WrittenIntent(order, ID, 1, "SOL/USDT", NOW.timestamp(), 0.0, status, refusal)


def with_real_money(of: StrategyCard, trouble: OrderTrouble) -> StrategyCard:
    run = replace(of.run, strategy=replace(of.run.strategy, mode=StrategyMode.LIVE))
    return replace(of, run=run, trouble=trouble)


@pytest.mark.parametrize("refusal", OrderRefusal)
@pytest.mark.parametrize("side", Side)
def test_a_refused_order_says_why(refusal: OrderRefusal, side: Side) -> None:
    trouble = OrderTrouble(refused=a_row(side, refusal))
    text = read(shown(with_real_money(a_card(), trouble)))
    assert "Real money: orders go to" in text
    assert f"refused a {'sale' if side is Side.SELL else 'buy'}." in text
    assert "It tries again by itself." in text
    assert "refused a" not in read(shown(with_real_money(a_card(StrategyStatus.ENDED), trouble)))


def test_a_sale_of_a_closed_group_is_not_said_to_be_refused() -> None:
    """Its coins were moved, and counted as none: there is nothing left to sell."""
    refused = OrderTrouble(refused=a_row(Side.SELL, OrderRefusal.BALANCE))
    of = with_real_money(a_card(), refused)
    assert of.run.group is not None
    closed = replace(of.run, group=replace(of.run.group, phase=Phase.CLOSED, held=Decimal(0)))
    assert "refused a" in read(shown(of))
    assert "refused a" not in read(shown(replace(of, run=closed)))


def test_a_lost_order_says_where_to_look_and_asks() -> None:
    of = with_real_money(a_card(), OrderTrouble(lost=a_row(Side.SELL)))
    view = shown(of)
    text = read(view)
    assert "Sale: 0.5 SOL at 98.00 USDT or higher, sent 12:00 UTC, id bfid." in text
    assert "Look for SOL/USDT in the order history of" in text
    assert {Action.RUN_NOT_FILLED, Action.RUN_STOP} <= actions(view)
    assert Action.RUN_NOT_FILLED not in actions(shown(a_card()))


def test_nothing_is_sold_where_nothing_is_held() -> None:
    view = shown(a_card(held="0"))
    assert Action.RUN_CLOSE not in actions(view)
    assert "waits for a calm market" in read(view)


def test_what_does_not_wait_for_a_calm_market_does_not_say_so() -> None:
    of = a_card(held="0")
    at_once = replace(of.run.next_plan, guards=Guards(entries=False))
    assert "calm market" not in read(shown(replace(of, run=replace(of.run, next_plan=at_once))))


def button(view: View, action: Action) -> Button:
    return next(b for row in view.buttons for b in row if b.press and b.press.action is action)


def test_a_stop_keeps_only_what_is_held() -> None:
    """It is red where it leaves coins without a stop, in the card and where it is asked for."""
    for held, label, style in (("0.5", "Stop and keep", "danger"), ("0", "Stop", None)):
        of = a_card(held=held)
        asked = card.ask(EN, of, None, Action.RUN_STOP)
        for view, action in ((shown(of), Action.RUN_STOP), (asked, Action.RUN_STOP_YES)):
            found = button(view, action)
            assert (found.label, found.style) == (label, style)
        assert ("keep what is held" in read(asked)) is (held == "0.5")
        assert ("you keep what is held" in read(shown(of))) is (held == "0.5")


def test_an_order_under_way_with_a_key_that_can_withdraw_is_named() -> None:
    order = Intent("bfid", 1, Side.BUY, OrderKind.ENTRY, Decimal(98), Decimal("0.5"), Decimal(0), 0)
    for cause in HoldCause:
        of = a_card(cause=cause)
        assert of.run.group is not None
        group = replace(of.run.group, live=order)
        of = replace(of, run=replace(of.run, group=group))
        text = read(shown(with_real_money(of, OrderTrouble())))
        named = "id bfid." in text and "Look for SOL/USDT in the order history of" in text
        assert named is (cause is HoldCause.BLOCKED)
        assert ("the bot looks by itself" in text) is named
        assert "bfid" not in read(shown(of))  # a rehearsal


def test_the_second_press_is_of_what_is_held_when_it_is_asked() -> None:
    before, after = (
        button(card.ask(EN, a_card(held=held), None, Action.RUN_CLOSE), Action.RUN_CLOSE_YES).press
        for held in ("0.5", "0.6")
    )
    assert before
    assert after
    assert 0 < before.page != after.page > 0


@pytest.mark.parametrize("action", [Action.RUN_CLOSE, Action.RUN_STOP])
def test_what_cannot_be_undone_is_asked(action: Action) -> None:
    view = card.ask(EN, a_card(), None, action)
    assert "Held: 0.5 SOL" in read(view)
    assert actions(view) == {Action(f"{action}-yes"), Action.STRATEGY}


def an_event(kind: EventKind) -> StrategyEvent:
    return StrategyEvent(
        id="e",
        kind=kind,
        at=NOW,
        strategy=ID,
        mode=StrategyMode.PAPER,
        owner=42,
        connection="c",
        exchange="acme",
        name=HOSTILE,
        pair="SOL/USDT",
        facts={"money": "27", "average": "100.5", "result": "-3.5", "how": "stop", "limit": "300"},
    )


@pytest.mark.parametrize("kind", EventKind)
def test_each_event_has_a_line(kind: EventKind) -> None:
    event = an_event(kind)
    other = replace(event, facts={})  # of another version
    view = diary.diary(
        EN, a_card().run.strategy.id, [a_card().run.pair], [event, other], now=NOW, zone=UTC
    )
    assert len(read(view).splitlines()) == 5


@pytest.mark.parametrize("code", LANGUAGES.codes)
def test_the_history_tells_each_event_in_the_direction_of_its_language(code: str) -> None:
    events = HistoryPage(records=[an_event(kind) for kind in EventKind])
    check_view(history.history(LANGUAGES[code], events, {}, now=NOW, zone=UTC), LANGUAGES[code])
