"""Sets the commands and profile texts of the bot, in every language."""

import logging
from collections.abc import Awaitable, Callable, Collection, Iterator
from typing import TypeAlias

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.types import BotCommand, BotCommandScopeChat

from bot.i18n import ENGLISH, Languages, Translator, client_codes
from bot.views import general
from bot.views.operating import snapshot

log = logging.getLogger(__name__)

Commands: TypeAlias = tuple[tuple[str, str], ...]  # name and description
Introduce: TypeAlias = Callable[[str | None, Translator], Awaitable[None]]

_TEXTS = ("command-", "profile-")  # the messages that this module reads


async def introduce(
    bot: Bot, languages: Languages, admins: Collection[int], *, strategies: bool = True
) -> None:
    """Set what changed since the last start: Telegram limits how often these may be set.

    A language that fails leaves the others set. `admins`: see additional commands in their
    private chats. `strategies`: they are on.
    """

    async def general_texts(code: str | None, t: Translator) -> None:
        await _set_commands(bot, code, general.commands(t, strategies=strategies))
        await _set_profile(bot, code, t)

    if failed := await _in_each(languages, general_texts):
        log.warning("commands and profile could not be set: %s", ", ".join(failed))
    for admin in admins:
        await _introduce_to(bot, languages, admin, strategies=strategies)


async def _introduce_to(bot: Bot, languages: Languages, admin: int, *, strategies: bool) -> None:
    """Set the commands that an admin sees; fails until the admin has written to the bot."""
    scope = BotCommandScopeChat(chat_id=admin)

    async def own_commands(code: str | None, t: Translator) -> None:
        await _set_commands(bot, code, snapshot.commands(t, strategies=strategies), scope)

    if failed := await _in_each(languages, own_commands):
        log.warning("the commands of an admin could not be set: %s", ", ".join(failed))


async def _in_each(languages: Languages, task: Introduce) -> list[str]:
    """Do a task for each code of clients; return the failures with their codes."""
    failed = []
    for code, t in _clients(languages):
        try:
            await task(code, t)
        except AiogramError as error:
            failed.append(f"{type(error).__name__} ({code or 'default'})")
    return failed


def _clients(languages: Languages) -> Iterator[tuple[str | None, Translator]]:
    """Yield the language codes of clients with their translators; None stands for all others.

    Only the messages that are needed are read: a whole language takes long to build.
    """
    yield None, languages.excerpt(ENGLISH, _TEXTS)
    for code in languages.codes:
        if clients := client_codes(code):
            t = languages.excerpt(code, _TEXTS)
            yield from ((client, t) for client in clients)


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
    """Set the profile texts. The name is the same in every language: it is set without a code."""
    profile = general.profile(t)
    if code is None and (await bot.get_my_name()).name != profile.name:
        await bot.set_my_name(profile.name)
    short = await bot.get_my_short_description(language_code=code)
    if short.short_description != profile.short_description:
        await bot.set_my_short_description(profile.short_description, language_code=code)
    if (await bot.get_my_description(language_code=code)).description != profile.description:
        await bot.set_my_description(profile.description, language_code=code)
