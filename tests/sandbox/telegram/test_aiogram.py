"""A bot of aiogram talks to the sandbox as to Telegram: polling, webhook, errors."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiogram import Bot, Dispatcher
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import SendMessage
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    CallbackQuery,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    ReactionTypeEmoji,
)
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web

from bot.sandbox.telegram import Person, TelegramServer
from tests.sandbox.telegram.pictures import png

PHOTO = png(40, 30)

BUTTONS = InlineKeyboardMarkup(
    inline_keyboard=[
        [InlineKeyboardButton(text="\u2068Go\u2069 on", callback_data="go", style="success")],
        [InlineKeyboardButton(text="Copy", copy_text=CopyTextButton(text="203.0.113.7"))],
    ]
)


def dispatcher() -> Dispatcher:
    """A bot that greets, deletes what it is notified, and changes its message on a tap."""
    made = Dispatcher()

    @made.message()
    async def on_message(message: Message) -> None:
        if message.text == "/start":
            await message.answer("<b>Hello</b> there", reply_markup=BUTTONS)
        else:
            await message.delete()
            await message.answer("deleted")

    @made.callback_query()
    async def on_tap(query: CallbackQuery) -> None:
        await query.answer("on we go", show_alert=True)
        assert isinstance(query.message, Message)
        await query.message.edit_text("gone on")

    return made


@asynccontextmanager
async def polling(bot: Bot) -> AsyncIterator[None]:
    made = dispatcher()
    task = asyncio.create_task(
        made.start_polling(bot, handle_signals=False, close_bot_session=False)
    )
    try:
        yield
    finally:
        await made.stop_polling()
        await task


@asynccontextmanager
async def webhook(bot: Bot, secret: str) -> AsyncIterator[str]:
    app = web.Application()
    SimpleRequestHandler(dispatcher(), bot, secret_token=secret).register(app, "/hook")
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    finally:
        await runner.cleanup()


async def conversation(server: TelegramServer) -> None:
    person = server.person(42, language="ar")
    await person.say("/start")
    greeting = await person.wait_for("Hello")
    assert greeting.labels == ("Go on", "Copy")
    assert [(b.action, b.style) for b in greeting.buttons] == [
        ("callback_data", "success"),
        ("copy_text", ""),
    ]
    assert (await person.tap("copy")).button.value == "203.0.113.7"
    answer = await person.answer_to(await person.tap("Go on"))
    assert (answer.text, answer.alert) == ("on we go", True)
    edited = await person.wait_for("gone on")
    assert (edited.id, edited.buttons) == (greeting.id, ())
    secret = await person.say("7f3a-the-secret")
    await person.wait_deleted(secret)
    await person.wait_for("deleted")


async def test_a_conversation_by_polling(server: TelegramServer, aiogram_bot: Bot) -> None:
    async with polling(aiogram_bot):
        await conversation(server)
        assert not server.holds("the-secret")
    methods = [made.method for made in server.calls]
    assert methods.index("deleteMessage") < len(methods) - 1
    assert "getUpdates" not in methods


async def test_a_conversation_by_webhook(server: TelegramServer, aiogram_bot: Bot) -> None:
    async with webhook(aiogram_bot, "s3cret_token") as url:
        await aiogram_bot.set_webhook(url, secret_token="s3cret_token")
        await conversation(server)
        for _ in range(50):
            if not server.world.updates.pending:
                break
            await asyncio.sleep(0.02)
        assert not server.holds("the-secret")
        info = await aiogram_bot.get_webhook_info()
        assert (info.url, info.pending_update_count, info.last_error_message) == (url, 0, None)


async def test_a_webhook_with_another_secret_takes_nothing(
    aiogram_bot: Bot, person: Person
) -> None:
    async with webhook(aiogram_bot, "right") as url:
        await aiogram_bot.set_webhook(url, secret_token="wrong")
        await asyncio.sleep(0.3)
        info = await aiogram_bot.get_webhook_info()
        assert info.pending_update_count == 1
        assert info.last_error_message == "Wrong response from the webhook: 401 Unauthorized"
        await aiogram_bot.set_webhook(url, secret_token="right")
        await person.wait_for("Hello")


async def test_a_webhook_that_is_not_there_yet(
    server: TelegramServer, aiogram_bot: Bot, person: Person
) -> None:
    async with webhook(aiogram_bot, "right") as url:
        pass
    await aiogram_bot.set_webhook(url, secret_token="right")
    await asyncio.sleep(0.3)
    info = await aiogram_bot.get_webhook_info()
    assert (info.pending_update_count, info.last_error_message) == (1, "Connection refused")
    await aiogram_bot.delete_webhook()
    async with polling(aiogram_bot):
        await person.wait_for("Hello")
    assert server.world.updates.pending == {}


async def test_a_method_inside_the_answer_to_a_webhook(
    server: TelegramServer, aiogram_bot: Bot
) -> None:
    made = Dispatcher()

    @made.message()
    async def on_message(message: Message) -> SendMessage:
        return message.answer("from inside")

    app = web.Application()
    handler = SimpleRequestHandler(made, aiogram_bot, handle_in_background=False)
    handler.register(app, "/hook")
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    await aiogram_bot.set_webhook(f"http://127.0.0.1:{runner.addresses[0][1]}/hook")
    person = server.person(42)
    await person.say("hello")
    await person.wait_for("from inside")
    await runner.cleanup()


@pytest.mark.parametrize(
    ("code", "words", "error"),
    [
        (400, "Bad Request: chat not found", TelegramBadRequest),
        (401, "Unauthorized", TelegramUnauthorizedError),
        (403, "Forbidden: bot was blocked by the user", TelegramForbiddenError),
        (409, "Conflict: terminated by setWebhook request", TelegramConflictError),
        (429, "Too Many Requests: retry after 3", TelegramRetryAfter),
    ],
)
async def test_errors_become_the_right_exceptions(
    code: int, words: str, error: Any, server: TelegramServer, aiogram_bot: Bot
) -> None:
    server.fault("sendMessage", code, words, retry_after=3 if code == 429 else None)
    with pytest.raises(error, match=words):
        await aiogram_bot.send_message(42, "a")


async def test_the_rest_of_what_a_bot_calls(aiogram_bot: Bot, person: Person) -> None:
    assert (await aiogram_bot.get_me()).username == "backfuture_sandbox_bot"
    assert await aiogram_bot.set_my_commands(
        [BotCommand(command="start", description="Begynn")], language_code="nb"
    )
    assert [c.command for c in await aiogram_bot.get_my_commands(language_code="nb")] == ["start"]
    photo = await aiogram_bot.send_photo(42, BufferedInputFile(PHOTO, "a.png"), caption="<b>c</b>")
    assert photo.photo
    assert (await aiogram_bot.download(photo.photo[-1].file_id)).read() == PHOTO  # type: ignore[union-attr]  # with no destination it returns a file
    sent = await person.say("thanks")
    await aiogram_bot.set_message_reaction(42, sent.id, [ReactionTypeEmoji(emoji="👍")])
    assert person.messages[-1].reaction == "👍"
    assert (await aiogram_bot.get_chat(42)).first_name == "Kari"
    assert await aiogram_bot.delete_messages(42, [sent.id, photo.message_id])
    assert [m.deleted for m in person.messages] == [False, True, True]
