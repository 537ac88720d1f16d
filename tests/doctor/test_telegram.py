"""What is said of the account at Telegram."""

import pytest
from aiohttp import web
from pydantic import SecretStr

from bot import doctor
from bot.doctor.finding import Level, Outcome, fail, ok, run_all
from bot.sandbox.telegram import TelegramServer
from bot.settings import Settings
from tests.doctor.conftest import Change


async def ask_telegram(settings: Settings) -> Outcome:
    (told,) = await run_all(doctor.telegram.checks(settings))
    assert "SANDBOX-token" not in repr(told)
    return told.outcome


async def test_the_account_and_its_rights_are_told(
    telegram: TelegramServer, change: Change
) -> None:
    told = await ask_telegram(change(telegram_api_url=telegram.url))
    assert told == ok(
        "token accepted: @backfuture_sandbox_bot (may be added to groups, privacy mode); no webhook"
    )


async def test_a_webhook_stops_the_bot_and_its_address_is_not_shown_whole(
    telegram: TelegramServer, change: Change
) -> None:
    telegram.world.webhook.url = "https://hooks.example/hush-hush"
    told = await ask_telegram(change(telegram_api_url=telegram.url))
    assert told.level is Level.FAIL
    assert "hooks.example" in told.found
    assert "hush-hush" not in repr(told)
    assert "deleteWebhook" in told.fix


@pytest.mark.parametrize("token", ["424242:another-token-than-the-sandbox-takes", "1:short"])
async def test_a_wrong_token_is_told_and_never_shown(
    telegram: TelegramServer, change: Change, token: str
) -> None:
    told = await ask_telegram(change(telegram_api_url=telegram.url, token=SecretStr(token)))
    assert told == fail("127.0.0.1 refuses BOT_TOKEN", "Ask @BotFather for a new token and set it.")


async def test_no_token_is_told(change: Change) -> None:
    told = await ask_telegram(change(token=None))
    assert (told.level, told.found) == (Level.FAIL, "BOT_TOKEN is not set")


async def test_a_telegram_that_is_busy_is_a_warning(
    telegram: TelegramServer, change: Change
) -> None:
    telegram.fault("getMe", 429, retry_after=3)
    told = await ask_telegram(change(telegram_api_url=telegram.url))
    assert (told.level, told.found) == (Level.WARN, "127.0.0.1 answers 429")


async def test_a_telegram_that_has_stopped_fails(telegram: TelegramServer, change: Change) -> None:
    await telegram.stop()
    told = await ask_telegram(change(telegram_api_url=telegram.url))
    assert told.level is Level.FAIL
    assert "cannot be reached" in told.found
    assert "BOT_TELEGRAM_API_URL" in told.fix


@pytest.mark.parametrize(
    "body", ["<html>", "[]", "{}", '{"ok": true}', '{"ok": true, "result": 1}']
)
async def test_what_is_no_bot_api_server_fails(change: Change, body: str) -> None:
    async def answer(_: web.BaseRequest) -> web.Response:
        return web.Response(text=body)

    runner = web.ServerRunner(web.Server(answer, access_log=None))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    told = await ask_telegram(change(telegram_api_url=f"http://127.0.0.1:{runner.addresses[0][1]}"))
    await runner.cleanup()
    assert told.level is Level.FAIL
    assert "does not answer as a Bot API server does" in told.found
