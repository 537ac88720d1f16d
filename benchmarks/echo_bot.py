"""The yardstick of conversations: a minimal aiogram bot that answers each message.

It takes the same settings as the bot, as far as it has a use for them.
"""

import asyncio
import os

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message


async def echo(message: Message) -> None:
    """Repeat the message."""
    await message.answer(message.text or "")


async def _serve() -> None:
    api = TelegramAPIServer.from_base(os.environ["BOT_TELEGRAM_API_URL"])
    bot = Bot(os.environ["BOT_TOKEN"], session=AiohttpSession(api=api))
    dispatcher = Dispatcher()
    dispatcher.message.register(echo)
    await dispatcher.start_polling(bot, handle_signals=False)


if __name__ == "__main__":
    asyncio.run(_serve())
