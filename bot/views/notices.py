"""Owns what people are told without having asked."""

from bot.domain.exchange import Exchange
from bot.domain.notice import Notice, NoticeKind
from bot.i18n import Translator
from bot.views.view import Action, View, press


def notice(t: Translator, event: Notice, exchange: Exchange) -> View:
    """Tell what happened, with the buttons that go on from it."""
    text = t(f"notice-{event.kind}", exchange=exchange.title, name=event.name)
    if event.kind is NoticeKind.DRAFT_EXPIRED:
        again = press(t, Action.CHOOSE, exchange.id, label="button-connect", style="primary")
        return View(text, ((again, press(t, Action.MENU)),))
    return View(text, ((press(t, Action.LIST, style="primary"), press(t, Action.HELP)),))
