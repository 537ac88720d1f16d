"""Owns what a person looks up of the past of their keys."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.domain.connection import Connection
from bot.handlers.desk import Talk
from bot.handlers.filters import Pressed
from bot.handlers.managing import say_gone
from bot.views import Action, Press, history


async def history_command(_: Message, command: CommandObject, talk: Talk) -> None:
    """Show the history of the connection named after the command, or let the person choose."""
    asked = (command.args or "").strip()
    found = await talk.desk.connections.list(talk.person)
    named = [c for c in found if c.name.casefold() == asked.casefold()]
    if named:
        return await _show(talk, named[0], 0)
    if not found and not asked:
        return await _show(talk, None, 0)
    reach = await talk.desk.reachability.now()
    await talk.say(history.choose(talk.t, found, asked=asked, reach=reach))
    return None


async def history_pressed(_: CallbackQuery, press: Press, talk: Talk) -> None:
    """Show a page of the history of a connection, or of all, or let the person choose."""
    if press.target == history.EVERY:
        return await _show(talk, None, press.page)
    if press.target:
        connection = await talk.desk.connections.get(talk.person, press.target)
        return await _show(talk, connection, press.page)
    found = await talk.desk.connections.list(talk.person)
    if not found:
        return await _show(talk, None, 0)
    reach = await talk.desk.reachability.now()
    await talk.show(history.choose(talk.t, found, page=press.page, reach=reach))
    return None


async def _show(talk: Talk, connection: Connection | None, page: int) -> None:
    desk = talk.desk
    past = await desk.chronicle.page(talk.person, connection.id if connection else None, page)
    view = history.history(
        talk.t,
        past,
        desk.exchanges,
        now=desk.clock(),
        zone=await talk.zone(),
        connection=connection,
    )
    await talk.show(view)


def router() -> Router:
    """Return the routes of the history."""
    router = Router(name="history")
    router.callback_query.middleware(say_gone)
    router.message.register(history_command, Command("history"))
    router.callback_query.register(history_pressed, Pressed(Action.HISTORY))
    return router
