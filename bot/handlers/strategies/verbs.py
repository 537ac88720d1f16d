"""Handlers of what a person does with a running strategy."""

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram.utils.callback_answer import CallbackAnswer

from bot.domain.ports.balances import BalancesUnavailableError
from bot.domain.strategies.orders import mark_of
from bot.domain.strategies.strategy import StrategyStatus
from bot.handlers.dependencies import Conversation
from bot.handlers.filters import Pressed
from bot.handlers.strategies.card import (
    card_pressed,
    exchange_of,
    history_pressed,
    put_card,
    show_card,
)
from bot.services.strategies.basket_life import possible_together
from bot.services.strategies.verbs import StrategyVerbs, VerbRefusedError, possible
from bot.views import Action, Press, View, toasts
from bot.views.strategies import basket_card as basket_cards
from bot.views.strategies import card as cards

_VERBS = {
    Action.RUN_PAUSE: StrategyVerbs.pause,
    Action.RUN_RESUME: StrategyVerbs.resume,
    Action.RUN_FINISH: StrategyVerbs.finish,
    Action.RUN_STOP_YES: StrategyVerbs.stop_and_keep,
    Action.RUN_CLOSE_YES: StrategyVerbs.close_now,
    Action.RUN_RECOVER: StrategyVerbs.recover,
    Action.RUN_WAIVE: StrategyVerbs.end_recovery,
    Action.RUN_NOT_FILLED: StrategyVerbs.not_filled,
}
_ASKED = {
    Action.RUN_STOP: StrategyStatus.STOPPING,
    Action.RUN_CLOSE: StrategyStatus.CLOSING,
}
_SURE = {Action.RUN_STOP_YES: Action.RUN_STOP, Action.RUN_CLOSE_YES: Action.RUN_CLOSE}


async def verb_pressed(
    _: CallbackQuery, press: Press, conversation: Conversation, callback_answer: CallbackAnswer
) -> None:
    """Do it, and show the strategy as it is then; a repeated press changes nothing."""
    deps, person, verb = conversation.deps, conversation.person, _VERBS[press.action]
    together = await deps.baskets.is_basket(person, press.target)
    try:
        if together:
            await deps.baskets.each(person, press.target, verb)
        else:
            await verb(deps.verbs, person, press.target)
    except VerbRefusedError:
        if together or not (await deps.strategies.get(person, press.target)).has_ended:
            callback_answer.text = toasts.strategy_changed(conversation.t)  # an ended one says so
    await show_card(conversation, press.target)


async def sure_pressed(
    query: CallbackQuery, press: Press, conversation: Conversation, callback_answer: CallbackAnswer
) -> None:
    """Do what was asked; if something else is held than then, ask again with that."""
    view, mark = await _question(conversation, press.target, _SURE[press.action])
    if view is not None and press.page != mark:
        callback_answer.text = toasts.outdated(conversation.t)
        await put_card(conversation, press.target, view)
        return
    await verb_pressed(query, press, conversation, callback_answer)


async def not_filled_pressed(
    query: CallbackQuery, press: Press, conversation: Conversation, callback_answer: CallbackAnswer
) -> None:
    """End the lost order that the button is of; a later one is shown instead."""
    shown = await conversation.deps.strategies.card(conversation.person, press.target)
    lost = shown.trouble.lost
    if lost is not None and press.page != mark_of(lost.intent.id):
        callback_answer.text = toasts.outdated(conversation.t)
        await show_card(conversation, press.target)
        return
    await verb_pressed(query, press, conversation, callback_answer)


async def count_pressed(
    _: CallbackQuery, press: Press, conversation: Conversation, callback_answer: CallbackAnswer
) -> None:
    """Count what is there, and show the strategy as it is then."""
    try:
        await conversation.deps.counter.count(conversation.person, press.target)
    except VerbRefusedError:
        callback_answer.text = toasts.strategy_changed(conversation.t)
    except BalancesUnavailableError:
        callback_answer.text = toasts.balance_unread(conversation.t)
    await show_card(conversation, press.target)


async def ask_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Ask before everything is sold or given up; show the card if it cannot be any more."""
    view, _mark = await _question(conversation, press.target, press.action)
    if view is None:
        await show_card(conversation, press.target)
    else:
        await put_card(conversation, press.target, view)


async def _question(
    conversation: Conversation, target: str, asked: Action
) -> tuple[View | None, int]:
    """Return the question before it is done, and the mark of what is held; None: not possible."""
    deps, person, t = conversation.deps, conversation.person, conversation.t
    if await deps.baskets.is_basket(person, target):
        together = await deps.baskets.card(person, target)
        if _ASKED[asked] not in possible_together(together.runs):
            return None, 0
        exchange = exchange_of(conversation, together.first)
        return basket_cards.ask(t, together, exchange, asked), together.mark
    shown = await deps.strategies.card(person, target)
    if _ASKED[asked] not in possible(shown.run):
        return None, 0
    return cards.ask(t, shown, exchange_of(conversation, shown.run), asked), shown.run.mark


def router() -> Router:
    """Return the routes of the card of a strategy."""
    router = Router(name="strategy-card")
    router.callback_query.register(card_pressed, Pressed(Action.STRATEGY))
    router.callback_query.register(history_pressed, Pressed(Action.RUN_HISTORY))
    router.callback_query.register(count_pressed, Pressed(Action.RUN_COUNT))
    for action in _ASKED:
        router.callback_query.register(ask_pressed, Pressed(action))
    careful = dict.fromkeys(_SURE, sure_pressed) | {Action.RUN_NOT_FILLED: not_filled_pressed}
    for action in _VERBS:
        router.callback_query.register(careful.get(action, verb_pressed), Pressed(action))
    return router
