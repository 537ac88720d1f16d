"""The checks of the Telegram account."""

import asyncio

import aiohttp
import pytest
from aiohttp import web
from pydantic import SecretStr

from bot.cli import doctor
from bot.cli.doctor.finding import ExaminationResult, Level, fail, ok, run_all
from bot.heartbeat import Heartbeat
from bot.sandbox.telegram import TelegramServer
from bot.settings import Settings
from tests.cli.doctor.conftest import Change


async def ask_telegram(settings: Settings) -> ExaminationResult:
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


async def test_the_webhook_of_this_bot(telegram: TelegramServer, change: Change) -> None:
    settings = change(telegram_api_url=telegram.url, public_url="https://connect.example")
    none = await ask_telegram(settings)
    assert (none.level, none.fix) == (Level.WARN, "Start the bot: it sets the webhook.")
    hook = telegram.world.webhook
    hook.url = "https://connect.example/hush-hush"
    assert (await ask_telegram(settings)).level is Level.OK
    hook.last_error = (telegram.clock.timestamp() - 60, "Bad /hush-hush\nreset")
    told = await ask_telegram(settings)
    assert (told.level, "1 min ago: Bad /… reset" in told.found) == (Level.OK, True)
    hook.url = "https://hooks.example/hush-hush"
    told = await ask_telegram(settings)
    assert (told.level, "at hooks.example" in told.found) == (Level.FAIL, True)


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


async def rival(url: str, polling: asyncio.Event) -> None:
    """Poll as a second program: retry soon after each refusal."""
    async with aiohttp.ClientSession() as session:
        while True:
            call = session.post(url, json={"timeout": 25})
            polling.set()
            async with call as response:
                await response.read()
            await asyncio.sleep(0.2)


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_another_program_on_the_token_is_told(
    telegram: TelegramServer, change: Change, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.cli.doctor.telegram.LISTEN", 6)
    settings = change(telegram_api_url=telegram.url)
    if kind == "postgresql":
        url = SecretStr("postgresql+asyncpg://nobody@127.0.0.1:9/none")
        settings = change(telegram_api_url=telegram.url, database_url=url)
    polling = asyncio.Event()
    url_of = f"{telegram.url}/bot{telegram.token}/getUpdates"
    other = asyncio.create_task(rival(url_of, polling))
    await polling.wait()
    told = await ask_telegram(settings)
    other.cancel()
    await asyncio.gather(other, return_exceptions=True)
    assert told.level is (Level.FAIL if kind == "sqlite" else Level.WARN)
    assert "another program uses the token of @backfuture_sandbox_bot" in told.found
    assert "@BotFather" in told.fix


async def test_what_the_running_bot_notes_is_told_and_it_is_not_disturbed(
    telegram: TelegramServer, change: Change
) -> None:
    settings = change(telegram_api_url=telegram.url)
    sign = Heartbeat.of(settings.database_url.get_secret_value())
    sign.beat()
    polls = telegram.world.updates.polls
    assert (await ask_telegram(settings)).level is Level.OK
    sign.beat("another program uses this bot's token")
    told = await ask_telegram(settings)
    assert told.level is Level.FAIL
    assert "another program uses this bot's token" in told.found
    assert telegram.world.updates.polls == polls


async def test_looking_confirms_no_update(telegram: TelegramServer, change: Change) -> None:
    await telegram.person(42).say("waits")
    assert (await ask_telegram(change(telegram_api_url=telegram.url))).level is Level.OK
    assert len(telegram.world.updates.pending) == 1
