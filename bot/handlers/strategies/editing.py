"""Handlers of other numbers for a strategy that runs."""

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram.utils.callback_answer import CallbackAnswer

from bot.domain.strategies.starting import PriceMovedError, StartRefusedError
from bot.handlers.connecting import flow
from bot.handlers.dependencies import Conversation
from bot.handlers.filters import Pressed
from bot.handlers.strategies import asking
from bot.handlers.strategies.card import card
from bot.handlers.strategies.draft import PlanDraft, proposed
from bot.services.strategies.proposal import (
    Proposal,
    ProposalError,
    confirmed_proposal,
    effect_of,
)
from bot.services.strategies.verbs import RiskError, VerbRefusedError
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

    So does a press on an earlier sheet: it would apply other numbers than those it shows. If it
    can lose more real money then, that is asked for first. Raises StrategyGoneError.
    """
    draft, proposal = await proposed(conversation, press.target)
    sheet = press.target, press.page
    if draft is None or proposal is None or sheet != (draft.edits, proposal.mark):
        await conversation.show(await card(conversation, press.target))
        return
    try:
        await _apply(conversation, proposal, callback_answer, sure=False)
    except RiskError:
        await _confirm(conversation, draft, proposal)


async def sure_pressed(
    _: CallbackQuery, press: Press, conversation: Conversation, callback_answer: CallbackAnswer
) -> None:
    """Change a strategy so that it can lose more real money, as the pressed message says.

    A repeated press shows the strategy; after other numbers or another price the sheet is shown
    again. Raises StrategyGoneError.
    """
    draft, proposal = await proposed(conversation, press.target)
    if draft is None or proposal is None or draft.edits != press.target:
        await conversation.show(await card(conversation, press.target))
        return None
    if press.page != proposal.mark:
        return await asking.show_sheet(conversation, draft)
    try:
        return await _apply(conversation, proposal, callback_answer, sure=True)
    except StartRefusedError as error:
        return await asking.refused(conversation, draft, error.reason)
    except PriceMovedError:
        said = conversation.t("edit-price-moved")
        return await asking.show_sheet(conversation, draft, said=said)


async def _apply(
    conversation: Conversation, proposal: Proposal, callback_answer: CallbackAnswer, *, sure: bool
) -> None:
    """Change the strategy and show it. Raises RiskError, StartRefusedError, PriceMovedError."""
    deps, person = conversation.deps, conversation.person
    before = await deps.strategies.get(person, proposal.id)
    if not effect_of(before, proposal):
        await conversation.end()
        await conversation.show(await card(conversation, proposal.id))
        return
    try:
        await deps.verbs.edit(person, proposal, sure=sure)
    except VerbRefusedError:
        await conversation.end()
        callback_answer.text = toasts.strategy_changed(conversation.t)
        await conversation.show(await card(conversation, proposal.id))
        return
    await conversation.end()
    shown = await card(conversation, proposal.id)
    await conversation.show(views.applied(conversation.t, proposal, before, shown))


async def _confirm(conversation: Conversation, draft: PlanDraft, proposal: Proposal) -> None:
    """Ask before a strategy can lose more, if real money is possible now."""
    try:
        await conversation.deps.strategies.require_live(conversation.person, draft.connection)
    except StartRefusedError as error:
        return await asking.refused(conversation, draft, error.reason)
    exchange, name = await asking.place(conversation, draft)
    await conversation.show(views.confirm(conversation.t, exchange, name, proposal))
    return None


def router() -> Router:
    """Return the routes of other numbers."""
    router = Router(name="strategy-edit")
    router.callback_query.register(change_pressed, Pressed(Action.RUN_EDIT))
    router.callback_query.register(apply_pressed, Pressed(Action.RUN_APPLY))
    router.callback_query.register(sure_pressed, Pressed(Action.RUN_APPLY_YES))
    return router
