"""Handlers of the sheet: how it would have gone, and the start."""

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram.utils.callback_answer import CallbackAnswer

from bot.domain.strategies.starting import StartRefusedError
from bot.handlers.dependencies import Conversation
from bot.handlers.filters import Pressed
from bot.handlers.strategies import asking
from bot.handlers.strategies.card import card, put_card
from bot.handlers.strategies.draft import present
from bot.handlers.strategies.pressing import pressed_draft, pressed_sheet
from bot.views import Action, Press
from bot.views.strategies import entry as entry_views
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
        result = await conversation.deps.strategies.past(conversation.person, draft.proposal)
    except StartRefusedError as error:
        return await asking.refused(conversation, draft, error)
    exchange, name = await asking.place(conversation, draft)
    view = views.past(conversation.t, exchange, name, draft.proposal, result)
    return await present(conversation, draft, view)


async def start_pressed(
    _: CallbackQuery, press: Press, conversation: Conversation, callback_answer: CallbackAnswer
) -> None:
    """Start what the sheet shows; a repeated press shows what was started."""
    if (pressed := await pressed_sheet(conversation, press.target, callback_answer)) is None:
        return None
    draft, proposal = pressed
    try:
        run = await conversation.deps.strategies.start(conversation.person, proposal)
    except StartRefusedError as error:
        return await asking.refused(conversation, draft, error)
    await conversation.end()
    shown = await card(conversation, run.strategy.id)
    view = entry_views.started(conversation.t, shown, live=run.is_live)
    return await put_card(conversation, run.strategy.id, view)


def router() -> Router:
    """Return the routes of the buttons of the sheet."""
    router = Router(name="sheet")
    router.callback_query.register(replay_pressed, Pressed(Action.PLAN_REPLAY))
    router.callback_query.register(start_pressed, Pressed(Action.PLAN_START))
    return router
