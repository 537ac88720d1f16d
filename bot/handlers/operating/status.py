"""Commands for operators; for others they do not exist."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message

from bot.handlers.dependencies import Conversation
from bot.handlers.filters import Admin
from bot.views.operating import snapshot


async def status_command(_: Message, conversation: Conversation) -> None:
    """Show the state of the installation."""
    deps = conversation.deps
    found, stats = await deps.snapshot.current(), deps.snapshot.process_stats()
    zone = (await deps.people.preferences(conversation.person)).zone
    await conversation.say(
        snapshot.status(conversation.t, found, stats, deps.exchanges, deps.clock(), zone)
    )


def commands() -> Router:
    """Return the routes of the commands for operators."""
    router = Router(name="operating")
    router.message.register(status_command, Command("status"), Admin())
    return router
