"""Sets the commands and profile texts of the bot, in every language."""

import logging
from collections.abc import Collection, Iterator
from typing import TypeAlias

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.types import BotCommand, BotCommandScopeChat

from bot.i18n import Languages, Translator
from bot.views import general
from bot.views.operating import snapshot

log = logging.getLogger(__name__)

Commands: TypeAlias = tuple[tuple[str, str], ...]  # name and description
ALSO = {"nb": ("no",)}  # Telegram clients send either


async def introduce(bot: Bot, languages: Languages, admins: Collection[int]) -> None:
    """Set what changed since the last start: Telegram limits how often these may be set.

    `admins`: see additional commands in their private chats.
    """
    try:
        for code, t in _clients(languages):
            await _set_commands(bot, code, general.commands(t))
            await _set_profile(bot, code, t)
    except AiogramError as error:
        log.warning("commands and profile could not be set: %s", type(error).__name__)
    for admin in admins:
        await _introduce_to(bot, languages, admin)


async def _introduce_to(bot: Bot, languages: Languages, admin: int) -> None:
    """Set the commands that an admin sees; fails until the admin has written to the bot."""
    scope = BotCommandScopeChat(chat_id=admin)
    try:
        for code, t in _clients(languages):
            await _set_commands(bot, code, snapshot.commands(t), scope)
    except AiogramError as error:
        log.warning("the commands of an admin could not be set: %s", type(error).__name__)


def _clients(languages: Languages) -> Iterator[tuple[str | None, Translator]]:
    """Yield the language codes of clients with their translators; None stands for all others."""
    yield None, languages["en"]
    for code in languages.codes:
        for alias in (code, *ALSO.get(code, ())):
            yield alias, languages[code]


async def _set_commands(
    bot: Bot,
    code: str | None,
    commands: Commands,
    scope: BotCommandScopeChat | None = None,
) -> None:
    wanted = [BotCommand(command=name, description=text) for name, text in commands]
    if await bot.get_my_commands(scope, language_code=code) != wanted:
        await bot.set_my_commands(wanted, scope, language_code=code)


async def _set_profile(bot: Bot, code: str | None, t: Translator) -> None:
    profile = general.profile(t)
    if (await bot.get_my_name(language_code=code)).name != profile.name:
        await bot.set_my_name(profile.name, language_code=code)
    short = await bot.get_my_short_description(language_code=code)
    if short.short_description != profile.short_description:
        await bot.set_my_short_description(profile.short_description, language_code=code)
    if (await bot.get_my_description(language_code=code)).description != profile.description:
        await bot.set_my_description(profile.description, language_code=code)
