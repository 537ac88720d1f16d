"""Handlers of the answers about a strategy, pressed or typed."""

from dataclasses import replace
from decimal import Decimal

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message
from aiogram.utils.callback_answer import CallbackAnswer

from bot.domain.strategies.ladder import RANGES, RiskLevel
from bot.domain.strategies.starting import StartRefusedError
from bot.handlers.dependencies import Conversation
from bot.handlers.filters import HasText, Pressed
from bot.handlers.states import ConversationState
from bot.handlers.strategies import several
from bot.handlers.strategies.asking import ask, go_on, refused, show_sheet
from bot.handlers.strategies.draft import (
    LEVEL,
    LIMIT,
    PAIR,
    PAIRS,
    PlanDraft,
    present,
    stored_draft,
)
from bot.handlers.strategies.pressing import pressed_draft
from bot.services.connecting.paste import is_question
from bot.services.strategies.basket_proposal import AT_ONCE, BasketProposal
from bot.services.strategies.typed import number_in
from bot.views import Action, Press
from bot.views.strategies import amounts
from bot.views.strategies import questions as views
from bot.views.strategies.words import SHARES

_MOST = Decimal("1e12")  # of any typed number
_PERCENT = 100
_SETTINGS = {AT_ONCE, *RANGES}


async def pair_pressed(
    _: CallbackQuery, press: Press, conversation: Conversation, callback_answer: CallbackAnswer
) -> None:
    """Use the pressed pair, or ask for one."""
    if (draft := await pressed_draft(conversation, callback_answer)) is None:
        return None
    if not press.target:
        return await ask(conversation, draft, PAIR)
    return await _choose_pair(conversation, draft, press.target)


async def level_pressed(
    _: CallbackQuery, press: Press, conversation: Conversation, callback_answer: CallbackAnswer
) -> None:
    """Use the pressed risk level, or ask for one; changed numbers give way to it."""
    if (draft := await pressed_draft(conversation, callback_answer)) is None:
        return None
    if press.target not in set(RiskLevel):
        return await ask(conversation, draft, LEVEL)
    return await go_on(conversation, replace(draft, level=RiskLevel(press.target), custom={}))


async def limit_pressed(
    _: CallbackQuery, press: Press, conversation: Conversation, callback_answer: CallbackAnswer
) -> None:
    """Use the pressed margin limit, or ask for one."""
    if (draft := await pressed_draft(conversation, callback_answer)) is None:
        return None
    limit = amounts.number(press.target)
    if not 0 < limit <= _MOST:
        return await ask(conversation, draft, LIMIT)
    return await go_on(conversation, replace(draft, limit=limit))


async def change_pressed(
    _: CallbackQuery, press: Press, conversation: Conversation, callback_answer: CallbackAnswer
) -> None:
    """Show the settings of a group, or ask for one setting."""
    if (draft := await pressed_draft(conversation, callback_answer)) is None:
        return None
    if draft.proposal is None:
        return await go_on(conversation, draft)
    if press.target in views.GROUPS:
        has_several = isinstance(draft.proposal, BasketProposal)
        given = press.target, draft.proposal.ladder, draft.at_once if has_several else 0
        view = views.settings_page(conversation.t, *given)
        return await present(conversation, draft, view)
    return await ask(conversation, draft, press.target if press.target in _SETTINGS else "")


async def set_pressed(
    _: CallbackQuery, press: Press, conversation: Conversation, callback_answer: CallbackAnswer
) -> None:
    """Use the pressed value of a setting."""
    if (draft := await pressed_draft(conversation, callback_answer)) is None:
        return None
    name, _equals, text = press.target.partition("=")
    value = number_in(text)
    if name not in _SETTINGS or value is None:
        return await go_on(conversation, draft)
    return await show_sheet(conversation, _with(draft, name, value), name)


async def sheet_pressed(
    _: CallbackQuery, conversation: Conversation, callback_answer: CallbackAnswer
) -> None:
    """Show the sheet again."""
    if draft := await pressed_draft(conversation, callback_answer):
        await go_on(conversation, draft)


async def typed(message: Message, conversation: Conversation) -> None:
    """Use a text as the answer to the open question; one that comes again does nothing."""
    draft = await stored_draft(conversation)
    if draft is None or message.message_id <= draft.heard:
        return None
    draft = replace(draft, heard=message.message_id)
    text = message.text or ""
    if is_question(text):
        about = views.about_strategies(conversation.t) if draft.asking in {PAIR, PAIRS} else ""
        return await ask(conversation, draft, draft.asking, about)
    if draft.asking in {PAIR, PAIRS}:
        return await several.typed_pairs(conversation, draft, text)
    if draft.asking not in {LIMIT, *_SETTINGS}:
        return await ask(conversation, draft, draft.asking)
    return await _use_number(conversation, draft, text)


async def _use_number(conversation: Conversation, draft: PlanDraft, text: str) -> None:
    """Use a typed number as the answer to the open question, or ask again."""
    number = number_in(text)
    if number is None or number > _MOST:
        example = "300" if draft.asking == LIMIT else "5"
        said = views.no_number(conversation.t, example)
        return await ask(conversation, draft, draft.asking, said)
    if draft.asking == LIMIT:
        return await go_on(conversation, replace(draft, limit=number))
    value = number / _PERCENT if draft.asking in SHARES else number
    return await show_sheet(conversation, _with(draft, draft.asking, value), draft.asking)


async def _choose_pair(conversation: Conversation, draft: PlanDraft, text: str) -> None:
    """Use the pair that a text names, or say why not and ask again."""
    try:
        pair = await conversation.deps.strategies.pair_named(
            conversation.person, draft.connection, text
        )
    except StartRefusedError as error:
        return await refused(conversation, draft, error, text)
    return await several.go_on_with(conversation, draft, (pair,))


def _with(draft: PlanDraft, name: str, value: Decimal) -> PlanDraft:
    if name == AT_ONCE:  # what is no whole number is out of range
        return replace(draft, at_once=int(value) if value == int(value) else 0)
    return replace(draft, custom={**draft.custom, name: value})


def router() -> Router:
    """Return the routes of the buttons of the questions."""
    router = Router(name="plan")
    router.callback_query.register(pair_pressed, Pressed(Action.PLAN_PAIR))
    router.callback_query.register(level_pressed, Pressed(Action.PLAN_LEVEL))
    router.callback_query.register(limit_pressed, Pressed(Action.PLAN_LIMIT))
    router.callback_query.register(change_pressed, Pressed(Action.PLAN_CHANGE))
    router.callback_query.register(set_pressed, Pressed(Action.PLAN_SET))
    router.callback_query.register(sheet_pressed, Pressed(Action.PLAN_SHEET))
    return router


def answers() -> Router:
    """Return the route of typed answers."""
    router = Router(name="plan-answers")
    router.message.register(typed, StateFilter(ConversationState.planning), HasText())
    return router
