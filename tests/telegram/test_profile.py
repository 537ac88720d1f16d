"""The commands and profile texts, set language by language in the sandbox of Telegram."""

from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.i18n import Languages, language_files
from bot.sandbox.telegram import SANDBOX_TOKEN, TelegramServer
from bot.telegram.profile import introduce

ENGLISH = language_files()[0].read_text(encoding="utf-8")
NAMES = {"en": "English", "de": "Deutsch", "fr": "Français", "pt-BR": "Português"}
NAMES |= {"nb": "Norsk", "zh-Hans": "简体中文", "zh-Hant": "繁體中文"}


def folder_of(folder: Path, **descriptions: str) -> Languages:
    """Return languages whose commands name their language; `descriptions` replace help's."""
    for code, name in NAMES.items():
        said = descriptions.get(code, f"Help in {code}")
        text = ENGLISH.replace("command-help = ", f"command-help = {said} ")
        named = text.replace("language-name = English", f"language-name = {name}")
        (folder / f"{code}.ftl").write_text(named, encoding="utf-8")
    return Languages(folder)


async def introduced(languages: Languages, server: TelegramServer) -> dict[str, str]:
    """Return the language in which each code has the command help."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(server.url))
    bot = Bot(SANDBOX_TOKEN, session=session)
    await introduce(bot, languages, (42,))
    await bot.session.close()
    return {
        code: next(c["description"] for c in commands if c["command"] == "help").split(" ")[2]
        for (scope, code), commands in server.world.profile.commands.items()
        if scope[0] == "default"
    }


async def test_languages_with_a_script_or_a_region_are_set_under_two_letters(
    tmp_path: Path,
) -> None:
    async with TelegramServer() as server:
        server.world.profile.names[""] = "An old name"
        told = await introduced(folder_of(tmp_path), server)
        names = dict(server.world.profile.names)
    assert told == {
        "": "en",
        "en": "en",
        "de": "de",
        "fr": "fr",
        "nb": "nb",
        "no": "nb",
        "pt": "pt-BR",
        "zh": "zh-Hans",
    }
    assert names == {"": Languages()["en"].plain("profile-name")}  # once, for every language


async def test_a_language_that_is_refused_leaves_the_others_set(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    languages = folder_of(tmp_path, de="Hilfe " * 50)  # a description has 256 characters at most
    async with TelegramServer() as server:
        told = await introduced(languages, server)
    assert told.keys() == {"", "en", "fr", "nb", "no", "pt", "zh"}
    assert "commands and profile could not be set: TelegramBadRequest (de)" in caplog.text
