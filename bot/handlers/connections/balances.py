"""Handler of the button that shows what is on the account of a connection."""

import asyncio

from aiogram.types import CallbackQuery
from aiogram.utils.callback_answer import CallbackAnswer

from bot.domain.connection import Connection
from bot.domain.ports.balances import BalancesUnavailableError
from bot.handlers.connections.cards import card
from bot.handlers.dependencies import Conversation
from bot.services.balances import UnreadableKeyError
from bot.views import Press, View, toasts
from bot.views.connections import balance as views

_AT_ONCE = 1.0  # seconds after which the message says that the exchange is being asked


async def balance_pressed(
    _: CallbackQuery, press: Press, conversation: Conversation, callback_answer: CallbackAnswer
) -> None:
    """Read the balance now, and show it; say what is going on if it takes long."""
    connection = await conversation.deps.connections.get(conversation.person, press.target)
    reading = asyncio.create_task(_view(conversation, connection, press.page))
    await asyncio.wait({reading}, timeout=_AT_ONCE)
    try:
        if not reading.done():
            exchange = conversation.deps.exchange_of(connection)
            await conversation.show(views.reading_now(conversation.t, exchange, connection))
        view = await reading
    finally:
        reading.cancel()
    await conversation.show(view)
    callback_answer.text = toasts.read_now(conversation.t)


async def _view(conversation: Conversation, connection: Connection, page: int) -> View:
    """Return the balance, or why there is none. Raises GoneError."""
    deps, t = conversation.deps, conversation.t
    exchange = deps.exchange_of(connection)
    try:
        reading = await deps.accounts.read(conversation.person, connection.id)
    except UnreadableKeyError:
        return views.refused(t, await card(conversation, connection, page))
    except BalancesUnavailableError as error:
        ours, problem = deps.addresses_of(connection), error.problem
        return views.failed(t, exchange, connection, problem, addresses=ours, page=page)
    zone = await conversation.zone()
    return views.balance(t, exchange, connection, reading, now=deps.clock(), zone=zone, page=page)
