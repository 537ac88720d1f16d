"""What the operator sees of stops, with every exchange stopped and none."""

from collections.abc import Mapping
from datetime import UTC, timedelta

from bot.domain.exchange import Exchange
from bot.domain.snapshot import TradingFigures
from bot.domain.strategies.stops import EVERYTHING, StopOrigin, TradingStop
from bot.i18n import Translator
from bot.views import Action, Press
from bot.views.operating import trading as views
from tests.views.conftest import NOW, check_view

SINCE = NOW - timedelta(hours=3)
STOPS = tuple(TradingStop(scope, SINCE, StopOrigin.CHAT) for scope in (EVERYTHING, "acme", "gone"))


def pressed(
    figures: TradingFigures, t: Translator, exchanges: Mapping[str, Exchange]
) -> list[Press]:
    view = views.state(t, figures, exchanges, NOW, UTC)
    check_view(view, t)
    return [b.press for row in view.buttons for b in row if b.press is not None]


def test_each_place_has_its_switch(t: Translator, exchanges: Mapping[str, Exchange]) -> None:
    figures = TradingFigures(exchanges={"acme": 3, "other": 1}, stops=STOPS)
    assert pressed(figures, t, exchanges)[:4] == [
        Press(Action.TRADING_GO, EVERYTHING, STOPS[0].mark),
        Press(Action.TRADING_GO, "acme", STOPS[1].mark),
        Press(Action.TRADING_GO, "gone", STOPS[2].mark),
        Press(Action.TRADING_STOP, "other"),
    ]


def test_nothing_is_stopped(t: Translator, exchanges: Mapping[str, Exchange]) -> None:
    assert pressed(TradingFigures(), t, exchanges)[0] == Press(Action.TRADING_STOP, EVERYTHING)
