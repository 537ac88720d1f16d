"""What those who run the bot can ask it; for everybody else these commands do not exist."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message

from bot.handlers.dependencies import Conversation
from bot.handlers.filters import Admin
from bot.views.operating import overview


async def status_command(_: Message, conversation: Conversation) -> None:
    """Tell how the bot is doing."""
    deps = conversation.deps
    standing, tally = await deps.overview.current(), deps.overview.process_stats()
    zone = (await deps.people.preferences(conversation.person)).zone
    await conversation.say(
        overview.status(conversation.t, standing, tally, deps.exchanges, deps.clock(), zone)
    )


def commands() -> Router:
    """Return the routes of the commands for those who run the bot."""
    router = Router(name="operating")
    router.message.register(status_command, Command("status"), Admin())
    return router
