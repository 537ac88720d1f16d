"""Handlers of other numbers for a strategy that runs."""

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram.utils.callback_answer import CallbackAnswer

from bot.handlers.connecting import flow
from bot.handlers.dependencies import Conversation
from bot.handlers.filters import Pressed
from bot.handlers.strategies import asking
from bot.handlers.strategies.card import card
from bot.handlers.strategies.draft import PlanDraft, proposed
from bot.services.strategies.proposal import ProposalError, confirmed_proposal, effect_of
from bot.services.strategies.verbs import VerbRefusedError
from bot.views import Action, Press, toasts
from bot.views.strategies import editing as views


async def change_pressed(
    _: CallbackQuery, press: Press, conversation: Conversation, callback_answer: CallbackAnswer
) -> None:
    """Show the sheet of a strategy, to change its numbers."""
    if await flow.busy(conversation):
        return
    run = await conversation.deps.strategies.get(conversation.person, press.target)
    try:
        before = confirmed_proposal(run)
    except ProposalError:
        callback_answer.text = toasts.strategy_changed(conversation.t)
        return
    if run.has_ended:
        await conversation.show(await card(conversation, press.target))
        return
    draft = PlanDraft(
        connection=run.connection_id,
        pair=run.pair,
        level=before.level,
        limit=before.limit,
        custom=before.custom,
        edits=press.target,
    )
    await asking.show_sheet(conversation, draft)


async def apply_pressed(
    _: CallbackQuery, press: Press, conversation: Conversation, callback_answer: CallbackAnswer
) -> None:
    """Change the strategy to what the sheet shows; a repeated press, or no change, shows it.

    Raises StrategyGoneError.
    """
    deps, person = conversation.deps, conversation.person
    draft, proposal = await proposed(conversation, press.target)
    if draft is None or proposal is None or draft.edits != press.target:
        await conversation.show(await card(conversation, press.target))
        return
    before = await deps.strategies.get(person, press.target)
    await conversation.end()
    if not effect_of(before, proposal):
        await conversation.show(await card(conversation, press.target))
        return
    try:
        await deps.verbs.edit(person, proposal)
    except VerbRefusedError:
        callback_answer.text = toasts.strategy_changed(conversation.t)
        await conversation.show(await card(conversation, press.target))
        return
    shown = await card(conversation, press.target)
    await conversation.show(views.applied(conversation.t, proposal, before, shown))


def router() -> Router:
    """Return the routes of other numbers."""
    router = Router(name="strategy-edit")
    router.callback_query.register(change_pressed, Pressed(Action.RUN_EDIT))
    router.callback_query.register(apply_pressed, Pressed(Action.RUN_APPLY))
    return router
