"""Requests of the session for the Bot API, and its answers."""

import json

import pytest
from aiogram import Bot
from aiogram.methods import SendMessage, SetMyCommands
from aiogram.types import BotCommand, InlineKeyboardButton, InlineKeyboardMarkup
from aiohttp import BytesPayload

from bot.telegram.session import Session

BUTTON = InlineKeyboardButton(text="نعم", callback_data="v1:yes::0")
CALL = SendMessage(
    chat_id=42, text="<b>x</b>", reply_markup=InlineKeyboardMarkup(inline_keyboard=[[BUTTON]])
)
SENT = {"message_id": 7, "date": 1_800_000_000, "chat": {"id": 42, "type": "private"}}


@pytest.fixture
async def bot() -> Bot:
    return Bot("1:token", session=Session())


async def test_a_call_is_sent_as_json_without_missing_values(bot: Bot) -> None:
    body = bot.session.build_form_data(bot, CALL)  # type: ignore[attr-defined]  # aiohttp's session
    assert isinstance(body, BytesPayload)
    assert body.content_type == "application/json"
    assert json.loads(body.decode()) == {
        "chat_id": "42",
        "text": "<b>x</b>",
        "reply_markup": {"inline_keyboard": [[{"text": "نعم", "callback_data": "v1:yes::0"}]]},
    }


async def test_other_values_are_sent_as_aiogram_prepares_them(bot: Bot) -> None:
    call = SetMyCommands(commands=[BotCommand(command="help", description="Help")])
    body = bot.session.build_form_data(bot, call)  # type: ignore[attr-defined]  # aiohttp's session
    [(name, value)] = json.loads(body.decode()).items()
    assert name == "commands"
    assert json.loads(value) == [{"command": "help", "description": "Help"}]


@pytest.mark.parametrize(
    "more",
    [{}, {"reply_markup": {"inline_keyboard": [[{"new": 1}]]}}, {"entities": "of a later version"}],
)
async def test_a_sent_message_is_read_whatever_else_the_answer_holds(
    bot: Bot, more: object
) -> None:
    answer = json.dumps({"ok": True, "result": SENT | dict(more)})  # type: ignore[call-overload]
    sent = bot.session.check_response(bot, CALL, 200, answer).result
    assert sent is not None
    assert (sent.message_id, sent.chat.id, sent.reply_markup) == (7, 42, None)


async def test_the_photo_of_a_sent_message_is_read(bot: Bot) -> None:
    """Its id is sent instead of the picture from then on."""
    size = {"file_id": "AgAC", "file_unique_id": "A", "width": 90, "height": 90}
    answer = json.dumps({"ok": True, "result": SENT | {"photo": [size]}})
    sent = bot.session.check_response(bot, CALL, 200, answer).result
    assert sent is not None
    assert sent.photo is not None
    assert sent.photo[-1].file_id == "AgAC"
