"""Owns the second step of a notice: it was written when noticed; here it is told."""

import logging

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest, TelegramForbiddenError

from bot.domain.notice import Notice
from bot.domain.ports import Notices
from bot.handlers.buttons import keyboard
from bot.handlers.desk import Desk
from bot.views import notices as views

log = logging.getLogger(__name__)


async def tell_all(bot: Bot, desk: Desk, notices: Notices) -> None:
    """Tell every notice that waits; one that cannot be sent now comes again later."""
    for notice in await notices.claim(desk.clock()):
        if await _tell(bot, desk, notice):
            await notices.told(notice, desk.clock())


async def _tell(bot: Bot, desk: Desk, notice: Notice) -> bool:
    """Send a notice; return whether it was told or can never be."""
    t = desk.languages.pick(*await desk.people.languages(notice.person))
    view = views.notice(t, notice, desk.exchanges[notice.exchange])
    try:
        await bot.send_message(notice.person, view.text, reply_markup=keyboard(view))
    except (TelegramForbiddenError, TelegramBadRequest):
        log.info("%s cannot be told: the chat is closed", notice.person)
    except AiogramError as error:
        log.warning("a notice waits: %s", type(error).__name__)
        return False
    return True
