"""What a person does with stored connections, by list, card and buttons."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Router
from aiogram.filters import Command, StateFilter
from aiogram.types import CallbackQuery, Message
from aiogram.utils.callback_answer import CallbackAnswer

from bot.domain.connection import Connection
from bot.handlers import key_tests
from bot.handlers.connecting import flow
from bot.handlers.dependencies import Conversation
from bot.handlers.filters import HasText, Pressed
from bot.handlers.states import ConversationState
from bot.services.connecting.names import NameProblem
from bot.services.connections import GoneError, TooSoonError
from bot.views import Action, Press, View, toasts
from bot.views.connecting import connecting
from bot.views.connections import card as cards
from bot.views.connections import connections


async def list_command(_: Message, conversation: Conversation) -> None:
    """Show the person's connections."""
    await _show_list(conversation, 0)


async def list_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Show a page of the list."""
    await _show_list(conversation, press.page)


async def card_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Show how a connection stands."""
    connection = await conversation.deps.connections.get(conversation.person, press.target)
    await conversation.show(await card(conversation, connection, press.page))


async def retest_pressed(
    _: CallbackQuery, press: Press, conversation: Conversation, callback_answer: CallbackAnswer
) -> None:
    """Test a connection again."""
    if conversation.deps.background.running(conversation.person):
        callback_answer.text = toasts.already_running(conversation.t)
        return None
    if conversation.deps.background.full:
        callback_answer.text = toasts.too_many_tests(conversation.t, key_tests.WAIT)
        return None
    if not press.target:
        return await _test_draft(conversation, callback_answer)
    try:
        connection = await conversation.deps.connections.testable(conversation.person, press.target)
    except TooSoonError as error:
        callback_answer.text = toasts.too_many_tests(conversation.t, error.wait)
        return None
    if wait := conversation.deps.limits.start_test(conversation.person):
        callback_answer.text = toasts.too_many_tests(conversation.t, wait)
        return None
    return await flow.start_retest(conversation, connection)


async def _test_draft(conversation: Conversation, callback_answer: CallbackAnswer) -> None:
    """Test the draft whose test had to wait."""
    draft = await conversation.draft()
    if draft and await conversation.state.get_state() == ConversationState.testing.state:
        await flow.start_test(conversation, draft)
    else:
        callback_answer.text = toasts.stale(conversation.t)


async def replace_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Begin replacing the key of a connection."""
    connection = await conversation.deps.connections.get(conversation.person, press.target)
    if not await flow.busy(conversation):
        await flow.begin_replacing(conversation, connection)


async def fix_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Ask again for the one field that the last test blamed."""
    connection = await conversation.deps.connections.get(conversation.person, press.target)
    if not await flow.busy(conversation):
        await flow.begin_fixing(conversation, connection)


async def attest_pressed(query: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Take the person's word that withdrawals are off."""
    connection = await conversation.deps.connections.attest_no_withdrawals(
        conversation.person, press.target
    )
    if connection.withdrawals_attested_at is None:  # the button is of an earlier test
        return await card_pressed(query, press, conversation)
    exchange = conversation.deps.exchange_of(connection)
    view = cards.attested(conversation.t, exchange, connection, **await _when(conversation))
    await conversation.show(view)
    return None


async def delete_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Ask before a connection is destroyed."""
    connection = await conversation.deps.connections.get(conversation.person, press.target)
    exchange = conversation.deps.exchange_of(connection)
    await conversation.show(connections.confirm_delete(conversation.t, exchange, connection))


async def delete_confirmed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Destroy a connection and its secrets.

    A press that comes again, since the process ended before it had answered, is answered alike.
    """
    exchange, name = await _delete(conversation, press.target)
    await conversation.show(
        connections.deleted(conversation.t, conversation.deps.exchanges[exchange], name)
    )


async def _delete(conversation: Conversation, target: str) -> tuple[str, str]:
    """Return exchange and name of a connection that is deleted now, or was before."""
    try:
        connection = await conversation.deps.connections.delete(conversation.person, target)
    except GoneError:
        if entry := await conversation.deps.chronicle.deletion(conversation.person, target):
            return entry.exchange, entry.name
        raise
    return connection.exchange, connection.name


async def rename_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Ask for the new name."""
    connection = await conversation.deps.connections.get(conversation.person, press.target)
    await conversation.deps.conversations.put(
        conversation.state.key, ConversationState.renaming, {"rename": connection.id}
    )
    await conversation.say(connections.ask_rename(conversation.t, connection))


async def new_name_typed(message: Message, conversation: Conversation) -> None:
    """Take the new name of a connection."""
    target = str(await conversation.state.get_value("rename"))
    renamed = await conversation.deps.connections.rename(
        conversation.person, target, message.text or ""
    )
    if isinstance(renamed, NameProblem):
        await conversation.say(connecting.name_refused(conversation.t, renamed))
        return
    await conversation.end()
    await conversation.say(connections.renamed(conversation.t, renamed))


async def card(conversation: Conversation, connection: Connection, page: int = 0) -> View:
    """Return the card of a connection."""
    exchange, addresses = conversation.deps.exchange_of(connection), conversation.deps.addresses
    when = await _when(conversation)
    return cards.card(conversation.t, exchange, connection, addresses=addresses, page=page, **when)


async def say_gone(
    handler: Callable[[Any, dict[str, Any]], Awaitable[Any]], event: Any, data: dict[str, Any]
) -> Any:
    """Say kindly that a button or a name is about a connection that is no more."""
    try:
        return await handler(event, data)
    except GoneError:
        conversation: Conversation = data["conversation"]
        if answer := data.get("callback_answer"):
            answer.text = toasts.stale(conversation.t)
        else:
            await conversation.end()
            await _show_list(conversation, 0)


async def _show_list(conversation: Conversation, page: int) -> None:
    found, exchanges = (
        await conversation.deps.connections.list(conversation.person),
        conversation.deps.exchanges,
    )
    when = await _when(conversation)
    await conversation.show(
        connections.connection_list(conversation.t, found, exchanges, page=page, **when)
    )


async def _when(conversation: Conversation) -> dict[str, Any]:
    """Return what decides how a connection is shown at this moment."""
    reach = await conversation.deps.reachability.now()
    return {"now": conversation.deps.clock(), "zone": await conversation.zone(), "reach": reach}


def router() -> Router:
    """Return the routes of the list, the cards and their buttons."""
    router = Router(name="connections")
    router.callback_query.middleware(say_gone)
    router.message.register(list_command, Command("connections"))
    router.callback_query.register(list_pressed, Pressed(Action.LIST))
    router.callback_query.register(card_pressed, Pressed(Action.CARD))
    router.callback_query.register(retest_pressed, Pressed(Action.TEST))
    router.callback_query.register(replace_pressed, Pressed(Action.REPLACE))
    router.callback_query.register(fix_pressed, Pressed(Action.FIX))
    router.callback_query.register(attest_pressed, Pressed(Action.WORD))
    router.callback_query.register(delete_pressed, Pressed(Action.DELETE))
    router.callback_query.register(delete_confirmed, Pressed(Action.DELETE_YES))
    router.callback_query.register(rename_pressed, Pressed(Action.RENAME))
    return router


def names() -> Router:
    """Return the routes of a new name."""
    router = Router(name="connection-names")
    router.message.middleware(say_gone)
    router.message.register(new_name_typed, StateFilter(ConversationState.renaming), HasText())
    return router
