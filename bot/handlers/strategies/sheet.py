"""Handlers of the sheet: how it would have gone, and the start."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.domain.strategies.starting import StartRefusedError
from bot.handlers.dependencies import Conversation
from bot.handlers.filters import Pressed
from bot.handlers.strategies import asking
from bot.handlers.strategies.card import card
from bot.handlers.strategies.draft import PlanDraft, draft_of, proposed
from bot.handlers.strategies.starting import start
from bot.services.strategies.basket_proposal import BasketProposal
from bot.services.strategies.proposal import Proposal
from bot.views import Action, Press, View
from bot.views.strategies import basket_sheet as basket_views
from bot.views.strategies import replay as views


async def replay_pressed(_: CallbackQuery, conversation: Conversation) -> None:
    """Show how the plan of the sheet would have gone."""
    draft = await draft_of(conversation)
    if draft.proposal is None:
        return await asking.go_on(conversation, draft)
    try:
        await conversation.show(await _past(conversation, draft, draft.proposal))
    except StartRefusedError as error:
        return await asking.refused(conversation, draft, error)
    return None


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


async def each_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Show the buys of one of several pairs."""
    draft = await draft_of(conversation)
    if not isinstance(draft.proposal, BasketProposal):
        return await asking.go_on(conversation, draft)
    given = conversation.t, *await asking.place(conversation, draft)
    await conversation.show(basket_views.each(*given, draft.proposal, press.page))
    return None


async def start_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Start what the sheet shows; a repeated press shows what was started.

    Raises StrategyGoneError for the button of an earlier sheet.
    """
    draft, proposal = await proposed(conversation, press.target)
    if draft is None or proposal is None:
        await conversation.show(await card(conversation, press.target))
        return None
    try:
        await start(conversation, proposal, live=False)
    except StartRefusedError as error:
        return await asking.refused(conversation, draft, error)
    return None


def router() -> Router:
    """Return the routes of the buttons of the sheet."""
    router = Router(name="sheet")
    router.callback_query.register(replay_pressed, Pressed(Action.PLAN_REPLAY))
    router.callback_query.register(each_pressed, Pressed(Action.PLAN_EACH))
    router.callback_query.register(start_pressed, Pressed(Action.PLAN_START))
    return router
