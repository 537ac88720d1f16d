"""Handlers of other numbers for a strategy that runs."""

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram.utils.callback_answer import CallbackAnswer

from bot.domain.strategies.starting import PriceMovedError, StartRefusedError
from bot.handlers.connecting import flow
from bot.handlers.dependencies import Conversation
from bot.handlers.filters import Pressed
from bot.handlers.strategies import asking
from bot.handlers.strategies.card import card, put_card, show_card
from bot.handlers.strategies.draft import PlanDraft, begun, present
from bot.handlers.strategies.pressing import pressed_sheet
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
        await show_card(conversation, press.target)
        return
    plan = PlanDraft(
        connection=run.connection_id,
        pair=run.pair,
        level=before.level,
        limit=before.limit,
        custom=before.custom,
        edits=press.target,
    )
    await asking.show_sheet(conversation, await begun(conversation, plan))


async def apply_pressed(
    _: CallbackQuery, press: Press, conversation: Conversation, callback_answer: CallbackAnswer
) -> None:
    """Change the strategy to what the sheet shows; a repeated press, or no change, shows it.

    A press on an earlier sheet shows the present one: it would apply other numbers than those it
    shows. If it can lose more real money then, that is asked for first.
    """
    if (pressed := await pressed_sheet(conversation, press.target, callback_answer)) is None:
        return
    draft, proposal = pressed
    if press.page != proposal.mark:
        callback_answer.text = toasts.outdated(conversation.t)
        await asking.show_sheet(conversation, draft)
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
    again.
    """
    if (pressed := await pressed_sheet(conversation, press.target, callback_answer)) is None:
        return None
    draft, proposal = pressed
    if press.page != proposal.mark:
        return await asking.show_sheet(conversation, draft)
    try:
        return await _apply(conversation, proposal, callback_answer, sure=True)
    except StartRefusedError as error:
        return await asking.refused(conversation, draft, error)
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
        await show_card(conversation, proposal.id)
        return
    try:
        await deps.verbs.edit(person, proposal, sure=sure)
    except VerbRefusedError:
        await conversation.end()
        callback_answer.text = toasts.strategy_changed(conversation.t)
        await show_card(conversation, proposal.id)
        return
    await conversation.end()
    shown = await card(conversation, proposal.id)
    view = views.applied(conversation.t, proposal, before, shown)
    await put_card(conversation, proposal.id, view)


async def _confirm(conversation: Conversation, draft: PlanDraft, proposal: Proposal) -> None:
    """Ask before a strategy can lose more, if real money is possible now."""
    try:
        await conversation.deps.strategies.require_live(conversation.person, draft.connection)
    except StartRefusedError as error:
        return await asking.refused(conversation, draft, error)
    exchange, name = await asking.place(conversation, draft)
    view = views.confirm(conversation.t, exchange, name, proposal)
    return await present(conversation, draft, view)


def router() -> Router:
    """Return the routes of other numbers."""
    router = Router(name="strategy-edit")
    router.callback_query.register(change_pressed, Pressed(Action.RUN_EDIT))
    router.callback_query.register(apply_pressed, Pressed(Action.RUN_APPLY))
    router.callback_query.register(sure_pressed, Pressed(Action.RUN_APPLY_YES))
    return router
