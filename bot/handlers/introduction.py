"""Owns how the bot presents itself: commands and profile texts, in every language."""

import logging
from collections.abc import Iterator

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import BotCommand

from bot.i18n import Languages, Translator
from bot.views import general

log = logging.getLogger(__name__)

ALSO = {"nb": ("no",)}  # Telegram clients say either


async def introduce(bot: Bot, languages: Languages) -> None:
    """Set what changed since the last start: Telegram limits how often these may be set."""
    try:
        for code, t in _clients(languages):
            await _set_commands(bot, code, t)
            await _set_profile(bot, code, t)
    except TelegramAPIError as error:
        log.warning("commands and profile could not be set: %s", type(error).__name__)


def _clients(languages: Languages) -> Iterator[tuple[str | None, Translator]]:
    """Return the language codes clients ask with; none of them gets English."""
    yield None, languages["en"]
    for code in languages.codes:
        for alias in (code, *ALSO.get(code, ())):
            yield alias, languages[code]


async def _set_commands(bot: Bot, code: str | None, t: Translator) -> None:
    wanted = [BotCommand(command=name, description=told) for name, told in general.commands(t)]
    if await bot.get_my_commands(language_code=code) != wanted:
        await bot.set_my_commands(wanted, language_code=code)


async def _set_profile(bot: Bot, code: str | None, t: Translator) -> None:
    profile = general.profile(t)
    if (await bot.get_my_name(language_code=code)).name != profile.name:
        await bot.set_my_name(profile.name, language_code=code)
    short = await bot.get_my_short_description(language_code=code)
    if short.short_description != profile.short_description:
        await bot.set_my_short_description(profile.short_description, language_code=code)
    if (await bot.get_my_description(language_code=code)).description != profile.description:
        await bot.set_my_description(profile.description, language_code=code)
