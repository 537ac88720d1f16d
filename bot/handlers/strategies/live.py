"""Handlers of a start with real money: it takes a second press, on the worst loss."""

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram.utils.callback_answer import CallbackAnswer

from bot.domain.strategies.starting import PriceMovedError, StartRefusedError
from bot.handlers.dependencies import Conversation
from bot.handlers.filters import Pressed
from bot.handlers.strategies import asking
from bot.handlers.strategies.draft import present
from bot.handlers.strategies.pressing import pressed_sheet
from bot.handlers.strategies.starting import start
from bot.services.strategies.basket_proposal import BasketProposal
from bot.views import Action, Press
from bot.views.strategies import basket_sheet as basket_views
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
    given = conversation.t, *await asking.place(conversation, draft)
    if isinstance(proposal, BasketProposal):
        view = basket_views.confirm_live(*given, proposal)
    else:
        view = views.confirm_live(*given, proposal)
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
        return await start(conversation, proposal, live=True)
    except StartRefusedError as error:
        return await asking.refused(conversation, draft, error)
    except PriceMovedError:
        said = conversation.t("live-price-moved")
        return await asking.show_sheet(conversation, draft, said=said)


def router() -> Router:
    """Return the routes of the buttons for real money."""
    router = Router(name="live")
    router.callback_query.register(live_pressed, Pressed(Action.PLAN_LIVE))
    router.callback_query.register(sure_pressed, Pressed(Action.PLAN_LIVE_YES))
    return router
