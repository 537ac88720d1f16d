"""Handlers of the list of strategies, and of the choice of a connection for a new one."""

from collections.abc import Sequence

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.handlers.connecting import flow
from bot.handlers.dependencies import Conversation
from bot.handlers.filters import Pressed
from bot.handlers.strategies import asking
from bot.handlers.strategies.draft import PlanDraft, begun
from bot.services.strategies.strategies import StrategyOffer
from bot.views import Action, Press
from bot.views.strategies import entry as views

DEEP_LINK = "strategy"  # after ?start=


async def list_command(_: Message, conversation: Conversation) -> None:
    """Show the strategies of the person."""
    await show_list(conversation)


async def list_pressed(_: CallbackQuery, conversation: Conversation) -> None:
    """Show the strategies of the person."""
    await show_list(conversation)


async def show_list(conversation: Conversation) -> None:
    """Show the strategies of the person; say so if they are off."""
    strategies = conversation.deps.strategies
    if not strategies.trading:
        await conversation.show(views.off(conversation.t))
        return
    runs = await strategies.list_of(conversation.person)
    exchanges, live = conversation.deps.exchanges, strategies.live.allowed
    await conversation.show(views.strategy_list(conversation.t, exchanges, runs, live=live))


async def new_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Begin a strategy on the connection of the button, or ask for one."""
    await begin(conversation, press.target)


async def begin(conversation: Conversation, connection: str = "") -> None:
    """Begin a strategy: with the only connection that can have one, else ask which."""
    if await flow.busy(conversation):
        return
    if not conversation.deps.strategies.trading:
        await conversation.show(views.off(conversation.t))
        return
    offers = await conversation.deps.strategies.offers(conversation.person)
    chosen = _chosen(offers, connection)
    if chosen is None:
        exchanges = conversation.deps.exchanges
        await conversation.show(views.choose_connection(conversation.t, exchanges, offers))
        return
    draft = await begun(conversation, PlanDraft(connection=chosen.connection.id))
    await asking.go_on(conversation, draft)


def _chosen(offers: Sequence[StrategyOffer], connection: str) -> StrategyOffer | None:
    """Return the connection that was chosen, or the only one that there is, if it can."""
    named = [offer for offer in offers if offer.connection.id == connection]
    found = named or ([] if connection else offers)
    return found[0] if len(found) == 1 and found[0].refusal is None else None


def router() -> Router:
    """Return the routes of the list and of a new strategy."""
    router = Router(name="strategies")
    router.message.register(list_command, Command("strategies"))
    router.callback_query.register(list_pressed, Pressed(Action.STRATEGIES))
    router.callback_query.register(new_pressed, Pressed(Action.STRATEGY_NEW))
    return router
