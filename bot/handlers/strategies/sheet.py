"""Handlers of the sheet: how it would have gone, and the start."""

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram.utils.callback_answer import CallbackAnswer

from bot.domain.strategies.run import StrategyRun
from bot.domain.strategies.starting import StartRefusedError
from bot.handlers.dependencies import Conversation
from bot.handlers.filters import Pressed
from bot.handlers.strategies import asking
from bot.handlers.strategies.draft import draft_of, stored_draft
from bot.services.strategies.strategies import StrategyGoneError
from bot.views import Action, Press, toasts
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


async def start_pressed(
    _: CallbackQuery, press: Press, conversation: Conversation, callback_answer: CallbackAnswer
) -> None:
    """Start what the sheet shows; a repeated press shows what was started."""
    draft = await stored_draft(conversation)
    if draft is None or draft.proposal is None or draft.proposal.id != press.target:
        try:
            run = await conversation.deps.strategies.get(conversation.person, press.target)
        except StrategyGoneError:
            callback_answer.text = toasts.stale(conversation.t)
            return None
        return await _show(conversation, run)
    try:
        run = await conversation.deps.strategies.start(conversation.person, draft.proposal)
    except StartRefusedError as error:
        return await asking.refused(conversation, draft, error.reason)
    await conversation.end()
    return await _show(conversation, run)


async def _show(conversation: Conversation, run: StrategyRun) -> None:
    """Show a strategy that was started."""
    exchanges = conversation.deps.exchanges
    await conversation.show(entry_views.started(conversation.t, exchanges, run))


def router() -> Router:
    """Return the routes of the buttons of the sheet."""
    router = Router(name="sheet")
    router.callback_query.register(replay_pressed, Pressed(Action.PLAN_REPLAY))
    router.callback_query.register(start_pressed, Pressed(Action.PLAN_START))
    return router
