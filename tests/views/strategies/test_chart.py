"""The text under the picture of a strategy says what the picture shows, and nothing else."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from bot.domain.strategies.market import Candle
from bot.domain.strategies.strategy import StrategyStatus
from bot.domain.strategies.watch import HoldCause
from bot.services.strategies.cards import StrategyCard
from bot.services.strategies.chart import StrategyChart
from bot.telegram.photos import CAPTION_LIMIT
from bot.views import View
from bot.views.picture import LevelKind, PriceLadder
from bot.views.strategies import amounts
from bot.views.strategies import chart as charts
from tests.views.conftest import HOSTILE, LANGUAGES, an_exchange, check_view
from tests.views.strategies.test_entry import a_proposal
from tests.views.strategies.test_strategy_card import a_card

D = Decimal
ACME = an_exchange()
EN = LANGUAGES["en"]
PAST = (Candle(0.0, D(1), D(2), D(1)), Candle(3600.0, D(1), D(2), D(2)))


def chart_of(card: StrategyCard) -> StrategyChart:
    assert card.average is not None
    return StrategyChart(
        past=PAST,
        days=7,
        at=7200.0,
        since=3600.0,
        price=card.price,
        bought=card.bought,
        due=tuple(buy.price for buy in card.ahead),
        average=card.average,
        sells_at=card.sells_at,
        stop_at=card.stop_at,
    )


def shown(card: StrategyCard) -> View:
    return charts.of_card(EN, card, ACME, chart_of(card))


def kinds(view: View) -> set[LevelKind]:
    assert isinstance(view.picture, PriceLadder)
    return {level.kind for level in view.picture.levels}


@pytest.mark.parametrize("code", ["en", "ar"])
def test_every_text_is_valid_and_fits_below_a_picture(code: str) -> None:
    t = LANGUAGES.pick(code, None)
    card = a_card()
    long = tuple(D(1234567) / n for n in range(1, 22))
    sheet = replace(chart_of(card), bought=(), due=long, since=None)
    whole = replace(chart_of(card), bought=long, due=long)
    for view in (
        charts.of_sheet(t, ACME, HOSTILE, a_proposal(), sheet),
        charts.of_card(t, card, None, whole),
        charts.of_card(t, card, ACME, replace(whole, price=None, past=(), stop_at=None)),
    ):
        assert len(check_view(view, t)) <= CAPTION_LIMIT


def test_each_mark_of_the_picture_is_in_the_text() -> None:
    view = shown(a_card())
    text = re.sub("[\u2068\u2069]", "", view.text).replace("\u00a0", " ")
    assert "● 1 buy done, due at 100.00 USDT" in text
    assert "○ 3 buys to come, at 96.00 USDT to 84.75 USDT" in text
    assert re.search("◆ Average.*▲ Sells.*✕ Stop", text, re.DOTALL)
    assert kinds(view) == set(LevelKind)


def test_what_is_not_known_is_not_in_the_text() -> None:
    card = replace(a_card(), price=None)
    view = charts.of_card(EN, card, ACME, replace(chart_of(card), past=()))
    assert "Price now: unknown" in view.text
    assert "line" not in view.text


@pytest.mark.parametrize(
    ("status", "cause", "sells"),
    [
        (StrategyStatus.PAUSED, None, True),
        (StrategyStatus.RUNNING, HoldCause.DOUBT, True),
        (StrategyStatus.HELD, None, False),
        (StrategyStatus.STOPPING, None, False),
        *((StrategyStatus.RUNNING, c, False) for c in HoldCause if c is not HoldCause.DOUBT),
    ],
)
def test_what_a_strategy_does_not_do_now_is_not_shown(
    status: StrategyStatus, cause: HoldCause | None, *, sells: bool
) -> None:
    view = shown(a_card(status, cause))
    assert "to come" not in view.text
    assert ("Sells" in view.text) is sells
    expected = {LevelKind.BOUGHT, LevelKind.AVERAGE}
    assert kinds(view) == expected | ({LevelKind.SALE, LevelKind.STOP} if sells else set())


@pytest.mark.parametrize(
    ("code", "marks"), [("en", ",."), ("de", ".,"), ("fr", " ,"), ("ar", ",.")]
)
def test_the_picture_writes_numbers_as_the_language_does(code: str, marks: str) -> None:
    """In characters that need no shaping: every font has them."""
    t = LANGUAGES.pick(code, None)
    picture = charts.of_card(t, a_card(), ACME, chart_of(a_card())).picture
    assert isinstance(picture, PriceLadder)
    assert picture.marks.thousands + picture.marks.decimal == marks


def test_no_language_needs_other_marks_than_these() -> None:
    for code in LANGUAGES.codes:
        marks = amounts.digit_marks(LANGUAGES[code])
        assert {marks.thousands, marks.decimal} <= {",", ".", " "}
