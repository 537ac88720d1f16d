"""Owns what those who run the bot can ask it; for everybody else these commands do not exist."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message

from bot.handlers.desk import Talk
from bot.handlers.filters import Admin
from bot.views import overview


async def status_command(_: Message, talk: Talk) -> None:
    """Tell how the bot is doing."""
    desk = talk.desk
    standing, tally = await desk.overview.standing(), desk.overview.tally()
    zone = (await desk.people.preferences(talk.person)).zone
    await talk.say(overview.status(talk.t, standing, tally, desk.exchanges, desk.clock(), zone))


def commands() -> Router:
    """Return the routes of the commands for those who run the bot."""
    router = Router(name="operating")
    router.message.register(status_command, Command("status"), Admin())
    return router
