"""Handlers of other numbers for a strategy that runs."""

from collections.abc import Callable
from functools import partial

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
from bot.services.strategies.basket_proposal import (
    BasketProposal,
    basket_effect,
    confirmed_basket,
)
from bot.services.strategies.proposal import (
    Proposal,
    ProposalError,
    confirmed_proposal,
    effect_of,
)
from bot.services.strategies.verbs import RiskError, VerbRefusedError
from bot.views import Action, Press, View, toasts
from bot.views.strategies import basket_sheet as basket_views
from bot.views.strategies import editing as views


async def change_pressed(
    _: CallbackQuery, press: Press, conversation: Conversation, callback_answer: CallbackAnswer
) -> None:
    """Show the sheet of a strategy, to change its numbers."""
    if await flow.busy(conversation):
        return
    try:
        plan = await _confirmed(conversation, press.target)
    except ProposalError:
        callback_answer.text = toasts.strategy_changed(conversation.t)
        return
    if plan is None:
        await show_card(conversation, press.target)
        return
    await asking.show_sheet(conversation, await begun(conversation, plan))


async def _confirmed(conversation: Conversation, target: str) -> PlanDraft | None:
    """Return the draft of what was confirmed last; None: the strategy has ended.

    Pairs that were started together are changed together. Raises ProposalError.
    """
    deps, person = conversation.deps, conversation.person
    runs = await deps.strategies.runs.of_basket(person, target)
    if not runs:
        run = await deps.strategies.get(person, target)
        if run.strategy.basket is not None:
            return await _confirmed(conversation, run.strategy.basket)
        runs = [run]
    if all(run.has_ended for run in runs):
        return None
    first = runs[0]
    before = confirmed_basket(runs) if first.strategy.basket else confirmed_proposal(first)
    return PlanDraft(
        connection=first.connection_id,
        pairs=before.pairs,
        at_once=before.at_once if isinstance(before, BasketProposal) else 1,
        level=before.level,
        limit=before.limit,
        custom=before.custom,
        edits=before.id,
    )


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
    conversation: Conversation,
    proposal: Proposal | BasketProposal,
    callback_answer: CallbackAnswer,
    *,
    sure: bool,
) -> None:
    """Change the strategy and show it. Raises RiskError, StartRefusedError, PriceMovedError."""
    changed = None
    try:
        changed = await _changed(conversation, proposal, sure=sure)
    except VerbRefusedError:
        callback_answer.text = toasts.strategy_changed(conversation.t)
    await conversation.end()
    shown = await card(conversation, proposal.id)
    view = changed(shown) if changed is not None else shown
    await put_card(conversation, proposal.id, view)


async def _changed(
    conversation: Conversation, proposal: Proposal | BasketProposal, *, sure: bool
) -> Callable[[View], View] | None:
    """Change the strategy; return what says so above its card, None if nothing is changed."""
    deps, person, t = conversation.deps, conversation.person, conversation.t
    if isinstance(proposal, BasketProposal):
        runs = await deps.baskets.starts.runs(person, proposal.id)
        if not basket_effect(runs, proposal):
            return None
        await deps.baskets.edit(person, proposal, sure=sure)
        return partial(basket_views.applied, t, proposal, runs)
    before = await deps.strategies.get(person, proposal.id)
    if not effect_of(before, proposal):
        return None
    await deps.verbs.edit(person, proposal, sure=sure)
    return partial(views.applied, t, proposal, before)


async def _confirm(
    conversation: Conversation, draft: PlanDraft, proposal: Proposal | BasketProposal
) -> None:
    """Ask before a strategy can lose more, if real money is possible now."""
    try:
        await conversation.deps.strategies.require_live(conversation.person, draft.connection)
    except StartRefusedError as error:
        return await asking.refused(conversation, draft, error)
    given = conversation.t, *await asking.place(conversation, draft)
    if isinstance(proposal, BasketProposal):
        view = basket_views.confirm_edit(*given, proposal)
    else:
        view = views.confirm(*given, proposal)
    return await present(conversation, draft, view)


def router() -> Router:
    """Return the routes of other numbers."""
    router = Router(name="strategy-edit")
    router.callback_query.register(change_pressed, Pressed(Action.RUN_EDIT))
    router.callback_query.register(apply_pressed, Pressed(Action.RUN_APPLY))
    router.callback_query.register(sure_pressed, Pressed(Action.RUN_APPLY_YES))
    return router
