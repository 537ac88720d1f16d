"""Handlers that rename or delete a connection."""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from bot.domain.connection import Connection
from bot.handlers.connections.cards import card
from bot.handlers.dependencies import Conversation
from bot.handlers.filters import ConnectionName, HasText
from bot.handlers.states import ConversationState
from bot.services.connecting.names import NameProblem
from bot.services.connections import GoneError, OpenPositionError
from bot.views import Press
from bot.views.connecting import connecting
from bot.views.connections import connections


async def delete_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Ask for confirmation before a connection is deleted."""
    connection = await conversation.deps.connections.get(conversation.person, press.target)
    exchange = conversation.deps.exchange_of(connection)
    await conversation.show(connections.confirm_delete(conversation.t, exchange, connection))


async def delete_confirmed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Delete a connection and its secrets.

    A press that is redelivered after a restart gets the same answer.
    """
    try:
        exchange, name = await _delete(conversation, press.target)
    except OpenPositionError as error:
        await conversation.show(connections.not_deleted(conversation.t, error.connection))
        return
    await conversation.show(
        connections.deleted(conversation.t, conversation.deps.exchanges[exchange], name)
    )


async def _delete(conversation: Conversation, target: str) -> tuple[str, str]:
    """Return exchange and name of a connection that is deleted now or was before."""
    try:
        connection = await conversation.deps.connections.delete(conversation.person, target)
    except GoneError:
        if entry := await conversation.deps.history.deletion(conversation.person, target):
            return entry.exchange, entry.name
        raise
    return connection.exchange, connection.name


async def rename_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Ask for the new name."""
    connection = await conversation.deps.connections.get(conversation.person, press.target)
    await conversation.deps.conversations.put(
        conversation.state.key, ConversationState.renaming, {"rename": connection.id}
    )
    names = await conversation.deps.connections.suggest_names(connection)
    await conversation.say(connections.ask_rename(conversation.t, connection, names))


async def new_name_typed(message: Message, conversation: Conversation) -> None:
    """Use the typed name of a connection."""
    target = str(await conversation.state.get_value("rename"))
    renamed = await conversation.deps.connections.rename(
        conversation.person, target, message.text or ""
    )
    if isinstance(renamed, NameProblem):
        await conversation.say(connecting.name_refused(conversation.t, renamed))
        return
    await conversation.end()
    await conversation.say(connections.renamed(conversation.t, renamed))


async def name_sent(_: Message, connection: Connection, conversation: Conversation) -> None:
    """Show the connection of a typed name: after a restart, a new name may be redelivered."""
    await conversation.say(await card(conversation, connection))


def names() -> Router:
    """Return the routes of a typed new name, and of the name of a connection."""
    router = Router(name="connection-names")
    router.message.register(new_name_typed, StateFilter(ConversationState.renaming), HasText())
    router.message.register(name_sent, StateFilter(None), ConnectionName())
    return router
