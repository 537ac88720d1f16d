"""Handlers of the history of a user's keys."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.domain.connection import Connection
from bot.handlers.dependencies import Conversation
from bot.handlers.filters import Pressed
from bot.views import Action, Press
from bot.views.people import history


async def history_command(_: Message, command: CommandObject, conversation: Conversation) -> None:
    """Show the history of the connection named after the command, or offer the choice."""
    asked = (command.args or "").strip()
    found = await conversation.deps.connections.list(conversation.person)
    named = [c for c in found if c.name.casefold() == asked.casefold()]
    if named:
        return await _show(conversation, named[0], 0)
    if not found and not asked:
        return await _show(conversation, None, 0)
    availability = await conversation.deps.availability.now()
    await conversation.say(
        history.choose(conversation.t, found, asked=asked, availability=availability)
    )
    return None


async def history_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Show a page of the history of a connection or of all, or offer the choice."""
    if press.target == history.EVERY:
        return await _show(conversation, None, press.page)
    if press.target:
        connection = await conversation.deps.connections.get(conversation.person, press.target)
        return await _show(conversation, connection, press.page)
    found = await conversation.deps.connections.list(conversation.person)
    if not found:
        return await _show(conversation, None, 0)
    availability = await conversation.deps.availability.now()
    await conversation.show(
        history.choose(conversation.t, found, page=press.page, availability=availability)
    )
    return None


async def _show(conversation: Conversation, connection: Connection | None, page: int) -> None:
    deps = conversation.deps
    past = await deps.history.page(conversation.person, connection.id if connection else None, page)
    view = history.history(
        conversation.t,
        past,
        deps.exchanges,
        now=deps.clock(),
        zone=await conversation.zone(),
        connection=connection,
    )
    await conversation.show(view)


def router() -> Router:
    """Return the routes of the history."""
    router = Router(name="history")
    router.message.register(history_command, Command("history"))
    router.callback_query.register(history_pressed, Pressed(Action.HISTORY))
    return router
