"""Handlers of the sheet: how it would have gone, and the start."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.domain.strategies.starting import StartRefusedError
from bot.handlers.dependencies import Conversation
from bot.handlers.filters import Pressed
from bot.handlers.strategies import asking
from bot.handlers.strategies.card import card
from bot.handlers.strategies.draft import draft_of, proposed
from bot.views import Action, Press
from bot.views.strategies import entry as entry_views
from bot.views.strategies import replay as views


async def replay_pressed(_: CallbackQuery, conversation: Conversation) -> None:
    """Show how the plan of the sheet would have gone."""
    draft = await draft_of(conversation)
    if draft.proposal is None:
        return await asking.go_on(conversation, draft)
    try:
        result = await conversation.deps.strategies.past(conversation.person, draft.proposal)
    except StartRefusedError as error:
        return await asking.refused(conversation, draft, error.reason)
    exchange, name = await asking.place(conversation, draft)
    view = views.past(conversation.t, exchange, name, draft.proposal, result)
    await conversation.show(view)
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
        run = await conversation.deps.strategies.start(conversation.person, proposal)
    except StartRefusedError as error:
        return await asking.refused(conversation, draft, error.reason)
    await conversation.end()
    shown = await card(conversation, run.strategy.id)
    await conversation.show(entry_views.started(conversation.t, shown, live=run.is_live))
    return None


def router() -> Router:
    """Return the routes of the buttons of the sheet."""
    router = Router(name="sheet")
    router.callback_query.register(replay_pressed, Pressed(Action.PLAN_REPLAY))
    router.callback_query.register(start_pressed, Pressed(Action.PLAN_START))
    return router
