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
    assert "0.5 BTC" in text
    assert "0.125 BTC" in text
    actions = [b.press.action for row in view.buttons for b in row if b.press]
    assert actions[:3] == [Action.RUN_COUNT, Action.RUN_RESUME, Action.RUN_STOP]


def test_damaged_numbers_do_not_hide_the_notice() -> None:
    view = notice(event="disturbed", held=None, there="?", what=None)

    assert "missing" in check_view(view, ENGLISH)
