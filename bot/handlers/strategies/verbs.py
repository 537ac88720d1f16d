"""Handlers of what a person does with a running strategy."""

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram.utils.callback_answer import CallbackAnswer

from bot.domain.ports.balances import BalancesUnavailableError
from bot.domain.strategies.strategy import StrategyStatus
from bot.handlers.dependencies import Conversation
from bot.handlers.filters import Pressed
from bot.handlers.strategies.card import card, card_pressed, exchange_of, history_pressed
from bot.services.strategies.basket_life import possible_together
from bot.services.strategies.verbs import StrategyVerbs, VerbRefusedError, possible
from bot.views import Action, Press, toasts
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
    await conversation.show(await card(conversation, press.target))


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
    await conversation.show(await card(conversation, press.target))


async def ask_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Ask before everything is sold or given up; show the card if it cannot be any more."""
    deps, person = conversation.deps, conversation.person
    if await deps.baskets.is_basket(person, press.target):
        return await _ask_together(conversation, press)
    shown = await deps.strategies.card(person, press.target)
    if _ASKED[press.action] not in possible(shown.run):
        await conversation.show(await card(conversation, press.target))
        return None
    exchange = exchange_of(conversation, shown.run)
    await conversation.show(cards.ask(conversation.t, shown, exchange, press.action))
    return None


async def _ask_together(conversation: Conversation, press: Press) -> None:
    """Ask before all pairs of a basket do it; show the card if none can any more."""
    shown = await conversation.deps.baskets.card(conversation.person, press.target)
    if _ASKED[press.action] not in possible_together(shown.runs):
        await conversation.show(await card(conversation, press.target))
        return
    exchange = exchange_of(conversation, shown.first)
    await conversation.show(basket_cards.ask(conversation.t, shown, exchange, press.action))


def router() -> Router:
    """Return the routes of the card of a strategy."""
    router = Router(name="strategy-card")
    router.callback_query.register(card_pressed, Pressed(Action.STRATEGY))
    router.callback_query.register(history_pressed, Pressed(Action.RUN_HISTORY))
    router.callback_query.register(count_pressed, Pressed(Action.RUN_COUNT))
    for action in _ASKED:
        router.callback_query.register(ask_pressed, Pressed(action))
    for action in _VERBS:
        router.callback_query.register(verb_pressed, Pressed(action))
    return router
