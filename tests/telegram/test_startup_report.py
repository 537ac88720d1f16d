"""The startup report: longer at the first start, and without secrets."""

import logging
from pathlib import Path
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.sandbox.telegram import SANDBOX_TOKEN, TelegramServer
from bot.settings import load_settings
from bot.telegram.startup_report import StartupReport


async def said(
    caplog: pytest.LogCaptureFixture,
    *,
    url: str,
    first: bool,
    patience: float = 10.0,
    **given: Any,
) -> list[str]:
    caplog.clear()
    caplog.set_level(logging.INFO, logger="bot")
    bot = Bot(SANDBOX_TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(url)))
    key = Path("data/master.key") if first else None
    settings = load_settings(**given)
    report = StartupReport(settings=settings, place="data/bot.db", new_key=key, patience=patience)
    await report.log_report(bot)
    await bot.session.close()
    return [record.getMessage() for record in caplog.records if record.name.startswith("bot.")]


async def test_the_first_start_says_what_was_made_and_what_is_missing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with TelegramServer() as server:
        lines = await said(caplog, url=server.url, first=True)
    assert lines[0] == (
        "the bot is up · database: data/bot.db · admins: none (BOT_ADMINS) · "
        "status pages: off (BOT_STATUS_LISTEN) · addresses for IP lists: none (BOT_SERVER_IPS)"
    )
    assert "BOT_ADMINS" in lines[1]
    assert "BOT_SERVER_IPS" in lines[2]
    assert lines[3].startswith("a master key was created at data/master.key: back it up now")
    assert lines[4:] == ["the bot's account is @backfuture_sandbox_bot"]


async def test_later_starts_say_it_in_two_lines(caplog: pytest.LogCaptureFixture) -> None:
    async with TelegramServer() as server:
        lines = await said(
            caplog,
            url=server.url,
            first=False,
            admins="1,2",
            status_listen="127.0.0.1:9464",
            server_ips="203.0.113.7",
        )
    assert lines[0] == (
        "the bot is up · database: data/bot.db · admins: 2 · "
        "status pages: 127.0.0.1:9464 · addresses for IP lists: 203.0.113.7"
    )
    assert len(lines) == 2


async def test_a_telegram_that_is_down_hides_nothing(caplog: pytest.LogCaptureFixture) -> None:
    lines = await said(caplog, url="http://127.0.0.1:9", first=True, patience=2.0)
    assert any("back it up now" in line for line in lines)
    assert lines[-1].startswith("Telegram did not return the bot's account: ")
