"""Handlers of the sheet: how it would have gone, and the start."""

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram.utils.callback_answer import CallbackAnswer

from bot.domain.strategies.starting import StartRefusedError
from bot.handlers.dependencies import Conversation
from bot.handlers.filters import Pressed
from bot.handlers.strategies import asking
from bot.handlers.strategies.draft import PlanDraft, present
from bot.handlers.strategies.pressing import pressed_draft, pressed_sheet
from bot.handlers.strategies.starting import start
from bot.services.strategies.basket_proposal import BasketProposal
from bot.services.strategies.proposal import Proposal
from bot.views import Action, Press, View
from bot.views.strategies import basket_sheet as basket_views
from bot.views.strategies import replay as views


async def replay_pressed(
    _: CallbackQuery, conversation: Conversation, callback_answer: CallbackAnswer
) -> None:
    """Show how the plan of the sheet would have gone."""
    if (draft := await pressed_draft(conversation, callback_answer)) is None:
        return None
    if draft.proposal is None:
        return await asking.go_on(conversation, draft)
    try:
        view = await _past(conversation, draft, draft.proposal)
    except StartRefusedError as error:
        return await asking.refused(conversation, draft, error)
    return await present(conversation, draft, view)


async def _past(
    conversation: Conversation, draft: PlanDraft, proposal: Proposal | BasketProposal
) -> View:
    """Return how a plan would have gone. Raises StartRefusedError."""
    deps, person = conversation.deps, conversation.person
    given = conversation.t, *await asking.place(conversation, draft)
    if isinstance(proposal, BasketProposal):
        together = await deps.baskets.starts.past(person, proposal)
        return basket_views.past(*given, proposal, together)
    return views.past(*given, proposal, await deps.strategies.past(person, proposal))


async def each_pressed(
    _: CallbackQuery, press: Press, conversation: Conversation, callback_answer: CallbackAnswer
) -> None:
    """Show the buys of one of several pairs."""
    if (draft := await pressed_draft(conversation, callback_answer)) is None:
        return None
    if not isinstance(draft.proposal, BasketProposal):
        return await asking.go_on(conversation, draft)
    given = conversation.t, *await asking.place(conversation, draft)
    view = basket_views.each(*given, draft.proposal, press.page)
    return await present(conversation, draft, view)


async def start_pressed(
    _: CallbackQuery, press: Press, conversation: Conversation, callback_answer: CallbackAnswer
) -> None:
    """Start what the sheet shows; a repeated press shows what was started."""
    if (pressed := await pressed_sheet(conversation, press.target, callback_answer)) is None:
        return None
    draft, proposal = pressed
    try:
        return await start(conversation, proposal, live=False)
    except StartRefusedError as error:
        return await asking.refused(conversation, draft, error)


def router() -> Router:
    """Return the routes of the buttons of the sheet."""
    router = Router(name="sheet")
    router.callback_query.register(replay_pressed, Pressed(Action.PLAN_REPLAY))
    router.callback_query.register(each_pressed, Pressed(Action.PLAN_EACH))
    router.callback_query.register(start_pressed, Pressed(Action.PLAN_START))
    return router
