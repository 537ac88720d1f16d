"""Builds the messages that people get without having asked."""

from collections.abc import Mapping
from datetime import datetime, tzinfo

from bot.domain.exchange import Exchange
from bot.domain.notice import Notice, NoticeKind
from bot.i18n import Translator
from bot.views import moments
from bot.views.general import menu
from bot.views.view import Action, View, pairs, press


def notice(
    t: Translator,
    event: Notice,
    exchanges: Mapping[str, Exchange],
    *,
    now: datetime,
    zone: tzinfo,
) -> View:
    """Say what happened, with the buttons that go on from it."""
    if event.kind is NoticeKind.NOT_DELETED:
        sent = datetime.fromisoformat(event.values["sent_at"])
        return View(t("notice-not-deleted", sent=moments.near(sent, now, zone)), menu(t))
    exchange = exchanges[event.exchange]
    text = t(f"notice-{event.kind}", exchange=exchange.title, name=event.name)
    if event.kind is NoticeKind.DRAFT_EXPIRED:
        again = press(t, Action.CHOOSE, exchange.id, label="button-connect", style="primary")
        return View(text, ((again, press(t, Action.MENU)),))
    target = event.connection or ""
    again = press(t, Action.REPLACE, target, label="button-reconnect", style="primary")
    return View(
        text, pairs(again if target else None, press(t, Action.LIST), press(t, Action.HELP))
    )
