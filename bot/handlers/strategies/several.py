"""Handlers of the choice of several pairs."""

from collections.abc import Sequence
from dataclasses import replace

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram.utils.callback_answer import CallbackAnswer

from bot.domain.strategies.starting import StartRefusedError
from bot.handlers.dependencies import Conversation
from bot.handlers.filters import Pressed
from bot.handlers.strategies.asking import ask, go_on, place, refused
from bot.handlers.strategies.draft import PAIR, PAIRS, PlanDraft
from bot.handlers.strategies.pressing import pressed_draft
from bot.i18n import Markup
from bot.services.strategies.basket_starting import ChosenPairs
from bot.views import Action, Press
from bot.views.strategies import pairs as views


async def pairs_pressed(
    _: CallbackQuery, press: Press, conversation: Conversation, callback_answer: CallbackAnswer
) -> None:
    """Add the pressed pair or take it away, as the button says; without one, ask for pairs."""
    if (draft := await pressed_draft(conversation, callback_answer)) is None:
        return None
    if not press.target:
        return await ask(conversation, draft, PAIRS)
    if press.page == views.TAKE_AWAY:
        rest = tuple(pair for pair in draft.pairs if pair != press.target)
        return await ask(conversation, replace(draft, pairs=rest), PAIRS)
    return await _add(conversation, draft, press.target)


async def done_pressed(
    _: CallbackQuery, conversation: Conversation, callback_answer: CallbackAnswer
) -> None:
    """Go on with the chosen pairs; ask again if there are none."""
    if (draft := await pressed_draft(conversation, callback_answer)) is None:
        return None
    if not draft.pairs:
        return await ask(conversation, draft, PAIRS, conversation.t("pairs-none"))
    return await go_on_with(conversation, draft, draft.pairs)


async def typed_pairs(conversation: Conversation, draft: PlanDraft, text: str) -> None:
    """Use the pairs that a text names. What cannot be taken is named, and the rest is kept."""
    if draft.asking == PAIRS:
        return await _add(conversation, draft, text)
    try:
        chosen = await _chosen(conversation, draft, text, ())
    except StartRefusedError as error:
        return await refused(conversation, draft, error, text)
    if chosen.pairs and not chosen.refused:
        return await go_on_with(conversation, draft, chosen.pairs)
    if chosen.pairs:
        return await _ask(conversation, draft, chosen)
    if len(chosen.refused) == 1:
        ((word, reason),) = chosen.refused.items()
        return await refused(conversation, draft, StartRefusedError(reason), word)
    said = await _refused(conversation, draft, chosen)
    return await ask(conversation, draft, PAIR, said)


async def go_on_with(conversation: Conversation, draft: PlanDraft, pairs: Sequence[str]) -> None:
    """Go on with pairs; a limit in another coin is asked for again."""
    before = draft.proposal.pairs[0] if draft.proposal else (draft.pairs or ("",))[0]
    same = before.partition("/")[2] == pairs[0].partition("/")[2]
    limit, at_once = draft.limit if same else None, min(draft.at_once, len(pairs))
    return await go_on(
        conversation, replace(draft, pairs=tuple(pairs), limit=limit, at_once=at_once)
    )


async def _add(conversation: Conversation, draft: PlanDraft, text: str) -> None:
    """Add the pairs that a text names to the chosen ones, and show them."""
    try:
        chosen = await _chosen(conversation, draft, text, draft.pairs)
    except StartRefusedError as error:
        return await refused(conversation, draft, error, text)
    return await _ask(conversation, draft, chosen)


async def _ask(conversation: Conversation, draft: PlanDraft, chosen: ChosenPairs) -> None:
    said = await _refused(conversation, draft, chosen)
    await ask(conversation, replace(draft, pairs=chosen.pairs), PAIRS, said)


async def _chosen(
    conversation: Conversation, draft: PlanDraft, text: str, before: Sequence[str]
) -> ChosenPairs:
    starts = conversation.deps.baskets.starts
    return await starts.chosen(conversation.person, draft.connection, text, before)


async def _refused(
    conversation: Conversation, draft: PlanDraft, chosen: ChosenPairs
) -> Markup | str:
    """Return what could not be taken of a text, and why."""
    exchange, name = await place(conversation, draft)
    return views.refused(conversation.t, exchange, name, chosen.refused)


def router() -> Router:
    """Return the routes of the buttons with which several pairs are chosen."""
    router = Router(name="pairs")
    router.callback_query.register(pairs_pressed, Pressed(Action.PLAN_PAIRS))
    router.callback_query.register(done_pressed, Pressed(Action.PLAN_PAIRS_DONE))
    return router
