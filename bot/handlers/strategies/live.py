"""Handlers of a start with real money: it takes a second press, on the worst loss."""

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram.utils.callback_answer import CallbackAnswer

from bot.domain.strategies.starting import PriceMovedError, StartRefusedError
from bot.handlers.dependencies import Conversation
from bot.handlers.filters import Pressed
from bot.handlers.strategies import asking
from bot.handlers.strategies.card import card, put_card
from bot.handlers.strategies.draft import present
from bot.handlers.strategies.pressing import pressed_sheet
from bot.views import Action, Press
from bot.views.strategies import entry as entry_views
from bot.views.strategies import sheet as views


async def live_pressed(
    _: CallbackQuery, press: Press, conversation: Conversation, callback_answer: CallbackAnswer
) -> None:
    """Ask before real money is used."""
    if (pressed := await pressed_sheet(conversation, press.target, callback_answer)) is None:
        return None
    draft, proposal = pressed
    try:
        await conversation.deps.strategies.require_live(conversation.person, draft.connection)
    except StartRefusedError as error:
        return await asking.refused(conversation, draft, error)
    exchange, name = await asking.place(conversation, draft)
    view = views.confirm_live(conversation.t, exchange, name, proposal)
    return await present(conversation, draft, view)


async def sure_pressed(
    _: CallbackQuery, press: Press, conversation: Conversation, callback_answer: CallbackAnswer
) -> None:
    """Start with real money; a repeated press shows what was started.

    If the price has moved, the sheet is shown again.
    """
    if (pressed := await pressed_sheet(conversation, press.target, callback_answer)) is None:
        return None
    draft, proposal = pressed
    try:
        run = await conversation.deps.strategies.start_live(conversation.person, proposal)
    except StartRefusedError as error:
        return await asking.refused(conversation, draft, error)
    except PriceMovedError:
        said = conversation.t("live-price-moved")
        return await asking.show_sheet(conversation, draft, said=said)
    await conversation.end()
    shown = await card(conversation, run.strategy.id)
    view = entry_views.started(conversation.t, shown, live=run.is_live)
    return await put_card(conversation, run.strategy.id, view)


def router() -> Router:
    """Return the routes of the buttons for real money."""
    router = Router(name="live")
    router.callback_query.register(live_pressed, Pressed(Action.PLAN_LIVE))
    router.callback_query.register(sure_pressed, Pressed(Action.PLAN_LIVE_YES))
    return router
