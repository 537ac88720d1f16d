"""Notices of strategies that ask for a decision."""

from typing import Any

from bot.domain.notice import NoticeKind
from bot.views import View
from bot.views.notifying import messages
from bot.views.view import Action
from tests.views.conftest import LANGUAGES, VALUES, a_piece, an_exchange, check_view, some_entries

ENGLISH = LANGUAGES["en"]
EXCHANGES = {"acme": an_exchange()}


def notice(**values: object) -> View:
    stored: dict[str, Any] = {**VALUES[NoticeKind.STRATEGY], "mode": "live", **values}
    piece = a_piece(NoticeKind.STRATEGY, **stored)
    return messages.message(some_entries(ENGLISH, EXCHANGES), [piece])


def test_missing_coins_are_said_with_both_numbers_and_three_answers() -> None:
    view = notice(event="disturbed", held="0.5", there="0.125", what=None)

    text = check_view(view, ENGLISH)
    assert "0.5\u00a0BTC" in text
    assert "0.125\u00a0BTC" in text
    actions = [b.press.action for row in view.buttons for b in row if b.press]
    assert actions[:3] == [Action.RUN_COUNT, Action.RUN_RESUME, Action.RUN_STOP]


def test_damaged_numbers_do_not_hide_the_notice() -> None:
    view = notice(event="disturbed", held=None, there="?", what=None)

    assert "missing" in check_view(view, ENGLISH)


def test_a_lost_order_is_named_and_has_two_answers() -> None:
    order = {"order": "bfid", "side": "buy", "qty": "0.5", "price": "98", "written": "1790000000"}
    view = notice(event="lost", what=None, **order)

    text = check_view(view, ENGLISH)
    assert "0.5\u00a0BTC" in text
    assert "bfid" in text
    assert "Real money" in text
    actions = [b.press.action for row in view.buttons for b in row if b.press]
    assert actions[:2] == [Action.RUN_NOT_FILLED, Action.RUN_STOP]


def test_what_is_held_behind_a_key_that_may_not_be_used_is_sold_by_hand() -> None:
    for event, what in (("held", "blocked"), ("held", "account"), ("ended", "gone")):
        text = check_view(notice(event=event, what=what, held="0.5"), ENGLISH)
        assert "To sell it yourself" in text
    paper = notice(event="held", what="blocked", held="0.5", mode="paper")
    assert "To sell it yourself" not in check_view(paper, ENGLISH)


def test_behind_a_key_that_can_withdraw_an_order_under_way_is_named() -> None:
    order = {"order": "bfid", "side": "buy", "qty": "0.5", "price": "98", "written": "1790000000"}
    text = check_view(notice(event="held", what="blocked", **order), ENGLISH)
    assert "bfid" in text
    assert "in the order history of" in text
    assert "the bot looks by itself" in text
    without = check_view(notice(event="held", what="blocked"), ENGLISH)
    assert "what became of an order" not in without


def test_an_answer_about_a_lost_order_is_of_that_order() -> None:
    pages = set()
    for order in ("bf1", "bf2"):
        view = notice(event="lost", what=None, order=order, side="buy", written="1790000000")
        answer = next(b.press for row in view.buttons for b in row if b.press)
        assert answer.action is Action.RUN_NOT_FILLED
        pages.add(answer.page)
    assert len(pages) == 2


def test_a_refused_order_names_its_cure() -> None:
    text = check_view(notice(event="refused", what="permission", side="sell"), ENGLISH)
    assert "refused a sale" in text
    assert "never withdrawals" in text
    assert "reason is unknown" in check_view(
        notice(event="refused", what="new", side="buy"), ENGLISH
    )
