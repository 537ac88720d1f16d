"""The views of several pairs: valid, in every direction, and they say what is."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from bot.domain.strategies.basket import MOST_PAIRS, limit_of_each
from bot.domain.strategies.group import RecoveryCause
from bot.domain.strategies.ladder import RiskLevel
from bot.domain.strategies.starting import StartRefusal
from bot.domain.strategies.strategy import StrategyMode, StrategyStatus
from bot.domain.strategies.watch import HoldCause
from bot.i18n import Translator
from bot.services.balances import FreeMoney
from bot.services.strategies.basket_cards import BasketCard
from bot.services.strategies.basket_past import BasketPast
from bot.services.strategies.basket_proposal import BasketProposal
from bot.services.strategies.cards import StrategyCard
from bot.services.strategies.past import PastResult
from bot.views import Action, View
from bot.views.strategies import basket_card, basket_sheet, card, entry, pairs, questions
from bot.views.view import PHONE
from tests.views.conftest import HOSTILE, ID, LANGUAGES, NOW, an_exchange, check_view
from tests.views.strategies.test_entry import a_proposal
from tests.views.strategies.test_strategy_card import a_card

D, EN, ACME = Decimal, LANGUAGES["en"], an_exchange()
COINS = ("BTC", "ETH", "SOL", "XRP", "ADA", "DOT", "LTC", "TRX", "BNB", "1000PEPE")
ALL = tuple(f"{coin}/USDT" for coin in COINS)


def a_basket(count: int = 3, at_once: int = 2, level: RiskLevel = RiskLevel.LOW) -> BasketProposal:
    each = limit_of_each(D(600), at_once)
    parts = tuple(replace(a_proposal(level), pair=pair, limit=each) for pair in ALL[:count])
    return BasketProposal(id=ID, limit=D(600), at_once=at_once, most=count, parts=parts)


def run_card(number: int) -> StrategyCard:
    shown = a_card()
    run = shown.run
    strategy = replace(run.strategy, id=f"s{number}", basket=ID, at_once=2)
    sheet = {"proposal": {"level": "low"}, "basket": {"limit": "600"}, "exchange": "acme"}
    assert run.group is not None
    group = replace(run.group, pair=ALL[number])
    return replace(
        shown, run=replace(run, strategy=strategy, pair=ALL[number], sheet=sheet, group=group)
    )


def waiting(number: int, *, place: bool) -> StrategyCard:
    shown = run_card(number)
    none = {"held": None, "average": None, "on_paper": None, "sells_at": None, "at_work": None}
    bare = replace(shown, **none, has_place=place)  # type: ignore[arg-type]
    return replace(bare, run=replace(shown.run, group=None))


def in_status(number: int, status: StrategyStatus, cause: HoldCause | None = None) -> StrategyCard:
    shown = run_card(number)
    strategy = replace(shown.run.strategy, status=status, cause=cause)
    return replace(shown, run=replace(shown.run, strategy=strategy))


def cards() -> Sequence[BasketCard]:
    recovering = replace(run_card(2), cause=RecoveryCause.FALL)
    mixed = (run_card(0), waiting(1, place=False), recovering, waiting(3, place=True))
    return (
        BasketCard(id=ID, cards=mixed),
        BasketCard(id=ID, cards=[in_status(n, s) for n, s in enumerate(StrategyStatus)]),
        BasketCard(id=ID, cards=[in_status(0, StrategyStatus.ENDED)]),
        *(BasketCard(id=ID, cards=[in_status(0, StrategyStatus.RUNNING, c)]) for c in HoldCause),
        BasketCard(id=ID, cards=[run_card(n) for n in range(MOST_PAIRS)]),
    )


def views(t: Translator) -> Sequence[View]:
    past = PastResult(
        days=30,
        rounds=3,
        result=D("-1.5"),
        on_paper=D(2),
        deepest=D(9),
        recovery_days=D(1),
    )
    together = BasketPast(days=30, pairs=dict.fromkeys(ALL[:3], past), deepest=D(12))
    baskets = a_basket(), a_basket(MOST_PAIRS, 1), a_basket(MOST_PAIRS, MOST_PAIRS)
    reasons = {HOSTILE: StartRefusal.UNKNOWN_PAIR, "ETH/BTC": StartRefusal.OTHER_COIN}
    return (
        pairs.ask(t, ALL, ()),
        pairs.ask(t, ALL, ALL, pairs.refused(t, ACME, HOSTILE, reasons)),
        pairs.ask_at_once(t, a_basket(MOST_PAIRS)),
        questions.settings_page(t, "more", a_basket().ladder, 2),
        *(basket_sheet.sheet(t, ACME, HOSTILE, one) for one in baskets),
        *(basket_sheet.sheet(t, ACME, HOSTILE, a_basket(), why) for why in (None, *StartRefusal)),
        basket_sheet.sheet(t, ACME, HOSTILE, a_basket(level=RiskLevel.HIGH), None, FreeMoney(D(9))),
        basket_sheet.confirm_live(t, ACME, HOSTILE, a_basket()),
        basket_sheet.confirm_edit(t, ACME, HOSTILE, a_basket()),
        *(basket_sheet.each(t, ACME, HOSTILE, a_basket(), page) for page in (-1, 0, 1, 9)),
        basket_sheet.past(t, ACME, HOSTILE, a_basket(), together),
        *(basket_card.card(t, shown, ACME) for shown in cards()),
        basket_card.card(t, cards()[0], None),
        basket_card.ask(t, cards()[0], ACME, Action.RUN_CLOSE),
        basket_card.ask(t, cards()[2], ACME, Action.RUN_STOP),
        *(entry.strategy_list(t, {"acme": ACME}, shown.runs, live=True) for shown in cards()),
    )


@pytest.mark.parametrize("code", ["en", "ar"])
def test_every_view_is_valid(code: str) -> None:
    t = LANGUAGES.pick(code, None)
    for view in views(t):
        check_view(view, t)


def test_a_sheet_fits_the_screen_of_a_phone_until_its_quote_is_opened() -> None:
    for count in (2, MOST_PAIRS):
        text = basket_sheet.sheet(EN, ACME, "Main", a_basket(count)).text
        shown = re.sub(r"<blockquote.*?</blockquote>", "", text, flags=re.DOTALL)
        assert len(re.sub(r"<[^>]+>", "", shown)) <= PHONE


def test_the_worst_case_is_that_of_as_many_groups_as_there_can_be() -> None:
    one, two = a_basket(at_once=1).sheet, a_basket(at_once=2).sheet
    single = a_basket(at_once=1).parts[0].sheet
    assert one.worst_loss == single.worst_loss
    assert abs(two.worst_loss - one.worst_loss) < D("0.01")  # the same money, in two groups
    assert two.at_work <= D(600)
    assert two.falls[10].loss == 2 * a_basket(at_once=2).parts[0].sheet.falls[10].loss


def test_a_card_says_what_each_pair_does_and_the_sums() -> None:
    view = basket_card.card(EN, cards()[0], ACME)
    text = re.sub("[\u2066-\u2069]|<[^>]+>", "", view.text).replace("\u00a0", " ")
    assert "BTC/USDT · open" in text
    assert "ETH/USDT · waits until another pair is sold" in text
    assert "🔸 SOL/USDT" in text
    assert "XRP/USDT · waits for the first buy" in text
    assert "Open groups: 2 of 2" in text
    assert "In use by all pairs: 100.00 USDT" in text


def test_a_list_has_one_line_and_one_button_for_all_pairs() -> None:
    view = entry.strategy_list(EN, {"acme": ACME}, cards()[0].runs)
    buttons = [b for row in view.buttons for b in row if b.press and b.press.target == ID]
    assert len(buttons) == 1
    assert buttons[0].label.startswith("BTC · ETH +2")


def test_the_card_of_a_pair_leads_to_all_pairs() -> None:
    shown = card.card(EN, waiting(1, place=False), ACME, now=NOW)
    assert "It waits until a group of another pair is sold." in shown.text
    back = [b for row in shown.buttons for b in row if b.label == "All pairs"]
    assert [b.press.target for b in back if b.press] == [ID]


def test_ten_chosen_pairs_keep_their_buttons() -> None:
    view = pairs.ask(EN, ALL[::-1], ALL)
    labels = [b.label for row in view.buttons for b in row]
    assert sum(label.startswith("✓") for label in labels) == MOST_PAIRS
    assert "Next (10)" in labels


def test_real_money_is_said() -> None:
    shown, mode = run_card(0), StrategyMode.LIVE
    live = replace(shown, run=replace(shown.run, strategy=replace(shown.run.strategy, mode=mode)))
    view = basket_card.card(EN, BasketCard(id=ID, cards=[live]), ACME)
    assert "Real money" in view.text
