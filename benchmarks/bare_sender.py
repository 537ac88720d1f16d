"""The yardstick of sending: a bare aiogram bot sends a line to many people.

    python -m benchmarks.bare_sender <Telegram id of the first> <number of people>

It takes the same settings as the bot, as far as it has a use for them.
"""

import asyncio
import os
import sys
from collections.abc import Iterator

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.handlers.notifying.sender import AT_ONCE


async def _send(first: int, people: int) -> None:
    api = TelegramAPIServer.from_base(os.environ["BOT_TELEGRAM_API_URL"])
    async with Bot(os.environ["BOT_TOKEN"], session=AiohttpSession(api=api)) as bot:
        waiting = iter(range(first, first + people))
        await asyncio.gather(*(_work(bot, waiting) for _ in range(AT_ONCE)))


async def _work(bot: Bot, people: Iterator[int]) -> None:
    for person in people:
        await bot.send_message(person, "Action needed")


if __name__ == "__main__":
    asyncio.run(_send(*map(int, sys.argv[1:])))
