"""Handlers that show a strategy and its history."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from aiogram.types import CallbackQuery

from bot.domain.exchange import Exchange
from bot.domain.strategies.run import StrategyRun
from bot.handlers.dependencies import Conversation
from bot.handlers.last_messages import card_subject
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


async def show_card(conversation: Conversation, strategy: str) -> None:
    """Show the card of a strategy as it is now. Raises StrategyGoneError."""
    await put_card(conversation, strategy, await card(conversation, strategy))


async def put_card(conversation: Conversation, strategy: str, view: View) -> None:
    """Show a view of a strategy; the message that showed it before loses its buttons."""
    await conversation.show_alone(card_subject(strategy), view)


def exchange_of(conversation: Conversation, run: StrategyRun) -> Exchange | None:
    """Return the exchange of a strategy; None if this version does not know it."""
    return conversation.deps.exchanges.get(run.exchange)


async def card_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Show the card of a strategy; below a message that is edited later, as a new one."""
    below = replace(conversation, screen=None) if press.page else conversation
    await show_card(below, press.target)


async def history_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Show the latest events of a strategy."""
    deps, person = conversation.deps, conversation.person
    moment: dict[str, Any] = {"now": deps.clock(), "zone": await conversation.zone()}
    if await deps.baskets.is_basket(person, press.target):
        runs = await deps.baskets.starts.runs(person, press.target)
        events = await deps.baskets.history(person, press.target)
    else:
        runs = [await deps.strategies.get(person, press.target)]
        events = await deps.strategies.history(person, press.target)
    pairs = [run.pair for run in runs]
    view = diary.diary(conversation.t, press.target, pairs, events, **moment)
    await put_card(conversation, press.target, view)


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
