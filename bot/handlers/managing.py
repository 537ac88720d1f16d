"""Owns what a person does with stored connections, by list, card and buttons."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Router
from aiogram.filters import Command, StateFilter
from aiogram.types import CallbackQuery, Message
from aiogram.utils.callback_answer import CallbackAnswer

from bot.domain.connection import Connection
from bot.handlers import background, flow
from bot.handlers.desk import Talk
from bot.handlers.filters import HasText, Pressed
from bot.handlers.states import Stage
from bot.services.connections import GoneError, TooSoonError
from bot.services.names import NameProblem
from bot.views import Action, Press, View, connect, connections, toasts
from bot.views import card as cards


async def list_command(_: Message, talk: Talk) -> None:
    """Show the person's connections."""
    await _show_list(talk, 0)


async def list_pressed(_: CallbackQuery, press: Press, talk: Talk) -> None:
    """Show a page of the list."""
    await _show_list(talk, press.page)


async def card_pressed(_: CallbackQuery, press: Press, talk: Talk) -> None:
    """Show how a connection stands."""
    connection = await talk.desk.connections.get(talk.person, press.target)
    await talk.show(await card(talk, connection, press.page))


async def retest_pressed(
    _: CallbackQuery, press: Press, talk: Talk, callback_answer: CallbackAnswer
) -> None:
    """Test a connection again."""
    if talk.desk.background.running(talk.person):
        callback_answer.text = toasts.already_running(talk.t)
        return None
    if talk.desk.background.full:
        callback_answer.text = toasts.too_many_tests(talk.t, background.WAIT)
        return None
    if not press.target:
        return await _test_draft(talk, callback_answer)
    try:
        connection = await talk.desk.connections.testable(talk.person, press.target)
    except TooSoonError as error:
        callback_answer.text = toasts.too_many_tests(talk.t, error.wait)
        return None
    if wait := talk.desk.limits.start_test(talk.person):
        callback_answer.text = toasts.too_many_tests(talk.t, wait)
        return None
    return await flow.start_retest(talk, connection)


async def _test_draft(talk: Talk, callback_answer: CallbackAnswer) -> None:
    """Test the draft whose test had to wait."""
    draft = await talk.draft()
    if draft and await talk.state.get_state() == Stage.testing.state:
        await flow.start_test(talk, draft)
    else:
        callback_answer.text = toasts.stale(talk.t)


async def replace_pressed(_: CallbackQuery, press: Press, talk: Talk) -> None:
    """Begin replacing the key of a connection."""
    connection = await talk.desk.connections.get(talk.person, press.target)
    if not await flow.busy(talk):
        await flow.begin_replacing(talk, connection)


async def fix_pressed(_: CallbackQuery, press: Press, talk: Talk) -> None:
    """Ask again for the one field that the last test blamed."""
    connection = await talk.desk.connections.get(talk.person, press.target)
    if not await flow.busy(talk):
        await flow.begin_fixing(talk, connection)


async def word_pressed(query: CallbackQuery, press: Press, talk: Talk) -> None:
    """Take the person's word that withdrawals are off."""
    connection = await talk.desk.connections.give_word(talk.person, press.target)
    if connection.word_given_at is None:  # the button is of an earlier test
        return await card_pressed(query, press, talk)
    exchange = talk.desk.exchange_of(connection)
    view = cards.word_taken(talk.t, exchange, connection, **await _when(talk))
    await talk.show(view)
    return None


async def delete_pressed(_: CallbackQuery, press: Press, talk: Talk) -> None:
    """Ask before a connection is destroyed."""
    connection = await talk.desk.connections.get(talk.person, press.target)
    exchange = talk.desk.exchange_of(connection)
    await talk.show(connections.confirm_delete(talk.t, exchange, connection))


async def delete_confirmed(_: CallbackQuery, press: Press, talk: Talk) -> None:
    """Destroy a connection and its secrets.

    A press that comes again, since the process ended before it had answered, is answered alike.
    """
    exchange, name = await _delete(talk, press.target)
    await talk.show(connections.deleted(talk.t, talk.desk.exchanges[exchange], name))


async def _delete(talk: Talk, target: str) -> tuple[str, str]:
    """Return exchange and name of a connection that is deleted now, or was before."""
    try:
        connection = await talk.desk.connections.delete(talk.person, target)
    except GoneError:
        if entry := await talk.desk.chronicle.deletion(talk.person, target):
            return entry.exchange, entry.name
        raise
    return connection.exchange, connection.name


async def rename_pressed(_: CallbackQuery, press: Press, talk: Talk) -> None:
    """Ask for the new name."""
    connection = await talk.desk.connections.get(talk.person, press.target)
    await talk.desk.conversations.put(talk.state.key, Stage.renaming, {"rename": connection.id})
    await talk.say(connections.ask_rename(talk.t, connection))


async def new_name_typed(message: Message, talk: Talk) -> None:
    """Take the new name of a connection."""
    target = str(await talk.state.get_value("rename"))
    renamed = await talk.desk.connections.rename(talk.person, target, message.text or "")
    if isinstance(renamed, NameProblem):
        await talk.say(connect.name_refused(talk.t, renamed))
        return
    await talk.end()
    await talk.say(connections.renamed(talk.t, renamed))


async def card(talk: Talk, connection: Connection, page: int = 0) -> View:
    """Return the card of a connection."""
    exchange, addresses = talk.desk.exchange_of(connection), talk.desk.addresses
    when = await _when(talk)
    return cards.card(talk.t, exchange, connection, addresses=addresses, page=page, **when)


async def say_gone(
    handler: Callable[[Any, dict[str, Any]], Awaitable[Any]], event: Any, data: dict[str, Any]
) -> Any:
    """Say kindly that a button or a name is about a connection that is no more."""
    try:
        return await handler(event, data)
    except GoneError:
        talk: Talk = data["talk"]
        if answer := data.get("callback_answer"):
            answer.text = toasts.stale(talk.t)
        else:
            await talk.end()
            await _show_list(talk, 0)


async def _show_list(talk: Talk, page: int) -> None:
    found, exchanges = await talk.desk.connections.list(talk.person), talk.desk.exchanges
    when = await _when(talk)
    await talk.show(connections.connection_list(talk.t, found, exchanges, page=page, **when))


async def _when(talk: Talk) -> dict[str, Any]:
    """Return what decides how a connection is shown at this moment."""
    reach = await talk.desk.reachability.now()
    return {"now": talk.desk.clock(), "zone": await talk.zone(), "reach": reach}


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
    router.callback_query.register(word_pressed, Pressed(Action.WORD))
    router.callback_query.register(delete_pressed, Pressed(Action.DELETE))
    router.callback_query.register(delete_confirmed, Pressed(Action.DELETE_YES))
    router.callback_query.register(rename_pressed, Pressed(Action.RENAME))
    return router


def names() -> Router:
    """Return the routes of a new name."""
    router = Router(name="connection-names")
    router.message.middleware(say_gone)
    router.message.register(new_name_typed, StateFilter(Stage.renaming), HasText())
    return router
