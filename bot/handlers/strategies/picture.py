"""Handlers of the pictures of the sheet and of the card."""

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram.utils.callback_answer import CallbackAnswer

from bot.handlers.dependencies import Conversation
from bot.handlers.filters import Pressed
from bot.handlers.strategies import asking
from bot.handlers.strategies.card import exchange_of, put_card, show_card
from bot.handlers.strategies.draft import present
from bot.handlers.strategies.pressing import pressed_draft
from bot.services.strategies.proposal import Proposal
from bot.views import Action, Press
from bot.views.strategies import chart as views


async def plan_pressed(
    _: CallbackQuery, conversation: Conversation, callback_answer: CallbackAnswer
) -> None:
    """Show the picture of the sheet."""
    if (draft := await pressed_draft(conversation, callback_answer)) is None:
        return None
    if not isinstance(draft.proposal, Proposal):
        return await asking.go_on(conversation, draft)
    exchange, name = await asking.place(conversation, draft)
    chart = await conversation.deps.charts.of_proposal(exchange.id, draft.proposal)
    view = views.of_sheet(conversation.t, exchange, name, draft.proposal, chart)
    return await present(conversation, draft, view)


async def run_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Show the picture of a strategy as it is now; the card if it holds nothing any more."""
    shown = await conversation.deps.strategies.card(conversation.person, press.target)
    chart = await conversation.deps.charts.of_card(shown)
    if chart is None:
        await show_card(conversation, press.target)
        return
    exchange = exchange_of(conversation, shown.run)
    view = views.of_card(conversation.t, shown, exchange, chart)
    await put_card(conversation, press.target, view)


def router() -> Router:
    """Return the routes of pictures."""
    router = Router(name="pictures")
    router.callback_query.register(plan_pressed, Pressed(Action.PLAN_PICTURE))
    router.callback_query.register(run_pressed, Pressed(Action.RUN_PICTURE))
    return router
