"""Owns what the bot does in groups: it takes no keys there and points to the private chat."""

from aiogram import Bot, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, Filter
from aiogram.types import Message
from aiogram.utils.deep_linking import create_start_link

from bot.handlers.deletion import SECRET
from bot.handlers.desk import Talk
from bot.handlers.filters import Credential
from bot.views import general


class InGroup(Filter):
    """Lets through messages of groups."""

    async def __call__(self, message: Message) -> bool:
        return message.chat.type in {ChatType.GROUP, ChatType.SUPERGROUP}


async def credential_in_group(_: Message, bot: Bot, talk: Talk) -> None:
    """Delete it if we may, say that others may have seen it, and point to the private chat."""
    await _point_to_private(bot, talk, exposed=True)


async def command_in_group(_: Message, bot: Bot, talk: Talk) -> None:
    """Point to the private chat."""
    await _point_to_private(bot, talk)


async def _point_to_private(bot: Bot, talk: Talk, *, exposed: bool = False) -> None:
    link = await create_start_link(bot, "connect")
    await talk.say(general.group_refusal(talk.t, link, exposed=exposed))


def router() -> Router:
    """Return the routes of groups."""
    router = Router(name="groups")
    router.message.filter(InGroup())
    router.edited_message.filter(InGroup())
    router.message.register(credential_in_group, Credential(), flags=SECRET)
    router.edited_message.register(credential_in_group, Credential(), flags=SECRET)
    router.message.register(
        command_in_group, Command("start", "connect", "connections", "help", "security", "privacy")
    )
    return router
