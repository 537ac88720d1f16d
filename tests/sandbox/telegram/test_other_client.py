"""A second judge: the client of python-telegram-bot, whose types know every field."""

from collections.abc import AsyncIterator

import pytest
import telegram
from telegram import (
    Bot,
    BotCommand,
    CopyTextButton,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, Conflict, Forbidden, RetryAfter

from bot.sandbox.telegram import Person, TelegramServer
from tests.sandbox.telegram.specification import unknown

BUTTONS = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("Go", callback_data="go")],
        [InlineKeyboardButton("Copy", copy_text=CopyTextButton("203.0.113.7"))],
        [InlineKeyboardButton("Open", url="https://www.mexc.com")],
    ]
)


@pytest.fixture
async def bot(server: TelegramServer) -> AsyncIterator[Bot]:
    made = Bot(server.token, base_url=f"{server.url}/bot", base_file_url=f"{server.url}/file/bot")
    async with made:
        yield made


async def test_the_same_conversation(server: TelegramServer, bot: Bot) -> None:
    person = server.person(42, language="nb")
    await person.say("/start")
    (update,) = await bot.get_updates(timeout=1)
    assert update.message is not None
    assert update.message.parse_entities() == {update.message.entities[0]: "/start"}
    sent = await bot.send_message(
        42, "<b>Hei</b> 🟢 <code>k</code>", parse_mode=ParseMode.HTML, reply_markup=BUTTONS
    )
    assert list(sent.parse_entities().values()) == ["Hei", "k"]
    tap = await person.tap("Go")
    (tapped,) = await bot.get_updates(offset=update.update_id + 1, timeout=1)
    query = tapped.callback_query
    assert query is not None
    assert query.data == "go"
    assert await query.answer("yes")
    assert (await person.answer_to(tap)).text == "yes"
    edited = await query.edit_message_text("next", reply_markup=None)
    await bot.send_message(42, "the key?", reply_markup=ForceReply(input_field_placeholder="key"))
    secret = await person.say("abc-secret")
    (pasted,) = await bot.get_updates(offset=tapped.update_id + 1, timeout=1)
    assert pasted.message is not None
    assert pasted.message.reply_to_message is not None
    assert await pasted.message.delete()
    await person.wait_deleted(secret)
    assert unknown([update, sent, tapped, edited, pasted]) == []


async def test_the_other_things_people_send(
    server: TelegramServer, bot: Bot, person: Person
) -> None:
    await person.edit(await person.say("before"), "after")
    await person.forward("of others", author="Somebody")
    await person.send_photo("caption")
    await person.send_document("caption", name="keys.csv")
    await person.send_voice()
    await person.block()
    await person.unblock()
    await person.within(server.group("Traders", person)).say("/start")
    updates = await bot.get_updates(timeout=1)
    assert unknown(updates) == []
    messages = [update.effective_message for update in updates if update.effective_message]
    assert [m.effective_attachment is not None for m in messages][4:7] == [True, True, True]
    file = await bot.get_file(messages[5].document.file_id)  # type: ignore[union-attr]  # the file
    assert bytes(await file.download_as_bytearray()) == b"file"
    assert updates[-1].effective_chat is not None
    assert updates[-1].effective_chat.type == telegram.Chat.SUPERGROUP


async def test_the_profile(bot: Bot, person: Person) -> None:
    assert person.messages
    assert await bot.set_my_commands([BotCommand("start", "Begynn")], language_code="nb")
    assert await bot.set_my_description("Hva det er", language_code="nb")
    answers = [
        await bot.get_me(),
        await bot.get_chat(42),
        await bot.get_my_commands(language_code="nb"),
        await bot.get_my_description("nb"),
        await bot.get_my_short_description(),
        await bot.get_my_name(),
        await bot.get_chat_menu_button(),
        await bot.get_webhook_info(),
    ]
    assert unknown(answers) == []


async def test_errors(
    server: TelegramServer, bot: Bot, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(7, "a")
    server.fault("sendMessage", 429, retry_after=5)
    with pytest.raises(RetryAfter):
        await bot.send_message(42, "a")
    await person.block()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(42, "a")
    await bot.set_webhook("http://127.0.0.1:9/hook")
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
