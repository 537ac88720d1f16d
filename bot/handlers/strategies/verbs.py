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
from bot.services.strategies.verbs import StrategyVerbs, VerbRefusedError, possible
from bot.views import Action, Press, toasts
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
    deps = conversation.deps
    try:
        await _VERBS[press.action](deps.verbs, conversation.person, press.target)
    except VerbRefusedError:
        run = await deps.strategies.get(conversation.person, press.target)
        if not run.has_ended:  # an ended one says so
            callback_answer.text = toasts.strategy_changed(conversation.t)
    await show_card(conversation, press.target)


async def sure_pressed(
    query: CallbackQuery, press: Press, conversation: Conversation, callback_answer: CallbackAnswer
) -> None:
    """Do what was asked; if something else is held than then, ask again with that."""
    asked = _SURE[press.action]
    shown = await conversation.deps.strategies.card(conversation.person, press.target)
    if _ASKED[asked] in possible(shown.run) and press.page != shown.run.mark:
        callback_answer.text = toasts.outdated(conversation.t)
        exchange = exchange_of(conversation, shown.run)
        view = cards.ask(conversation.t, shown, exchange, asked)
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
    shown = await conversation.deps.strategies.card(conversation.person, press.target)
    if _ASKED[press.action] not in possible(shown.run):
        await show_card(conversation, press.target)
        return
    exchange = exchange_of(conversation, shown.run)
    view = cards.ask(conversation.t, shown, exchange, press.action)
    await put_card(conversation, press.target, view)


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
