"""Sends a message of notices, or edits the one about the same group of a strategy."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest

from bot.domain.notice.group_message import GroupMessage
from bot.services.notifying.planner import DeliveryPlan, PlannedNotice
from bot.telegram.keyboards import keyboard
from bot.telegram.sending import NOT_MODIFIED
from bot.views import View


async def tell(
    bot: Bot,
    person: int,
    plan: DeliveryPlan,
    message: Sequence[PlannedNotice],
    view: View,
    now: datetime,
) -> GroupMessage:
    """Send a message, or edit the one about its group; return which one it is.

    Neither an edit nor a message about add-ons alone makes a sound. If the edit is refused, there
    is no message: the next attempt sends a new one, at a time when it may.
    """
    newest = message[-1].notice
    if (told := plan.edited(message, now)) and told.message:
        if await _edit(bot, person, view, told.message):
            return replace(told, shows=newest.at)
        return GroupMessage(shows=told.shows)
    silent = all(one.notice.payload.is_add_on for one in message)
    sent = await bot.send_message(
        person, view.text, reply_markup=keyboard(view), disable_notification=silent or None
    )
    return GroupMessage(message=sent.message_id, sent_at=now, shows=newest.at)


async def _edit(bot: Bot, person: int, view: View, message: int) -> bool:
    """Show a view in a message; return whether it shows it now: it may be deleted, or too old."""
    try:
        await bot.edit_message_text(
            view.text, chat_id=person, message_id=message, reply_markup=keyboard(view)
        )
    except TelegramBadRequest as error:
        return NOT_MODIFIED in error.message
    return True
