"""Shows the list and the cards, and answers presses of connections that no longer exist."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.domain.connection import Connection
from bot.handlers.dependencies import Conversation
from bot.services.connections import GoneError
from bot.views import View, toasts
from bot.views.connections import card as cards
from bot.views.connections import connections
from bot.views.connections.list_place import ListPlace


async def card(conversation: Conversation, connection: Connection, page: int = 0) -> View:
    """Return the card of a connection."""
    deps = conversation.deps
    exchange, addresses = deps.exchange_of(connection), deps.addresses_of(connection)
    shown = await context(conversation)
    t = conversation.t
    moving = deps.egresses.moving(connection.egress, connection.moving_to)
    view = cards.card(t, exchange, connection, addresses=addresses, page=page, **shown)
    view = cards.with_move(t, connection, moving, view)
    return with_strategy(conversation, connection, view)


def with_strategy(conversation: Conversation, connection: Connection, view: View) -> View:
    """Return a card with what it offers for strategies, if they are on."""
    if not conversation.trading:
        return view
    exchange = conversation.deps.exchange_of(connection)
    live = conversation.deps.strategies.live.refusal(connection)
    return cards.with_strategy(conversation.t, exchange, connection, view, live)


async def answer_gone(
    handler: Callable[[Any, dict[str, Any]], Awaitable[Any]], event: Any, data: dict[str, Any]
) -> Any:
    """Answer presses and names of connections that no longer exist."""
    try:
        return await handler(event, data)
    except GoneError:
        conversation: Conversation = data["conversation"]
        if callback_answer := data.get("callback_answer"):
            callback_answer.text = toasts.stale(conversation.t)
        else:
            await conversation.end()
            await show_list(conversation)


async def show_list(conversation: Conversation, code: int = 0) -> None:
    """Show the list. `code`: of the place in it."""
    found, exchanges = (
        await conversation.deps.connections.list(conversation.person),
        conversation.deps.exchanges,
    )
    shown, place = await context(conversation), ListPlace.of(code)
    shown |= {"place": place, "strategies": conversation.trading}
    await conversation.show(connections.connection_list(conversation.t, found, exchanges, **shown))


async def context(conversation: Conversation) -> dict[str, Any]:
    """Return the moment, the time zone and the availability for views of connections."""
    availability = await conversation.deps.availability.now()
    return {
        "now": conversation.deps.clock(),
        "zone": await conversation.zone(),
        "availability": availability,
    }
