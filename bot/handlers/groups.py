"""Handlers of groups and channels: they take no keys and point to the private chat."""

from aiogram import Bot, Router
from aiogram.filters import Command
from aiogram.types import Message
from aiogram.utils.deep_linking import create_start_link

from bot.handlers.filters import Credential, PrivateChat
from bot.i18n import Translator
from bot.telegram.inbox.erase_middleware import SECRET
from bot.telegram.sending import Place, speak
from bot.views import general


async def credential_in_group(_: Message, bot: Bot, place: Place, t: Translator) -> None:
    """Say that others may have seen a credential, and point to the private chat."""
    await _point_to_private(bot, place, t, exposed=True)


async def command_in_group(_: Message, bot: Bot, place: Place, t: Translator) -> None:
    """Point to the private chat."""
    await _point_to_private(bot, place, t)


async def _point_to_private(
    bot: Bot, place: Place, t: Translator, *, exposed: bool = False
) -> None:
    link = await create_start_link(bot, "connect")
    await speak(bot, place, general.group_refusal(t, link, exposed=exposed))


def router() -> Router:
    """Return the routes of groups and channels."""
    router = Router(name="groups")
    written = (router.message, router.edited_message)
    posted = (router.channel_post, router.edited_channel_post)
    for observer in (*written, *posted):
        observer.filter(~PrivateChat())
        observer.register(credential_in_group, Credential(), flags=SECRET)
    router.message.register(
        command_in_group, Command("start", "connect", "connections", "help", "security", "privacy")
    )
    return router
