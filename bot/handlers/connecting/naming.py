"""Handlers of the name of a new connection, which is stored under the first suggestion."""

from aiogram.types import CallbackQuery, Message

from bot.domain.connection import Connection
from bot.handlers.connecting import flow
from bot.handlers.connecting.testing import additions_of
from bot.handlers.connections.cards import card
from bot.handlers.connections.editing import new_name_typed
from bot.handlers.dependencies import Conversation
from bot.handlers.states import LAST_MESSAGE, ConversationState
from bot.services.connecting.names import NameProblem
from bot.views import Press, View
from bot.views.connecting import connecting, online

_STAGES = {ConversationState.naming.state, ConversationState.renaming.state}


async def name_typed(message: Message, conversation: Conversation) -> None:
    """Use a typed name for the connection that was stored last."""
    if draft := await conversation.draft():  # an earlier version asked for the name before the test
        return await flow.go_on(conversation, draft)
    return await new_name_typed(message, conversation)


async def name_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Use a suggested name; a repeated press changes nothing."""
    connections, person = conversation.deps.connections, conversation.person
    connection = await connections.get(person, press.target)
    names = await connections.suggest_names(connection)
    if press.page >= len(names):
        return
    renamed = await connections.rename(person, connection.id, names[press.page])
    if isinstance(renamed, NameProblem):
        await conversation.say(connecting.name_refused(conversation.t, renamed))
    else:
        await _named(conversation, renamed)


async def keep_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Keep the name that the connection has."""
    await _named(
        conversation, await conversation.deps.connections.get(conversation.person, press.target)
    )


async def secret_as_name(message: Message, conversation: Conversation, *, deleted: bool) -> None:
    """Reject a deleted message whose text looks like a value of the key, and ask again."""
    last_value = await conversation.state.get_value(LAST_MESSAGE, 0)
    if deleted and message.message_id <= last_value:  # redelivered: its test has been shown
        return
    await conversation.say(
        connecting.name_refused(conversation.t, NameProblem.SECRET, deleted=deleted)
    )


async def _named(conversation: Conversation, connection: Connection) -> None:
    """Show a named connection without the suggestions; a text is no name from now on."""
    stage = await conversation.state.get_state()
    target = await conversation.state.get_value("rename")
    if stage in _STAGES and target == connection.id:
        await conversation.end()
    await conversation.show(await _view(conversation, connection))


async def _view(conversation: Conversation, connection: Connection) -> View:
    deps = conversation.deps
    if not connection.usable:  # it changed since the test
        return await card(conversation, connection)
    return online.online(
        conversation.t,
        deps.exchange_of(connection),
        connection,
        now=deps.clock(),
        addresses=deps.addresses_of(connection),
        additions=additions_of(conversation),
    )
