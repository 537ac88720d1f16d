"""Handlers that show a strategy and its history."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram.types import CallbackQuery

from bot.domain.exchange import Exchange
from bot.domain.strategies.run import StrategyRun
from bot.handlers.dependencies import Conversation
from bot.services.strategies.strategies import StrategyGoneError
from bot.views import Press, View, toasts
from bot.views.strategies import basket_card as basket_cards
from bot.views.strategies import card as cards
from bot.views.strategies import diary


async def card(conversation: Conversation, strategy: str) -> View:
    """Return the card of a strategy or basket as it is now. Raises StrategyGoneError."""
    deps = conversation.deps
    if await deps.baskets.is_basket(conversation.person, strategy):
        together = await deps.baskets.card(conversation.person, strategy)
        return basket_cards.card(
            conversation.t, together, exchange_of(conversation, together.first)
        )
    shown = await conversation.deps.strategies.card(conversation.person, strategy)
    return cards.card(
        conversation.t,
        shown,
        exchange_of(conversation, shown.run),
        now=conversation.deps.clock(),
        zone=await conversation.zone(),
    )


def exchange_of(conversation: Conversation, run: StrategyRun) -> Exchange | None:
    """Return the exchange of a strategy; None if this version does not know it."""
    return conversation.deps.exchanges.get(run.exchange)


async def card_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Show the card of a strategy; below a message that is edited later, as a new one."""
    view = await card(conversation, press.target)
    await (conversation.say(view) if press.page else conversation.show(view))


async def history_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Show the latest events of a strategy."""
    deps, person = conversation.deps, conversation.person
    moment: dict[str, Any] = {"now": deps.clock(), "zone": await conversation.zone()}
    if await deps.baskets.is_basket(person, press.target):
        runs = await deps.baskets.starts.runs(person, press.target)
        together = await deps.baskets.history(person, press.target)
        await conversation.show(basket_cards.diary(conversation.t, runs, together, **moment))
        return
    run = await deps.strategies.get(person, press.target)
    events = await deps.strategies.history(person, press.target)
    await conversation.show(diary.diary(conversation.t, run, events, **moment))


async def answer_gone_strategy(
    handler: Callable[[Any, dict[str, Any]], Awaitable[Any]], event: Any, data: dict[str, Any]
) -> Any:
    """Answer presses of strategies that the person does not have."""
    try:
        return await handler(event, data)
    except StrategyGoneError:
        conversation: Conversation = data["conversation"]
        if callback_answer := data.get("callback_answer"):
            callback_answer.text = toasts.stale(conversation.t)
