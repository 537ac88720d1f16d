"""Owns what people are told without having asked."""

from bot.domain.exchange import Exchange
from bot.domain.notice import Notice, NoticeKind
from bot.i18n import Translator
from bot.views.view import Action, View, pairs, press


def notice(t: Translator, event: Notice, exchange: Exchange) -> View:
    """Tell what happened, with the buttons that go on from it."""
    text = t(f"notice-{event.kind}", exchange=exchange.title, name=event.name)
    if event.kind is NoticeKind.DRAFT_EXPIRED:
        again = press(t, Action.CHOOSE, exchange.id, label="button-connect", style="primary")
        return View(text, ((again, press(t, Action.MENU)),))
    target = event.connection or ""
    again = press(t, Action.REPLACE, target, label="button-reconnect", style="primary")
    return View(
        text, pairs(again if target else None, press(t, Action.LIST), press(t, Action.HELP))
    )
