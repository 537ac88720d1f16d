"""The views in which a strategy is set up: valid, in every direction, within a phone screen."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from bot.domain.diagnosis import Problem
from bot.domain.strategies.ladder import PRESETS, RANGES, OutOfRangeError, RiskLevel
from bot.domain.strategies.starting import StartRefusal
from bot.domain.strategies.strategy import StrategyStatus
from bot.i18n import Translator
from bot.services.balances import FreeMoney
from bot.services.strategies.past import PastResult
from bot.services.strategies.proposal import Proposal
from bot.services.strategies.strategies import StrategyOffer
from bot.views import Action, View
from bot.views.strategies import entry, questions, replay, sheet
from bot.views.view import PHONE
from tests.domain.strategies.market import RULES
from tests.views.conftest import HOSTILE, ID, LANGUAGES, a_connection, an_exchange, check_view

D = Decimal
EXCHANGES = {"acme": an_exchange()}
CODES = ["en", "ar"]
FREE = (
    FreeMoney(),
    FreeMoney(D("812.4")),
    FreeMoney(D("812.4"), reserved=D(300)),
    FreeMoney(problem=Problem.EXCHANGE_UNAVAILABLE),
)


def a_proposal(level: RiskLevel = RiskLevel.MEDIUM, **custom: str) -> Proposal:
    return Proposal(
        id=ID,
        connection=ID,
        pair="BTC/USDT",
        level=level,
        limit=D(300),
        price=D(100),
        rules=RULES,
        custom={name: D(value) for name, value in custom.items()},
    )


def sheets(t: Translator) -> Sequence[View]:
    proposals = (
        *(a_proposal(level) for level in RiskLevel),
        a_proposal(topups="0"),
        a_proposal(stop="0", recovery="0"),
    )
    known = D("812.4"), D("12.4")
    free = [FreeMoney(amount, reserved=D(taken)) for amount in known for taken in (0, 300)]
    safe, *others = (sheet.sheet(t, EXCHANGES["acme"], HOSTILE, one) for one in proposals)
    with_free = (sheet.sheet(t, EXCHANGES["acme"], HOSTILE, a_proposal(), free=one) for one in free)
    return [safe, *with_free, *others]


def others(t: Translator) -> Sequence[View]:
    acme, connection = EXCHANGES["acme"], a_connection(name=HOSTILE)
    offers = [StrategyOffer(connection, reason) for reason in (None, *StartRefusal)]
    result = PastResult(
        days=90,
        rounds=12,
        result=D("-12.345"),
        on_paper=D(3),
        deepest=D(20),
        recovery_days=D("1.5"),
    )
    ladder = PRESETS[RiskLevel.HIGH]
    said = questions.no_number(t, "300")
    return (
        entry.off(t),
        entry.strategy_list(t, EXCHANGES, ()),
        entry.strategy_list(t, EXCHANGES, (), live=True),
        sheet.confirm_live(t, acme, HOSTILE, a_proposal()),
        *(sheet.sheet(t, acme, HOSTILE, a_proposal(), reason) for reason in (None, *StartRefusal)),
        entry.choose_connection(t, EXCHANGES, offers),
        entry.choose_connection(t, EXCHANGES, offers[1:]),
        entry.choose_connection(t, EXCHANGES, ()),
        entry.refused(t, offers[2], said),
        questions.ask_pair(t, [f"COIN{n}/USDT" for n in range(20)], said),
        questions.ask_level(t, said),
        *(questions.ask_limit(t, said, acme, "USDT", free) for free in FREE),
        *(questions.settings_page(t, group, ladder) for group in questions.GROUPS),
        *(questions.ask_setting(t, name, ladder) for name in RANGES),
        replay.past(t, acme, HOSTILE, a_proposal(), result),
    )


@pytest.mark.parametrize("code", CODES)
def test_every_view_is_valid(code: str) -> None:
    t = LANGUAGES.pick(code, None)
    for view in (*sheets(t), *others(t)):
        check_view(view, t)


@pytest.mark.parametrize("code", CODES)
def test_a_sheet_fits_the_screen_of_a_phone_until_its_quote_is_opened(code: str) -> None:
    t = LANGUAGES.pick(code, None)
    for view in sheets(t):
        text = re.sub(r"<blockquote.*?</blockquote>", "", view.text, flags=re.DOTALL)
        assert len(re.sub(r"<[^>]*>", "", text)) < PHONE / 1.5


@pytest.mark.parametrize("code", CODES)
def test_a_status_and_a_range_have_words(code: str) -> None:
    t = LANGUAGES.pick(code, None)
    for status in StrategyStatus:
        assert t(f"strategy-status-{status}")
    for name in (*RANGES, "limit", "tick"):
        error = OutOfRangeError(name, D("0.01"), D(1))
        assert questions.range_text(t, error, "BTC/USDT", EXCHANGES["acme"])


def test_the_sheet_says_the_worst_case_in_money() -> None:
    t = LANGUAGES.pick("en", None)
    safe, *_, without = (re.sub("[\u2068\u2069]", "", view.text) for view in sheets(t))
    assert "a loss of 3" in safe
    assert "if the exchange or this bot cannot sell" in safe
    assert "There is no stop" in without
    assert "Own settings" in without
    custom = a_proposal(stop="0.1")
    assert replace(custom, custom={}).sheet.worst_loss != custom.sheet.worst_loss


def test_real_money_is_started_on_a_message_that_repeats_the_worst_loss() -> None:
    t, acme = LANGUAGES["en"], EXCHANGES["acme"]
    shown = sheet.sheet(t, acme, HOSTILE, a_proposal(), None)
    asked = sheet.confirm_live(t, acme, HOSTILE, a_proposal())
    worst = next(line for line in shown.text.splitlines() if "Worst case" in line)
    assert worst in asked.text
    actions = [b.press.action for row in asked.buttons for b in row if b.press]
    assert actions == [Action.PLAN_LIVE_YES, Action.PLAN_SHEET]
    for reason in StartRefusal:
        pressed = sheet.sheet(t, acme, HOSTILE, a_proposal(), reason).buttons
        assert Action.PLAN_LIVE not in {b.press.action for row in pressed for b in row if b.press}


def read(view: View) -> str:
    text = re.sub("[\u200e\u2060\u2068\u2069]", "", check_view(view, LANGUAGES["en"]))
    return text.replace("\u00a0", " ")


def test_the_sheet_says_what_is_free_in_sight_and_what_the_others_may_use() -> None:
    t, acme = LANGUAGES["en"], EXCHANGES["acme"]
    view = sheet.sheet(t, acme, HOSTILE, a_proposal(), None, FreeMoney(D("812.4"), reserved=D(400)))
    seen = re.sub(r"<blockquote.*?</blockquote>", "", view.text, flags=re.DOTALL)
    seen = re.sub("[\u2068\u2069]", "", seen).replace("\u00a0", " ")
    assert "Free now: 812.40 USDT. Your other strategies on this key can still use 400.00" in seen
    assert "With all of the margin limit in the market, 112.40 USDT stay free." in seen
    less = sheet.sheet(t, acme, HOSTILE, a_proposal(), None, FreeMoney(D(600), reserved=D(400)))
    assert "Real orders need 100.00 USDT more; a rehearsal needs no money." in read(less)


def test_falls_below_the_stop_are_one_line() -> None:
    low = a_proposal(RiskLevel.LOW)
    text = read(sheet.sheet(LANGUAGES["en"], EXCHANGES["acme"], HOSTILE, low))
    falls = [line for line in text.splitlines() if line.startswith("• ")]
    assert " or more: sold by the stop, loss " in falls[-1]
    assert sum("sold by the stop" in line for line in falls) == 1
    none = read(sheet.sheet(LANGUAGES["en"], EXCHANGES["acme"], HOSTILE, a_proposal(stop="0")))
    assert len([line for line in none.splitlines() if line.startswith("• ")]) == 4


def test_a_question_from_the_sheet_leads_back_to_it() -> None:
    t, acme = LANGUAGES["en"], EXCHANGES["acme"]
    for back, wanted in ((True, Action.PLAN_SHEET), (False, Action.CANCEL)):
        for view in (
            questions.ask_pair(t, ["BTC/USDT"], back=back),
            questions.ask_level(t, "", back=back),
            questions.ask_limit(t, "", acme, "USDT", FREE[1], back=back),
        ):
            last = view.buttons[-1][-1].press
            assert last
            assert last.action is wanted


def test_the_money_question_offers_shares_of_what_is_left() -> None:
    t, acme = LANGUAGES["en"], EXCHANGES["acme"]
    view = questions.ask_limit(t, "", acme, "USDT", FreeMoney(D(900), reserved=D(500)))
    text = read(view)
    assert "Free now: 900.00 USDT. Your other strategies on this key can still use 500.00" in text
    assert "That leaves 400.00 USDT." in text
    shares = [b.press.target for row in view.buttons for b in row if b.press]
    assert shares[:3] == ["40", "100", "200"]
    none = questions.ask_limit(t, "", acme, "USDT", FreeMoney(D(100), reserved=D(500)))
    assert len(none.buttons) == 1


def test_a_change_says_with_which_buy_the_next_group_begins() -> None:
    t, acme = LANGUAGES["en"], EXCHANGES["acme"]
    next_one = re.sub("[\u2068\u2069]", "", sheet.body(t, acme, HOSTILE, a_proposal(), "", None))
    assert "The next group buys 6 times: " in next_one
    assert "at the price at that time, the last" in next_one
    assert " now" not in next_one.partition("If the price falls")[0]


@pytest.mark.parametrize("live", [False, True])
def test_what_has_started_waits_for_a_calm_market_only_where_it_is_asked_to(live: bool) -> None:  # noqa: FBT001  # drawn
    t = LANGUAGES["en"]
    waiting = entry.started(t, View("card"), live=live, calm=True).text
    at_once = entry.started(t, View("card"), live=live, calm=False).text
    assert "when the market is calm enough" in waiting
    assert "calm" not in at_once
    assert waiting.endswith("\n\ncard")
