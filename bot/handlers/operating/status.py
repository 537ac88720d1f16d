"""Commands for operators; for others they do not exist."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.handlers.dependencies import Conversation
from bot.handlers.filters import Admin, Pressed
from bot.views import Action, View
from bot.views.operating import snapshot


async def status_command(_: Message, conversation: Conversation) -> None:
    """Show the state of the installation."""
    await conversation.say(await _status(conversation))


async def status_pressed(_: CallbackQuery, conversation: Conversation) -> None:
    """Show the state of the installation as it is now."""
    await conversation.show(await _status(conversation))


async def _status(conversation: Conversation) -> View:
    deps = conversation.deps
    found, stats = await deps.snapshot.current(), deps.snapshot.process_stats()
    zone = (await deps.people.preferences(conversation.person)).zone
    live = deps.strategies.live.allowed
    return snapshot.status(
        conversation.t,
        found,
        stats,
        deps.exchanges,
        deps.clock(),
        zone,
        live=live,
        egresses=deps.egresses,
    )


def commands() -> Router:
    """Return the routes of the commands for operators."""
    router = Router(name="operating")
    router.message.register(status_command, Command("status"), Admin())
    router.callback_query.register(status_pressed, Admin(), Pressed(Action.STATUS))
    return router
